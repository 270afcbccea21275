"""Two snapshots side by side: who came, who went, what changed, and when that proves nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from variorum.errors import RegisterError
from variorum.model import ListedName, Listing, RegisterFile, Snapshot
from variorum.registers.changes import FieldChange, changes


def entry(key: str, name: str = "", **more: Any) -> Listing:
    """A listing with what is given."""
    names = more.pop("names", (ListedName(name or f"Body {key}", "primary"),))
    return Listing("un_sc", key, more.pop("kind", "organization"), names, "un", **more)


def taken(day: str | None, *listings: Listing, layout: str = "un_xml", complete: bool = True) -> Snapshot:
    """The snapshot of `day`."""
    file = RegisterFile("un.xml", f"{day}{listings}{layout}", layout, len(listings))
    return Snapshot("un_sc", "The list", (file,), listings, day, "file" if day else "", complete)


def test_who_came_and_who_vanished() -> None:
    found = changes(taken("2018-10-29", entry("1"), entry("2")), taken("2026-02-27", entry("2"), entry("3")))
    assert [one.key for one in found.came] == ["3"]
    assert [one.key for one in found.gone] == ["1"]
    assert (found.changed, found.same, found.proven, found.notes) == ((), 1, True, ())
    assert (found.old_published, found.new_published) == ("2018-10-29", "2026-02-27")


OLD, NEW = taken("2018-10-29", entry("1")), taken("2026-02-27", entry("2"))


@pytest.mark.parametrize(
    ("old", "new", "doubt"),
    [
        (replace(OLD, complete=False), NEW, "older snapshot is not complete"),
        (OLD, replace(NEW, complete=False), "newer snapshot is not complete"),
        (replace(OLD, published=None), NEW, "no date"),
        (NEW, OLD, "2026-02-27 does not surely lie before 2018-10-29"),
        (taken("2019-01", entry("1")), taken("2019-01-15", entry("2")), "does not surely lie before"),
    ],
)
def test_absence_proves_nothing(old: Snapshot, new: Snapshot, doubt: str) -> None:
    found = changes(old, new)
    assert not found.proven
    assert doubt in found.doubts[0]
    assert [one.key for one in (*found.came, *found.gone)]  # they are told all the same
    assert found.as_dict()["proven"] is False


STRONG, WEAK = ListedName("Oxfam"), ListedName("Oxfam", "weak")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ({}, {}, []),
        ({"programmes": ("A", "B")}, {"programmes": ("B", "C")}, [FieldChange("programmes", "", ("A",), ("C",))]),
        ({"programmes": ("A", "B")}, {"programmes": ("B", "A")}, []),
        ({"listed": "2001-10"}, {"listed": "2001-10-06"}, [FieldChange("listed", "", ("2001-10",), ("2001-10-06",))]),
        ({}, {"removed": "2012-09-28"}, [FieldChange("removed", "", (), ("2012-09-28",))]),
        ({"kind": "person"}, {"kind": "other"}, [FieldChange("kind", "", ("person",), ("other",))]),
        ({"names": (STRONG,)}, {"names": (STRONG, ListedName("OX"))}, [FieldChange("names", "", (), ("OX",))]),
        ({"names": (STRONG,)}, {"names": (WEAK,)}, [FieldChange("names", "", ("Oxfam (strong)",), ("Oxfam (weak)",))]),
        (
            {"details": (("Remark", "x"), ("City", "Oxford"), ("City", "Delhi"))},
            {"details": (("City", "Delhi"), ("City", "Nairobi"), ("Remark", "x"))},
            [FieldChange("details", "City", ("Oxford",), ("Nairobi",))],
        ),
        ({"details": (("City", "Oxford"),) * 2}, {"details": (("City", "Oxford"),)},
         [FieldChange("details", "City", ("Oxford",), ())]),
        ({"references": (("EU", "1"),)}, {"references": ()}, [FieldChange("references", "EU", ("1",), ())]),
    ],
)  # fmt: skip
def test_fields(old: dict[str, Any], new: dict[str, Any], expected: list[FieldChange]) -> None:
    found = changes(taken("2018", entry("1", **old)), taken("2019", entry("1", **new)))
    assert [field for one in found.changed for field in one.fields] == expected
    assert found.same == (not expected)


def test_an_entry_under_another_key_neither_came_nor_vanished() -> None:
    old = taken("2018", entry("1", "Oxfam"), entry("2", "Twin"), entry("3", "Twin"), entry("4", "Lone", kind="person"))
    new = taken("2019", entry("8", "OXFAM", listed="2001"), entry("9", "Twin"), entry("7", "Lone", kind="vessel"))
    found = changes(old, new)
    assert [(one.key, one.old_key, [f.field for f in one.fields]) for one in found.changed] == [
        ("8", "1", ["names", "listed"])
    ]
    assert [one.key for one in found.came] == ["9", "7"], "a name that two have, or another kind, joins nobody"
    assert [one.key for one in found.gone] == ["2", "3", "4"]
    assert found.as_dict()["changed"][0]["old_key"] == "1"


def test_who_came_with_a_date_of_before_the_older_list_was_listed_again() -> None:
    old = taken("2018-10-29")
    new = taken(
        "2026", entry("1", listed="2006-12-23"), entry("2", listed="2020"), entry("3", listed="2018"), entry("4")
    )
    assert changes(old, new).dated_back == ("1",)
    assert changes(replace(old, complete=False), new).dated_back == ()


def test_other_files_do_not_make_every_entry_changed() -> None:
    old = taken("2018", entry("1", details=(("Remarks", "x"),)))
    new = taken(
        "2019",
        entry("1", names=(ListedName("Body 1", "primary"), STRONG), details=(("remarks", "x"),)),
        layout="un_csv",
    )
    found = changes(old, new)
    assert [field.field for one in found.changed for field in one.fields] == ["names"]
    assert "details are not compared" in found.notes[0]
    assert any("only the newer has un_csv" in note for note in found.notes)


def test_two_registers_are_not_compared() -> None:
    with pytest.raises(RegisterError, match="two registers"):
        changes(OLD, replace(NEW, register="eu_fsf"))
