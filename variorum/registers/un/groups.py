"""The groups of fields in an entry of the Security Council's list: aliases, births, addresses, documents."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from variorum.dates import EdtfError, parse
from variorum.model import Issue, ListedName
from variorum.registers.fields import Fields
from variorum.registers.un.names import note_name, split_names

_DATE = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T[\d:.]+)?(?:Z|[+-]\d\d:\d\d)?")
"""A date with or without a time and an offset, which are left out. Source: LISTED_ON, DATE, dateGenerated, 2014 to 2026."""


def plain_date(text: str) -> str | None:
    """The day, month or year of a date as the publisher prints it, in EDTF; None where it is no date."""
    found = _DATE.fullmatch(text)
    try:
        return str(parse(found[1])) if found else None
    except EdtfError:  # "2001-02-30": the caller tells it, as every text that is no date
        return None


class Groups:
    """What an entry's groups of fields tell: births in EDTF, countries and details, in the file's order.

    `issues` are what could not be read.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data
        self.births: list[str] = []
        self.countries: list[str] = []
        self.details: list[tuple[str, str]] = []
        self.issues: list[Issue] = []

    def add(self, tag: str, fields: Fields) -> list[ListedName]:
        """Takes the group `tag` in and returns the names in it."""
        names: list[ListedName] = []
        if tag.endswith("_ALIAS"):
            names = self._alias(fields)
        elif tag.endswith("_DATE_OF_BIRTH"):
            self._birth(fields)
        elif tag in self._data["parts"]:
            self._part(self._data["parts"][tag], fields)
        self.issues += fields.audit()
        return names

    def _alias(self, fields: Fields) -> list[ListedName]:
        label, text = fields.pop("QUALITY"), fields.pop("ALIAS_NAME")
        quality = self._data["qualities"].get(label.lower())
        if quality is None:
            what = f"the quality {label!r} of a name is not known; it counts as weak"
            self.issues.append(Issue("unknown-code", what, fields.where, "Compare it in the file."))
            quality = "weak"
        names = [ListedName(name, quality, label) for name in split_names(text, self._data)]
        if not names and label:
            what = f"a name of the quality {label!r} is empty"
            self.issues.append(Issue("name-empty", what, fields.where, "Compare it in the file.", "note"))
        note, born = fields.pop("NOTE"), fields.pop("DATE_OF_BIRTH")
        names += note_name(note, quality, self._data)
        told = [part for part in (born, fields.pop("CITY_OF_BIRTH"), fields.pop("COUNTRY_OF_BIRTH"), note) if part]
        if told:
            self.details.append(("Alias", f"{text}: {', '.join(told)}"))
        if born:
            self.births += self._dates([born], fields)
        return names

    def _birth(self, fields: Fields) -> None:
        label, note = fields.pop("TYPE_OF_DATE"), fields.pop("NOTE")
        how = self._data["birth_types"].get(label.lower(), "")
        texts = [text for name in ("DATE", "YEAR", "FROM_YEAR", "TO_YEAR") if (text := fields.pop(name))]
        if not how:
            what = f"the kind of date {label!r} is not known; the date is kept as it is printed"
            self.issues.append(Issue("unknown-code", what, fields.where, "Compare it in the file."))
        dates = self._dates(texts, fields)
        if how == "about" or note.lower().startswith(self._data["about_note"]):
            dates = [date + "~" for date in dates]
        if how == "between":
            dates = ["/".join(dates)] if len(dates) == len(texts) == 2 and dates[0] <= dates[1] else []
        self.births += dates if how else []
        if note or (texts and not (dates and how)):
            self.details.append(("Date of birth", "; ".join(part for part in (label, *texts, note) if part)))

    def _dates(self, texts: list[str], fields: Fields) -> list[str]:
        """The dates in EDTF; a text that is none is told."""
        dates = [(text, plain_date(text)) for text in texts]
        for text in (text for text, date in dates if date is None):
            what = f"a date of birth is no date: {text[:200]!r}"
            self.issues.append(Issue("bad-date", what, fields.where, "It is kept as it is printed."))
        return [date for _, date in dates if date is not None]

    def _part(self, spec: Mapping[str, Any], fields: Fields) -> None:
        values = {name: fields.pop(name) for name in spec["fields"]}
        if line := ", ".join(value for value in values.values() if value):
            self.details.append((spec["label"], line))
        if country := values.get(spec.get("country", ""), ""):
            self.countries.append(country)
