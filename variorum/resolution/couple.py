"""Two forms of names side by side, as the features look at them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from variorum.resolution.forms import Form, Word
from variorum.resolution.pairing import Pairing, paired

Said = tuple[float, str]
"""A feature's value and the reason for it in words."""
NOTHING: Said = (0.0, "")


@dataclass(frozen=True)
class Couple:
    """Two forms to compare, with the abbreviations that either side is known to have.

    `explained` are those that are the initials of a full name of the same side.
    """

    left: Form
    right: Form
    left_acronyms: frozenset[str] = frozenset()
    right_acronyms: frozenset[str] = frozenset()
    explained: frozenset[str] = frozenset()

    @cached_property
    def pairing(self) -> Pairing:
        """Which word answers to which."""
        return paired(self.left.words, self.right.words)

    @cached_property
    def shared(self) -> float:
        """The weight of the words that have a partner, each times its likeness."""
        return sum(min(a.weight, b.weight) * value for a, b, value in self.pairing.pairs)

    @cached_property
    def short(self) -> Form | None:
        """The side that is an abbreviation, where only one is."""
        if (self.left.acronym is None) == (self.right.acronym is None):
            return None
        return self.left if self.left.acronym else self.right

    @cached_property
    def full(self) -> Form:
        """The side that is no abbreviation, where only one is."""
        return self.right if self.short is self.left else self.left


def texts_of(words: Iterable[Word]) -> str:
    """The words in quotes, each once, sorted."""
    return listed({word.text for word in words})


def listed(texts: Iterable[str]) -> str:
    """The texts in quotes, sorted."""
    return ", ".join(repr(text) for text in sorted(texts))
