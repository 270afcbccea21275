"""Real Chromium, from the system's packages, before a server on this machine.

Without a browser these tests are skipped; where $BROWSER_TESTS is "required", they fail instead. Pictures of pages go into
$BROWSER_TESTS_SHOTS, a temporary directory where that is not set, never into the repository.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.serving import Served, serving
from tests.browser.texts import TEXTS
from tests.browser.watching import Watched
from variorum.edition import Stages, build, own_stages

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome")

Open = Callable[..., Watched]
"""Opens a page in a context of its own: `(served, **options of the context) -> Watched`."""

_shots: list[Path] = []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests here are the browser's, and open sockets of this machine."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.loopback)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Says where the pictures are."""
    for folder in _shots:
        terminalreporter.write_line(f"Pictures of pages: {folder}")


def missing(what: str) -> None:
    """Skips, or fails where the browser is required."""
    if os.environ.get("BROWSER_TESTS") == "required":
        pytest.fail(f"{what}, and BROWSER_TESTS=required", pytrace=False)
    pytest.skip(f"{what}: what a browser makes of the pages is not seen")


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The browser's program. No test here may need more of the system than this."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        missing(f"no browser is installed (looked for {', '.join(NAMES)}; Debian: apt install chromium)")
    try:
        import playwright.sync_api  # noqa: F401  # asked for here, so that its absence skips
    except ImportError:
        missing("playwright is not installed (it is in requirements/dev.txt)")
    return Path(found or "")


@contextmanager
def launched(chromium: Path) -> Iterator[Browser]:
    """A browser of its own, for the thread that asks for it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        # Chromium's sandbox does not work for root, whom containers often have as their only user.
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        running = driver.chromium.launch(executable_path=chromium, chromium_sandbox=not root)
        yield running
        running.close()


@pytest.fixture(scope="package")
def browser(chromium: Path) -> Iterator[Browser]:
    """One browser for all tests; each has a context of its own in it."""
    with launched(chromium) as running:
        yield running


@pytest.fixture(scope="session")
def shots() -> Path:
    """Where pictures go."""
    given = os.environ.get("BROWSER_TESTS_SHOTS")
    folder = Path(given).resolve() if given else Path(tempfile.mkdtemp(prefix="variorum-pages-"))
    if folder.is_relative_to(ROOT):
        pytest.fail(f"BROWSER_TESTS_SHOTS={folder} is in the repository: name a directory outside", pytrace=False)
    folder.mkdir(parents=True, exist_ok=True)
    _shots.append(folder)
    return folder


@pytest.fixture(scope="session")
def stages() -> Stages:
    """The real stages, with one language model for all."""
    own = own_stages()
    return replace(own, load_model=cache(own.load_model))


@pytest.fixture(scope="session")
def built(chromium: Path, stages: Stages, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of the three small texts, as it was built. Nobody writes to it: take a copy."""
    folder = tmp_path_factory.mktemp("browser")
    (folder / "sources").mkdir()
    for name, text in TEXTS.items():
        (folder / "sources" / name).write_text(text, encoding="utf-8")
    build([folder / "sources"], folder / "greenpeace", stages=stages)
    return folder / "greenpeace"


@pytest.fixture
def served(built: Path, stages: Stages, tmp_path: Path) -> Iterator[Served]:
    """A server over a copy of the dossier, to be written to."""
    directory = tmp_path / built.name
    shutil.copytree(built, directory)
    with serving(directory, stages) as running:
        yield running


@pytest.fixture
def open_page(browser: Browser, shots: Path, request: pytest.FixtureRequest) -> Iterator[Open]:
    """Opens pages; in the end keeps a picture of each, and fails where something went wrong in one."""
    opened: list[Watched] = []
    with ExitStack() as closing:

        def open_(served: Served, **options: Any) -> Watched:
            context = browser.new_context(**options)
            closing.callback(context.close)
            context.set_default_timeout(15_000)
            opened.append(Watched(context.new_page(), served.address, shots))
            return opened[-1]

        yield open_
        for number, one in enumerate(opened):
            one.shot(f"{request.node.name}-{number}")
    faults = [fault for one in opened for fault in one.faults]
    assert not faults, "\n".join(faults)
