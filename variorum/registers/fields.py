"""The fields of one record: each is taken once, and what nobody took is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from lxml import etree

from variorum.model import Issue

_LINE = 500  # characters of a record that an issue quotes


class Fields:
    """The named fields of one record, each with its values in order. Parsers pop what they know and audit the rest.

    Values come out with white space collapsed; those that are empty or a `null` marker count as not there.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]], where: str, *, nulls: frozenset[str] = frozenset()) -> None:
        self.where = where
        self._values: dict[str, list[str]] = {}
        for name, value in pairs:
            clean = " ".join(value.split())
            if clean and clean not in nulls:
                self._values.setdefault(name, []).append(clean)

    def pop(self, name: str) -> str:
        """The first value of the field, "" where it is empty; a second one stays for the audit."""
        values = self._values.get(name)
        if not values:
            return ""
        value = values.pop(0)
        if not values:
            del self._values[name]
        return value

    def pop_all(self, name: str) -> tuple[str, ...]:
        """All values of the field."""
        return tuple(self._values.pop(name, ()))

    def drain(self) -> list[tuple[str, str]]:
        """All fields with their values, taken: for those that go on under other names."""
        return [(name, value) for name in tuple(self._values) for value in self.pop_all(name)]

    def details(self, *names: str) -> tuple[tuple[str, str], ...]:
        """The values of `names` with their labels, for what is kept as it is printed."""
        return tuple((name, value) for name in names for value in self.pop_all(name))

    def audit(self) -> Iterator[Issue]:
        """An issue for each field that nobody took. Its value is in the issue: nothing is lost."""
        for name, values in self._values.items():
            what = f"the field {name!r} is not known here: {'; '.join(values)[:200]!r}"
            yield Issue("unknown-field", what, self.where, "It is kept in the file only. Report the new layout.")


def quoted(values: Iterable[str]) -> str:
    """A record that is left out, with as much of its values as fits into a line of an issue."""
    return " | ".join(text for value in values if (text := " ".join(value.split())))[:_LINE]


def fields_of(element: etree._Element, where: str) -> Fields:
    """The fields of an XML element: its attributes ("@name"), its own text (""), and each descendant's text under the path of local
    names ("akaList/aka/uid")."""
    return Fields(_pairs(element, ""), where)


def _pairs(element: etree._Element, path: str) -> Iterator[tuple[str, str]]:
    if path or element.text:
        yield (path, element.text or "")
    for name, value in element.attrib.items():
        yield (f"{path}@{local(str(name))}", str(value))
    for child in element:
        if isinstance(child.tag, str):
            yield from _pairs(child, f"{path}/{local(child.tag)}" if path else local(child.tag))
            if child.tail and child.tail.strip():
                yield (path, child.tail)


@lru_cache(maxsize=1024)
def local(tag: str) -> str:
    """The name of an element or attribute without its namespace, which publishers change from year to year."""
    return tag.rpartition("}")[2]


def take(parent: etree._Element, name: str) -> list[etree._Element]:
    """The children with the local name `name`, taken out of `parent`: what is left in it nobody took.

    Text behind a child stays in `parent`, as its own text.
    """
    found = [child for child in parent if isinstance(child.tag, str) and local(child.tag) == name]
    for child in found:
        if child.tail and child.tail.strip():
            parent.text = f"{parent.text or ''} {child.tail}"
        child.tail = None
        parent.remove(child)
    return found
