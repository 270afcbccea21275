"""Clusters of units: a union-find that never joins what was judged to be different."""

from __future__ import annotations

from collections.abc import Iterable


class Clusters:
    """A partition of items. Items that are forbidden to meet never come into one cluster.

    The outcome depends on the order of the joins, so callers sort them by strength and then by content.
    """

    def __init__(self, items: Iterable[str], forbidden: Iterable[tuple[str, str]] = ()) -> None:
        self._members: dict[str, set[str]] = {item: {item} for item in items}
        self._root = {item: item for item in self._members}
        self._enemies: dict[str, set[str]] = {item: set() for item in self._members}
        for left, right in forbidden:
            if left != right and left in self._root and right in self._root:
                self._enemies[left].add(right)
                self._enemies[right].add(left)

    def root(self, item: str) -> str:
        """The item that stands for `item`'s cluster, until the next join."""
        return self._root[item]

    def together(self, left: str, right: str) -> bool:
        """Whether the two are in one cluster."""
        return self._root[left] == self._root[right]

    def may_join(self, left: str, right: str) -> bool:
        """Whether joining the two would bring no forbidden pair together."""
        a, b = self._root[left], self._root[right]
        return a == b or self._enemies[a].isdisjoint(self._members[b])

    def join(self, left: str, right: str) -> bool:
        """Join the clusters of the two; False, and nothing happens, where a forbidden pair would meet."""
        if not self.may_join(left, right):
            return False
        a, b = self._root[left], self._root[right]
        if a == b:
            return True
        if len(self._members[a]) < len(self._members[b]):
            a, b = b, a
        self._members[a] |= self._members.pop(b)
        self._enemies[a] |= self._enemies.pop(b)
        for item in self._members[a]:
            self._root[item] = a
        return True

    def all(self) -> tuple[tuple[str, ...], ...]:
        """The clusters, each sorted, sorted by their first members."""
        return tuple(sorted(tuple(sorted(members)) for members in self._members.values()))
