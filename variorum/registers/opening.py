"""A register's file as rows or as a tree, and which layout it has. Nothing is fetched, nothing expanded."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch

from lxml import etree

from variorum.errors import RegisterError
from variorum.registers.fields import local
from variorum.registers.spec import Layout, specs

_CONTROL_Z = "\x1a"  # ends the original files of OFAC. Source: FORMATS of the publisher's files, seen in sdn.csv
_DEEPEST = 40  # elements within each other; the deepest register (OFAC's advanced XML) has about 12
_NO_TEXT = {b"PK": "a spreadsheet or a ZIP archive", b"\xd0\xcf\x11\xe0": "a spreadsheet (XLS)", b"%PDF": "a PDF"}
csv.field_size_limit(1 << 24)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file whose layout is known: `text` for CSV, `root` for XML, `content` for XML that is streamed; the others are None."""

    name: str
    layout: Layout
    text: str | None = None
    root: etree._Element | None = None
    content: bytes | None = None

    def elements(self, records: frozenset[str]) -> Iterator[etree._Element]:
        """A streamed file's elements whose local name is in `records`, each when it is complete, and each child of the first
        element when it is: with those of its children that are no records, for the audit. What was given is taken out of
        the tree at the next step, so memory holds one record at a time. Last comes the first element, with the text that stands loose in it.

        Raises: RegisterError where the file is not well-formed.
        """
        done: etree._Element | None = None
        try:
            for _, element in _walk(self.content or b"", "end"):
                if done is not None and (parent := done.getparent()) is not None:
                    if done.tail and done.tail.strip():
                        parent.text = f"{parent.text or ''} {done.tail}"
                    done.tail = None
                    parent.remove(done)
                done = None
                if isinstance(element.tag, str) and (local(element.tag) in records or _section(element)):
                    _check_depth(self.name, element)
                    yield element
                    done = element
        except etree.XMLSyntaxError as error:
            raise _malformed(self.name, error) from error

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """The rows of a CSV file with the number of the line each ends on, blank ones left out; the preamble's and header's too.

        Raises: RegisterError where the quoting is broken.
        """
        reader = csv.reader(io.StringIO(self.text or "", newline=""), delimiter=self.layout.delimiter, strict=True)
        try:
            for row in reader:
                if any(cell.strip() for cell in row):
                    yield reader.line_num, row
        except csv.Error as error:
            raise RegisterError(
                f"line {reader.line_num} is not CSV ({error})",
                where=self.name,
                hint="The file is damaged: fetch it again.",
            ) from error


def open_file(name: str, content: bytes) -> Opened:
    """The file with its layout.

    Raises: RegisterError where it is damaged or no register is laid out like it.
    """
    if not content.strip(b"\xef\xbb\xbf\r\n\t \x00\x1a"):
        raise RegisterError("the file is empty", where=name, hint="Fetch it again from its publisher.")
    for start, what in _NO_TEXT.items():
        if content.startswith(start):
            hint = "Open it and save its sheet as CSV (UTF-8), with every column; unpack an archive first."
            raise RegisterError(f"the file is {what}, which is not read", where=name, hint=hint)
    if content.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"<"):
        return _xml(name, content)
    return _csv(name, content)


def _xml(name: str, content: bytes) -> Opened:
    content = content.lstrip(b"\r\n\t ")
    try:
        _, root = next(_walk(content, "start"))
        layout = _rooted(name, root)
        if layout.stream:
            return Opened(name, layout, content=content)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=True,
            remove_comments=True,
            remove_pis=True,
        )
        root = etree.fromstring(content, parser)
        _check_depth(name, root)
        return Opened(name, layout, root=root)
    except (etree.XMLSyntaxError, ValueError, StopIteration) as error:
        raise _malformed(name, error) from error


def _walk(content: bytes, event: str) -> Iterator[tuple[str, etree._Element]]:
    """The elements where they start or end; nothing is fetched, no entity expanded, and size is no error."""
    return iter(
        etree.iterparse(
            io.BytesIO(content),
            events=(event,),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=True,
            remove_comments=True,
            remove_pis=True,
        )
    )


