"""What is known of each register before a file is opened: `register.yaml` of each folder, as records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from variorum.errors import DataError
from variorum.resource import parse_yaml


@dataclass(frozen=True, slots=True)
class Layout:
    """The shape of one kind of file.

    `register` is the register that its entries belong to; `parser` the function of the folder's `parse` module that reads
    it. `role` is "main" where a record is an entry, "annex" where records add to the entries of another file.
    A CSV file is told by `header` (names that its head line must have) or, where it has none, by `columns` and `cells`:
    patterns that whole cells of its rows match, by column from 0; a header that a mirror added may stand above them. An
    XML file is told by `root`, its first element's local name; with `stream` it is too large for a tree and handed to the
    parser element by element. `name` are wildcards for the file's name, in lower case, for shapes that
    several lists share. `preamble` is how the line before the header starts. `dates` are the publisher's forms (strptime).
    `adds` are the fields of `Listing` to which an annex adds.
    `history` marks a table of listings and their ends, which says nothing of the day it was made.
    """

    id: str
    folder: str
    register: str
    parser: str
    form: Literal["csv", "xml"]
    role: Literal["main", "annex"] = "main"
    delimiter: str = ","
    encodings: tuple[str, ...] = ("utf-8-sig", "cp1252")
    header: tuple[str, ...] = ()
    columns: int = 0
    cells: tuple[tuple[int, str], ...] = ()
    preamble: str = ""
    root: str = ""
    stream: bool = False
    name: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    complete: bool = True
    history: bool = False
    adds: tuple[str, ...] = ("names", "countries", "details")


@dataclass(frozen=True, slots=True)
class RegisterSpec:
    """One folder: who publishes, under which licence, which registers and layouts, which known files with their counts.

    `registers` maps each register's id to its title; `authority` is the id of who lists; `known` are files
    that were counted: layout, sha256, records, entries. `traps` are what a reader should know. `data` is the whole file, for what
    a parser needs beyond that.
    """

    folder: str
    publisher: str
    authority: str
    licence: str
    home: str
    registers: Mapping[str, str]
    layouts: tuple[Layout, ...]
    traps: tuple[str, ...] = ()
    known: tuple[Mapping[str, Any], ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict, repr=False)


_LISTS = ("encodings", "header", "name", "dates", "adds")


@cache
def specs() -> tuple[RegisterSpec, ...]:
    """All registers that Variorum reads, by folder.

    Raises: DataError where a `register.yaml` is malformed.
    """
    root = files("variorum.registers")
    folders = sorted(item.name for item in root.iterdir() if item.is_dir() and (item / "register.yaml").is_file())
    return tuple(_spec(folder, (root / folder / "register.yaml").read_text(encoding="utf-8")) for folder in folders)


def spec(folder: str) -> RegisterSpec:
    """The register folder called `folder`.

    Raises: DataError where there is none.
    """
    for one in specs():
        if one.folder == folder:
            return one
    raise DataError("there is no such register", where=f"registers/{folder}")


@cache
def titles() -> Mapping[str, str]:
    """The title of each register by its id."""
    return {id_: title for one in specs() for id_, title in one.registers.items()}


def _spec(folder: str, text: str) -> RegisterSpec:
    where = f"registers/{folder}/register.yaml"
    data = parse_yaml(text, where)
    try:
        layouts = tuple(_layout(id_, folder, values) for id_, values in data["layouts"].items())
        made = RegisterSpec(
            folder=folder,
            publisher=data["publisher"],
            authority=data["authority"],
            licence=data["licence"],
            home=data["home"],
            registers=data["registers"],
            layouts=layouts,
            traps=tuple(data.get("traps", ())),
            known=tuple(data.get("known", ())),
            data=data,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise DataError(f"a field is missing or unknown: {error}", where=where) from error
    for layout in layouts:
        if layout.register not in made.registers:
            raise DataError(f"the layout {layout.id} is of an unknown register {layout.register!r}", where=where)
    return made


def _layout(id_: str, folder: str, values: Mapping[str, Any]) -> Layout:
    """The layout that the file describes; a key that is none of its fields is a TypeError."""
    plain: dict[str, Any] = {key: tuple(value) if key in _LISTS else value for key, value in values.items()}
    plain["cells"] = tuple((int(column), str(pattern)) for column, pattern in values.get("cells", {}).items())
    return Layout(id=id_, folder=folder, **plain)
