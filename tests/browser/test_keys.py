"""The queue by keyboard: keys do what buttons do, never while a field has the cursor, and help tells them."""

from __future__ import annotations

import pytest

from tests.browser.acting import Reader
from tests.browser.conftest import Open
from tests.browser.serving import Served


@pytest.fixture
def reader(served: Served, open_page: Open) -> Reader:
    """A reader before the queue, by name."""
    one = Reader(open_page(served, viewport={"width": 1440, "height": 900}), served, True)
    one.go("")
    one.signs("Ada Lovelace")
    one.go("/queue")
    return one


def at(reader: Reader) -> tuple[int, int]:
    """Which claim is shown, and how many wait."""
    one, all_ = reader.page.locator(".progress b").all_inner_texts()
    return int(one), int(all_)


def press(reader: Reader, key: str, *, where: tuple[int, int]) -> None:
    """Presses the key and waits until the page shows that claim."""
    reader.page.keyboard.press(key)
    reader.page.wait_for_function(
        "(wanted) => JSON.stringify([...document.querySelectorAll('.progress b')].map((b) => Number(b.textContent)))"
        " === JSON.stringify(wanted)",
        arg=list(where),
    )


def test_the_queue_is_gone_through_by_keys(reader: Reader) -> None:
    _, all_ = at(reader)
    assert all_ > 3
    press(reader, "j", where=(2, all_))
    press(reader, "ArrowLeft", where=(1, all_))
    press(reader, "a", where=(1, all_ - 1))
    assert "You accepted it" in reader.page.locator("main").inner_text()
    assert reader.page.evaluate("document.activeElement.id") == "claim-title"
    press(reader, "u", where=(1, all_))
    reader.page.keyboard.press("r")
    reader.page.keyboard.type("a juke? No.")  # letters that are keys elsewhere
    assert at(reader) == (1, all_)
    press(reader, "Enter", where=(1, all_ - 1))
    assert reader.data("/ledger.json")["rows"][0]["reason"] == "a juke? No."
    reader.page.keyboard.press("c")
    reader.page.wait_for_url("**/claim/**")
    assert reader.page.locator("#correct details").get_attribute("open") is not None


def test_help_tells_the_keys_and_takes_them(reader: Reader) -> None:
    before = at(reader)
    reader.page.keyboard.press("?")
    assert reader.page.locator("#help").is_visible()
    reader.page.keyboard.press("a")
    reader.page.keyboard.press("Escape")
    assert not reader.page.locator("#help").is_visible()
    assert at(reader) == before
    assert reader.data("/ledger.json")["total"] == 0


def test_keys_with_a_modifier_are_the_browsers(reader: Reader) -> None:
    before = at(reader)
    for key in ("Control+a", "Alt+j", "Meta+k"):
        reader.page.keyboard.press(key)
    reader.page.wait_for_timeout(300)
    assert at(reader) == before
