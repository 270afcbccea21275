"""One entry of the Financial Sanctions Files, gathered from its rows or elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from variorum.model import Issue, ListedKind, ListedName, Listing
from variorum.registers.eu.dating import birth, day
from variorum.registers.fields import Fields, quoted

_CODE = re.compile(r"[A-Z]{2,3}|00")  # of a country
_PLACE = ("number", "street", "pobox", "zipcode", "city", "region", "place")


class Entry:
    """What the records of one entry say. `take` gives it one record after the other; `listing` makes the entry."""

    def __init__(self, key: str, where: str, data: Mapping[str, Any], forms: tuple[str, ...]) -> None:
        self.key, self.where, self.data, self.forms = key, where, data, forms
        self.issues: list[Issue] = []
        self.unread: list[str] = []
        self._kind: ListedKind | None = None
        self._names: dict[str, ListedName] = {}
        self._designated: str | None = None
        self._acts: dict[str, str | None] = {}
        self._programmes: dict[str, None] = {}
        self._countries: dict[str, None] = {}
        self._births: dict[str, None] = {}
        self._details: dict[tuple[str, str], None] = {}
        self._references: dict[tuple[str, str], None] = {}

    def take(self, kind: str, fields: Fields) -> None:
        """Takes one record: "entity", "act", "name", "address", "birth", "identification" or "citizenship"."""
        self._act(fields)
        if kind != "act":
            getattr(self, f"_{kind}")(fields)
        for name, form in self.data["unused"].items():
            for value in fields.pop_all(name):
                if not re.fullmatch(form, value, re.IGNORECASE):
                    self._issue("unknown-value", f"the field {name!r} has {value[:200]!r}", fields.where)
        if (other := fields.pop("entity")) and other != self.key:
            self._issue("entry-differs", f"a record of the entry {self.key} names the entry {other}", fields.where)
        self.issues += fields.audit()

    def listing(self, register: str) -> Listing | None:
        """The entry, None where it has no name. Its first good name of English or no language is its own, else its first."""
        good = [name for name in self._names.values() if name.quality != "weak"]
        english = [name for name in good if name.language in ("", "en")]
        own = next(iter((*english, *good, *self._names.values())), None)
        if own is None:
            pairs = (*self._references, *self._details, *self._acted())
            told = quoted((*self._programmes, *self._births, *self._countries, *map(": ".join, pairs)))
            self._issue("unnamed-entry", f"the entry {self.key} has no name and is left out: {told}", self.where)
            return None
        rest = (name for name in self._names.values() if name is not own)
        listed, note = self._listed()
        known = self.data["programmes"]
        return Listing(
            register=register,
            key=self.key,
            kind=self._kind or "other",
            names=(ListedName(own.text, "primary", own.label, own.language), *rest),
            authority="eu",
            lists=tuple(known.get(code, code) for code in self._programmes),
            programmes=tuple(self._programmes),
            listed=listed,
            date_note=note,
            countries=tuple(self._countries),
            births=tuple(self._births),
            references=tuple(self._references),
            details=(*self._details, *self._acted()),
        )

    @property
    def programmes(self) -> tuple[str, ...]:
        """The codes of the programmes that the entry is listed under."""
        return tuple(self._programmes)

    def _issue(self, code: str, what: str, where: str) -> None:
        self.issues.append(Issue(code, what, where, "Compare the entry in the file."))

    def _listed(self) -> tuple[str | None, str]:
        """The day of designation, else that of the earliest act as an upper bound, with the reason."""
        if self._designated is not None:
            return self._designated, ""
        days = [found for found in self._acts.values() if found is not None]
        if not days:
            return None, ""
        return f"../{min(days)}", str(self.data["day_unknown"])

    def _acted(self) -> Iterator[tuple[str, str]]:
        """The acts that the records name, the earliest first: the last of them is most often an amendment."""
        for title, earliest in sorted(self._acts.items(), key=lambda act: (act[1] or "", act[0])):
            yield ("act", f"{title} ({earliest})" if title and earliest else title or str(earliest))

    def _detail(self, label: str, *values: str) -> None:
        for value in values:
            if value:
                self._details[(label, value)] = None

    def _flag(self, fields: Fields, name: str) -> bool | None:
        """Whether the field is true or false, None where it is empty or neither: that is told."""
        value = fields.pop(name).lower()
        if value and value not in ("true", "false"):
            self._issue("unknown-value", f"the field {name!r} is neither true nor false: {value[:200]!r}", fields.where)
        return {"true": True, "false": False}.get(value)

    def _day(self, fields: Fields, name: str) -> str | None:
        value = fields.pop(name)
        if not value:
            return None
        found = day(value, self.forms)
        if found is None:
            self._issue("bad-date", f"{name}: {value[:200]!r} is not a date", fields.where)
        return found

    def _act(self, fields: Fields) -> None:
        """The act that a record names: its days bound the listing, its programme is the entry's."""
        days = [self._day(fields, f"regulation_{name}") for name in ("publicationdate", "entryintoforcedate")]
        title, programme = fields.pop("regulation_numbertitle"), fields.pop("regulation_programme")
        url = fields.pop("regulation_publicationurl")
        earliest = min((found for found in (*days, self._acts.get(title)) if found is not None), default=None)
        if title or earliest:
            self._acts[title] = earliest
        if url:
            self._references[(title or "regulation", url)] = None
        if programme:
            self._programmes[programme] = None

    def _entity(self, fields: Fields) -> None:
        for name in ("subjecttype", "subjecttype_classificationcode"):
            if value := fields.pop(name):
                kind = self.data["subjects"].get(value)
                if kind is None:
                    self._issue("unknown-kind", f"the subject type {value!r} is not known", fields.where)
                if kind and self._kind and kind != self._kind:
                    self._issue(
                        "kind-differs", f"the entry {self.key} is said to be {self._kind} and {kind}", fields.where
                    )
                self._kind = self._kind or kind
        day_ = self._day(fields, "designationdate")
        if day_ and self._designated and day_ != self._designated:
            what = (
                f"the entry {self.key} has the days of designation {self._designated} and {day_}; the earlier is kept"
            )
            self._issue("days-differ", what, fields.where)
        self._designated = min((found for found in (day_, self._designated) if found), default=None)
        for name, label in (("eu_referencenumber", "EU reference"), ("unitednationid", "UN reference")):
            if value := fields.pop(name):
                self._references[(label, value)] = None
        self._detail("designation", *lines(fields, "designationdetails"))
        self._detail("remark", *lines(fields, "remark"))

    def _name(self, fields: Fields) -> None:
        parts = [fields.pop(name) for name in ("firstname", "middlename", "lastname")]
        whole, joined = fields.pop("wholename"), " ".join(part for part in parts if part)
        text = whole or joined
        if not set(joined.casefold().split()) <= set(text.casefold().split()):
            self._detail("parts of a name", joined)
        language, remarks = fields.pop("namelanguage").lower(), lines(fields, "remark")
        weak = self._flag(fields, "strong") is False
        weak = weak or any(mark in remark.lower() for mark in self.data["weak_remarks"] for remark in remarks)
        for name in ("title", "function", "gender"):
            self._detail(name, *lines(fields, name))
        self._detail("remark on a name", *remarks)
        if text and fields.pop("damaged"):
            self.unread.append(text)
            self._detail(f"name with lost letters ({language})" if language else "name with lost letters", text)
        elif text:
            self._names.setdefault(text, ListedName(text, "weak" if weak else "strong", "", language))

    def _address(self, fields: Fields) -> None:
        place = [value for name in _PLACE for value in fields.pop_all(name)]
        country = self._country(fields)
        now = self._flag(fields, "asatlistingtime")
        text = ", ".join((*place, country) if country else place)
        self._detail("address", f"{text} (as at the listing)" if now and text else text)
        self._detail("contact", *lines(fields, "contactinfo"))
        self._detail("remark on an address", *lines(fields, "remark"))

    def _birth(self, fields: Fields) -> None:
        calendar, circa = fields.pop("calendartype"), bool(self._flag(fields, "circa"))
        date, unread = birth(fields, self.forms, circa=circa)
        if calendar.upper() not in self.data["calendars"]:
            self._detail("birth", " ".join(part for part in (date, unread, f"({calendar})") if part))
        elif date is not None:
            self._births[date] = None
        if unread and calendar.upper() in self.data["calendars"]:
            self._issue("bad-date", f"of the birth {unread[:200]!r} is not read as a date", fields.where)
        place = [value for name in _PLACE for value in fields.pop_all(name)]
        if country := self._country(fields, resident=False):
            place.append(country)
        self._detail("place of birth", ", ".join(place))
        self._detail("remark on a birth", *lines(fields, "remark"))

    def _identification(self, fields: Fields) -> None:
        kind, code = fields.pop("typedescription"), fields.pop("typecode")
        number, latin = fields.pop("number"), fields.pop("latinnumber")
        country = self._country(fields, resident=False)
        said = [value for value in (number, latin if latin != number else "", country) if value]
        for name, label in (("region", ""), ("issuedby", "issued by "), ("issueddate", "issued "), ("validfrom", "valid from "),
                            ("validto", "valid to "), ("nameondocument", "for ")):  # fmt: skip
            said += [label + value for value in fields.pop_all(name)]
        for name in ("diplomatic", "knownexpired", "knownfalse", "reportedlost", "revokedbyissuer"):
            if self._flag(fields, name):
                said.append(name)
        if code and code.casefold() not in kind.casefold() and code not in self.data["documents"]:
            said.append(f"({code})")
        self._detail(kind or code or "identification", ", ".join(said) or ("-" if kind or code else ""))
        self._detail("remark on a document", *lines(fields, "remark"))

    def _citizenship(self, fields: Fields) -> None:
        region = fields.pop("region")
        country = self._country(fields)
        self._detail("citizenship", ", ".join(value for value in (country, region) if value))
        self._detail("remark on a citizenship", *lines(fields, "remark"))

    def _country(self, fields: Fields, *, resident: bool = True) -> str:
        """The country as it is described, else its code; "" where the file says that it is not known."""
        code, described = fields.pop("countryiso2code") or fields.pop("country"), fields.pop("countrydescription")
        found = str(described or code)
        if described and code and not _CODE.fullmatch(code):
            self._issue("unknown-value", f"the code of a country is {code[:200]!r}", fields.where)
        if found in self.data["nowhere"]:
            return ""
        if found and resident:
            self._countries[found] = None
        return found


def lines(fields: Fields, name: str) -> tuple[str, ...]:
    """The values of a field, each line by itself: the files write a line's end as the two characters "\\n"."""
    return tuple(line.strip() for value in fields.pop_all(name) for line in value.split("\\n") if line.strip())
