"""Of claims that say the same of the same words, keep the fullest; of unread sentences, make statements."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.extraction.reading import Reading
from variorum.model import Claim, Filler

_OPTIONAL_VALUES = frozenset({"relation", "support", "title", "unit", "method"})
"""Value roles that two readings of one thing may word differently."""


def _who(filler: Filler) -> object:
    if filler.min is not None or filler.max is not None:
        return (filler.min, filler.max)
    return filler.names or filler.text.casefold()


_ONCE = frozenset({"alias", "name_meaning"})
"""Types that a document says once: what comes again is the same name used again."""


def _key(claim: Claim, sentence: int) -> object:
    roles = tuple(
        (name, frozenset(map(_who, fillers))) for name, fillers in claim.roles if name not in _OPTIONAL_VALUES
    )
    return 0 if claim.type in _ONCE else sentence, claim.type, roles


def _worth(claim: Claim) -> tuple[float, int, int, int, str]:
    return (claim.confidence, len(claim.roles), claim.time is not None, -claim.start, claim.id)


def settle(reading: Reading, claims: Iterable[Claim]) -> list[Claim]:
    """The claims without twins, by (start, end, id). Of twins in one sentence the surest and fullest stays."""
    best: dict[object, Claim] = {}
    for claim in claims:
        key = _key(claim, _sentence(reading, claim))
        other = best.get(key)
        if other is None or _worth(claim) > _worth(other):
            best[key] = claim
    return sorted(best.values(), key=lambda c: (c.start, c.end, c.id))


def _sentence(reading: Reading, claim: Claim) -> int:
    for number, sentence in enumerate(reading.analysis.sentences):
        if sentence.start <= claim.start < sentence.end:
            return number
    return -1


def statements(reading: Reading, claims: Iterable[Claim]) -> list[Claim]:
    """A `statement` for every sentence that no claim reads, so that nothing is dropped."""
    read = {_sentence(reading, c) for c in claims}
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
