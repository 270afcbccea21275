"""The command line: arguments in, pages of text out; no logic."""

from variorum.cli.app import main

__all__ = ["main"]
