"""Web pages: the main text without navigation, and what the page says about itself.

Where a page marks its main text, that is taken; else the smallest element that holds most of the
running text. What is left out is counted and told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from variorum.documents import signs
from variorum.documents.composing import Piece, compose
from variorum.documents.decoding import decode
from variorum.documents.draft import Reading
from variorum.documents.markup import Skip, is_furniture, is_unseen, parse, pieces_of
from variorum.documents.webmeta import page_metadata
from variorum.errors import DocumentError
from variorum.model import Issue

# How far into a page its encoding is declared. Source: HTML Living Standard, section 4.2.5.5 (1024 bytes).
_HEAD = 4096
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,400}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE
)
# A paragraph or item of so many characters is running text; menus have shorter ones.
_RUNNING = 80
# An element that a page marks as its main text is believed if it holds this share of the running text;
# an unmarked one is chosen if it does so. Chosen by trial.
_MARKED_SHARE, _CHOSEN_SHARE = 0.5, 0.8


def read_webpage(data: bytes, name: str) -> Reading:
    """The reading of an HTML file.

    Raises: DocumentError where it has no text, or none that can be found.
    """
    charset = _CHARSET.search(data[:_HEAD])
    decoded = decode(data, name=name, declared=charset[1].decode("ascii") if charset else None)
    root, flattened = parse(decoded.text)
    if root is None:
        raise DocumentError(
            "the page has no text", where=name, hint="Save the page from a browser after it has loaded."
        )
    main, skip = _main(root)
    text, drafts = compose(_titled(root, main, pieces_of(main, skip)))
    if not drafts:
        main, skip = root, is_unseen
        text, drafts = compose(pieces_of(root, skip))
    if not drafts:
        raise DocumentError(
            "the page has no text of its own; it may be filled in by a script",
            where=name,
            hint="Save the page from a browser after it has loaded.",
        )
    issues = [*decoded.issues, *_left_out(root, text, name)]
    if flattened:
        what = "the page's markup is nested too deeply; it was read without tables and lists"
        issues.append(Issue("deep-markup", what, name, "Check the text of this document."))
    return Reading(text, drafts, page_metadata(root), decoded.encoding, tuple(issues))


def _main(root: etree._Element) -> tuple[etree._Element, Skip]:
    """The element that holds the main text, and what to leave out below it."""
    body = root.find("body")
    body = root if body is None else body
    weights = _weights(body)
    total = weights[body]
    for element in _marked(body):
        if weights[element] >= _MARKED_SHARE * total and (total or _length(element) > 0):
            return element, is_furniture
    chosen = body
    if total:
        while True:
            heavier = [child for child in chosen if weights[child] >= _CHOSEN_SHARE * total]
            if not heavier:
                break
            chosen = heavier[0]
    if chosen is body:
        return body, _is_page_furniture
    # A heading beside the chosen element belongs to it.
    parent = chosen.getparent()
    beside = parent is not None and any(child.tag in ("h1", "h2") for child in parent)
    return (parent if beside and parent is not None else chosen), _is_page_furniture


def _marked(body: etree._Element) -> Iterator[etree._Element]:
    """The elements that a page marks as its main text, the surest first."""
    named: dict[str, list[etree._Element]] = {}
    landmarks: list[etree._Element] = []
    articles: list[etree._Element] = []
    wanted = signs.main_elements()
    for element in body.iter(etree.Element):
        for name in f"{element.get('id') or ''} {element.get('class') or ''}".split()[:20]:
            if name in wanted:
                named.setdefault(name, []).append(element)
        if element.tag == "main" or element.get("role") == "main":
            landmarks.append(element)
        elif element.tag == "article" or (element.get("itemprop") or "") == "articleBody":
            articles.append(element)
    for name in wanted[:-2]:
        yield from named.get(name, [])
    yield from articles if len(articles) == 1 else ()
    yield from landmarks
    for name in wanted[-2:]:
        yield from named.get(name, [])


def _weights(body: etree._Element) -> Counter[etree._Element]:
    """For each element the count of characters of running text in and below it."""
    weights: Counter[etree._Element] = Counter()
    own: list[int] = [0]
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if element is not body and _is_page_furniture(element):
                walk.skip_subtree()
                own.append(0)
                continue
            own.append(0)
            if element.tag in ("p", "li", "dd", "td", "blockquote", "div", "pre", "section"):
                length = _own_length(element)
                own[-1] = length if length >= _RUNNING else 0
        else:
            weight = own.pop()
            weights[element] += weight
            own[-1] += weight
    return weights


def _own_length(element: etree._Element) -> int:
    """The count of characters right in `element` and its inline children, links at a quarter."""
    length = len((element.text or "").strip())
    for child in element:
        length += len((child.tail or "").strip())
        if child.tag in ("b", "i", "em", "strong", "span", "font", "a", "sup", "u", "abbr", "cite", "q"):
            length += len(child.text or "") // (4 if child.tag == "a" else 1)
    return length


def _is_page_furniture(element: etree._Element) -> bool:
    """As `is_furniture`, and the page's own head, foot and side."""
    if is_furniture(element) or element.tag in ("footer", "aside"):
        return True
    return element.tag == "header" and next(element.iter("h1"), None) is None


def _titled(root: etree._Element, main: etree._Element, pieces: list[Piece]) -> list[Piece]:
    """`pieces` under the page's only h1, if that stands outside the main text."""
    heads = list(root.iter("h1"))
    inside = any(piece.kind == "heading" and piece.level == 1 for piece in pieces)
    if len(heads) != 1 or inside or not pieces:
        return pieces
    return [*pieces_of(heads[0]), *pieces] if not is_unseen(heads[0]) else pieces


def _length(element: etree._Element) -> int:
    return sum(len(text.strip()) for text in element.itertext())


def _left_out(root: etree._Element, text: str, name: str) -> list[Issue]:
    """A note that says how much of what the page shows is not in `text`."""
    shown = sum(len(piece.text.split()) for piece in pieces_of(root))
    lost = shown - len(text.split())
    if lost <= 0:
        return []
    what = f"left out {lost} of {shown} words as navigation and page furniture"
    return [Issue("left-out", what, name, "Save the text itself as .txt if part of it is missing.", "note")]
