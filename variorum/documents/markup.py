"""HTML to pieces of text: a walk over the tree that tells blocks from words, and words from what is not shown.

Source: HTML Living Standard, sections 4 and 15.3 (which elements are blocks, which are not shown).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree, html

from variorum.documents import signs
from variorum.documents.composing import Piece, squeezed

# Elements whose content is no text of the page.
# fmt: off
_UNSEEN = frozenset((
    "head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "applet",
    "audio", "video", "canvas", "map", "datalist", "button", "select", "textarea", "input", "label", "nav",
))
_HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "header", "hgroup", "hr",
    "html", "legend", "li", "main", "menu", "ol", "p", "pre", "search", "section", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul", *_HEADS,
))
# fmt: on
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_ROLES = frozenset(("navigation", "search", "banner", "contentinfo", "complementary", "menu", "menubar", "dialog"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Above this depth the parser drops what follows; the tags that only nest are then taken out first. Not those whose
# content is raw text (HTML, section 13.1.2): without its end tag such an element would swallow the rest of the page.
_NESTING_TAG = re.compile(
    r"</?(?!(?:p|br|script|style|title|meta|html|head|body|iframe|noembed|noframes|textarea|xmp|plaintext)\b)"
    r"[a-z][^<>]{0,4000}>",
    re.IGNORECASE,
)
# A tag so long holds data, or attributes without number, on which the parser would spend minutes.
_LONG_TAG = re.compile(r"<([a-z][a-z0-9]{0,20})\s[^<>]{4000,}>", re.IGNORECASE)
_ROW_LABEL = 60

Skip = Callable[[etree._Element], bool]


def parse(source: str) -> tuple[html.HtmlElement | None, bool]:
    """The tree of `source`, None where it has no element, and whether its nesting had to be taken out to read it."""
    root, whole = _parsed(source)
    if whole:
        return root, False
    flat, _ = _parsed(_NESTING_TAG.sub("\n", source))
    return flat, True


def _parsed(source: str) -> tuple[html.HtmlElement | None, bool]:
    # A declaration of encoding is void once the text is decoded, and lxml refuses it.
    source = re.sub(r"\A\s*<\?xml[^>]{0,200}\?>", "", source).replace("\0", "")
    source = _LONG_TAG.sub(r"<\1>", source)
    parser = html.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    # libxml2 stops reading at a depth of 256 and only its log says so.
    deep = any("depth" in str(entry.message).lower() for entry in parser.error_log)
    return root, not deep


def is_unseen(element: etree._Element) -> bool:
    """Whether a browser would show nothing of `element` as text, or it holds controls or navigation."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return True
    get = element.get
    return (
        get("hidden") is not None
        or get("aria-hidden") == "true"
        or (get("role") or "").lower() in _ROLES
        or _HIDDEN.search(get("style") or "") is not None
    )


def is_furniture(element: etree._Element) -> bool:
    """Whether `element` is unseen or its class or id is one that navigation and the like have."""
    if is_unseen(element):
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}".split()
    return any(signs.page_furniture().fullmatch(name) for name in names[:20])


def pieces_of(root: etree._Element, skip: Skip = is_unseen) -> list[Piece]:
    """The blocks of text below `root` in document order, without the elements that `skip` is true of."""
    return _Walk(skip).over(root)


class _Walk:
    """One walk. Iterative, since markup may be nested deeper than Python may recurse."""

    def __init__(self, skip: Skip) -> None:
        self._skip = skip
        self._pieces: list[Piece] = []
        self._words: list[str] = []
        self._lists = 0
        self._item = False  # whether the words being gathered open a list item
        self._level = 0
        self._term = ""  # the dt above, until its dd
        self._plain = 0  # depth inside pre

    def over(self, root: etree._Element) -> list[Piece]:
        """The pieces below `root`."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                if element is not root and self._skip(element):
                    walk.skip_subtree()
                    self._pass(element)
                elif element.tag == "tr" and self._row(element):
                    walk.skip_subtree()
                else:
                    self._open(element)
            else:
                self._close(element, whole=element is root)
        self._flush()
        return self._pieces

    def _pass(self, element: etree._Element) -> None:
        """Step over an element that is left out; as a block it still parts the words around it."""
        if element.tag in _BLOCKS or element.tag == "nav":
            self._flush()

    def _open(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._flush()
        if tag in _LISTS:
            self._lists += 1
        elif tag == "li":
            self._item = True
        elif tag == "pre":
            self._plain += 1
        elif tag in _HEADS:
            self._level = int(tag[1])
        elif tag == "br":
            self._words.append("\n")
        self._say(element.text)

    def _close(self, element: etree._Element, *, whole: bool) -> None:
        tag = element.tag
        if tag in _BLOCKS and not (isinstance(tag, str) and self._skip(element) and not whole):
            self._end_block(tag)
        if not whole:
            self._say(element.tail)

    def _end_block(self, tag: str) -> None:
        if tag == "dt":
            self._term = " ".join(self._gathered().split("\n"))
            return
        self._flush()
        if tag in _LISTS:
            self._lists -= 1
        elif tag == "li":
            self._item = False
        elif tag == "pre":
            self._plain = max(0, self._plain - 1)
        elif tag == "dl" and self._term:
            self._pieces.append(Piece("paragraph", self._term))
            self._term = ""

    def _say(self, text: str | None) -> None:
        if text:
            # Line ends of the source are spaces; only br and pre break lines.
            self._words.append(text if self._plain else re.sub(r"[\t\n\r\f\v]", " ", text))

    def _gathered(self) -> str:
        words = "\n".join(squeezed(line) for line in "".join(self._words).split("\n"))
        self._words = []
        return words.strip("\n ")

    def _flush(self) -> None:
        """End the block that was being gathered."""
        words = self._gathered()
        level, self._level = self._level, 0
        if not words:
            self._level = level
            return
        term, self._term = self._term, ""
        if level:
            self._pieces.append(Piece("heading", words.replace("\n", " "), level=level))
        elif term and len(term) <= _ROW_LABEL:
            self._pieces.append(Piece("field", words.replace("\n", " "), label=term.rstrip(": ")))
        elif self._item and self._lists:
            self._pieces.append(Piece("item", words.replace("\n", " "), depth=self._lists - 1))
            self._item = False
        else:
            if term:
                self._pieces.append(Piece("paragraph", term))
            self._pieces.append(Piece("paragraph", words))

    def _row(self, row: etree._Element) -> bool:
        """Take a table row as a field or as one line; False where the row only lays out blocks."""
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        if len(cells) < 2 or next(row.iter("table", "h1", "h2", "h3", "p"), None) is not None:
            return False
        texts = [self._cell(cell) for cell in cells]
        filled = [text for text in texts if text]
        self._flush()
        label = texts[0].rstrip(": ")
        named = (cells[0].tag == "th" and cells[1].tag == "td") or texts[0].endswith(":")
        if named and len(cells) == 2 and all(texts) and len(label) <= _ROW_LABEL:
            self._pieces.append(Piece("field", texts[1], label=label))
        elif filled:
            self._pieces.append(Piece("paragraph", " | ".join(filled)))
        return True

    def _cell(self, cell: etree._Element) -> str:
        """The words of a cell on one line; its list items and lines are parted by semicolons."""
        pieces = _Walk(self._skip).over(cell)
        lines = [line for piece in pieces for line in piece.text.split("\n") if line]
        return "; ".join(line.rstrip(";,") if i < len(lines) - 1 else line for i, line in enumerate(lines))
