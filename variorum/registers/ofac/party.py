"""A party of OFAC's advanced XML: its names and what is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from variorum.model import Issue, ListedKind, ListedName
from variorum.registers.fields import fields_of, take
from variorum.registers.ofac.reference import Tables, audited, printed
from variorum.registers.ofac.remarks import Told


@dataclass(slots=True)
class Party:
    """A party, as far as it is read; `key` is its profile's number, `identities` the numbers of its identities."""

    key: str
    kind: ListedKind
    told: Told
    own: list[ListedName] = field(default_factory=list)
    identities: list[str] = field(default_factory=list)

    @property
    def names(self) -> tuple[ListedName, ...]:
        """The party's own name, then the others, without repetition."""
        return tuple(dict.fromkeys((*self.own, *self.told.names)))


def party_of(element: etree._Element, tables: Tables) -> Party:
    """The party of a DistinctParty element."""
    words = tables.data["advanced"]
    number = element.get("FixedRef", "")
    told = Told(f"{tables.where}, entry {number}")
    party = Party(number, "other", told)
    for profile in take(element, "Profile"):
        party.key = profile.get("ID", number)
        party.kind = _kind(profile.get("PartySubTypeID", ""), tables, told)
        for identity in take(profile, "Identity"):
            party.identities.append(identity.get("ID", ""))
            _names(identity, party, tables)
        for feature in take(profile, "Feature"):
            _feature(feature, told, tables)
        told.issues.extend(audited(profile, "PartySubTypeID", where=told.where).audit())
    fields = audited(element, where=told.where)
    for comment in fields.pop_all("Comment"):
        told.tell_remarks(comment.rstrip(" ;."), tables.data)
    told.issues.extend(fields.audit())
    if not party.own and told.names:
        party.own.append(ListedName(told.names[0].text, "primary", words["own_name"]))
    return party


def _kind(number: str, tables: Tables, told: Told) -> ListedKind:
    """The kind of a party by its sub-type, or the type of that where it says nothing."""
    known = tables.data["kinds"]
    name = tables.value("PartySubType", number, told.where)
    if ("PartySubType", number) not in tables.values:
        return "other"
    if name == tables.data["advanced"]["unknown"]:
        name = tables.value("PartyType", tables.values[("PartySubType", number)][1].get("PartyTypeID", ""), told.where)
    if not name or name.lower() not in known:
        told.issues.append(
            Issue("unknown-code", f"the type {name!r} of a party is not known here", told.where, "Report it.")
        )
        return "other"
    kind: ListedKind = known[name.lower()]
    return kind


def _names(identity: etree._Element, party: Party, tables: Tables) -> None:
    told, words = party.told, tables.data["advanced"]
    types: dict[str, str] = {}
    for groups in take(identity, "NamePartGroups"):
        for master in take(groups, "MasterNamePartGroup"):
            for group in take(master, "NamePartGroup"):
                types[group.get("ID", "")] = tables.value("NamePartType", group.get("NamePartTypeID", ""), told.where)
                told.issues.extend(audited(group, "NamePartTypeID", where=told.where).audit())
            told.issues.extend(fields_of(master, told.where).audit())
        told.issues.extend(fields_of(groups, told.where).audit())
    for alias in take(identity, "Alias"):
        label = tables.value("AliasType", alias.get("AliasTypeID", ""), told.where)
        weak, own = alias.get("LowQuality") == "true", alias.get("Primary") == "true"
        for name, script in _documented(alias, types, tables, told):
            if own and script == words["latin"] and not party.own:
                party.own.append(ListedName(name, "primary"))
            else:
                shown = label if script == words["latin"] else script
                told.names.append(ListedName(name, "weak" if weak else "strong", shown))
        told.issues.extend(audited(alias, "AliasTypeID", "Primary", "LowQuality", where=told.where).audit())
    told.issues.extend(audited(identity, "Primary", "False", where=told.where).audit())


def _documented(alias: etree._Element, types: dict[str, str], tables: Tables, told: Told) -> Iterator[tuple[str, str]]:
    """Each form of a name, put together as the list prints it, and its script."""
    order = tables.data["advanced"]["name_parts"]
    for name in take(alias, "DocumentedName"):
        parts, script = [], tables.data["advanced"]["latin"]
        for part in take(name, "DocumentedNamePart"):
            for value in take(part, "NamePartValue"):
                if value.get("ScriptID"):
                    script = tables.value("Script", value.get("ScriptID", ""), told.where)
                fields = audited(value, "ScriptID", where=told.where)
                parts.append((types.get(fields.pop("@NamePartGroupID"), ""), fields.pop("")))
                told.issues.extend(fields.audit())
            told.issues.extend(fields_of(part, told.where).audit())
        told.issues.extend(audited(name, "DocNameStatusID", where=told.where).audit())
        family = [text for kind, text in parts if kind in order["family"]]
        given = [text for kind in order["given"] for kind_, text in parts if kind_ == kind]
        others = [text for kind, text in parts if kind not in (*order["family"], *order["given"])]
        whole = ", ".join(" ".join(group) for group in ([*family, *others], given) if group)
        if whole:
            yield whole, script


def _feature(feature: etree._Element, told: Told, tables: Tables) -> None:
    """One thing that is known of a party, under the publisher's words for its kind."""
    label = tables.value("FeatureType", feature.get("FeatureTypeID", ""), told.where).rstrip(" :-")
    for version in take(feature, "FeatureVersion"):
        said = [tables.value("Reliability", version.get("ReliabilityID", ""), told.where)]
        said = [word for word in said if word not in tables.data["advanced"]["plain_values"]]
        for period in take(version, "DatePeriod"):
            _date(label, period, told, tables)
        for place in take(version, "VersionLocation"):
            _place(label, place.get("LocationID", ""), told, tables)
            told.issues.extend(audited(place, "LocationID", where=told.where).audit())
        for detail in take(version, "VersionDetail"):
            fields = audited(detail, "DetailTypeID", where=told.where)
            found = fields.pop(""), tables.value("DetailReference", fields.pop("@DetailReferenceID"), told.where)
            if any(found):
                told.tell_pair(label, " ".join([*filter(None, found), *(f"({word})" for word in said)]), tables.data)
            told.issues.extend(fields.audit())
        fields = audited(version, "ReliabilityID", where=told.where)
        told.details.extend((f"{label}, comment", comment) for comment in fields.pop_all("Comment"))
        told.issues.extend(fields.audit())
    fields = audited(feature, "FeatureTypeID", where=told.where)
    fields.pop_all("IdentityReference@IdentityID")
    fields.pop_all("IdentityReference@IdentityFeatureLinkTypeID")
    told.issues.extend(fields.audit())


def _date(label: str, element: etree._Element, told: Told, tables: Tables) -> None:
    date = tables.period(element, told.where)
    if date is not None and label in tables.data["advanced"]["birth"]:
        told.births.append(date)
    elif (text := date or printed(element)) != "":
        told.details.append((label, text))


def _place(label: str, number: str, told: Told, tables: Tables) -> None:
    words = tables.data["advanced"]
    if number not in tables.places:
        what = f"there is no Location with the number {number!r}"
        told.issues.append(Issue("unknown-code", what, told.where, "It is cut out of the file; report it."))
        return
    forms, country = tables.places[number]
    tables.used.add(number)
    shown = "address" if label in words["address"] else label
    told.details.extend((shown, f"{text} ({script})" if script else text) for script, text in forms)
    if country and label in (*words["address"], *words["country"]):
        told.countries.append(country)
