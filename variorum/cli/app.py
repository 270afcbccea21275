"""The command `variorum`: its subcommands, imported when they run, and what becomes of errors."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import NoReturn

import click

from variorum import __version__
from variorum.cli.printing import plain
from variorum.errors import VariorumError

COMMANDS = {
    "build": "variorum.cli.building",
    "show": "variorum.cli.showing",
    "claims": "variorum.cli.lists",
    "search": "variorum.cli.searching",
    "documents": "variorum.cli.lists",
    "entities": "variorum.cli.judging",
    "judge": "variorum.cli.judging",
    "collate": "variorum.cli.collating",
    "conflicts": "variorum.cli.collating",
    "as-of": "variorum.cli.collating",
    "diff": "variorum.cli.collating",
    "reviews": "variorum.cli.reviewing",
    "registers": "variorum.cli.registering",
    "check": "variorum.cli.checking",
    "screen": "variorum.cli.screening",
    "issues": "variorum.cli.lists",
    "verify": "variorum.cli.verifying",
    "export": "variorum.cli.exporting",
    "timexes": "variorum.cli.reading",
    "why": "variorum.cli.explaining",
    "misses": "variorum.cli.explaining",
    "serve": "variorum.cli.serving",
    "passwords": "variorum.cli.serving",
}
"""The subcommands in the order of help, and the module that each is in."""


class Commands(click.Group):
    """A group that imports a subcommand's module only when the subcommand is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the subcommands, in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand called `cmd_name`, None where there is none.

        Raises: click.UsageError where there is none, but one like it.
        """
        if cmd_name not in COMMANDS:
            if near := get_close_matches(cmd_name, COMMANDS, 1):
                raise click.UsageError(f"No such command {cmd_name!r}. Did you mean {near[0]!r}?", ctx)
            return None
        command = getattr(import_module(COMMANDS[cmd_name]), cmd_name.replace("-", "_"))
        assert isinstance(command, click.Command)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="variorum", message="%(prog)s %(version)s")
def variorum() -> None:
    """What every source says about an organisation, claim by claim, with its exact words.

    Start with: variorum build DOCUMENTS... --out DIR
    """


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs the command with `arguments` (the process's own where None) and ends the process.

    Exit codes: 0 done; 1 an error, said in one line on standard error; 2 wrong usage. A reader of
    the output that stops reading (`| head`) is no error.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal's old encoding must not cost the output
    code = _run(list(sys.argv[1:] if arguments is None else arguments))
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _abandon_output()
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    """The exit code of the command."""
    try:
        # Not `variorum.main`, which would end the process itself on Ctrl-C and on a broken pipe.
        with variorum.make_context("variorum", arguments) as context:
            variorum.invoke(context)
        return 0
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        _say("interrupted")
        return 1
    except BrokenPipeError:
        _abandon_output()
        return 0
    except VariorumError as error:
        if _debugging(arguments):
            raise
        _say(line(error))
        return 1
    except Exception as error:  # the last resort: a traceback at the command line is a bug
        if _debugging(arguments):
            raise
        what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        _say(f"error: an internal fault ({what}) — variorum — run it again with --debug and report what it prints")
        return 1


def line(error: VariorumError) -> str:
    """What is wrong, where, and what to do, in one line."""
    parts = (part for part in (error.what, error.where, error.hint) if part)
    return "error: " + " — ".join(map(plain, parts))


def _debugging(arguments: Sequence[str]) -> bool:
    """Whether a full report is wanted. Settings may be what is at fault, so they are not asked."""
    return "--debug" in arguments or os.environ.get("VARIORUM_DEBUG", "").lower() in ("1", "true", "yes", "on")


def _say(message: str) -> None:
    print(message, file=sys.stderr)


def _abandon_output() -> None:
    """Points standard output at nothing, so that the interpreter's last flush does not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
