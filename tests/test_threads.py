"""One thread for NumPy while the language model is loaded, unless the user says otherwise."""

from __future__ import annotations

import os

import pytest

from variorum.edition.threads import SETTINGS, one_thread


@pytest.fixture(autouse=True)
def _unset(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)


def test_numpy_is_told_to_use_one_thread() -> None:
    with one_thread():
        assert os.environ[SETTINGS[0]] == "1"


def test_the_environment_is_as_before_afterwards() -> None:
    before = dict(os.environ)
    with pytest.raises(ValueError, match="no model"), one_thread():
        raise ValueError("no model")
    assert dict(os.environ) == before


@pytest.mark.parametrize("name", SETTINGS)
def test_what_the_user_has_set_holds(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "3")
    before = dict(os.environ)
    with one_thread():
        assert dict(os.environ) == before
