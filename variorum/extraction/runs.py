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
_LONGEST_CALLING = 16  # tokens: a longer run is a list, and to look at all of it from each of its words takes too long
_LONGEST_QUOTE = 40  # tokens
_LONGEST_GLOSS = 7  # tokens
_GLOSS = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "CCONJ", "DET", "PUNCT", "VERB"})
_NO_GLOSS = (
    "kinds.bodies",
    "kinds.people",
    "kinds.person_nouns",
    "syntax.place_nouns",
    "practices.tools",
    "naming.asides",
)


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
        inside = token.dep in _INSIDE or (token.dep == "conj" and tokens[token.head].dep in _INSIDE)
        if token.pos in ("NOUN", "PROPN") and not inside:
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

    None where the last of them is no noun for persons, none stands there, or the run goes on for too long.
    """
    end, reach = at, min(sentence.last, at + _LONGEST_CALLING)
    while end < reach and (reading.tokens[end].pos in _RUN or reading.tokens[end].norm in ("-", "and")):
        mention = reading.covering.get(end)
        if mention is not None and mention.type == "person":
            break
        end += 1
    if (
        end in (at, at + _LONGEST_CALLING)
        or reading.tokens[at].norm == "and"
        or reading.tokens[end - 1].lemma.lower() not in words("kinds.people")
    ):
        return None
    return end


def described(reading: Reading, at: int, sentence: Sentence) -> int | None:
    """The end of a noun for bodies with words before it, begun at `at`, behind which a name stands: "militant group A"."""
    tokens, end = reading.tokens, at
    before = tokens[at - 1]
    opened = at == sentence.first or before.norm == "," or before.pos not in _RUN | {"PUNCT", "CCONJ", "ADV"}
    while opened and end < sentence.last and (tokens[end].pos in _RUN or tokens[end].norm == "-"):
        end += 1
        if tokens[end - 1].tag == "NN" and tokens[end - 1].lemma.lower() in words("kinds.plain"):
            mention = reading.mention_from(end)
            named = mention is not None and mention.kind == "name" and mention.type not in ("place", "people")
            inside = any(k in reading.covering and reading.covering[k].kind == "name" for k in range(at + 1, end))
            return end if named and end - at > 1 and not inside else None
    return None


def gloss(reading: Reading, at: int, sentence: Sentence) -> int | None:
    """The end of the common words from `at` to a closing bracket that may translate the name before it.

    None where a name, a time or a number is among them, where they are too many, or where they say what the
    named one is or where it is rather than what the name means.
    """
    tokens, end = reading.tokens, at
    while end < min(sentence.last, at + _LONGEST_GLOSS) and tokens[end].norm not in (")", "("):
        token = tokens[end]
        plain = token.text.islower() or token.norm == "-"
        if not plain or end in reading.times or token.pos not in _GLOSS or end in reading.quantities:
            return None
        end += 1
    lemma = tokens[end - 1].lemma.lower()
    no_noun = end == at or tokens[end - 1].pos not in ("NOUN", "PROPN", "VERB")
    return None if no_noun or any(lemma in words(name) for name in _NO_GLOSS) else end


def sort_of(reading: Reading, at: int, sentence: Sentence) -> int | None:
    """The end of a coordinated run from `at` on that ends in a noun for bodies ("oil, gas and coal company").

    None where nothing is coordinated before that noun, or where what is coordinated are bodies themselves.
    """
    tokens, end, joined = reading.tokens, at, False
    while end < sentence.last and (tokens[end].pos in _RUN or tokens[end].norm in ("-", "and", ",", "or")):
        last = end + 1 == sentence.last or tokens[end + 1].tag not in ("NN", "NNS")
        if last and tokens[end].tag in ("NN", "NNS") and tokens[end].lemma.lower() in words("kinds.bodies"):
            return end + 1 if joined else None
        joined = joined or tokens[end].norm in ("and", ",", "or")
        end += 1
    return None


def names(reading: Reading, at: int, sentence: Sentence) -> list[tuple[int, int]]:
    """The names of a list that begins at token `at`, as token ranges: "A/B, or C, and D" has four.

    Quotation marks, articles and what introduces a further name ("or alternatively as") are left out. A list
    ends at the first word that is no name; a further item that a clause goes on from is none of the list's.
    """
    out: list[tuple[int, int]] = []
    if reading.tokens[at].norm in _QUOTES:
        return out  # a rule takes the mark before a name; a quotation alone may as well translate one
    while at < sentence.last:
        first = _start(reading, at, sentence.last)
        last = _name_end(reading, first, sentence.last)
        if last is None:
            break
        behind = reading.tokens[last].norm if last < sentence.last else "."
        if out and (behind not in _ENDS or _placed(reading, first)):
            break
        out.extend(_parts(reading, first, last))
        at = _over(reading, last, sentence.last, frozenset({'"', "''", "'", "»", "]"}))
        joint = _over(reading, at, sentence.last, _JOINTS)
        if joint == at and _cased(reading, first):
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
        whole = mention.last >= last or reading.tokens[mention.last].norm.lower() not in words("naming.foreign")
        whole = whole and not (mention.type == "people" and mention.last < last and _capital(reading, mention.last))
        if whole:
            return mention.last + _is_of_body(reading, mention.last, last)
    if not _opens(reading, at, last):
        return None
    end = at + 1
    while end < min(last, at + _LONGEST) and _goes_on(reading, end) and _cased(reading, at) == _cased(reading, end):
        end += 1
    while end > at + 1 and not _capital(reading, end - 1):
        end -= 1
    return end


def _is_of_body(reading: Reading, k: int, last: int) -> bool:
    """Whether token `k`, right behind a name, is the noun for a body that the name is part of: "the Osho movement"."""
    token = reading.tokens[k] if k < last else None
    return token is not None and token.tag == "NN" and token.text.islower() and token.lemma in words("kinds.plain")


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


def _cased(reading: Reading, k: int) -> bool:
    """Whether a word is of a script that knows capitals; one such name goes before its transliteration."""
    text = reading.tokens[k].text
    return text.lower() != text.upper() or not any(c.isalpha() for c in text)


def _placed(reading: Reading, at: int) -> bool:
    mention = reading.mention_from(at)
    return mention is not None and mention.type in ("place", "people")


def _parts(reading: Reading, first: int, last: int) -> list[tuple[int, int]]:
    """A name with a slash in it is two, or with a dash between spaces ("Comando Vermelho - CV")."""
    cut = next((k for k in range(first + 1, last - 1) if reading.tokens[k].norm == "/" or _apart(reading, k)), None)
    return [(first, last)] if cut is None else [(first, cut), *_parts(reading, cut + 1, last)]


def _apart(reading: Reading, k: int) -> bool:
    """Whether token `k` is a dash with spaces around it."""
    token = reading.tokens[k]
    spaced = reading.tokens[k - 1].end < token.start and token.end < reading.tokens[k + 1].start
    return spaced and token.norm in ("-", "–", "—")
