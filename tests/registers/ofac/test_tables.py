"""OFAC's CSV files: what is read, how they are joined, and what is told of damaged ones."""

from __future__ import annotations

import pytest

from tests.registers.ofac.samples import ADD, ALT, CONS, SDN, codes, csv, entry, one
from variorum.errors import RegisterError
from variorum.model import ListedName
from variorum.registers import read

_EMPTY = "-0- ," * 7


def row(
    key: str, name: str = "SOME COMPANY", *, kind: str = "-0- ", programme: str = "CUBA", remarks: str = "-0- "
) -> str:
    """A row of the list."""
    return f'{key},"{name}",{kind},"{programme}",{_EMPTY}"{remarks}"'


def test_list_with_its_aliases_and_addresses() -> None:
    snapshot = one(("sdn.csv", csv(*SDN)), ("alt.csv", csv(*ALT)), ("add.csv", csv(*ADD)))
    assert (snapshot.register, snapshot.complete, codes(snapshot)) == ("ofac_sdn", True, [])
    assert [(file.layout, file.records) for file in snapshot.files] == [
        ("sdn_csv", 4),
        ("sdn_alt_csv", 3),
        ("sdn_add_csv", 2),
    ]
    assert [listing.kind for listing in snapshot.listings] == ["organization", "organization", "person", "vessel"]
    assert entry(snapshot, "4701").names == (
        ListedName("SHINING PATH", "primary"),
        ListedName("SENDERO LUMINOSO", "strong", "aka"),
        ListedName("COMMUNIST PARTY OF PERU", "strong", "fka"),
        ListedName("SL", "weak", "a.k.a."),
        ListedName("SENDERO", "weak", "a.k.a."),
    )
    assert entry(snapshot, "36").countries == ("Cuba",)
    assert entry(snapshot, "36").details == (("address", "Havana, Cuba"),)
    assert all(listing.listed is None and listing.authority == "us" for listing in snapshot.listings)


def test_person_keeps_the_printed_name_and_every_remark() -> None:
    person = entry(one(("sdn.csv", csv(*SDN)), ("add.csv", csv(*ADD))), "7050")
    assert [name.text for name in person.names] == ["GUZMAN LOERA, Joaquin", "EL CHAPO"]
    assert person.births == ("1954-12-25", "1957~")
    assert person.details == (
        ("Title", "Leader"),
        ("address", "Calle 1 No. 2, Culiacan, Sinaloa, Mexico"),
        ("Add_remarks", "(formerly)"),
        ("POB", "La Tuna, Sinaloa, Mexico"),
        ("nationality", "Mexico"),
        ("Passport", "X1234 (Mexico)"),
        ("Linked To", "SINALOA CARTEL"),
        ("remarks", "Supreme commander"),
    )


@pytest.mark.parametrize(
    ("programme", "programmes", "lists"),
    [
        ("FTO", ("FTO",), ("Foreign Terrorist Organizations",)),
        ("SDGT", ("SDGT",), ("Specially Designated Global Terrorists",)),
        ("SDT", ("SDT",), ("Specially Designated Terrorists",)),
        (
            "FTO] [SDGT",
            ("FTO", "SDGT"),
            ("Foreign Terrorist Organizations", "Specially Designated Global Terrorists"),
        ),
        (
            "CAATSA - RUSSIA",
            ("CAATSA - RUSSIA",),
            ("Countering America's Adversaries Through Sanctions Act, Russia",),
        ),
        ("[FTO] [CUBA]", ("FTO", "CUBA"), ("Foreign Terrorist Organizations", "Cuban Assets Control Regulations")),
    ],
)
def test_programmes_say_the_lists(programme: str, programmes: tuple[str, ...], lists: tuple[str, ...]) -> None:
    listing = one(("sdn.csv", csv(row("1", programme=programme)))).listings[0]
    assert (listing.programmes, listing.lists) == (programmes, lists)


