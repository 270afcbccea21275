"""Names of lists are found by their words, whatever the spelling, script or order."""

from __future__ import annotations

import pytest

from variorum.checking.index import NameIndex
from variorum.model import ListedKind, ListedName, Listing


def listing(key: str, kind: ListedKind, *names: str) -> Listing:
    return Listing("list", key, kind, tuple(ListedName(name) for name in names), "us")


INDEX = NameIndex(
    [
        listing("1", "person", "ABDULLAH, Karim Yusuf", "Karim the Younger"),
        listing("2", "organization", "Popular Front for the Liberation of Palestine", "PFLP"),
        listing("3", "organization", "Ejército de Liberación Nacional"),
        listing("4", "vessel", "Sea Pearl"),
        listing("5", "person", "Владимир Петрович Соколов"),
        listing("6", "person", "كريم يوسف"),
        listing("7", "organization", "Shining Path"),
        *(listing(f"m{n}", "person", f"Mohammed {word}") for n, word in enumerate(("Qadir", "Latif", "Nabil"))),
    ]
)


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("Karim Yusuf Abdullah", "person", "1"),
        ("Kareem Yousef Abdallah", "person", "1"),
        ("Karrim Yusfu Abdullah", "person", "1"),
        ("KarimYusuf Abdullah", "person", "1"),
        ("Kar im Yusuf Abdullah", "person", "1"),
        ("PFLP", "organization", "2"),
        ("Frente Popular para la Liberación de Palestina", "organization", "2"),
        ("National Liberation Army", "organization", "3"),
        ("Sea Pearl", "vessel", "4"),
        ("Sea Pearl", None, "4"),
        ("Vladimir Petrovich Sokolov", "person", "5"),
        ("Sokolov Vladimir", "person", "5"),
        ("Mohamed Latiff", "person", "m1"),
        ("Sendero Luminoso", "organization", "7"),
    ],
)
def test_the_best_candidate_is_the_entry(name: str, kind: ListedKind | None, key: str) -> None:
    found = INDEX.candidates(name, kind)
    assert found
    assert found[0].indexed.key == key


def test_an_arabic_name_meets_its_latin_form() -> None:
    assert {c.indexed.key for c in INDEX.candidates("Karim Yusuf", "person")} >= {"1", "6"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("", "person"),
        ("!?", None),
        ("Sea Pearl", "person"),
        ("Sea Pearl", "organization"),
        ("Zbigniew Wrzos", "person"),
    ],
)
def test_what_is_not_listed_has_no_candidate(name: str, kind: ListedKind | None) -> None:
    assert INDEX.candidates(name, kind) == ()


def test_a_name_is_held_once_for_an_entry_of_several_files() -> None:
    one = listing("1", "person", "Karim Yusuf")
    assert len(NameIndex([one, one, listing("1", "person", "Karim Yusuf", "Abu Karim")]).names) == 2


def test_a_word_tells_less_the_more_names_have_it() -> None:
    assert INDEX.rarity("mohammed", "person") < INDEX.rarity("latif", "person") < INDEX.rarity("unheardof", "person")


def test_the_same_names_give_the_same_candidates() -> None:
    assert INDEX.candidates("Mohammed Nabil", None, limit=5) == INDEX.candidates("Mohammed Nabil", None, limit=5)
    assert len(INDEX.candidates("Mohammed Nabil", "person", limit=1)) == 1
