"""The labelled words of a match of the time grammar, and what they mean."""

from __future__ import annotations

from variorum.language.time_rules import Match
from variorum.language.time_words import Words, meaning

# Classes told by the shape of a number; their words mean themselves.
_NUMERIC = frozenset(
    {
        "day31",
        "dayth",
        "year4",
        "yeara",
        "two",
        "single",
        "short2",
        "decade",
        "decade2",
        "digits",
        "nth",
        "clock",
        "clockdot",
        "clock4",
        "numericdate",
    }
)


class Fields:
    """The labelled words of one part of a match."""

    def __init__(self, match: Match, words: Words, first: int, last: int) -> None:
        self._found = {label: (name, words.text[i]) for label, name, i in match.labels if first <= i < last}

    def __contains__(self, label: str) -> bool:
        return label in self._found

    def word(self, label: str) -> str:
        """The word under the label, "" where there is none."""
        return self._found.get(label, ("", ""))[1]

    def class_of(self, label: str) -> str:
        """The class under which the word was taken, "" where there is none."""
        return self._found.get(label, ("", ""))[0]

    def means(self, label: str) -> str:
        """The lexicon's meaning of the word as text, the word itself where its class is no list."""
        name, word = self._found.get(label, ("", ""))
        if not name:
            return ""
        if name.startswith("'") or name in _NUMERIC:
            return word
        return str(meaning(name, word))

    def number(self, label: str) -> int | None:
        """The word as a number: "7th" is 7, "first" 1, "1,200" 1200, "'94" 94; None where it has no digits."""
        text = "".join(c for c in self.means(label) if c.isdigit())
        return int(text) if text else None
