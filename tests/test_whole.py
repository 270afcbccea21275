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
