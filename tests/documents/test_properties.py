"""What holds for every text, told by hypothesis."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from variorum.documents import TYPES, read_bytes, signs
from variorum.documents.lines import is_space
from variorum.errors import DocumentError
from variorum.model import Document

LINES = st.sampled_from(
    [
        "", " ", "History", "History:", "== Aims ==", "- item", "  - nested", "\u00a0 • bullet", "1. first", "(a) x", "aka X, Y",
        "aka – X", "Strength: 900", "goals – peace", "Page 3", "© 2024 X", "See also", "-----", "[7]", "It was founded.[1][2]",
        "The union was founded in August 1980 at the Lenin Shipyard in Gdansk in Poland", "and it grew", "\t• a:b", "a: b",
        "formed in 1980; has grown", "# Title", "•", "-", "x\x0by", "\ufeff", "*emphasis* here", "| a | b |", "> quoted",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\r\t"), max_size=200),
    st.lists(LINES, max_size=12).map("\n".join),
    st.lists(LINES, max_size=12).map("\r\n".join),
)


def read(data: bytes, media_type: str | None) -> Document | DocumentError:
    """The document in `data`, or the error that says why there is none."""
    try:
        return read_bytes(data, name="x", media_type=media_type)
    except DocumentError as error:
        return error


def check(document: Document) -> None:
    """Blocks are in order, do not overlap, and cover all but spaces and the signs of layout."""
    text = document.text
    spans = [span for block in document.blocks for span in (block.label, block.span) if span is not None]
    assert all(one.end <= two.start for one, two in itertools.pairwise(spans))
    assert all(span.start < span.end <= len(text) for span in spans)
    assert all(not is_space(text[i]) for span in spans for i in (span.start, span.end - 1))
    for block in document.blocks:
        assert all(block.start <= mark.start < mark.end <= block.end for mark in block.markers)
        assert block.lead_in is None or (block.kind == "item" and document.blocks.index(block) > block.lead_in)
        assert block.section is None or document.blocks[block.section].kind in ("heading", "furniture")
    between = [text[a.end : b.start] for a, b in itertools.pairwise(spans)]
    outside = "\n".join([text[: spans[0].start], *between, text[spans[-1].end :]])
    for line in outside.splitlines():
        kept = "".join(char for char in line if not is_space(char))
        # What is left is a bullet or a number, the marks of a heading, or what parts a label from its value.
        assert not kept or signs.bullet().match(kept + " ") or set(kept) <= set("=#:–—-"), repr(line)


@settings(deadline=None)
@given(TEXTS)
@example("- 1. x")
@example("aka X\n:")
@example("a: b: c\nd: e\nf: g")
@example("HISTORY: \ufeff0")
def test_plain_text_is_kept_and_covered(text: str) -> None:
    document = read(text.encode(), "text/plain")
    if isinstance(document, DocumentError):
        assert all(is_space(char) for char in text)
    else:
        assert document.text in (text, text.removeprefix("\ufeff"))
        check(document)


@settings(deadline=None)
@given(TEXTS, st.sampled_from(["text/markdown", "text/html"]))
def test_other_formats_are_covered(text: str, media_type: str) -> None:
    document = read(text.encode(), media_type)
    if isinstance(document, DocumentError):
        assert (bool(document.what), document.where) == (True, "x")
    else:
        check(document)


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from([None, *sorted(set(TYPES.values()))]))
def test_any_bytes_give_a_document_or_an_error(data: bytes, media_type: str | None) -> None:
    document = read(data, media_type)
    if isinstance(document, Document):
        check(document)


HTML = ["<p>", "</p>", "<ul>", "<li>", "</ul>", "<b>", "</b>", "<h2>", "</h2>", "<table>", "<tr>", "<td>", "<th>", "</table>",
        "<br>", "<dl>", "<dt>", "<dd>", "<pre>", "</pre>", "<script>", "</script>", "<nav>", "</nav>", "<!--", "-->", "&amp;",
        "&#0;", "<a href='javascript:x'>", "</a>", "word", "It was founded in 1971. ", "aka: X", "\n", "<", ">", "<main>"]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(HTML), max_size=40).map("".join))
def test_any_markup_gives_a_document_or_an_error(source: str) -> None:
    document = read(source.encode(), "text/html")
    if isinstance(document, Document):
        check(document)


@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown", "text/html"])
def test_same_bytes_give_the_same_document(media_type: str) -> None:
    data = b"# Oxfam\n\n- Founded in 1942\n\n<p>It grew.</p>\n"
    assert read(data, media_type) == read(data, media_type)
