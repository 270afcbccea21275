"""Web pages: main text, metadata, hostile markup."""

from __future__ import annotations

import pytest

from tests.documents.outline import codes, outline
from variorum.documents import read_bytes
from variorum.errors import DocumentError
from variorum.model import Document, Metadata

LEAD = "Greenpeace is a campaigning network that was founded in Vancouver, Canada, in 1971 by Irving Stowe and others."
SHIP = "French agents sank its ship Rainbow Warrior in Auckland in July 1985 and killed the photographer on board."


def read(source: str | bytes) -> Document:
    """The document that a page is."""
    data = source.encode() if isinstance(source, str) else source
    return read_bytes(data, name="page.html", media_type="text/html")


def page(body: str, head: str = "") -> str:
    """A page with the usual things around `body`."""
    return (
        f"<!DOCTYPE html><html><head><title>Greenpeace | Example Press</title>{head}<script>var a = '<p>no</p>'</script>"
        "<style>p { color: red }</style></head><body onload='evil()'><header><a href='/'>Home page of the press</a></header>"
        "<nav><ul><li>News<li>About</ul></nav>"
        f"{body}<aside>Related stories</aside><footer>© 2022 Example Press</footer></body></html>"
    )


MAINS = {
    "main": f"<main><h1>Greenpeace</h1><p>{LEAD}</p><p>{SHIP}</p></main><div>Buy our book</div>",
    "article": f"<article><header><h1>Greenpeace</h1></header><p>{LEAD}</p><p>{SHIP}</p></article>",
    "an id": f"<h1>Greenpeace</h1><div id='mw-content-text'><p>{LEAD}</p><p>{SHIP}</p></div><p>Buy our book</p>",
    "most of the text": f"<div><h1>Greenpeace</h1><div><p>{LEAD}</p><p>{SHIP}</p></div></div><div><p>Buy it</p></div>",
    "a layout of tables": f"<table><tr><td>Menu</td><td><h1>Greenpeace</h1><p>{LEAD}</p><p>{SHIP}</p></td></tr></table>",
    "a page that is all form": f"<form><main><h1>Greenpeace</h1><p>{LEAD}</p><button>Send</button><p>{SHIP}</p></main></form>",
    "hidden parts": (
        f"<main><h1>Greenpeace</h1><p>{LEAD}</p><p style='display: none'>secret</p><div hidden>secret</div>"
        f"<div class='cookie-banner'>We use them</div><span class='mw-editsection'>[edit]</span><p>{SHIP}</p></main>"
    ),
}


@pytest.mark.parametrize("body", MAINS.values(), ids=MAINS)
def test_main_text(body: str) -> None:
    lines = outline(read(page(body)))
    assert [line for line in lines if line != "paragraph Menu"] == [
        "heading1 Greenpeace",
        f"paragraph {LEAD}",
        f"paragraph {SHIP}",
    ]


def test_what_is_left_out_is_told() -> None:
    issue = next(issue for issue in read(page(MAINS["main"])).issues if issue.code == "left-out")
    assert issue.severity == "note"
    assert "words" in issue.what


def test_blocks_of_every_kind() -> None:
    body = (
        "<main><h1>Greenpeace</h1><table class='infobox'><tr><th>Formed</th><td>1971</td></tr>"
        "<tr><th>Offices</th><td><ul><li>Amsterdam<li>Suva</ul></td></tr><tr><td>Founder:</td><td>Irving Stowe<br>others</td></tr></table>"
        f"<p>{LEAD}<sup class='reference'><a href='#n'>[1]</a></sup></p><h2>Campaigns</h2><p>They are about:</p>"
        "<ul><li>whales<ul><li>in <a href='javascript:x()'>Japan</a></li></ul></li><li>forests</li></ul>"
        "<dl><dt>Motto</dt><dd>Bear witness</dd></dl><table><tr><th>Year</th><th>Income</th><th>Staff</th></tr>"
        "<tr><td>2011</td><td>237</td><td>2,400</td></tr></table>"
        "<blockquote>A green and peaceful world.</blockquote><p>aka: Don’t Make a Wave Committee</p>"
        "<h2>References</h2><ol><li>Annual report, 2011</li></ol></main>"
    )
    document = read(page(body))
    assert outline(document) == [
        "heading1 Greenpeace",
        "field [Formed] 1971",
        "field [Offices] Amsterdam; Suva",
        "field [Founder] Irving Stowe; others",
        f"paragraph {LEAD}[1]",
        "heading2 Campaigns",
        "paragraph They are about:",
        "item whales",
        "item in Japan",
        "item forests",
        "field [Motto] Bear witness",
        "paragraph Year | Income | Staff",
        "paragraph 2011 | 237 | 2,400",
        "paragraph A green and peaceful world.",
        "field [aka] Don’t Make a Wave Committee",
        "furniture References",
        "furniture Annual report, 2011",
    ]
    assert [block.lead_in for block in document.blocks[7:10]] == [6, 7, 6]
    assert [mark.of(document.text) for mark in document.blocks[4].markers] == ["[1]"]


