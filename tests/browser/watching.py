"""A page in a browser, and what may be wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Dialog, Page, Request, Response

BUDGET = 300_000
"""Bytes of a page with its styles and scripts, before data. Source: issue of the work place, after Lighthouse's budgets."""

_OVERLAPS = """() => {
  const seen = [];
  const clipped = (rect, element) => {
    for (let up = element; up && up !== document.documentElement; up = up.parentElement) {
      const style = getComputedStyle(up);
      // What is fixed or laid over the page covers it on purpose; what is clipped away is not seen.
      if (["absolute", "fixed", "sticky"].includes(style.position) || style.visibility === "hidden") return true;
      if (up !== element && style.overflow !== "visible") {
        const box = up.getBoundingClientRect();
        if (rect.right > box.right + 1 || rect.left < box.left - 1 || rect.bottom > box.bottom + 1) return true;
      }
    }
    return false;
  };
  for (const element of document.querySelectorAll("a[href], button, input, select, textarea, summary")) {
    if (element.closest("svg") || !element.checkVisibility({ visibilityProperty: true })) continue; // closed details have boxes too
    for (const rect of element.getClientRects())
      if (rect.width > 1 && rect.height > 1 && !clipped(rect, element)) seen.push({ element, rect });
  }
  const out = [];
  for (let i = 0; i < seen.length; i++) for (let j = i + 1; j < seen.length; j++) {
    const a = seen[i], b = seen[j];
    if (a.element === b.element || a.element.contains(b.element) || b.element.contains(a.element)) continue;
    const wide = Math.min(a.rect.right, b.rect.right) - Math.max(a.rect.left, b.rect.left);
    const high = Math.min(a.rect.bottom, b.rect.bottom) - Math.max(a.rect.top, b.rect.top);
    // Lines of text stand closer than their boxes: a third of the lower one may be shared.
    if (wide > 2 && high > Math.min(a.rect.height, b.rect.height) / 3)
      out.push(`${a.element.outerHTML.slice(0, 120)} and ${b.element.outerHTML.slice(0, 120)}`);
  }
  return out.slice(0, 5);
}"""

_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const inner = (e) => { for (let up = e.parentElement; up; up = up.parentElement)
    if (up !== document.body && up !== document.documentElement && getComputedStyle(up).overflowX !== "visible") return true;
    return false; };
  const found = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > width + 1 && !inner(e));
  return [`${document.documentElement.scrollWidth} px of ${width}`, ...found.slice(-3).map((e) => e.outerHTML.slice(0, 160))];
}"""


@dataclass
class Watched:
    """A page of the server at `address`, with what went wrong in it so far. `shots` is where its pictures go."""

    page: Page
    address: str
    shots: Path
    faults: list[str] = field(default_factory=list)
    answers: list[Response] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("dialog", self._dialog)
        self.page.on("request", self._request)
        self.page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        # A refusal (404, 409, 422) is told there too; the tests look at what the page says of it.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.faults.append(f"console: {message.text}")

    def _dialog(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.address + "/", "data:", "blob:")):
            self.faults.append(f"asked elsewhere: {request.url}")

    def _response(self, response: Response) -> None:
        self.answers.append(response)
        if response.status >= 500:
            self.faults.append(f"{response.status}: {response.url}")

    def go(self, path: str) -> Watched:
        """Opens the page at `path`."""
        self.answers.clear()
        self.page.goto(self.address + path)
        return self

    def shot(self, name: str) -> None:
        """Keeps a picture of the whole page."""
        file = re.sub(r"[^a-zA-Z0-9.]+", "-", name.replace(self.address, "")).strip("-")[:120]
        self.page.screenshot(path=self.shots / f"{file}.png", full_page=True)

    def weight(self) -> dict[str, int]:
        """The bytes that were sent for the page, by kind (document, stylesheet, script, ...); streams have none."""
        sizes: dict[str, int] = {}
        for answer in self.answers:
            kind = answer.request.resource_type
            if kind != "eventsource" and answer.ok:
                sizes[kind] = sizes.get(kind, 0) + answer.request.sizes()["responseBodySize"]
        return sizes

    def laid_out(self) -> list[str]:
        """What is wrong with the layout at the page's width: what stands out of it, links and controls that overlap."""
        wide = [f"too wide: {one}" for one in self.page.evaluate(_WIDE)]
        return wide + [f"overlap: {one}" for one in self.page.evaluate(_OVERLAPS)]
