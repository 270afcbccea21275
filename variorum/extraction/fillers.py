"""From a token that a rule found to the words, names and numbers that fill the role."""

from __future__ import annotations

from dataclasses import replace

from variorum.extraction import clauses, nouns, places, prepositions
from variorum.extraction.clauses import DOCUMENT
from variorum.extraction.phrases import (
    clause_start,
    hyphened,
    noun_phrase,
    run_together,
    title_end,
    told_by,
    trim_left,
    verb_phrase_end,
)
from variorum.extraction.reading import Reading
from variorum.lexicon import words
from variorum.model import Filler, Mention, Quantity


def fill(reading: Reading, i: int, kind: str) -> list[Filler]:
    """The fillers that token `i` gives a role of `kind` (the ontology's), empty where it cannot fill it."""
    if i == DOCUMENT:
        return _document_subject(reading) if kind != "quantity" else []
    if kind == "quantity":
        quantity = reading.quantities.get(i)
        return [quantity_filler(reading, quantity)] if quantity else []
    if kind in ("value", "label"):
        return [value_filler(reading, i, of=kind == "value")]
    if kind == "place":
        return _places(reading, i)
    return _source(reading, i) if kind == "entity|value" else entity_fillers(reading, i)


def _document_subject(reading: Reading) -> list[Filler]:
    subject = reading.analysis.subject
    if subject is None:
        return []
    referent = reading.analysis.referents[subject]
    return [Filler(referent.names[0], names=referent.names, type=referent.type)]


def quantity_filler(reading: Reading, quantity: Quantity) -> Filler:
    """The filler of a quantity."""
    return Filler(
        reading.text[quantity.start : quantity.end], quantity.start, quantity.end,
        min=quantity.min, max=quantity.max, unit=quantity.unit, approximate=quantity.approximate,
    )  # fmt: skip


def mention_fillers(reading: Reading, mention: Mention) -> list[Filler]:
    """The fillers of a mention: one for each referent it stands for, the mention's own words in each."""
    tokens = reading.tokens[mention.first : mention.last]
    if all(t.synthetic for t in tokens):
        referents = [reading.analysis.referents[r] for r in mention.referents]
        return [Filler(r.names[0], names=r.names, type=r.type) for r in referents]
    text = reading.text[mention.start : mention.end]
    if not mention.referents:
        if mention.kind == "pronoun":
            return []
        return [Filler(text, mention.start, mention.end, type=mention.type)]
    return [
        Filler(text, mention.start, mention.end, names=reading.analysis.referents[r].names, type=mention.type)
        for r in mention.referents
    ]


def entity_fillers(reading: Reading, i: int) -> list[Filler]:
    """The entities that the noun phrase of token `i` stands for."""
    token = reading.tokens[i]
    i = clauses.antecedent(reading, i)
    mention = reading.mentions.get(i)
    if mention is not None and mention.kind == "name":
        return _described(reading, i, mention_fillers(reading, mention))
    named = nouns.named(reading, i)
    if named:
        return [f for a in named for f in entity_fillers(reading, a)]
    if token.lemma.lower() in words("syntax.transparent") or token.pos == "NUM":
        meant = prepositions.noun_phrases(reading, i, "of")
        if meant and (token.pos == "NUM" or any(nouns.is_name(reading, m) for m in meant)):
            return [f for m in meant for f in entity_fillers(reading, m)]
    if mention is not None:
        return _described(reading, i, mention_fillers(reading, mention))
    if token.pos not in ("NOUN", "PROPN", "ADJ", "NUM") or i in reading.times:
        return []
    if token.dep == "conj" and token.norm.lower() in words("syntax.faceless"):
        return []
    span = noun_phrase(reading, i, of=_wants_whole(reading, i))
    return [_plain(reading, *hyphened(reading, *span))] if span else []


def _source(reading: Reading, i: int) -> list[Filler]:
    """What fills a role of entities or things: a noun with its own short phrase ("donors in Chile"), or a deed ("taxing shops")."""
    token = reading.tokens[i]
    if token.tag == "VBG" and token.pos == "VERB":
        objects = [t for o in reading.tree.below(i, "dobj") if (span := noun_phrase(reading, o)) for t in (span[1],)]
        return [_plain(reading, i, max(objects, default=i + 1))]
    fillers = entity_fillers(reading, i)
    if len(fillers) != 1 or i in reading.covering or fillers[0].start is None or fillers[0].end != token.end:
        return fillers
    items = run_together(reading, i)
    if items:
        return [_plain(reading, *item) for item in items]
    end = told_by(reading, i)
    return [replace(fillers[0], text=reading.text[fillers[0].start : end], end=end)]


