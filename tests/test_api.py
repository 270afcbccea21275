"""The Python interface."""

from __future__ import annotations

from pathlib import Path

import pytest

import variorum
from tests.stage_fakes import FAKES


@pytest.fixture(autouse=True)
def small_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The small stages in place of the real ones."""
    monkeypatch.setattr("variorum.edition.composer.own_stages", lambda: FAKES)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A document."""
    path = tmp_path / "a.txt"
    path.write_text("Greenpeace was founded in 1971.\n")
    return path


def test_a_dossier_without_a_directory(source: Path) -> None:
    for sources in (source, str(source), [source], iter([str(source)])):
        dossier = variorum.build(sources)
        assert dossier.subject.name == "Greenpeace"
        assert [claim.quote for claim in dossier.claims] == ["Greenpeace was founded in 1971"]
    assert [path.name for path in source.parent.iterdir()] == ["a.txt"]
    assert "Greenpeace" in dossier._repr_html_()


def test_a_dossier_with_one_is_the_same_and_can_be_loaded(source: Path, tmp_path: Path) -> None:
    kept = variorum.build(source, tmp_path / "out")
    assert kept == variorum.build(source) == variorum.load(tmp_path / "out")
    assert variorum.load(tmp_path / "out", "greenpeace") == kept


def test_progress_metadata_and_settings_are_passed_on(source: Path) -> None:
    seen: list[str] = []
    dossier = variorum.build(
        source,
        settings=variorum.Settings(jobs=1),
        metadata=variorum.Metadata(publisher="A Yearbook"),
        progress=lambda step: seen.append(step.name),
    )
    assert seen == ["a.txt"]
    assert dossier.sources[0].publisher == "A Yearbook"


def test_errors_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(variorum.VariorumError, match="Check the path"):
        variorum.build(tmp_path / "nowhere.txt")


def test_read(source: Path) -> None:
    document = variorum.read(source, metadata=variorum.Metadata(title="A Profile"))
    assert document.text == "Greenpeace was founded in 1971.\n"
    assert document.title == "A Profile"


def test_what_is_public_is_there() -> None:
    assert [name for name in variorum.__all__ if not hasattr(variorum, name)] == []
