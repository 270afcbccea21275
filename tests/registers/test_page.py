"""The page about registers says what the `register.yaml` files say."""

from __future__ import annotations

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_is_written_from_the_files() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "register_table.py"))
    page = (ROOT / "docs" / "registers.md").read_text(encoding="utf-8")
    assert script["written"](page) == page, "a register.yaml has changed: run `make registers`"
