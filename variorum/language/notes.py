"""Note style: putting the unsaid subject back before the parser sees the words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from variorum.language.units import Unit
from variorum.lexicon import words

SUBJECT = "It"
_VERBS = frozenset({"VBD", "VBN", "VBZ", "VBP"})


def verb_of_note(tags: list[str], norms: tuple[str, ...]) -> int | None:
    """The index of the verb whose subject is unsaid, None where the note is no such clause.

    Only adverbs, and phrases that a preposition opens and a comma closes, may stand before it.
    """
    i, skip = 0, words("parsing.before_verb_tags")
    while i < len(tags):
        if tags[i] in _VERBS or tags[i] == "MD" or (tags[i] == "JJ" and i + 1 < len(tags) and tags[i + 1] == "IN"):
            return i
        if tags[i] in skip:
            i += 1
        elif tags[i] == "IN" and "," in norms[i:]:
            i = norms.index(",", i) + 1
        else:
            return None
    return None


def unsaid(tags: list[str], norms: tuple[str, ...], verb: int, lemma: Callable[[], str]) -> tuple[str, ...]:
    """The words to put before the verb: the subject, with "was" or "is" before a participle or adjective.

    `lemma` gives the verb's lemma; most notes do not need it.
    """
    if tags[verb] == "JJ":
        return SUBJECT, "is"
    if tags[verb] in ("VBN", "VBD"):
        after = tags[verb + 1] if verb + 1 < len(tags) else ""
        has_object = after in ("DT", "PRP$", "CD", "NN", "NNS", "NNP", "NNPS", "JJ", "PRP")
        if not has_object and lemma() not in words("parsing.intransitive"):
            return SUBJECT, "was"
    return (SUBJECT,)


def with_unsaid(unit: Unit, at: int, put: tuple[str, ...]) -> Unit:
    """The unit with synthetic words before its word `at`; they cover no words of the document."""
    where = unit.starts[at]
    n = len(put)
    if at:  # a capital within a clause leads parsers astray ("traditionally it targeted officials")
        put = (put[0].lower(), *put[1:])
    first = unit.norms[at].lower() if at == 0 else unit.norms[at]
    return replace(
        unit,
        norms=(*unit.norms[:at], *put, first, *unit.norms[at + 1 :]),
        starts=(*unit.starts[:at], *(where,) * n, *unit.starts[at:]),
        ends=(*unit.ends[:at], *(where,) * n, *unit.ends[at:]),
        spaced=(*unit.spaced[:at], *(True,) * n, *unit.spaced[at:]),
    )
