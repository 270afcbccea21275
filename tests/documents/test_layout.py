"""Plain text to blocks: tables of (text, expected blocks)."""

from __future__ import annotations

import pytest

from tests.documents.outline import outline, plain

LAYOUTS = {
    "title printed twice, then bullets without a sentence of their own": (
        (
            "Amnesty International (AI)\n\nAmnesty International (AI)\n\n\n* Human rights body based in London\n"
            "* Founded in 1961 by Peter Benenson\n\nIt won the Nobel Peace Prize in 1977.\n"
        ),
        [
            "heading1 Amnesty International (AI)",
            "heading1 Amnesty International (AI)",
            "item Human rights body based in London",
            "item Founded in 1961 by Peter Benenson",
            "paragraph It won the Nobel Peace Prize in 1977.",
        ],
    ),
    "one paragraph a line": (
        "Oxfam was founded in Oxford in 1942.\nThe committee shipped food to Greece.\n",
        ["paragraph Oxfam was founded in Oxford in 1942.", "paragraph The committee shipped food to Greece."],
    ),
    "lines wrapped by hand are one paragraph": (
        (
            "The Solidarity trade union was founded in August 1980 at the Lenin Shipyard in\n"
            "Gdansk. Its leader Lech Walesa received the Nobel Peace Prize in 1983 and was\n"
            "elected president of Poland.\n\nThe union had ten million members.\n"
        ),
        [
            (
                "paragraph The Solidarity trade union was founded in August 1980 at the Lenin Shipyard in\n"
                "Gdansk. Its leader Lech Walesa received the Nobel Peace Prize in 1983 and was\n"
                "elected president of Poland."
            ),
            "paragraph The union had ten million members.",
        ],
    ),
    "a dash at the start of a wrapped line is no bullet": (
        (
            "The Red Brigades kidnapped Aldo Moro, a former prime minister of Italy, in 1978\n"
            "– he had led five governments – and killed him after 55 days in Rome, as they\n"
            "had threatened.\n"
        ),
        [
            (
                "paragraph The Red Brigades kidnapped Aldo Moro, a former prime minister of Italy, in 1978\n"
                "– he had led five governments – and killed him after 55 days in Rome, as they\nhad threatened."
            )
        ],
    ),
    "headings of two ranks, told apart by the space above": (
        "Greenpeace began in Vancouver.\n\n\nHistory\n\nOrigins\n\nIts first ship sailed in 1971.\n\n\nFunding\n\nIt takes no money from states.\n",
        [
            "paragraph Greenpeace began in Vancouver.",
            "heading2 History",
            "heading3 Origins",
            "paragraph Its first ship sailed in 1971.",
            "heading2 Funding",
            "paragraph It takes no money from states.",
        ],
    ),
    "a year is a heading, a number is a page's": (
        "1986\n\n- The firm moved to Houston.\n\n12\n\nIt grew.\n",
        ["heading1 1986", "item The firm moved to Houston.", "furniture 12", "paragraph It grew."],
    ),
    "a short line with a verb is a sentence": (
        "The union was banned in 1981\n\nIt went on in secret.\n",
        ["paragraph The union was banned in 1981", "paragraph It went on in secret."],
    ),
    "a list of names without bullets is no row of headings": (
        "The board met in Geneva.\n\nBoard members\nHenri Dunant\nGustave Moynier\n\nIt was founded in 1863.\n",
        [
            "paragraph The board met in Geneva.",
            "heading2 Board members",
            "paragraph Henri Dunant",
            "paragraph Gustave Moynier",
            "paragraph It was founded in 1863.",
        ],
    ),
    "marked headings": (
        "== History ==\nIt began in 1919.\n# Aims\nIt wants peace.\n",
        ["heading2 History", "paragraph It began in 1919.", "heading1 Aims", "paragraph It wants peace."],
    ),
    "bullets of many kinds, indented and with no-break spaces": (
        "Its campaigns include:\n\n\u00a0 • the seal hunt\n  –\u00a0whaling\n  1. nuclear tests\n  (b) forests\n  \uf0b7 oceans\n",
        [
            "paragraph Its campaigns include:",
            "item the seal hunt",
            "item whaling",
            "item nuclear tests",
            "item forests",
            "item oceans",
        ],
    ),
    "an item goes on below": (
        "Aims:\n- to end the use of land mines in\n  all countries\n- to clear them\n",
        ["paragraph Aims:", "item to end the use of land mines in\n  all countries", "item to clear them"],
    ),
    "a number that stands alone opens a section": (
        "The party is old.\n\n2. History\n\nIt was founded in 1863.\n",
        ["paragraph The party is old.", "heading2 2. History", "paragraph It was founded in 1863."],
    ),
    "fields with a dash": (
        "aka – Basque Homeland; Liberty\n\ngoals – an independent state\n\nfavourite colour – green\n",
        [
            "field [aka] Basque Homeland; Liberty",
            "field [goals] an independent state",
            "field [favourite colour] green",
        ],
    ),
    "fields with a colon, one line below the other": (
        "Headquarters: Geneva, Switzerland\nFounded: 17 February 1863\nNumber of dogs: 12\nMotto: Inter arma caritas\n",
        [
            "field [Headquarters] Geneva, Switzerland",
            "field [Founded] 17 February 1863",
            "field [Number of dogs] 12",
            "field [Motto] Inter arma caritas",
        ],
    ),
    "an unknown label alone is prose": (
        "His advice was simple: organise.\nThey did so.\nThe rest is known.\n",
        ["paragraph His advice was simple: organise.", "paragraph They did so.", "paragraph The rest is known."],
    ),
    "known labels before a gap": (
        "Founded      17 February 1863\nLeaders\tHenri Dunant\nThe city\tGeneva\n",
        ["field [Founded] 17 February 1863", "field [Leaders] Henri Dunant", "paragraph The city\tGeneva"],
    ),
    "dated lines of a chronology stay apart": (
        "Attacks\n\n12 January 2006: attack on an oil platform in the delta\n15 March 2006: kidnapping of nine oil workers there\n",
        [
            "heading1 Attacks",
            "paragraph 12 January 2006: attack on an oil platform in the delta",
            "paragraph 15 March 2006: kidnapping of nine oil workers there",
        ],
    ),
    "a label that needs no sign": (
        "aka Doctors Without Borders, MSF\n\nIt works in 70 countries.\n",
        ["field [aka] Doctors Without Borders, MSF", "paragraph It works in 70 countries."],
    ),
    "furniture": (
        (
            "Jump to navigation\n\nOxfam is a charity.\n\n-----\n\nPage 2 of 7\n\nThis page was last edited on 5 March 2019.\n\n"
            "© 2010–2024 Example Press. All rights reserved.\n"
        ),
        [
            "furniture Jump to navigation",
            "paragraph Oxfam is a charity.",
            "furniture -----",
            "furniture Page 2 of 7",
            "furniture This page was last edited on 5 March 2019.",
            "furniture © 2010–2024 Example Press. All rights reserved.",
        ],
    ),
    "sections of links are furniture to the next of their rank": (
        "Oxfam is a charity.\n\n\nSee also\n\n- Care International\n\n\nHistory\n\nIt began in 1942.\n",
        [
            "paragraph Oxfam is a charity.",
            "furniture See also",
            "furniture Care International",
            "heading2 History",
            "paragraph It began in 1942.",
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), LAYOUTS.values(), ids=LAYOUTS)
def test_blocks(text: str, expected: list[str]) -> None:
    assert outline(plain(text)) == expected


def test_line_ends_of_other_systems_stay_and_part_lines() -> None:
    text = "History\r\n\r\nIt began in 1942.\r\nIt grew.\u2028It ended."
    document = plain(text)
    assert document.text == text
    assert outline(document) == [
        "heading1 History",
        "paragraph It began in 1942.",
        "paragraph It grew.",
        "paragraph It ended.",
    ]


LEADS = {
    "a paragraph with a colon": ("Attacks include:\n\n- Oslo 2011\n- Utoya 2011\n", [None, 0, 0]),
    "a heading": ("Members\n\n* Norway\n* Sweden\n", [None, 0, 0]),
    "nested lists": ("Offices:\n- Europe\n  - Oslo\n  - Paris\n- Asia\n  - Tokyo\n", [None, 0, 1, 1, 0, 4]),
    "nothing above": ("- one thing\n- another\n", [None, None]),
    "a label": ("Wings:\n- youth\n\nIt grew.\n\n- stray\n", [None, 0, None, 2]),
}


@pytest.mark.parametrize(("text", "expected"), LEADS.values(), ids=LEADS)
def test_lead_in(text: str, expected: list[int | None]) -> None:
    assert [block.lead_in for block in plain(text).blocks] == expected


def test_sections() -> None:
    document = plain(
        "It is old.\n\n\nHistory\n\nOrigins\n\nIt began.\n\nGrowth\n\nIt grew.\n\n\nAims\n\nIt wants peace.\n"
    )
    assert [(block.kind, block.section) for block in document.blocks] == [
        ("paragraph", None),
        ("heading", None),
        ("heading", 1),
        ("paragraph", 2),
        ("heading", 1),
        ("paragraph", 4),
        ("heading", None),
        ("paragraph", 6),
    ]


NOTES = {
    "a field": ("strength – about 900\n", [True]),
    "items without a subject": (
        "Aims\n\n- Founded in 1971\n- Operates in 55 countries\n- Environmental body\n",
        [False] + [True] * 3,
    ),
    "items with a subject": ("Timeline\n\n- The ship sailed in 1971.\n- France sank it in 1985.\n", [False] * 3),
    "a paragraph of clauses": ("formed in the late 1980s; has repeatedly attacked oil pipelines\n", [True]),
    "a clause after the time": ("- By 1988, created a network in Italy\n", [True]),
    "the subject comes after the comma": ("- Founded in 1971, the body has 55 offices.\n", [False]),
    "a noun that looks like a verb": ("- Attacks on embassies in 1998\n- May 1968 strikes\n", [False, False]),
    "telegraphic sentences": (
        "Description\n\nPalestinian group led by a former officer. Split from its parent in 1974. Has attacked in 20 countries.\n",
        [False, True],
    ),
    "a subject that was lost": (
        "was the founder of the union and led it. He lived in Gdansk. He was a welder.\n",
        [False],
    ),
    "prose": ("The group was formed in 1980; it has attacked banks.\n", [False]),
}


@pytest.mark.parametrize(("text", "expected"), NOTES.values(), ids=NOTES)
def test_note_style(text: str, expected: list[bool]) -> None:
    assert [block.notes for block in plain(text).blocks] == expected


MARKERS = [
    ("It was founded in 1971.[1][2]", ["[1]", "[2]"]),
    ("It has 3 million donors[citation needed] and 55 offices.[note 3]", ["[citation needed]", "[note 3]"]),
    ("It began in Oxford[a] in 1942.[12, 13]", ["[a]", "[12, 13]"]),
    ("They called it “[a] great success” in the press.", []),
    ("It won a prize.¹ It grew.^([16])", ["¹", "^([16])"]),
    ("The area is 5 km² in size.", []),
]


@pytest.mark.parametrize(("text", "expected"), MARKERS)
def test_citation_marks(text: str, expected: list[str]) -> None:
    document = plain(text)
    assert [span.of(document.text) for span in document.blocks[0].markers] == expected
