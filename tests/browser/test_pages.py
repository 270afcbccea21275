"""Every page, as the program lists them: for whoever cannot see or point, at both ends of widths, in both colours, on paper."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

from tests.browser.conftest import Open
from tests.browser.crawling import Walk, pages, walk
from tests.browser.serving import Served, serving
from tests.browser.watching import BUDGET, Watched
from variorum.edition import Stages
from variorum.edition.reviewing import decide, decision_on
from variorum.model import Act
from variorum.store import open_store

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}}
DESK: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
"""Axe's names of the levels A and AA of WCAG 2.0 to 2.2. Source: axe-core, doc/API.md, "Axe-core Tags"."""

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

NOTHING = "/no-such-page"
"""An error is a page too."""


@pytest.fixture(scope="module")
def reading(
    built: Path, stages: Stages, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """A server that the tests of this module only read from. Somebody has reviewed some of its dossier already."""
    directory = tmp_path_factory.mktemp("reading") / built.name
    shutil.copytree(built, directory)
    with open_store(directory, "write") as store:
        claims = [claim.id for claim in store.claims()]
        acts: list[tuple[Act, str, str]] = [
            ("accept", claims[0], "Ada"),
            ("reject", claims[1], "Ada"),
            ("accept", claims[1], "Grace"),
        ]
        for act, id_, author in acts:
            decide(store, decision_on(store, act, [id_], author=author, at="2026-01-05T10:00:00Z"), seen=10)
    with serving(directory, stages) as served:
        yield served


@pytest.fixture(scope="module")
def walked(reading: Served, browser: Browser) -> Walk:
    """All pages that links lead to."""
    context = browser.new_context()
    found = walk(reading, context.request)
    context.close()
    return found


def samples(walked: Walk) -> list[str]:
    """Of each route the page with the most on it, and a page that is not there."""
    return [max(paths, key=lambda path: paths[path]) for paths in walked.found.values()] + [NOTHING]


def test_links_lead_to_every_page_and_none_leads_nowhere(walked: Walk) -> None:
    assert not walked.broken, "\n".join(walked.broken)
    assert {route.path for route in pages()} - walked.found.keys() == set(), "pages that no link leads to"


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_no_page_has_barriers_or_breaks_its_layout(
    reading: Served, walked: Walk, open_page: Open, size: dict[str, Any]
) -> None:
    """Axe's rules for WCAG 2.2 AA in each page in light colours, those about colours in dark ones too; nothing wider than the
    page, no control over another. Document, styles and scripts in bytes, as `pytest -rP` prints them: the texts of this
    dossier are a few hundred bytes."""
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    view = open_page(reading, bypass_csp=True, **size)
    view.page.add_init_script(axe)
    wrong = []
    for path in samples(walked):
        view.go(path)
        wrong += [f"{path}: {one}" for one in view.laid_out()]
        for scheme in SCHEMES:
            wrong += [f"{path} ({scheme}): {one}" for one in _barriers(view, scheme)]
        sizes = view.weight()  # what scripts of the page asked for is there by now
        total = sum(sizes.values())
        print(f"{total:8,} {path} {sizes}")
        wrong += [f"{path}: {total:,} bytes"] * (total > BUDGET)
    assert not wrong, "\n".join(wrong)


def _barriers(view: Watched, scheme: Literal["light", "dark"]) -> list[str]:
    """What axe finds in these colours: of dark ones it looks at contrast only, since the rest is the same."""
    view.page.emulate_media(color_scheme=scheme)
    only: Any = {"runOnly": WCAG if scheme == "light" else ["color-contrast"], "resultTypes": ["violations"]}
    result = view.page.evaluate("(only) => axe.run(only)", only)
    size = view.page.viewport_size
    if size and (size["width"], scheme) in ((390, "light"), (1440, "dark")):
        view.shot(f"{size['width']}-{scheme}-{view.page.url}")
    grave = [one for one in result["violations"] if one["impact"] in ("serious", "critical")]
    return [f"{one['id']}, {one['impact']}: {_where(one)}" for one in grave]


def _where(violation: dict[str, Any]) -> str:
    return " | ".join(f"{node['html'][:160]} [{' '.join(map(str, node['target']))}]" for node in violation["nodes"][:3])


def test_pages_on_paper_have_no_controls_and_black_letters(reading: Served, walked: Walk, open_page: Open) -> None:
    view = open_page(reading, color_scheme="dark", viewport={"width": 794, "height": 1123})  # A4 at 96 dots an inch
    view.page.emulate_media(media="print")
    wrong = []
    for path in samples(walked):
        view.go(path)
        wrong += [f"{path}: {one}" for one in view.page.evaluate(_ON_PAPER)]
        wrong += [f"{path}: {one}" for one in view.laid_out()]
    assert not wrong, "\n".join(wrong)


_ON_PAPER = """() => {
  const out = [];
  for (const control of document.querySelectorAll("button, input, select, textarea, nav.pages"))
    if (control.checkVisibility({ visibilityProperty: true })) out.push(`printed: ${control.outerHTML.slice(0, 120)}`);
  const bright = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map(Number).reduce((a, b) => a + b) / 3;
  const paper = getComputedStyle(document.body).backgroundColor;
  if (bright(getComputedStyle(document.querySelector("h1")).color) > 128) out.push("light letters");
  if (!/, 0\\)$|transparent/.test(paper) && bright(paper) < 128) out.push(`dark paper ${paper}`);
  return out.slice(0, 5);
}"""
