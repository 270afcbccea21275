"""Screening of names: quality on mistyped names, on judged pairs and across scripts, and speed; the reference beside it.

`python benchmarks/screening.py [FOLDER] [--reference PYTHON]`. FOLDER holds registers/ and benchmarks/, by default `../shared`
beside the repository. Prints, all at one threshold:

- mistyped: each own and good name of the United Nations' list in Latin letters, with one error of each kind of
  `typing_errors.py` (up to eight), screened against that list; and as many names that are not on it with the same
  errors: names put together of words of as many persons, and names of persons and bodies of American programmes
  for which the United Nations has no list. Found is a name whose entry comes first (or shares the first score), wrong is any
  other entry in its place, and any match of an unlisted name.
- pairs: names/pairs.csv, one name beside the other, by the same comparison.
- scripts: names in original script of the same list against its Latin names only.
- speed: names a second against the American list in one process and in two, and how long its index takes.
- reference: nomenklatura's logic-v2 on the pairs, and on what both are given of the mistyped names: a listed name beside
  its entry, an unlisted one beside the entries nearest to it. It runs with the Python of --reference, or with this one where
  nomenklatura is installed; else it is left out.
"""

from __future__ import annotations

import argparse
import csv
import gc
import importlib.util
import json
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.typing_errors import variants
from variorum.checking.comparing import scored
from variorum.checking.entries import gather
from variorum.checking.index import read_as
from variorum.checking.pairwords import latin
from variorum.checking.screening import THRESHOLD, Asked, Screener
from variorum.dates import Day
from variorum.edition.collecting import SELDOM
from variorum.model import ListedKind, Listing, Snapshot
from variorum.registers import read
from variorum.resolution.forms import forms_of, plain

SHARED = Path(__file__).resolve().parents[2] / "shared"
UN = ("registers/un/UN_consolidated_2026-02.xml",)
OFAC = ("registers/ofac_sdn/sdn_2021-07.csv", "registers/ofac_sdn/alt_2021-07.csv")
SEED, DAY = 7, Day(2026, 3, 1)
# Programmes of the United States that answer to no list of the United Nations: who is on them is not on the other list.
ELSEWHERE = frozenset(
    [
        "SDNTK", "SDNT", "VENEZUELA", "BELARUS", "ZIMBABWE", "NICARAGUA", "GLOMAG", "TCO", "CYBER2", "BALKANS", "BURMA",
        "MAGNIT", "SYRIA", "LEBANON", "IRAN-HR", "UKRAINE-EO13660", "UKRAINE-EO13661", "UKRAINE-EO13662",
    ]
)  # fmt: skip
KINDS: tuple[ListedKind, ...] = ("person", "organization")
NEAREST = 3
REFERENCE_NAMES = 1000
REFERENCE_THRESHOLD = 0.7  # logic-v2's own

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """A name as somebody may type it. `keys` are the entries that have the name, none where it is not listed."""

    name: str
    kind: ListedKind
    error: str
    group: str
    keys: frozenset[Key] = frozenset()


def load(folder: Path, names: Sequence[str]) -> tuple[Snapshot, ...]:
    """The snapshots of the files."""
    return read([(Path(name).name, (folder / name).read_bytes()) for name in names])


def words_of(name: str) -> frozenset[str]:
    """The words of a name, to see whether two names are of the same ones."""
    return frozenset(plain(name))


def listed_cases(snapshot: Snapshot) -> list[Case]:
    """Each own and good name with each error."""
    holders: dict[frozenset[str], set[Key]] = {}
    for listing in snapshot.listings:
        for name in listing.names:
            holders.setdefault(words_of(name.text), set()).add((listing.register, listing.key))
    out: dict[tuple[str, str], Case] = {}
    for listing in snapshot.listings:
        for name in listing.names:
            if name.quality != "weak" and latin(name.text) and plain(name.text):
                group = "one word" if len(plain(name.text)) == 1 else "words"
                keys = frozenset(holders[words_of(name.text)])
                for error, typed in variants(name.text, SEED):
                    out.setdefault((typed, listing.kind), Case(typed, listing.kind, error, group, keys))
    return list(out.values())


def unlisted_cases(snapshot: Snapshot, other: Snapshot, count: int) -> list[Case]:
    """Names that are not in `snapshot`, with the same errors: recombined ones, persons and bodies listed elsewhere."""
    draw = random.Random(SEED)
    known = [words_of(name.text) for listing in snapshot.listings for name in listing.names]
    whole = [words for words in known if len(words) > 1]
    bases: list[tuple[str, ListedKind, str]] = [
        (name, "person", "recombined") for name in recombined([snapshot, other], whole, draw)
    ]
    exact = frozenset(known)
    for kind in KINDS:
        rest = [one for one in other.listings if one.kind == kind and _elsewhere(one, exact)]
        bases += [(one.name, kind, f"{kind} elsewhere") for one in draw.sample(rest, min(len(rest), 900))]
    out = [Case(typed, kind, error, group) for name, kind, group in bases for error, typed in variants(name, SEED)]
    draw.shuffle(out)
    return out[:count]


