"""The accuracy card: everything that can be measured of the reading, written into docs/accuracy.md.

    python benchmarks/accuracy_card.py             measure and write the figures
    python benchmarks/accuracy_card.py --check     measure, write nothing, fail where the page tells other figures

The figures stand between two marks in the page; what is around them is written by hand. Nothing of the corpus's text
is copied: the page tells counts, types and roles only. Needs the folder `shared` beside the repository.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.accuracy import ROOT, SHARED, Corpus, corpus, write_claims
from benchmarks.timex import run as run_timex
from variorum.extraction.rules import load_rules

PAGE = ROOT / "docs" / "accuracy.md"
BEGIN, END = "<!-- figures: written by `make accuracy` -->", "<!-- end of figures -->"
_STEPS = 10


@dataclass
class Tally:
    """Counts of one slice: claims of the gold, found, strictly right, right at least in half."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    soft: int = 0

    def add(self, other: Tally) -> None:
        """Adds the counts of another slice."""
        self.gold += other.gold
        self.found += other.found
        self.strict += other.strict
        self.soft += other.soft

    def row(self, name: str) -> str:
        """A line of a table: name, counts, strict precision, recall and F1, soft F1."""
        p, r = _share(self.strict, self.found), _share(self.strict, self.gold)
        soft = _f1(_share(self.soft, self.found), _share(self.soft, self.gold))
        return f"| {name} | {self.gold} | {self.found} | {p:.2f} | {r:.2f} | {_f1(p, r):.2f} | {soft:.2f} |"


@dataclass
class Card:
    """What was measured on one corpus. `sure` pairs each found claim's confidence with whether it is right."""

    documents: dict[str, Tally] = field(default_factory=dict)
    types: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    publishers: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    total: Tally = field(default_factory=Tally)
    status: Counter[bool] = field(default_factory=Counter)
    attribution: Counter[bool] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    sure: list[tuple[float, bool]] = field(default_factory=list)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _f1(p: float, r: float) -> float:
    return 2 * p * r / (p + r) if p + r else 0.0


