"""For which state or union a claim's authority speaks, and of which of its lists.

What reads names is imported when it is first asked for, so that a dossier without designations is shown without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from variorum.dates import EdtfError, bounds
from variorum.model import Claim, Filler

if TYPE_CHECKING:
    from variorum.resolution.authorities import Authority


def speaks_for(claim: Claim, filler: Filler) -> Authority | None:
    """For whom `filler` speaks, by its words and its other names, in the year of the claim; None where they tell nobody.

    An authority that is told by no organ ("the United States") speaks of the list that the designation is of ("foreign terrorist
    organization").
    """
    from variorum.resolution.authorities import authority_among, authority_of

    found = authority_among((filler.text, *filler.names), year=_year(claim.time.edtf if claim.time else ""))
    if found is None or found.organ:
        return found
    for label in claim.role("designation"):
        told = authority_of(label.text)
        if told is not None and told.id == found.id and told.register:
            return replace(found, organ=told.organ, register=told.register)
    return found


def voices(claim: Claim) -> tuple[Authority, ...]:
    """For whom the claim's authorities speak, in their order; those that speak for nobody known are left out."""
    return tuple(made for filler in claim.role("authority") if (made := speaks_for(claim, filler)) is not None)


def of_other_lists(left: Sequence[Authority], right: Sequence[Authority]) -> bool:
    """Whether all that speak at the left keep a list of their own beside that of all that speak at the right."""
    if not left or not right:
        return False
    from variorum.resolution.authorities import other_list

    return all(other_list(a, b) for a, b in product(left, right))


@lru_cache(maxsize=65536)
def _year(edtf: str) -> int | None:
    """The one year that a date lies in, or that an interval begins in; None where there is none."""
    try:
        found = bounds(edtf) if edtf else None
    except EdtfError:  # what is not EDTF dates nothing; the claim itself stays as it is
        return None
    if found is None or found.earliest is None:
        return None
    last = found.sure_from if found.interval else found.latest
    return found.earliest.year if last is not None and last.year == found.earliest.year else None