def _elsewhere(listing: Listing, known: frozenset[frozenset[str]]) -> bool:
    free = all(programme in ELSEWHERE for programme in listing.programmes) and bool(listing.programmes)
    return free and not any(words_of(name.text) in known for name in listing.names)


def recombined(snapshots: Sequence[Snapshot], known: Sequence[frozenset[str]], draw: random.Random) -> list[str]:
    """Names of two to four words, each word of another person, none of which holds a listed name whole or is held by one."""
    people = [
        [word for word in plain(name.text) if len(word) > 2]
        for snapshot in snapshots
        for listing in snapshot.listings
        if listing.kind == "person"
        for name in listing.names
        if name.quality != "weak" and latin(name.text)
    ]
    people = [words for words in people if len(words) > 1]
    out: dict[str, None] = {}
    for size in (2, 3, 4):
        wanted = len(out) + 500
        while len(out) < wanted:
            name = [draw.choice(words) for words in draw.sample(people, size)]
            held = frozenset(name)
            if not any(words <= held or held <= words for words in known):
                out[" ".join(name).title()] = None
    return list(out)


def mistyped(screener: Screener, listed: Sequence[Case], unlisted: Sequence[Case]) -> None:
    """Prints recall by kind of error, precision by kind of name, and both over all."""
    asked, found, first = Counter[str](), Counter[str](), 0
    wrong = 0
    for case in listed:
        matches = screener.matches(Asked(case.name, case.kind))
        top = matches[0].score if matches else 0.0
        keys = {(m.register, m.key) for m in matches}
        best = {(m.register, m.key) for m in matches if m.score == top}
        for label in (case.error, case.group):
            asked[label] += 1
            found[label] += bool(case.keys & keys)
        first += bool(case.keys & best)
        wrong += bool(matches) and not case.keys & best
    groups, taken = Counter[str](), Counter[str]()
    for case in unlisted:
        groups[case.group] += 1
        taken[case.group] += bool(screener.matches(Asked(case.name, case.kind), limit=1))
    print(f"mistyped  {len(listed)} listed and {len(unlisted)} unlisted names, threshold {THRESHOLD}")
    for label in asked:
        print(f"  {label:22} found {found[label] / asked[label]:.4f} of {asked[label]}")
    for label in groups:
        print(f"  {label:22} wrongly matched {taken[label] / groups[label]:.4f} of {groups[label]}")
    right, false = sum(found[g] for g in ("words", "one word")), sum(taken.values())
    print(f"  listed against unlisted: P {right / (right + false):.4f}  R {right / len(listed):.4f}")
    print(f"  with the right entry first: P {first / (first + wrong + false):.4f}  R {first / len(listed):.4f}")


