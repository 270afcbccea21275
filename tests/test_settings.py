"""The settings: where they come from, which wins, and what is refused."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from variorum.errors import SettingsError
from variorum.settings import FILE, NAMES, Settings, load_settings


@pytest.mark.parametrize(
    ("options", "environ", "file", "expected"),
    [
        ({}, {}, None, Settings()),
        ({}, {}, "", Settings()),
        ({}, {}, "jobs = 3\ndebug = true", Settings(jobs=3, debug=True)),
        ({}, {"VARIORUM_JOBS": "2", "PATH": "x"}, "jobs = 3", Settings(jobs=2)),
        ({"jobs": 1}, {"VARIORUM_JOBS": "2"}, "jobs = 3", Settings(jobs=1)),
        ({"jobs": 0}, {"VARIORUM_JOBS": "2"}, None, Settings(jobs=0)),
        ({"jobs": None, "dossier": None}, {"VARIORUM_JOBS": "2"}, None, Settings(jobs=2)),
        ({"dossier": Path("x")}, {"VARIORUM_DOSSIER": "y"}, None, Settings(dossier=Path("x"))),
        ({}, {"VARIORUM_DOSSIER": "y"}, None, Settings(dossier=Path("y"))),
        ({}, {"VARIORUM_REGISTERS": "lists"}, 'registers = "y"', Settings(registers=Path("lists"))),
        ({}, {"VARIORUM_DEBUG": "0"}, "debug = true", Settings(debug=False)),
        ({}, {"VARIORUM_DEBUG": "Yes"}, None, Settings(debug=True)),
        ({}, {"VARIORUM_DEBUG": ""}, None, Settings(debug=False)),
        ({}, {"VARIORUM_PROXY_HEADER": "x-user"}, 'host = "::1"', Settings(host="::1", proxy_header="x-user")),
        ({"password_file": "p"}, {}, 'password_file = "q"', Settings(password_file=Path("p"))),
    ],
)
def test_settings(
    tmp_path: Path, options: dict[str, Any], environ: dict[str, str], file: str | None, expected: Settings
) -> None:
    if file is not None:
        (tmp_path / FILE).write_text(file)
    assert load_settings(options, environ=environ, directory=tmp_path) == expected


@pytest.mark.parametrize("name", ["dossier", "registers", "password_file"])
def test_a_directory_in_the_file_is_relative_to_the_file(tmp_path: Path, name: str) -> None:
    (tmp_path / FILE).write_text(f'{name} = "out"')
    assert getattr(load_settings(environ={}, directory=tmp_path), name) == tmp_path / "out"


@pytest.mark.parametrize(
    ("options", "environ", "file", "message"),
    [
        ({}, {}, "job = 3", r"variorum.toml: .*'job'.* Do you mean 'jobs'"),
        ({}, {}, "[jobs]", "not a whole number"),
        ({}, {}, "jobs = true", "not a whole number"),
        ({}, {}, "jobs = -1", "not a whole number"),
        ({}, {}, "jobs = ", "cannot be read as TOML"),
        ({}, {}, "dossier = 3", "not a path"),
        ({}, {}, "dossier = ' '", "not a path"),
        ({}, {}, "host = 3", "not a name"),
        ({}, {"VARIORUM_PROXY_HEADER": "x user"}, None, "VARIORUM_PROXY_HEADER: 'x user' is not a name"),
        ({}, {"VARIORUM_JOBS": "many"}, None, "VARIORUM_JOBS: 'many'"),
        ({}, {"VARIORUM_DEBUG": "perhaps"}, None, "neither true nor false"),
        ({}, {"VARIORUM_COLOUR": "1"}, None, "VARIORUM_COLOUR: .*dossier, registers, jobs, debug"),
        ({"colour": 1}, {}, None, "no setting 'colour'"),
    ],
)
def test_what_cannot_be_used_is_refused_in_words(
    tmp_path: Path, options: dict[str, Any], environ: dict[str, str], file: str | None, message: str
) -> None:
    if file is not None:
        (tmp_path / FILE).write_text(file)
    with pytest.raises(SettingsError, match=message):
        load_settings(options, environ=environ, directory=tmp_path)


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match="TOML"):
        load_settings(environ={}, directory=tmp_path)


def test_settings_are_frozen_and_named() -> None:
    assert NAMES == ("dossier", "registers", "jobs", "debug", "host", "password_file", "proxy_header")
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings().jobs = 3  # type: ignore[misc]  # that it is refused is what is tested
