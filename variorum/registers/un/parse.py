"""The Security Council's consolidated list in XML. Source: its files of 2014 to 2026; `register.yaml` beside this."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from lxml import etree

from variorum.model import Issue, ListedName, Listing
from variorum.registers.fields import Fields, fields_of, local, quoted, take
from variorum.registers.opening import Opened
from variorum.registers.parsed import Parsed
from variorum.registers.un.groups import Groups, plain_date
from variorum.registers.un.names import distinct, split_names

_Codes = tuple[tuple[str, ...], tuple[str, ...]]


def consolidated(opened: Opened, data: Mapping[str, Any]) -> Parsed:
    """The entries of the consolidated list, or of the list of one committee: that one is not complete."""
    root = opened.root
    assert root is not None  # the layout's form is XML
    own = (
        (str(name), str(value)) for name, value in root.attrib.items() if not str(name).startswith("{")
    )  # not the schema's place
    fields = Fields(own, opened.name)
    issues: list[Issue] = []
    published = _day(fields, "dateGenerated", issues)
    issues += fields.audit()
    listings: list[Listing] = []
    records = 0
    lost: list[Issue] = []
    for kind, element in _entries(root, opened.name, data, lost):
        records += 1
        if kind and (listing := _listing(kind, element, f"{opened.name}: line {element.sourceline}", data, issues)):
            listings.append(listing)
        else:
            lost.append(_lost(element, opened.name))
    part = tuple(_partial(root, listings, opened.name, data))
    return Parsed(
        records=records,
        listings=tuple(listings),
        published=published,
        complete=not lost and not part,
        issues=(*part, *lost, *issues),
    )


def _entries(
    root: etree._Element, name: str, data: Mapping[str, Any], lost: list[Issue]
) -> Iterator[tuple[str, etree._Element]]:
    """Each entry with its kind, "" where its element is unknown. What is no entry is told in `lost`."""
    if (root.text or "").strip():
        what = f"there is text before the entries: {' '.join((root.text or '').split())[:200]!r}"
        lost.append(Issue("stray-text", what, name, "Compare it in the file."))
    for section in root:
        known = data["sections"].get(local(section.tag))
        stray = " ".join(f"{section.text or ''} {section.tail or ''}".split())
        if known is None or section.attrib or stray:
            what = f"the element {local(section.tag)!r} holds something that is not known here: "
            what += " ".join([*map(str, section.attrib.values()), stray])[:200]
            lost.append(Issue("unknown-element", what, f"{name}: line {section.sourceline}", "Report the new layout."))
        for element in section:
            if (element.tail or "").strip():
                what = f"there is text between the entries: {' '.join((element.tail or '').split())[:200]!r}"
                lost.append(Issue("stray-text", what, f"{name}: line {element.sourceline}", "Compare it in the file."))
            yield known["kind"] if known and local(element.tag) == known["entry"] else "", element


def _lost(element: etree._Element, name: str) -> Issue:
    text = quoted(value for one in element.iter() for value in (*map(str, one.attrib.values()), one.text or ""))
    what = f"an entry ({local(element.tag)}) without its number or name, or of no known kind, is left out: {text}"
    return Issue("entry-lost", what, f"{name}: line {element.sourceline}", "Compare it in the file.")


def _partial(root: etree._Element, listings: list[Listing], name: str, data: Mapping[str, Any]) -> Iterator[Issue]:
    """Why the file is not the whole list: a section is missing, or only one committee's entries are in it."""
    there = {local(section.tag) for section in root}
    for missing in (section for section in data["sections"] if section not in there):
        what = f"the file has no {missing}: it is not the whole list, and who is absent may be on it"
        yield Issue("part-of-list", what, name, "Give the whole consolidated list.")
    kinds = {programme for listing in listings for programme in listing.programmes}
    if len(kinds) == 1:
        what = f"the file has the entries of one list only ({kinds.pop()}): who is absent may be on another one"
        yield Issue("part-of-list", what, name, "Give the whole consolidated list.", "note")


