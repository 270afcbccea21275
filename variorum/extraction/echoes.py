"""Ellipsis: "the European Union followed suit" repeats the claim before it with another subject and time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.extraction.clauses import logical_subject
from variorum.extraction.fillers import fill
from variorum.extraction.hits import Hit, extent
from variorum.extraction.reading import Reading
from variorum.extraction.selectors import Selector
from variorum.extraction.timing import Timing
from variorum.extraction.tone import tone
from variorum.model import Claim
from variorum.ontology import claim_types

_REACH = 2  # sentences back in which the claim that is repeated may stand


def echo(reading: Reading, timing: Timing, hit: Hit, found: Sequence[tuple[Hit, Claim]]) -> Iterator[Claim]:
    """The claim nearest before `hit`, of the rule's type, said again of the subject and time of `hit`'s clause."""
    said = _before(reading, hit, found)
    if said is None:
        return
    original, claim = said
    role = next((r.name for r in original.rule.roles if _is_subject(r.selector)), None)
    if role is None:
        return
    kind = claim_types()[claim.type].role(role).kind
    for i in logical_subject(reading, hit.token):
        for filler in fill(reading, i, kind):
            roles = {name: ((filler,) if name == role else fillers) for name, fillers in claim.roles}
            start, end = extent(reading, hit, {role: (filler,)})
            time = timing.of(hit.token)
            if time is not None and time.start is not None and time.end is not None:
                start, end = min(start, time.start), max(end, time.end)
            status, attribution = tone(reading, hit.token)
            yield replace(
                claim, roles=tuple(roles.items()), quote=reading.text[start:end], start=start, end=end, source=reading.text,
                time=time, status=status, attribution=attribution, confidence=hit.rule.weight, rule=hit.rule.id,
            )  # fmt: skip


def _is_subject(selector: Selector) -> bool:
    return selector[0][0][0].slot == "subj" and len(selector[0][0]) == 1


def _before(reading: Reading, hit: Hit, found: Sequence[tuple[Hit, Claim]]) -> tuple[Hit, Claim] | None:
    sentences = reading.analysis.sentences
    here = sentences.index(reading.sentence(hit.token))
    first = sentences[max(0, here - _REACH)].first
    near = [(h, c) for h, c in found if c.type == hit.rule.type and first <= h.token < hit.token]
    return max(near, key=lambda pair: (pair[0].token, pair[1].id), default=None)
