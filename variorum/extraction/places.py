"""Where words for places begin and end, and which words stand for a place."""

from __future__ import annotations

from variorum.extraction import nouns, prepositions
from variorum.extraction.coordination import lies_in
from variorum.extraction.phrases import noun_phrase
from variorum.extraction.reading import Reading
from variorum.lexicon import words
from variorum.model import Mention

_UNSURE = frozenset({"place", "other", "person"})
"""What the recogniser may take a little-known place for."""


def somewhere(reading: Reading, i: int) -> bool:
    """Whether token `i` heads a place, a name that is no body's, a noun of place, or a part of one ("parts of Sabah")."""
    mention = reading.mentions.get(i) or next((reading.mentions[a] for a in nouns.named(reading, i)), None)
    if mention is not None and (mention.type == "place" or (i in reading.mentions and _may_be_place(mention))):
        return True
    lemma = reading.tokens[i].lemma.lower()
    return lemma in words("syntax.place_nouns") or _of_states(reading, i) or bool(part_of(reading, i))


def _may_be_place(mention: Mention) -> bool:
    return mention.kind == "name" and mention.type in _UNSURE


def anywhere(reading: Reading, i: int) -> bool:
    """Whether token `i` is somewhere, or a name that after words that only places follow ("based in") is a place."""
    mention = reading.mentions.get(i)
    return somewhere(reading, i) or (mention is not None and mention.kind == "name" and mention.type != "people")


def _of_states(reading: Reading, i: int) -> bool:
    """Whether name `i` stands in a list that a noun of place is "of" ("the states of Apure and Zulia")."""
    tokens, top = reading.tokens, i
    while tokens[top].dep == "conj" and tokens[top].head != top:
        top = tokens[top].head
    of = tokens[top].head
    ruled = i in reading.mentions and tokens[top].dep == "pobj" and tokens[of].norm == "of"
    return ruled and tokens[tokens[of].head].norm.lower() in words("syntax.distributed")


def part_of(reading: Reading, i: int) -> list[int]:
    """The places that noun `i` says to be meant in part: "parts of Sabah", "pockets of the north"; none for other nouns."""
    if reading.tokens[i].norm.lower() not in words("places.partitives"):
        return []
    return [o for o in prepositions.noun_phrases(reading, i, "of") if somewhere(reading, o)]


def named_place(reading: Reading, mention: Mention) -> tuple[int, int]:
    """The token range of a place with what tells it from its like: "parts of southern Chad", "Warwick, New York"."""
    tokens, first = reading.tokens, mention.first
    start = reading.sentence(first).first
    while first > start and tokens[first - 1].norm.lower() in words("places.directions"):
        first -= 1
        if first - 1 > start and tokens[first - 1].norm == "-" and tokens[first - 1].start == tokens[first - 2].end:
            first -= 2
    of = first - 1 - (tokens[first - 1].norm.lower() == "the")
    if of > start and tokens[of].norm == "of" and tokens[of - 1].norm.lower() in words("places.partitives"):
        first = of - 1
    return first, _told_by_land(reading, mention)


def _told_by_land(reading: Reading, mention: Mention) -> int:
    """The end of a place with the land that it lies in ("Warwick, New York"), outside lists of places."""
    tokens, last = reading.tokens, mention.last
    sentence = reading.sentence(mention.first)
    if last + 1 >= sentence.last or tokens[last].norm != "," or reading.document.blocks[sentence.block].label:
        return last
    after = reading.mention_from(last + 1 + (tokens[last + 1].norm == "the"))
    return after.last if after is not None and after.type == "place" and lies_in(reading, after.head) else last


def lying_between(reading: Reading, i: int) -> tuple[int, int] | None:
    """The token range of a place that two others bound: "border area between Chad and Niger"; None for other places."""
    ends = prepositions.noun_phrases(reading, i, "between")
    span = noun_phrase(reading, i)
    if span is None or len(ends) < 2 or not all(somewhere(reading, e) for e in ends):
        return None
    last = max(reading.mentions[e].last if e in reading.mentions else e + 1 for e in ends)
    return span[0], last


def part(reading: Reading, i: int) -> tuple[int, int] | None:
    """The token range of a part of a place that noun `i` heads ("parts of eight provinces"); None for other nouns."""
    inner, span = part_of(reading, i), noun_phrase(reading, i)
    if span is None or len(inner) != 1 or (inner[0] - 1 in reading.covering and inner[0] not in reading.mentions):
        return None
    place = reading.mentions.get(inner[0])
    whole = named_place(reading, place) if place is not None else noun_phrase(reading, inner[0], of=True)
    return None if whole is None else (span[0], whole[1])
