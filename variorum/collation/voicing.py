"""Whose word two claims are, where one document tells both."""

from __future__ import annotations

from variorum.collation.view import View


def beside_itself(a: View, b: View) -> bool:
    """Whether two claims are one document's, and nobody else's word stands against its own: such values hold beside each other or
    at two times. Two voices that a document quotes may contradict each other; on what changes, only if both are dated.
    """
    if a.claim.document != b.claim.document:
        return False
    if "denied" in (a.claim.status, b.claim.status):
        return False
    if a.rule is not None and a.rule.changes and not (_dated(a) and _dated(b)):
        return True
    return _voice(a) == _voice(b)


def one_breath(a: View, b: View) -> bool:
    """Whether the words of two claims of one document overlap: "in Poole in the county of Dorset" tells one place."""
    return a.claim.document == b.claim.document and a.claim.start < b.claim.end and b.claim.start < a.claim.end


def opinion(a: View, b: View) -> bool:
    """Whether one of two claims is somebody's refusal of a label, which says nothing of what a thing is."""
    if a.rule is None or not a.rule.label:
        return False
    return any(one.claim.status == "denied" and one.claim.attribution is not None for one in (a, b))


def _voice(one: View) -> str:
    said = one.claim.attribution
    return said.text.casefold() if said is not None else ""


def _dated(one: View) -> bool:
    return one.period is not None and one.period.said
