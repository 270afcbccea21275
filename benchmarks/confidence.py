"""The model behind a claim's `confidence`: its training, and how reliable it is.

    python benchmarks/confidence.py                how reliable it is on profiles that nobody tuned on
    python benchmarks/confidence.py --fit          fit it anew and write variorum/data/confidence.yaml
    python benchmarks/confidence.py --rows FOLDER  take the rows of the profiles in FOLDER (NAME.txt beside NAME.gold)
    python benchmarks/confidence.py --plot FILE    write the calibration plot as SVG

Data. `blind.csv` beside this file has a row for each claim found in twenty profiles that were annotated by readers who
did not know the program and that no rule was written from: the profile's number, the features of `extraction.confidence`
and whether the claim was strictly right. No words of the profiles are in it. `--fit` adds the claims of
`../shared/eval/train`, counted a fifth, since the rules were written with those profiles in view and are righter there.
The gold profiles are never trained on. Every figure printed for the blind profiles is of a model fitted without the
profile it is of. Fitting needs scikit-learn (`pip install variorum[fit]`).
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

from benchmarks.accuracy import ROOT, SHARED, Corpus, corpus
from variorum.documents import read
from variorum.extraction import load_engine
from variorum.extraction.confidence import FEATURES, features
from variorum.extraction.reading import Reading
from variorum.extraction.settle import settle
from variorum.language import analyse, load_model

ROWS = ROOT / "benchmarks" / "confidence" / "blind.csv"
MODEL = ROOT / "variorum" / "data" / "confidence.yaml"
TRAIN_WEIGHT = 0.2
STRENGTH = 0.3
"""The inverse strength of the model's regularisation. Chosen, as `TRAIN_WEIGHT`, by log loss on profiles left out."""


@dataclass(frozen=True, slots=True)
class Row:
    """A claim found in a profile: its features, and whether it was strictly right."""

    profile: str
    features: tuple[float, ...]
    right: bool


def rows_of(source: Corpus) -> Iterator[Row]:
    """The rows of all profiles of a corpus. Claims that the gold leaves open are left out."""
    scorer = _scorer(source.scorer)
    model, engine = load_model(), load_engine()
    for number, name in enumerate(source.names(), 1):
        document = read(source.documents / f"{name}.txt")
        reading = Reading(document, analyse(document, model))
        found = engine.found(reading)
        hits = {id(claim): hit for hit, claim in found}
        claims = settle(reading, (claim for _, claim in found))
        gold = scorer.read_gold(source.gold / f"{name}.gold")
        _, _, credit, _, matched, _ = scorer.score(gold, document.text, [c.as_dict("variorum") for c in claims])
        for at, claim in enumerate(claims):
            hit = matched.get(at)
            if hit is not None and gold[hit]["free"]:
                continue
            told = features(reading, hits[id(claim)], claim)
            yield Row(str(number), tuple(round(told[f], 3) for f in FEATURES), hit is not None and credit[hit][1] == 1)


