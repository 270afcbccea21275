"""The histories of designations that come with Variorum: facts of public record, without a network."""

from __future__ import annotations

from functools import cache

from variorum.model import Snapshot
from variorum.registers.reading import read
from variorum.registers.spec import spec
from variorum.resource import data_text


@cache
def builtin() -> tuple[Snapshot, ...]:
    """Terrorist designations and their ends by several governments, a snapshot for each list, by its id.

    Each is dated by the month that it was checked to, and none is complete: what is absent may still have been listed.

    Raises: DataError where a table of the package is missing; RegisterError where one is malformed.
    """
    found = (
        snapshot
        for name, day in spec("history").data["builtin"].items()
        for snapshot in read([(name, data_text(f"registers/{name}").encode())], dated=str(day))
    )
    return tuple(sorted(found, key=lambda snapshot: snapshot.register))
