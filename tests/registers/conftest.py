"""The tiny reader in place of the publishers'."""

from __future__ import annotations

import pytest

from tests.registers import fakes


@pytest.fixture
def fake_registers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two registers, read by the tiny reader."""
    use_fakes(monkeypatch)


def use_fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts the tiny reader in the place of the others."""
    monkeypatch.setattr("variorum.registers.reading.titles", lambda: fakes.TITLES)
    monkeypatch.setattr("variorum.edition.registers.read_file", fakes.read_file)
