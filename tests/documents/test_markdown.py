"""Markdown to blocks and metadata."""

from __future__ import annotations

from tests.documents.outline import codes, outline
from variorum.documents import read_bytes
from variorum.model import Document, Metadata

PROFILE = """---
title: Médecins Sans Frontières
date: 2020-05-01
license: CC BY 4.0
layout: page
---
# Médecins Sans Frontières

Founded in Paris in 1971[1] by a group of **doctors and
journalists**, it won the [Nobel Peace Prize](https://example.org) in 1999.

Offices:

* Geneva
* Brussels
  1. Ixelles

Headquarters: Geneva

| Year | Staff |
|---|---|
| 2015 | 30,000 |

<div onclick="x()"><p>It has <b>five</b> centres.</p></div>

See also
--------
* Oxfam
"""


def read(source: str) -> Document:
    """The document that `source` is."""
    return read_bytes(source.encode(), name="profile.md", media_type="text/markdown")


def test_blocks() -> None:
    assert outline(read(PROFILE)) == [
        "heading1 Médecins Sans Frontières",
        (
            "paragraph Founded in Paris in 1971[1] by a group of doctors and journalists, "
            "it won the Nobel Peace Prize in 1999."
        ),
        "paragraph Offices:",
        "item Geneva",
        "item Brussels",
        "item Ixelles",
        "field [Headquarters] Geneva",
        "paragraph Year | Staff",
        "paragraph 2015 | 30,000",
        "paragraph It has five centres.",
        "furniture See also",
        "furniture Oxfam",
    ]


def test_lists_have_lead_ins() -> None:
    assert [block.lead_in for block in read(PROFILE).blocks[3:6]] == [2, 2, 4]


def test_front_matter_is_metadata() -> None:
    known = Metadata(title="Médecins Sans Frontières", published="2020-05-01", licence="CC BY 4.0")
    assert read(PROFILE).metadata == known


def test_front_matter_with_a_bad_date_is_told() -> None:
    document = read("---\ndate: last May\n---\nIt grew.\n")
    assert codes(document) == ["bad-date", "undated"]
    assert "2024-05" in document.issues[0].hint


def test_front_matter_that_is_no_yaml_is_told() -> None:
    assert codes(read("---\ntitle: a: b: c\n---\nIt grew.\n")) == ["bad-front-matter", "undated"]


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert outline(read("---\n\nIt grew.\n")) == ["paragraph It grew."]


def test_marks_without_number_are_read_as_plain_text() -> None:
    document = read("[" * 300_000 + "words")
    assert document.text.endswith("words")
    assert codes(document) == ["deep-markup", "undated"]


def test_deep_nesting_loses_no_words() -> None:
    document = read("".join("  " * depth + f"- level{depth}\n" for depth in range(300)))
    assert "level299" in document.text
    assert codes(document) == ["deep-markup", "undated"]
