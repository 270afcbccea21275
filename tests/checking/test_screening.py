"""Names held against listed ones: what matches, how surely, and why."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.checking.entries import gather
from variorum.checking.screening import Asked, Screened, Screener, screen
from variorum.dates import Day
from variorum.model import ListedKind, ListedName, Listing, Match, Snapshot


def listing(
    key: str, kind: ListedKind, *names: str, weak: tuple[str, ...] = (), births: tuple[str, ...] = ()
) -> Listing:
    own = ListedName(names[0], "primary")
    aliases = (*(ListedName(name) for name in names[1:]), *(ListedName(name, "weak") for name in weak))
    return Listing("un_sc", key, kind, (own, *aliases), "un", births=births, countries=("Iraq",))


LISTINGS = (
    listing("1", "person", "MUHAMMAD YUSUF AL-KARIM", weak=("Abu Tahir",), births=("1957",)),
    listing("2", "person", "Виктор Андреевич Жуковский"),
    listing("3", "person", "طارق حسن عبد الوهاب"),
    listing("4", "organization", "Popular Front for the Liberation of Palestine", "PFLP"),
    listing("5", "organization", "Ejército de Liberación Nacional"),
    listing("6", "vessel", "Ocean Lark"),
    listing("7", "person", "Rumuli", weak=()),
    listing("8", "organization", "Northern Trading Company 23"),
    *(
        listing(f"m{i}", "person", f"Mohammad {name}")
        for i, name in enumerate(("Ali", "Hasan", "Ahmad", "Omar", "Karim"))
    ),
)
SNAPSHOT = Snapshot("un_sc", "United Nations", (), LISTINGS, "2024-05-01", "file")
SCREENER = Screener(gather([SNAPSHOT], ()), Day(2024, 6, 1))


def matches(name: str, kind: ListedKind | None = None, *, born: str = "", country: str = "") -> tuple[Match, ...]:
    return SCREENER.matches(Asked(name, kind, country, born))


@pytest.mark.parametrize(
    ("name", "kind", "key", "why"),
    [
        ("Muhammad Yusuf al-Karim", "person", "1", "in both: 'karim', 'muhammad', 'yusuf'"),
        ("al-Karim, Muhammad Yusuf", "person", "1", "in both"),
        ("Karim Muhammad Yusuf", "person", "1", "the words stand in another order"),
        ("Mohamed Yousef Al Kareem", "person", "1", "spellings of one name"),
        ("Muhammad Yusuf al-Krim", "person", "1", "'krim' for 'karim': one letter differs"),
        ("Muhamamd Yusuf al-Karim", "person", "1", "differ"),
        ("MuhammadYusuf al-Karim", "person", "1", "the same but for spaces"),
        ("Viktor Andreevich Zhukovskiy", "person", "2", "asked about in Latin, listed in Cyrillic letters"),
        ("Tariq Hasan Abdul Wahab", "person", "3", "asked about in Latin, listed in Arabic letters"),
        ("PFLP", "organization", "4", "both are called PFLP"),
        ("National Liberation Army", "organization", "5", "words of one meaning"),
        ("Ocean Lrak", "vessel", "6", "'lrak' for 'lark'"),
        ("Ocean Lark", None, "6", "in both"),
    ],
)
def test_a_match_says_why(name: str, kind: ListedKind | None, key: str, why: str) -> None:
    found = matches(name, kind)
    assert found, name
    assert found[0].key == key
    assert any(why in reason for reason in found[0].reasons), found[0].reasons
    assert found[0].asked == name
    assert found[0].found in {n.text for one in LISTINGS for n in one.names}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Jane Nobody", "person"),
        ("Mohammad Tariq", "person"),  # only a name that very many have
        ("Ocean Lark", "person"),
        ("Ocean Lark", "organization"),
        ("Muhammad Yusuf al-Karim", "organization"),
        ("", None),
        ("???", None),
    ],
)
def test_what_is_not_listed_has_no_match(name: str, kind: ListedKind | None) -> None:
    assert matches(name, kind) == ()


@pytest.mark.parametrize(
    ("name", "kind", "why"),
    [
        ("Abu Tahir", "person", "the publisher calls this alias weak"),
        ("Rumuli", "person", "a name of one word"),
        ("PFLP", "organization", "an abbreviation"),
        ("Northern Trading Company 24", "organization", "their numbers differ"),
    ],
)
def test_a_weak_name_never_is_enough(name: str, kind: ListedKind, why: str) -> None:
    found = matches(name, kind)
    assert found
    assert not found[0].alone
    assert any(why in reason for reason in found[0].reasons)


def test_a_full_name_is_enough_to_look_into() -> None:
    assert matches("Muhammad Yusuf al-Karim", "person")[0].alone


def test_birth_and_country_are_told() -> None:
    same, apart = (matches("Muhammad Yusuf al-Karim", "person", born=born)[0] for born in ("1957-03-02", "1980"))
    assert "born 1957-03-02, listed as born 1957" in same.reasons
    assert same.alone
    assert "born 1980, but listed as born 1957" in apart.reasons
    assert not apart.alone
    assert apart.score < same.score
    assert "both of Iraq" in matches("Muhammad Yusuf al-Karim", "person", country="Iraq")[0].reasons


def test_other_names_of_the_bearer_count() -> None:
    found = SCREENER.matches(Asked("The Captain", "vessel", others=("Ocean Lark",)))
    assert [(m.asked, m.key) for m in found] == [("Ocean Lark", "6")]


def test_an_entry_of_two_files_matches_once() -> None:
    later = replace(SNAPSHOT, published="2024-05-20", listings=LISTINGS[:1])
    found = Screener(gather([SNAPSHOT, later], ()), Day(2024, 6, 1)).matches(Asked("Muhammad Yusuf al-Karim", "person"))
    assert [m.key for m in found] == ["1"]


def test_limit_and_threshold_hold() -> None:
    assert len(SCREENER.matches(Asked("Mohammad Karim", "person"), threshold=0, limit=2)) == 2
    assert all(m.score >= 0.9 for m in SCREENER.matches(Asked("Mohammad Karim"), threshold=0.9))


def test_results_are_plain_values_in_order() -> None:
    found = list(screen([Asked("PFLP"), Asked("Jane Nobody"), Asked("Ocean Lark")], SCREENER))
    assert [one.asked.name for one in found] == ["PFLP", "Jane Nobody", "Ocean Lark"]
    assert all(isinstance(one, Screened) and json.dumps(one.as_dict()) for one in found)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_answered_the_same_way_twice(name: str) -> None:
    found = matches(name)
    assert found == matches(name)
    assert all(0.7 <= m.score <= 1 for m in found)
