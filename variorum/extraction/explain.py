"""Why a claim was made: the rule, the words it held at, the parse, and what time, voices and references rest on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.extraction.confidence import confidence
from variorum.extraction.engine import Engine
from variorum.extraction.hits import Hit
from variorum.extraction.reading import Reading
from variorum.model import Claim, Filler, Token


@dataclass(frozen=True, slots=True)
class RoleReason:
    """How one role was filled: the rule's selector ("" for a captured or constant one), the words, whom they stand for.

    `by` says what the words are: "name", "description", "pronoun", "unsaid" (the document's own subject), "words"
    (no mention) or "constant" (put in by the rule).
    """

    role: str
    selector: str
    words: str
    by: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VoiceReason:
    """A cue over the trigger: what it makes of the claim, its words, and who is named as speaking."""

    status: str
    cue: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why the claim was made. `trigger` are the words that set the rule off, `parse` the sentence's tokens.

    `reason` is what the rule's writer says it is for, "" where nothing is said.

    `time` holds the words, the EDTF and how a relative expression was worked out ("" for an absolute one).
    """

    claim: Claim
    rule: str
    reason: str
    trigger: str
    sentence: str
    roles: tuple[RoleReason, ...]
    time: tuple[str, str, str] | None
    voices: tuple[VoiceReason, ...]
    parse: tuple[Token, ...]


def explain(reading: Reading, engine: Engine, claim_id: str) -> Explanation | None:
    """The explanation of the claim with this id, None where the rules do not find it."""
    for hit, claim in engine.found(reading):
        if claim.id == claim_id:
            return _explanation(reading, hit, claim)
    return None


def _explanation(reading: Reading, hit: Hit, claim: Claim) -> Explanation:
    sentence = reading.sentence(hit.token)
    start, end = reading.words(hit.first, hit.last)
    return Explanation(
        claim=claim.with_confidence(confidence(reading, hit, claim)),
        rule=claim.rule,
        reason=hit.rule.why,
        trigger=reading.text[start:end] or reading.tokens[hit.token].text,
        sentence=reading.text[sentence.start : sentence.end],
        roles=tuple(_role_reasons(reading, hit, claim)),
        time=_time_reason(reading, claim),
        voices=tuple(_voice_reasons(reading, hit)),
        parse=reading.tokens[sentence.first : sentence.last],
    )


def _role_reasons(reading: Reading, hit: Hit, claim: Claim) -> Iterator[RoleReason]:
    selectors = {role.name: role.source for role in hit.rule.roles}
    for role, fillers in claim.roles:
        for filler in fillers:
            by = _by(reading, filler, constant=role in hit.rule.constants)
            yield RoleReason(role, selectors.get(role, ""), filler.text, by, filler.names)


def _by(reading: Reading, filler: Filler, *, constant: bool) -> str:
    if filler.start is None:
        return "constant" if constant else "unsaid"
    for mention in reading.mentions.values():
        if (mention.start, mention.end) == (filler.start, filler.end):
            return mention.kind
    return "words"


def _time_reason(reading: Reading, claim: Claim) -> tuple[str, str, str] | None:
    if claim.time is None:
        return None
    anchors = [t.anchor for t in reading.analysis.times if (t.start, t.end) == (claim.time.start, claim.time.end)]
    return claim.time.text, claim.time.edtf, anchors[0] if anchors else ""


def _voice_reasons(reading: Reading, hit: Hit) -> Iterator[VoiceReason]:
    for voice in reading.voices.get(hit.token, ()):
        speaker = voice.speaker.of(reading.text) if voice.speaker else None
        yield VoiceReason(voice.status, voice.cue.of(reading.text), speaker)
