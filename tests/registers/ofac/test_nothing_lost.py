"""Whatever is added to an element (of the larger file each third) of OFAC's XML files is in the listings or in an issue."""

from __future__ import annotations

import json

import pytest
from lxml import etree

from tests.registers.ofac.samples import advanced, one, plain

_FILES = {"sdn.xml": plain, "sdn_advanced.xml": advanced}


def told(name: str, root: etree._Element) -> str:
    """All that is read of the file, as one text."""
    snapshot = one((name, etree.tostring(root, encoding="utf-8")))
    listings = json.dumps([listing.as_dict() for listing in snapshot.listings], ensure_ascii=False)
    return "\n".join([listings, *(issue.what for issue in snapshot.issues)])


def spoiled(content: bytes, number: int, what: str) -> etree._Element:
    """The file with something added to the element with the number, the first element left out."""
    root = etree.fromstring(content)
    element = list(root.iter())[number]
    if what == "attribute":
        element.set("Odd", "a mark")
    elif what == "element":
        etree.SubElement(element, "Odd").text = "a mark"
    else:
        element.tail = "a mark"
    return root


@pytest.mark.parametrize("what", ["attribute", "element", "text behind"])
@pytest.mark.parametrize("name", list(_FILES))
def test_addition_is_kept_or_told(name: str, what: str) -> None:
    content = _FILES[name]()
    root = etree.fromstring(content)
    elements = list(root.iter())
    lost = [
        etree.ElementTree(root).getpath(elements[number])
        for number in range(1, len(elements), 1 + len(elements) // 100)
        if "a mark" not in told(name, spoiled(content, number, what))
    ]
    assert lost == []