_HEAD = "ent_num,SDN_Name,SDN_Type,Program,Title,Call_Sign,Vess_type,Tonnage,GRT,Vess_flag,Vess_owner,Remarks"
_OTHER = "Entity Number,Name,Type,Program,Title,Call Sign,Vessel Type,Tonnage,GRT,Vessel Flag,Vessel Owner,Remarks"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (csv(*SDN, end="\n", last=""), []),
        (csv(*SDN).replace(b"-0- ", b"-0-"), []),
        (csv(*SDN).replace(b"-0- ", b'"-0- "'), []),
        (csv(*SDN, ",,,,,,,,,,,", ",,,,,,,,,,,"), []),
        (b"\xef\xbb\xbf" + csv(*SDN), []),
        (csv(*reversed(SDN)), []),
        (csv(_HEAD, *SDN), ["head-added"]),
        (csv(_OTHER, *SDN), ["head-added"]),
    ],
    ids=["unix", "trimmed", "quoted", "blank rows", "mark", "reordered", "head", "other head"],
)
def test_mirror_is_read_as_the_original(content: bytes, told: list[str]) -> None:
    original, mirror = one(("sdn.csv", csv(*SDN))), one(("sdn.csv", content))
    assert codes(mirror) == told
    assert mirror.complete
    assert sorted(mirror.listings, key=lambda one: one.key) == sorted(original.listings, key=lambda one: one.key)


def test_columns_of_an_added_head_are_read_by_their_names() -> None:
    shuffled = csv("alt_num,ent_num,alt_name,alt_type,alt_remarks", '88,4701,"SENDERO LUMINOSO","aka",-0- ')
    snapshot = one(("sdn.csv", csv(*SDN)), ("alt.csv", shuffled))
    assert entry(snapshot, "4701").names[1] == ListedName("SENDERO LUMINOSO", "strong", "aka")


def test_column_of_an_unknown_name_is_an_issue() -> None:
    snapshot = one(("sdn.csv", csv(_HEAD.replace("Vess_owner", "Beneficiary"), *SDN)))
    assert codes(snapshot) == ["head-added", "unknown-field"]
    assert "'Beneficiary'" in snapshot.issues[1].what
    assert snapshot.listings == one(("sdn.csv", csv(*SDN))).listings


def test_unknown_names_beside_known_ones_in_another_order_are_an_error() -> None:
    wrong = _HEAD.replace("ent_num,SDN_Name", "SDN_Name,ent_num").replace("Vess_owner", "Beneficiary")
    with pytest.raises(RegisterError, match="in another order"):
        one(("sdn.csv", csv(wrong, *SDN)))


@pytest.mark.parametrize(
    ("name", "rows"),
    [("alt.csv", ALT), ("add.csv", ADD), ("sdn_comments.csv", ('4701," and more."', '36,"; more."'))],
)
def test_unknown_column_of_an_annex_is_an_issue(name: str, rows: tuple[str, ...]) -> None:
    heads = {
        "alt.csv": "ent_num,alt_num,alt_type,alt_name,Shade",
        "add.csv": "ent_num,add_num,Address,City Name,Country,Shade",
    }
    snapshot = one(("sdn.csv", csv(*SDN)), (name, csv(heads.get(name, "ent_num,Shade"), *rows)))
    assert "unknown-field" in codes(snapshot)
    assert "Shade" in next(issue.what for issue in snapshot.issues if issue.code == "unknown-field")


@pytest.mark.parametrize(
    ("bad", "code", "place"),
    [
        (row("5") + ",extra", "row-width", "line 5"),
        ('5,"CUT OFF IN THE MI"', "row-width", "line 5"),
        (row("X5"), "no-key", "line 5"),
        (row("5", name="-0- "), "no-name", "line 5"),
    ],
)
def test_row_that_is_lost_is_told_and_the_list_is_not_complete(bad: str, code: str, place: str) -> None:
    snapshot = one(("sdn.csv", csv(*SDN, bad)))
    assert (codes(snapshot), snapshot.complete, len(snapshot.listings)) == ([code], False, 4)
    assert snapshot.issues[0].where == f"sdn.csv, {place}"
    assert snapshot.files[0].records == 5


@pytest.mark.parametrize(
    ("odd", "code"),
    [
        (row("5", programme="NEW-EO99999"), "unknown-programme"),
        (row("5", kind='"spacecraft"'), "unknown-code"),
        (row("5", remarks="DOB 31 Feb 1960."), "bad-date"),
        (row("5", remarks="DOB one day in spring."), "bad-date"),
        (row("36"), "entry-twice"),
    ],
)
def test_row_with_something_unknown_is_kept_and_told(odd: str, code: str) -> None:
    snapshot = one(("sdn.csv", csv(*SDN, odd)))
    assert (codes(snapshot), snapshot.complete) == ([code], code != "entry-twice")
    if code == "bad-date":
        assert snapshot.listings[-1].births == ()
        assert snapshot.listings[-1].details[0][0] == "DOB"