def _wants_whole(reading: Reading, i: int) -> bool:
    """Whether noun `i` says little without what it is of: "number of sympathizers", "government of Sudan"."""
    lemma = reading.tokens[i].lemma.lower()
    named = any(nouns.is_name(reading, o) for o in prepositions.noun_phrases(reading, i, "of"))
    partial = lemma in words("syntax.transparent") or lemma in words("syntax.partial")
    ruling = lemma in words("syntax.ruling")
    alone = i in reading.mentions or lemma in words("kinds.bodies") or lemma in words("kinds.person_nouns")
    return partial or (named and (ruling or not alone))


def _described(reading: Reading, i: int, fillers: list[Filler]) -> list[Filler]:
    """The fillers of a description or people, in the words of the whole noun phrase ("moderate Kurds", not "Kurds")."""
    mention = reading.mentions[i]
    wide = mention.kind == "description" or (mention.type == "people" and reading.tokens[i].pos != "ADJ")
    span = noun_phrase(reading, i, of=_wants_whole(reading, i)) if wide else None
    if span is None or (mention.kind == "name" and (span[0] > mention.first or span[1] < mention.last)):
        return fillers
    start, end = reading.words(*span)
    return [replace(f, text=reading.text[start:end], start=start, end=end) for f in fillers]


def _places(reading: Reading, i: int) -> list[Filler]:
    mention = reading.mentions.get(i)
    if mention is not None and mention.type == "place":
        return _spanned(reading, mention_fillers(reading, mention), places.named_place(reading, mention))
    if mention is not None and mention.kind == "name" and mention.type != "people":
        return [replace(f, type="place") for f in mention_fillers(reading, mention)]
    token = reading.tokens[i]
    span = _named_region(reading, i)
    if span is not None:
        return [*_listed_before(reading, i), _plain(reading, *span, type="place")]
    if (span := places.part(reading, i)) is not None:
        return [replace(f, type="place") for p in places.part_of(reading, i)[:1] for f in _part(reading, p, span)]
    if (span := places.lying_between(reading, i)) is not None:
        return [_plain(reading, *span, type="place")]
    within = next((found for name in _WITHIN if (found := _named_places(reading, i, name))), [])
    if within:
        return [f for p in within for f in _places(reading, p)]
    if token.lemma.lower() in words("syntax.place_nouns") or (mention is None and token.pos == "PROPN"):
        span = noun_phrase(reading, i, of=True)
        bare = span is not None and span[1] - span[0] == 1 and token.lemma.lower() in words("syntax.bare_places")
        if span and bare and (told := _told_by_deed(reading, i)):
            span, bare = (span[0], told), False
        return [_plain(reading, *span, type="place")] if span and not bare else []
    return []


def _part(reading: Reading, whole: int, span: tuple[int, int]) -> list[Filler]:
    """The fillers of a part of place `whole`, in the words of `span`, by the names of the whole."""
    named = reading.mentions.get(whole)
    return _spanned(reading, mention_fillers(reading, named), span) if named else [_plain(reading, *span)]


def _spanned(reading: Reading, fillers: list[Filler], span: tuple[int, int]) -> list[Filler]:
    """The fillers in the words of `span`, those that no words stand for as they are."""
    start, end = reading.words(*span)
    return [f if f.start is None else replace(f, text=reading.text[start:end], start=start, end=end) for f in fillers]


def _told_by_deed(reading: Reading, i: int) -> int | None:
    """The end of the words that tell which nameless place `i` is: "areas controlled by the army"."""
    tree = reading.tree
    by = [p for v in tree.below(i, "acl") for p in tree.below(v, "agent")]
    ends = [o for p in by for o in tree.below(p, "pobj")]
    span = noun_phrase(reading, ends[0]) if ends else None
    return span[1] if span else None


def _named_region(reading: Reading, i: int) -> tuple[int, int] | None:
    """The range of a place that is named by what stands before its noun: "West Bank settlements"."""
    before = reading.covering.get(i - 1)
    if (
        before is None
        or before.last != i
        or before.type == "people"
        or reading.tokens[i].lemma.lower() not in words("syntax.place_nouns")
    ):
        return None
    return before.first, i + 1


