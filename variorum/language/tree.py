"""The dependency tree of a document's tokens, indexed for walking."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from variorum.model import Token


class Tree:
    """The parse as an index over `tokens`; built once, never changed.

    `children[i]` are the tokens governed by token `i`, in text order.
    """

    __slots__ = ("_deps", "_left", "children", "tokens")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        children: list[list[int]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.i:
                children[token.head].append(token.i)
        self.children: tuple[tuple[int, ...], ...] = tuple(map(tuple, children))
        self._deps = [token.dep for token in tokens]
        self._left = list(range(len(tokens)))
        self._close()

    def _close(self) -> None:
        """Work out the leftmost token below each token, leaves first."""
        order: list[int] = []
        stack = [t.i for t in self.tokens if t.head == t.i]
        while stack:
            i = stack.pop()
            order.append(i)
            stack.extend(self.children[i])
        left = self._left
        for i in reversed(order):
            head = self.tokens[i].head
            left[head] = min(left[head], left[i])

    def left_edge(self, i: int) -> int:
        """The index of the leftmost token of `i`'s subtree."""
        return self._left[i]

    def subtree(self, i: int, stop: Callable[[int], bool] | None = None) -> list[int]:
        """`i` and all tokens below it, in text order; a token that `stop` refuses is left out with all below."""
        out, children = [i], self.children
        for node in out:  # grows as it is walked
            if below := children[node]:
                out.extend(below if stop is None else [c for c in below if not stop(c)])
        out.sort()
        return out

    def ancestors(self, i: int) -> Iterator[int]:
        """The tokens above `i`, nearest first; without `i` itself."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield i

    def below(self, i: int, *deps: str) -> list[int]:
        """The children of `i` whose dependency label is one of `deps`, in text order."""
        found = self._deps
        return [c for c in self.children[i] if found[c] in deps]

    def first_below(self, i: int, *deps: str) -> int | None:
        """The first child of `i` whose dependency label is one of `deps`."""
        found = self._deps
        for c in self.children[i]:
            if found[c] in deps:
                return c
        return None
