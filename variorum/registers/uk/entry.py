"""One entry of a British list, from all of its rows."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from typing import Any, cast

from variorum.model import Issue, ListedName, Listing
from variorum.model.register import ListedKind, NameQuality
from variorum.registers.fields import Fields
from variorum.registers.uk.dates import edtf

_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)\s*/?>")
_NUMBERED = re.compile(r"\(\d+\)(?:\s*(?:-|to|and|,|&)\s*\(\d+\))*")
"""The marks between several values of one cell: "(1) Tunisia (2)-(3) Libya". Source: ConList.csv of 2014."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry's rows under the register `register`: each row is taken once, and what nobody takes is told."""

    register: str
    key: str
    rows: tuple[Fields, ...]
    data: Mapping[str, Any]

    def read(self) -> tuple[Listing | None, tuple[Issue, ...]]:
        """The listing, None where the entry has no name, and what could not be read of it."""
        issues: list[Issue] = []
        kind, organised = self._kind(issues)
        names: list[ListedName] = []
        for row in self.rows:
            names += self._names(row, given_first=not organised, issues=issues)
        addresses = [[(name, row.pop(name)) for name in self.data["address"]] for row in self.rows]
        births, odd = self._births(issues)
        values = {label: self._values(label) for label in (*self.data["details"], "UN reference", "OFSI Group ID")}
        values["Unique ID"] = self._values("Unique ID")
        regimes, listed, note = self._listed(issues)
        issues += _once(issue for row in self.rows for issue in row.audit())
        if not names:
            return None, tuple(issues)
        details = [(label, value) for label in self.data["details"] for value in values[label]]
        details += (("Address", line) for line in _distinct(", ".join(v for _, v in one if v) for one in addresses))
        found = (*values["Nationality"], *(v for one in addresses for name, v in one if name == "Country"))
        listing = Listing(
            register=self.register,
            key=self.key,
            kind=kind,
            names=_ordered(names),
            authority="gb",
            lists=self._lists(regimes),
            programmes=regimes,
            listed=listed,
            date_note=note,
            countries=_distinct(country for value in found for country in numbered(value)),
            births=births,
            references=self._references(values),
            details=(*details, *odd),
        )
        return listing, tuple(issues)

    def _values(self, label: str) -> tuple[str, ...]:
        """The distinct values that the rows have under `label`, in their order."""
        texts = (plain_text(value, self.data["html"]) for row in self.rows for value in row.pop_all(label))
        if label in self.data["parted"]:
            return _distinct(part.strip() for text in texts for part in text.split("|"))
        return _distinct(texts)

    def _kind(self, issues: list[Issue]) -> tuple[ListedKind, bool]:
        """The entry's kind, and whether its names are those of no person."""
        told = self._values("Kind")
        kinds = _distinct(self.data["kinds"].get(value.lower(), "other") for value in told) or ("other",)
        if "other" in kinds:
            what = f"the kind of the entry {self.key} is not known: {', '.join(told)!r}"
            issues.append(Issue("unknown-code", what, self.rows[0].where, "The entry is kept."))
        elif len(kinds) > 1:
            what = f"the rows of the entry {self.key} give it several kinds: {', '.join(told)}; the first is kept"
            issues.append(Issue("entry-conflict", what, self.rows[0].where, "Compare the rows in the file."))
        return cast(ListedKind, kinds[0]), kinds[0] != "person"

    def _names(self, row: Fields, *, given_first: bool, issues: list[Issue]) -> Iterator[ListedName]:
        given = [part for number in range(1, 6) for part in row.pop_all(f"Name {number}")]
        family = [*row.pop_all("Name 6"), *row.pop_all("Name")]
        parts = [*given, *family] if given_first else [*family, *given]
        quality: NameQuality = "strong"
        if parts:  # else the kind of the name stays for the audit
            quality, label = self._quality(row, issues)
            yield ListedName(plain_text(" ".join(parts), self.data["html"]), quality, label)
        others = row.pop_all("Non-Latin name")
        if not others:  # then its script and language stay for the audit
            return
        script, language = row.pop("Non-Latin script"), row.pop("Non-Latin language")
        code = self.data["languages"].get(language.lower(), "")
        kept = ", ".join(part for part in ("non-Latin script", script, "" if code else language) if part)
        for other in others:
            yield ListedName(
                plain_text(other, self.data["html"]), "weak" if quality == "weak" else "strong", kept, code
            )

    def _quality(self, row: Fields, issues: list[Issue]) -> tuple[NameQuality, str]:
        """How far the publisher stands by the row's name, and what he calls it."""
        label, strength = row.pop("Name type"), row.pop("Alias strength")
        told = ", ".join(part for part in (label, strength) if part)
        quality = self.data["name_types"].get(label.lower())
        known = self.data["strengths"].get(strength.lower())
        if quality is None or known is None:
            what = f"the kind of a name is not known: {told!r}; it counts as weak"
            issues.append(Issue("unknown-code", what, row.where, "Compare it in the file."))
        return ("weak" if quality is None or known != "strong" else quality), told

    def _births(self, issues: list[Issue]) -> tuple[tuple[str, ...], list[tuple[str, str]]]:
        """The births in EDTF, and those that are no dates as they are printed."""
        births, odd = [], []
        for text in self._values("Date of birth"):
            for part in numbered(text):
                date = edtf(part, self.data["months"])
                if date:
                    births.append(date)
                elif date is None:
                    odd.append(("Date of birth", part))
                    what = f"a date of birth is no date: {part[:200]!r}"
                    issues.append(Issue("bad-date", what, self.rows[0].where, "It is kept as it is printed."))
        return _distinct(births), odd

    def _listed(self, issues: list[Issue]) -> tuple[tuple[str, ...], str | None, str]:
        """The regimes, the first listing, and a note on its date."""
        dates: dict[str, str] = {}
        regimes: list[str] = []
        for row in self.rows:
            found, texts = row.pop_all("Regime"), row.pop_all("Listed")
            regimes += found
            for text in texts:
                date = edtf(text, self.data["months"])
                if date:
                    dates.setdefault(date, ", ".join(found))
                elif date is None:
                    issues.append(Issue("bad-date", f"the day of listing is no date: {text[:200]!r}", row.where))
        if not dates:
            return _distinct(regimes), None, ""
        first = min(dates)
        notes = []
        if len(dates) > 1:
            told = "; ".join(f"{date} ({regime})" if regime else date for date, regime in sorted(dates.items()))
            notes.append(self.data["several"].format(dates=told))
        bound = self.data["transition"]
        if first in bound["days"] and any(fnmatch(dates[first].lower(), one) for one in bound["regimes"]):
            notes.append(bound["note"].format(date=first))
            first = f"../{first}"
        return _distinct(regimes), first, "; ".join(notes)

    def _lists(self, regimes: Sequence[str]) -> tuple[str, ...]:
        laws = (self.data["lists"].get(regime.lower(), "") for regime in regimes)
        return _distinct((self.data["called"][self.register], *laws))

    def _references(self, values: Mapping[str, Sequence[str]]) -> tuple[tuple[str, str], ...]:
        found = [(label, value) for label in ("Unique ID", "OFSI Group ID", "UN reference") for value in values[label]]
        for text in (*values["Other information"], *values["Statement of reasons"]):
            for one in self.data["references"]:
                found += ((one["label"], number) for number in re.findall(one["pattern"], text, re.IGNORECASE))
        named = ((self._form(number) if label == "UN reference" else label, number) for label, number in found)
        return tuple(dict.fromkeys(named))

    def _form(self, number: str) -> str:
        return str(next(one["label"] for one in self.data["reference_forms"] if re.fullmatch(one["form"], number)))


