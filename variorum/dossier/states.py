"""What held when, for the parts of a dossier that change: leadership, ties, places, designations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from variorum.collation.holding import courses
from variorum.dates import Day
from variorum.dates.asof import Answer
from variorum.dossier.collated import State
from variorum.lexicon import lexicon
from variorum.model import Claim, Document, Finding

Steps = tuple[tuple[Day, Answer], ...]


def states(
    claims: Iterable[Claim], sections: Mapping[str, str], documents: Sequence[Document], findings: Iterable[Finding]
) -> tuple[State, ...]:
    """The states that the dossier's claims tell, in the order of `sections` (claim ids to section names).

    Claims of one reading are one state. Only those in sections that the wording marks `changes` are told.
    """
    changing = {name for name, section in lexicon("wording")["sections"].items() if section.get("changes")}
    wanted = {key for key, section in sections.items() if section in changing}
    steps = {course.claim: course.steps for course in courses(claims, documents=documents, wanted=wanted)}
    reading = {key: keys for one in findings for keys in one.readings for key in keys}
    out, done = [], set()
    for key, section in sections.items():
        if key not in steps or key in done:
            continue
        alike = tuple(k for k in reading.get(key, (key,)) if k in steps and sections.get(k) == section) or (key,)
        done |= set(alike)
        out.append(State(section, alike, _together([steps[k] for k in alike])))
    return tuple(out)


def _together(courses_: Sequence[Steps]) -> Steps:
    """One course of several: of two answers about a day the one that tells more, unless they exclude each other."""
    if len(courses_) == 1:
        return courses_[0]
    steps: list[tuple[Day, Answer]] = []
    position = [0] * len(courses_)
    for day in sorted({day for course in courses_ for day, _ in course}):
        found = set()
        for n, course in enumerate(courses_):
            while position[n] + 1 < len(course) and course[position[n] + 1][0] <= day:
                position[n] += 1
            found.add(course[position[n]][1])
        answer = _joined(found)
        if not steps or steps[-1][1] != answer:
            steps.append((day, answer))
    return tuple(steps)


def _joined(answers: set[Answer]) -> Answer:
    """The answer of several about one state on one day."""
    if "certain" in answers:
        return "possible" if "no" in answers else "certain"
    if "possible" in answers:
        return "possible"
    return "no" if "no" in answers else "unknown"
