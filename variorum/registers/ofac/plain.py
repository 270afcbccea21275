"""OFAC's plain XML (SDN.XML, CONSOLIDATED.XML): one element for each entry, its fields in lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from lxml import etree

from variorum.errors import RegisterError
from variorum.model import Issue, ListedName, Listing
from variorum.registers.fields import Fields, fields_of, local, quoted, take
from variorum.registers.ofac import dating
from variorum.registers.ofac.programmes import lists_of, told, unknown
from variorum.registers.ofac.remarks import Told
from variorum.registers.opening import Opened
from variorum.registers.parsed import Parsed
from variorum.registers.spec import spec

_ADDRESS = ("address1", "address2", "address3", "city", "stateOrProvince", "postalCode", "country")
"""The parts of an address as they are printed. Source: sdn.xsd of OFAC."""


def plain(opened: Opened, data: Mapping[str, Any]) -> Parsed:
    """The entries of the file, its date of publication, and an issue where it has another number of entries than it says.

    Raises: RegisterError where neither the programmes nor the name tells which list it is.
    """
    root = opened.root
    if root is None:
        raise RegisterError("the file is not XML", where=opened.name)
    issues: list[Issue] = []
    elements = take(root, "sdnEntry")
    published, complete = _published(root, len(elements), opened.name, issues)
    issues.extend(fields_of(root, opened.name).audit())
    programmes = [_programmes(element, opened.name, issues) for element in elements]
    layout, moved = told(opened, programmes, data)
    register = next(one.register for one in spec(opened.layout.folder).layouts if one.id == layout)
    issues += [*moved, *unknown(programmes, register, opened.name, data)]
    listings = []
    for element, found in zip(elements, programmes, strict=True):
        listing = _Entry(element, found, opened.name, data).listing(register, issues)
        if listing is not None:
            listings.append(listing)
    complete = complete and len(listings) == len(elements)
    return Parsed(len(elements), tuple(listings), (), published, complete, tuple(issues), (), layout)


def _published(root: etree._Element, number: int, where: str, issues: list[Issue]) -> tuple[str | None, bool]:
    """The day of publication, and whether as many entries are there as the file says."""
    published, complete = None, True
    for element in take(root, "publshInformation"):
        fields = fields_of(element, where)
        day, count = fields.pop("Publish_Date"), fields.pop("Record_Count")
        issues.extend(fields.audit())
        published = dating.published(day)
        if day and published is None:
            what = f"Publish_Date {day!r} is not a date in a known form"
            issues.append(Issue("bad-date", what, where, "Give the list's date with --date."))
        if count and count != str(number):
            complete = False
            what = f"the file says that it has {count} entries, and {number} are in it"
            issues.append(Issue("count-differs", what, where, "It is cut off or was changed: fetch it again."))
    return published, complete


def _programmes(element: etree._Element, where: str, issues: list[Issue]) -> tuple[str, ...]:
    found: list[str] = []
    for group in take(element, "programList"):
        fields = fields_of(group, where)
        found += fields.pop_all("program")
        issues.extend(fields.audit())
    return tuple(dict.fromkeys(found))


class _Entry:
    """One entry, read field by field."""

    def __init__(
        self, element: etree._Element, programmes: tuple[str, ...], name: str, data: Mapping[str, Any]
    ) -> None:
        uid = "".join(child.text or "" for child in element if local(str(child.tag)) == "uid").strip()
        self.element, self.programmes, self.data = element, programmes, data
        self.told = Told(f"{name}, entry {uid}" if uid else f"{name}, line {element.sourceline}")

    def listing(self, register: str, issues: list[Issue]) -> Listing | None:
        """The entry as a listing; None where it has no number or no name. What was wrong is added to `issues`."""
        told = self.told
        self._aliases()
        self._identities()
        self._persons()
        self._addresses()
        self._vessels()
        fields = fields_of(self.element, told.where)
        key, name = fields.pop("uid"), _name(fields)
        printed, remarks = fields.pop("sdnType"), fields.pop("remarks")
        told.details[:0] = fields.details("title")
        told.tell_remarks(remarks + "." if remarks and not remarks.endswith(".") else remarks, self.data)
        told.issues.extend(fields.audit())
        if printed.lower() not in self.data["kinds"] or not printed:
            what = f"the type {printed!r} is not known here"
            told.issues.append(Issue("unknown-code", what, told.where, "It is read as of another kind; report it."))
        issues.extend(told.issues)
        if not key or not name:
            what = f"an entry has no {'name' if key else 'number'} and is left out: {self._quoted(key, name, printed)}"
            issues.append(Issue("no-name" if key else "no-key", what, told.where, "Fetch the file again."))
            return None
        listing = Listing(
            register=register,
            key=key,
            kind=self.data["kinds"].get(printed.lower(), "other") if printed else "other",
            names=(ListedName(name, "primary"),),
            authority=self.data["authority"],
            lists=lists_of(self.programmes, register, self.data),
            programmes=self.programmes,
        )
        return told.added(listing, self.data)

    def _quoted(self, *own: str) -> str:
        """What an entry says that is left out."""
        told = self.told
        pairs = (f"{label}: {value}" for label, value in told.details)
        return quoted((*own, *(n.text for n in told.names), *self.programmes, *told.births, *told.countries, *pairs))

    def _each(self, group: str, name: str) -> Iterable[Fields]:
        """The fields of each item of a list, audited when the next is asked for. What else the list holds stays in the entry."""
        for parent in take(self.element, group):
            for item in take(parent, name):
                fields = fields_of(item, self.told.where)
                if not re.fullmatch(r"\d*", uid := fields.pop("uid")):
                    self._odd(f"the number of a record is {uid[:200]!r}")
                yield fields
                self.told.issues.extend(fields.audit())
            self.told.issues.extend(fields_of(parent, self.told.where).audit())

    def _odd(self, what: str) -> None:
        self.told.issues.append(Issue("unknown-value", what, self.told.where, "Compare the entry in the file.", "note"))

    def _aliases(self) -> None:
        for fields in self._each("akaList", "aka"):
            label, quality, name = fields.pop("type"), fields.pop("category"), _name(fields)
            if label.lower() not in self.data["alias_types"] or quality not in ("strong", "weak"):
                what = f"the alias {name!r} is of the type {label!r} and category {quality!r}, not both known here"
                hint = "It is taken as a weak one; report it."
                self.told.issues.append(Issue("unknown-code", what, self.told.where, hint))
            if not name:
                self._odd(f"an alias of the type {label!r} and category {quality!r} has no name")
            else:
                self.told.names.append(ListedName(name, "strong" if quality == "strong" else "weak", label))

    def _identities(self) -> None:
        for fields in self._each("idList", "id"):
            label, value, country = fields.pop("idType"), fields.pop("idNumber"), fields.pop("idCountry")
            issued, expires = fields.pop("issueDate"), fields.pop("expirationDate")
            words = (value, country and f"({country})", issued and f"issued {issued}", expires and f"expires {expires}")
            self.told.tell_pair(label, " ".join(word for word in words if word), self.data)

    def _persons(self) -> None:
        birth, country = self.data["remarks"]["birth"], self.data["remarks"]["country"]
        lists = (
            ("dateOfBirthList", "dateOfBirthItem", "dateOfBirth", birth),
            ("placeOfBirthList", "placeOfBirthItem", "placeOfBirth", "POB"),
            ("nationalityList", "nationality", "country", country[0]),
            ("citizenshipList", "citizenship", "country", country[1]),
        )
        for group, name, value, label in lists:
            found = []
            for fields in self._each(group, name):
                if (main := fields.pop("mainEntry")) not in ("true", "false", ""):
                    self._odd(f"mainEntry is neither true nor false: {main[:200]!r}")
                found.append((main != "true", fields.pop(value)))
            for _, text in sorted(found, key=lambda pair: pair[0]):
                self.told.tell(label, text, self.data)

    def _addresses(self) -> None:
        for fields in self._each("addressList", "address"):
            parts = [fields.pop(name) for name in _ADDRESS]
            self.told.details.append(("address", ", ".join(part for part in parts if part)))
            if parts[-1]:
                self.told.countries.append(parts[-1])

    def _vessels(self) -> None:
        for element in take(self.element, "vesselInfo"):
            fields = fields_of(element, self.told.where)
            names = ("callSign", "vesselType", "tonnage", "grossRegisteredTonnage", "vesselFlag", "vesselOwner")
            self.told.details.extend(fields.details(*names))
            self.told.issues.extend(fields.audit())


def _name(fields: Fields) -> str:
    """A name as the list prints it: "SURNAME, Given"; that of an organization is all in the last name."""
    return ", ".join(part for part in (fields.pop("lastName"), fields.pop("firstName")) if part)
