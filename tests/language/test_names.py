"""Names: their spans, types and referents, and what a document is about."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.language.plain import parsed
from variorum.language.name_keys import abbreviates, body_key, is_acronym, name_key, skeleton
from variorum.language.names import Naming, find_mentions
from variorum.language.parse import parse
from variorum.model import Block, Document, Metadata, Span


@cache
def naming(text: str) -> Naming:
    """The naming of `text`, each line a paragraph."""
    document, found = parsed(text)
    return find_mentions(document, found.tokens, found.sentences)


def referent(text: str, words: str) -> tuple[tuple[str, ...], str]:
    """Names and type of what the first mention in `words` of `text` stands for."""
    found = naming(text)
    mention = next(m for m in found.mentions if text[m.start : m.end] == words)
    (index,) = mention.referents
    return found.referents[index].names, found.referents[index].type


def name_mentions(text: str) -> list[str]:
    """The words of all name mentions."""
    return [text[m.start : m.end] for m in naming(text).mentions if m.kind == "name"]


# (text, a mention in it, the names of its referent, its type)
REFERENTS: list[tuple[str, str, set[str], str]] = [
    (
        "The African Union (AU) met in Addis Ababa. The AU has 55 members.",
        "AU",
        {"African Union", "AU"},
        "organization",
    ),
    (
        "The Tamil Tigers, also known as the Liberation Tigers of Tamil Eelam, fought in Sri Lanka.",
        "Tamil Tigers",
        {"Tamil Tigers", "Liberation Tigers of Tamil Eelam"},
        "organization",
    ),
    (
        "The Red Brigades (a.k.a. Brigate Rosse, or BR) were founded in Italy in 1970.",
        "Brigate Rosse",
        {"Red Brigades", "Brigate Rosse", "BR"},
        "organization",
    ),
    (
        "Lech Walesa led the strike in Gdansk. Walesa became President of Poland in 1990.",
        "Walesa",
        {"Lech Walesa", "Walesa"} - {"Walesa"},
        "person",
    ),
    (
        "The Gambia's army arrested the leader. In 1994 Captain Yahya Jammeh took power. Mr. Jammeh ruled for 22 years.",
        "Jammeh",
        {"Yahya Jammeh"},
        "person",
    ),
    (
        "Lehman Brothers Holdings Inc. was a bank based in New York. Lehman Brothers Holdings collapsed in 2008.",
        "Lehman Brothers Holdings",
        {"Lehman Brothers Holdings Inc.", "Lehman Brothers Holdings"},
        "organization",
    ),
    (
        "The Palestinian group Hamas won. Fighters of Hamas took Gaza.",
        "Hamas",
        {"Hamas"},
        "organization",
    ),
    ("French authorities arrested three members of Direct Action.", "French authorities", {"French authorities"}, "organization"),
    ("The government of Turkey banned the party. The Turkish government denied it.", "Turkish government", {"government of Turkey", "Turkish government"} - {"Turkish government"}, "organization"),
    ("The Reagan administration sent weapons.", "Reagan administration", {"Reagan administration"}, "organization"),
    ("Soviet troops left Afghanistan in 1989.", "Soviet", {"Soviet Union"}, "place"),
    ("Britain and the United Kingdom's allies agreed.", "Britain", {"Britain", "United Kingdom"}, "place"),
    ('Michael "Mickey" Jones was arrested in Dublin.', 'Michael "Mickey" Jones', {'Michael "Mickey" Jones'}, "person"),
    ("In 1962 the Mapam party joined the Alignment. The Alignment was dissolved in 1991.", "Alignment", {"Alignment"}, "organization"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "names", "type_"), REFERENTS)
def test_referents(text: str, words: str, names: set[str], type_: str) -> None:
    found, kind = referent(text, words)
    assert names <= set(found)
    assert kind == type_


# (text, the words of its names)
SPANS: list[tuple[str, list[str]]] = [
    ("President Nelson Mandela visited the KGB.", ["Nelson Mandela", "KGB"]),
    ("Amnesty International's report was read in the Hague by Prime Minister Wim Kok.", ["Amnesty International", "Wim Kok"]),
    ("It operates along the Iran-Iraq border.", ["Iran", "Iraq"]),
    ("The June 2 Movement robbed banks in West Berlin.", ["June 2 Movement"]),
    ("The US Department of State listed it.", ["US Department of State"]),
    ("Friends of the Earth sued Shell.", ["Friends of the Earth", "Shell"]),
    ("Ken Saro-Wiwa led the Movement for the Survival of the Ogoni People.", ["Ken Saro-Wiwa", "Movement for the Survival of the Ogoni People"]),
    ("The King David Hotel in Jerusalem was bombed.", ["King David Hotel", "Jerusalem"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), SPANS)
def test_spans(text: str, words: list[str]) -> None:
    assert [w for w in name_mentions(text) if w in words] == words
    assert not [w for w in name_mentions(text) if any(w != x and (w in x or x in w) for x in words)]


def test_a_company_is_not_its_founder_of_the_same_name() -> None:
    text = (
        "Koninklijke Philips N.V. is a Dutch company. It was founded by Gerard Philips in 1891. "
        "Philips makes lamps. Mr. Philips was an engineer."
    )
    block = Block("paragraph", 0, len(text))
    document = Document("sha256:0", "profile.txt", "text/plain", text, (block,), Metadata(title="Philips"))
    from tests.language.plain import model

    parsed_text = parse(document, model())
    found = find_mentions(document, parsed_text.tokens, parsed_text.sentences)
    meant = [found.referents[m.referents[0]].type for m in found.mentions if text[m.start : m.end] == "Philips"]
    assert meant[0] == "organization"
    assert found.subject is not None
    assert "Koninklijke Philips N.V." in found.referents[found.subject].names


def test_a_person_is_known_by_the_given_name_too() -> None:
    text = "Khadaffy Janjalani led the group after his brother. Khadaffy was killed in September 2006."
    names, type_ = referent(text, "Khadaffy")
    assert (names[0], type_) == ("Khadaffy Janjalani", "person")


def test_an_object_pronoun_is_none_of_the_subjects_of_its_clause() -> None:
    text = (
        "Solidarity was founded in 1980. The Confederation of Independent Poland and Fighting Solidarity criticised it."
    )
    assert "Fighting Solidarity" not in referent(text, "it")[0]


def test_a_longer_name_is_another_body() -> None:
    text = "Greenpeace was founded in Vancouver. Greenpeace International has its seat in Amsterdam."
    found = naming(text)
    mentions = {text[m.start : m.end]: m.referents for m in found.mentions if m.kind == "name"}
    assert mentions["Greenpeace"] != mentions["Greenpeace International"]


def test_two_persons_of_one_surname_are_told_apart_by_title_and_by_who_was_named_last() -> None:
    text = (
        "Juan Peron and Eva Peron ruled Argentina. Mr. Peron fled to Spain in 1955. "
        "Eva Peron had died of cancer. Peron was 33 years old."
    )
    found = naming(text)
    persons = [
        found.referents[m.referents[0]].names[0] for m in found.mentions if text[m.start : m.end].endswith("Peron")
    ]
    assert persons == ["Juan Peron", "Eva Peron", "Juan Peron", "Eva Peron", "Eva Peron"]


def test_the_subject_is_what_the_first_sentence_defines() -> None:
    text = (
        "Aum Shinrikyo is a Japanese sect. It was founded by Shoko Asahara. Asahara and Asahara's wife were arrested."
    )
    found = naming(text)
    assert found.subject is not None
    assert found.referents[found.subject].names == ("Aum Shinrikyo",)


def _fields(text: str, title: str | None = None, name: str = "profile.txt") -> Naming:
    """The naming of labelled fields "label - value", each a line, in note style."""
    blocks, at = [], 0
    for line in text.splitlines(keepends=True):
        label, _, value = line.rstrip("\n").partition(" - ")
        start = at + len(label) + 3
        blocks.append(Block("field", start, start + len(value), label=Span(at, at + len(label)), notes=True))
        at += len(line)
    document = Document("sha256:0", name, "text/plain", text, tuple(blocks), Metadata(title=title))
    from tests.language.plain import model

    found = parse(document, model())
    return find_mentions(document, found.tokens, found.sentences)


NOTE = (
    "aka - Rote Armee Fraktion; Baader-Meinhof Gang (Baader-Meinhof Group)\n"
    "history - founded by Andreas BAADER in 1970; RAF claimed responsibility for bombings in Frankfurt\n"
)


def test_an_alias_field_names_the_subject_and_an_unexplained_abbreviation_joins_it() -> None:
    found = _fields(NOTE)
    assert found.subject is not None
    names = found.referents[found.subject].names
    assert names[0] == "Rote Armee Fraktion"
    assert set(names) == {"Rote Armee Fraktion", "Baader-Meinhof Gang", "Baader-Meinhof Group", "RAF"}


def test_the_unsaid_subject_of_a_note_is_the_documents() -> None:
    found = _fields(NOTE)
    unsaid = [m for m in found.mentions if m.start == m.end]
    assert unsaid
    assert all(m.kind == "pronoun" and m.referents == (found.subject,) for m in unsaid)


def test_a_title_from_outside_names_the_subject() -> None:
    text = "history - formed in 1967; FLQ carried out more than 160 bombings\n"
    found = _fields(text, title="Front de libération du Québec (FLQ)")
    assert found.subject is not None
    assert set(found.referents[found.subject].names) == {"Front de libération du Québec", "FLQ"}


def test_mentions_are_in_text_order_and_lie_where_they_say() -> None:
    text = REFERENTS[1][0]
    document, found = parsed(text)
    mentions = naming(text).mentions
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)
    for m in mentions:
        assert m.first <= m.head < m.last
        assert (m.start, m.end) == (found.tokens[m.first].start, found.tokens[m.last - 1].end)
    assert document.text == text


KEYS = [
    ("the Mujāhidīn", "mujahidin"), ("Médecins Sans Frontières", "medecins sans frontieres"), ("U.S.", "us"),
    ("Nasrallah’s", "nasrallah"), ("Jama'at al-Islami", "jamaat al islami"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "key"), KEYS)
def test_name_key(name: str, key: str) -> None:
    assert name_key(name) == key


BODIES = [
    ("Turkish Government", "government of Turkey", True), ("Turkey's government", "Turkish government", True),
    ("Turkish government", "Greek government", False), ("Enron Corp.", "Enron", True), ("Iranian", "Iran", False),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "same"), BODIES)
def test_body_key(left: str, right: str, same: bool) -> None:
    assert (body_key(left) == body_key(right)) is same


ABBREVIATIONS = [
    ("PLO", "Palestine Liberation Organization", True), ("EPL", "Ejército Popular de Liberación", True),
    ("CODESA", "Convention for a Democratic South Africa", True), ("ELN", "Palestine Liberation Organization", False),
    ("WHO", "World Trade Organization", False),
]  # fmt: skip


@pytest.mark.parametrize(("short", "full", "fits"), ABBREVIATIONS)
def test_abbreviates(short: str, full: str, fits: bool) -> None:
    assert abbreviates(short, full) is fits


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("NATO", True),
        ("U.N.", True),
        ("17N", True),
        ("FiF", True),
        ("Nato", False),
        ("Greenpeace", False),
        ("a", False),
    ],
)
def test_is_acronym(name: str, short: bool) -> None:
    assert is_acronym(name) is short


def test_spellings_of_one_foreign_name_share_a_skeleton() -> None:
    assert len({skeleton(n) for n in ("Hezbollah", "Hizbullah", "HIZBALLAH")}) == 1
    assert skeleton("Hezbollah") != skeleton("Hezb-e Wahdat")


@settings(deadline=None)  # the first example reads the lexicons
@given(st.text(max_size=40))
def test_keys_of_any_text(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)
    assert name_key(text.upper()) == name_key(text.upper().swapcase().upper())
    skeleton(text)
    body_key(text)
    is_acronym(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Strikes broke out in Świdnik, Lublin and Jastrzębie.", {"Świdnik": "place", "Jastrzębie": "place"}),
        ("Aslan Hamid is a militant group. Aslan Hamid was banned in 1999.", {"Aslan Hamid": "organization"}),
        ("In 2002 eBay bought the firm.", {"eBay": "organization"}),
        ("It works with Oxfam International and Freedom House.", {"Oxfam International": "organization"}),
        (
            "The Zimbabwe African National Union – Patriotic Front (ZANU–PF) rules Zimbabwe.",
            {"Zimbabwe African National Union – Patriotic Front": "organization", "Zimbabwe": "place"},
        ),
        ("The General Council met in Vevey, Switzerland.", {"General Council": "organization", "Vevey": "place"}),
    ],
)
def test_names_are_whole_and_of_the_type_their_place_shows(text: str, expected: dict[str, str]) -> None:
    found = {text[m.start : m.end]: m.type for m in naming(text).mentions if m.kind == "name"}
    assert expected.items() <= found.items()


# (text, words of the description or pronoun, a name of what it stands for)
POINTING = [
    ("Greenpeace is a network. It was sued by the Royal Navy. The group won.", "The group", "Greenpeace"),
    (
        "The Ministry of Defence is old. The Royal Navy belongs to it. The ministry grew.",
        "The ministry",
        "Ministry of Defence",
    ),
    ("Hezbollah fought in Beirut. The Amal Movement is its ally.", "its", "Hezbollah"),
    ("BMW is a carmaker. The court accused the company of fraud.", "the company", "BMW"),
]


@pytest.mark.parametrize(("text", "words", "name"), POINTING)
def test_descriptions_point_to_what_the_text_is_about(text: str, words: str, name: str) -> None:
    assert name in referent(text, words)[0]
