"""Names compared: what is one bearer, what is a part of it, what stays open, and that the order does not matter."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.lexicon import lexicon
from variorum.resolution.features import BODY, PERSON
from variorum.resolution.matching import POSSIBLE, match
from variorum.resolution.meanings import place_of
from variorum.resolution.vocabulary import vocabulary

# One person or body, by names that are sure: word for word but for spelling, order, language and dress.
SURE: list[tuple[str, str, str]] = [
    ("person", "Muhammad Yunus", "Mohammed Yunus"),
    ("person", "Vladimir Lenin", "Владимир Ленин"),
    ("person", "Lenin, Vladimir", "Vladimir Lenin"),
    ("person", "Dr. Salvador Allende", "Salvador Allende"),
    ("person", "Hajj Amin al-Husseini", "Amin al-Husayni"),
    ("person", "Κωνσταντίνος Καραμανλής", "Konstantinos Karamanlis"),
    ("organization", "Sendero Luminoso", "Shining Path"),
    ("organization", "Movimiento 26 de Julio", "26th of July Movement"),
    ("organization", "June 2 Movement", "Bewegung 2. Juni"),
    (
        "organization",
        "Zapatista Army of National Liberation (EZLN)",
        "Ejército Zapatista de Liberación Nacional (EZLN)",
    ),
    ("organization", "Justice and Development Party", "Party of Justice and Development"),
    ("organization", "Médecins sans Frontières", "MEDECINS SANS FRONTIERES"),
    ("organization", "Lashkar-e-Taiba", "Lashkar e Taiba"),
]

# Likely one, and yet not enough to join them without a person or another ground.
OPEN: list[tuple[str, str, str]] = [
    ("person", "N. Mandela", "Nelson Mandela"),
    ("person", "Mandela", "Nelson Mandela"),
    ("person", "Bill Clinton", "William Jefferson Clinton"),
    ("organization", "ANC", "African National Congress"),
    ("organization", "FLN", "National Liberation Front"),
    ("organization", "FPR", "Rwandan Patriotic Front"),
    ("organization", "SWAPO", "South West Africa People's Organization (SWAPO)"),
    ("organization", "Communist Party of Peru", "Peruvian Communist Party"),
    ("organization", "Ejército de Liberación Nacional", "National Liberation Army"),
    ("organization", "Hizbullah", "Hezbollah"),
    ("organization", "ООО Газпром", "Gazprom"),
    # Places in other languages, and what a language calls itself.
    ("organization", "Parti Communiste Français", "French Communist Party"),
    ("organization", "Jabhat al-Tahrir al-Filistiniyya", "Palestine Liberation Front"),
    ("organization", "Единая Россия", "United Russia"),
    ("organization", "Partido Komunista ng Pilipinas", "Communist Party of the Philippines"),
    # Words put together, and phrases that are one word elsewhere.
    ("organization", "Schweizerische Volkspartei", "Swiss People's Party"),
    ("organization", "Movement of Holy Warriors", "Harkat-ul-Mujahideen"),
    # Abbreviations of one other language, of a number, of a part, of alternatives, and without the place.
    ("organization", "CHP", "Republican People's Party"),
    ("organization", "KPD", "Communist Party of Germany"),
    ("organization", "UCK", "Kosovo Liberation Army"),
    ("organization", "КПУ", "Communist Party of Ukraine"),
    ("organization", "M-19", "19th of April Movement"),
    ("organization", "CPN (Maoist)", "Communist Party of Nepal (Maoist)"),
    ("organization", "SPLM/A", "Sudan People's Liberation Army"),
    ("organization", "ELN", "National Liberation Army of Colombia"),
    ("organization", "LTTE-K", "Liberation Tigers of Tamil Eelam (Karuna faction)"),
    ("organization", "SLM/A-Unity", "Sudan Liberation Movement-Unity"),
    # Several names in one text, a vowel lost, and who follows a leader.
    ("organization", "Hizb al-Tahrir a.k.a. Liberation Party", "Hizb ut-Tahrir"),
    ("organization", "Mouvement Patriotique de Côte d'Ivoire", "Patriotic Movement of Ivory Coast"),
    ("organization", "Peronists", "Supporters of Juan Perón"),
    # Words that say only what kind of body it is.
    ("organization", "Cobras", "Cobra Militia"),
    ("organization", "Ahrar al-Sham", "Ahrar ash-Sham Islamic Movement"),
]

# A part, or another that keeps the name.
RELATED: list[tuple[str, str, str]] = [
    ("Real IRA", "IRA", "faction"),
    ("Sinn Féin", "Official Sinn Féin", "faction"),
    ("African National Congress", "African National Congress Youth League", "faction"),
    ("PFLP-GC", "PFLP", "faction"),
    ("ETA militar", "ETA", "armed_wing"),
    ("Boko Haram in Niger", "Boko Haram", "faction"),
    ("Communist Party of India", "Communist Party of India (Marxist)", "faction"),
    ("Polisario Youth", "Polisario", "faction"),
    ("LTTE-K", "Liberation Tigers of Tamil Eelam", "faction"),
    ("Liberation Tigers of Tamil Eelam", "Liberation Tigers of Tamil Eelam (Karuna faction)", "faction"),
    ("Communist Party of Turkey", "Communist Party of Turkey/Marxist-Leninist", "faction"),
    ("Military wing of Hamas", "Hamas", "armed_wing"),
]

DIFFERENT: list[tuple[str, str, str]] = [
    ("organization", "Eritrean Liberation Front", "Oromo Liberation Front"),
    ("organization", "Iraqi Communist Party", "Iranian Communist Party"),
    ("organization", "June 2 Movement", "June 4 Movement"),
    ("organization", "Red Brigades", "Black Brigades"),
    ("organization", "Mojahedin of the Islamic Revolution Organization", "People's Mojahedin Organization of Iran"),
    ("organization", "Mujahidin of the Islamic Revolution", "Mujahedin-e Khalq"),
    ("organization", "Sazman-e Mojahedin-e Enqelab-e Eslami", "Sazman-e Mojahedin-e Khalq-e Iran"),
    (
        "organization",
        "Mojahedin of the Islamic Revolution Organisation of Iran",
        "People's Mojahedin Organisation of Iran",
    ),
    ("organization", "Umkhonto we Sizwe", "Spear of the Nation"),
    ("organization", "ELN", "FMLN"),
    ("organization", "National Liberation Army (Colombia)", "National Liberation Army (Bolivia)"),
    ("organization", "Karen National Union", "Karenni National Union"),
    ("organization", "Moro National Liberation Front", "Moro Islamic Liberation Front"),
    (
        "organization",
        "Popular Front for the Liberation of Palestine",
        "Democratic Front for the Liberation of Palestine",
    ),
    ("organization", "National Liberation Front of Chad", "National Liberation Front of Corsica"),
    ("organization", "Hizbul Mujahideen", "Harkat-ul-Mujahideen"),
    ("organization", "UNRF II", "Uganda National Rescue Front"),
    ("organization", "Peronists", "Supporters of Juan Bosch"),
    ("organization", "CPI-ML", "Communist Party of India (Marxist)"),
    ("organization", "KPD", "Communist Party of Portugal"),
    ("organization", "OLF", "Ogaden National Liberation Front (ONLF)"),
    ("organization", "Militant Clergy Association", "Militant Clerics Society"),
    ("organization", "Tamil insurgents", "Liberation Tigers of Eelam"),
    ("person", "Nelson Mandela", "Winnie Mandela"),
    ("person", "Ali Bhutto", "Benazir Bhutto"),
    ("person", "Widow of John Dube", "John Dube"),
]


@pytest.mark.parametrize(("kind", "left", "right"), SURE)
def test_sure(kind: str, left: str, right: str) -> None:
    found = match([left], [right], kind)  # type: ignore[arg-type]  # tables hold plain strings
    assert (found.relation, found.sure, found.weak) == ("same", True, False), found


@pytest.mark.parametrize(("kind", "left", "right"), OPEN)
def test_likely_and_yet_open(kind: str, left: str, right: str) -> None:
    found = match([left], [right], kind)  # type: ignore[arg-type]  # tables hold plain strings
    assert found.score >= POSSIBLE
    assert (found.relation, found.sure) == ("same", False), found
    assert found.reasons


@pytest.mark.parametrize(("left", "right", "relation"), RELATED)
def test_a_part_is_not_the_whole(left: str, right: str, relation: str) -> None:
    found = match([left], [right], "organization")
    assert (found.relation, found.sure) == (relation, False), found


@pytest.mark.parametrize(("kind", "left", "right"), DIFFERENT)
def test_different(kind: str, left: str, right: str) -> None:
    found = match([left], [right], kind)  # type: ignore[arg-type]  # tables hold plain strings
    assert (found.relation, found.sure) == ("different", False), found


def test_an_abbreviation_and_a_translation_together_are_enough() -> None:
    weak = match(["Ejército Revolucionario del Pueblo"], ["People's Revolutionary Army"], "organization")
    both = match(["Ejército Revolucionario del Pueblo", "ERP"], ["People's Revolutionary Army", "ERP"], "organization")
    other = match(
        ["Ejército Revolucionario del Pueblo", "ERP"], ["People's Revolutionary Army (El Salvador)"], "organization"
    )
    assert (weak.weak, weak.sure) == (True, False)
    assert both.sure
    assert not other.sure


def test_one_abbreviation_of_two_names() -> None:
    found = match(["Royal Air Force", "RAF"], ["Red Army Faction", "RAF"], "organization")
    assert (found.relation, found.sure) == ("different", False)
    assert found.reasons[0] == "RAF abbreviates another name on either side"
    translated = match(["Euskadi Ta Askatasuna", "ETA"], ["Basque Homeland and Freedom", "ETA"], "organization")
    assert (translated.relation, translated.weak) == ("same", True)


def test_reasons_say_what_counted() -> None:
    reasons = match(["Iraqi Communist Party"], ["Iranian Communist Party"], "organization").reasons
    assert "'iran' is not 'iraq'" in reasons
    assert (
        "ANC are the initials of 'African National Congress'"
        in match(["ANC"], ["African National Congress"], "organization").reasons
    )


def test_no_names_are_nobody() -> None:
    assert match([], ["Hamas"], "organization").score == 0


def test_a_place_in_brackets_tells_two_of_one_name_apart() -> None:
    found = match(["National Alliance (Chad)"], ["National Alliance (Latvia)"], "organization")
    assert not found.sure
    assert found.score < match(["National Alliance (Chad)"], ["National Alliance"], "organization").score


def test_every_feature_has_a_weight_and_every_weight_a_feature() -> None:
    scores = lexicon("matching")["scores"]
    assert set(scores["person"]) == {f.__name__ for f in PERSON} | {"bias"}
    assert set(scores["body"]) == {f.__name__ for f in BODY} | {"bias"}


def test_the_vocabulary_is_plain() -> None:
    known = vocabulary()
    words = [*known.senses, *known.honorifics, *known.particles, *known.legal_forms, *known.given]
    assert [w for w in words if not (w.isascii() and w == w.lower()) and w != "oü"] == []
    assert known.generic | known.months | known.of_god <= set(known.translations)
    abroad = [*known.places, *(w for tongue in known.tongues for words in tongue.values() for w in words)]
    assert [w for w in abroad if not (w.isascii() and w == w.lower())] == []


def test_no_word_of_a_place_is_a_head_word_too() -> None:
    assert set(vocabulary().places) & set(vocabulary().senses) == set()


def test_a_language_has_its_words_and_where_it_is_spoken() -> None:
    abroad = lexicon("tongues")
    assert set(abroad["spoken"]) == set(abroad["tongues"]) - {"english_and_common"}
    assert [
        p
        for places in abroad["spoken"].values()
        for p in places
        if place_of(p) != p and p not in vocabulary().place_words
    ] == []


def test_shan_state_has_two_armies() -> None:
    found = match(["Shan State Army South"], ["Shan State Army North"], "organization")
    assert found.relation != "same"


NAMES = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.lists(
            st.sampled_from(
                [
                    "Front",
                    "Liberation",
                    "ETA",
                    "of",
                    "Chad",
                    "(ANC)",
                    "17",
                    "Ali",
                    "al-",
                    "Real",
                    "Перу",
                    "خلق",
                    "II",
                    "/",
                ]
            ),
            min_size=1,
            max_size=6,
        ).map(" ".join),
    ),
    max_size=3,
)


@settings(deadline=None)
@given(NAMES, NAMES, st.sampled_from(["person", "organization", "place", "other"]))
def test_bounds_and_symmetry(left: list[str], right: list[str], kind: str) -> None:
    one = match(left, right, kind)  # type: ignore[arg-type]  # drawn from its values
    assert 0 <= one.score <= 1
    assert one == match(right, left, kind)  # type: ignore[arg-type]  # drawn from its values
    assert not (one.sure and one.relation != "same")
    assert one == match([*left, *left], right[::-1], kind)  # type: ignore[arg-type]  # drawn from its values