def _rooted(name: str, root: etree._Element) -> Layout:
    """The layout with this first element."""
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise RegisterError(
            "the file declares a DTD, as no register does", where=name, hint="Fetch it from its publisher."
        )
    for layout in _layouts("xml"):
        if layout.root == local(str(root.tag)) and _named(layout, name):
            return layout
    known = ", ".join(sorted({layout.root for layout in _layouts("xml")}))
    raise RegisterError(
        f"no register has the first element {local(str(root.tag))!r}", where=name, hint=f"Known are: {known}."
    )


def _check_depth(name: str, element: etree._Element) -> None:
    """Raises: RegisterError where elements lie deeper within this one than in any register."""
    if element.xpath(f"boolean({'/'.join('*' * _DEEPEST)})"):
        raise RegisterError(
            f"its elements are more than {_DEEPEST} deep, as no register's are", where=name, hint="Fetch it again."
        )


def _malformed(name: str, error: Exception) -> RegisterError:
    return RegisterError(
        f"the file is not well-formed XML ({error})", where=name, hint="It is damaged or cut off: fetch it again."
    )


def _section(element: etree._Element) -> bool:
    """Whether it is the first element or a child of it."""
    parent = element.getparent()
    return parent is None or parent.getparent() is None


def _csv(name: str, content: bytes) -> Opened:
    if b"\x00" in content.rstrip(b"\x00"):
        raise RegisterError(
            "the file has NUL characters, as no text in UTF-8 or Windows-1252 has",
            where=name,
            hint="Save it as CSV in UTF-8, or fetch it again.",
        )
    shared: list[str] = []
    for layout in _layouts("csv"):
        text = decoded(content, layout.encodings)
        if text is None:
            continue
        text = text.rstrip("\r\n\t " + _CONTROL_Z)
        if _fits(layout, text):
            if _named(layout, name):
                return Opened(name, layout, text=text)
            shared += layout.name
    if shared:
        raise RegisterError(
            "files of several lists are laid out like this, and only the name could tell which it is",
            where=name,
            hint=f"Name it as its publisher does: {', '.join(dict.fromkeys(shared))}.",
        )
    first = (decoded(content, ("utf-8-sig", "cp1252")) or "").splitlines()[:1]
    raise RegisterError(
        f"no register is laid out like this file; its first line is {first[0][:120]!r}" if first else "not a text file",
        where=name,
        hint="`variorum registers known` lists the layouts that are read.",
    )


def decoded(content: bytes, encodings: tuple[str, ...]) -> str | None:
    """The text in the first encoding that fits, None where none does."""
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _layouts(form: str) -> Iterator[Layout]:
    """The layouts of one form: those with a header before those told by their columns only."""
    found = [layout for one in specs() for layout in one.layouts if layout.form == form]
    return iter(sorted(found, key=lambda layout: (not layout.header, not layout.name)))


def _named(layout: Layout, name: str) -> bool:
    bare = re.split(r"[\\/]", name)[-1].lower()
    return not layout.name or any(fnmatch(bare, pattern) for pattern in layout.name)


def _fits(layout: Layout, text: str) -> bool:
    """Whether the first lines are the layout's: its preamble, then its header, or rows of its width."""
    lines = io.StringIO(text[:200_000], newline="")
    try:
        head = [row for _, row in zip(range(6), csv.reader(lines, delimiter=layout.delimiter), strict=False)]
    except csv.Error:
        return False
    head = [row for row in head if any(cell.strip() for cell in row)]
    if layout.preamble:
        if not head or not head[0] or not head[0][0].strip().startswith(layout.preamble):
            return False
        head = head[1:]
    if not head:
        return False
    if layout.header:
        return set(layout.header) <= {cell.strip() for cell in head[0]}
    if any(len(row) != layout.columns for row in head[:3]):
        return False
    rows = head if _celled(layout, head[0]) else head[1:]
    return bool(rows) and all(_celled(layout, row) for row in rows[:3])


def _celled(layout: Layout, row: list[str]) -> bool:
    return all(column < len(row) and re.fullmatch(pattern, row[column].strip()) for column, pattern in layout.cells)
