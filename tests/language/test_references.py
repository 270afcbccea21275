"""References: what pronouns and descriptions stand for."""

from __future__ import annotations

import pytest

from tests.language.plain import parsed
from variorum.language.names import find_mentions

# (text, a pronoun or description of it, which occurrence, the first names of what it stands for)
CASES: list[tuple[str, str, int, list[str]]] = [
    ("Amnesty International was founded in London. It has offices in Paris.", "It", 0, ["Amnesty International"]),
    ("Amnesty International was founded in London. The organization has offices in Paris.", "The organization", 0, ["Amnesty International"]),
    ("Solidarity is a Polish trade union. The union was banned in 1982.", "The union", 0, ["Solidarity"]),
    ("Shoko Asahara founded Aum Shinrikyo. He was arrested in 1995.", "He", 0, ["Shoko Asahara"]),
    ("Aum Shinrikyo released gas in Tokyo. Its founder, Shoko Asahara, was arrested.", "Its founder", 0, ["Shoko Asahara"]),
    ("Aum Shinrikyo released gas in Tokyo. Its members fled.", "Its members", 0, ["members"]),
    ("Juan Peron ruled Argentina. His wife Isabel succeeded him.", "His wife", 0, ["Isabel"]),
    ("Juan Peron ruled Argentina. His wife Isabel succeeded him.", "him", 0, ["Juan Peron"]),
    ("Petra Kelly, who founded the Green Party, died in Bonn. She was 44.", "who", 0, ["Petra Kelly"]),
    ("Petra Kelly, who founded the Green Party, died in Bonn. She was 44.", "She", 0, ["Petra Kelly"]),
    ("The Green Party, which was founded in 1980, is German.", "which", 0, ["Green Party"]),
    ("Bonnie Parker and Clyde Barrow robbed banks in Texas. The couple died in Louisiana.", "The couple", 0, ["Bonnie Parker", "Clyde Barrow"]),
    ("Bonnie Parker and Clyde Barrow robbed banks. They died in Louisiana.", "They", 0, ["Bonnie Parker", "Clyde Barrow"]),
    ("Italian authorities raided the house. These authorities found weapons.", "These authorities", 0, ["Italian authorities"]),
    ("The police arrested six suspects. The suspects were released.", "The suspects", 0, ["six suspects"]),
    ("It has camps on the Iran-Iraq border.", "Iran-Iraq border", 0, ["Iran-Iraq border"]),
    ("Chile left the pact. The country never returned.", "The country", 0, ["Chile"]),
    ("The Chilean government banned the party. The government later fell.", "The government", 0, ["Chilean government"]),
    ("Margaret Thatcher led the Conservative Party. She was elected its leader in 1975.", "its leader", 0, ["Margaret Thatcher"]),
    ("The Reagan administration armed the rebels until Congress stopped it.", "it", 0, ["Reagan administration"]),
    ("Lehman Brothers declared itself bankrupt in New York.", "itself", 0, ["Lehman Brothers"]),
    ("Carter spoke in support of the removal of the Red Brigades of Italy from the list of Foreign Terrorist Organizations. The group was on it for years.", "The group", 0, ["Red Brigades of Italy"]),
    ("The Fatah movement has an armed wing. Fatah denied that its armed wing attacked Israel.", "its armed wing", 0, ["armed wing"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "which", "names"), CASES)
def test_references(text: str, words: str, which: int, names: list[str]) -> None:
    document, found = parsed(text)
    naming = find_mentions(document, found.tokens, found.sentences)
    mentions = [m for m in naming.mentions if text[m.start : m.end] == words]
    assert [naming.referents[i].names[0] for i in mentions[which].referents] == names


EMPTY = [
    "It is believed that Solidarity had ten million members.",
    "In 1995 it was revealed that Aum Shinrikyo had made gas.",
    "It is possible to join Amnesty International.",
]


@pytest.mark.parametrize("text", EMPTY)
def test_an_empty_it_is_no_mention(text: str) -> None:
    document, found = parsed(text)
    naming = find_mentions(document, found.tokens, found.sentences)
    assert not [m for m in naming.mentions if text[m.start : m.end].lower() == "it"]


def test_a_reference_that_is_not_understood_stands_for_nobody() -> None:
    document, found = parsed("She was arrested in 1972.")
    naming = find_mentions(document, found.tokens, found.sentences)
    (she,) = naming.mentions
    assert she.referents == ()
    assert naming.referents == ()
    assert naming.subject is None


def test_the_same_text_gives_the_same_naming() -> None:
    document, found = parsed(CASES[11][0])
    first = find_mentions(document, found.tokens, found.sentences)
    assert find_mentions(document, found.tokens, found.sentences) == first
