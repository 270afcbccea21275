"""Which list an entry is on, and which one words mean."""

from __future__ import annotations

import pytest

from tests.checking.making import listing
from variorum.checking.lists import list_meant, lists_of, nature_meant, officials, special, title_of
from variorum.resolution.authorities import authority_of
from variorum.resolution.powers import powers

# (register, authority, lists and programmes as printed, ids)
ON: list[tuple[str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = [
    ("us_fto", "us", ("Foreign Terrorist Organizations",), (), ("us_fto",)),
    ("ofac_sdn", "us", (), ("FTO", "SDGT"), ("us_fto", "us_sdgt", "us_sdn")),
    ("ofac_sdn", "us", (), ("SDGT",), ("us_sdgt", "us_sdn")),
    ("ofac_sdn", "us", (), ("IRAN",), ("us_sdn",)),
    ("uk_ofsi", "gb", ("Consolidated List of Financial Sanctions Targets in the UK",), ("Al-Qaida",), ("gb_terror_sanctions", "gb_sanctions")),
    ("uk_sanctions", "gb", ("UK Sanctions List",), ("Counter-Terrorism (International)",), ("gb_terror_sanctions", "gb_sanctions")),
    ("uk_sanctions", "gb", ("UK Sanctions List",), ("Russia",), ("gb_sanctions",)),
    ("un_sc", "un", ("ISIL (Da'esh) and Al-Qaida Sanctions List",), ("Al-Qaida",), ("un_al_qaida", "un_sanctions")),
    ("un_sc", "un", ("1718 Sanctions List",), ("DPRK",), ("un_sanctions",)),
    ("eu_fsf", "eu", (), ("TERR",), ("eu_terror", "eu_sanctions")),
    ("somebodys_own", "xx", ("A list",), ("FTO",), ()),
]  # fmt: skip


@pytest.mark.parametrize(("register", "authority", "lists", "programmes", "ids"), ON)
def test_an_entry_is_on_lists(
    register: str, authority: str, lists: tuple[str, ...], programmes: tuple[str, ...], ids: tuple[str, ...]
) -> None:
    one = listing("Some Body", register=register, authority=authority, lists=lists, programmes=programmes)
    assert lists_of(one) == ids
    assert all(title_of(key) for key in ids)


def test_the_special_lists_of_an_entry_say_most() -> None:
    assert special(("us_fto", "us_sdn")) == ("us_fto",)
    assert special(("us_sdn",)) == ("us_sdn",)
    assert special(()) == ()


# (words, authority, list)
MEANT = [
    (("Foreign Terrorist Organization",), "the United States", "us_fto"),
    (("foreign terrorist organisations",), "Washington", "us_fto"),
    (("Specially Designated Global Terrorists",), "the US", "us_sdgt"),
    (("designated under Executive Order 13224",), "the US", "us_sdgt"),
    (("Terrorist Exclusion List",), "the State Department", "us_tel"),
    (("terrorist organization",), "the State Department", ""),
    (("terrorist",), "Foreign Terrorist Organizations list", "us_fto"),
    (("proscribed terrorist organisation",), "the United Kingdom", "gb_proscribed"),
    (("proscribed terrorist organisation",), "the United States", ""),
    (("banned",), "the Home Office", "gb_proscribed"),
    (("banned",), "Germany", ""),
    (("listed terrorist entity",), "Canada", "ca_terror"),
    (("foreign terrorist organization", "specially designated global terrorist"), "the US", ""),
    ((), "the US", ""),
]


@pytest.mark.parametrize(("words", "authority", "list_id"), MEANT)
def test_words_mean_a_list(words: tuple[str, ...], authority: str, list_id: str) -> None:
    who = authority_of(authority)
    assert who is not None
    assert list_meant(words, who) == list_id


def test_the_nature_of_a_list_is_told_by_its_label() -> None:
    assert nature_meant(["terrorist organization"]) == "terrorism"
    assert nature_meant(["terror list"]) == "terrorism"
    assert nature_meant(["banned"]) == ""
    assert nature_meant([]) == ""


def test_lists_are_of_authorities_that_are_known() -> None:
    assert {one.authority for one in officials().values()} <= set(powers().names)
