"""The command as a whole: errors, pipes, Ctrl-C, and how soon it is there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from variorum.cli.app import COMMANDS, line
from variorum.errors import StoreError, VariorumError


def fail(error: BaseException) -> object:
    """A function that raises `error`, whatever it is given."""

    def failing(*_: object, **__: object) -> None:
        raise error

    return failing


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (StoreError("it is full", where="out", hint="Make room."), "error: it is full — out — Make room."),
        (StoreError("it is\nfull"), "error: it is full"),
        (VariorumError("wrong", hint="Do this."), "error: wrong — Do this."),
    ],
)
def test_an_error_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch, error: VariorumError, expected: str) -> None:
    monkeypatch.setattr("variorum.edition.build", fail(error))
    done = run("build", "in")
    assert (done.code, done.out, done.err) == (1, "", expected + "\n")
    assert line(error) == expected


def test_an_internal_fault_is_one_line_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("variorum.edition.build", fail(ZeroDivisionError("division by zero")))
    done = run("build", "in")
    assert done.code == 1
    assert done.err.count("\n") == 1
    assert "ZeroDivisionError: division by zero" in done.err
    assert "--debug" in done.err


@pytest.mark.parametrize("by", ["option", "environment"])
@pytest.mark.parametrize("error", [ZeroDivisionError("x"), VariorumError("x")])
def test_debug_shows_all(run: Run, monkeypatch: pytest.MonkeyPatch, by: str, error: Exception) -> None:
    monkeypatch.setattr("variorum.edition.build", fail(error))
    if by == "environment":
        monkeypatch.setenv("VARIORUM_DEBUG", "1")
    with pytest.raises(type(error)):
        run("build", "in", *(["--debug"] if by == "option" else []))


def test_ctrl_c_says_how_far_it_came(run: Run, dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from variorum.edition.composer import build as real

    def interrupted(sources: list[str], out: Path, **options: object) -> None:
        def listen(step: object) -> None:
            options["progress"](step)  # type: ignore[operator]  # it is a listener
            raise KeyboardInterrupt

        real(sources, out, progress=listen)

    monkeypatch.setattr("variorum.edition.build", interrupted)
    done = run("build", "in", "--out", "other")
    assert done.code == 1
    assert done.err == (
        "error: interrupted: 1 of 3 documents are done — other — run the same command again to go on from there\n"
    )


def test_ctrl_c_elsewhere_is_short(run: Run, dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("variorum.edition.load_dossier", fail(KeyboardInterrupt()))
    done = run("show")
    assert (done.code, done.err) == (1, "interrupted\n")


def test_wrong_settings_are_an_error(run: Run, dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("variorum.toml").write_text("job = 1")
    assert run("claims").err == "error: there is no setting 'job' — variorum.toml — Do you mean 'jobs'?\n"


@pytest.mark.parametrize("command", ["claims", "export jsonl"])
def test_a_reader_that_stops_reading_is_no_error(dossier: Path, command: str) -> None:
    shell = f"{sys.executable} -m variorum {command} -d {dossier}; echo $? >&2"
    done = subprocess.run(["sh", "-c", f"( {shell} ) | true"], capture_output=True, text=True, check=False)
    assert done.stderr == "0\n"


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], *([name, "--help"] for name in COMMANDS)], ids=" ".join
)
def test_help_needs_no_language_model(arguments: list[str]) -> None:
    script = (
        "import sys; from variorum.cli import main\n"
        f"try: main({arguments!r})\n"
        "except SystemExit as end: code = end.code\n"
        "heavy = {'spacy', 'thinc', 'numpy', 'jinja2', 'lxml', 'rich'} & sys.modules.keys()\n"
        "sys.exit(str(heavy) if heavy else code)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "variorum" in done.stdout


def test_importing_the_package_is_light() -> None:
    script = (
        "import sys, variorum; sys.exit(str({'spacy', 'sqlite3', 'click', 'jinja2'} & sys.modules.keys() or '') or 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_it_runs_as_a_module(dossier: Path) -> None:
    command = [sys.executable, "-m", "variorum", "documents", "-d", str(dossier)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_output_in_an_old_encoding_is_no_error(dossier: Path) -> None:
    for arguments in (["show"], ["claims", "--json"], ["export", "jsonl"]):
        command = [sys.executable, "-m", "variorum", *arguments, "-d", str(dossier)]
        done = subprocess.run(command, capture_output=True, check=False, env={"PYTHONIOENCODING": "ascii"})
        assert done.returncode == 0, done.stderr
