"""Look-up of numbers by keys, and of whole names by what a slip of the pen leaves of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import OSA

_SHORTEST_RUN = 6


class Table:
    """Numbers by key. Most keys have one number only: those need no list, of which there would be hundreds of thousands."""

    def __init__(self) -> None:
        self._first: dict[str, int] = {}
        self._more: dict[str, list[int]] = {}

    def put(self, key: str, number: int) -> None:
        """Adds a number to a key, once."""
        if self._first.setdefault(key, number) != number:
            held = self._more.setdefault(key, [])
            if not held or held[-1] != number:
                held.append(number)

    def get(self, key: str) -> Sequence[int]:
        """The numbers of a key, in the order in which they came."""
        first = self._first.get(key)
        if first is None:
            return ()
        more = self._more.get(key)
        return (first,) if more is None else (first, *more)

    def __len__(self) -> int:
        return len(self._first)


class Runs:
    """Names written together, numbered from 0, found where one letter is wrong: one half of the name is then as it was."""

    def __init__(self, runs: Iterable[str]) -> None:
        self._runs = tuple(runs)
        self._by = Table()
        for number, run in enumerate(self._runs):
            if len(run) >= _SHORTEST_RUN:
                for key in _halves(run, len(run)):
                    self._by.put(key, number)

    def near(self, run: str) -> tuple[int, ...]:
        """The numbers of the names that are `run` but for one letter too much, too few, another, or two swapped."""
        keys = (key for size in range(max(_SHORTEST_RUN, len(run) - 1), len(run) + 2) for key in _halves(run, size))
        found = dict.fromkeys(number for key in keys for number in self._by.get(key))
        return tuple(n for n in found if OSA.distance(run, self._runs[n], score_cutoff=1) <= 1)


def _halves(run: str, size: int) -> Iterator[str]:
    """What the first and the last half of a name of `size` letters would be, were `run` it but for a letter."""
    half = size // 2
    yield f"{size}<{run[:half]}"
    yield f"{size}>{run[len(run) - (size - half) :]}"
    yield f"{size}]{run[len(run) - (size - half) + 1 :]}"  # two letters swapped may lie on either side
