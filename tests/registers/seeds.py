"""A small sound file of each layout, from which the damaged ones are made; words of one entry are in no other."""

from __future__ import annotations

from tests.registers.uk import test_uk as uk
from tests.registers.un import test_un as un

_OURS = (
    "key,register,organisation,aliases,weak_aliases,scope,listed,listed_kind,removed,removed_kind,status,merged_into,"
    "events,date_note,source_note,grade\n"
    "k1,gb_proscribed,Red Hand Defenders,Red Hand,RHD,armed wing,2001-03,effective,[2009-01-01..2009-02-01],signed,"
    "removed,,suspended 2005-01;removal announced 2009-02-02,approximate,S.I. 1,A\n"
    "k2,eu_terror,Loyalist Volunteer Force,,LVF,,2001-12-27,decided,,,listed,,,,Common Position,B\n"
    "k3,us_fto,Aum Shinrikyo,Aleph Church; Supreme Truth,AUM,,1997-10-08,published,2022-05-20,published,removed,,,,FR 52650,A\n"
)
_FTO = (
    "organisation,aliases,designated,revoked,status,effective_earliest,effective_latest,source_note,grade\n"
    "Kahane Chai,Kach Movement,1997-10-08,2022-05-20,revoked,,,Federal Register,A\n"
    "Manuel Rodriguez Patriotic Front,FPMR Dissidents,1997-10-08,1999-10-08,revoked,1999-10-01,1999-10-08,lapsed,B\n"
    "Lashkar Jhangvi,Army Jhangvi,2003-01-30,,active,,,gazette,B\n"
)
_LISTS = (
    "jurisdiction,list,organisation,aliases,listed,listed_precision,removed,removed_precision,status,source_note,grade\n"
    "UK,Terrorism Act 2000,Ulster Freedom Fighters,Ulster Fighters,2001-02-19,day,,,listed,schedule,A\n"
    "Canada,Criminal Code,Babbar Khalsa,Babbar Khalsa International,2003-06-18,day,2018,year,removed,gazette,C\n"
)

SEEDS: dict[str, tuple[str, bytes]] = {
    "un_xml": ("un.xml", un.packed()),
    "uk_csv": ("uk.csv", uk.listing_csv()),
    "uk_csv_bare": ("uk.csv", uk.table(uk.COLUMNS, uk.ROWS)),
    "uk_export": ("uk.csv", uk.EXPORT),
    "uk_xml": ("uk.xml", uk.XML.encode()),
    "uk_ofsi_csv": ("uk.csv", uk.OFSI),
    "history_table": ("table.csv", _OURS.encode()),
    "history_fto": ("fto.csv", _FTO.encode()),
    "history_lists": ("lists.csv", _LISTS.encode()),
}
"""By layout: the file's name and content."""

TRANSLATED: dict[str, frozenset[str]] = {
    "un_xml": frozenset(("approximately", "between", "exact")),
    "uk_csv": frozenset(("arabic",)),
    "uk_csv_bare": frozenset(("arabic",)),
    "history_fto": frozenset(("active", "revoked")),
    "history_lists": frozenset(("canada", "listed", "removed", "day", "year")),
    "history_table": frozenset(("listed", "removed")),
}
"""Words of the sound files that a reader puts into others at one place, and shows at another."""