def test_unknown_programme_is_told_once_with_its_number() -> None:
    snapshot = one(("sdn.csv", csv(*SDN, *(row(str(key), programme="NEW] [CUBA") for key in range(50, 57)))))
    assert [issue.what for issue in snapshot.issues] == ["the programme 'NEW' of 7 entries is not known here"]
    assert snapshot.listings[-1].programmes == ("NEW", "CUBA")


def test_alias_of_an_unknown_type_is_kept_and_told() -> None:
    snapshot = one(("sdn.csv", csv(*SDN)), ("alt.csv", csv(*ALT, '36,99,"dba","FLYING CUBA",-0- ')))
    assert codes(snapshot) == ["unknown-code"]
    assert entry(snapshot, "36").names[-1] == ListedName("FLYING CUBA", "strong", "dba")


def test_annex_without_its_entries_is_told() -> None:
    snapshot = one(("sdn.csv", csv(*SDN)), ("alt.csv", csv(*ALT, '99999,7,"aka","NOBODY\'S NAME",-0- ')))
    assert (codes(snapshot), snapshot.supplements) == (["orphan-records"], 1)


def test_remarks_go_on_in_the_comments_in_the_midst_of_a_word() -> None:
    start = "DOB 1960; POB Lima, Peru; " + "Linked To: A LONG NAME; " * 40 + "a.k.a. 'THE LO"
    start = start[-1000:] if len(start) > 1000 else start + "X" * (1000 - len(start))
    files = ("sdn.csv", csv(*SDN, row("8", remarks=start))), ("sdn_comments.csv", csv('8,"NG NAME\'; DOB 1961."'))
    alone, joined = entry(one(files[0]), "8"), entry(one(*files), "8")
    assert joined.names[-1].text.endswith("NG NAME")
    assert joined.names[-1].quality == "weak"
    assert joined.births == (*alone.births, "1961")
    assert len(alone.names) == 1


def test_cut_remarks_without_their_comments_are_told_and_the_last_is_not_interpreted() -> None:
    cut = ("Linked To: A LONG NAME; " * 42)[:992] + "; DOB 19"
    snapshot = one(("sdn.csv", csv(*SDN, row("8", remarks=cut))))
    assert [(issue.code, issue.severity) for issue in snapshot.issues] == [("remarks-cut", "note")]
    assert (entry(snapshot, "8").births, entry(snapshot, "8").details[-1]) == ((), ("remarks", "DOB 19"))
    assert snapshot.complete


@pytest.mark.parametrize(
    ("remarks", "listed", "note"),
    [
        ("Listing Date (CMIC) 03 Jun 2021.", "2021-06-03", True),
        ("Listing Date (EO 14024 Directive 3): 24 Feb 2022; Listing Date (CMIC) 03 Jun 2021.", "2021-06-03", True),
        ("Effective Date (CMIC) 02 Aug 2021.", None, False),
        ("Listing Date (CMIC) 2021.", None, False),
    ],
)
def test_listing_date_of_the_remarks(remarks: str, listed: str | None, note: bool) -> None:
    snapshot = one(("cons_prim.csv", csv(row("8", programme="CMIC-EO13959", remarks=remarks))))
    assert (snapshot.listings[0].listed, bool(snapshot.listings[0].date_note)) == (listed, note)


def test_listing_date_is_an_upper_bound_where_the_entry_has_more_programmes() -> None:
    assert entry(one(("cons_prim.csv", csv(*CONS))), "17251").listed == "../2022-02-24"


def test_date_of_the_list_is_the_user_s_or_the_name_s() -> None:
    assert [(snapshot.published, snapshot.dated_by) for snapshot in read([("sdn_2021-07.csv", csv(*SDN))])] == [
        ("2021-07", "name")
    ]
    (undated,) = read([("sdn.csv", csv(*SDN))])
    assert codes(undated) == ["undated-register"]
