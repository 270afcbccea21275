"""Time expressions against WikiWars: `python benchmarks/timex.py [FOLDER]`.

Prints the figures of the benchmark's own scorer and the seconds the grammar took. FOLDER holds NAME.txt and
NAME.timex.jsonl; by default `../shared/benchmarks/timex` beside the repository. `--keep DIR` keeps what was found.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from variorum.language.times import as_records, find_in_text

SHARED = Path(__file__).resolve().parents[2] / "shared" / "benchmarks"


def run(folder: Path, out: Path) -> tuple[float, int]:
    """Writes the expressions of each text of `folder` to `out`. Returns seconds and characters read."""
    seconds, size = 0.0, 0
    for gold in sorted(folder.glob("*.timex.jsonl")):
        name = gold.name.removesuffix(".timex.jsonl")
        text = (folder / f"{name}.txt").read_text(encoding="utf-8")
        with gold.open(encoding="utf-8") as lines:
            published = json.loads(next(lines))["document_date"]
        began = time.process_time()
        records = as_records(find_in_text(text, published=published))
        seconds += time.process_time() - began
        size += len(text)
        body = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        (out / f"{name}.jsonl").write_text(body, encoding="utf-8")
    return seconds, size


def main() -> int:
    """Runs the grammar and the scorer. Returns the exit code."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", nargs="?", type=Path, default=SHARED / "timex")
    arguments.add_argument("--keep", type=Path)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        out = given.keep or Path(scratch)
        out.mkdir(parents=True, exist_ok=True)
        seconds, size = run(given.folder, out)
        scorer = SHARED / "score_timex.py"
        scored = subprocess.run(
            [sys.executable, str(scorer), str(given.folder), str(out)], check=True, capture_output=True, text=True
        )
    print(scored.stdout.strip())
    print(json.dumps({"seconds": round(seconds, 3), "characters": size}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
