"""Likeness of names: what is enough by itself, what only with another, what is none, what is a part."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.checking.naming import key_of, liken
from variorum.model import ListedName

# (names asked, names listed, alone, relation); a name listed with "?" is weak, as the publisher has it.
LIKE: list[tuple[list[str], list[str], bool, str]] = [
    (["Boko Haram"], ["Boko Haram"], True, "same"),
    (["the Boko Haram"], ["BOKO HARAM"], True, "same"),
    (["Shining Path"], ["Sendero Luminoso"], True, "same"),
    (["Abu Nidal Organization"], ["ABU NIDAL ORGANISATION (ANO)"], True, "same"),
    (["Kurdistan Workers' Party"], ["Kurdistan Workers Party"], True, "same"),
    (["Lashkar-e-Taiba"], ["Lashkar e-Tayyiba"], True, "same"),
    (["Revolutionary People's Liberation Party/Front"], ["Revolutionary People's Liberation Party-Front"], True, "same"),
    # Weak: one word, an abbreviation, what the publisher calls so, words that many bodies have.
    (["Hamas"], ["HAMAS"], False, "same"),
    (["Hezbollah"], ["Hizballah"], False, "same"),
    (["al-Shabaab"], ["Al-Shabaab"], False, "same"),
    (["ETA"], ["ETA"], False, "same"),
    (["Boko Haram"], ["Boko Haram?"], False, "same"),
    (["National Liberation Army"], ["National Liberation Army"], False, "same"),
    (["Armed Islamic Group"], ["Armed Islamic Group"], False, "same"),
    (["Army of Islam"], ["Jaysh al-Islam"], False, "same"),
    # Two weak ones that do not hang together.
    (["ETA", "Batasuna"], ["ETA", "Batasuna?"], True, "same"),
    (["National Liberation Army", "ELN"], ["National Liberation Army", "ELN?"], True, "same"),
    (["MEK", "PMOI"], ["MEK?", "PMOI?"], True, "same"),
    # Spellings of one name are one, and the initials of a weak name follow from it.
    (["Hezbollah", "Hizbullah"], ["Hizballah", "Hezbollah"], False, "same"),
    (["National Liberation Army", "NLA"], ["National Liberation Army", "NLA?"], False, "same"),
    # Like, and no more.
    (["Palestine Liberation Front"], ["Popular Front for the Liberation of Palestine"], False, "same"),
    (["Revolutionary Armed Forces of Colombia"], ["Revolutionary Armed Forces of Colombia - People's Army"], False, "same"),
    # Parts.
    (["Hezbollah"], ["Hizballah Military Wing"], False, "armed_wing"),
    (["Hizballah Military Wing"], ["Hezbollah"], False, "armed_wing"),
    (["Irish Republican Army"], ["Real Irish Republican Army"], False, "faction"),
    # A wing's entry with an alias that somebody gives the whole.
    (["Hezbollah", "External Security Organization"], ["Hizballah Military Wing", "External Security Organisation"], False, "armed_wing"),
]  # fmt: skip

UNLIKE = [
    (["Greenpeace"], ["Green Party"]),
    (["Mojahedin"], ["Harakat ul-Mujahidin"]),
    (["Mojahedin"], ["Mujahidin al-Shabaab Movement"]),
    (["Mujahedin of Iran"], ["Housing Bank (of Iran)"]),
    (["Islamic Group"], ["Islamic Jihad Group"]),
    (["ELN"], ["ELA"]),
    ([], ["Boko Haram"]),
    (["Boko Haram"], []),
]


def test_an_entrys_own_name_in_a_language_seldom_quoted_is_enough() -> None:
    for name, alone in (
        ("Mujahedin-e Khalq", True),
        ("Harakat ul-Mujahidin", True),
        ("National Liberation Army", False),
    ):
        found = liken([name], [ListedName(name, "primary")], "organization")
        alias = liken([name], [ListedName("Another Body", "primary"), ListedName(name)], "organization")
        assert found is not None and alias is not None
        assert (found.alone, alias.alone) == (alone, False)


def names(texts: list[str]) -> list[ListedName]:
    return [ListedName(text.removesuffix("?"), "weak" if text.endswith("?") else "strong") for text in texts]


@pytest.mark.parametrize(("asked", "listed", "alone", "relation"), LIKE, ids=str)
def test_like(asked: list[str], listed: list[str], alone: bool, relation: str) -> None:
    found = liken(asked, names(listed), "organization")
    assert found is not None
    assert (found.alone, found.relation) == (alone, relation), found.reasons
    assert found.reasons
    assert found.best.asked in asked


@pytest.mark.parametrize(("asked", "listed"), UNLIKE, ids=str)
def test_unlike(asked: list[str], listed: list[str]) -> None:
    assert liken(asked, names(listed), "organization") is None


# (scope of the entry, asked, alone, relation)
SCOPES = [
    ("", ["Izz al-Din Movement"], True, "same"),
    ("whole organisation", ["Izz al-Din Movement"], True, "same"),
    ("minus the National Council", ["Izz al-Din Movement"], True, "same"),
    ("military wing", ["Izz al-Din Movement"], False, "armed_wing"),
    ("external security organisation", ["Izz al-Din Movement"], False, "faction"),
    ("military wing", ["Izz al-Din Movement", "Izz al-Din Movement military wing"], True, "same"),
]


@pytest.mark.parametrize(("scope", "asked", "alone", "relation"), SCOPES)
def test_scope(scope: str, asked: list[str], alone: bool, relation: str) -> None:
    found = liken(asked, names(["Izz al-Din Movement"]), "organization", scope=scope)
    assert found is not None
    assert (found.alone, found.relation) == (alone, relation), found.reasons


PERSONS = [
    (["Abdullah Ocalan"], ["OCALAN, Abdullah"], True),
    (["Sabri al-Banna"], ["AL-BANNA, Sabri"], True),
    (["Ayman al-Zawahiri"], ["Al Zawahiri Ayman"], True),
    # A father's name in his son's, given names only, a surname.
    (["Usama bin Laden"], ["HAMZA USAMA MUHAMMAD BIN LADEN"], False),
    (["Mohammed Ali"], ["Ali Mohammed"], False),
    (["Ocalan"], ["OCALAN, Abdullah"], False),
]


@pytest.mark.parametrize(("asked", "listed", "alone"), PERSONS, ids=str)
def test_persons(asked: list[str], listed: list[str], alone: bool) -> None:
    found = liken(asked, names(listed), "person")
    assert (found is not None and found.alone) is alone


@given(st.lists(st.text(max_size=20), max_size=3), st.lists(st.text(min_size=1, max_size=20), max_size=3))
def test_any_names_can_be_compared(asked: list[str], listed: list[str]) -> None:
    asked = [name for name in asked if name.strip()]
    found = liken(asked, [ListedName(text) for text in listed if text.strip()], "organization")
    assert found is None or 0 <= found.best.score <= 1


@given(st.sampled_from([name for asked, *_ in LIKE for name in asked]))
def test_a_name_is_spelled_like_itself(name: str) -> None:
    assert key_of(name, "organization") == key_of(name.upper() if " " in name else name, "organization")
