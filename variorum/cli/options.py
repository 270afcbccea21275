"""Options that several commands share, so that they are the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click

from variorum.model import Metadata
from variorum.settings import load_settings

Command = Callable[..., Any]


def as_day(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """The value of an option for a date, given on as it is written.

    Raises: click.BadParameter where it is no year, month or day: the document would count as undated.
    """
    from variorum.documents.metadata import edtf  # here: a help text must not load the readers

    if value is not None and edtf(value) is None:
        raise click.BadParameter(f"{value!r} is not a date. Write it as 2024, 2024-05 or 2024-05-31.", context, option)
    return value


def as_one_day(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """The value of an option for a single day, given on as it is written.

    Raises: click.BadParameter where it is no day that there is.
    """
    try:
        if value is not None and date.fromisoformat(value).isoformat() == value:
            return value
    except ValueError:
        pass  # told below, as what is written in another of ISO 8601's forms is
    if value is None:
        return None
    raise click.BadParameter(f"{value!r} is not a day. Write it as 2024-05-31.", context, option)


def now() -> str:
    """The time of the run in UTC to the second, ISO 8601."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def today() -> str:
    """The day of the run, as EDTF: commands hand it down, since nothing below them reads the clock."""
    return date.today().isoformat()


_DAYS = ("published", "retrieved")

_METADATA = {
    "title": "Title of the document(s).",
    "publisher": "Who published them.",
    "author": "Who wrote them.",
    "published": "When they were published: 2021, 2021-06 or 2021-06-14.",
    "retrieved": "When they were retrieved.",
    "url": "Where they come from.",
    "licence": "The licence of the text.",
}


def as_json(command: Command) -> Command:
    """Adds --json, given on as `json`."""
    return click.option("--json", "json", is_flag=True, help="Print JSON for programs.")(command)


def with_settings(*names: str) -> Callable[[Command], Command]:
    """Adds --debug, and turns it and the options `names`, added above, into `settings`, a `Settings`."""

    def decorate(command: Command) -> Command:
        @wraps(command)
        def run(**given: Any) -> Any:
            options = {name: given.pop(name) for name in names}
            # A flag that is not given leaves the word to the environment.
            settings = load_settings({**options, "debug": given.pop("debug") or None})
            return command(**given, settings=settings)

        return click.option("--debug", is_flag=True, help="Full reports instead of short messages.")(run)

    return decorate


def from_dossier(command: Command) -> Command:
    """Adds -d/--dossier/--from and --debug, given on as `settings`."""
    return dossier_option("--from")(with_settings("dossier")(command))


def dossier_option(alias: str) -> Callable[[Command], Command]:
    """Adds -d/--dossier, also called `alias`, given on as `dossier`."""
    return click.option(
        "-d",
        "--dossier",
        alias,
        "dossier",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="The dossier's directory.  [default: dossier, or VARIORUM_DOSSIER]",
    )


def from_library(command: Command) -> Command:
    """Adds --registers and --debug, given on as `settings`."""
    return library_option(with_settings("registers")(command))


def library_option(command: Command) -> Command:
    """Adds --registers, the directory of the register library, given on as `registers`."""
    return click.option(
        "--registers",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="The register library's directory.  [default: registers, or VARIORUM_REGISTERS]",
    )(command)


def about_documents(command: Command) -> Command:
    """Adds an option for each field of `Metadata`, given on as `metadata`."""

    @wraps(command)
    def run(**given: Any) -> Any:
        metadata = Metadata(**{name: given.pop(name) for name in _METADATA})
        return command(**given, metadata=metadata)

    decorated: Command = run
    for name in reversed(_METADATA):
        kind: dict[str, Any] = {"callback": as_day, "metavar": "DATE"} if name in _DAYS else {"metavar": "TEXT"}
        decorated = click.option(f"--{name}", help=_METADATA[name], **kind)(decorated)
    return decorated
