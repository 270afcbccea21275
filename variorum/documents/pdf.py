"""PDF: the words of its pages in reading order, with page numbers.

Source: ISO 32000-1, as PDFium reads it. Lines are set apart by an empty line where the page has a
gap; running heads, running feet and page numbers are left out and counted.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from variorum.documents.draft import Reading
from variorum.documents.layout import WRAP_MIN, ends_sentence, lay_out
from variorum.documents.metadata import edtf
from variorum.errors import DocumentError
from variorum.model import Issue, Metadata

if TYPE_CHECKING:
    # The library has no type stubs.
    from pypdfium2 import PdfDocument, PdfPage  # type: ignore[import-untyped]

# PDFium's code for a document that wants a password. Source: fpdfview.h, FPDF_ERR_PASSWORD.
_PASSWORD = 4
# A page with fewer letters than this has no text to speak of.
_FEW_LETTERS = 12
# A gap between lines of so many usual ones starts a paragraph. Chosen by trial on reports and letters.
_GAP = 1.3
# Letters that differ by this share in height are of another size; the bullets of a list differ by less.
_SIZE = 0.25
# PDFium ends a line so, or where a hyphen breaks a word with a mark in place of hyphen and line end.
_BREAKS = "\ufffe\x02"
_LINE_END = re.compile(f"\r\n|[\n\r{_BREAKS}]")
_HYPHENATED = re.compile(r"([^\W\d_]+)-\n([^\W\d_]+)(-?)([^\s-]*)[ ]?")
_STRAY = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\ufffe\uffff]")
# What programs write where nothing was said.
_UNSAID = frozenset(("", "(unspecified)", "(anonymous)", "untitled", "unknown"))
_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")


@dataclass(frozen=True, slots=True)
class _PageLine:
    """A line of a page. `apart`: a gap above it or letters of another size set it apart from the line above."""

    words: str
    apart: bool


def read_pdf(data: bytes, name: str) -> Reading:
    """The reading of a PDF file. Its canonical text has a line for each printed line.

    Raises: DocumentError where it is broken, encrypted or without text.
    """
    document = _opened(data, name)
    try:
        pages = [_page_lines(document[i]) for i in range(len(document))]
        metadata, issues = _info(document, name)
    finally:
        document.close()
    empty = [i + 1 for i, lines in enumerate(pages) if sum(len(line.words) for line in lines) < _FEW_LETTERS]
    if len(empty) == len(pages):
        raise DocumentError(
            "the PDF has no text; its pages are pictures",
            where=name,
            hint="Recognise its text first, for example with: ocrmypdf in.pdf out.pdf",
        )
    if empty:
        shown = ", ".join(map(str, empty[:10])) + (", ..." if len(empty) > 10 else "")
        what = f"{len(empty)} of {len(pages)} pages have no text (page {shown}); they may be pictures"
        issues.append(Issue("lost-pages", what, name, "Recognise their text first, for example with ocrmypdf."))
    kept, dropped = _without_running(pages)
    if dropped:
        what = f"left out {dropped} running heads, feet and page numbers"
        issues.append(Issue("left-out", what, name, "", "note"))
    return _laid_out(kept, metadata, issues)


def _opened(data: bytes, name: str) -> PdfDocument:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise DocumentError(
                "the PDF is encrypted",
                where=name,
                hint="Save a copy without the password, for example with: qpdf --decrypt --password=... in.pdf out.pdf",
            ) from error
        raise DocumentError(
            "the PDF is broken and cannot be opened",
            where=name,
            hint="Fetch it again, or repair it, for example with: qpdf in.pdf out.pdf",
        ) from error
    if len(document) == 0:
        document.close()
        raise DocumentError("the PDF has no pages", where=name, hint="Fetch it again.")
    return document


def _page_lines(page: PdfPage) -> list[_PageLine]:
    """The lines of a page in reading order."""
    text_page = page.get_textpage()
    try:
        text = text_page.get_text_range()
        # Places are looked up by character; where PDFium counts otherwise than Python they are of no use.
        placed = text_page.count_chars() == len(text)
        lines: list[tuple[str, float, float]] = []
        at = 0
        for end in chain(_LINE_END.finditer(text), (None,)):
            words = text[at : end.start() if end is not None else len(text)]
            inked = next((i for i, char in enumerate(words) if not char.isspace()), None)
            if inked is not None:
                box = text_page.get_charbox(at + inked, loose=True) if placed else (0.0, 0.0, 0.0, 0.0)
                hyphen = "-" if end is not None and end[0] in _BREAKS else ""
                lines.append((words + hyphen, box[1], box[3] - box[1]))
            at = end.end() if end is not None else at
    finally:
        text_page.close()
        page.close()
    return _set_apart(lines)


def _set_apart(lines: Sequence[tuple[str, float, float]]) -> list[_PageLine]:
    """The lines (words, foot, height in points) with those told that the page sets apart from the one above."""
    steps = [above[1] - below[1] for above, below in pairwise(lines)]
    down = [step for step in steps if step > 1]
    # The lower quartile: on a page of short paragraphs most steps are wide.
    usual = sorted(down)[len(down) // 4] if down else 0.0
    out = []
    for i, (words, _, height) in enumerate(lines):
        step = steps[i - 1] if i else 0.0
        gap = step > _GAP * usual or (step < 0 and abs(step) > usual)
        above = lines[i - 1][2] if i else height
        sized = abs(height - above) > _SIZE * max(height, above, 1.0)
        out.append(_PageLine(_STRAY.sub("", words).rstrip(), bool(i) and (gap or sized)))
    return out


def _without_running(pages: Sequence[list[_PageLine]]) -> tuple[list[list[_PageLine]], int]:
    """The pages without lines at their ends that come back on three of them (or on both of two), and how many lines those were.

    The lines of a page come in the order of its file, in which a foot may come first.
    """
    seen = Counter(key for lines in pages for key in {_running_key(lines[i].words) for i in _ends(lines)})
    often = {key for key, count in seen.items() if count >= min(3, max(2, len(pages) / 2))}
    kept = []
    dropped = 0
    for lines in pages:
        out = {i for i in _ends(lines) if _running_key(lines[i].words) in often | {"#"}}
        dropped += len(out)
        kept.append([line for i, line in enumerate(lines) if i not in out])
    return kept, dropped


def _ends(lines: Sequence[_PageLine]) -> list[int]:
    """The indices of the first two and last two lines of a page of several."""
    return sorted({*range(min(2, len(lines))), *range(max(0, len(lines) - 2), len(lines))}) if len(lines) > 4 else []


def _running_key(words: str) -> str:
    """The words with each number as "#", so that a line with a page number is the same on every page."""
    return re.sub(r"\d+", "#", words.strip(" -–—|").casefold())


def _laid_out(pages: Sequence[Sequence[_PageLine]], metadata: Metadata, issues: Sequence[Issue]) -> Reading:
    """The text of all pages and its drafts, each with the page on which it begins."""
    parts: list[str] = []
    starts: list[int] = []
    at = 0
    known = _words_seen(pages)
    above = ""
    for lines in pages:
        page = _joined(_page_text(lines), known)
        runs_on = _runs_over(above, page)
        gap = "" if not parts else "\n" if runs_on else "\n\n"
        parts += [gap, page]
        starts.append(at + len(gap))
        at += len(gap) + len(page)
        above = page[-200:] or above
    text = "".join(parts)
    drafts = tuple(replace(draft, page=bisect_right(starts, draft.start)) for draft in lay_out(text))
    return Reading(text, drafts, metadata, "binary", tuple(issues))


def _runs_over(above: str, page: str) -> bool:
    """Whether a sentence at the end of the page `above` goes on with `page`: in lower case, or from a full line."""
    if not above or ends_sentence(above):
        return False
    return page[:1].islower() or len(above.rpartition("\n")[2]) >= WRAP_MIN


def _page_text(lines: Sequence[_PageLine]) -> str:
    """The lines of a page, those set apart below an empty line, unless a sentence runs on."""
    parts: list[str] = []
    for i, line in enumerate(lines):
        above = lines[i - 1].words if i else ""
        apart = line.apart and not (line.words.lstrip()[:1].islower() and not ends_sentence(above))
        parts += ["" if not i else "\n\n" if apart else "\n", line.words]
    return "".join(parts).strip()


def _words_seen(pages: Sequence[Sequence[_PageLine]]) -> frozenset[str]:
    return frozenset(
        word for lines in pages for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.words)
    )


def _joined(text: str, known: frozenset[str]) -> str:
    """`text` with words that were broken at line ends made whole, each at the end of the line that it begins on.

    "organi-/sation" becomes one word, unless it goes on with a capital or another hyphen, or the
    document elsewhere writes it with its hyphen.
    """

    def whole(match: re.Match[str]) -> str:
        first, second, more, rest = match.groups()
        hyphenated = f"{first}-{second}" in known or more or not second[0].islower()
        hyphen = "-" if hyphenated and first + second not in known else ""
        return f"{first}{hyphen}{second}{more}{rest}\n"

    return _HYPHENATED.sub(whole, text)


def _info(document: PdfDocument, name: str) -> tuple[Metadata, list[Issue]]:
    """What the file says about itself. A date of creation stands in for that of publication, and is told."""
    values = document.get_metadata_dict()
    told = {key: " ".join(value.split()) for key, value in values.items() if value.strip().lower() not in _UNSAID}
    metadata = Metadata(title=told.get("Title"), author=told.get("Author"))
    match = _DATE.match(told.get("CreationDate", ""))
    created = edtf("-".join(part for part in match.groups() if part)) if match else None
    if created is None:
        return metadata, []
    what = f"published {created} is taken from the date on which the PDF was made"
    hint = "Give `published` in sources.toml if the text is older."
    return replace(metadata, published=created), [Issue("date-from-file", what, name, hint, "note")]
