"""Entities out of claims: what merges, what must not, and that every merge can be taken back."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.model import Claim, Entity, Filler, Judgement
from variorum.resolution import Resolution, main_subject, resolve
from variorum.resolution.clusters import Clusters
from variorum.resolution.proposals import proposals
from variorum.resolution.units import Unit, unit_id

Names = tuple[str, ...]


def claim(document: str, *fillers: tuple[Names, str]) -> Claim:
    """A claim of `document` whose quote lists the fillers' first names, one role each."""
    quote = "; ".join(names[0] for names, _ in fillers)
    roles = []
    for n, (names, type_) in enumerate(fillers):
        at = quote.index(names[0])
        roles.append((f"role{n}", (Filler(names[0], at, at + len(names[0]), names=names, type=type_),)))
    return Claim(document, "member", tuple(roles), quote, 0, len(quote), quote)


def claims(*units: tuple[str, Names, str]) -> list[Claim]:
    """One claim for each (document, names, type)."""
    return [claim(document, (names, type_)) for document, names, type_ in units]


def parts(resolution: Resolution) -> list[set[tuple[str, str]]]:
    """The partition: for each entity the (document, first name) pairs of its fillers."""
    found: dict[str, set[tuple[str, str]]] = {}
    for made in resolution.claims:
        for _, fillers in made.roles:
            for filler in fillers:
                found.setdefault(filler.entity or "", set()).add((made.document, filler.text))
    return sorted(found.values(), key=lambda s: sorted(s))


# (what is said, the units, how many entities they are)
MERGES: list[tuple[str, list[tuple[str, Names, str]], int]] = [
    ("one name", [("a", ("Amnesty International",), "organization"), ("b", ("Amnesty International",), "organization")], 1),
    ("dress", [("a", ("the Arab League",), "organization"), ("b", ("ARAB LEAGUE",), "organization")], 1),
    ("diacritics", [("a", ("Médecins Sans Frontières",), "organization"), ("b", ("Medecins sans Frontieres",), "organization")], 1),
    ("legal form", [("a", ("Lehman Brothers Holdings Inc.",), "organization"), ("b", ("Lehman Brothers Holdings",), "organization")], 1),
    ("an alias in one document", [("a", ("Myanmar",), "place"), ("b", ("Burma",), "place")], 1),
    ("a government", [("a", ("Turkish Government",), "organization"), ("b", ("government of Turkey",), "organization")], 1),
    ("two governments", [("a", ("Turkish government",), "organization"), ("b", ("Greek government",), "organization")], 2),
    ("an abbreviation introduced", [("a", ("World Health Organization", "WHO"), "organization"), ("b", ("WHO",), "organization")], 1),
    ("an abbreviation, introduced nowhere", [("a", ("NORAID",), "organization"), ("b", ("NORAID",), "organization")], 1),
    (
        "an abbreviation of two bodies",
        [
            ("a", ("Royal Air Force", "RAF"), "organization"),
            ("b", ("Red Army Faction", "RAF"), "organization"),
            ("c", ("RAF",), "organization"),
        ],
        3,
    ),
    ("a branch is not the whole", [("a", ("Greenpeace",), "organization"), ("b", ("Greenpeace International",), "organization")], 2),
    (
        "transliterations",
        [("a", ("Harakat ul-Mujahideen",), "organization"), ("b", ("Harakat-ul-Mujahidin",), "organization")],
        1,
    ),
    (
        "an abbreviation and names that are alike but for spelling",
        [
            ("a", ("Jabhat an-Nusra Li-Ahl Asham", "JN"), "organization"),
            ("b", ("Jabhet an-Nusra", "JN"), "organization"),
        ],
        1,
    ),
    (
        "a bare word by which two documents mean two bodies",
        [
            ("a", ("Mojahedin of the Islamic Revolution",), "organization"),
            ("a", ("Mojahedin",), "organization"),
            ("b", ("People's Mojahedin of Iran",), "organization"),
            ("b", ("Mojahedin",), "organization"),
        ],
        4,
    ),
    (
        "a bare word by which two documents mean one body",
        [
            ("a", ("Samiti",), "organization"),
            ("a", ("Gram Samiti",), "organization"),
            ("b", ("Gram Samiti",), "organization"),
            ("b", ("Samiti",), "organization"),
            ("c", ("Samiti",), "organization"),
        ],
        2,
    ),
    (
        "a bare word that another document knows to be a name of the body",
        [
            ("a", ("Samiti",), "organization"),
            ("a", ("Gram Samiti",), "organization"),
            ("b", ("Gram Samiti", "Samiti"), "organization"),
        ],
        1,
    ),
    ("too few consonants to tell", [("a", ("Iron Front",), "organization"), ("b", ("Arena Front",), "organization")], 2),
    (
        "a vowel that tells two persons",
        [("a", ("Fernanda Martinez",), "person"), ("b", ("Fernando Martinez",), "person")],
        2,
    ),
    ("armies of two countries", [("a", ("Iraqi Army",), "organization"), ("b", ("Iranian Army",), "organization")], 2),
    ("types in conflict", [("a", ("Jackson",), "place"), ("b", ("Jackson",), "organization")], 2),
    ("a person's full name", [("a", ("Nelson Mandela",), "person"), ("b", ("Nelson Mandela",), "person")], 1),
    ("a surname alone", [("a", ("Mandela",), "person"), ("b", ("Mandela",), "person")], 2),
    ("surname and full name", [("a", ("Winnie Mandela",), "person"), ("b", ("Nelson Mandela", "Mandela"), "person")], 2),
    ("a middle name", [("a", ("John Dube",), "person"), ("b", ("John Langalibalele Dube",), "person")], 2),
    ("descriptions", [("a", ("four policemen",), "people"), ("b", ("four policemen",), "people")], 2),
    ("a nationality is its country", [("a", ("Turkey",), "people"), ("b", ("Turkey",), "place")], 1),
]  # fmt: skip


