"""Review by keyboard alone: no mouse, from the first key to the last."""

from __future__ import annotations

import pytest

from tests.browser.acting import Reader
from tests.browser.conftest import Open
from tests.browser.serving import Served
from variorum.store import open_store


@pytest.fixture
def reader(served: Served, open_page: Open) -> Reader:
    """A reader who has said who he is, before the queue."""
    made = Reader(open_page(served, viewport={"width": 1440, "height": 900}), served, True)
    made.go("/queue")
    made.signs("Grace Hopper")
    made.go("/queue")
    return made


def title(reader: Reader) -> str:
    """The claim that the queue shows, in words."""
    return reader.page.locator("#claim-title").inner_text()


def presses(reader: Reader, *keys: str) -> None:
    """Presses keys that lead to another claim, and waits until it is there."""
    before = title(reader)
    for key in keys:
        reader.page.keyboard.press(key)
    reader.page.wait_for_function(
        "(before) => !document.querySelector('[aria-busy=true]') && document.querySelector('#claim-title')?.innerText !== before",
        arg=before,
    )


def test_the_queue_is_worked_through_by_keys(reader: Reader, served: Served) -> None:
    page, keyboard = reader.page, reader.page.keyboard
    keyboard.press("?")
    page.locator("dialog[open]").wait_for()
    assert "take the last decision back" in page.locator("dialog").inner_text()
    reader.view.shot("keyboard-help")
    keyboard.press("Escape")
    page.locator("dialog[open]").wait_for(state="detached")
    first = title(reader)
    presses(reader, "j")
    second = title(reader)
    presses(reader, "k")
    assert title(reader) == first
    presses(reader, "a")  # accepted: it no longer waits, and the second has its place
    assert title(reader) == second
    page.locator("form.undo").wait_for()
    presses(reader, "u")
    assert title(reader) == first
    keyboard.press("r")
    assert page.evaluate("document.activeElement.name") == "reason"
    keyboard.type("jargon, not a claim")  # letters that are keys elsewhere are letters here
    presses(reader, "Enter")
    assert title(reader) == second
    with open_store(served.directory) as store:
        rows = store.decisions()
    told = [(row.decision.act, row.takes_back, row.decision.reason, row.standing) for row in rows]
    assert told == [
        ("accept", None, "", False),
        ("accept", 1, "", False),
        ("reject", None, "jargon, not a claim", True),
    ]
    assert {row.decision.author for row in rows} == {"Grace Hopper"}


def test_keys_lead_to_the_correction_and_back_and_never_act_while_somebody_writes(
    reader: Reader, served: Served
) -> None:
    page, keyboard = reader.page, reader.page.keyboard
    keyboard.press("c")
    page.wait_for_url("**/claim/**")
    assert "#correct" in page.url
    field = page.locator("form.sheet [name=reason]")
    if not field.is_visible():
        page.locator("#correct summary").focus()
        keyboard.press("Enter")
    field.focus()
    keyboard.type("a r u j k ?")
    assert field.input_value() == "a r u j k ?"
    assert page.locator("dialog[open]").count() == 0
    with open_store(served.directory) as store:
        assert store.decisions() == ()


def test_everything_that_a_mouse_reaches_in_the_queue_has_a_visible_focus(reader: Reader) -> None:
    page = reader.page
    wanted = page.evaluate(_CONTROLS)
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    reached, unmarked = set(), []
    for _ in range(wanted + 5):
        page.keyboard.press("Tab")
        told = page.evaluate(_FOCUSED)
        if told is None:
            break
        reached.add(told["number"])
        if not told["marked"]:
            unmarked.append(told["html"])
    assert len(reached) >= wanted > 20
    assert not unmarked, "\n".join(unmarked)


_CONTROLS = """() => {
  const found = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.tabIndex >= 0 && !one.disabled);
  found.forEach((one, number) => { one.dataset.number = number; });
  return found.length;
}"""

_FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body || one.dataset.number === undefined) return one && one !== document.body
    ? { number: -1, marked: true, html: "" } : null;
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== "none";
  return { number: one.dataset.number, marked: ring && box.width > 0 && box.bottom > 0 && box.top < innerHeight,
           html: one.outerHTML.slice(0, 120) };
}"""
