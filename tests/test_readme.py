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
SERVING = [command for command in COMMANDS if command.startswith("serve ")]  # it runs until somebody stops it
PIECES = re.findall(r"^```python\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What a fresh Python with these arguments says and returns, run in `folder`."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
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


def test_serving_says_where_until_it_is_stopped(folder: Path) -> None:
    command = [sys.executable, "-m", "variorum", *shlex.split(SERVING[0]), "--no-open"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as served:
        try:
            assert served.stdout is not None
            assert served.stdout.readline().startswith("http://127.0.0.1:")
        finally:
            served.terminate()
        served.wait(60)


@pytest.mark.parametrize("command", [command for command in COMMANDS[1:] if command not in SERVING])
def test_command_works(folder: Path, command: str) -> None:
    done = run(folder, "-m", "variorum", *shlex.split(command))
    assert done.returncode == 0, done.stderr
    if "issues" not in command and "verify" not in command and "--output" not in command:
        assert done.stdout.strip() not in ("", "[]"), "the README shows a command that finds nothing"


@pytest.mark.parametrize("piece", PIECES, ids=("build", "stages"))
def test_python_works(folder: Path, piece: str) -> None:
    done = run(folder, "-c", piece)
    assert done.returncode == 0, done.stderr
