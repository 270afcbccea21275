"""OFAC's remarks: the field of a row that holds whatever has no column of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from variorum.model import Issue, ListedName, Listing
from variorum.registers.ofac.dating import printed


@dataclass(slots=True)
class Told:
    """What was told of an entry, collected; `where` is the entry's place, for issues. `listed` are its days of listing."""

    where: str
    names: list[ListedName] = field(default_factory=list)
    births: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    details: list[tuple[str, str]] = field(default_factory=list)
    listed: list[str] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def tell(self, label: str, value: str, data: Mapping[str, Any]) -> None:
        """Takes one field, whose label is the publisher's word for it, with "alt. " before it where it is not the first."""
        words = data["remarks"]
        bare = label.removeprefix(words["alternative"])
        if bare == words["birth"]:
            if (birth := printed(value, data)) is not None:
                self.births.append(birth)
                return
            self.bad_date(label, value)
        elif bare in words["country"]:
            self.countries.append(value)
        elif bare == words["listed"]:
            day = printed(value.rpartition(")")[2].strip(": "), data)
            if day is None or len(day) != len("2001-10-31"):
                self.bad_date(label, value)
            else:
                self.listed.append(day)
        self.details.append((label, value))

    def tell_pair(self, label: str, value: str, data: Mapping[str, Any]) -> None:
        """Takes a field whose label stands apart from its value, as one of the remarks where the remarks have it too."""
        known, rest = _labelled(f"{label} {value}", data)
        if known == data["remarks"]["rest"]:
            known, rest = label.strip(" :-"), value
        self.tell(known, rest, data)

    def tell_remarks(self, text: str, data: Mapping[str, Any]) -> None:
        """Takes remarks, complete or cut off where their field was full: then the last of them is kept as it stands."""
        words = data["remarks"]
        full = words["full"]
        cut = full - 1 <= len(text) <= full and not text.rstrip().endswith(".")
        pieces = list(_pieces(text, words["abbreviation"], whole=not cut))
        for number, piece in enumerate(pieces, 1):
            if cut and number == len(pieces):
                self.details.append((words["rest"], piece))
                what = f"the remarks are cut off where their field is full, after {full} characters"
                hint = "What is over stands in the comments file: add it together with this one."
                self.issues.append(Issue("remarks-cut", what, self.where, hint, "note"))
            elif (found := re.fullmatch(words["quoted"], piece)) is not None:
                self.names.append(ListedName(found["name"], "weak", found["label"]))
            else:
                self.tell(*_labelled(piece, data), data)

    def bad_date(self, label: str, value: str) -> None:
        """Tells that a date cannot be read."""
        what = f"{label} {value[:80]!r} is not a date in a known form"
        self.issues.append(Issue("bad-date", what, self.where, "It is kept as it is printed."))

    def added(self, listing: Listing, data: Mapping[str, Any]) -> Listing:
        """The listing with what was told. A day of listing is an upper bound where the entry has more than one programme."""
        day, note = listing.listed, listing.date_note
        if self.listed and day is None:
            bound = "../" if len(listing.programmes) > 1 else ""
            day, note = bound + min(self.listed), data["remarks"]["note"]
        return replace(
            listing,
            names=tuple(dict.fromkeys((*listing.names, *self.names))),
            births=tuple(dict.fromkeys((*listing.births, *self.births))),
            countries=tuple(dict.fromkeys((*listing.countries, *self.countries))),
            details=(*listing.details, *self.details),
            listed=day,
            date_note=note,
        )


def finish(listing: Listing, remarks: str, data: Mapping[str, Any], where: str) -> tuple[Listing, tuple[Issue, ...]]:
    """The listing with what its remarks say, once what continues them is joined, and issues."""
    told = Told(where)
    told.tell_remarks(remarks, data)
    return told.added(listing, data), tuple(told.issues)


def _pieces(text: str, abbreviation: str, *, whole: bool) -> Iterator[str]:
    """The remarks, which semicolons part; not those within brackets, which are about another person's papers."""
    clean = " ".join(text.split())
    if whole and clean.endswith(".") and not re.search(abbreviation, clean):
        clean = clean[:-1]
    depth, start = 0, 0
    marks = list(re.finditer(r"[();]", clean))
    balanced = sum((mark[0] == "(") - (mark[0] == ")") for mark in marks) == 0
    for mark in marks:
        depth = max(0, depth + (mark[0] == "(") - (mark[0] == ")"))
        apart = mark.end() == len(clean) or clean[mark.end()] == " "
        if mark[0] == ";" and apart and not (depth and balanced):
            yield from filter(None, (clean[start : mark.start()].strip(),))
            start = mark.end()
    yield from filter(None, (clean[start:].strip(),))


def _labelled(piece: str, data: Mapping[str, Any]) -> tuple[str, str]:
    """The label that a remark begins with and its value; all of it under the label `rest` where none is known."""
    words = data["remarks"]
    labels = (words["birth"], words["listed"], *words["country"], *words["labels"])
    pattern = _pattern(words["alternative"], labels)
    for text in (piece, piece[1:-1]) if piece.startswith("(") and piece.endswith(")") else (piece,):
        if (found := pattern.match(text)) is not None:
            return found["label"], text[found.end() - 1 :]
    return words["rest"], piece


@lru_cache(maxsize=4)
def _pattern(alternative: str, labels: tuple[str, ...]) -> re.Pattern[str]:
    """One of the labels, the longest first, with something after it."""
    known = "|".join(re.escape(label) for label in sorted(labels, key=lambda label: (-len(label), label)))
    return re.compile(rf"(?P<label>(?:{re.escape(alternative)})?(?:{known}))[: ][: -]*[^: -]")