def pairs_of(folder: Path) -> list[tuple[str, str, str, bool]]:
    """Kind, the two names and whether they are one's, of pairs.csv."""
    with (folder / "benchmarks/names/pairs.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    kinds = {"Person": "person"}
    return [(kinds.get(r["schema"], "organization"), r["name1"], r["name2"], r["is_match"] == "true") for r in rows]


def figures(said: Sequence[tuple[bool, bool]]) -> str:
    """Precision, recall and F1 of what was said beside what is so."""
    right = sum(a and b for a, b in said)
    precision, recall = right / max(1, sum(a for a, _ in said)), right / max(1, sum(b for _, b in said))
    return f"P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}"


def compare(kind: str, one: str, other: str) -> float:
    """The score of two names by themselves: all words tell alike."""
    read_ = read_as("person" if kind == "person" else "organization")
    found = scored(forms_of(one, read_), forms_of(other, read_), read_, lambda word: 1.0)
    return found.score if found else 0.0


def scripts(snapshot: Snapshot) -> None:
    """Prints how many names in original script find their entry by its Latin names."""
    only = [
        replace(one, names=tuple(n for n in one.names if latin(n.text)))
        for one in snapshot.listings
        if any(latin(n.text) for n in one.names)
    ]
    screener = Screener(gather([replace(snapshot, listings=tuple(only))], ()), DAY)
    asked, found, first = 0, 0, 0
    for listing in snapshot.listings:
        for name in listing.names:
            if plain(name.text) and not any(latin(word) for word in name.text.split() if word.isalpha()):
                matches = screener.matches(Asked(name.text, listing.kind))
                asked += 1
                found += any(m.key == listing.key for m in matches)
                first += bool(matches) and matches[0].key == listing.key
    print(f"scripts   {asked} names: found {found / max(1, asked):.3f}, first {first / max(1, asked):.3f}")


_SCREENER: Screener | None = None


def begin(folder: Path) -> None:
    """Loads the American list into this process."""
    global _SCREENER
    gc.set_threshold(*SELDOM)
    _SCREENER = Screener(gather(load(folder, OFAC), ()), DAY)


def some(cases: Sequence[Case]) -> int:
    """Screens names in this process; how many have a match."""
    assert _SCREENER is not None
    return sum(bool(_SCREENER.matches(Asked(case.name, case.kind))) for case in cases)


def speed(folder: Path, cases: Sequence[Case]) -> None:
    """Prints the time to build and the names a second, in one process and in two."""
    snapshots = load(folder, OFAC)
    began, work = time.perf_counter(), time.process_time()
    screener = Screener(gather(snapshots, ()), DAY)
    wall, work = time.perf_counter() - began, time.process_time() - work
    print(f"index     {len(screener.index.names)} names in {wall:.1f} s ({work:.1f} s of work)")
    global _SCREENER
    _SCREENER = screener
    some(cases[:50])
    began, work = time.perf_counter(), time.process_time()
    hits = some(cases)
    wall, work = time.perf_counter() - began, time.process_time() - work
    print(
        f"speed     {len(cases)} names, {hits} with a match: {len(cases) / wall:.0f} a second, {len(cases) / work:.0f} by work"
    )
    chunks = [cases[at : at + 250] for at in range(0, len(cases), 250)]
    with ProcessPoolExecutor(2, initializer=begin, initargs=(folder,)) as pool:
        list(pool.map(some, [cases[:20]] * 8))
        began = time.perf_counter()
        list(pool.map(some, chunks))
        wall = time.perf_counter() - began
    print(f"          in two processes {len(cases) / wall:.0f} a second")


def judged(python: str, questions: Iterable[tuple[str, str, Sequence[str]]]) -> list[float]:
    """The reference's scores of (kind, name, an entry's names)."""
    lines = (json.dumps({"kind": kind, "asked": name, "listed": list(names)}) for kind, name, names in questions)
    script = str(Path(__file__).with_name("reference.py"))
    done = subprocess.run([python, script], input="\n".join(lines), text=True, capture_output=True, check=True)
    return [float(line) for line in done.stdout.split()]


def reference(python: str, folder: Path, screener: Screener, listed: Sequence[Case], unlisted: Sequence[Case]) -> None:
    """Prints the reference's figures on the same pairs, and ours beside it."""
    rows = pairs_of(folder)
    scores = judged(python, ((kind, one, [other]) for kind, one, other, _ in rows))
    gold = [row[3] for row in rows]
    print(
        "reference logic-v2, pairs:   "
        + figures([(s >= REFERENCE_THRESHOLD, g) for s, g in zip(scores, gold, strict=True)])
    )
    draw = random.Random(SEED)
    chosen = [*draw.sample(listed, REFERENCE_NAMES), *draw.sample(unlisted, REFERENCE_NAMES)]
    names: dict[Key, list[str]] = {}
    for indexed in screener.index.names:
        names.setdefault((indexed.register, indexed.key), []).append(indexed.name.text)
    asked: list[tuple[int, str, str, Sequence[str]]] = []
    for number, case in enumerate(chosen):
        near = [(c.indexed.register, c.indexed.key) for c in screener.index.candidates(case.name, case.kind)]
        for key in case.keys or dict.fromkeys(near[:NEAREST]):
            asked.append((number, case.kind, case.name, names[key]))
    began = time.perf_counter()
    theirs = judged(python, (question[1:] for question in asked))
    seconds = time.perf_counter() - began
    best: dict[int, float] = {}
    for (number, *_), score in zip(asked, theirs, strict=True):
        best[number] = max(best.get(number, 0.0), score)
    said = [(best.get(n, 0.0) >= REFERENCE_THRESHOLD, bool(case.keys)) for n, case in enumerate(chosen)]
    own = []
    for case in chosen:
        keys = {(m.register, m.key) for m in screener.matches(Asked(case.name, case.kind))}
        own.append((bool(keys & case.keys) if case.keys else bool(keys), bool(case.keys)))
    print(
        f"reference logic-v2, mistyped: {figures(said)} ({len(chosen)} names, {len(asked) / seconds:.0f} pairs a second)"
    )
    print(f"          ours on the same:   {figures(own)}")


def main() -> int:
    """Runs all. Returns the exit code."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", nargs="?", type=Path, default=SHARED)
    arguments.add_argument("--reference", metavar="PYTHON", help="a Python that has nomenklatura")
    given = arguments.parse_args()
    gc.set_threshold(*SELDOM)  # as the command does
    (un,), (ofac,) = load(given.folder, UN), load(given.folder, OFAC)
    listed = listed_cases(un)
    unlisted = unlisted_cases(un, ofac, len(listed))
    screener = Screener(gather([un], ()), DAY)
    mistyped(screener, listed, unlisted)
    rows = pairs_of(given.folder)
    print("pairs     " + figures([(compare(*row[:3]) >= THRESHOLD, row[3]) for row in rows]) + f"  ({len(rows)} pairs)")
    scripts(un)
    draw = random.Random(SEED)
    speed(given.folder, [*draw.sample(listed, 2500), *draw.sample(unlisted, 2500)])
    python = given.reference or (sys.executable if importlib.util.find_spec("nomenklatura") else None)
    if python is None:
        print("reference nomenklatura is not installed: left out")
    else:
        reference(python, given.folder, screener, listed, unlisted)
    return 0


if __name__ == "__main__":
    sys.exit(main())
