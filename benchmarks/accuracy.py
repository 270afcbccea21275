"""Accuracy of reading: claims for every gold document, and what the shared scorer says of them.

    python benchmarks/accuracy.py                  score ../shared/eval/gold
    python benchmarks/accuracy.py --set train      score the training profiles instead
    python benchmarks/accuracy.py --misses         list what was missed, half found and found in excess
    python benchmarks/accuracy.py --out FOLDER     keep the claims there, a NAME.jsonl a document
    python benchmarks/accuracy.py --pin            make today's figures the baseline of the accuracy gate

Needs the folder `shared` beside the repository, with `eval/score.py`, gold files and documents.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from variorum.edition import own_stages
from variorum.edition.reading import EXTRACTOR
from variorum.export.jsonl import lines
from variorum.model import Metadata

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
BASELINE = ROOT / "tests" / "eval" / "baseline.json"


@dataclass(frozen=True, slots=True)
class Corpus:
    """Gold files and, under the same names, their documents."""

    gold: Path
    documents: Path
    scorer: Path

    def names(self) -> tuple[str, ...]:
        """The names of all documents with gold claims, sorted."""
        return tuple(sorted(path.stem for path in self.gold.glob("*.gold")))

    def digest(self) -> str:
        """The SHA-256, in hex, of the scorer, the gold files and their documents."""
        files = [self.scorer]
        for name in self.names():
            files += [self.gold / f"{name}.gold", self.documents / f"{name}.txt"]
        whole = hashlib.sha256()
        for file in files:
            whole.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
        return whole.hexdigest()


def corpus(name: str = "gold", shared: Path = SHARED) -> Corpus:
    """The corpus `name`: "gold" (its documents lie in their own folder) or "train" (side by side)."""
    folder = shared / "eval" / name
    documents = folder if name == "train" else shared / "documents"
    return Corpus(folder, documents, shared / "eval" / "score.py")


def write_claims(source: Corpus, out: Path) -> Iterator[str]:
    """Writes the claims of each document to `out`/NAME.jsonl, each read and resolved alone; yields the names.

    Raises: VariorumError where a document cannot be read or the language model is missing.
    """
    stages = own_stages()
    model = stages.load_model()
    out.mkdir(parents=True, exist_ok=True)
    for name in source.names():
        document = stages.read(source.documents / f"{name}.txt", f"{name}.txt", Metadata())
        found = stages.extract(document, stages.analyse(document, model))
        claims = stages.resolve(found, ()).claims
        (out / f"{name}.jsonl").write_text("".join(lines(claims, EXTRACTOR)), encoding="utf-8")
        yield name


def score(source: Corpus, claims: Path, *options: str) -> str:
    """What the scorer prints of the claims in the folder `claims`.

    Raises: subprocess.CalledProcessError where the scorer fails.
    """
    command: list[str | Path] = [
        sys.executable,
        source.scorer,
        "--all",
        source.gold,
        source.documents,
        claims,
        *options,
    ]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8").stdout


def figures(source: Corpus, claims: Path) -> dict[str, Any]:
    """The figures that the gate compares: overall and strict F1 of each document, with the corpus digest."""
    scored = json.loads(score(source, claims, "--json"))
    wanted = ("strict_f1", "strict_p", "strict_r", "soft_f1", "status_accuracy", "attribution_recall", "misplaced")
    return {
        "corpus": source.digest(),
        "overall": {key: scored["summary"][key] for key in wanted},
        "documents": {name: row["strict_f1"] for name, row in scored["documents"].items()},
    }


def pin(found: dict[str, Any], file: Path = BASELINE) -> None:
    """Makes `found` the baseline of the accuracy gate."""
    file.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; the exit code."""
    summary, _, usage = (__doc__ or "").partition("\n")
    parser = argparse.ArgumentParser(description=summary, epilog=usage, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--set", choices=("gold", "train"), default="gold", help="which profiles")
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder with eval/ and documents/")
    parser.add_argument("--out", type=Path, help="where the claims are kept")
    parser.add_argument("--misses", action="store_true", help="list what is wrong")
    parser.add_argument("--pin", action="store_true", help="pin the figures as the gate's baseline")
    options = parser.parse_args(arguments)
    if options.pin and options.set != "gold":
        parser.error("only the gold set can be pinned: leave --set out")
    source = corpus(options.set, options.shared)
    if not source.scorer.is_file():
        print(f"accuracy: no scorer at {source.scorer}; say where the folder is with --shared.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as temporary:
        out = options.out or Path(temporary)
        for name in write_claims(source, out):
            print(f"read {name}", file=sys.stderr)
        print(score(source, out, *(["--misses"] if options.misses else [])), end="")
        if options.pin:
            pin(figures(source, out))
            print(f"pinned in {BASELINE.relative_to(ROOT)}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
