"""Whole builds with the real stages and the real language model, offline."""

from __future__ import annotations

import json
import socket
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import variorum
from variorum.edition import Stages, build, own_stages
from variorum.edition.composer import Defaults
from variorum.edition.outputs import FILES
from variorum.store import open_store

TEXTS = {
    "amnesty.txt": (
        "Amnesty International\n\nAmnesty International is a non-governmental organisation with headquarters in London. "
        "It was founded in 1961 by Peter Benenson. It received the Nobel Peace Prize in 1977.\n"
    ),
    "greenpeace.md": (
        "# Greenpeace\n\nGreenpeace was founded in 1971 in Vancouver. In July 1985 agents of the French intelligence "
        "service bombed the *Rainbow Warrior* in Auckland, killing one person. It is based in Amsterdam.\n"
    ),
    "rotary.html": (
        "<html><head><title>Rotary</title></head><body><h1>Rotary International</h1><p>Rotary International was founded "
        "in Chicago in 1905 by Paul Harris. It is said to have about 1.4 million members.</p></body></html>"
    ),
}


@pytest.fixture(scope="module")
def stages() -> Stages:
    """The real stages, with one language model for all tests of this module."""
    own = own_stages()
    return replace(own, load_model=cache(own.load_model))


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A folder of three documents of three formats."""
    folder = tmp_path / "sources"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text)
    return folder


def contents(out: Path) -> dict[str, bytes]:
    """The bytes of a dossier's files."""
    return {name: (out / name).read_bytes() for name in FILES}


def test_a_socket_is_refused_here() -> None:
    with pytest.raises(AssertionError, match="offline"):
        socket.socket(socket.AF_INET)
    with pytest.raises(AssertionError, match="offline"):
        socket.create_connection(("localhost", 80))


def test_a_whole_build_is_offline_anchored_and_the_same_each_time(
    sources: Path, tmp_path: Path, stages: Stages
) -> None:
    made = build([sources], tmp_path / "one", stages=stages, settings=Defaults(debug=True))
    assert (made.read, made.failed) == (3, 0)
    with open_store(tmp_path / "one") as store:
        checked = store.verify()
        assert checked.faults == ()
        assert checked.claims == made.claims >= 6
        assert {claim.type for claim in store.claims()} >= {"founded", "location", "strength"}
    build([sources], tmp_path / "two", stages=stages)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    again = build([sources], tmp_path / "one", stages=stages)
    assert again.unchanged
    lines = contents(tmp_path / "one")["claims.jsonl"].decode().splitlines()
    texts = {document.id: document.text for document in _documents(tmp_path / "one")}
    for claim in map(json.loads, lines):
        assert texts[claim["document"]][claim["start"] : claim["end"]] == claim["quote"]


def _documents(out: Path) -> tuple[variorum.Document, ...]:
    with open_store(out) as store:
        return store.documents()


def test_two_processes_give_the_bytes_of_one(sources: Path, tmp_path: Path, stages: Stages) -> None:
    build([sources], tmp_path / "one", stages=stages, settings=Defaults(jobs=1))
    build([sources], tmp_path / "two", stages=own_stages(), settings=Defaults(jobs=2))
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_the_python_interface(sources: Path) -> None:
    dossier = variorum.build(sources / "rotary.html")
    assert dossier.subject.name == "Rotary International"
    assert all(claim.quote == dossier.sources[0].document.text[claim.start : claim.end] for claim in dossier.claims)


SIMILAR = {
    "armed.txt": (
        "People's Mojahedin Organization of Iran\n\nThe People's Mojahedin Organization of Iran (PMOI), also known as the "
        "Mojahedin-e Khalq, was founded in 1965 by Mohammad Hanifnejad, Saeid Mohsen and Ali-Asghar Badizadegan. Massoud Rajavi "
        "led the organization from 1979. In June 1981 the group took up arms against the government of Iran.\n"
    ),
    "party.txt": (
        "Mojahedin of the Islamic Revolution Organization\n\nThe Mojahedin of the Islamic Revolution Organization (MIRO) was "
        "founded in 1979 by seven Islamist groups that supported Ayatollah Khomeini. It was dissolved in 1986 and formed again in "
        "1991. Mohammad Salamati was its secretary-general, and Behzad Nabavi is one of its leaders.\n"
    ),
}


def test_a_party_of_the_government_is_not_the_armed_body_of_similar_name(tmp_path: Path, stages: Stages) -> None:
    """Two bodies of the Iran of 1979, one for the government and one against it, in a document each: two entities, not even
    proposed as one, and neither's founding is held against the other's."""
    (tmp_path / "in").mkdir()
    for name, text in SIMILAR.items():
        (tmp_path / "in" / name).write_text(text)
    build([tmp_path / "in"], tmp_path / "out", stages=stages)
    with open_store(tmp_path / "out") as store:
        armed, party = (
            next(one for one in store.entities() if name in one.names)
            for name in ("People's Mojahedin Organization of Iran", "Mojahedin of the Islamic Revolution Organization")
        )
        assert armed.id != party.id
        assert {"Mojahedin-e Khalq", "PMOI"} <= set(armed.names)
        assert (set(armed.names).isdisjoint(party.names), len(armed.documents), len(party.documents)) == (True, 1, 1)
        assert not [one for one in store.judgements() if one.author == "rule:like-names"]
        founded = [one for one in store.findings() if one.type == "founded"]
        assert {one.subject for one in founded} == {armed.id, party.id}
        assert {one.verdict for one in store.findings()} <= {"single"}
