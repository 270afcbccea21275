"""The tables of OFAC's advanced XML that its entries refer to: values by number, places, dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from variorum.model import Issue
from variorum.registers.fields import Fields, fields_of, local, quoted, take
from variorum.registers.ofac.dating import period, valid

_TECHNICAL = frozenset(
    {"ID", "FixedRef", "CalendarTypeID", "YearFixed", "MonthFixed", "DayFixed", "Acronym", "ScriptStatusID"}
)
"""Attributes that number records or repeat what is said: nothing a reader of listings is told."""

_PARTS = ("Year", "Month", "Day")
_PERIOD = tuple(
    path
    for side in ("Start", "End")
    for path in (
        *(f"{side}@{name}" for name in ("Approximate", "YearFixed", "MonthFixed", "DayFixed")),
        *(f"{side}/{edge}/{part}" for edge in ("From", "To") for part in _PARTS),
    )
)
"""What a DatePeriod has, by its path."""


@dataclass(slots=True)
class Tables:
    """What was read of the tables so far. `where` is the file's name; `issues` what was wrong in them.

    `values` are the reference values by the kind and number of each, with the attributes; `places` the addresses by number,
    each its printed forms and its country; `used` the numbers of those that a party has.
    """

    where: str
    data: Mapping[str, Any]
    values: dict[tuple[str, str], tuple[str, dict[str, str]]] = field(default_factory=dict)
    places: dict[str, tuple[tuple[tuple[str, str], ...], str]] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def value(self, kind: str, number: str, where: str = "") -> str:
        """The words of a reference value; the number itself, and an issue, where there is none."""
        if not number:
            return ""
        found = self.values.get((kind, number))
        if found is None:
            what = f"there is no {kind} with the number {number!r}"
            self.issues.append(Issue("unknown-code", what, where or self.where, "The number is kept; report it."))
            return number
        return found[0]

    def read_values(self, element: etree._Element) -> None:
        """Takes the reference values."""
        for group in [one for one in element if isinstance(one.tag, str)]:
            kind = local(str(group.tag)).removesuffix("Values")
            for item in take(group, kind):
                attributes = {local(str(name)): str(value) for name, value in item.attrib.items()}
                fields = audited(item, *self.data["advanced"]["attributes"], where=f"{self.where}, {kind}")
                self.values[(kind, attributes.get("ID", ""))] = (fields.pop(""), attributes)
                self.issues.extend(fields.audit())
            self.issues.extend(fields_of(group, f"{self.where}, {local(str(group.tag))}").audit())
            take(element, local(str(group.tag)))
        self.issues.extend(fields_of(element, f"{self.where}, ReferenceValueSets").audit())

    def read_place(self, element: etree._Element) -> None:
        """Takes an address."""
        number = element.get("ID", "")
        where = f"{self.where}, Location {number}"
        if not number:
            what = f"a Location has no number: {quoted(str(text) for text in element.itertext())}"
            self.issues.append(Issue("no-key", what, where, "Nothing can refer to it."))
        forms: dict[str, list[str]] = {}
        for part in take(element, "LocationPart"):
            for one in take(part, "LocationPartValue"):
                fields = audited(one, "Primary", "LocPartValueTypeID", "LocPartValueStatusID", where=where)
                forms.setdefault(fields.pop("Comment"), []).append(fields.pop("Value"))
                self.issues.extend(fields.audit())
            self.issues.extend(audited(part, "LocPartTypeID", where=where).audit())
        fields = audited(element, "LocationCountry@CountryRelevanceID", where=where)
        fields.pop_all("FeatureVersionReference@FeatureVersionID")
        fields.pop_all("IDRegDocumentReference@IDRegDocumentID")
        country = self.value("Country", fields.pop("LocationCountry@CountryID"), where)
        area = fields.pop("LocationAreaCode@AreaCodeID")
        country = country or self.values.get(("AreaCode", area), ("", {}))[1].get("Description", "")
        self.issues.extend(fields.audit())
        printed = tuple(
            (script, ", ".join([*filter(None, parts), *([country] if country and not script else [])]))
            for script, parts in sorted((forms or {"": []}).items())
        )
        self.places[number] = (tuple(pair for pair in printed if pair[1]), country)

    def unused(self) -> Iterator[Issue]:
        """An issue where there are addresses that no party has."""
        left = [text for number, (forms, _) in self.places.items() if number not in self.used for _, text in forms]
        if left:
            what = f"{len(left)} addresses are of no party in the file: {quoted(left)}"
            yield Issue("unused-place", what, self.where, "They are kept in the file only.", "note")

    def period(self, element: etree._Element, where: str) -> str | None:
        """The EDTF date of a DatePeriod: from the first day of its start to the last of its end; None where it has none, with an
        issue where one of its dates cannot be read."""
        fields = audited(element, where=where)
        for name in _PERIOD:
            fields.pop_all(name)
        self.issues.extend(fields.audit())
        sides = [side for name in ("Start", "End") for side in _children(element, name)]
        found = [date_of(edge) for side in sides for name in ("From", "To") for edge in _children(side, name)]
        if not found:
            return None
        days = [day for day in found if day is not None]
        about = any(side.get("Approximate") == "true" for side in sides)
        edtf = period(days[0], days[-1], about=about) if len(days) == len(found) else None
        if edtf is None:
            self._bad_date(element, where)
        return edtf

    def day(self, element: etree._Element, where: str) -> str | None:
        """The EDTF day of a date; None, with an issue, where it is none."""
        fields = audited(element, where=where)
        for name in _PARTS:
            fields.pop(name)
        self.issues.extend(fields.audit())
        found = date_of(element)
        edtf = None if found is None else valid("{:04d}-{:02d}-{:02d}".format(*found))
        if edtf is None:
            self._bad_date(element, where)
        return edtf

    def _bad_date(self, element: etree._Element, where: str) -> None:
        what = f"{printed(element)!r} is not a date"
        self.issues.append(Issue("bad-date", what, where, "It is left out where a date belongs; report it."))


def audited(element: etree._Element, *names: str, where: str) -> Fields:
    """The fields of an element without its technical attributes and those called `names` ("Primary" or "Child@Primary")."""
    fields = fields_of(element, where)
    for attribute in element.attrib:
        name = local(str(attribute))
        if name in names or (name in _TECHNICAL and re.fullmatch(r"[\w. -]{0,40}", str(element.attrib[attribute]))):
            fields.pop_all(f"@{name}")
    for name in names:
        if "@" in name:
            fields.pop_all(name)
    return fields


def date_of(element: etree._Element) -> tuple[int, int, int] | None:
    """The day that an element's Year, Month and Day say; None where one is missing or not a number."""
    parts = {local(str(child.tag)): (child.text or "").strip() for child in element}
    try:
        year, month, day = (int(parts[name]) for name in _PARTS)
    except (KeyError, ValueError):
        return None
    return (year, month, day) if year > 999 else None


def printed(element: etree._Element) -> str:
    """All the text within an element, in one line."""
    return " ".join(" ".join(str(text) for text in element.itertext()).split())


def _children(element: etree._Element, name: str) -> list[etree._Element]:
    """The children with the local name."""
    return [one for one in element if isinstance(one.tag, str) and local(one.tag) == name]
