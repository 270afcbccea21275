"""How surely, and by whom, a claim is said: the voices over its trigger, made one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.extraction.reading import Reading
from variorum.lexicon import words
from variorum.model import Attribution, Span, Status, Time, Voice

_STRENGTH: tuple[Status, ...] = ("denied", "attempted", "planned", "alleged", "reported", "asserted")
"""Which status wins where several voices rule the same words: what did not happen, or not yet, goes
before what somebody says; an accusation goes before a report. Source: CLAIMS.md, section 2."""


def tone(
    reading: Reading, trigger: int, *, firm: bool = False, within: Span | None = None, said: Sequence[Span] = ()
) -> tuple[Status, Attribution | None]:
    """The status of what token `trigger` says, and who is named as saying it.

    Where the trigger is itself a cue ("is regarded as a sect"), it rules the claim if it rules the words `said` of somebody.

    Where voices are nested, the speaker nearest before the trigger is named. With `firm`, attempts and plans
    do not count: who tries to reach an aim has it. With `within`, only cues in those words count: what is told in
    passing ("the chief of staff, A") holds whatever the sentence says of it.
    """
    voices = [*reading.voices.get(trigger, ()), *_own(reading, trigger, said)]
    voices = [v for v in voices if not (firm and v.status in ("attempted", "planned"))]
    if within is not None:
        voices = [v for v in voices if v.cue.overlaps(within)]
    status: Status = min((v.status for v in voices), key=_STRENGTH.index, default="asserted")
    named = [v for v in voices if v.speaker is not None]
    if not named:
        return status, None
    nearest = min(named, key=lambda v: _distance(v, reading.tokens[trigger].start))
    assert nearest.speaker is not None
    return status, _attribution(reading, nearest.speaker)


def done_at_last(reading: Reading, trigger: int, status: Status, time: Time | None) -> tuple[Status, Time | None]:
    """What was not done until a day was done on it: "did not ban the party until 1956" is a ban of 1956."""
    if status != "denied" or time is None or time.start is None or not time.edtf.startswith("../"):
        return status, time
    before = reading.text[: time.start].split()[-1:]
    if not before or before[0].lower() not in words("timing.holding_off"):
        return status, time
    negated = any(c < trigger and reading.tokens[c].dep == "neg" for c in reading.tree.children[trigger])
    return ("asserted", replace(time, edtf=time.edtf[3:])) if negated else (status, time)


def _own(reading: Reading, trigger: int, said: Sequence[Span]) -> list[Voice]:
    """The voices that the trigger itself raises over the words `said`, as far as they report or accuse."""
    return [
        v for v in reading.cues.get(reading.tokens[trigger].start, ())
        if v.status in ("reported", "alleged") and trigger not in v.scope
        and any(s.start <= reading.tokens[i].start < s.end for s in said for i in v.scope)
    ]  # fmt: skip


def _attribution(reading: Reading, span: Span) -> Attribution:
    """The speaker by the words that name it; a pronoun, or an unsaid subject, by the name it stands for."""
    if span.start == span.end and reading.analysis.subject is not None:
        return Attribution(reading.analysis.referents[reading.analysis.subject].names[0])
    for mention in reading.mentions.values():
        if mention.kind == "pronoun" and (mention.start, mention.end) == (span.start, span.end) and mention.referents:
            return Attribution(reading.analysis.referents[mention.referents[0]].names[0])
    return Attribution(span.of(reading.text), span.start, span.end)


def _distance(voice: Voice, offset: int) -> tuple[int, int]:
    return abs(voice.cue.start - offset), voice.cue.start
