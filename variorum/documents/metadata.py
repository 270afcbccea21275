"""What is known about a document: from the file, from its last lines, from the user; and which wins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime

from variorum.documents import signs
from variorum.model import Block, Issue, Metadata

# Metadata of which nothing is known.
UNKNOWN = Metadata()
FIELDS = tuple(UNKNOWN.__dataclass_fields__)
_DATES = ("published", "retrieved")
# A calendar date as far as it is known. Source: EDTF (ISO 8601-2) level 0.
_EDTF = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
# A date with a time of day behind it, as pages state it. Source: ISO 8601, RFC 3339.
_TIMESTAMP = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T\s]\d.*)?", re.DOTALL)
_DATE_HINT = "Write it as 2024, 2024-05 or 2024-05-31."


def merged(*layers: Metadata) -> Metadata:
    """The layers as one: for each field the value of the last layer that has one."""
    values: dict[str, str] = {}
    for layer in layers:
        values |= {key: value for key, value in asdict(layer).items() if value}
    return Metadata(**values)


def edtf(value: str) -> str | None:
    """The EDTF form of a date or timestamp, None where `value` is neither or no day of the calendar."""
    value = value.strip()
    stamp = _TIMESTAMP.fullmatch(value)
    value = stamp[1] if stamp else value
    if not _EDTF.fullmatch(value):
        return None
    try:
        date.fromisoformat((value + "-01-01")[:10] if len(value) < 10 else value)
    except ValueError:
        return None
    return value


def checked(metadata: Metadata, where: str) -> tuple[Metadata, tuple[Issue, ...]]:
    """`metadata` with its dates in EDTF and without those that are none, each of which is an Issue."""
    issues = []
    for key in _DATES:
        value = getattr(metadata, key)
        if value is None:
            continue
        if (date_ := edtf(value)) is None:
            issues.append(Issue("bad-date", f"{key} is {value[:40]!r}, which is not a date", where, _DATE_HINT))
        metadata = replace(metadata, **{key: date_})
    return metadata, tuple(issues)


def from_mapping(values: Mapping[str, object], where: str) -> tuple[Metadata, tuple[Issue, ...]]:
    """The metadata that a table of a TOML or YAML file holds; its unknown keys and odd values are issues."""
    known: dict[str, str] = {}
    issues: list[Issue] = []
    for key, value in values.items():
        if key not in FIELDS:
            issues.append(Issue("unknown-key", f"unknown key {str(key)[:40]!r}", where, f"Use {', '.join(FIELDS)}."))
        elif (text := _plain(value)) is None:
            issues.append(Issue("bad-value", f"{key} is not a text or a date", where, "Put the value in quotes."))
        elif text:
            known[key] = text
    metadata, wrong = checked(Metadata(**known), where)
    return metadata, (*issues, *wrong)


def _plain(value: object) -> str | None:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return " ".join(str(value).split())


def date_in_furniture(text: str, blocks: Sequence[Block]) -> tuple[str, str] | None:
    """When the text says of itself it was published: EDTF and the words that say so; None if nowhere.

    Looked for in furniture only ("Last updated 5 March 2019", "© 2010-2024"), a full date before a year;
    not among references, which are furniture too but speak of other works.
    """
    furniture = (text[block.start : block.end] for block in blocks if block.kind == "furniture")
    lines = [line for line in furniture if signs.is_furniture(line)]
    return _first(signs.dated_line, lines) or _first(signs.copyright_year, lines)


def _first(find: signs.DateFinder, lines: Iterable[str]) -> tuple[str, str] | None:
    for line in lines:
        found = find(line)
        if found is not None and (value := edtf(found)) is not None:
            return value, line
    return None


def dating(known: Metadata, text: str, blocks: Sequence[Block], *, name: str) -> tuple[Metadata, tuple[Issue, ...]]:
    """`known` with a date of publication found in the furniture, if it has none, and what to tell the user."""
    if known.published:
        return known, ()
    found = date_in_furniture(text, blocks)
    hint = "Give the date of publication with --published, or as `published` in sources.toml, if you know it better."
    if found is not None:
        what = f"published {found[0]} is taken from the line {found[1][:60]!r}"
        return replace(known, published=found[0]), (Issue("date-from-text", what, name, hint, "note"),)
    what = 'the document has no date, so that words such as "currently" in it cannot be dated'
    hint = "Give the date of publication with --published, or as `published` in sources.toml."
    return known, (Issue("undated", what, name, hint, "note"),)
