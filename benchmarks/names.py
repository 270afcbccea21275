"""Names of bodies and persons against judged lists: `python benchmarks/names.py [FOLDER]`.

FOLDER holds groups.csv (left, right, relation) and pairs.csv (schema, name1, name2, is_match); by default
`../shared/benchmarks/names` beside the repository. Prints, for groups, how often the best candidate of a left name that
has a "same" is one (top-1), and precision, recall and F1 of "same" against all other relations; for pairs, the same of
a score of at least THRESHOLD; and the pairs a second. The halves are those of a seeded draw: of left names, of pairs.
`--misses N` prints the N worst of each list.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from variorum.model import ReferentType
from variorum.resolution.matching import POSSIBLE, Match, match
from variorum.resolution.vocabulary import vocabulary

SHARED = Path(__file__).resolve().parents[2] / "shared" / "benchmarks"
THRESHOLD = POSSIBLE
SEED = 11

Row = dict[str, str]
Judged = tuple[Row, Match]


def rows_of(path: Path) -> list[Row]:
    """The rows of a CSV file with a head line."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def first_half(keys: Iterable[str]) -> frozenset[str]:
    """Half of the distinct keys, the same in every run."""
    found = sorted(set(keys))
    random.Random(SEED).shuffle(found)
    return frozenset(found[: len(found) // 2])


def figures(judged: Sequence[Judged], gold: Callable[[Row], bool], said: Callable[[Match], bool]) -> str:
    """Precision, recall and F1."""
    right = sum(gold(row) and said(found) for row, found in judged)
    precision = right / max(1, sum(said(found) for _, found in judged))
    recall = right / max(1, sum(gold(row) for row, _ in judged))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({len(judged)} pairs)"


def same(row: Row) -> bool:
    """Whether the list has a pair of bodies as one."""
    return row["relation"] == "same"


def called_same(found: Match) -> bool:
    """Whether the names say that the two are one body."""
    return found.relation == "same" and found.score >= THRESHOLD


def names_a_crowd(name: str) -> bool:
    """Whether a left name is of many bodies together ("insurgents"), which the list counts as one with each."""
    return name.split()[-1].casefold() in vocabulary().collective


def top_one(judged: Sequence[Judged]) -> str:
    """How often the candidate with the highest score is the same body, of the left names that have one."""
    groups: dict[str, list[Judged]] = {}
    for row, found in judged:
        groups.setdefault(row["left"], []).append((row, found))
    having = [group for group in groups.values() if any(same(row) for row, _ in group)]
    hits = sum(same(max(group, key=_rank)[0]) for group in having)
    return f"top-1 {hits / max(1, len(having)):.3f} ({hits} of {len(having)})"


def _rank(judged: Judged) -> tuple[float, float]:
    found = judged[1]
    return (found.score if found.relation == "same" else found.score / 2, found.score)


def groups(rows: Sequence[Row], misses: int) -> None:
    """Prints the figures of groups.csv."""
    judged = [(row, match([row["left"]], [row["right"]], "organization")) for row in rows]
    half = first_half(row["left"] for row in rows)
    for name, part in (
        ("all", judged),
        ("tuned on", [j for j in judged if j[0]["left"] in half]),
        ("held out", [j for j in judged if j[0]["left"] not in half]),
        ("one body", one_body := [j for j in judged if not names_a_crowd(j[0]["left"])]),
        ("- tuned", [j for j in one_body if j[0]["left"] in half]),
        ("- held", [j for j in one_body if j[0]["left"] not in half]),
    ):
        print(f"groups  {name:9} {top_one(part):28} same: {figures(part, same, called_same)}")
    wrong = [(abs(m.score - same(row)), row, m) for row, m in judged if same(row) != called_same(m)]
    for _, row, found in sorted(wrong, key=lambda w: -w[0])[:misses]:
        print(f"  {row['relation']:10} {found.score:.2f} {found.relation:9} {row['left']} | {row['right']}")


def pairs(rows: Sequence[Row], misses: int) -> None:
    """Prints the figures of pairs.csv."""
    judged = [(row, match([row["name1"]], [row["name2"]], _kind(row))) for row in rows]
    half = first_half(map(_key, rows))

    def gold(row: Row) -> bool:
        return row["is_match"] == "true"

    def said(found: Match) -> bool:
        return found.score >= THRESHOLD

    for name, part in (
        ("all", judged),
        ("tuned on", [j for j in judged if _key(j[0]) in half]),
        ("held out", [j for j in judged if _key(j[0]) not in half]),
    ):
        print(f"pairs   {name:9} {figures(part, gold, said)}")
    wrong = [(abs(m.score - gold(row)), row, m) for row, m in judged if gold(row) != said(m)]
    for _, row, found in sorted(wrong, key=lambda w: -w[0])[:misses]:
        print(f"  {row['is_match']:5} {found.score:.2f} {row['name1']} | {row['name2']}")


def _key(row: Row) -> str:
    return f"{row['name1']} | {row['name2']}"


def _kind(row: Row) -> ReferentType:
    return "person" if row["schema"] == "Person" else "organization"


def main() -> int:
    """Runs both lists. Returns the exit code."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", nargs="?", type=Path, default=SHARED / "names")
    arguments.add_argument("--misses", type=int, default=0)
    given = arguments.parse_args()
    listed, paired = rows_of(given.folder / "groups.csv"), rows_of(given.folder / "pairs.csv")
    match(["a"], ["b"], "organization")
    began = time.process_time()
    groups(listed, given.misses)
    pairs(paired, given.misses)
    seconds = time.process_time() - began
    print(f"{(len(listed) + len(paired)) / seconds:.0f} pairs a second of processor time")
    return 0


if __name__ == "__main__":
    sys.exit(main())
