"""Documents that mean harm, in every page in a real browser on a narrow screen: nothing runs, the layout holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import Open
from tests.browser.serving import Served, serving
from tests.web.hostile import STAGES, addresses, hostile_dossier, routes

PAGES = [
    path for path in routes() if not path.endswith(".json") and "{form}" not in path and not path.endswith("all.zip")
]


@pytest.fixture(scope="module")
def hostile(chromium: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of the hostile dossier."""
    with serving(hostile_dossier(tmp_path_factory.mktemp("hostile")), STAGES) as running:
        yield running


@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_and_the_layout_holds(path: str, hostile: Served, open_page: Open) -> None:
    # A dialog, a request to elsewhere, an error of a script: `open_page` fails at the end where there was one.
    watched = open_page(hostile, viewport={"width": 390, "height": 844})
    for address in list(addresses(path, hostile.directory))[:3]:
        if "content-disposition" in watched.page.request.get(hostile.address + address).headers:
            continue  # a download: the browser shows nothing of it
        watched.go(address)
        assert watched.page.evaluate("document.body.checkVisibility()"), address
        assert not watched.page.locator("[hostile-mark], hostile-mark").count(), address
        wide = [fault for fault in watched.laid_out() if fault.startswith("too wide")]
        assert not wide, f"{address}: {wide}"
