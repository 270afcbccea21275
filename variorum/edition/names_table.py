"""A user's table of names to screen: its rows as questions, what cannot be read told with its line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from variorum.checking.screening import Asked, is_date
from variorum.errors import VariorumError
from variorum.lexicon import lexicon
from variorum.model import Issue, ListedKind

_DELIMITERS = ",;\t|"
_LONGEST = 400
"""Characters of a name: what is longer is a text, no name."""


def read_names(content: bytes, where: str) -> tuple[tuple[Asked, ...], tuple[Issue, ...]]:
    """The names of a table with a head (columns name and, where wanted, kind, country, born, in any order, others are passed over),
    or else of a list with one name a line; and an issue for each row that is left out, or not read as it was meant.

    Raises: VariorumError where it is no text, or has no name.
    """
    text, issues = _decoded(content, where)
    lines = text.splitlines()
    delimiter = _delimiter(lines)
    head = _columns(_fields(lines[0], delimiter)) if lines else {}
    if "name" in head:
        asked = _table(text, delimiter, head, where, issues)
    else:
        asked = [
            Asked(name, where=f"line {n}") for n, line in enumerate(lines, 1) if (name := _name(line, n, where, issues))
        ]
    if not asked:
        hint = "Give one name a line, or a table with a column called name."
        raise VariorumError("there is no name to screen", where=where, hint=hint)
    return tuple(asked), tuple(issues)


def _decoded(content: bytes, where: str) -> tuple[str, list[Issue]]:
    if b"\0" in content:
        raise VariorumError("the file is no text", where=where, hint="Save the table as CSV in UTF-8.")
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        what = "the file is not UTF-8; read as Western European (Windows-1252), letters may be wrong"
        return content.decode("cp1252", errors="replace"), [
            Issue("encoding", what, where, "Save it in UTF-8.", "warning")
        ]


def _delimiter(lines: Sequence[str]) -> str:
    """The sign between the columns of the head: the one at which the head falls into the most known columns."""
    first = lines[0] if lines else ""
    return max(_DELIMITERS, key=lambda sign: (len(_columns(_fields(first, sign))), sign == ","))


def _fields(line: str, delimiter: str) -> list[str]:
    return next(csv.reader([line], delimiter=delimiter), [])


def _columns(head: Iterable[str]) -> dict[str, int]:
    """Which column holds what, by the words of the lexicon."""
    known = {word: column for column, words in lexicon("listings")["screened_columns"].items() for word in words}
    out: dict[str, int] = {}
    for at, field in enumerate(head):
        column = known.get(" ".join(field.replace("_", " ").casefold().split()))
        if column is not None:
            out.setdefault(column, at)
    return out


@cache
def _kinds() -> Mapping[str, ListedKind]:
    return {word: kind for kind, words in lexicon("listings")["screened_kinds"].items() for word in words}


def _table(text: str, delimiter: str, head: Mapping[str, int], where: str, issues: list[Issue]) -> list[Asked]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    width = len(next(rows))
    out: list[Asked] = []
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return out
        except csv.Error as error:
            issues.append(_left_out(f"the row cannot be read ({error})", rows.line_num, where))
            continue
        if not any(field.strip() for field in row):
            continue
        if len(row) != width:
            issues.append(_left_out(f"the row has {len(row)} fields, the head {width}", rows.line_num, where))
        elif (asked := _asked(row, head, rows.line_num, where, issues)) is not None:
            out.append(asked)


def _asked(row: Sequence[str], head: Mapping[str, int], line: int, where: str, issues: list[Issue]) -> Asked | None:
    given = {column: row[at].strip() for column, at in head.items()}
    name = _name(given["name"], line, where, issues)
    if name is None:
        if not given["name"]:
            issues.append(_left_out("the row has no name", line, where))
        return None
    kind, born = given.get("kind", ""), given.get("born", "")
    if kind and kind.casefold() not in _kinds():
        issues.append(
            _left_out(
                f"the kind {kind!r} is not known",
                line,
                where,
                "Write person, organization, vessel, aircraft or nothing.",
            )
        )
        return None
    if born and not is_date(born):
        issues.append(_left_out(f"{born!r} is no date", line, where, "Write 1957, 1957-03 or 1957-03-10."))
        return None
    return Asked(name, _kinds().get(kind.casefold()), given.get("country", ""), born, f"line {line}")


def _name(text: str, line: int, where: str, issues: list[Issue]) -> str | None:
    """The name on a line; None, with an issue, where there are no letters, and where it is too long for a name."""
    name = " ".join(text.split())
    if not name:
        return None
    if not any(c.isalnum() for c in name):
        issues.append(_left_out(f"{name!r} has no letters", line, where))
        return None
    if len(name) > _LONGEST:
        issues.append(_left_out(f"a name of {len(name)} characters is none", line, where))
        return None
    return name


def _left_out(what: str, line: int, where: str, hint: str = "") -> Issue:
    return Issue("row", f"{what}: left out", f"{where}, line {line}", hint, "warning")