def numbered(text: str) -> Iterator[str]:
    """The values of a cell that holds several ("(1) ... (2) ..."), or the one value that it is."""
    parts = _NUMBERED.split(text) if text.lstrip().startswith("(1)") else [text]
    yield from (clean for part in parts if (clean := part.strip(" ,.;-")))


def plain_text(text: str, tags: Sequence[str]) -> str:
    """The text of a cell that may be HTML: character references resolved, the elements `tags` gone, spaces collapsed."""
    for _ in range(3):  # some were escaped more than once
        if (further := html.unescape(text)) == text:
            break
        text = further
    return " ".join(_TAG.sub(lambda tag: " " if tag[1].lower() in tags else tag[0], text).split())


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _once(issues: Iterable[Issue]) -> Iterator[Issue]:
    """The issues without those that say the same of a later row."""
    seen: set[str] = set()
    for issue in issues:
        if issue.what not in seen:
            seen.add(issue.what)
            yield issue


def _ordered(names: Sequence[ListedName]) -> tuple[ListedName, ...]:
    """The names without doubles, the entry's own first; where several are said to be that, the first of them is."""
    kept: dict[str, ListedName] = {}
    for name in sorted(names, key=lambda name: ("primary", "strong", "weak").index(name.quality)):
        kept.setdefault(name.text, name)
    first, *others = kept.values()
    if others and others[0].quality == "primary":
        others = [
            ListedName(n.text, "strong" if n.quality == "primary" else n.quality, n.label, n.language) for n in others
        ]
    return (first, *others)