def _scorer(path: Path) -> ModuleType:
    """The shared scorer as a module."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def load_rows(file: Path = ROWS) -> list[Row]:
    """The rows of a file that `save_rows` wrote."""
    with file.open(encoding="utf-8", newline="") as lines:
        return [
            Row(line["profile"], tuple(float(line[f]) for f in FEATURES), line["right"] == "1")
            for line in csv.DictReader(lines)
        ]


def save_rows(rows: Iterable[Row], file: Path = ROWS) -> None:
    """Writes rows as CSV: profile, features, right."""
    with file.open("w", encoding="utf-8", newline="") as lines:
        out = csv.writer(lines, lineterminator="\n")
        out.writerow(["profile", *FEATURES, "right"])
        out.writerows([row.profile, *row.features, int(row.right)] for row in rows)


def fit(blind: Sequence[Row], train: Sequence[Row]) -> Any:
    """A logistic regression of `right` on the features."""
    from sklearn.linear_model import LogisticRegression

    rows = [*blind, *train]
    weights = [1.0] * len(blind) + [TRAIN_WEIGHT] * len(train)
    return LogisticRegression(C=STRENGTH).fit([r.features for r in rows], [r.right for r in rows], weights)


def left_out(blind: Sequence[Row], train: Sequence[Row]) -> list[tuple[float, bool]]:
    """For each blind claim the confidence of a model that has not seen its profile, and whether it is right."""
    out: list[tuple[float, bool]] = []
    for profile in dict.fromkeys(row.profile for row in blind):
        own = [row for row in blind if row.profile == profile]
        model = fit([row for row in blind if row.profile != profile], train)
        chances = model.predict_proba([row.features for row in own])[:, 1]
        out += [(float(p), row.right) for p, row in zip(chances, own, strict=True)]
    return out


def steps(pairs: Sequence[tuple[float, bool]], width: float = 0.1) -> list[tuple[float, float, int]]:
    """For each step of confidence: the mean confidence, the share that is right, and how many claims."""
    groups: dict[int, list[tuple[float, bool]]] = {}
    for chance, right in pairs:
        groups.setdefault(min(int(chance / width), int(1 / width) - 1), []).append((chance, right))
    return [
        (sum(p for p, _ in group) / len(group), sum(r for _, r in group) / len(group), len(group))
        for _, group in sorted(groups.items())
    ]


def log_loss(pairs: Sequence[tuple[float, bool]]) -> float:
    """The mean negative logarithm of the chance given to what was the case."""
    return -sum(log(p if right else 1 - p) for p, right in pairs) / len(pairs)


def ranking(pairs: Sequence[tuple[float, bool]]) -> float:
    """The chance that a right claim has a higher confidence than a wrong one (area under the ROC curve)."""
    rights, wrongs = [p for p, right in pairs if right], [p for p, right in pairs if not right]
    won = sum((r > w) + (r == w) / 2 for r in rights for w in wrongs)
    return won / (len(rights) * len(wrongs))


def plot(pairs: Sequence[tuple[float, bool]]) -> str:
    """The calibration plot as SVG: for each tenth of confidence the share that is right, dots by number of claims."""
    side, edge = 320, 44

    def at(x: float, y: float) -> tuple[float, float]:
        return round(edge + x * side, 1), round(10 + (1 - y) * side, 1)

    dots = []
    for mean, share, count in steps(pairs):
        x, y = at(mean, share)
        dots.append(
            f'<circle cx="{x}" cy="{y}" r="{round(2 + count**0.5, 1)}"><title>{count} claims: confidence {mean:.2f}, '
            f"right {share:.2f}</title></circle>"
        )
    ticks = [
        f'<text x="{at(t / 10, 0)[0]}" y="{side + 26}" text-anchor="middle">{t / 10:g}</text>'
        f'<text x="{edge - 6}" y="{at(0, t / 10)[1] + 4}" text-anchor="end">{t / 10:g}</text>'
        for t in range(0, 11, 2)
    ]
    (x0, y0), (x1, y1) = at(0, 0), at(1, 1)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side + edge + 16} {side + 56}" role="img"',
            ' font-family="sans-serif" font-size="11" fill="#444">',
            "<title>Share of claims that are right, by confidence</title>",
            '<rect width="100%" height="100%" fill="#fff"/>',
            f'<path d="M{x0} {y1}V{y0}H{x1}" fill="none" stroke="#999"/>',
            f'<path d="M{x0} {y0}L{x1} {y1}" stroke="#bbb" stroke-dasharray="4 4"/>',
            f'<g fill="#8a3324" fill-opacity="0.75">{"".join(dots)}</g>',
            *ticks,
            f'<text x="{edge + side / 2}" y="{side + 48}" text-anchor="middle">confidence</text>',
            f'<text transform="translate(11 {10 + side / 2}) rotate(-90)" text-anchor="middle">share right</text>',
            "</svg>\n",
        ]
    )


def write_model(model: Any, file: Path = MODEL) -> None:
    """Writes the fitted numbers as the package's data."""
    numbers = {
        "intercept": round(float(model.intercept_[0]), 3),
        "weights": {f: round(float(w), 3) for f, w in zip(FEATURES, model.coef_[0], strict=True)},
    }
    head = "# The chance that a claim is right: a logistic model, see extraction/confidence.py.\n# Written by `python benchmarks/confidence.py --fit`, which says what it was fitted on.\n"
    file.write_text(head + yaml.safe_dump(numbers, sort_keys=False), encoding="utf-8")


def report(pairs: Sequence[tuple[float, bool]]) -> str:
    """What is printed: the measures, and a line for each tenth."""
    share = sum(right for _, right in pairs) / len(pairs)
    constant = log_loss([(share, right) for _, right in pairs])
    head = f"{len(pairs)} claims, {share:.2f} right; log loss {log_loss(pairs):.3f} (one number for all: {constant:.3f}); ranking {ranking(pairs):.3f}"
    lines = [f"  confidence {mean:.2f}: {right:.2f} of {count} claims right" for mean, right, count in steps(pairs)]
    return "\n".join([head, *lines])


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; the exit code."""
    summary, _, usage = (__doc__ or "").partition("\n")
    parser = argparse.ArgumentParser(description=summary, epilog=usage, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rows", type=Path, nargs="+", metavar="FOLDER", help="annotated profiles to take rows from")
    parser.add_argument("--fit", action="store_true", help="fit the model and write it")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="where to write the calibration plot")
    options = parser.parse_args(arguments)
    if importlib.util.find_spec("sklearn") is None:
        print("error: fitting needs scikit-learn; install it with `pip install scikit-learn`.", file=sys.stderr)
        return 1
    train = corpus("train")
    if not train.gold.is_dir():
        print(f"error: there are no training profiles in {train.gold}.", file=sys.stderr)
        return 1
    if options.rows:
        sources = [Corpus(folder, folder, SHARED / "eval" / "score.py") for folder in options.rows]
        taken = [(n, row) for n, source in enumerate(sources) for row in rows_of(source)]
        names = {key: str(k) for k, key in enumerate(dict.fromkeys((n, row.profile) for n, row in taken), 1)}
        save_rows(Row(names[n, row.profile], row.features, row.right) for n, row in taken)
    blind, known = load_rows(), list(rows_of(train))
    if options.fit:
        write_model(fit(blind, known))
    pairs = left_out(blind, known)
    print(report(pairs))
    if options.plot:
        options.plot.write_text(plot(pairs), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
