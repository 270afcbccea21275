"""A small dossier for the tests of the store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stage_fakes import analyse, extract, read, resolve
from variorum.edition.reading import subject_names
from variorum.model import Metadata, Span
from variorum.store import Reading, Store, open_store

RESCUE = "Oxfam was founded in 1942. Oxfam is based in Oxford.\n"
PEACE = "Greenpeace was founded in 1971. Greenpeace is based in Amsterdam.\n"


def reading(text: str, name: str = "a.txt", key: str = "key") -> Reading:
    """The reading that the fake stages make of `text`."""
    document = read(text.encode(), name, Metadata(publisher="Yearbook"))
    analysis = analyse(document, "model")
    sentences = tuple(Span(sentence.start, sentence.end) for sentence in analysis.sentences)
    return Reading(document, extract(document, analysis), sentences, key, "variorum test", subject_names(analysis))


def fill(store: Store, *readings: Reading) -> None:
    """Stores the readings as a build would, with the fake resolution."""
    for one in readings:
        store.put(one)
    store.settle([one.document.id for one in readings], [])
    resolution = resolve(tuple(store.extracted()), store.judgements())
    store.put_resolution(resolution.entities, resolution.claims, resolution.judgements)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The directory of a dossier of two documents."""
    with open_store(tmp_path / "dossier", "create") as store:
        fill(store, reading(RESCUE, "a.txt"), reading(PEACE, "b.txt"))
    return tmp_path / "dossier"


@pytest.fixture
def store(place: Path) -> Iterator[Store]:
    """The dossier, open for writing."""
    with open_store(place, "write") as opened:
        yield opened