def _listed_before(reading: Reading, i: int) -> list[Filler]:
    """The places of which the noun `i` of the last is said too: A and B of "A, B and C provinces"."""
    modifiers = [c for c in reading.tree.below(i, "nmod") if reading.tree.first_below(c, "conj") is not None]
    return [f for m in nouns.spread(reading, modifiers) if m in reading.mentions for f in _places(reading, m)]


def _named_places(reading: Reading, i: int, preposition: str) -> list[int]:
    """The places, or nouns of place, in noun `i`'s own phrases with `preposition`."""
    nouns = words("syntax.place_nouns")
    found = prepositions.noun_phrases(reading, i, preposition)
    types = {p: reading.mentions[p].type if p in reading.mentions else None for p in found}
    return [p for p in found if types[p] == "place" or reading.tokens[p].lemma.lower() in nouns]


_WITHIN = ("in", "at", "of", "on", "near", "along", "with", "from", "between")
"""Prepositions by which a nameless place ("camps in Iraq") is told by the named one it lies in."""


def _plain(reading: Reading, first: int, last: int, *, type: str | None = None) -> Filler:
    start, end = reading.words(first, last)
    return Filler(reading.text[start:end], start, end, type=type)


def value_filler(reading: Reading, i: int, *, of: bool = True) -> Filler:
    """The words of token `i`'s phrase as a value: a noun phrase, with `of` also what it is of, or a verb phrase."""
    tokens = reading.tokens
    if tokens[i].pos in ("VERB", "AUX"):
        first, last = clause_start(reading, i), verb_phrase_end(reading, i)
        if not of:
            first, last = i, _adverbs_end(reading, i)
    else:
        mention = reading.covering.get(i)
        if mention is not None and mention.kind == "name" and mention.head == i:
            whole = mention.last - mention.first > 1 or not _office(reading, i)
            first = mention.first if whole and not of else (noun_phrase(reading, i, bare=not of) or (i, 0))[0]
            first = min(mention.first, first)
            start = mention.start if first == mention.first else reading.tokens[first].start
            return Filler(reading.text[start : mention.end], start, mention.end)
        first, last = noun_phrase(reading, i, of=of, bare=not of) or (i, i + 1)
        last = last if of else title_end(reading, last)
        first, last = hyphened(reading, first, last)
    return _plain(reading, first, last)


def _office(reading: Reading, i: int) -> bool:
    """Whether token `i` names an office, whatever the recogniser took it for ("Wizard" of "Grand Wizard")."""
    return reading.tokens[i].lemma.lower() in words("offices.titles")


def _adverbs_end(reading: Reading, i: int) -> int:
    """The end of a verb as a label: with its particle, its adverbs and the measure it is "in" or of ("doubled in size", "lost votes")."""
    tokens, last = reading.tokens, i + 1
    end = reading.sentence(i).last
    while last < end and (tokens[last].pos == "ADV" or tokens[last].dep == "prt"):
        last += 1
    sizes = words("strengths.sizes")
    if last + 1 < end and tokens[last].norm == "in" and tokens[last + 1].lemma.lower() in sizes:
        return last + 2
    return last + 1 if last < end and tokens[last].lemma.lower() in sizes else last


def span_filler(reading: Reading, first: int, last: int, kind: str) -> list[Filler]:
    """The fillers of a captured token range: the mention or number in it, else its words.

    Quotation marks around a value are left out.
    """
    if kind == "quantity":
        return [f for i in range(first, last) for f in fill(reading, i, kind)][:1]
    if kind in ("entity", "entity|value", "place"):
        heads = [i for i in range(first, last) if i in reading.mentions and reading.mentions[i].first >= first]
        if heads:
            return mention_fillers(reading, reading.mentions[heads[-1]])
    while first < last - 1 and reading.tokens[first].pos == "PUNCT":
        first += 1
    while last - 1 > first and reading.tokens[last - 1].pos == "PUNCT" and reading.tokens[last - 1].text not in ")]":
        last -= 1
    return [_plain(reading, first, last)]


def piece_filler(reading: Reading, first: int, last: int, kind: str) -> list[Filler]:
    """The fillers of an item of a field's list: its whole words, with the names of a mention in it.

    What brackets add is something else: another name ("Army of Peace (AP)"), an office ("Ana Ruiz (head of the AP)").
    """
    opening = next((k for k in range(first + 1, last) if reading.tokens[k].norm == "("), last)
    last = opening if reading.tokens[last - 1].norm == ")" else last
    if kind == "value":
        return [_plain(reading, trim_left(reading, first, last - 1), last)]
    return span_filler(reading, first, last, kind)