def _listing(
    kind: str, element: etree._Element, line: str, data: Mapping[str, Any], issues: list[Issue]
) -> Listing | None:
    """The entry; None where it has no number or no name. What could not be read is added to `issues`."""
    groups = [(tag, fields_of(one, line)) for tag in _groups(element) for one in take(element, tag)]
    fields = fields_of(element, line)
    key = fields.pop("DATAID")
    own = " ".join(part for part in (fields.pop(name) for name in data["names"]) if part)
    if not key or not own:
        return None
    told = Groups(data)
    names = [*_own_names(kind, own, data)]
    names += (ListedName(one, "strong", "original script") for one in fields.pop_all("NAME_ORIGINAL_SCRIPT"))
    for tag, group in groups:
        names += told.add(tag, group)
    issues += told.issues
    comments, nationalities = fields.pop_all("COMMENTS1"), fields.pop_all("NATIONALITY/VALUE")
    programmes, lists = _list_of(fields, data, issues)
    listing = Listing(
        register="un_sc",
        key=key,
        kind="person" if kind == "person" else "organization",
        names=distinct(iter(names)),
        authority="un",
        listed=_day(fields, "LISTED_ON", issues),
        removed=_day(fields, "DELISTED_ON", issues),
        countries=tuple(dict.fromkeys((*nationalities, *told.countries))),
        births=tuple(dict.fromkeys(told.births)),
        references=tuple(_references(fields.pop("REFERENCE_NUMBER"), comments, data)),
        details=(*_kept("COMMENTS1", comments, data), *_kept("NATIONALITY/VALUE", nationalities, data), *told.details),
        programmes=programmes,
        lists=lists,
    )
    rest = (pair for name in data["details"] for pair in _kept(name, fields.pop_all(name), data))
    listing = replace(listing, details=(*listing.details, *rest), standing="removed" if listing.removed else "listed")
    issues += fields.audit()
    return listing


def _list_of(fields: Fields, data: Mapping[str, Any], issues: list[Issue]) -> _Codes:
    """The list that the entry is on: its code, and what it is called."""
    programme = fields.pop("UN_LIST_TYPE")
    called = data["lists"].get(programme)
    if called is None:
        what = f"the list {programme!r} is not known" if programme else "the entry does not say which list it is on"
        issues.append(Issue("unknown-code", what, fields.where, "The entry is kept."))
    return (programme,) if programme else (), (called,) if called else ()


def _groups(element: etree._Element) -> tuple[str, ...]:
    """The names of the child elements that hold several fields of one thing: an alias, an address, a birth, a document."""
    prefix = local(element.tag) + "_"
    return tuple(dict.fromkeys(local(child.tag) for child in element if local(child.tag).startswith(prefix)))


def _own_names(kind: str, own: str, data: Mapping[str, Any]) -> Iterator[ListedName]:
    names = [own] if kind == "person" else [*split_names(own, data)] or [own]
    yield ListedName(names[0], "primary")
    yield from (ListedName(name, "strong") for name in names[1:])


def _kept(name: str, values: tuple[str, ...], data: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((data["details"][name], value) for value in values)


def _references(number: str, comments: tuple[str, ...], data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if number:
        label = next(one["label"] for one in data["reference_forms"] if re.fullmatch(one["form"], number))
        yield label, number.rstrip(".")  # the old form has one at its end, which other lists leave out
    for old in chain.from_iterable(re.findall(data["old_reference"], comment) for comment in comments):
        yield "UN reference (old form)", old


def _day(fields: Fields, name: str, issues: list[Issue]) -> str | None:
    """The day in the field; what is none is told and stays out."""
    text = fields.pop(name)
    day = plain_date(text)
    if day is None and text:
        issues.append(Issue("bad-date", f"{name} is no date: {text[:200]!r}", fields.where, "The date is left out."))
    return day
