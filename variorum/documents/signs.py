"""The signs of layout, compiled from the lexicon `layout`: bullets, labels, furniture, citation marks.

Source: `variorum/data/lexicons/en/layout.yaml`; its comments say what each list is for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from variorum.lexicon import lexicon

# A line longer than this is running text whatever it begins with; it also bounds the work on hostile lines.
LONG_LINE = 300


def _layout() -> dict[str, Any]:
    content: dict[str, Any] = lexicon("layout")
    return content


def _any(patterns: list[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


@cache
def bullet() -> re.Pattern[str]:
    """Matches the opening of a list item: groups `mark` (typographic), `dash` or `number`, then its space."""
    marks = "".join(re.escape(mark) for mark in _layout()["bullets"])
    dashes = "".join(re.escape(mark) for mark in _layout()["dash_bullets"])
    numbers = _any(_layout()["item_numbers"])
    # A typographic bullet needs no space after it, save the asterisk, which may open emphasis.
    return re.compile(
        rf"(?:(?P<mark>\*(?=\s)|[{marks}](?<!\*))|(?P<dash>[{dashes}](?=\s))|(?P<number>{numbers})(?=\s))\s*"
    )


@cache
def citation_marks() -> re.Pattern[str]:
    """Matches one citation mark; those of letters and raised digits only after a word or a stop."""
    loose, attached = _any(_layout()["markers"]), _any(_layout()["attached_markers"])
    return re.compile(rf"{loose}|(?<=[\w.,;:!?)\]”’\"'])(?:{attached})", re.IGNORECASE)


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile(_any(_layout()["furniture"]), re.IGNORECASE)


def is_furniture(line: str) -> bool:
    """Whether a line of layout carries no words of the profile: a copyright line, a page number, a rule."""
    if len(line) > LONG_LINE:
        return False
    if _furniture().match(line):
        return True
    return not any(char.isalnum() for char in citation_marks().sub("", line))


@cache
def _furniture_sections() -> frozenset[str]:
    return frozenset(_layout()["furniture_sections"])


def opens_furniture(heading: str) -> bool:
    """Whether a section with this heading holds links or references only."""
    return citation_marks().sub("", heading).strip(" :").casefold() in _furniture_sections()


@cache
def known_labels() -> frozenset[str]:
    """The labels of fields that are known, in lower case."""
    return frozenset(str(label) for label in _layout()["labels"])


@cache
def bare_label() -> re.Pattern[str]:
    """Matches a label that needs no colon or dash, and the space after it."""
    return re.compile(rf"(?P<label>{_any([re.escape(label) for label in _layout()['bare_labels']])})\s+", re.IGNORECASE)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(str(word).casefold() for word in _layout()[name])


def is_sentence(words: list[str]) -> bool:
    """Whether the words of a short line make a sentence or its beginning, not a heading."""
    folded = [word.casefold() for word in words]
    return bool(_words("finite_verbs").intersection(folded)) or folded[-1] in _words("open_endings")


@cache
def _adverbial() -> re.Pattern[str]:
    return re.compile(_layout()["note_adverbials"], re.IGNORECASE)


@cache
def _participle() -> re.Pattern[str]:
    return re.compile(_layout()["note_participle"], re.IGNORECASE)


def is_note(text: str, *, adverbial: bool = True) -> bool:
    """Whether the text opens as a note does, with its subject left out: "Formed in 1980; has attacked ...".

    With `adverbial` a time or place may stand before: "By 1988, created ...".
    """
    opening = text[:LONG_LINE]
    before = _adverbial().match(opening) if adverbial else None
    opening = opening[before.end() :] if before else opening
    first = re.match(r"[A-Za-z]+", opening)
    if first is None or _full_sentence().match(opening):
        return False
    known = first[0].casefold() in _words("note_openers") or first[0] in _words("lower_note_openers")
    return known or _participle().match(opening) is not None


def sentences(text: str) -> list[str]:
    """The sentences of `text`, cut at each stop before a capital: near enough to count them."""
    return re.split(r"(?<=[.!?])\s+(?=[A-Z])", text)


@cache
def _full_sentence() -> re.Pattern[str]:
    # Case counts here: the subject after the comma may be a name.
    return re.compile(_layout()["full_sentence"])


@cache
def heading_mark() -> re.Pattern[str]:
    """Matches the marks before (group 1) and after the words (group 2) of a marked heading."""
    marks = "".join(re.escape(mark) for mark in _layout()["heading_marks"])
    return re.compile(rf"([{marks}]{{1,6}})\s*([^{marks}\s][^{marks}]*?)\s*[{marks}]*$")


DateFinder = Callable[[str], str | None]


@cache
def _dated_lines() -> tuple[re.Pattern[str], ...]:
    months = "|".join(_layout()["months"])
    patterns: list[str] = _layout()["dated_lines"]
    return tuple(re.compile(pattern.replace("MONTH", f"(?P<month>{months})"), re.IGNORECASE) for pattern in patterns)


def dated_line(line: str) -> str | None:
    """The day, as YYYY-MM-DD, on which a line of furniture says that the page was last changed; None if it says none."""
    months: list[str] = _layout()["months"]
    for pattern in _dated_lines():
        match = pattern.search(line[:LONG_LINE])
        if match is not None:
            month = months.index(match["month"].casefold()) + 1
            return f"{match['year']}-{month:02}-{int(match['day']):02}"
    return None


def copyright_year(line: str) -> str | None:
    """The (last) year of a copyright line, None if `line` is none or names no year."""
    match = re.search(_layout()["copyright_year"], line[:LONG_LINE], re.IGNORECASE)
    return match["year"] if match is not None else None


@cache
def page_furniture() -> re.Pattern[str]:
    """Matches a class or id of a web page's element that holds navigation or other furniture."""
    return re.compile(_any(_layout()["page_furniture"]), re.IGNORECASE)


@cache
def main_elements() -> tuple[str, ...]:
    """The ids and classes that hold the main text of a web page, best first."""
    return tuple(_layout()["main_elements"])
