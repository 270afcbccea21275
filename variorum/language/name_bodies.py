"""Which names of bodies and places in one document are one name in another dress."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.language.name_keys import abbreviates, body_key, is_acronym, skeleton
from variorum.language.name_types import Portrait, fixed_type
from variorum.language.name_unions import Union
from variorum.language.name_words import gazetteer, listed
from variorum.model import ReferentType


def join_bodies(
    portraits: Mapping[str, Portrait], types: Mapping[str, ReferentType], union: Union, declared: set[str]
) -> None:
    """Join the names of bodies and places that differ in dress, legal form, spelling or by abbreviation."""
    bodies = [k for k in portraits if types[k] == "organization"]
    by_form: dict[str, str] = {}
    for key in [*bodies, *(k for k in portraits if types[k] == "place")]:
        known = gazetteer()
        text = portraits[key].text.casefold()
        form = known.bodies.get(text) or known.countries.get(text) or body_key(portraits[key].text)
        union.join(by_form.setdefault(types[key] + form, key), key)
    by_bones: dict[str, str] = {}
    for key in bodies:
        bones = skeleton(portraits[key].text)
        if len(bones.replace(" ", "")) >= 4 and not _short(portraits[key]):
            union.join(by_bones.setdefault(bones, key), key)
    _join_expanded(portraits, bodies, union)
    for key in bodies:
        full = _fuller(key, bodies, portraits, declared)
        if full is not None:
            union.join(key, full)


def join_shortened(portraits: Mapping[str, Portrait], types: Mapping[str, ReferentType], union: Union) -> None:
    """Join "Al Wefaq" with "Al Wefaq Society", whatever the recogniser took the shorter name for."""
    tails = listed("references.generic")
    for key in portraits:
        short, _, tail = key.rpartition(" ")
        if (
            types[key] != "organization"
            or tail not in (tails | listed("names.business_tails"))
            or short not in portraits
        ):
            continue
        business = tail in listed("names.business_tails") and not portraits[short].genders
        weak = (
            business
            or types[short] != "person"
            or (portraits[short].votes["person"] < 2 and not portraits[short].genders)
        )
        if weak and fixed_type(portraits[short].text) is None:
            union.join(short, key)


def _join_expanded(portraits: Mapping[str, Portrait], bodies: Sequence[str], union: Union) -> None:
    """Join "Provisional IRA" with "Provisional Irish Republican Army", where the abbreviation is known."""
    fulls: dict[str, list[str]] = {}
    for key in bodies:
        for other in bodies if _short(portraits[key]) else ():
            if " " in other and union.root(other) == union.root(key):
                fulls.setdefault(key, []).append(other)
    for key in bodies:
        found = key.split()
        for full in fulls.get(found[-1], ()) if len(found) > 1 else ():
            long = " ".join([*found[:-1], full])
            if long in union.parent:
                union.join(long, key)


def _fuller(key: str, bodies: Sequence[str], portraits: Mapping[str, Portrait], declared: set[str]) -> str | None:
    """The one fuller name that the name at `key` shortens, None where there is none or more than one."""
    text = portraits[key].text
    if _short(portraits[key]):
        if key in declared:
            return None
        found = [k for k in bodies if k != key and " " in k and abbreviates(text, portraits[k].text)]
    else:
        found = [k for k in bodies if k.startswith(key + " ") and _shortens(key, k)]
        found = found or _like(key, bodies, portraits)
        if not found and key in listed("names.organization_heads"):
            found = [k for k in bodies if k.endswith(" " + key)]
    return found[0] if len(found) == 1 else None


def _like(key: str, bodies: Sequence[str], portraits: Mapping[str, Portrait]) -> list[str]:
    """The longer names that begin with another spelling of the name at `key`."""
    bones = skeleton(portraits[key].text)
    if len(bones.replace(" ", "")) < 4:
        return []
    tails = listed("references.generic")
    return [
        k
        for k in bodies
        if " " in k and k.rsplit(" ", 1)[-1] in tails and skeleton(portraits[k].text).rsplit(" ", 1)[0] == bones
    ]


def _shortens(key: str, full: str) -> bool:
    """Whether `key` is `full` without a last word that only says what it is ("Tupamaro" of "Tupamaro Group")."""
    if gazetteer().country_of(key) or key in gazetteer().nations or key in gazetteer().places:
        return False
    tails = listed("references.generic") | listed("names.legal_forms")
    return all(word in tails for word in full[len(key) + 1 :].split())


def _short(portrait: Portrait) -> bool:
    """Whether a name is an abbreviation, as parsed: a surname in capitals is none."""
    return is_acronym(portrait.plain) and portrait.plain.isupper()
