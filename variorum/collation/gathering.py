"""Numbered things that are put together pair by pair."""

from __future__ import annotations


class Groups:
    """A partition of 0..size-1 that only grows together; the smallest number of a group stands for it."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, number: int) -> int:
        """The smallest number of the group that `number` is in."""
        parent = self._parent
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    def join(self, left: int, right: int) -> None:
        """Put the groups of two numbers together."""
        low, high = sorted((self.root(left), self.root(right)))
        self._parent[high] = low

    def all(self) -> list[list[int]]:
        """The groups, each in order, by their smallest number."""
        found: dict[int, list[int]] = {}
        for number in range(len(self._parent)):
            found.setdefault(self.root(number), []).append(number)
        return list(found.values())
