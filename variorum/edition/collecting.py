"""Python's collector of cyclic garbage, set to run seldom while a build works.

A build makes many small objects that live on: tokens, claims, the model. The collector, at its usual pace, looks
through them over and over and finds next to nothing, which costs about a tenth of the build (measured).
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (100_000, 20, 100)
"""Objects made between two collections, and how many of each kind go before one of the next: some tens of MB at most
wait to be collected."""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Within, the collector runs at the pace of `SELDOM`; after, as before."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
