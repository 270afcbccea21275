"""The collector's pace during a build."""

from __future__ import annotations

import gc

import pytest

from variorum.edition.collecting import SELDOM, seldom_collected


def test_the_pace_is_as_before_afterwards() -> None:
    before = gc.get_threshold()
    with seldom_collected():
        assert gc.get_threshold() == SELDOM
    assert gc.get_threshold() == before


def test_the_pace_is_as_before_after_a_fault() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="no"), seldom_collected():
        raise ValueError("no")
    assert gc.get_threshold() == before
