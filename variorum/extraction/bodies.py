"""Which nouns and names may stand for a body, though the recogniser did not say so."""

from __future__ import annotations

from functools import cache

from variorum.extraction.reading import Reading
from variorum.lexicon import lexicon, words
from variorum.model import Mention

_LISTS = ("kinds.bodies", "kinds.person_nouns", "kinds.people", "places.dwellers", "syntax.ruling", "ties.payers")


def may_act(reading: Reading, i: int) -> bool:
    """Whether noun `i` names persons, bodies or what stands for them, or is a name that was not recognised."""
    token = reading.tokens[i]
    return token.pos == "PROPN" or any(token.lemma.lower() in words(name) for name in _LISTS)


def named_many(mention: Mention | None, reading: Reading) -> bool:
    """Whether a name may be a body's that the recogniser took for a people or a thing ("the Crips")."""
    if mention is None or mention.kind != "name" or mention.type not in ("people", "other"):
        return False
    said = " ".join(t.norm.lower() for t in reading.tokens[mention.first : mention.last])
    return not any(f" {known} " in f" {said} " for known in _peoples())


@cache
def _peoples() -> frozenset[str]:
    """The gazetteer's peoples and creeds in lower case, singular and plural."""
    known = {word.lower() for name in ("peoples", "creeds") for word in words(f"gazetteer.{name}")}
    known |= {word.lower() for country in lexicon("gazetteer")["countries"].values() for word in country.get("of", ())}
    return frozenset(known | {f"{word}s" for word in known})
