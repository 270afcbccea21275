"""Who says it and how surely: every cue of the lexicon on its own examples, and what scopes must not reach."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.language.plain import model, parsed
from variorum.documents import read_bytes
from variorum.errors import DataError
from variorum.language import voice_cues
from variorum.language.parse import parse
from variorum.language.tree import Tree
from variorum.language.voice_cues import Cue, Example, cues
from variorum.language.voice_speakers import speaker_of
from variorum.language.voices import cues_in, find_voices, ruled
from variorum.model import Voice

EXAMPLES = [(cue, example) for cue in cues() for example in cue.examples]
COUNTERS = [(cue, text) for cue in cues() for text in cue.counter]


def uses(text: str, cue: Cue) -> list[tuple[set[str], str]]:
    """The words that `cue` rules in the text and the speaker, for each use that rules anything."""
    _, parse = parsed(text)
    tree = Tree(parse.tokens)
    out = []
    for sentence in parse.sentences:
        for i, found in cues_in(tree, sentence):
            scope = ruled(tree, i, cue, sentence) if found is cue else set()
            if scope:
                speaker = speaker_of(tree, i, cue.speaker)
                out.append(({tree.tokens[k].norm for k in scope}, speaker.of(text) if speaker else ""))
    return out


@pytest.mark.parametrize(("cue", "example"), EXAMPLES, ids=[f"{c.name}: {e.text}" for c, e in EXAMPLES])
def test_example(cue: Cue, example: Example) -> None:
    found = uses(example.text, cue)
    assert found, "the entry finds no cue"
    words = set().union(*(scope for scope, _ in found))
    assert set(example.ruled) <= words
    assert not set(example.free) & words
    assert {speaker for _, speaker in found} == {example.speaker}


@pytest.mark.parametrize(("cue", "text"), COUNTERS, ids=[f"{c.name}: {t}" for c, t in COUNTERS])
def test_counter_example(cue: Cue, text: str) -> None:
    assert uses(text, cue) == []


def voices(text: str) -> tuple[Voice, ...]:
    doc, parse = parsed(text)
    return find_voices(doc, parse.tokens, parse.sentences)


def statuses(text: str, word: str) -> list[str]:
    """The statuses over the last token spelt `word`."""
    _, parse = parsed(text)
    token = [t.i for t in parse.tokens if t.text == word][-1]
    return sorted(v.status for v in voices(text) if token in v.scope)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        # nested: each its own voice
        ("The firm denied that it had planned to sell the mine.", "sell", ["denied", "planned"]),
        ("The gang is believed to have tried to kill the judge.", "kill", ["attempted", "reported"]),
        # titles and appositions are taken for granted
        ("The gang is believed to have killed President Lincoln in 1865.", "President", []),
        ("The gang tried to kill Ana Ruiz, the mayor of Quito.", "mayor", []),
        # asides are not tried, planned or denied
        ("The army failed to take the town, which had fallen to the rebels in 1990.", "fallen", []),
        ("The party did not join the cabinet because its leader was jailed.", "jailed", []),
        ("The order is not a sect, but a charity that runs schools.", "runs", []),
        # coordination
        ("The gang reportedly buys guns and sells them.", "sells", ["reported"]),
        ("The gang reportedly buys guns, and police watch it.", "watch", []),
        ("The union announced it would strike and closed the mine.", "closed", []),
        ("Experts say that the league, which runs schools, has money.", "runs", ["reported"]),
        ("The club was banned in 1990; the mayor demanded that it be closed.", "banned", []),
        # what has happened all the same
        ("The bishops urged the league to end its boycott of the mine.", "boycott", []),
        ("The protests did not stop the firm from closing the mine.", "closing", []),
        ("Not only did the union strike, it also marched.", "strike", []),
        ("The union was founded in 1920.", "founded", []),
        ("The band played at the Don't Look Back Festival in 1990.", "Festival", []),
    ],
)
def test_scope(text: str, word: str, expected: list[str]) -> None:
    assert statuses(text, word) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Prosecutors and the police say that the firm paid bribes.", "Prosecutors and the police"),
        ("The league is considered a sect by France, Spain and Italy.", "France, Spain and Italy"),
        ("The mayor of Quito, Ana Ruiz, said the gang had fled.", "Ana Ruiz"),
        ("Willy Brandt, a former mayor of Berlin, wrote that the party would win.", "Willy Brandt"),
        ("The league was a sect that claimed to heal the sick.", "The league"),
        ("It is said that the order owned ships.", None),
    ],
)
def test_speaker(text: str, speaker: str | None) -> None:
    assert [v.speaker.of(text) if v.speaker else None for v in voices(text) if v.status == "reported"] == [speaker]


def test_list_items_inherit_the_voice_of_their_lead_in() -> None:
    text = "Acts of violence linked to the gang include:\n- The 1990 murder of a judge\n- A robbery in Quito\nIt was dissolved."
    assert statuses(text, "murder") == ["reported"]
    assert statuses(text, "robbery") == ["reported"]
    assert statuses(text, "dissolved") == []


def test_a_list_item_keeps_the_voice_of_its_lead_in_though_a_name_stands_behind_it() -> None:
    text = (
        "Acts of violence linked to the Red Brigades include:\n"
        "- The 1978 assassination of the head of the Christian Democrats, Aldo Moro\n"
        "- The 1979 murder of a steward of Italy's largest union, Guido Rossa\n"
    )
    assert statuses(text, "assassination") == statuses(text, "murder") == ["reported"]


def test_a_denial_in_a_lead_in_stays_there() -> None:
    text = "The league was not a party, but a union of three clubs:\n- The chess club was founded in 1900."
    assert statuses(text, "founded") == []


def test_a_quotation_is_ruled_as_a_whole() -> None:
    text = 'According to the mayor, "The gang robbed a bank: it fled; only the judge saw it".'
    assert statuses(text, "saw") == ["reported"]


def test_same_voices_for_same_text() -> None:
    text = "Police say the gang may have tried to rob a bank; it denied that."
    assert voices(text) == voices(text)
    assert list(voices(text)) == sorted(voices(text), key=lambda v: (min(v.scope), v.cue, v.status))


@pytest.mark.parametrize(
    "entry",
    [
        {"name": "x", "words": ["say"], "scope": ["clause"], "status": "reported", "examples": [{"text": "A."}]},
        {
            "name": "x",
            "words": ["say"],
            "scope": ["moon"],
            "status": "reported",
            "examples": [{"text": "A."}],
            "counter": ["B."],
        },
        {
            "name": "x",
            "words": ["say"],
            "scope": ["clause"],
            "status": "maybe",
            "examples": [{"text": "A."}],
            "counter": ["B."],
        },
        {"name": "x", "word": ["say"]},
    ],
    ids=["no counter-example", "unknown scope", "unknown status", "unknown key"],
)
def test_a_malformed_cue_does_not_load(entry: Mapping[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voice_cues, "lexicon", lambda name: {"cues": [entry]})
    cues.cache_clear()
    try:
        with pytest.raises(DataError):
            cues()
    finally:
        cues.cache_clear()


def test_a_field_of_goals_lists_what_is_meant_to_be() -> None:
    document = read_bytes(b"aka - Red Front, RF\n\ngoals - overthrow the king; establish a republic", name="text.txt")
    found = parse(document, model())
    planned = {
        i for v in find_voices(document, found.tokens, found.sentences) if v.status == "planned" for i in v.scope
    }
    assert {"overthrow", "establish"} <= {found.tokens[i].text for i in planned}
