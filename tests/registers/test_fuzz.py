"""Two thousand damaged files: each is an error that says so, or everything in it is in a listing or told as an issue."""

from __future__ import annotations

import csv
import html
import io
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from random import Random

import pytest
from lxml import etree

from tests.registers.mutations import mutated
from tests.registers.seeds import SEEDS, TRANSLATED, Seed
from variorum.errors import RegisterError
from variorum.model import Snapshot
from variorum.registers import read, specs
from variorum.registers.fields import local
from variorum.registers.spec import Layout

FILES = 2000
SEED = 20_261_124
_WORD = re.compile(r"[^\W_]{3,}")
GLOSSARIES = frozenset(("ReferenceValueSets",))  # what the numbers in the records stand for: no records
_ESCAPE = re.compile(r"\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}|[nrt])")  # an issue quotes as Python does
_CUT = 150  # issues quote so many characters of a text, or more: what follows may be cut off
LAYOUTS = {layout.id: layout for one in specs() for layout in one.layouts}


@contextmanager
def hurried(seconds: float) -> Iterator[None]:
    """Whatever takes longer hangs, and fails."""

    def late(*_: object) -> None:
        raise AssertionError("it hangs")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def words(text: str) -> set[str]:
    """The words of three letters or more, without case; references of HTML are resolved as readers do."""
    for _ in range(3):
        text = html.unescape(text)
    return {word.casefold() for word in _WORD.findall(text) if word.strip("0")}  # "0000" is no year


def values(layout: Layout, content: bytes) -> Iterator[tuple[str, Callable[[], set[str]]]]:
    """Every value in a file, read again without the readers, and the places it may be told under (lines, keys)."""
    if layout.form == "csv":
        for line, row in rows(layout, content):
            yield from ((cell, partial(beside, line, row)) for cell in row)
        return
    root = etree.fromstring(content.lstrip(b"\r\n\t "), etree.XMLParser(huge_tree=True, resolve_entities=False))
    for element in root.iter():
        if any(local(str(one.tag)) in GLOSSARIES for one in (element, *element.iterancestors())):
            continue
        if isinstance(element.tag, str):
            yield from ((str(value), partial(around, element)) for value in element.attrib.values())
            yield element.text or "", partial(around, element)
        yield element.tail or "", partial(around, element)


def beside(line: int, row: list[str]) -> set[str]:
    """The places of a cell: its line, and the cells beside it."""
    return {str(line), *row}


def around(element: etree._Element) -> set[str]:
    """The places of an element: the lines of those that it is in, and what they hold but for the first."""
    found = [one for one in (element, *element.iterancestors()) if isinstance(one.tag, str)]
    texts = (str(text) for one in found[:-1] for text in (*one.attrib.values(), *one.itertext()))
    return {*(str(one.sourceline) for one in found), *(" ".join(text.split()) for text in texts)}


def rows(layout: Layout, content: bytes) -> list[tuple[int, list[str]]]:
    """The rows of a CSV file that are records, each with the line it ends on."""
    text = decoded(layout, content).rstrip("\r\n\t \x1a")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=layout.delimiter)
    found = [(reader.line_num, row) for row in reader if "".join(row).strip()]
    return found[bool(layout.header) + bool(layout.preamble) :]


def decoded(layout: Layout, content: bytes) -> str:
    """The text in the layout's first encoding that fits."""
    for encoding in layout.encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AssertionError("it was read, so it has an encoding")


def told(snapshots: tuple[Snapshot, ...]) -> set[str]:
    """Every word in what was read: listings, and issues."""
    texts = [f"{one.published}" for one in snapshots]
    texts += (text for one in snapshots for listing in one.listings for text in leaves(listing.as_dict()))
    texts += (f"{issue.what} {issue.where}" for one in snapshots for issue in one.issues)
    return words(_ESCAPE.sub(" ", "\n".join(texts)))


def leaves(value: object) -> Iterator[str]:
    """Every text in plain JSON values."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from leaves(one)
    else:
        yield str(value)


@cache
def codes(layout: str) -> frozenset[str]:
    """The words of a sound file that its reader puts into others: "Individual", "Exact", "true"."""
    seed = SEEDS[layout]
    found = {word for value, _ in values(LAYOUTS[layout], seed.content) for word in words(value)}
    return frozenset(found - told(read([(seed.name, seed.content), *seed.beside]))) | TRANSLATED.get(
        layout, frozenset()
    )


def lost(layout: Layout, content: bytes, snapshots: tuple[Snapshot, ...]) -> set[str]:
    """The words of the file that are in no listing and no issue, unless an issue of their place quotes its beginning."""
    known = told(snapshots) | codes(layout.id)
    long = [issue for one in snapshots for issue in one.issues if len(issue.what) >= _CUT]
    quoted = {place for issue in long for place in re.split(r"[\s,]+", issue.where)}
    missing: set[str] = set()
    for value, places in values(layout, content):
        if (rest := words(value) - known) and not places() & quoted:
            missing |= rest
    return missing


def counted(layout: Layout, content: bytes, snapshots: tuple[Snapshot, ...]) -> bool:
    """Whether the file has as many records as the snapshots say."""
    said = {file.records for one in snapshots for file in one.files if file.layout == layout.id}
    return layout.form != "csv" or said == {len(rows(layout, content))}


def accounts(seed: Seed, content: bytes) -> str:
    """What is wrong with how the file is read, "" where nothing is."""
    try:
        snapshots = read([(seed.name, content), *seed.beside])
    except RegisterError as error:
        return "" if error.what and error.hint else f"the error does not say what to do: {error}"
    (used,) = {file.layout for one in snapshots for file in one.files if file.name == seed.name}
    if not counted(LAYOUTS[used], content, snapshots):
        return f"the number of records differs: {[file for one in snapshots for file in one.files]}"
    if missing := lost(LAYOUTS[used], content, snapshots):
        return f"lost: {[word[:30] for word in sorted(missing)[:8]]}"
    keys = [(one.register, listing.key) for one in snapshots for listing in one.listings]
    return "" if len(set(keys)) == len(keys) else "a key comes twice"


def test_every_layout_has_a_seed() -> None:
    assert set(SEEDS) == set(LAYOUTS)


@pytest.mark.parametrize("layout", sorted(SEEDS))
def test_a_sound_file_accounts_for_all_that_is_in_it(layout: str) -> None:
    assert accounts(SEEDS[layout], SEEDS[layout].content) == ""


@pytest.mark.parametrize("layout", sorted(SEEDS))
def test_damaged_files_are_told(layout: str) -> None:
    rng, seed = Random(f"{SEED} {layout}"), SEEDS[layout]
    for number in range(-(-FILES // len(SEEDS))):
        content = mutated(rng, seed.content, LAYOUTS[layout].form)
        with hurried(10):
            wrong = accounts(seed, content)
        assert not wrong, f"file {number}: {wrong}\n{content[:3000]!r}"
