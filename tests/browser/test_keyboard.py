"""What a mouse reaches, keys reach too. What the keys of the queue do is tested in `test_keys`."""

from __future__ import annotations

import pytest

from tests.browser.acting import Reader
from tests.browser.conftest import Open
from tests.browser.serving import Served


@pytest.mark.parametrize("path", ["/queue", "/entities", "/claims"])
def test_everything_that_a_mouse_reaches_has_a_visible_focus(served: Served, open_page: Open, path: str) -> None:
    reader = Reader(open_page(served, viewport={"width": 1440, "height": 900}), served, True)
    reader.go(path)
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
