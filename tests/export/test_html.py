"""The page: self-contained, escaped, complete, linked, the same for the same dossier."""

from __future__ import annotations

import base64
import hashlib
import json
import random
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest

from tests.dossier.samples import CLAIMS, FIRST, SUBJECT, A, B, claim, document, dossier, filler
from variorum.dossier import compile_dossier
from variorum.errors import ExportError
from variorum.export.html import library, render
from variorum.export.html.drawing import drawings
from variorum.export.html.safe import data, one_line, visible, web_address
from variorum.model import Entity, Filler, Issue, Metadata

VOID = {"meta", "input", "br", "hr", "link", "img"}


class Page(HTMLParser):
    """A page taken apart: elements with attributes, the text of each element by id, scripts, balance of tags."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.code: list[tuple[str, str]] = []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("script", "style"):
            self.code.append((self.open[-1], data))
        else:
            self.words.append(data)

    def attribute(self, name: str) -> list[str]:
        """All values of an attribute, in order."""
        return [attrs[name] or "" for _, attrs in self.elements if name in attrs]


TEXT = render(dossier())
PAGE = Page(TEXT)


def test_same_dossier_same_bytes() -> None:
    shuffled = list(CLAIMS)
    random.Random(5).shuffle(shuffled)
    assert render(dossier(shuffled)) == TEXT


@pytest.mark.parametrize("seed", ["1", "2"])
def test_bytes_do_not_hang_on_the_order_of_sets(seed: str) -> None:
    code = "from tests.export.test_html import TEXT; import sys; sys.stdout.buffer.write(TEXT.encode())"
    root = Path(__file__).parent.parent.parent
    environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
    made = subprocess.run([sys.executable, "-c", code], env=environment, cwd=root, capture_output=True, check=True)
    assert made.stdout.decode() == TEXT


def test_nothing_is_loaded_from_outside() -> None:
    for tag, attrs in PAGE.elements:
        assert tag not in {"link", "img", "iframe", "object", "embed", "base", "audio", "video"}
        assert "src" not in attrs
        assert "srcset" not in attrs
        href = attrs.get("href")
        if href and not href.startswith("#"):
            assert tag == "a"
            assert set((attrs.get("rel") or "").split()) >= {"noopener", "noreferrer"}
    styles = "".join(code for kind, code in PAGE.code if kind == "style")
    assert "url(" not in styles
    assert "@import" not in styles


def test_policy_allows_only_the_code_of_the_page() -> None:
    (policy,) = [a["content"] for t, a in PAGE.elements if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    codes = re.findall(r"<(style|script)>(.*?)</\1>", TEXT, re.DOTALL)
    assert [kind for kind, _ in codes] == ["style", "script", "script"]
    for _, code in codes:
        digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    for _, attrs in PAGE.elements:
        assert "style" not in attrs
        assert not [name for name in attrs if name.startswith("on")]


def test_own_scripts_write_text_not_markup() -> None:
    for script in (files("variorum.export.html") / "static").iterdir():
        if script.name.endswith(".js"):
            assert not re.search(
                r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|\.html\(|fetch\(", script.read_text()
            )


@pytest.mark.skipif(shutil.which("node") is None, reason="no Node.js to read the scripts with")
def test_scripts_are_javascript(tmp_path: Path) -> None:
    for number, code in enumerate(re.findall(r"<script>(.*?)</script>", TEXT, re.DOTALL)):
        script = tmp_path / f"{number}.js"
        script.write_text(code, encoding="utf-8")
        subprocess.run([str(shutil.which("node")), "--check", str(script)], check=True)


def test_every_claim_is_shown_once_with_its_parts() -> None:
    ids = PAGE.attribute("id")
    assert len(ids) == len(set(ids))
    words = "".join(PAGE.words)
    for entry in dossier().entries:
        assert entry.id in ids
        assert f"w-{entry.id}" in ids
        assert entry.claim.quote in words
        assert entry.before in words
        assert entry.sentence in words
        if entry.claim.time:
            assert entry.claim.time.edtf in words
            assert entry.when_words in words
        if entry.claim.attribution:
            assert entry.claim.attribution.text in words


def test_every_link_of_the_page_leads_somewhere() -> None:
    ids = set(PAGE.attribute("id"))
    for href in PAGE.attribute("href"):
        if href.startswith("#"):
            assert href[1:] in ids, href
    for name in ("aria-labelledby", "for"):
        assert set(PAGE.attribute(name)) <= ids


def test_the_whole_text_of_each_source_is_there_with_marks() -> None:
    words = "".join(PAGE.words)
    for sentence in FIRST.split("\n"):
        assert sentence in words
    marks = [attrs for tag, attrs in PAGE.elements if tag == "mark" and "data-c" in attrs]
    assert len(marks) >= len(CLAIMS)
    assert any("u" in (attrs.get("class") or "").split() for attrs in marks)


def test_an_undated_source_is_marked_and_issues_are_told() -> None:
    words = "".join(PAGE.words)
    assert words.count("undated") >= 2
    assert "the document has no date of its own" in words
    assert "12 claims" not in words
    assert "2 documents · 11 claims · 1 statement not typed · 83% of sentences typed" in words


HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&\u202e\u2066evil\x00\x1b"


def test_hostile_text_stays_text() -> None:
    source = document("<b>.txt", f"{HOSTILE} was founded. {HOSTILE}", Metadata(
        title=HOSTILE, publisher=HOSTILE, author=HOSTILE, published=HOSTILE, retrieved=HOSTILE,
        url="javascript:alert(3)", licence=HOSTILE,
    ))  # fmt: skip
    subject = Entity("ent_x", "organization", HOSTILE, (HOSTILE, "x" + HOSTILE))
    other = Entity("ent_y", "person", HOSTILE + "y", (HOSTILE + "y",))
    us, them = Filler(HOSTILE, entity="ent_x"), Filler(HOSTILE, entity="ent_y")
    claims = [
        claim(source, "alias", HOSTILE, {"subject": [us], "name": [Filler(HOSTILE)]}, edtf=HOSTILE),
        claim(source, "position", HOSTILE, {"person": [them], "organization": [us], "title": [Filler(HOSTILE)]}, who=HOSTILE),
        claim(source, "event", HOSTILE, {"kind": [Filler(HOSTILE)], "agent": [us]}, edtf="1999", status="alleged"),
        claim(source, "strength", HOSTILE, {"subject": [us], "count": [Filler("1", min=1)], "unit": [Filler(HOSTILE)]}, edtf="1999"),
        claim(source, "supports", HOSTILE, {"supporter": [them], "recipient": [us]}),
        claim(source, "statement", HOSTILE, {"predicate": [Filler(HOSTILE)]}),
    ]  # fmt: skip
    issues = [Issue("x", HOSTILE, HOSTILE, HOSTILE)]
    page = Page(text := render(compile_dossier(subject, claims, [source], [other], issues)))
    tags = [tag for tag, _ in page.elements]
    assert "img" not in tags
    assert tags.count("script") == 3
    assert not [href for href in page.attribute("href") if href.startswith("javascript")]
    assert "\x00" not in text
    assert "\x1b" not in text
    assert "\u202e" not in re.findall(r"<title>(.*?)</title>", text)[0]
    (packed,) = re.findall(r'<script type="application/json" id="drawings">(.*?)</script>', text, re.DOTALL)
    assert "<" not in packed
    assert json.loads(packed)["network"]["nodes"][0]["name"] == HOSTILE


def test_what_others_are_said_to_say_is_no_claim_of_the_source_in_any_picture() -> None:
    us, them = (
        Entity("ent_x", "organization", "Oxfam", ("Oxfam",)),
        Entity("ent_y", "organization", "Shell", ("Shell",)),
    )
    fill = {"subject": [Filler("it", entity="ent_x")], "opponent": [Filler("it", entity="ent_y")]}
    counted = {"subject": [Filler("it", entity="ent_x")], "count": [Filler("ten", min=10, max=10)]}
    claims = [
        claim(A, "opposes", FIRST, fill, edtf="1999", who="critics"),
        claim(A, "strength", FIRST, counted, edtf="1999", who="critics"),
    ]
    drawn = drawings(compile_dossier(us, claims, [A], [them]))
    (mark,) = [mark for lane in drawn["timeline"] for mark in lane["marks"]]
    assert (mark["label"], mark["sure"]) == ("said by critics: Oxfam opposes Shell", False)
    assert drawn["network"]["links"][0]["voice"] == "said by critics"
    assert drawn["strength"][0]["label"] == "said by critics: 10"
    both = drawings(compile_dossier(us, [*claims, claim(A, "opposes", FIRST, fill)], [A], [them]))
    assert both["network"]["links"][0]["voice"] == ""


def test_words_that_turn_around_are_isolated() -> None:
    """Wherever a direction control stands, an element that isolates its content is open, or it is in no text."""
    turned = "Amnesty \u202eInternational"
    source = document("x.txt", f"{turned} ended.", Metadata(publisher=turned))
    us = Filler(turned, entity="ent_x")
    made = compile_dossier(
        Entity("ent_x", "organization", turned, (turned,)),
        [claim(source, "dissolved", turned, {"subject": [us]})],
        [source],
    )

    class Isolation(HTMLParser):
        stack: list[str] = []  # noqa: RUF012 - one parser, one run

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag not in VOID:
                self.stack.append("isolating" if tag == "bdi" or dict(attrs).get("dir") else tag)

        def handle_endtag(self, tag: str) -> None:
            self.stack.pop()

        def handle_data(self, data: str) -> None:
            if "\u202e" in data and self.stack[-1] != "script":
                assert "isolating" in self.stack, data

    Isolation().feed(render(made))


def test_only_web_addresses_become_links() -> None:
    assert "https://example.org/notes" in PAGE.attribute("href")
    assert web_address("HTTPS://example.org") == "HTTPS://example.org"
    assert web_address("ftp://example.org/a") is None
    assert web_address("javascript:alert(1)") is None
    assert web_address(None) is None


def test_text_made_safe() -> None:
    assert visible("a\x00b\x7f\ud800\n") == "a\u2400b\u2421\ufffd\n"
    assert one_line(" a\u202eb\n c ") == "ab c"
    assert json.loads(data({"x": "</script>&\u2028"})) == {"x": "</script>&\u2028"}
    assert "<" not in data("</script>")


def test_an_empty_dossier_is_a_page() -> None:
    page = Page(render(dossier([], [])))
    assert "0 documents" in "".join(page.words)


def test_without_pictures_there_are_no_empty_pictures() -> None:
    alone = claim(
        A, "kind", "a human rights movement", {"subject": [filler("It", entity=SUBJECT)], "kind": [Filler("body")]}
    )
    ids = Page(render(dossier([alone]))).attribute("id")
    assert not {"timeline", "network", "strength-figure", "events"} & set(ids)


def test_no_time_stated_tells_the_date_of_the_source() -> None:
    words = re.sub(r"\s+", " ", "".join(PAGE.words))
    assert "no time stated; source of 2022" in words
    assert "no time stated; source undated" in words


def test_an_unknown_library_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    library.d3_source.cache_clear()
    monkeypatch.setattr(library, "_DIGEST", "0" * 64)
    with pytest.raises(ExportError, match="not the known one"):
        library.d3_source()
    monkeypatch.setattr(library, "PACKAGE", "no-such-package-of-pictures")
    with pytest.raises(ExportError, match="is missing"):
        library.d3_source()
    monkeypatch.undo()
    library.d3_source.cache_clear()
    assert "d3js.org" in library.d3_source()


def test_sources_without_claims_are_still_shown() -> None:
    page = Page(render(dossier([], [A, B])))
    assert FIRST.split("\n")[0] in "".join(page.words)
