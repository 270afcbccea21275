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


def test_other_layouts_do_not_make_every_entry_changed() -> None:
    names = (ListedName("Body 1", "primary"), ListedName("Oxfam", "weak", "a.k.a."))
    old = taken("2018", entry("1", details=(("Remarks", "x"),), names=names, date_note="as printed"))
    new = taken("2019", entry("1", names=(names[0], STRONG, STRONG), details=(("remarks", "x"),)), layout="un_csv")
    found = changes(old, new)
    assert (found.changed, found.same) == ((), 1)
    assert found.notes == (
        "the two lists have different layouts (un_xml and un_csv): details and the labels of names are not compared",
    )
    more = taken("2019", entry("1", names=(*names, ListedName("OX"))), layout="un_csv")
    assert changes(old, more).changed[0].fields == (FieldChange("names", "", (), ("OX",)),)


FULL = entry(
    "1", names=(ListedName("Body 1"), STRONG), countries=("Cuba",), details=(("Address", "Havana"), ("Gender", "x"))
)
BARE = entry("1", countries=("Peru",), names=(ListedName("Body 1"), ListedName("OX")))


@pytest.mark.parametrize(
    ("annexes", "old", "new", "note"),
    [
        # The older lacks the addresses: those of the newer are no change, and what went is one.
        (((), ("sdn_add_csv",)), BARE, FULL, "the older lacks sdn_add_csv: of countries, details,"),
        ((("sdn_add_csv",), ()), FULL, BARE, "the newer lacks sdn_add_csv: of countries, details,"),
        # What both lack is no difference.
        (((), ()), FULL, BARE, ""),
    ],
)
def test_what_an_annex_lacks_is_no_change(
    annexes: tuple[tuple[str, ...], tuple[str, ...]], old: Listing, new: Listing, note: str
) -> None:
    sides = [
        Snapshot(
            "ofac_sdn", "", tuple(RegisterFile(id_, f"{n}{id_}", id_, 1) for id_ in ("sdn_csv", *own)), (one,), day
        )
        for n, (own, one, day) in enumerate(zip(annexes, (old, new), ("2019", "2020"), strict=True))
    ]
    found = changes(*sides)
    assert found.notes[:1] == (
        (f"{note} what only the {'newer' if old is BARE else 'older'} has is not told",) if note else ()
    )
    told = {(field.field, value) for field in found.changed[0].fields for value in (*field.old, *field.new)}
    assert {("names", "Oxfam"), ("names", "OX"), ("countries", "Peru")} <= told
    assert (("countries", "Cuba") in told, ("details", "Havana") in told) == ((not note),) * 2


def test_two_registers_are_not_compared() -> None:
    with pytest.raises(RegisterError, match="two registers"):
        changes(OLD, replace(NEW, register="eu_fsf"))
