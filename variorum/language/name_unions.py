"""Keys of names joined step by step: what is joined with what."""

from __future__ import annotations

from collections.abc import Sequence


class Union:
    """A union-find over keys; roots are the earliest members, so the outcome does not hang on the order of calls."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.rank = {key: i for i, key in enumerate(keys)}
        self.parent = {key: key for key in keys}

    def root(self, key: str) -> str:
        while self.parent[key] != key:
            self.parent[key] = self.parent[self.parent[key]]
            key = self.parent[key]
        return key

    def join(self, a: str, b: str) -> None:
        a, b = self.root(a), self.root(b)
        if a != b:
            first, second = sorted((a, b), key=self.rank.__getitem__)
            self.parent[second] = first
