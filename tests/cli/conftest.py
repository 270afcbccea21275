"""The command line over the small stages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.stage_fakes import FAKES
from variorum.cli import main
from variorum.settings import PREFIX


@dataclass(frozen=True)
class Ran:
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in an empty directory."""
    for module in ("composer", "judging", "query", "versions"):
        monkeypatch.setattr(f"variorum.edition.{module}.own_stages", lambda: FAKES)
    for name in ("DOSSIER", "REGISTERS", "JOBS", "DEBUG"):
        monkeypatch.delenv(PREFIX + name, raising=False)
    monkeypatch.chdir(tmp_path)

    def run_(*arguments: str) -> Ran:
        with pytest.raises(SystemExit) as end:
            main(arguments)
        printed = capfd.readouterr()
        assert isinstance(end.value.code, int)
        return Ran(end.value.code, printed.out, printed.err)

    return run_


@pytest.fixture
def dossier(run: Run, tmp_path: Path) -> Path:
    """A dossier of two documents in `dossier`, the default place."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Greenpeace was founded in 1971. Greenpeace is based in Amsterdam.\n")
    (tmp_path / "in" / "b.txt").write_text("Oxfam was founded in 1942. Greenpeace is based in [red]Vancouver.\n")
    (tmp_path / "in" / "empty.txt").write_text("")
    assert run("build", "in", "--quiet", "--publisher", "A Yearbook").code == 0
    return tmp_path / "dossier"
