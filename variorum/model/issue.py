"""Something that could not be read or understood, told to the reader instead of hidden."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Issue:
    """One fault in an input: what is wrong, where it is, what the user can do.

    `severity` is "error" where the whole input is left out, "warning" where part of it may be
    read wrongly, "note" where the reader should know and nothing is lost.
    `code` is a short stable name for programs ("empty-file", "undated", ...).
    """

    code: str
    what: str
    where: str
    hint: str = ""
    severity: Severity = "warning"


def alike(issues: Iterable[Issue]) -> tuple[tuple[Issue, tuple[str, ...]], ...]:
    """The issues in their order, those that differ in their place only as one with all its places."""
    places: dict[Issue, list[str]] = {}
    first: dict[Issue, Issue] = {}
    for issue in issues:
        key = replace(issue, where="")
        first.setdefault(key, issue)
        places.setdefault(key, []).append(issue.where)
    return tuple((first[key], tuple(found)) for key, found in places.items())
