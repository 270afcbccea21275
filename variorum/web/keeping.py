"""Values that take long to work out, kept for as long as the dossier stays as it is."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any

from variorum.store import FILE, Store
from variorum.web.site import Place

MOST = 48
"""Values that are kept at once, of all dossiers: the one that was asked for longest ago goes first."""


class Kept:
    """A bounded memory for several threads. Of two that ask for one value at once, one works it out."""

    def __init__(self, most: int = MOST) -> None:
        self._most, self._lock = most, Lock()
        self._values: OrderedDict[Hashable, Any] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}

    def get[T](self, key: Hashable, make: Callable[[], T]) -> T:
        """The value under the key, made where it is not there. An error of `make` is passed on and nothing kept."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]  # type: ignore[no-any-return]  # the key says which kind of value
            own = self._making.setdefault(key, Lock())
        with own:
            with self._lock:
                if key in self._values:
                    return self._values[key]  # type: ignore[no-any-return]
            try:
                value = make()
            finally:
                with self._lock:
                    self._making.pop(key, None)
            with self._lock:
                self._values[key] = value
                while len(self._values) > self._most:
                    self._values.popitem(last=False)
            return value

    def has(self, key: Hashable) -> bool:
        """Whether the value under the key is at hand."""
        with self._lock:
            return key in self._values

    def forget(self) -> None:
        """Drops all values."""
        with self._lock:
            self._values.clear()


_KEPT = Kept()
forget = _KEPT.forget
"""Drops all values of all dossiers: the next requests are answered as by a server that has just started."""


def kept[T](place: Place, store: Store, what: tuple[Hashable, ...], make: Callable[[], T]) -> T:
    """The value called `what` of the dossier in its present state: made once, and anew after each change."""
    return _KEPT.get(_key(place, store, what), make)


def at_hand(place: Place, store: Store, what: tuple[Hashable, ...]) -> bool:
    """Whether the value called `what` of the dossier in its present state is kept already."""
    return _KEPT.has(_key(place, store, what))


def _key(place: Place, store: Store, what: tuple[Hashable, ...]) -> tuple[Hashable, ...]:
    # A dossier that was deleted and built again may have come to the same number.
    file = (place.directory / FILE).stat().st_ino
    return (place.directory, file, store.state(), *what)
