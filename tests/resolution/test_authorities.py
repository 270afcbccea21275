"""Whose word a body's is: phrases that tell an authority, with organ and list, and phrases that only look like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.lexicon import lexicon
from variorum.resolution.authorities import Authority, authority_among, authority_of, other_list
from variorum.resolution.powers import powers

STATE, TREASURY = "Department of State", "Department of the Treasury"

# (words, id, told, organ, register)
TOLD: list[tuple[str, str, str, str, str]] = [
    ("United States", "us", "name", "", ""),
    ("the U.S.", "us", "name", "", ""),
    ("the United States government", "us", "name", "", ""),
    ("Government of the United Kingdom", "gb", "name", "", ""),
    ("Kingdom of Norway", "no", "name", "", ""),
    ("the Netherlands", "nl", "name", "", ""),
    ("the European Union", "eu", "name", "", ""),
    ("Gulf Cooperation Council", "gcc", "name", "", ""),
    ("Canadian government", "ca", "people", "", ""),
    ("the Burmese junta", "mm", "people", "", ""),
    ("the Turkish state", "tr", "people", "", ""),
    ("the Sudanese military government", "sd", "people", "", ""),
    ("State Department", "us", "organ", STATE, ""),
    ("the US Department of State", "us", "organ", STATE, ""),
    ("State Department (US)", "us", "organ", STATE, ""),
    ("the State Department's Bureau of Counterterrorism", "us", "organ", STATE, ""),
    ("Office of Foreign Assets Control (OFAC)", "us", "organ", TREASURY, ""),
    ("UK Treasury", "gb", "organ", "Treasury", ""),
    ("the Home Office", "gb", "organ", "Home Office", ""),
    ("the Home Secretary", "gb", "organ", "Home Office", ""),
    ("British Parliament", "gb", "organ", "Parliament", ""),
    ("the Council of the EU", "eu", "organ", "Council", ""),
    ("the EU's Council", "eu", "organ", "Council", ""),
    ("EU foreign ministers", "eu", "organ", "Council", ""),
    ("UN Security Council's 1267 Committee", "un", "organ", "1267 Committee", ""),
    ("Turkey's interior ministry", "tr", "organ", "Interior Ministry", ""),
    ("Ministry of the Interior of Turkey", "tr", "organ", "Interior Ministry", ""),
    ("India's Ministry of Home Affairs", "in", "organ", "Interior Ministry", ""),
    ("Supreme Court of India", "in", "organ", "Supreme Court", ""),
    ("the Egyptian Court for Urgent Matters", "eg", "organ", "Courts", ""),
    ("the Knesset", "il", "organ", "Parliament", ""),
    ("Washington", "us", "seat", "", ""),
    ("Washington, D.C.", "us", "seat", "", ""),
    ("Brussels", "eu", "seat", "", ""),
    ("Moscow", "ru", "seat", "", ""),
    ("Kabul government", "af", "seat", "", ""),
    ("President Clinton", "us", "holder", "President", ""),
    ("President Clinton's administration", "us", "holder", "President", ""),
    ("the administration of Bill Clinton", "us", "holder", "President", ""),
    ("President Bush", "us", "holder", "President", ""),
    ("Tony Blair", "gb", "holder", "Prime Minister", ""),
    ("Prime Minister Jean Chretien", "ca", "holder", "Prime Minister", ""),
    ("the Johnson government", "gb", "holder", "Prime Minister", ""),
    ("the Johnson administration", "us", "holder", "President", ""),
    ("Home Secretary Jack Straw", "gb", "holder", "Home Office", ""),
    ("Secretary of State Madeleine Albright", "us", "holder", STATE, ""),
    ("Turkish President Süleyman Demirel", "tr", "organ", "President", ""),
    ("German Interior Minister Otto Schily", "de", "organ", "Interior Ministry", ""),
    ("Foreign Terrorist Organizations list", "us", "list", STATE, "Foreign Terrorist Organizations"),
    ("the State Department's list of Foreign Terrorist Organizations", "us", "list", STATE, "Foreign Terrorist Organizations"),
    ("a foreign terrorist organization", "us", "list", STATE, "Foreign Terrorist Organizations"),
    ("OFAC list", "us", "list", TREASURY, ""),
    ("OFAC's SDN list", "us", "list", TREASURY, "Specially Designated Nationals"),
    ("the EU terrorist list", "eu", "list", "", ""),
    ("list of terrorist organisations of the European Union", "eu", "list", "", ""),
    ("Canada's list of terrorist entities", "ca", "list", "", ""),
]  # fmt: skip

NOT_TOLD = [
    "Washington Post",
    "George Washington",
    "Washington State University",
    "Georgia State",
    "Brussels attacks",
    "the London branch",
    "Moscow theatre siege",
    "New York Times",
    "Turkish Airlines",
    "American President Lines",
    "Bank of England",
    "Church of England",
    "British Columbia government",
    "Indian National Congress",
    "African National Congress",
    "Communist Party of India",
    "National Council of Resistance of Iran",
    "Islamic State of Iraq",
    "Provisional Revolutionary Government of South Vietnam",
    "Secretary of State for Northern Ireland",
    "former President Clinton",
    "Bush",
    "Victoria",
    "the government",
    "the parliament",
    "Ministry of the Interior",
    "the terrorist list",
    "the list",
    "the Congolese government",
    "the US and the EU",
    "us",
    "turkey",
    "",
    "...",
]


@pytest.mark.parametrize(("words", "id_", "told", "organ", "register"), TOLD)
def test_words_tell_an_authority(words: str, id_: str, told: str, organ: str, register: str) -> None:
    found = authority_of(words)
    assert found is not None
    assert (found.id, found.told, found.organ, found.register) == (id_, told, organ, register)
    assert found.name == powers().names[id_]


@pytest.mark.parametrize("words", NOT_TOLD)
def test_words_tell_none(words: str) -> None:
    assert authority_of(words) is None


# (words, year, id or None)
IN_YEARS = [
    ("Jimmy Carter", 1978, "us"),
    ("Jimmy Carter", 1995, None),
    ("Jimmy Carter", None, "us"),
    ("President Carter", 1995, "us"),
    ("Boris Johnson", 2020, "gb"),
    ("Boris Johnson", 2012, None),
    ("Prime Minister Trudeau", 1970, "ca"),
]


@pytest.mark.parametrize(("words", "year", "id_"), IN_YEARS)
def test_a_bare_name_speaks_for_the_state_in_office_only(words: str, year: int | None, id_: str | None) -> None:
    found = authority_of(words, year=year)
    assert (found.id if found else None) == id_


def test_of_several_names_the_first_that_tells_counts_and_the_organ_is_kept() -> None:
    found = authority_among(["the country", "United States", "State Department", "UN"])
    assert found == Authority("us", "United States", "organ", STATE)
    assert authority_among(["the party", "its leader"]) is None


@pytest.mark.parametrize(
    ("left", "right", "other"),
    [
        ("State Department", "Treasury Department", True),
        ("State Department", "Foreign Terrorist Organizations list", False),
        ("SDN list", "Foreign Terrorist Organizations list", True),
        ("State Department", "United States", False),
        ("Home Office", "British Parliament", False),
        ("State Department", "Home Office", False),
    ],
)
def test_two_lists_of_one_authority(left: str, right: str, other: bool) -> None:
    a, b = authority_of(left), authority_of(right)
    assert a is not None and b is not None
    assert other_list(a, b) is other_list(b, a) is other


@pytest.mark.parametrize("country", lexicon("gazetteer")["countries"])
def test_every_country_of_the_gazetteer_is_told_by_its_name_and_government(country: str) -> None:
    code = lexicon("authorities")["codes"][country]
    for words in (country, f"the {country} government", f"the government of {country}"):
        found = authority_of(words)
        assert found is not None and (found.id, found.name) == (code, country)


@given(st.text(alphabet="abWUSEofthe list.,'’()-", max_size=60))
def test_any_text_is_read_without_a_fault(words: str) -> None:
    found = authority_of(words)
    assert found is None or found.id in powers().names
