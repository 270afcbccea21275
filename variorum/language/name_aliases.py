"""Names that the text itself declares to be one: in brackets, "also known as", "founded as", "changed its name to"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from variorum.language.name_declared import PIECE_SPLIT, Declared, clean
from variorum.language.name_keys import abbreviates, is_acronym, is_short
from variorum.language.name_text import PARTS, NameSpan, Words
from variorum.language.name_words import gazetteer, listed, titles

_QUOTES = frozenset({'"', "'", "“", "”", "‘", "’", "_", "''", "``", "*", "«", "»"})
_OPENING = 150  # tokens; further on, "it" need not be what the document is about
_LONGEST_BRACKET = 30  # tokens; what is longer is a clause, not a list of names


def _without_meaning(piece: str) -> str:
    """`piece` without "literally" or a language's name before a name."""
    first, _, rest = piece.strip().partition(" ")
    language = first.endswith(":") and first[:-1].isalpha()
    return rest if language or first.casefold().rstrip(":,") in listed("names.meaning_cues") else piece


def declared_in_text(words: Words, spans: Sequence[NameSpan]) -> tuple[Declared, ...]:
    """What brackets and alias cues in the text declare about the names in `spans`."""
    reader = _Reader(words, spans)
    return (*reader.brackets(), *reader.cues(), *reader.alternatives(), *reader.earlier())


