"""The settings: one frozen record, read once where a command starts and handed down from there."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from variorum.errors import SettingsError

PREFIX = "VARIORUM_"
FILE = "variorum.toml"
_TRUE, _FALSE = ("1", "true", "yes", "on"), ("0", "false", "no", "off", "")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set. A command's option wins over the environment, that over `variorum.toml`.

    dossier        the directory of the dossier that commands make and ask
    registers      the directory of the register library: official lists, kept as they came
    jobs           reading processes; 0: one, or two for more than 100 kB of documents on several cores
    debug          an internal fault ends the run with a full report instead of a short message
    host           the address on which `serve` listens
    password_file  who may come in to `serve`, and by which password; None: nobody needs one
    proxy_header   the header in which a proxy before `serve` tells who is there; "": there is none
    """

    dossier: Path = Path("dossier")
    registers: Path = Path("registers")
    jobs: int = 0
    debug: bool = False
    host: str = "127.0.0.1"
    password_file: Path | None = None
    proxy_header: str = ""


NAMES = tuple(field.name for field in fields(Settings))
"""The names of all settings. In the environment they are in capitals behind `VARIORUM_`."""


def load_settings(
    options: Mapping[str, Any] | None = None,
    *,
    environ: Mapping[str, str] | None = None,
    directory: Path | None = None,
) -> Settings:
    """The settings from `options` (None values count as not given), the environment (`os.environ`
    by default) and the file `variorum.toml` in `directory` (the working directory by default).

    Raises: SettingsError where a name is unknown, a value cannot be used, or the file is not TOML.
    """
    values: dict[str, Any] = {}
    environ = os.environ if environ is None else environ
    path = (directory or Path.cwd()) / FILE
    for name, value in _from_file(path).items():
        values[name] = _value(name, value, FILE)
    for name in ("dossier", "registers", "password_file"):
        if name in values:
            values[name] = path.parent / values[name]
    for variable in sorted(environ):
        if variable.startswith(PREFIX):
            name = variable.removeprefix(PREFIX).lower()
            values[name] = _value(name, environ[variable], variable)
    for name, value in (options or {}).items():
        if value is not None:
            values[name] = _value(name, value, f"--{name}")
    return Settings(**values)


def _from_file(path: Path) -> dict[str, Any]:
    """The table that the file holds, empty where there is no file."""
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:  # TOMLDecodeError and UnicodeDecodeError are ValueErrors
        raise SettingsError(
            f"the file cannot be read as TOML ({error})", where=FILE, hint="Mend or remove it."
        ) from error


def _value(name: str, value: Any, where: str) -> Any:
    """`value` as the type of the setting `name`."""
    if name not in NAMES:
        near = get_close_matches(name, NAMES, 1)
        hint = f"Do you mean {near[0]!r}?" if near else f"The settings are {', '.join(NAMES)}."
        raise SettingsError(f"there is no setting {name!r}", where=where, hint=hint)
    kind = type(getattr(Settings(), name))
    if kind is bool:
        return _truth(value, where)
    if kind is int:
        return _number(value, where)
    if kind is str:
        return _word(value, where)
    if not isinstance(value, str | Path) or not str(value).strip():
        raise SettingsError(f"{value!r} is not a path", where=where, hint="Name a file or directory.")
    return Path(value)


def _word(value: Any, where: str) -> str:
    if not isinstance(value, str) or not value.isprintable() or " " in value:
        raise SettingsError(f"{value!r} is not a name", where=where, hint="Write it without spaces.")
    return value


def _truth(value: Any, where: str) -> bool:
    word = str(value).strip().lower()
    if word not in (*_TRUE, *_FALSE):
        raise SettingsError(f"{value!r} is neither true nor false", where=where, hint="Write true or false.")
    return word in _TRUE


def _number(value: Any, where: str) -> int:
    try:
        number = int(str(value))
    except ValueError:
        number = -1
    if number < 0:
        raise SettingsError(f"{value!r} is not a whole number from 0", where=where, hint="Write 0, 1, 2, ...")
    return number
