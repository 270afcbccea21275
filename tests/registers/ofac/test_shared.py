"""The real files, where they are at hand: counts, dates, and that nothing in them is unknown."""

from __future__ import annotations

from pathlib import Path

import pytest

from variorum.registers import read

FILES = Path(__file__).resolve().parents[4] / "shared" / "registers" / "ofac_sdn"

pytestmark = pytest.mark.skipif(not FILES.is_dir(), reason="the real files of OFAC are not beside this checkout")


def contents(*names: str) -> list[tuple[str, bytes]]:
    """The files."""
    return [(name, (FILES / name).read_bytes()) for name in names]


@pytest.mark.parametrize(
    ("names", "register", "published", "entries", "records"),
    [
        (("sdn_2019-01.csv", "alt_2019-01.csv", "add_2019-01.csv"), "ofac_sdn", "2019-01", 7379, [7379, 9682, 11696]),
        (("sdn_2021-07.csv", "alt_2021-07.csv"), "ofac_sdn", "2021-07", 8976, [8976, 11910]),
        (("cons_prim_2025-12.csv", "cons_alt_2025-12.csv"), "ofac_cons", "2025-12", 442, [442, 1073]),
        (("ofac_consolidated_nonsdn_2025-03.xml",), "ofac_cons", "2025-03-28", 443, [443]),
        (("sdn_comments_2023-12.csv",), "ofac_sdn", "2023-12", 0, [13]),
    ],
)
def test_counts(names: tuple[str, ...], register: str, published: str, entries: int, records: list[int]) -> None:
    (snapshot,) = read(contents(*names))
    assert (snapshot.register, snapshot.published, len(snapshot.listings)) == (register, published, entries)
    assert [file.records for file in snapshot.files] == records
    assert snapshot.complete is bool(entries)
    assert {issue.code for issue in snapshot.issues} <= ({"remarks-cut"} if entries else {"orphan-records"})
    if entries:
        assert snapshot.supplements == 0


@pytest.mark.parametrize(
    ("name", "organizations", "foreign"), [("sdn_2019-01.csv", 2994, 65), ("sdn_2021-07.csv", 3673, 74)]
)
def test_organizations_and_foreign_terrorist_organizations(name: str, organizations: int, foreign: int) -> None:
    (snapshot,) = read(contents(name))
    assert sum(listing.kind == "organization" for listing in snapshot.listings) == organizations
    assert sum("Foreign Terrorist Organizations" in listing.lists for listing in snapshot.listings) == foreign


def test_list_of_another_name_is_told_by_its_programmes() -> None:
    for name, register in (("sdn_2021-07.csv", "ofac_sdn"), ("cons_prim_2025-12.csv", "ofac_cons")):
        (snapshot,) = read([("download.csv", contents(name)[0][1])], dated="2021")
        assert snapshot.register == register


def test_remarks_that_were_cut_go_on_in_the_comments() -> None:
    """The comments are of another day than the list here: only the entry whose remarks did not change in between is read."""
    (snapshot,) = read(contents("sdn_2021-07.csv", "sdn_comments_2023-12.csv"), dated="2021-07")
    names = {name.text for listing in snapshot.listings if listing.key == "28263" for name in listing.names}
    assert any(name.startswith("snowsjo") and name != "snowsjo" for name in names)
