"""The ledger of judgements: it only grows, and everything in it can be taken back."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.errors import StoreError
from variorum.model import Judgement
from variorum.store import FILE, MEMORY, Store, open_store

SAME = Judgement("ent_a", "ent_b", "same", "reviewer", "one body under two names")
RULED = Judgement("ent_a", "ent_c", "same", "rule:acronym", "AC")


def test_a_judgement_stands_until_it_is_taken_back(store: Store) -> None:
    number = store.judge(SAME)
    assert store.judgements() == (SAME,)
    back = store.take_back(number, author="another", reason="they split in 1979")
    assert store.judgements() == ()
    assert [(entry.number, entry.takes_back, entry.standing) for entry in store.ledger()] == [
        (number, None, False),
        (back, number, False),
    ]
    assert store.ledger()[1].judgement == Judgement("ent_a", "ent_b", "same", "another", "they split in 1979")


@pytest.mark.parametrize("number", [0, 1, 99])
def test_only_a_standing_judgement_can_be_taken_back(store: Store, number: int) -> None:
    store.take_back(store.judge(SAME), author="reviewer")
    with pytest.raises(StoreError, match="no standing judgement"):
        store.take_back(number, author="reviewer")


@pytest.mark.parametrize("change", ["DELETE FROM judgements", "UPDATE judgements SET verdict = 'different'"])
def test_the_database_refuses_to_change_the_past(place: Path, change: str) -> None:
    with open_store(place, "write") as store:
        store.judge(SAME)
    db = sqlite3.connect(place / FILE)
    with pytest.raises(sqlite3.IntegrityError, match="only grows"):
        db.execute(change)
    db.close()


def test_rules_judgements_follow_the_rules_and_leave_persons_alone(store: Store) -> None:
    store.judge(SAME)
    store.put_resolution((), (), (RULED, RULED, SAME))
    assert store.judgements() == (SAME, RULED)
    rows = len(store.ledger())
    store.put_resolution((), (), (RULED,))
    assert len(store.ledger()) == rows  # nothing new was said
    store.put_resolution((), (), ())
    assert store.judgements() == (SAME,)
    store.put_resolution((), (), (RULED,))
    assert store.judgements() == (SAME, RULED)


rulings = st.lists(st.builds(Judgement, st.sampled_from("abc"), st.sampled_from("xyz"), st.just("same"),
                             st.just("rule:test")), max_size=5)  # fmt: skip


@given(st.lists(rulings, max_size=5))
def test_what_stands_is_what_the_rules_said_last(sayings: list[list[Judgement]]) -> None:
    with open_store(MEMORY, "create") as store:
        for said in sayings:
            store.put_resolution((), (), said)
        assert set(store.judgements()) == set(sayings[-1] if sayings else [])
        assert len(store.judgements()) == len(set(store.judgements()))
