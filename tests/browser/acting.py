"""What a reader does in the work place, with JavaScript or without."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.browser.serving import Served
from tests.browser.watching import Watched

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

_PLACE = """([home, words]) => {
  const walker = document.createTreeWalker(home, NodeFilter.SHOW_TEXT), nodes = [];
  let text = "";
  while (walker.nextNode()) { nodes.push([text.length, walker.currentNode]); text += walker.currentNode.data; }
  const start = text.indexOf(words), end = start + words.length;
  if (start < 0) return null;
  const spot = (offset) => { const [from, node] = nodes.filter(([from]) => from <= offset).at(-1); return [node, offset - from]; };
  const box = (offset) => {
    const range = document.createRange(), [node, at] = spot(offset);
    range.setStart(node, at); range.setEnd(node, at + 1);
    return range.getBoundingClientRect();
  };
  home.scrollIntoView({ block: "center" });
  const first = box(start), last = box(end - 1);
  return { from: [first.left + 0.5, first.top + first.height / 2], to: [last.right - 0.5, last.top + last.height / 2] };
}"""


@dataclass
class Reader:
    """A reader before a page. `js` tells whether his browser runs scripts."""

    view: Watched
    served: Served
    js: bool

    @property
    def page(self) -> Page:
        """The page."""
        return self.view.page

    def go(self, path: str) -> None:
        """Opens a page of the dossier."""
        self.view.go(self.served.dossier + path)

    def data(self, path: str) -> Any:
        """The JSON of a page of the dossier."""
        answer = self.page.context.request.get(self.served.address + self.served.dossier + path, max_retries=3)
        assert answer.ok, f"{answer.status} {path}"
        return answer.json()

    def claim(self, words: str, type_: str) -> dict[str, Any]:
        """The claim of this type whose quotation has the words."""
        found = [one for one in self.data(f"/claims.json?type={type_}")["claims"] if words in one["quote"]]
        assert len(found) == 1, found
        return dict(found[0])

    def signs(self, name: str) -> None:
        """Says who he is, at the foot of the page."""
        form = self.page.locator("form.signature")
        form.locator("[name=name]").fill(name)
        self.sends(form.locator("button"))

    def sends(self, button: Locator) -> int:
        """Sends the form of the button, and returns what the server answered to it when the page has changed."""
        with self.page.expect_response(lambda answer: answer.request.method == "POST") as answered:
            button.click()
        answered.value.finished()
        self.page.wait_for_load_state()
        if self.js:
            self.page.locator("[aria-busy=true]").wait_for(state="detached")
        return answered.value.status

    def gives(self, field: Locator, words: str) -> None:
        """Gives words of the text to a field: selects them with the mouse, or types them where no script would notice."""
        if not self.js:
            field.fill(words)
            return
        field.click()
        homes = self.page.locator("[data-passage]").filter(has_text=words)
        homes.first.scroll_into_view_if_needed()
        place = homes.first.evaluate("(home, words) => (" + _PLACE + ")([home, words])", words)
        assert place, f"{words!r} is not in the text"
        mouse = self.page.mouse
        mouse.move(*place["from"])
        mouse.down()
        mouse.move(*place["to"], steps=6)
        mouse.up()
        self.page.wait_for_function("([field, words]) => field.value === words", arg=[field.element_handle(), words])

    def rests(self) -> None:
        """Waits until the worker has carried everything out."""
        until = time.monotonic() + 60
        while self.data("/work.json")["busy"]:
            assert time.monotonic() < until, "the work does not end"
            self.page.wait_for_timeout(100)