def _scorer(path: Path) -> ModuleType:
    """The corpus's own scorer as a module: its matching decides, not ours."""
    spec = importlib.util.spec_from_file_location("corpus_score", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measure(source: Corpus, claims: Path) -> Card:
    """The card of the claims in the folder `claims`, a NAME.jsonl a document."""
    scorer, card = _scorer(source.scorer), Card()
    for name in source.names():
        gold = scorer.read_gold(source.gold / f"{name}.gold")
        text = (source.documents / f"{name}.txt").read_text(encoding="utf-8")
        lines = (claims / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        result = scorer.score(gold, text, [json.loads(line) for line in lines])
        _count(card, name, gold, result, scorer)
    return card


def _count(card: Card, name: str, gold: list[dict[str, Any]], result: Any, scorer: ModuleType) -> None:
    totals, _, took_gold, typed, took_claim, _ = result
    here = Tally(totals["gold"], totals["found"], totals["strict"], totals["soft"])
    card.documents[name] = here
    card.total.add(here)
    card.publishers[name.rpartition("-")[2]].add(here)
    for i, line in enumerate(gold):
        if line["free"]:
            continue
        taken = took_gold.get(i)
        tally = Tally(gold=1, strict=int(taken is not None and taken[1] == 1), soft=int(taken is not None))
        card.types[line["type"]].add(tally)
        if taken is None:
            card.faults["missed: no claim of the type at these words"] += 1
            continue
        claim = typed[taken[0]]
        card.status[claim["status"] in line["status"]] += 1
        if line["attribution"]:
            said = (claim.get("attribution") or {}).get("text") or ""
            card.attribution[any(scorer.same(who, said) for who in line["attribution"])] += 1
        if taken[1] < 1:
            card.faults[f"half right: {_what_differs(line, claim, scorer)}"] += 1
    _count_found(card, gold, typed, took_gold, took_claim)


def _count_found(card: Card, gold: Sequence[Any], typed: Sequence[Any], took_gold: Any, took_claim: Any) -> None:
    for j, claim in enumerate(typed):
        i = took_claim.get(j)
        if i is not None and gold[i]["free"]:
            continue
        card.types[claim["type"]].found += 1
        right = i is not None and took_gold[i][1] == 1
        card.sure.append((claim["confidence"], right))
        if i is None:
            card.faults["in excess: a claim that the gold does not have"] += 1


def _what_differs(line: Any, claim: Any, scorer: ModuleType) -> str:
    wrong = [
        role
        for role, (accepted, required) in line["roles"].items()
        if required and not any(scorer.filler_matches(accepted, f) for f in claim["roles"].get(role, []))
    ]
    if wrong:
        return "another filler of " + ", ".join(sorted(wrong))
    return "no time" if claim.get("time") is None else "another time"


HEAD = "| | gold | found | precision | recall | strict F1 | soft F1 |\n|---|---|---|---|---|---|---|"


def page(cards: dict[str, Card], timex: dict[str, Any] | None) -> str:
    """The figures as Markdown."""
    return "\n".join(_sections(cards, timex)).strip() + "\n"


def _sections(cards: dict[str, Card], timex: dict[str, Any] | None) -> Iterator[str]:
    yield "## All claims\n\n" + HEAD
    for name, card in cards.items():
        yield card.total.row(name)
    yield ""
    for name, card in cards.items():
        status, who = card.status, card.attribution
        yield (
            f"On *{name}*: status right in {_share(status[True], status.total()):.1%} of the matched claims, the speaker "
            f"named in {who[True]} of {who.total()} cases."
        )
    gold = cards["gold"]
    yield "\n## By document (gold)\n\n" + HEAD
    yield from (tally.row(name) for name, tally in sorted(gold.documents.items()))
    yield "\n## By publisher (gold and train)\n\n" + HEAD
    publishers: dict[str, Tally] = defaultdict(Tally)
    for card in cards.values():
        for name, tally in card.publishers.items():
            publishers[name].add(tally)
    yield from (tally.row(name) for name, tally in sorted(publishers.items()))
    yield "\n## By type (gold)\n\n" + HEAD
    yield from (tally.row(name) for name, tally in sorted(gold.types.items(), key=lambda kv: (-kv[1].gold, kv[0])))
    yield "\n## What goes wrong (gold)\n\n| fault | claims |\n|---|---|"
    yield from (f"| {name} | {n} |" for name, n in sorted(gold.faults.items(), key=lambda kv: (-kv[1], kv[0])))
    yield "\n## Reliability of `confidence` (gold)\n\n| confidence | claims | strictly right |\n|---|---|---|"
    yield from _reliability(gold.sure)
    yield "\n## Rules and times\n"
    rules = load_rules()
    examples = sum(len(r.examples) for r in rules)
    counters = sum(len(r.counter) for r in rules)
    yield f"{len(rules)} rules with {examples} examples and {counters} counter-examples, all of which a test runs."
    if timex is not None:
        yield (
            f"\nTime expressions on the shared half of WikiWars: strict F1 {timex['strict_f1']}, relaxed F1 "
            f"{timex['relaxed_f1']}, value F1 {timex['value_f1']} (HeidelTime, same scorer: 85.45, 92.56, 84.42)."
        )


def _reliability(sure: Sequence[tuple[float, bool]]) -> Iterator[str]:
    """Claims by confidence, in steps of a tenth, with the share that is right."""
    bins: dict[int, list[bool]] = defaultdict(list)
    for confidence, right in sure:
        bins[min(_STEPS - 1, int(confidence * _STEPS + 1e-9))].append(right)
    for step, some in sorted(bins.items()):
        yield f"| {step / _STEPS:.1f} to {(step + 1) / _STEPS:.1f} | {len(some)} | {_share(sum(some), len(some)):.0%} |"


def _timex(shared: Path) -> dict[str, Any] | None:
    """The figures of the benchmark of time expressions, None where it is not there."""
    import subprocess

    folder = shared / "benchmarks" / "timex"
    if not folder.is_dir():
        return None
    with tempfile.TemporaryDirectory() as scratch:
        run_timex(folder, Path(scratch))
        command = [sys.executable, str(shared / "benchmarks" / "score_timex.py"), str(folder), scratch]
        out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: dict[str, Any] = json.loads(out)
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; the exit code."""
    summary, _, usage = (__doc__ or "").partition("\n")
    parser = argparse.ArgumentParser(description=summary, epilog=usage, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where the page differs")
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder with eval/ and documents/")
    options = parser.parse_args(arguments)
    cards = {}
    for name in ("gold", "train"):
        source = corpus(name, options.shared)
        if not source.scorer.is_file():
            print(f"accuracy: no scorer at {source.scorer}; say where the folder is with --shared.", file=sys.stderr)
            return 1
        with tempfile.TemporaryDirectory() as scratch:
            for read in write_claims(source, Path(scratch)):
                print(f"read {read}", file=sys.stderr)
            cards[name] = measure(source, Path(scratch))
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    whole = f"{before}{BEGIN}\n\n{page(cards, _timex(options.shared))}\n{END}{after}"
    if options.check:
        return int(whole != PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(whole, encoding="utf-8")
    print(f"written: {PAGE.relative_to(ROOT)}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
