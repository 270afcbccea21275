"""Which of OFAC's two lists a file is of: by what it holds, and by its name where that tells nothing."""

from __future__ import annotations

import pytest

from tests.registers.ofac.samples import ALT, CONS, SDN, codes, csv, one, plain
from variorum.errors import RegisterError

_SILENT = ('7,"SOME GROUP",-0- ,"SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ',)
_SILENT_XML = (
    (
        "<sdnEntry><uid>7</uid><lastName>SOME GROUP</lastName><sdnType>Entity</sdnType><programList><program>SDGT</program>"
        "</programList></sdnEntry>"
    ),
)
_CONS_XML = (
    (
        "<sdnEntry><uid>8</uid><lastName>SOME DEPUTY</lastName><sdnType>Individual</sdnType><programList><program>NS-PLC"
        "</program></programList></sdnEntry>"
    ),
)


@pytest.mark.parametrize(
    ("name", "content", "register", "layout", "told"),
    [
        ("sdn.csv", csv(*SDN), "ofac_sdn", "sdn_csv", []),
        ("SDN_2021.CSV", csv(*SDN), "ofac_sdn", "sdn_csv", []),
        ("folder/list.csv", csv(*SDN), "ofac_sdn", "sdn_csv", []),
        ("cons_prim.csv", csv(*CONS), "ofac_cons", "cons_csv", []),
        ("list.csv", csv(*CONS), "ofac_cons", "cons_csv", []),
        ("sdn.csv", csv(*CONS), "ofac_cons", "cons_csv", ["list-by-content"]),
        ("cons_prim.csv", csv(*SDN), "ofac_sdn", "sdn_csv", ["list-by-content"]),
        ("sdn.csv", csv(*_SILENT), "ofac_sdn", "sdn_csv", []),
        ("sdn.xml", plain(), "ofac_sdn", "sdn_xml", []),
        ("consolidated.xml", plain(), "ofac_sdn", "sdn_xml", ["list-by-content"]),
        ("consolidated.xml", plain(_CONS_XML), "ofac_cons", "cons_xml", []),
        ("a.xml", plain(_CONS_XML), "ofac_cons", "cons_xml", []),
        ("sdn.xml", plain(_SILENT_XML), "ofac_sdn", "sdn_xml", []),
    ],
)
def test_list_is_told(name: str, content: bytes, register: str, layout: str, told: list[str]) -> None:
    snapshot = one((name, content))
    assert (snapshot.register, snapshot.files[0].layout, codes(snapshot)) == (register, layout, told)
    assert {listing.register for listing in snapshot.listings} == {register}


@pytest.mark.parametrize(("name", "content"), [("list.csv", csv(*_SILENT)), ("list.xml", plain(_SILENT_XML))])
def test_file_that_tells_nothing_is_an_error(name: str, content: bytes) -> None:
    with pytest.raises(RegisterError, match="neither its programmes nor its name"):
        one((name, content))


@pytest.mark.parametrize(
    ("name", "layout"), [("alt.csv", "sdn_alt_csv"), ("sdn_alt.csv", "sdn_alt_csv"), ("cons_alt.csv", "cons_alt_csv")]
)
def test_aliases_are_told_by_their_name(name: str, layout: str) -> None:
    assert one((name, csv(*ALT))).files[0].layout == layout


def test_aliases_of_another_name_are_an_error_that_says_what_to_do() -> None:
    with pytest.raises(RegisterError, match="only the name could tell") as caught:
        one(("OFAC.csv", csv(*ALT)))
    assert "cons*alt*" in caught.value.hint
    assert "alt*" in caught.value.hint


def test_aliases_of_one_list_do_not_join_the_other() -> None:
    with pytest.raises(ValueError, match="too many values"):
        one(("cons_prim.csv", csv(*CONS)), ("alt.csv", csv(*ALT)))


def test_programmes_of_the_other_list_say_other_things() -> None:
    assert one(("cons_prim.csv", csv(*CONS))).listings[2].lists == (
        "Sectoral Sanctions Identifications List",
        "Directives under Executive Order 14024",
    )
    both = CONS[0].replace("NS-PLC", "SDGT] [NS-PLC")
    assert one(("cons_prim.csv", csv(both))).listings[0].lists == ("Non-SDN Palestinian Legislative Council List",)