@pytest.mark.parametrize(("units", "count"), [pytest.param(u, n, id=said) for said, u, n in MERGES])
def test_what_merges(units: list[tuple[str, Names, str]], count: int) -> None:
    assert len(resolve(claims(*units)).entities) == count


def test_an_alias_joins_through_a_third_document() -> None:
    found = resolve(
        claims(
            ("a", ("Irish Republican Army", "IRA"), "organization"),
            ("b", ("Provisional IRA", "Provos"), "organization"),
            ("c", ("Irish Republican Army", "Provisional IRA"), "organization"),
        )
    )
    assert len(found.entities) == 1
    assert found.entities[0].name == "Irish Republican Army"
    assert {j.author for j in found.judgements} == {"rule:same-name", "rule:alias"}


def test_every_merge_is_a_judgement_with_a_reason() -> None:
    found = resolve(claims(("a", ("Hamas",), "organization"), ("b", ("HAMAS",), "organization")))
    (judgement,) = found.judgements
    assert (judgement.verdict, judgement.author) == ("same", "rule:acronym")
    assert judgement.reason == "both are called HAMAS, whatever the capitals"


def test_a_middle_name_is_left_to_a_person() -> None:
    two = claims(("a", ("John Dube",), "person"), ("b", ("John Langalibalele Dube",), "person"))
    (proposal,) = resolve(two).judgements
    assert (proposal.verdict, proposal.author) == ("unsure", "rule:middle-name")
    accepted = resolve(two, [Judgement(proposal.left, proposal.right, "same", "reader")])
    assert len(accepted.entities) == 1
    assert [j.author for j in accepted.judgements] == ["reader"]


def test_taking_a_judgement_back_restores_what_was() -> None:
    three = claims(*((d, ("Fatah",), "organization") for d in "abc"))
    before = resolve(three)
    first = before.judgements[0]
    different = Judgement(first.left, first.right, "different", "reader", "another body of that name")
    assert len(resolve(three, [different]).entities) == 2
    assert resolve(three, []) == before
    later = Judgement(first.right, first.left, "same", "reader")
    assert parts(resolve(three, [different, later])) == parts(before)


def test_a_judgement_may_name_entities() -> None:
    two = claims(("a", ("Umkhonto we Sizwe",), "organization"), ("b", ("Spear of the Nation",), "organization"))
    left, right = (e.id for e in resolve(two).entities)
    same = Judgement(left, right, "same", "reader")
    assert len(resolve(two, [same]).entities) == 1


def test_different_entities_never_meet_by_an_alias() -> None:
    three = claims(
        ("a", ("Red Army",), "organization"),
        ("b", ("Rote Armee",), "organization"),
        ("c", ("Red Army", "Rote Armee"), "organization"),
    )
    assert len(resolve(three).entities) == 1
    first, *_ = resolve(three).judgements
    split = resolve(three, [Judgement(first.left, first.right, "different", "reader")])
    assert len(split.entities) == 2


def test_an_id_survives_another_document() -> None:
    one = resolve(claims(("a", ("African National Congress", "ANC"), "organization")))
    two = resolve(
        claims(
            ("a", ("African National Congress", "ANC"), "organization"),
            ("b", ("African National Congress",), "organization"),
            ("c", ("ANC",), "organization"),
        )
    )
    assert [e.id for e in one.entities] == [e.id for e in two.entities]
    assert two.entities[0].documents == ("a", "b", "c")


