"""What became of each claim from one version of a document to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.collation.sources import claim, document
from variorum.collation.difference import Change, difference
from variorum.model import Claim, Document, Filler

FOUNDED = "Doctors and journalists founded Médecins Sans Frontières in Paris in 1971."
STRENGTH = "It has 45,000 members of staff in some seventy countries."
LEADER = "Its president since 2013 is Joanne Liu."
BASE = "Its international office is in Geneva."

Told = tuple[str, str, dict[str, Any], dict[str, Any]]
SAID: dict[str, Told] = {
    "founded": ("founded Médecins Sans Frontières in Paris in 1971", "founded", {"subject": "MSF", "place": "Paris"}, {"time": ("1971", "1971")}),
    "strength": ("It has 45,000 members of staff", "strength", {"subject": "MSF", "count": Filler("45,000", min=45_000, max=45_000)}, {}),
    "leader": ("Its president since 2013 is Joanne Liu", "position", {"person": "Joanne Liu", "organization": "MSF", "title": "president"}, {"time": ("2013/..", "2013")}),
    "base": ("international office is in Geneva", "location", {"subject": "MSF", "place": "Geneva"}, {}),
}  # fmt: skip


def version(text: str, *told: Told, name: str = "new") -> tuple[Document, list[Claim]]:
    made = document(text, name=name)
    return made, [claim(made, quote, type_, roles, **rest) for quote, type_, roles, rest in told]


OLD = version(f"{FOUNDED} {STRENGTH} {LEADER} {BASE}", *SAID.values(), name="old")


def kinds(changes: Sequence[Change]) -> list[tuple[str, tuple[str, ...]]]:
    return [(change.kind, change.differs) for change in changes]


# (what, the new text, its claims, what became of founded, strength, leader and base, then what is new)
CASES: list[tuple[str, str, list[Told], list[Any]]] = [
    ("nothing", OLD[0].text, [*SAID.values()], [("unchanged", ())] * 4),
    ("words put in above", f"A new lead. {OLD[0].text}", [*SAID.values()], [("unchanged", ())] * 4),
    ("another layout", OLD[0].text.replace(" of staff", "\nof staff"),
     [SAID["founded"], ("It has 45,000 members\nof staff", *SAID["strength"][1:]), SAID["leader"], SAID["base"]], [("unchanged", ())] * 4),
    ("one sentence elsewhere", f"{BASE} {FOUNDED} {STRENGTH} {LEADER}", [*SAID.values()], [("unchanged", ())] * 3 + [("moved", ())]),
    ("a sentence left out", f"{FOUNDED} {STRENGTH} {BASE}", [SAID["founded"], SAID["strength"], SAID["base"]],
     [("unchanged", ())] * 2 + [("orphaned", ("words",)), ("unchanged", ())]),
    ("a claim no longer read", OLD[0].text, [SAID["founded"], SAID["strength"], SAID["base"]],
     [("unchanged", ())] * 2 + [("gone", ()), ("unchanged", ())]),
    ("another count", f"{FOUNDED} {STRENGTH.replace('45', '68')} {LEADER} {BASE}",
     [SAID["founded"], ("It has 68,000 members of staff", "strength", {"subject": "MSF", "count": Filler("68,000", min=68_000, max=68_000)}, {}),
      SAID["leader"], SAID["base"]],
     [("unchanged", ()), ("changed", ("count",)), ("unchanged", ()), ("unchanged", ())]),
    ("another president and date", f"{FOUNDED} {STRENGTH} Its president since 2019 is Christos Christou. {BASE}",
     [SAID["founded"], SAID["strength"],
      ("Its president since 2019 is Christos Christou", "position", {"person": "Christos Christou", "organization": "MSF", "title": "president"}, {"time": ("2019/..", "2019")}),
      SAID["base"]],
     [("unchanged", ()), ("unchanged", ()), ("orphaned", ("words",)), ("unchanged", ()), ("added", ())]),
    ("another date", f"{FOUNDED} {STRENGTH} {LEADER.replace('2013', '2014')} {BASE}",
     [SAID["founded"], SAID["strength"], ("Its president since 2014 is Joanne Liu", *SAID["leader"][1:3], {"time": ("2014/..", "2014")}), SAID["base"]],
     [("unchanged", ()), ("unchanged", ()), ("changed", ("time",)), ("unchanged", ())]),
    ("now only reported", f"{FOUNDED} {STRENGTH} {LEADER} It is said that its international office is in Geneva.",
     [SAID["founded"], SAID["strength"], SAID["leader"], (*SAID["base"][:3], {"status": "reported", "attribution": "some"})],
     [("unchanged", ())] * 3 + [("changed", ("status", "attribution"))]),
    ("the same in other words", f"{FOUNDED} {STRENGTH} {LEADER} It is coordinated from Geneva.",
     [SAID["founded"], SAID["strength"], SAID["leader"], ("It is coordinated from Geneva", *SAID["base"][1:])],
     [("unchanged", ())] * 3 + [("changed", ("words",))]),
    ("nothing left", "A page about something else.", [], [("orphaned", ("words",))] * 4),
]  # fmt: skip


@pytest.mark.parametrize(("what", "text", "told", "expected"), CASES, ids=[case[0] for case in CASES])
def test_what_became_of_each_claim(what: str, text: str, told: list[Told], expected: list[Any]) -> None:
    changes = difference(OLD, version(text, *told))
    assert kinds(changes) == expected
    assert all(change.reason for change in changes if change.kind in ("changed", "moved", "gone", "orphaned"))


def test_a_change_shows_both_wordings() -> None:
    text = f"{FOUNDED} {STRENGTH} {LEADER.replace('2013', '2014')} {BASE}"
    told = ("Its president since 2014 is Joanne Liu", *SAID["leader"][1:3], {"time": ("2014/..", "2014")})
    (change,) = [c for c in difference(OLD, version(text, told)) if c.kind == "changed"]
    assert change.reason == "time: '2013' (2013/..), now '2014' (2014/..)"


VERSIONS = st.lists(st.sampled_from(sorted(SAID)), max_size=8)
SENTENCES = {"founded": FOUNDED, "strength": STRENGTH, "leader": LEADER, "base": BASE}


def repeated(names: Sequence[str], name: str) -> tuple[Document, list[Claim]]:
    """A document of these sentences, any of them more than once, each read."""
    text = " ".join(SENTENCES[n] for n in names)
    made, claims, at = document(text, name=name), [], 0
    for n in names:
        quote, type_, roles, _ = SAID[n]
        start = text.index(quote, at)
        fillers = tuple((role, (f if isinstance(f, Filler) else Filler(f),)) for role, f in roles.items())
        claims.append(Claim(made.id, type_, fillers, quote, start, start + len(quote), text))
        at = start + len(quote)
    return made, claims


@given(VERSIONS, VERSIONS)
def test_every_claim_is_in_one_change(before: list[str], after: list[str]) -> None:
    old, new = repeated(before, "old"), repeated(after, "new")
    changes = difference(old, new)
    assert [c.old for c in changes if c.old] == [c.id for c in old[1]]
    assert sorted(c.new for c in changes if c.new) == sorted(c.id for c in new[1])
    assert {c.kind for c in changes if c.old is None} <= {"added"}
    if before == after:
        assert {c.kind for c in changes} <= {"unchanged"}


@given(VERSIONS, VERSIONS)
def test_backwards_what_was_lost_is_added(before: list[str], after: list[str]) -> None:
    old, new = repeated(before, "old"), repeated(after, "new")
    there, back = difference(old, new), difference(new, old)
    lost = {c.old for c in there if c.new is None}
    assert lost == {c.new for c in back if c.kind == "added"}
    assert sum(c.kind == "unchanged" for c in there) == sum(c.kind == "unchanged" for c in back)
