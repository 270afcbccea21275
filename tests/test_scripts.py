"""The scripts that `make` calls before there is a Python to test with."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def make_venv(folder: Path, python: str) -> subprocess.CompletedProcess[str]:
    """What `make-venv` says and returns when only the interpreter `python` may be used."""
    return subprocess.run(
        [ROOT / "scripts" / "make-venv", folder],
        env={**os.environ, "PYTHON": python},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("body", ["exit 127", "echo not a Python; exit 1"])
def test_an_interpreter_that_does_not_run_is_not_taken(tmp_path: Path, body: str) -> None:
    """A version manager puts stand-ins on the path for interpreters that are not there."""
    stand_in = tmp_path / "python3.12"
    stand_in.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    stand_in.chmod(0o755)
    done = make_venv(tmp_path / "venv", str(stand_in))
    assert done.returncode == 1
    assert "no Python 3.12 or 3.13 was found" in done.stderr
    assert str(stand_in) in done.stderr
    assert not (tmp_path / "venv").exists()


def test_the_chosen_interpreter_is_named(tmp_path: Path) -> None:
    done = make_venv(tmp_path / "venv", sys.executable)
    assert done.returncode == 0, done.stderr
    assert sys.executable in done.stdout
    assert (tmp_path / "venv" / "bin" / "python").exists()


def test_requirements_have_a_hash_for_everything_and_no_address() -> None:
    for name in ("run.txt", "dev.txt"):
        lines = (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()
        pins = [line for line in lines if line and not line.startswith((" ", "#"))]
        assert pins
        for pin in pins:
            assert "==" in pin and pin.endswith(" \\"), f"{name}: {pin} is not pinned with hashes"
        assert not [line for line in lines if "://" in line or line.startswith("-")], name