HEADS = {
    "nothing but a title": ("", Metadata(title="Greenpeace")),
    "open graph": (
        ("<meta property='og:title' content='What is Greenpeace?'><meta property='og:site_name' content='Example Press'>"
        "<meta property='article:published_time' content='2021-02-03T10:00:00Z'><meta name='author' content='A. Writer'>"
        "<link rel='canonical' href='https://example.org/greenpeace'><link rel='license' href='https://example.org/by'>"),
        Metadata(
            title="What is Greenpeace?",
            publisher="Example Press",
            author="A. Writer",
            published="2021-02-03",
            url="https://example.org/greenpeace",
            licence="https://example.org/by",
        ),
    ),
    "json-ld": (
        ("<script type='application/ld+json'>{\"@graph\": [{\"headline\": \"On Greenpeace\", \"datePublished\": \"2020-01\","
        " \"author\": [{\"name\": \"A\"}, {\"name\": \"B\"}], \"publisher\": {\"name\": \"Press\"}}]}</script>"),
        Metadata(title="On Greenpeace", author="A, B", publisher="Press", published="2020-01"),
    ),
    "broken json-ld": ("<script type='application/ld+json'>{\"headline\": </script>", Metadata(title="Greenpeace")),
    "a script for an address": ("<link rel='canonical' href='javascript:x()'>", Metadata(title="Greenpeace")),
}  # fmt: skip


@pytest.mark.parametrize(("head", "known"), HEADS.values(), ids=HEADS)
def test_metadata(head: str, known: Metadata) -> None:
    body = f"<main><h1>Greenpeace</h1><p>{LEAD}</p></main>"
    assert read(page(body, head)).metadata == known


def test_encoding_is_the_declared_one() -> None:
    source = page("<main><p>Cafés “in” Besançon – and elsewhere.</p></main>", "<meta charset='windows-1252'>")
    document = read(source.encode("cp1252"))
    assert "Cafés “in” Besançon – and elsewhere." in document.text
    assert document.encoding == "cp1252"


def test_a_page_made_by_a_script_is_an_error() -> None:
    with pytest.raises(DocumentError, match="script") as caught:
        read("<html><body><script>draw()</script></body></html>")
    assert "browser" in caught.value.hint


DEEP = {
    "tables": ("<table><tr><td>", "</td></tr></table>"),
    "bold": ("<b>", "</b>"),
    "lists": ("<ul><li>", "</li></ul>"),
    "headings": ("<h1>", "</h1>"),
}


@pytest.mark.parametrize(("start", "end"), DEEP.values(), ids=DEEP)
def test_deep_markup_loses_no_words(start: str, end: str) -> None:
    document = read(f"<html><body>{start * 10_000}deep words{end * 10_000}<p>after</p></body></html>")
    assert "deep words" in document.text
    assert "after" in document.text
    assert "deep-markup" in codes(document)


HOSTILE = {
    "a line of a megabyte": "<p>" + "word " * 200_000,
    "a word of a megabyte": "<p>" + "a" * 1_000_000,
    "attributes without number": "<p " + " ".join(f"a{i}=1" for i in range(50_000)) + ">word</p>",
    "an open attribute": "<p>word <a href='" + "x" * 1_000_000,
    "nothing but brackets": "word" + "<" * 300_000,
    "classes without number": "<p class='" + "nav- " * 100_000 + "'>word</p>",
    "a comment that never ends": "<p>word</p><!--" + "-" * 300_000,
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE)
def test_hostile_markup_is_read(source: str) -> None:
    assert read(source).text
