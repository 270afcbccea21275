"""Reviewers in a browser that has no JavaScript: small dossiers, forms that are read from their pages and sent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any

from lxml import html
from starlette.testclient import TestClient

from tests.stage_fakes import FAKES
from variorum.edition import build
from variorum.web import Site, create_app

TEXTS = {
    "a.txt": "Greenpeace was founded in 1971. Greenpeace is based in Amsterdam. Greenpeace moved twice.\n",
    "b.txt": "A reprint follows. Greenpeace was  founded in 1971. Nothing else is known.\n",
    "c.txt": "Oxfam was founded in 1942.\n",
}


def dossier(tmp_path: Path, texts: Mapping[str, str] = TEXTS) -> Path:
    """The directory of a dossier of the texts, read by the small stages."""
    (tmp_path / "sources").mkdir()
    for name, text in texts.items():
        (tmp_path / "sources" / name).write_text(text, newline="")
    build([tmp_path / "sources"], tmp_path / "out", stages=FAKES)
    return tmp_path / "out"


class Reviewer:
    """A person at a browser of his own."""

    def __init__(self, app: Any, name: str) -> None:
        self.client = TestClient(app, base_url="http://localhost")
        page = self.client.get("/")
        token = re.search(r'name="token" value="([0-9a-f]+)"', page.text)
        assert token is not None
        self.token = token[1]
        if name:
            self.client.post("/author", data={"name": name, "token": self.token})

    def get(self, path: str, status: int = 200) -> Any:
        """The page at the path, parsed."""
        answer = self.client.get(path)
        assert answer.status_code == status, answer.text[:2000]
        return html.fromstring(answer.text)

    def json(self, path: str) -> Any:
        """The twin at the path."""
        answer = self.client.get(path)
        assert answer.status_code == 200, answer.text[:500]
        return answer.json()

    def post(self, path: str, fields: Mapping[str, Any], status: int = 303) -> Any:
        """Sends the fields with the token; the answer, without following it."""
        answer = self.client.post(path, data={"token": self.token, **fields}, follow_redirects=False)
        assert answer.status_code == status, (answer.status_code, text_of(answer.text))
        return answer

    def send(self, page: Any, button: str, changes: Mapping[str, Any] | None = None, status: int = 303) -> Any:
        """Sends the page's form that has the button with these words, with its fields as they stand but for `changes`."""
        for form in page.forms:
            for one in form.xpath(".//button"):
                if " ".join(one.text_content().split()).startswith(button):
                    fields: dict[str, list[str]] = {}
                    for name, value in form.form_values():
                        fields.setdefault(name, []).append(value)
                    if one.get("name"):
                        fields[one.get("name")] = [one.get("value")]
                    for name, value in (changes or {}).items():
                        fields[name] = value if isinstance(value, list) else [value]
                    method, action = form.method.lower(), form.get("action")
                    if method == "get":
                        answer = self.client.get(action.partition("#")[0], params=fields)
                    else:
                        answer = self.client.post(action, data=fields, follow_redirects=False)
                    assert answer.status_code == status, (answer.status_code, text_of(answer.text))
                    return answer
        raise AssertionError(f"no form has a button {button!r}")


def text_of(page: str) -> str:
    """The words of a page."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page)).split())


def reviewers(place: Path, *names: str) -> list[Reviewer]:
    """Persons at one server of the dossier."""
    app = create_app(Site.of([place]))
    return [Reviewer(app, name) for name in names]
