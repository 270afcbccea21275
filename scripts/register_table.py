"""Writes what `register.yaml` of each folder says into docs/registers.md, between its two marks: `make registers`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from variorum.edition.registers import sign
from variorum.registers.spec import RegisterSpec, specs

PAGE = Path(__file__).parent.parent / "docs" / "registers.md"
BEGIN = "<!-- register.yaml: written by `make registers` -->"
END = "<!-- end of register.yaml -->"


def told() -> str:
    """The part of the page between the marks: for each publisher his registers, layouts and traps."""
    return "\n".join(line for spec in specs() for line in _publisher(spec))


def _publisher(spec: RegisterSpec) -> Iterator[str]:
    home = f" <{spec.home}>." if spec.home else ""
    yield from ("", f"### {spec.publisher[0].upper()}{spec.publisher[1:]}", "")
    yield from (f"Licence: {spec.licence}.{home}", "")
    yield from ("| register | is |", "|---|---|")
    yield from (f"| `{id_}` | {_cell(title)} |" for id_, title in spec.registers.items())
    yield from ("", "| layout | of | form | told by |", "|---|---|---|---|")
    for layout in spec.layouts:
        role = "" if layout.role == "main" else ", an annex"
        yield f"| `{layout.id}` | `{layout.register}`{role} | {layout.form.upper()} | {_cell(sign(layout))} |"
    if spec.traps:
        yield from ("", "Traps:", "")
        yield from (f"- {trap}" for trap in spec.traps)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("*", "\\*").replace("_", "\\_")


def written(page: str) -> str:
    """The page with that part as it is now."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{told()}\n\n{END}{after}"


def main() -> int:
    """Writes the page. Returns the exit code."""
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