def test_fillers_get_all_names_their_entity_has_in_their_document() -> None:
    found = resolve(
        [
            claim("a", (("Real IRA",), "organization"), (("RIRA",), "organization")),
            claim("b", (("Real IRA", "RIRA"), "organization")),
        ]
    )
    first, second = (f for _, fs in found.claims[0].roles for f in fs)
    assert first.entity == second.entity
    assert set(first.names) == set(second.names) == {"Real IRA", "RIRA"}
    assert (first.names[0], second.names[0]) == ("Real IRA", "RIRA")


def test_a_filler_without_names_stays_as_it_is() -> None:
    quote = "four policemen"
    made = Claim("a", "member", (("member", (Filler(quote, 0, len(quote)),)),), quote, 0, len(quote), quote)
    found = resolve([made])
    assert found.claims == (made,)
    assert found.entities == ()


def authors(resolution: Resolution) -> list[tuple[str, str]]:
    """The author and verdict of each judgement."""
    return [(j.author, j.verdict) for j in resolution.judgements]


def test_translated_and_transliterated_names_join_documents() -> None:
    found = resolve(
        claims(
            ("a", ("Zapatista Army of National Liberation", "EZLN"), "organization"),
            ("b", ("Ejército Zapatista de Liberación Nacional",), "organization"),
            ("c", ("Muhammad Yunus",), "person"),
            ("d", ("Mohammed Yunus", "Yunus"), "person"),
        )
    )
    assert len(found.entities) == 2
    assert authors(found) == [("rule:names", "same")] * 2
    assert all(j.reason for j in found.judgements)


def test_a_name_join_is_taken_back() -> None:
    two = claims(("a", ("Muhammad Yunus",), "person"), ("b", ("Mohammed Yunus",), "person"))
    before = resolve(two)
    (joined,) = before.judgements
    apart = resolve(two, [Judgement(joined.left, joined.right, "different", "reader")])
    assert len(apart.entities) == 2
    assert [j.author for j in apart.judgements] == ["reader"]
    assert resolve(two) == before


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Irish Republican Army", "IRA"), ("Real IRA",)),
        (("African National Congress",), ("African National Congress Youth League",)),
        (("Sinn Féin",), ("Official Sinn Féin",)),
        (("Iraqi Communist Party",), ("Iranian Communist Party",)),
        (("June 2 Movement",), ("June 4 Movement",)),
    ],
)
def test_parts_and_likenesses_are_neither_joined_nor_proposed(one: Names, other: Names) -> None:
    found = resolve(claims(("a", one, "organization"), ("b", other, "organization")))
    assert len(found.entities) == 2
    assert found.judgements == ()


def test_an_ambiguous_abbreviation_is_shown_with_both() -> None:
    found = resolve(
        claims(
            ("a", ("Royal Air Force", "RAF"), "organization"),
            ("b", ("Red Army Faction", "RAF"), "organization"),
            ("c", ("RAF",), "organization"),
        )
    )
    assert len(found.entities) == 3
    named = {unit_id("a", ("Royal Air Force",)), unit_id("b", ("Red Army Faction",))}
    short = unit_id("c", ("RAF",))
    doubts = [{j.left, j.right} for j in found.judgements if j.verdict == "unsure"]
    assert doubts.count({short, unit_id("a", ("Royal Air Force",))}) == 1
    assert doubts.count({short, unit_id("b", ("Red Army Faction",))}) == 1
    assert named not in doubts


def test_a_surname_that_fits_two_persons_joins_neither() -> None:
    found = resolve(
        claims(
            ("a", ("Winnie Mandela",), "person"), ("b", ("Nelson Mandela",), "person"), ("c", ("Mandela",), "person")
        )
    )
    assert len(found.entities) == 3
    assert authors(found) == [("rule:like-names", "unsure")] * 2


def test_a_claim_that_tells_two_apart_keeps_them_apart() -> None:
    quote = "Muhammad Yunus; Mohammed Yunus"
    roles = (
        ("person", (Filler("Muhammad Yunus", 0, 14, names=("Muhammad Yunus",), type="person"),)),
        ("relative", (Filler("Mohammed Yunus", 16, 30, names=("Mohammed Yunus",), type="person"),)),
    )
    found = resolve([Claim("a", "family", roles, quote, 0, len(quote), quote)])
    assert len(found.entities) == 2
    assert found.judgements == ()


def test_within_a_document_alike_names_are_left_to_a_person() -> None:
    found = resolve(claims(("a", ("Muhammad Yunus",), "person"), ("a", ("Mohammed Yunus",), "person")))
    assert len(found.entities) == 2
    assert authors(found) == [("rule:like-names", "unsure")]