class _Reader:
    """Reads declarations off the tokens, with the name spans indexed by their ends."""

    def __init__(self, words: Words, spans: Sequence[NameSpan]) -> None:
        self.words = words
        self.by_last = {span.last: span for span in spans}
        self.by_first = {span.first: span for span in spans}
        self.cue_words = _cues_by_first_word()

    def brackets(self) -> Iterator[Declared]:
        """Names with other names in brackets behind them: "Palestine Liberation Organization (PLO)"."""
        for token in self.words.tokens:
            if token.text != "(":
                continue
            close = self._close(token.i)
            left = self._left_of(token.i)
            if close is None or left is None:
                continue
            whole = self.words.said(left.first, left.last)
            place = whole.casefold() in gazetteer().places
            for name in self._in_bracket(token.i + 1, close, left):
                if place and self._extent(left, name) == whole and not abbreviates(name, whole):
                    continue
                yield Declared((self._extent(left, name), name))

    def _close(self, i: int) -> int | None:
        """The token that closes the bracket opened at `i`, None where it is far or missing."""
        for k in range(i + 1, min(i + _LONGEST_BRACKET, len(self.words.tokens))):
            if self.words.tokens[k].text == ")":
                return k
        return None

    def _left_of(self, i: int) -> NameSpan | None:
        """The name that ends before token `i`, quotes and commas aside."""
        while i > 0 and self.words.tokens[i - 1].text in _QUOTES:
            i -= 1
        return self.by_last.get(i)

    def _in_bracket(self, first: int, last: int, left: NameSpan) -> Iterator[str]:
        """The names among tokens `[first, last)`, that are other names of `left`."""
        inside = self.words.said(first, last) if first < last else ""
        place = gazetteer().places
        cued = False
        others = {
            t.text for t in self.words.tokens[first:last] if t.ent[2:] in ("GPE", "LOC", "PERSON", "NORP", "DATE")
        }
        for piece in PIECE_SPLIT.split(inside):
            name = clean(_without_meaning(piece))
            cued = cued or (name != piece.strip(" \"'“”_.,;:*") and not re.match(r"(?i)the\s", piece))
            if not name or not (name[0].isupper() or is_acronym(name) or name.split("-")[0] in PARTS):
                continue
            if name.casefold() in listed("names.not_names"):
                return
            short = is_short(name) and not name.isdigit() and name.casefold() not in place
            like = self._name_like(name) and others.isdisjoint(name.split())
            if short or cued or (like and left.label not in ("PERSON", "GPE", "LOC")):
                yield name

    def _name_like(self, name: str) -> bool:
        """Whether `name` is nothing but words of a name: no place, no date, no plain lower-case words."""
        found = name.replace("-", " ").split()
        small = listed("names.inner") | listed("names.particles")
        return (
            len(found) <= 8
            and not any(c.isdigit() for c in name)
            and all(w[:1].isupper() or w.casefold() in small or not w[:1].isalpha() for w in found)
            and name.casefold() not in gazetteer().places
            and not gazetteer().country_of(name)
        )

    def _extent(self, left: NameSpan, name: str) -> str:
        """The words before the bracket that `name` abbreviates, else those of `left`."""
        whole = self.words.said(left.first, left.last)
        if not is_acronym(name) or abbreviates(name, whole):
            return whole
        for first in range(left.last - 2, max(left.last - 12, 0) - 1, -1):
            token = self.words.tokens[first]
            if token.text in ("(", ")", ";", ".") or (token.pos == "VERB" and not self.words.capital(first)):
                break
            if self.words.capital(first) and abbreviates(name, self.words.said(first, left.last)):
                return self.words.said(first, left.last)
        return whole

    def cues(self) -> Iterator[Declared]:
        """Names behind "also known as", "formerly" and the like."""
        i = 0
        tokens = self.words.tokens
        while i < len(tokens):
            after = self._cue_at(i)
            if after is None:
                i += 1
                continue
            owner = self._owner(i)
            names = self._names_from(after) if owner is not None else []
            if owner is not None and names:
                yield Declared((*([owner] if owner else []), *names), unnamed=not owner)
            i = after

    def _cue_at(self, i: int) -> int | None:
        """The token behind the longest alias cue that begins at token `i`."""
        for cue in self.cue_words.get(self.words.lower[i], ()):
            if tuple(self.words.lower[i : i + len(cue)]) == cue:
                return i + len(cue)
        return None

    def _owner(self, i: int) -> str | None:
        """Whose names follow a cue at token `i`: a name's words, "" for the document's subject, None for nobody."""
        tokens, k = self.words.tokens, i
        while k > max(0, i - 40):
            if k in self.by_last:
                return self.words.said(self.by_last[k].first, k)
            before = tokens[k - 1]
            if before.text == ")":
                k = next((o for o in range(k - 1, max(k - 40, -1), -1) if tokens[o].text == "("), 0)
            elif (
                before.text in (",", "(", "–", "—", "-", "[", "]", "1")
                or before.text in _QUOTES
                or before.lemma in ("be", "also", "become")
                or before.dep in ("aux", "auxpass", "advmod")
            ):
                k -= 1
            elif before.lemma in listed("references.generic") and k - 1 in self.by_last:
                k -= 1  # "the X group, also called Y"
            elif before.lemma == "it" or (before.lemma in listed("references.generic") and k - 1 > 0):
                return "" if i < _OPENING else None
            else:
                return None
        return None

    def _names_from(self, i: int) -> list[str]:
        """The names listed from token `i` on: "X", "X or Y", in brackets also "X, Y and Z"."""
        out: list[str] = []
        tokens = self.words.tokens
        while i < len(tokens):
            while i < len(tokens) and (
                tokens[i].text in _QUOTES or self.words.lower[i] in ("the", "simply", "as", ":")
            ):
                i += 1
            span = self.by_first.get(i)
            if span is None or self._is_place(span) or self.words.lower[i] in titles():
                break
            last = self._with_of(span.last)
            out.append(self.words.said(span.first, last))
            i = last
            while i < len(tokens) and tokens[i].text in _QUOTES:
                i += 1
            i = self._to_next(i, bool(out))
        return out

    def _with_of(self, last: int) -> int:
        """The end of a listed name that goes on behind "of" ("Liberation Tigers of Tamil Eelam")."""
        lower = self.words.lower
        if last + 2 >= len(lower) or lower[last] not in ("of", "for"):
            return last
        follows = self.by_first.get(last + 2 if lower[last + 1] == "the" else last + 1)
        return follows.last if follows else last

    def _is_place(self, span: NameSpan) -> bool:
        """Whether the span is a known place or nationality, which is nobody's other name."""
        words = self.words.said(span.first, span.last)
        return words.casefold() in gazetteer().places or gazetteer().country_of(words) is not None

    def _to_next(self, i: int, _: bool) -> int:
        """The token where the next name of a list may begin; past the end where the list ends."""
        tokens = self.words.tokens
        joined = False
        while i < len(tokens) and self.words.lower[i] in (",", "or", "and/or", "/"):
            joined = joined or self.words.lower[i] != ","
            i += 1
        return i if joined else len(tokens)

    def alternatives(self) -> Iterator[Declared]:
        """Abbreviations behind a comma: "the Irish Republican Army, or IRA"."""
        for span in self.by_last.values():
            k, n = span.last, len(self.words.tokens)
            while k < n and self.words.tokens[k].text in (",", *_QUOTES):
                k += 1
            if k + 1 >= n or self.words.lower[k] != "or" or self._is_place(span):
                continue
            other = self.by_first.get(k + 1)
            if other is None or self._is_place(other):
                continue
            full, short = self.words.said(span.first, span.last), self.words.said(other.first, other.last)
            if is_acronym(short) and short.isupper() and not is_acronym(full) and (" " in full or "-" in full):
                yield Declared((full, short))

    def earlier(self) -> Iterator[Declared]:
        """Names that a body was founded under or took: "founded in 1912 as the X", "changed its name to X"."""
        tokens = self.words.tokens
        for token in tokens:
            if token.lemma not in ("as", "to") or token.dep != "prep" or tokens[token.head].pos != "VERB":
                continue
            verb = tokens[token.head].lemma
            k = token.i + 2 if self.words.lower[min(token.i + 1, len(tokens) - 1)] == "the" else token.i + 1
            span = self.by_first.get(k)
            if span is None or self._is_place(span) or span.label in ("PERSON", "GPE"):
                continue
            if token.lemma == "as" and verb in listed("names.founding_verbs"):
                owner = self._passive_subject(token.head, token.i)
            elif token.lemma == "to" and verb in listed("names.renaming_verbs"):
                owner = self._renamed(token.head, token.i)
            else:
                continue
            name = self.words.said(span.first, span.last)
            if owner is not None:
                yield Declared((owner, name) if owner else (name,), unnamed=not owner)

    def _passive_subject(self, verb: int, before: int) -> str | None:
        """The subject of a participle: a name's words, "" for the document's subject, None for anything else."""
        tokens = self.words.tokens
        subject = next(
            (k for k in range(max(0, verb - 40), before) if tokens[k].head == verb and tokens[k].dep == "nsubjpass"),
            None,
        )
        if subject is None:
            opens = tokens[verb].tag == "VBN" and not tokens[verb].text.islower()
            return "" if opens and verb < _OPENING else None
        called = tokens[subject].lemma in listed("references.generic") | listed("references.body_nouns")
        if self.words.lower[subject] == "it" or (called and self.words.lower[subject - 1] == "the"):
            return "" if verb < _OPENING else None
        span = self.by_last.get(subject + 1)
        return self.words.said(span.first, span.last) if span else None

    def _renamed(self, verb: int, before: int) -> str | None:
        """Whose name was changed between a verb and token `before`."""
        between = self.words.lower[verb:before]
        if "name" not in between:
            return None
        span = self.by_last.get(before)
        if span is not None and span.first > verb:
            return self.words.said(span.first, span.last)
        return "" if "its" in between else None


def _cues_by_first_word() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The alias cues as words, by their first word, the longest first."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for cue in sorted(listed("names.alias_cues")):
        cue_words = tuple(cue.split())
        out.setdefault(cue_words[0], []).append(cue_words)
    return {word: tuple(sorted(group, key=lambda c: (-len(c), c))) for word, group in out.items()}
