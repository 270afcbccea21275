"""Documents that mean harm, in every page that there is: nothing of them becomes an element, an attribute or an address."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web.hostile import BIDI, CLOSING, CONTROLS, MARK, MARKUP, addresses, hostile_dossier, questions, routes
from tests.web.reading import client

MOST = 700_000
"""Characters of a page: a line of a megabyte is shown in part."""

_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_VOID = {"meta", "link", "input", "img", "br", "hr", "wbr", "rect", "line", "path", "circle"}
_RUNS = re.compile(r"\s*(?:javascript|data|vbscript|file):", re.IGNORECASE)
_ISOLATE = {"bdi", "textarea", "output"}


class Seen(HTMLParser):
    """What a browser would make of a page, as far as it may do harm; `faults` says what does."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element: nobody made it but the templates."""
        given = dict(attrs)
        if MARK in tag or any(MARK in name for name in given):
            self.faults.append(f"an element of the document: <{tag} {given}>")
        if tag in ("iframe", "object", "embed", "base", "style") or (tag == "script" and not _own(given.get("src"))):
            self.faults.append(f"<{tag} {given}>")
        for name, value in given.items():
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.faults.append(f"{tag} {name}={value}")
            if name in ("href", "src", "action", "formaction", "xlink:href") and not _own(value):
                self.faults.append(f"{tag} {name}={value}")
            if name not in ("value",) and value and _TURNS.search(value):
                self.faults.append(f"direction is turned in {tag} {name}")
        if tag not in _VOID:
            self._open.append((tag, tag in _ISOLATE or "dir" in given))

    def handle_endtag(self, tag: str) -> None:
        """The end of an element."""
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Text: what turns its direction stands in an element that ends the turn."""
        if _TURNS.search(data) and not any(isolates for _, isolates in self._open):
            self.faults.append(f"direction is turned outside an isolating element: {data[:60]!r} in {self._open[-3:]}")


def _own(address: str | None) -> bool:
    """Whether the address is of this server, or is the empty icon by which no icon is asked for."""
    return address == "data:," or (
        address is not None and not _RUNS.match(address) and re.match(r"(?:/(?!/)|[?#]|$)", address) is not None
    )


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile dossier."""
    return hostile_dossier(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def reader(place: Path) -> TestClient:
    """A client of it."""
    return client(place)


@pytest.mark.parametrize("path", routes())
def test_nothing_of_a_document_becomes_markup(path: str, place: Path, reader: TestClient) -> None:
    for address in addresses(path, place):
        answer = reader.get(address)
        assert answer.status_code < 500, address
        if not answer.headers["content-type"].startswith("text/html") or "attachment" in answer.headers.get(
            "content-disposition", ""
        ):
            continue
        assert len(answer.text) < MOST, f"{address} has {len(answer.text)} characters"
        hidden = re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", answer.text)
        assert not hidden, f"{address}: {answer.text[hidden.start() - 80 : hidden.start() + 20]!r}"
        assert "1337" not in answer.text, f"{address} evaluated a template of the document"
        seen = Seen()
        seen.feed(answer.text)
        assert not seen.faults, f"{address}: {seen.faults[:5]}"


@pytest.mark.parametrize("path", [path for path in routes() if questions(path) and not path.endswith(".json")])
def test_nothing_of_a_question_becomes_markup(path: str, place: Path, reader: TestClient) -> None:
    address = next(addresses(path, place))
    for name in questions(path):
        answer = reader.get(address, params={name: f"{MARKUP}{CLOSING}{BIDI}{CONTROLS}"})
        assert answer.status_code < 500, (address, name)
        if answer.headers["content-type"].startswith("text/html"):
            seen = Seen()
            seen.feed(answer.text)
            assert not seen.faults, f"{address}?{name}: {seen.faults[:5]}"


def test_the_parser_of_these_tests_sees_what_does_harm() -> None:
    for bad in (
        MARKUP,
        CLOSING,
        BIDI,
        '<a href="//elsewhere.example/">',
        '<p style="x">',
        '<form action="https://a.b/">',
    ):
        seen = Seen()
        seen.feed(bad)
        assert seen.faults, bad