def test_many_bodies_of_one_kind_are_not_all_compared() -> None:
    units = [Unit(f"d{n}", "organization", (f"Front {n:04} of {chr(97 + n % 26) * 5}",)) for n in range(400)]
    assert proposals([[unit] for unit in units], frozenset()) == ()


def test_main_subject() -> None:
    found = resolve(
        [
            claim("a", (("Fatah",), "organization"), (("Hamas",), "organization")),
            claim("b", (("Fatah",), "organization"), (("Hamas",), "organization")),
            claim("b", (("Hamas",), "organization"), (("Fatah",), "organization")),
        ]
    )
    names = {e.id: e.name for e in found.entities}
    assert names[main_subject(found.claims) or ""] == "Fatah"  # first in two documents, Hamas in one
    assert main_subject(()) is None


POOL: list[tuple[Names, str]] = [
    (("Irish Republican Army", "IRA"), "organization"),
    (("IRA",), "organization"),
    (("Provisional Irish Republican Army", "Provos"), "organization"),
    (("Provos",), "organization"),
    (("Israel",), "place"),
    (("Israeli government",), "organization"),
    (("Gerry Adams", "Adams"), "person"),
    (("Adams",), "person"),
    (("the rebels",), "people"),
]
# The first example reads the lexicons, which takes longer than hypothesis grants an example.
PATIENT = settings(deadline=None)
UNITS = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(POOL)), min_size=1, max_size=12)


def built(units: Sequence[tuple[str, tuple[Names, str]]]) -> list[Claim]:
    return [claim(document, body) for document, body in units]


@PATIENT
@given(UNITS, st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(
    units: list[tuple[str, tuple[Names, str]]], shuffler: random.Random
) -> None:
    ordered = resolve(built(units))
    mixed = list(built(units))
    shuffler.shuffle(mixed)
    other = resolve(mixed)
    assert other.entities == ordered.entities
    assert other.judgements == ordered.judgements
    assert sorted(c.id for c in other.claims) == sorted(c.id for c in ordered.claims)


@PATIENT
@given(UNITS)
def test_resolving_again_changes_nothing(units: list[tuple[str, tuple[Names, str]]]) -> None:
    once = resolve(built(units))
    again = resolve(once.claims)
    assert again.entities == once.entities
    assert parts(again) == parts(once)


@PATIENT
@given(UNITS, st.data())
def test_a_judgement_splits_and_its_retraction_restores(
    units: list[tuple[str, tuple[Names, str]]], data: st.DataObject
) -> None:
    made = built(units)
    before = resolve(made)
    merges = [j for j in before.judgements if j.verdict == "same"]
    if not merges:
        return
    chosen = data.draw(st.sampled_from(merges))
    different = Judgement(chosen.left, chosen.right, "different", "reader")
    after = resolve(made, [different])
    assert different in after.judgements
    assert not any({j.left, j.right} == {chosen.left, chosen.right} for j in after.judgements if j is not different)
    assert (
        resolve(made, [different, Judgement(chosen.left, chosen.right, "unsure", "reader")]).entities == before.entities
    )
    assert resolve(made) == before


@PATIENT
@given(UNITS)
def test_ids_are_distinct_and_every_named_filler_has_one(units: list[tuple[str, tuple[Names, str]]]) -> None:
    found = resolve(built(units))
    ids = [e.id for e in found.entities]
    assert len(ids) == len(set(ids))
    assert ids == sorted(ids)
    assert {f.entity for c in found.claims for _, fs in c.roles for f in fs} == set(ids)
    assert all(isinstance(e, Entity) and e.names[0] == e.name for e in found.entities)


ITEMS = "abcdefgh"
PAIRS = st.tuples(st.sampled_from(ITEMS), st.sampled_from(ITEMS))


@given(st.lists(PAIRS, max_size=20), st.lists(PAIRS, max_size=6))
def test_forbidden_pairs_never_meet(joins: list[tuple[str, str]], forbidden: list[tuple[str, str]]) -> None:
    clusters = Clusters(ITEMS, forbidden)
    for left, right in joins:
        clusters.join(left, right)
    assert sorted(item for group in clusters.all() for item in group) == list(ITEMS)
    for left, right in forbidden:
        assert left == right or not clusters.together(left, right)


@given(st.lists(PAIRS, max_size=20), st.randoms(use_true_random=False))
def test_without_forbidden_pairs_the_order_of_joins_does_not_matter(
    joins: list[tuple[str, str]], shuffler: random.Random
) -> None:
    straight, mixed = Clusters(ITEMS), Clusters(ITEMS)
    shuffled = list(joins)
    shuffler.shuffle(shuffled)
    for left, right in joins:
        assert straight.join(left, right)
    for left, right in shuffled + joins:
        mixed.join(right, left)
    assert straight.all() == mixed.all()
