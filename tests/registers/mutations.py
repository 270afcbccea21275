"""Ways in which a register's file comes damaged or changed, seeded: bytes, lines, cells, elements."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from random import Random

from lxml import etree

Change = Callable[[Random, bytes], bytes]

_DATES = re.compile(rb"\d{4}-\d\d-\d\d|\d\d[/-]\d\d[/-]\d{4}|\d\d? [A-Z][a-z]{2} \d{4}")
_WRONG = (
    b"2001-02-30",
    b"31/02/1999",
    b"00/00/0000",
    b"12/31/1999",
    b"2001-13-01",
    b"yesterday",
    b"9999999-99-99",
    b"../..",
)


def word(rng: Random) -> str:
    """A word that stands in no file: whether it is told afterwards says whether anything was lost."""
    return "qz" + "".join(rng.choice("bcdfghjklm") for _ in range(6))


def flipped(rng: Random, content: bytes) -> bytes:
    """Some bytes are others."""
    changed = bytearray(content)
    for _ in range(rng.randint(1, 5)):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def cut(rng: Random, content: bytes) -> bytes:
    """The end or the beginning is missing, or a piece of the middle."""
    start, end = sorted(rng.randrange(len(content) + 1) for _ in range(2))
    return rng.choice((content[:end], content[start:], content[:start] + content[end:]))


def lines(rng: Random, content: bytes) -> bytes:
    """A line is gone, comes twice, or stands where another did."""
    found = content.split(b"\n")
    one, other = rng.randrange(len(found)), rng.randrange(len(found))
    how = rng.randrange(3)
    if how == 0:
        del found[one]
    elif how == 1:
        found.insert(other, found[one])
    else:
        found[one], found[other] = found[other], found[one]
    return b"\n".join(found)


def inserted(rng: Random, content: bytes) -> bytes:
    """Characters that mean something to a format stand where they should not."""
    at = rng.randrange(len(content) + 1)
    piece = rng.choice(
        (b'"', b"'", b",", b";", b"\t", b"\r", b"\n", b"\x00", b"\x00" * 50, b"\x1a", b"&", b"<", b"]]>", b"-0- ")
    )
    return content[:at] + piece + content[at:]


def huge(rng: Random, content: bytes) -> bytes:
    """A line is very long."""
    at = rng.randrange(len(content) + 1)
    piece = rng.choice(
        (b"A" * 200_000, b"a; " * 40_000, b"(" * 60_000, b"a.k.a. " * 20_000, b" " * 200_000, b'""' * 50_000)
    )
    return content[:at] + piece + content[at:]


def encoded(rng: Random, content: bytes) -> bytes:
    """The text is in another encoding."""
    text = content.decode("utf-8", errors="replace")
    return text.encode(rng.choice(("utf-8-sig", "utf-16", "utf-16-le", "cp1252", "utf-32", "ascii")), errors="replace")


def delimited(rng: Random, content: bytes) -> bytes:
    """Another delimiter, or other ends of lines."""
    old, new = rng.choice(
        ((b",", b";"), (b";", b","), (b",", b"\t"), (b"\r\n", b"\n"), (b"\n", b"\r"), (b"\n", b"\n\n"))
    )
    return content.replace(old, new)


def misdated(rng: Random, content: bytes) -> bytes:
    """A date is none."""
    found = list(_DATES.finditer(content))
    if not found:
        return content
    one = rng.choice(found)
    return content[: one.start()] + rng.choice(_WRONG) + content[one.end() :]


def celled(rng: Random, content: bytes) -> bytes:
    """Cells of a CSV file are empty, moved, too many, too few, of an unknown column."""
    text = content.decode("utf-8", errors="replace")
    delimiter = ";" if text.count(";") > text.count(",") else ","
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    full = [row for row in rows if row]
    if not full:
        return content
    row = rng.choice(full)
    at, other = rng.randrange(len(row)), rng.randrange(len(row))
    how = rng.randrange(8)
    if how == 0:
        row[at] = ""
    elif how == 1:
        row[at], row[other] = row[other], row[at]
    elif how == 2:
        row.insert(at, word(rng))
    elif how == 3:
        del row[at]
    elif how == 4:
        row[at] = word(rng)
    elif how == 5:
        for number, one in enumerate(full):
            one.append(f"{word(rng)} {number}")
    elif how == 6:
        row[at] += f"; {word(rng)}"
    else:
        for one in full:
            if len(one) > max(at, other):
                one[at], one[other] = one[other], one[at]
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


def elemented(rng: Random, content: bytes) -> bytes:
    """Elements of an XML file are gone, doubled, renamed, empty, unknown, nested too deep, or have words between them."""
    try:
        root = etree.fromstring(content)
    except (etree.XMLSyntaxError, ValueError):
        return content
    every = [one for one in root.iter() if isinstance(one.tag, str)]
    one = rng.choice(every)
    parent = one.getparent()
    how = rng.randrange(13)
    if how == 0 and parent is not None:
        parent.remove(one)
    elif how == 1 and parent is not None:
        parent.insert(rng.randrange(len(parent) + 1), etree.fromstring(etree.tostring(one, with_tail=False)))
    elif how == 2:
        one.tag = word(rng)
    elif how == 3:
        one.text = None
    elif how == 4:
        one.text = f"{one.text or ''} {word(rng)}"
    elif how == 5:
        one.tail = f"{one.tail or ''} {word(rng)}" if parent is not None else None
    elif how == 6:
        etree.SubElement(one, word(rng)).text = word(rng)
    elif how == 7:
        one.set(word(rng), word(rng))
    elif how == 8:
        for name in one.attrib:
            one.set(name, "")
    elif how == 9:
        other = rng.choice(every)
        if parent is not None and not len(one) and other is not one:
            other.append(one)
    elif how == 10:
        inner = one
        for _ in range(rng.choice((5, 60, 3000))):
            inner = etree.SubElement(inner, "a")
        inner.text = word(rng)
    elif how == 11:
        one.insert(0, rng.choice((etree.Comment("a remark"), etree.ProcessingInstruction("a", "b"))))
    else:
        one.text = rng.choice((etree.CDATA(word(rng) + " <b>"), "\U0001f600 \u202e" + word(rng), "5"))
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def bombed(rng: Random, content: bytes) -> bytes:
    """The file declares entities that would fill the memory, or read another file."""
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    dtd = rng.choice(
        (f'<!DOCTYPE x [<!ENTITY l0 "boom">{levels}]>', '<!DOCTYPE x [<!ENTITY l11 SYSTEM "another.xml">]>')
    )
    body = re.sub(rb"^\s*<\?xml[^>]*\?>", b"", content)
    at = body.find(b"</")
    return dtd.encode() + body[:at] + b"&l11;" + body[at:]


ANY: tuple[Change, ...] = (flipped, cut, lines, inserted, huge, encoded, delimited, misdated)
FORMS: dict[str, tuple[Change, ...]] = {"csv": (celled,) * 8, "xml": (elemented,) * 10 + (bombed,)}
"""The changes that know a format, as often as they are tried beside those of any file."""


def mutated(rng: Random, content: bytes, form: str) -> bytes:
    """The file with one to three changes."""
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        content = rng.choice(ANY + FORMS[form])(rng, content) or b" "
    return content
