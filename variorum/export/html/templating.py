"""Templates and static files of pages, as all pages have them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from variorum.export.html.safe import one_line, visible


def templates(package: str, *, keep_trailing_newline: bool = True) -> Environment:
    """The templates of `package`: everything that is not marked as safe is escaped, an unknown name is an error. Filters that
    every page needs are there; each page adds its own."""
    environment = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=keep_trailing_newline,
    )
    environment.filters |= {"visible": visible, "one_line": one_line, "number": "{:,}".format}
    return environment


@cache
def static(name: str) -> str:
    """A style or script of the printed pages, from the package."""
    return (files("variorum.export.html") / "static" / name).read_text(encoding="utf-8")
