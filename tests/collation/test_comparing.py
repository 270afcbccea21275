"""What two claims are to each other, why, and that it does not matter which is given first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.collation.samples import claim, document
from variorum.collation import compare
from variorum.collation.rules import type_rules
from variorum.errors import DataError
from variorum.model import Claim, Filler
from variorum.model.claim import Attribution

DOCUMENTS = [document("old", "1990"), document("new", "2010"), document("none", None)]

Entry = tuple[str, dict[str, Any], str | None, str, str]

# (what it shows, left, right, the relation and who refines or supersedes, what differs)
TABLE: list[tuple[str, Entry, Entry, str, tuple[str, ...]]] = [
    (
        "a narrower date",
        ("founded", {"subject": "@Oxfam"}, "1942-10", "asserted", "old"),
        ("founded", {"subject": "@Oxfam"}, "1942", "asserted", "new"),
        "refine left",
        ("time",),
    ),
    (
        "two dates that cannot be one",
        ("founded", {"subject": "@Oxfam"}, "1942", "asserted", "old"),
        ("founded", {"subject": "@Oxfam"}, "1948", "asserted", "new"),
        "conflict",
        ("time",),
    ),
    (
        "about that year",
        ("founded", {"subject": "@Oxfam"}, "1942~", "asserted", "old"),
        ("founded", {"subject": "@Oxfam"}, "1943", "asserted", "new"),
        "agree",
        ("time",),
    ),
    (
        "a later holder of an office",
        ("position", {"person": "@p:Ann Lee", "organization": "@Oxfam", "title": "director"}, None, "asserted", "old"),
        ("position", {"person": "@p:Bob Ray", "organization": "@Oxfam", "title": "director"}, None, "asserted", "new"),
        "supersede right",
        ("person",),
    ),
    (
        "two holders of an office, and no date tells which was later",
        ("position", {"person": "@p:Ann Lee", "organization": "@Oxfam", "title": "director"}, None, "asserted", "none"),
        ("position", {"person": "@p:Bob Ray", "organization": "@Oxfam", "title": "director"}, None, "asserted", "new"),
        "conflict",
        ("person",),
    ),
    (
        "a name that may be another's in full",
        ("position", {"person": "@p:Lee", "organization": "@Oxfam", "title": "director"}, None, "asserted", "old"),
        ("position", {"person": "@p:Ann Lee", "organization": "@Oxfam", "title": "director"}, None, "asserted", "new"),
        "agree",
        ("person",),
    ),
    (
        "offices that several hold",
        ("position", {"person": "@p:Ann Lee", "organization": "@Oxfam", "title": "trustee"}, None, "asserted", "old"),
        ("position", {"person": "@p:Bob Ray", "organization": "@Oxfam", "title": "trustee"}, None, "asserted", "new"),
        "unrelated",
        ("person",),
    ),
    (
        "members and fighters are two questions",
        ("strength", {"subject": "@Karen Union", "count": "5000", "unit": "fighters"}, None, "asserted", "old"),
        ("strength", {"subject": "@Karen Union", "count": "9000", "unit": "members"}, None, "asserted", "old"),
        "unrelated",
        ("unit",),
    ),
    (
        "a listing of another authority",
        ("designation", {"subject": "@Karen Union", "authority": "@Canada"}, "2003", "asserted", "new"),
        ("designation", {"subject": "@Karen Union", "authority": "@Australia"}, "2005", "asserted", "new"),
        "unrelated",
        ("authority",),
    ),
    (
        "a removal without a date supersedes the listing, though the document of the listing is younger",
        ("designation", {"subject": "@Karen Union", "authority": "@Home Office"}, "2001", "asserted", "new"),
        ("designation", {"subject": "@Karen Union", "authority": "@United Kingdom", "action": "removed"}, None, "asserted", "new"),
        "supersede right",
        ("action",),
    ),
    (
        "a listing by an organ, and its end told by the seat",
        ("designation", {"subject": "@Karen Union", "authority": "@Council of the EU"}, "2001", "asserted", "old"),
        ("designation", {"subject": "@Karen Union", "authority": "Brussels", "action": "removed"}, "2009", "asserted", "new"),
        "supersede right",
        ("action",),
    ),
    (
        "two lists of one state",
        ("designation", {"subject": "@Karen Union", "authority": "@State Department"}, "1997", "asserted", "old"),
        ("designation", {"subject": "@Karen Union", "authority": "@Treasury Department", "action": "removed"}, "2005", "asserted", "new"),
        "unrelated",
        ("authority",),
    ),
    (
        "a newspaper of a capital's name is no authority",
        ("designation", {"subject": "@Karen Union", "authority": "@United States"}, "1997", "asserted", "old"),
        ("designation", {"subject": "@Karen Union", "authority": "@Washington Post", "action": "removed"}, "2005", "asserted", "new"),
        "unrelated",
        ("authority",),
    ),
    (
        "descriptions of founders that can both hold",
        ("founded", {"subject": "@Karen Union", "founder": "a group of students"}, "1947", "asserted", "old"),
        ("founded", {"subject": "@Karen Union", "founder": "former officers"}, "1947", "asserted", "new"),
        "agree",
        ("founder",),
    ),
    (
        "descriptions of founders by creeds that exclude each other",
        ("founded", {"subject": "@Karen Union", "founder": "Marxist students"}, "1947", "asserted", "old"),
        ("founded", {"subject": "@Karen Union", "founder": "Buddhist monks"}, "1947", "asserted", "new"),
        "conflict",
        ("founder",),
    ),
    (
        "hearsay agrees, and the difference is told",
        ("supports", {"supporter": "@China", "recipient": "@Wa Army"}, None, "alleged", "old"),
        ("supports", {"supporter": "@China", "recipient": "@Wa Army"}, None, "asserted", "old"),
        "agree",
        ("status",),
    ),
    (
        "a denial contradicts",
        ("supports", {"supporter": "@China", "recipient": "@Wa Army"}, None, "denied", "old"),
        ("supports", {"supporter": "@China", "recipient": "@Wa Army"}, None, "reported", "old"),
        "conflict",
        ("status",),
    ),
    (
        "who did it is disputed",
        ("event", {"kind": "bombing", "agent": "@Wa Army", "target": "Rangoon post office"}, "1988-03-05", "asserted", "old"),
        ("event", {"kind": "bombing", "agent": "@Karen Union", "target": "Rangoon post office"}, "1988-03-05", "alleged", "new"),
        "conflict",
        ("agent", "status"),
    ),
    (
        "a removal without any date outdates the listing",
        ("designation", {"subject": "@CPN Maoist", "authority": "@United States"}, "2003-10", "asserted", "new"),
        ("designation", {"subject": "@CPN Maoist", "authority": "@State Department", "action": "removed"}, None, "asserted", "none"),
        "supersede right",
        ("action",),
    ),
    (
        "one of several leaders, and another",
        ("position", {"person": "@p:Uria Simango", "organization": "@FRELIMO", "title": "leaders"}, None, "asserted", "none"),
        ("position", {"person": "@p:Samora Machel", "organization": "@FRELIMO", "title": "leader"}, None, "asserted", "new"),
        "unrelated",
        ("person",),
    ),
    (
        "two founders that one document names in two places",
        ("founded", {"subject": "@FRELIMO", "founder": "@p:Eduardo Mondlane"}, "1962-06", "asserted", "old"),
        ("founded", {"subject": "@FRELIMO", "founder": "@p:Uria Simango"}, "1962-06", "asserted", "old"),
        "agree",
        ("founder",),
    ),
    (
        "what one document tells of two times without dates",
        ("strength", {"subject": "@FRELIMO", "count": "250", "unit": "fighters"}, None, "asserted", "old"),
        ("strength", {"subject": "@FRELIMO", "count": "10000", "unit": "fighters"}, None, "reported", "old"),
        "unrelated",
        ("count", "status"),
    ),
    (
        "a body that made itself made another, which goes by its name",
        ("founded", {"subject": "@Workers Party", "founder": "@Workers Party"}, "1992", "asserted", "old"),
        ("founded", {"subject": "@Workers Party"}, "1970", "asserted", "new"),
        "unrelated",
        ("subject",),
    ),
    (
        "one was tried, another done",
        ("event", {"kind": "assassination", "agent": "@IRA", "victim": "@p:Margaret Thatcher"}, "1984-10-12", "attempted", "old"),
        ("event", {"kind": "attack", "agent": "@IRA", "target": "Grand Hotel in Brighton", "killed": "5"}, "1984-10-12", "asserted", "new"),
        "unrelated",
        ("kind", "target", "victim", "killed", "status"),
    ),
    (
        "a denial that names no deed",
        ("event", {"kind": "attack", "agent": "@Tamil Tigers"}, None, "denied", "old"),
        ("event", {"kind": "attack", "agent": "@Tamil Tigers", "target": "Katunayake airport"}, "2001-07-24", "asserted", "new"),
        "unrelated",
        (),
    ),
    (
        "a service, and the authorities that it is of",
        ("event", {"kind": "arrest", "agent": "@Serbian authorities", "victim": "@p:Radovan Karadzic"}, "2008-07", "asserted", "old"),
        ("event", {"kind": "arrest", "agent": "@Security Intelligence Agency", "victim": "@p:Radovan Karadzic"}, "2008-07-21", "asserted", "new"),
        "agree",
        ("agent", "time"),
    ),
    (
        "two spellings of one victim",
        ("event", {"kind": "assassination", "victim": "@p:Mohamed Boudiaf", "place": "@Annaba"}, "1992-06-29", "asserted", "old"),
        ("event", {"kind": "assassination", "victim": "@p:Muhammad Boudiaf", "place": "@Annaba"}, "1992-06-29", "asserted", "new"),
        "agree",
        (),
    ),
    (
        "the raided embassies of one country are not all one",
        ("event", {"kind": "bombing", "agent": "@Red Army", "target": "French embassy"}, "1974", "asserted", "old"),
        ("event", {"kind": "bombing", "agent": "@Red Army", "target": "French oil depot"}, "1974", "asserted", "new"),
        "unrelated",
        (),
    ),
    (
        "a place and what it lies in, in the same words",
        ("location", {"subject": "@Oxfam", "place": "@Cowley", "relation": "headquarters"}, None, "asserted", "old"),
        ("location", {"subject": "@Oxfam", "place": "@Oxford", "relation": "headquarters"}, None, "asserted", "old"),
        "agree",
        ("place",),
    ),
    (
        "one word of a long value is no summary of it",
        ("practice", {"subject": "@Oxfam", "practice": "shops"}, None, "asserted", "old"),
        ("practice", {"subject": "@Oxfam", "practice": "lends money cheaply to village women who open small shops or till land"}, None, "asserted", "new"),
        "unrelated",
        ("practice",),
    ),
    (
        "another type is another question",
        ("alias", {"subject": "@Oxfam", "name": "Oxford Committee"}, None, "asserted", "old"),
        ("founded", {"subject": "@Oxfam"}, "1942", "asserted", "old"),
        "unrelated",
        (),
    ),
]  # fmt: skip


def made(entry: Entry, side: str) -> Claim:
    type_, roles, time, status, where = entry
    return claim(type_, roles, time, status=status, document=where)


@pytest.mark.parametrize(
    ("left", "right", "relation", "differs"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_relation(left: Entry, right: Entry, relation: str, differs: tuple[str, ...]) -> None:
    a, b = made(left, "left"), made(right, "right")
    found = compare(a, b, DOCUMENTS)
    name, _, side = relation.partition(" ")
    assert (found.relation, found.differs) == (name, differs)
    if side:
        assert found.left == (a if side == "left" else b).id


@pytest.mark.parametrize(("left", "right"), [row[1:3] for row in TABLE], ids=[row[0] for row in TABLE])
def test_reason_quotes_both_and_names_their_sources(left: Entry, right: Entry) -> None:
    a, b = made(left, "left"), made(right, "right")
    reason = compare(a, b, DOCUMENTS).reason
    for one in (a, b):
        assert f"“{one.quote}” ({one.document}, " in reason


def by(one: Claim, voice: str) -> Claim:
    """The claim as the word of another."""
    return replace(one, source=one.quote, attribution=Attribution(voice))


def test_two_voices_of_one_document_may_contradict_each_other() -> None:
    early, late = (claim("founded", {"subject": "@ZAPU"}, year, document="old") for year in ("1961", "1963"))
    assert compare(early, late, DOCUMENTS).relation == "unrelated"
    assert compare(early, by(late, "its founder"), DOCUMENTS).relation == "conflict"
    assert compare(by(early, "a historian"), by(late, "its founder"), DOCUMENTS).relation == "conflict"


def test_a_refused_label_is_an_opinion() -> None:
    kind = {"subject": "@Sea Shepherd", "kind": "eco-terrorist group"}
    given, refused = (
        claim("kind", kind, status=status, document=where) for status, where in (("asserted", "old"), ("denied", "new"))
    )
    assert compare(given, refused, DOCUMENTS).relation == "conflict"
    assert compare(given, by(refused, "its captain"), DOCUMENTS).relation == "unrelated"


def test_a_share_is_no_count() -> None:
    unit = ("unit", (Filler("fighters"),))
    whole = claim("strength", {"subject": "@Wa Army", "count": "20000", "unit": "fighters"}, document="new")
    share = ("count", (Filler("60 percent", min=60, max=60, unit="%"),))
    part = replace(whole, roles=(whole.roles[0], share, unit), document="old", source=whole.quote)
    assert compare(whole, part, DOCUMENTS).relation == "unrelated"


ENTITIES = st.sampled_from(["@Oxfam", "@Wa Army", "@Karen Union", "@p:Ann Lee", "@p:Lee"])
TIMES = st.sampled_from(
    [None, "1990", "1990-05", "1990-05-03", "199X", "1985/1995", "../1992", "1988/..", "1990~", "2004?"]
)
VALUES = st.sampled_from(
    ["leader", "principal leader", "free trade", "fair trade", "a group", "Marxist students", "Rangoon", "Asia"]
)
COUNTS = st.sampled_from(["70", "~70", "73", ">=60", "50-90"])
STATUSES = st.sampled_from(["asserted", "reported", "alleged", "attempted", "planned", "denied"])


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """Any claim of a type that is compared, over few values, so that many meet."""
    type_ = draw(st.sampled_from([*type_rules(), "event"]))
    names = list(type_rules()[type_].roles) if type_ != "event" else ["agent", "target", "victim", "place", "killed"]
    roles: dict[str, Any] = (
        {"kind": draw(st.sampled_from(["bombing", "attack", "killing"]))} if type_ == "event" else {}
    )
    for name in names:
        value = draw(COUNTS) if name in ("count", "killed", "amount") else draw(st.one_of(ENTITIES, VALUES))
        if name in ("subject", "person") or draw(st.booleans()):
            roles[name] = value
    return claim(
        type_, roles, draw(TIMES), status=draw(STATUSES), document=draw(st.sampled_from(["old", "new", "none"]))
    )


@settings(max_examples=400, deadline=None)
@given(claims(), claims())
def test_either_order_gives_one_outcome(left: Claim, right: Claim) -> None:
    """So "agree", "conflict" and "unrelated" are symmetric, and of two only one refines or supersedes the other."""
    assert compare(left, right, DOCUMENTS) == compare(right, left, DOCUMENTS)


@settings(max_examples=200, deadline=None)
@given(claims())
def test_no_claim_contradicts_or_outdates_itself(one: Claim) -> None:
    assert compare(one, one, DOCUMENTS).relation in ("agree", "unrelated")


@settings(max_examples=200, deadline=None)
@given(claims(), claims())
def test_comparison_names_the_two_claims(left: Claim, right: Claim) -> None:
    found = compare(left, right, DOCUMENTS)
    assert {found.left, found.right} == {left.id, right.id}
    assert found.reason


def test_unknown_mode_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from variorum.collation import rules

    with pytest.raises(DataError, match="unknown mode"):
        rules._type_rule("founded", {"blocks": [["subject"]], "time": "moment", "roles": {"subject": "sometimes"}})
    with pytest.raises(DataError, match="no role"):
        rules._type_rule("founded", {"blocks": [["subject"]], "time": "moment", "roles": {"leader": "same"}})
    with pytest.raises(DataError, match="unknown claim type"):
        rules._type_rule("wedding", {})
