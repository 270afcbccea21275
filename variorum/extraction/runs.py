"""Runs of words read off the surface, where a parse is seldom right: names behind "also known as", quotations, tactics."""

from __future__ import annotations

from variorum.extraction.reading import Reading
from variorum.lexicon import words
from variorum.model import Sentence

_VERBAL = frozenset({"VERB", "AUX"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "TO"})
_INSIDE = frozenset({"compound", "nmod", "amod", "npadvmod", "poss", "nummod"})
_QUOTES = {'"': '"', "``": "''", "«": "»", "'": "'"}
_RUN = frozenset({"NOUN", "PROPN", "ADJ"})
_JOINTS = frozenset({",", ";", "/", "or", "and"})
_ENDS = frozenset({",", ";", "/", "or", "and", ")", "]", ".", ":", "(", "[", "—", "–", '"', "''", "'", "»"})
_LONGEST = 14  # tokens of a name
_LONGEST_QUOTE = 40  # tokens


def items(reading: Reading, i: int) -> list[int]:
    """The nouns that head phrases behind token `i`, up to the next finite verb or the sentence's end, in text order.

    A parser seldom keeps a long list together ("tactics, including raids, hit-and-run attacks, car bombs"): a rule
    says by a list of words which of these nouns it wants.
    """
    tokens, out = reading.tokens, []
    for k in range(i + 1, reading.sentence(i).last):
        token = tokens[k]
        if token.tag in _FINITE and token.dep not in ("amod", "compound"):
            break
        if token.pos in ("NOUN", "PROPN") and token.dep not in _INSIDE:
            out.append(k)
    return out


def quotations(reading: Reading, at: int, sentence: Sentence) -> list[tuple[int, int]]:
    """The quotations of a list that begins at token `at`, as token ranges with their marks."""
    out: list[tuple[int, int]] = []
    while at < sentence.last and (end := quotation(reading, at, sentence)) is not None:
        out.append((at, end))
        at = _over(reading, end, sentence.last, _JOINTS | {"the", "a"})
        if at == end:
            break
    return out


def quotation(reading: Reading, at: int, sentence: Sentence) -> int | None:
    """The end of the quotation that token `at` opens, None where it opens none."""
    closing = _QUOTES.get(reading.tokens[at].norm)
    if closing is None:
        return None
    for end in range(at + 1, min(sentence.last, at + _LONGEST_QUOTE)):
        norm = reading.tokens[end].norm
        if norm == closing or (closing != "'" and norm in ('"', "''", "»")):
            return end + 1
    return None


def calling(reading: Reading, at: int, sentence: Sentence) -> int | None:
    """The end of the words from `at` on that say what the person named behind them is ("German philosopher").

    None where the last of them is no noun for persons, or none stands there.
    """
    end = at
    while end < sentence.last and (reading.tokens[end].pos in _RUN or reading.tokens[end].norm in ("-", "and")):
        mention = reading.covering.get(end)
        if mention is not None and mention.type == "person":
            break
        end += 1
    if end == at or reading.tokens[at].norm == "and" or reading.tokens[end - 1].lemma.lower() not in words("kinds.people"):
        return None
    return end


def names(reading: Reading, at: int, sentence: Sentence) -> list[tuple[int, int]]:
    """The names of a list that begins at token `at`, as token ranges: "A/B, or C, and D" has four.

    Quotation marks, articles and what introduces a further name ("or alternatively as") are left out. A list
    ends at the first word that is no name; a further item that a clause goes on from is none of the list's.
    """
    out: list[tuple[int, int]] = []
    while at < sentence.last:
        first = _start(reading, at, sentence.last)
        last = _name_end(reading, first, sentence.last)
        if last is None:
            break
        behind = reading.tokens[last].norm if last < sentence.last else "."
        if out and (behind not in _ENDS or _placed(reading, first)):
            break
        out.extend(_parts(reading, first, last))
        at = _over(reading, last, sentence.last, frozenset({'"', "''", "'", "»", ")", "]"}))
        joint = _over(reading, at, sentence.last, _JOINTS)
        if joint == at:
            break
        at = joint
    return out


def _over(reading: Reading, at: int, last: int, norms: frozenset[str]) -> int:
    while at < last and reading.tokens[at].norm.lower() in norms:
        at += 1
    return at


