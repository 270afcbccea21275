"""Processor time and memory of collation over four sizes, up to 100,000 claims of generated documents.

    python benchmarks/collation.py                      12,500, 25,000, 50,000 and 100,000 claims
    python benchmarks/collation.py --sizes 5000 20000   other sizes
    python benchmarks/collation.py --fixed              subjects, places and victims of one number at every size
    python benchmarks/collation.py --repeat 3           the fastest of three runs of each, where other programs run beside it
    python benchmarks/collation.py --profile 20000      where the time goes

Claims come from documents of 40 each. A fifth of the documents are about one subject, the rest about as many subjects as there
are documents divided by ten; places and victims grow with the documents. So the blocks of one subject grow with the size, and the others
do not. With --fixed, subjects, places and victims stay as many as for the smallest size, so that every block grows with the size: ever more is said about the same few things.
Everything is drawn with one seed. An exponent is the slope of a logarithm over that of the size (least squares); n log n has
the slope that is printed beside it.
Each size runs in a process of its own, so that the peak memory is its own.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import math
import pstats
import random
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from time import process_time

from variorum.collation import collate, findings
from variorum.collation.comparing import Judged, judge
from variorum.collation.view import View
from variorum.model import Claim, Document, Filler, Metadata
from variorum.model.claim import Time

SIZES = (12_500, 25_000, 50_000, 100_000)
PER_DOCUMENT = 40
SEED = 4

_KINDS = ("bombing", "attack", "assassination", "kidnapping", "raid", "arrest")
_TITLES = ("leader", "chairman", "spokesman", "commander", "treasurer")
_WORDS = (
    "land",
    "reform",
    "justice",
    "freedom",
    "islamic",
    "workers",
    "northern",
    "republic",
    "language",
    "army",
    "peace",
    "oil",
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark and print what it measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--fixed", action="store_true", help="the pools of the smallest size at every size")
    parser.add_argument("--repeat", type=int, default=1, help="measure each size so often and take the fastest")
    parser.add_argument("--pool", type=int, help="with --one: the size of which subjects, places and victims are drawn")
    parser.add_argument("--one", type=int, help="measure one size in this process, as JSON")
    parser.add_argument("--profile", type=int, help="profile one size in this process")
    given = parser.parse_args(arguments)
    if given.one:
        print(json.dumps(measure(given.one, given.pool or given.one)))
    elif given.profile:
        profile(given.profile, given.pool or given.profile)
    else:
        pools = [min(given.sizes) if given.fixed else size for size in given.sizes]
        runs = [[measured_apart(*one) for one in zip(given.sizes, pools, strict=True)] for _ in range(given.repeat)]
        report([min(rows, key=lambda row: row["seconds"]) for rows in zip(*runs, strict=True)])


def report(rows: Sequence[dict[str, float]]) -> None:
    """Print the rows and the exponent."""
    print("   claims  findings   compared       told    seconds    peak MB")
    for row in rows:
        counts = " ".join(
            f"{row[name]:{width},.0f}" for name, width in (("claims", 9), ("findings", 9), ("judged", 10), ("told", 10))
        )
        print(f"{counts} {row['seconds']:10.2f} {row['peak']:10.0f}")
    sizes = [row["claims"] for row in rows]
    found = exponent(sizes, [row["seconds"] for row in rows])
    bound = exponent(sizes, [size * math.log(size) for size in sizes])
    print(f"exponent of time: {found:.3f} (n log n over these sizes: {bound:.3f})")
    for name, what in (("judged", "comparisons made"), ("told", "comparisons told"), ("peak", "peak memory")):
        print(f"exponent of {what}: {exponent(sizes, [row[name] for row in rows]):.3f}")


def exponent(sizes: Sequence[float], values: Sequence[float]) -> float:
    """The slope of log `values` over log `sizes`, by least squares."""
    x, y = [math.log(size) for size in sizes], [math.log(value) for value in values]
    middle, height = sum(x) / len(x), sum(y) / len(y)
    return sum((a - middle) * (b - height) for a, b in zip(x, y, strict=True)) / sum((a - middle) ** 2 for a in x)


def measured_apart(size: int, pool: int) -> dict[str, float]:
    """`measure` in a process of its own."""
    command = [sys.executable, __file__, "--one", str(size), "--pool", str(pool)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def measure(size: int, pool: int) -> dict[str, float]:
    """How many pairs are compared and how many relations the findings tell, which do not hang on what else the machine does; seconds of work (processor time) of collation and the peak memory of the process in MB, the claims themselves included."""
    claims, documents, origins = generated(size, pool)
    judged = 0

    def counted(a: View, b: View) -> Judged:
        nonlocal judged
        judged += 1
        return judge(a, b)

    vars(findings)["judge"] = counted
    start = process_time()
    found = findings.collate(claims, documents, origins)
    seconds = process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = sum(len(one.comparisons) for one in found)
    return {
        "claims": len(claims), "findings": len(found), "judged": judged, "told": told, "seconds": seconds, "peak": peak
    }  # fmt: skip


def profile(size: int, pool: int) -> None:
    """Print the functions in which collation spends its time."""
    claims, documents, origins = generated(size, pool)
    with cProfile.Profile() as measured:
        collate(claims, documents, origins)
    pstats.Stats(measured).sort_stats("tottime").print_stats(18)


def generated(size: int, pool: int) -> tuple[list[Claim], list[Document], list[tuple[str, ...]]]:
    """`size` claims, their documents, and origins of three documents each; as many subjects, places and victims as for `pool`
    claims."""
    draw = random.Random(SEED)
    count, many = max(1, size // PER_DOCUMENT), max(1, pool // PER_DOCUMENT)
    subjects = max(1, many // 10)
    claims: list[Claim] = []
    documents: list[Document] = []
    for number in range(count):
        subject = 0 if draw.random() < 0.2 else draw.randrange(subjects)
        id_ = f"sha256:{number:08d}"
        documents.append(
            Document(id_, f"{number}.txt", "text/plain", "", (), Metadata(published=str(draw.randint(1970, 2024))))
        )
        claims += _claims(draw, id_, subject, many)
    origins = [tuple(d.id for d in documents[i : i + 3]) for i in range(0, len(documents), 3)]
    return claims, documents, origins


def _claims(draw: random.Random, document: str, subject: int, many: int) -> Iterator[Claim]:
    at = 0
    for _ in range(PER_DOCUMENT):
        type_, roles, time, status = _drawn(draw, subject, many)
        quote = f"{type_} {'; '.join(f.text for _, f in roles)} {time or ''}"
        when = Time(time, time) if time else None
        filled = tuple((role, (filler,)) for role, filler in roles)
        yield Claim(document, type_, filled, quote, at, at + len(quote), " " * at + quote, when, status)  # type: ignore[arg-type]  # drawn
        at += len(quote) + 1


def _drawn(draw: random.Random, subject: int, many: int) -> tuple[str, list[tuple[str, Filler]], str | None, str]:
    body = _entity(f"Body {subject}")
    year = str(draw.randint(1960, 2023))
    status = draw.choices(("asserted", "reported", "alleged", "denied"), (8, 2, 1, 1))[0]
    month = f"{year}-{draw.randint(1, 12):02d}"
    day = f"{month}-{draw.randint(1, 28):02d}"
    when = draw.choice((None, year, month, day))
    match draw.randrange(9):
        case 0:
            near = str(1960 + subject % 50 + draw.choice((0, 0, 0, 1)))
            return "founded", [("subject", body)], draw.choice((near, f"{near}-05")), status
        case 1:
            person = _entity(f"Person {subject % 999} {draw.randrange(9)}", "person")
            return (
                "position",
                [("person", person), ("organization", body), ("title", Filler(draw.choice(_TITLES)))],
                when,
                status,
            )
        case 2:
            number = draw.randrange(1, 60) * 100
            count = Filler(str(number), min=number, max=number, approximate=draw.random() < 0.3)
            unit = Filler(draw.choice(("members", "fighters", "supporters")))
            return "strength", [("subject", body), ("count", count), ("unit", unit)], when, status
        case 3:
            place = _entity(f"Town {draw.randrange(20 + many // 2)}", "place")
            relation = Filler(draw.choice(("office", "headquarters", "moved to")))
            return "location", [("subject", body), ("place", place), ("relation", relation)], when, status
        case 4:
            authority = _entity(f"State {draw.randrange(40)}", "place")
            action = Filler(draw.choice(("listed", "listed", "removed")))
            return "designation", [("subject", body), ("authority", authority), ("action", action)], when, status
        case 5:
            other = _entity(f"Body {draw.randrange(200)}")
            return (
                "supports",
                [("supporter", other), ("recipient", body), ("support", Filler(draw.choice(_WORDS)))],
                when,
                status,
            )
        case 6:
            return "goal", [("subject", body), ("goal", Filler(" ".join(draw.sample(_WORDS, 3))))], None, status
        case _:
            number = draw.randrange(1, 90)
            roles = [
                ("kind", Filler(draw.choice(_KINDS))),
                ("agent", body),
                ("victim", _entity(f"Victim {draw.randrange(50 + many * 2)}", "person")),
                ("place", _entity(f"Town {draw.randrange(20 + many // 2)}", "place")),
                ("killed", Filler(str(number), min=number, max=number)),
            ]
            return "event", roles, draw.choice((year, month, day)), status


def _entity(name: str, type_: str = "organization") -> Filler:
    return Filler(name, entity=f"ent_{name}", names=(name,), type=type_)


if __name__ == "__main__":
    main()
