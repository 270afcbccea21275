"""Colours of the page keep the contrast that WCAG 2.2 AA wants, in light, in dark and on paper."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

CSS = (files("variorum.export.html") / "static" / "edition.css").read_text(encoding="utf-8")
BLOCKS = [dict(re.findall(r"--([\w-]+): (#\w+);", block)) for block in re.findall(r":root[^{]*\{([^}]*)\}", CSS)]
PALETTES = [block for block in BLOCKS if "ink" in block]

# Foreground, background, ratio. Source: WCAG 2.2, 1.4.3 (text 4.5:1), 1.4.11 (parts of controls and pictures 3:1).
PAIRS = [
    *((fore, back, 4.5) for fore in ("ink", "soft", "rubric") for back in ("paper", "raised")),
    *(("ink", wash, 4.5) for wash in ("wash1", "wash2", "wash3")),
    ("hit-ink", "hit", 4.5),
    ("soft", "paper", 3.0),
]


def luminance(colour: str) -> float:
    """Relative luminance, in [0, 1]. Source: WCAG 2.2, definition of relative luminance."""
    digits = colour.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_light_dark_by_choice_dark_by_system_and_paper() -> None:
    assert len(PALETTES) == 4
    assert PALETTES[1] == PALETTES[2], "dark by choice and dark by system are one palette"


@pytest.mark.parametrize("palette", range(4))
@pytest.mark.parametrize(("fore", "back", "least"), PAIRS)
def test_contrast(palette: int, fore: str, back: str, least: float) -> None:
    colours = {**PALETTES[0], **PALETTES[palette]}
    light, dark = sorted((luminance(colours[fore]), luminance(colours[back])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= least
