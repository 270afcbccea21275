"""When a claim holds: its place in a list and its words, for any text that stands where EDTF should."""

from __future__ import annotations

from variorum.dates import Bounds, EdtfError, bounds, humanise, order_key
from variorum.lexicon import lexicon


def bounded(edtf: str | None) -> Bounds | None:
    """The sides of the time, None where there is none, where both are open, or where it is not EDTF."""
    try:
        found = bounds(edtf) if edtf else None
    except EdtfError:  # shown as it is by `in_words`: a time that cannot be read is not lost, only not drawn
        return None
    return None if found is None or found.earliest is found.latest is None else found


def in_words(edtf: str | None) -> str:
    """The time as a reader would say it ("since 1981", "by 1988", "8 October 1997").

    What is not EDTF is given back as it is; no time at all is "undated".
    """
    if not edtf:
        return str(lexicon("wording")["phrases"]["undated"])
    try:
        return humanise(edtf)
    except EdtfError:
        return edtf


def order(edtf: str | None) -> tuple[object, ...]:
    """Sorts by time; what has no time that can be read stands last."""
    return order_key(edtf if bounded(edtf) else None)