def _start(reading: Reading, at: int, last: int) -> int:
    """The first token at or behind `at` that is no mark, article, language label or cue of a further name."""
    tokens = reading.tokens
    while at + 1 < last:
        labelled = tokens[at + 1].norm in words("naming.labels") and tokens[at].text[:1].isupper()
        if labelled:
            at += 2
        elif tokens[at].norm.lower() in words("naming.between") or tokens[at].norm in ('"', "``", "'", "«", ",", "("):
            at += 1
        else:
            break
    return at


def _name_end(reading: Reading, at: int, last: int) -> int | None:
    if at >= last or at in reading.times:
        return None
    mention = reading.mention_from(at)
    if mention is not None and mention.kind == "name" and mention.last <= last:
        return mention.last
    if not _opens(reading, at, last):
        return None
    end = at + 1
    while end < min(last, at + _LONGEST) and _goes_on(reading, end):
        end += 1
    while end > at + 1 and not _capital(reading, end - 1):
        end -= 1
    return end


def _opens(reading: Reading, at: int, last: int) -> bool:
    """Whether a name may begin with token `at`: with a capital in it, or with a particle and its hyphen ("al-Quds")."""
    if _capital(reading, at):
        return reading.tokens[at].pos not in ("PRON", "ADP")
    return at + 2 < last and reading.tokens[at + 1].norm == "-" and _capital(reading, at + 2)


def _goes_on(reading: Reading, k: int) -> bool:
    token = reading.tokens[k]
    return _capital(reading, k) or token.norm in ("-", "'s", "'") or token.norm.lower() in words("naming.inner")


def _capital(reading: Reading, k: int) -> bool:
    text = reading.tokens[k].text
    return any(c.isupper() for c in text) or (bool(text) and text[0].isalpha() and text.lower() == text.upper())


def _placed(reading: Reading, at: int) -> bool:
    mention = reading.mention_from(at)
    return mention is not None and mention.type in ("place", "people")


def _parts(reading: Reading, first: int, last: int) -> list[tuple[int, int]]:
    """A name with a slash in it is two."""
    cut = next((k for k in range(first + 1, last - 1) if reading.tokens[k].norm == "/"), None)
    return [(first, last)] if cut is None else [(first, cut), *_parts(reading, cut + 1, last)]


def following_names(reading: Reading, i: int) -> list[int]:
    """The names that follow name `i` in a list, as far as only commas, "and", articles and brackets part them.

    Parsers lose the thread of long lists; the list itself is plain to see.
    """
    mention = reading.mentions.get(i)
    if mention is None or mention.kind != "name":
        return []
    out: list[int] = []
    at = mention.last
    while (following := _next_in_list(reading, at)) is not None:
        found = reading.mention_from(following)
        if found is None and reading.tokens[following].text[:1].isupper():
            found = reading.mention_from(following + 1)  # an article that is part of a foreign name
        if found is None or found.kind != "name" or _stands_alone(reading, found.head):
            break
        out.append(found.head)
        at = found.last
    return out


def _stands_alone(reading: Reading, i: int) -> bool:
    """Whether name `i` begins something new rather than going on with a list."""
    dep = reading.tokens[i].dep
    return dep in ("nsubj", "nsubjpass") or (dep == "appos" and reading.tree.first_below(i, "conj") is None)


def _next_in_list(reading: Reading, at: int) -> int | None:
    """The token that the next item of a list begins with, where the list goes on at token `at`."""
    tokens = reading.tokens
    # A mark of a note between two names ("Argentina [9] Chile") parts them as a comma does.
    joined = at < len(tokens) and "]" in reading.text[tokens[at - 1].end : tokens[at].start]
    last = reading.sentence(at - 1).last
    while at < last:
        word = tokens[at].norm.lower()
        if word == "(":
            close = next((k for k in range(at, min(last, at + 12)) if tokens[k].norm == ")"), None)
            if close is None:
                return None
            at = close + 1
        elif word in words("syntax.list_joints"):
            joined, at = True, at + 1
        elif joined and word in ("the", "a", "an"):
            at += 1
        else:
            return at if joined else None
    return None
