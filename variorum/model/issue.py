"""Something that could not be read or understood, told to the reader instead of hidden."""

from __future__ import annotations

from dataclasses import dataclass
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
