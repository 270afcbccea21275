"""Which entity a dossier is about where nobody has named one."""

from __future__ import annotations

import pytest

from variorum.edition import main_entity
from variorum.model import Claim, Entity, Filler, ReferentType
from variorum.store import DocumentEntry


@pytest.mark.parametrize(
    ("subjects", "told", "main"),
    [
        ("AAB", {}, "A"),
        ("AB", {"A": 1, "B": 2}, "B"),
        ("A---", {"B": 3}, "B"),  # one voice against three halves
        ("AA-", {"B": 3}, "A"),
        ("---", {"A": 2, "B": 1, "Iran": 3}, "A"),  # a country is seldom what profiles of its bodies are about
    ],
)
def test_what_most_documents_are_about(subjects: str, told: dict[str, int], main: str) -> None:
    names = sorted({*subjects, *told} - {"-"})
    ids = [f"sha256:{i}" for i in range(len(subjects))]
    types: dict[str, ReferentType] = {name: "place" if name == "Iran" else "organization" for name in names}
    entities = [Entity(f"ent_{name}", types[name], name, (name,), tuple(ids)) for name in names]
    entries = [
        DocumentEntry(
            id_, f"{id_}.txt", "", "text/plain", None, None, None, 9, 1, "current", "", (name,) * (name != "-")
        )
        for id_, name in zip(ids, subjects, strict=True)
    ]
    claims = [
        Claim(id_, "dissolved", (("subject", (Filler(name, entity=f"ent_{name}"),)),), "It ended", 0, 8, "It ended")
        for name, count in told.items()
        for id_ in reversed(ids[-count:])
    ]
    assert main_entity(entities, entries, claims).name == main
