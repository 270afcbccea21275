"""What one claim is to another: agree, refine, supersede, conflict or unrelated, and why. Never a winner."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from variorum.collation.happenings import event_aspects, one_deed, one_event
from variorum.collation.origin import accounts
from variorum.collation.periods import Outcome, later
from variorum.collation.relating import Aspect, aspects, joined, said, undone
from variorum.collation.view import View, view
from variorum.collation.voicing import beside_itself, opinion
from variorum.collation.wording import reason
from variorum.model import Claim, Document
from variorum.model.finding import Comparison, Relation

_HOLDS = frozenset({"asserted", "reported", "alleged"})
_OTHER: dict[Outcome, Outcome] = {"left": "right", "right": "left"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A relation of two views. `swapped`: the second refines or supersedes the first. `aspects` are those that count."""

    relation: Relation
    differs: tuple[str, ...] = ()
    aspects: tuple[Aspect, ...] = ()
    swapped: bool = False

    @property
    def same(self) -> bool:
        """Whether they say the very same."""
        return self.relation == "agree" and not self.differs

    def turned(self) -> tuple[Aspect, ...]:
        """The aspects as seen from the other side."""
        return tuple(
            Aspect(one.name, _OTHER.get(one.outcome, one.outcome), one.right, one.left, one.told)
            for one in self.aspects
        )


UNRELATED = Judged("unrelated")


def compare(left: Claim, right: Claim, documents: Iterable[Document] | Mapping[str, Document]) -> Comparison:
    """What two claims are to each other. Whichever is given first, the outcome is the same: for "refine" and "supersede"
    the comparison's `left` is the narrower or the later one, else the one of the smaller id.

    `documents` hold those of the claims; one that is missing counts as undated.
    """
    known = documents if isinstance(documents, Mapping) else {document.id: document for document in documents}
    first, second = sorted((left, right), key=lambda claim: claim.id)
    a, b = view(first, known.get(first.document)), view(second, known.get(second.document))
    if a is None or b is None:
        return comparison(first, second, UNRELATED, known)
    return comparison(first, second, judge(a, b), known)


def comparison(first: Claim, second: Claim, judged: Judged, documents: Mapping[str, Document]) -> Comparison:
    """The comparison that a judgement on two claims comes to, the narrower or later one at its left."""
    left, right = (second, first) if judged.swapped else (first, second)
    aspects = judged.turned() if judged.swapped else judged.aspects
    why = reason(left, right, judged.relation, aspects, documents)
    return Comparison(left.id, right.id, judged.relation, judged.differs, why)


def judge(a: View, b: View) -> Judged:
    """What two views are to each other."""
    if a.rule is None or b.rule is None:
        if a.rule is not b.rule or not one_event(a, b):
            return UNRELATED
        return _told(a, b, _settled(a, b, tuple(event_aspects(a, b))))
    if a.rule.topic != b.rule.topic:
        return UNRELATED
    if a.rule.name != b.rule.name:
        return _told(a, b, _settled(a, b, accounts(a, b)))
    if a.family != b.family:
        role = next((r for r, mode in a.rule.roles.items() if mode == "family"), "")
        return Judged("unrelated", (role,), (Aspect(role, "other", said(a, role), said(b, role)),))
    return _told(a, b, _settled(a, b, tuple(aspects(a, b, a.rule))))


def _told(a: View, b: View, judged: Judged) -> Judged:
    """The judgement, but a document that tells both without another's word tells two things, and does not contradict itself."""
    if judged.relation == "conflict" and beside_itself(a, b):
        return replace(judged, relation="unrelated")
    return judged


def _settled(a: View, b: View, found: tuple[Aspect, ...]) -> Judged:
    """The relation that aspects and statuses come to."""
    counting = tuple(one for one in found if one.outcome not in ("same", "silent"))
    differs = tuple(one.name for one in counting)
    if any(one.outcome == "other" for one in found):
        return Judged("unrelated", differs, counting)
    apart = tuple(one for one in counting if one.outcome == "apart")
    if a.claim.status != b.claim.status and not _both_hold(a, b):
        return _by_status(a, b, counting, bool(apart))
    if a.claim.status != b.claim.status:
        differs += ("status",)
        counting += (Aspect("status", "both", a.claim.status, b.claim.status, told=True),)
    if apart and a.claim.status == "denied":
        return Judged("unrelated", differs, counting)
    if apart:
        return _contradiction(a, b, differs, counting)
    end = next((one.outcome for one in counting if one.name == "end"), None)
    if end is not None:
        return Judged("supersede", differs, counting, swapped=end == "right")
    side = joined([one.outcome for one in counting if not one.told])
    if side in ("left", "right"):
        return Judged("refine", differs, counting, swapped=side == "right")
    return Judged("agree", differs, counting)


def _contradiction(a: View, b: View, differs: tuple[str, ...], counting: tuple[Aspect, ...]) -> Judged:
    """Values that cannot both hold: of what changes, the later supersedes, unless no order can be told."""
    if (over := undone(a, b)) != "neither":
        return Judged("supersede", differs, counting, swapped=over == "right")
    if a.rule is not None and a.rule.changes and not any(x.name == "time" for x in counting if x.outcome == "apart"):
        order = later(a.period, b.period)
        if order != "neither":
            return Judged("supersede", differs, counting, swapped=order == "right")
    return Judged("conflict", differs, counting)


def _both_hold(a: View, b: View) -> bool:
    return a.claim.status in _HOLDS and b.claim.status in _HOLDS


def _by_status(a: View, b: View, counting: tuple[Aspect, ...], apart: bool) -> Judged:
    """Where one denies, tries or plans what the other says: a denial contradicts it, and so does a failure of an event that
    the other says took place; what was planned may have been done later."""
    statuses = {a.claim.status, b.claim.status}
    mark = Aspect("status", "apart", a.claim.status, b.claim.status)
    differs = (*(one.name for one in counting), "status")
    if apart or (a.rule is None and not one_deed(a, b)) or opinion(a, b):
        return Judged("unrelated", differs, (*counting, mark))
    if "denied" in statuses and statuses & _HOLDS:
        return Judged("conflict", differs, (*counting, mark))
    if "attempted" in statuses and statuses & _HOLDS and a.rule is None:
        return Judged("conflict", differs, (*counting, mark))
    if "planned" in statuses and statuses & _HOLDS and a.rule is None:
        done_first = a.claim.status in _HOLDS
        return Judged("supersede", differs, (*counting, mark), swapped=not done_first)
    return Judged("unrelated", differs, (*counting, mark))
