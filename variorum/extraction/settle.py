"""Of claims that say the same of the same words, keep the fullest; of unread sentences, make statements."""

from __future__ import annotations

import re
from collections.abc import Iterable

from variorum.extraction.reading import Reading
from variorum.lexicon import words
from variorum.model import Claim, Filler

_OPTIONAL_VALUES = frozenset({"relation", "support", "title", "unit", "method"})
"""Value roles that two readings of one thing may word differently."""


_ARTICLE = re.compile(r"^(?:the|an?) ")


def _who(filler: Filler) -> object:
    if filler.min is not None or filler.max is not None:
        return (filler.min, filler.max)
    return filler.names or _ARTICLE.sub("", filler.text.casefold())


def _office(title: Filler) -> tuple[str, ...]:
    """What tells one office from another: the last word of its title, and a word that makes it a lesser one."""
    said = title.text.casefold().split()
    return (*sorted(words("offices.lesser").intersection(said)), said[-1].rstrip("s"))


_ONCE = frozenset({"alias", "name_meaning"})
"""Types that a document says once: what comes again is the same name used again."""


def _key(reading: Reading, claim: Claim, sentence: int) -> object:
    roles = tuple(
        (name, frozenset(map(_who, fillers))) for name, fillers in claim.roles if name not in _OPTIONAL_VALUES
    )
    # One may hold two offices in a body: "joint leader" and "leaders" are one, "commander" is another.
    offices = tuple(_office(f) for f in claim.role("title"))
    return 0 if claim.type in _ONCE else sentence, claim.type, roles, offices, _period(reading, claim)


def _period(reading: Reading, claim: Claim) -> str | None:
    """The time in brackets that tells this claim from one of another period ("a partner of X (1949–1956, 1961–1966)").

    Or the one of several of which the same is told ("attacks in 1989, 1996 and 1998").
    """
    if claim.time is None or claim.time.start is None:
        return None
    before = reading.text[claim.start : claim.time.start]
    one_of = claim.type == "event" and claim.time.start in reading.series
    return claim.time.edtf if one_of or before.count("(") > before.count(")") else None


def _worth(reading: Reading, claim: Claim) -> tuple[bool, float, int, int, int, str]:
    """Orders claims that say the same: what the text says goes before what a heading says."""
    sentence = reading.sentence_at(claim.start)
    said = sentence < 0 or reading.document.blocks[reading.analysis.sentences[sentence].block].kind != "heading"
    return (said, claim.confidence, len(claim.roles), claim.time is not None, -claim.start, claim.id)


def settle(reading: Reading, claims: Iterable[Claim]) -> list[Claim]:
    """The claims without twins, by (start, end, id). Of twins in one sentence the surest and fullest stays.

    What another claim of the sentence says with more beside it is left out too; of events, since two happenings
    may be told alike, only where two rules read the same words.
    """
    best: dict[object, Claim] = {}
    for claim in claims:
        key = _key(reading, claim, reading.sentence_at(claim.start))
        other = best.get(key)
        if other is None or _worth(reading, claim) > _worth(reading, other):
            best[key] = claim
    groups: dict[object, list[Claim]] = {}
    for claim in best.values():
        groups.setdefault((claim.type, reading.sentence_at(claim.start)), []).append(claim)
    kept = [c for group in groups.values() for c in group if not any(_says_more(other, c) for other in group)]
    return sorted(kept, key=lambda c: (c.start, c.end, c.id))


def _says_more(fuller: Claim, claim: Claim) -> bool:
    """Whether `fuller` says all that `claim` does, and fills more roles."""
    mine, more = dict(claim.roles), dict(fuller.roles)
    if claim.type == "event" and _told_with(fuller, claim):
        return True
    if not mine.keys() < more.keys():
        return False
    if claim.type == "event" and (
        claim.rule == fuller.rule or not fuller.start <= claim.start < claim.end <= fuller.end
    ):
        return False
    if claim.time is not None and (fuller.time is None or fuller.time.edtf != claim.time.edtf):
        return False
    return all(_same_role(name, fillers, more[name]) for name, fillers in mine.items())


def _told_with(fuller: Claim, claim: Claim) -> bool:
    """Whether an event says no more than another of its sentence does, so that it is the same one told again.

    Of one kind: with all its roles and time; of another kind ("killed X with a bomb in Y"): a time and place only.
    """
    mine, more = dict(claim.roles), dict(fuller.roles)
    if (claim.time and claim.time.edtf) != (fuller.time and fuller.time.edtf) or not mine.keys() < more.keys():
        return False
    told = {name: fillers for name, fillers in mine.items() if name != "kind"}
    if not all(_same_role(name, fillers, more[name]) for name, fillers in told.items()):
        return False
    alike = _same_role("kind", mine["kind"], more["kind"])
    return alike or (told.keys() <= {"place"} and claim.start < fuller.end and fuller.start < claim.end)


def _same_role(name: str, one: tuple[Filler, ...], other: tuple[Filler, ...]) -> bool:
    if name == "unit":
        return True  # "grew to 500 members" counts the membership and its members
    if name == "title" and {_office(f)[:-1] for f in one} != {_office(f)[:-1] for f in other}:
        return False
    if name in _OPTIONAL_VALUES:
        a, b = (set(f[0].text.casefold().split()) for f in (one, other))
        return a <= b or b <= a
    return frozenset(map(_who, one)) == frozenset(map(_who, other))


def statements(reading: Reading, claims: Iterable[Claim]) -> list[Claim]:
    """A `statement` for every sentence that no claim reads, so that nothing is dropped."""
    read = {reading.sentence_at(c.start) for c in claims}
    out = []
    for number, sentence in enumerate(reading.analysis.sentences):
        block = reading.document.blocks[sentence.block]
        if number in read or block.kind == "heading" or sentence.start >= sentence.end:
            continue
        quote = reading.text[sentence.start : sentence.end]
        if not any(c.isalnum() for c in quote):
            continue
        out.append(
            Claim(
                document=reading.document.id,
                type="statement",
                roles=(("predicate", (Filler(quote, sentence.start, sentence.end),)),),
                quote=quote,
                start=sentence.start,
                end=sentence.end,
                source=reading.text,
                rule="statement",
            )
        )
    return out
