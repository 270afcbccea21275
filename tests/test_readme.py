"""Every command and every piece of Python in the README works as it stands there."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^variorum (.+)$", README, re.MULTILINE)
PIECES = re.findall(r"^```python\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What a fresh Python with these arguments says and returns, run in `folder`."""
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the examples and the dossier that the first command of the README builds."""
    place = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "examples", place / "examples")
    built = run(place, "-m", "variorum", *shlex.split(COMMANDS[0]))
    assert built.returncode == 0, built.stderr
    return place


def test_first_command_builds_the_page(folder: Path) -> None:
    assert COMMANDS[0] == "build examples --out out/demo"
    assert "<html" in (folder / "out" / "demo" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS[1:])
def test_command_works(folder: Path, command: str) -> None:
    done = run(folder, "-m", "variorum", *shlex.split(command))
    assert done.returncode == 0, done.stderr
    if "issues" not in command and "verify" not in command and "--output" not in command:
        assert done.stdout.strip() not in ("", "[]"), "the README shows a command that finds nothing"


@pytest.mark.parametrize("piece", PIECES, ids=("build", "stages"))
def test_python_works(folder: Path, piece: str) -> None:
    done = run(folder, "-c", piece)
    assert done.returncode == 0, done.stderr
