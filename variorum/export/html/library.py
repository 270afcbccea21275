"""The drawing library of the page: d3, as the installed package `gravis` carries it."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from variorum.errors import ExportError

# Source: d3 7.1.1 (ISC licence), https://github.com/d3/d3, in the wheel gravis 0.1.0 (Apache-2.0). The wheel is
# read as a box of files and never imported: its own pages load fonts and write inline handlers, which ours must not.
PACKAGE = "gravis"
_FOLDER = "gravis/_internal/plotting/third_party/d3"
_DIGEST = "3659989c4e97794f43ea723057f5f96702bdbeffd6b244dbbd436b286431d149"

# The file is written for a module loader: two names that it needs, and the library put where the page looks for it.
_LOADER = (
    "var require={defined:function(){return false}};"
    "function define(name,needs,make){var made={};make(made);window.d3=made}"
)


@cache
def d3_source() -> str:
    """The library as one script that sets `window.d3`, its licence in front.

    Raises: ExportError where the package is missing or its file is not the one that was reviewed.
    """
    hint = f"Install it again: pip install --force-reinstall {PACKAGE}==0.1.0"
    try:
        folder = Path(str(distribution(PACKAGE).locate_file(_FOLDER)))
        code, licence = (folder / "d3.v7.min.def.js").read_bytes(), (folder / "ORIGINAL_LICENSE").read_text("utf-8")
    except (PackageNotFoundError, OSError) as error:
        raise ExportError("the drawing library of the HTML page is missing", where=PACKAGE, hint=hint) from error
    if hashlib.sha256(code).hexdigest() != _DIGEST:
        raise ExportError("the drawing library of the HTML page is not the known one", where=PACKAGE, hint=hint)
    notice = licence.strip().replace("*/", "* /")
    return f"/*! d3 7.1.1\n{notice}\n*/\n{_LOADER}\n{code.decode('utf-8')}"
