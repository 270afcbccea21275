"""Who was spoken of lately, and how prominently: what pronouns and descriptions choose from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from variorum.model import ReferentType, Token

_FAR = 5  # sentences; nothing further back is meant by a pronoun
_MOST = 120  # entries looked through, so that a page-long sentence does not cost its square

# How prominent a grammatical role makes somebody. Order after the centering theory of Grosz, Joshi and Weinstein (1995).
_ROLES = {
    "nsubj": 3.0, "nsubjpass": 3.0, "dobj": 1.5, "dative": 1.2, "attr": 1.0, "appos": 1.0, "pobj": 1.0, "poss": 1.0,
    "compound": 0.4, "amod": 0.2, "nmod": 0.4,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A mention that was read: its sentence's number, head token, referents, and prominence."""

    sentence: int
    head: int
    referents: tuple[int, ...]
    type: ReferentType
    prominence: float
    plural: bool = False
    noun: str = ""


class Focus:
    """The mentions read so far. Grows as the document is read from left to right.

    `bracketed` says that what is added next stands in brackets, where it is an aside.
    """

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.sentence = 0
        self.bracketed = False

    def add(
        self, token: Token, referents: tuple[int, ...], type_: ReferentType, *, plural: bool = False, noun: str = ""
    ) -> None:
        """Note that `referents` were just mentioned at `token`."""
        prominence = 0.2 if self.bracketed else _ROLES.get(token.dep, 0.8)
        self.entries.append(Entry(self.sentence, token.i, referents, type_, prominence, plural, noun))

    def recent(self) -> Iterator[Entry]:
        """The entries of the last sentences, latest first."""
        for entry in self.entries[: -_MOST - 1 : -1]:
            if self.sentence - entry.sentence > _FAR:
                return
            yield entry

    def best(self, score: Callable[[Entry], float], *, floor: float = 0.0) -> Entry | None:
        """The recent entry with the highest score above `floor`; of equals the latest.

        To what `score` gives, prominence is added and the distance in sentences taken off.
        """
        found, top = None, floor
        for entry in self.recent():
            own = score(entry)
            if own <= 0:
                continue
            total = own + entry.prominence - 1.3 * (self.sentence - entry.sentence)
            if total > top:
                found, top = entry, total
        return found
