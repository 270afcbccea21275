"""From when, and until when, a name was an entity's, as far as claims tell that it was renamed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from variorum.dates import EdtfError, PartialDate, parse
from variorum.language.name_keys import name_key
from variorum.lexicon import lexicon
from variorum.model import Claim, Filler


@dataclass(frozen=True, slots=True, order=True)
class NamePeriod:
    """When `name` was the name of entity `entity` (its id): `time` is an EDTF interval, open at one side ("1989/..",
    "../1989"), as claim `claim` (its id) tells. Whether it was used beside another name is not told."""

    entity: str
    name: str
    time: str
    claim: str


def name_periods(claims: Iterable[Claim]) -> tuple[NamePeriod, ...]:
    """The periods that claims of a renaming with a date tell, sorted: of the new name, and of the old one where the words give it.

    `claims` are resolved ones. A time that is no single date ("from 1989 to 1991") tells no renaming; nor does a claim that is
    not asserted.
    """
    return tuple(sorted({period for claim in claims for period in _told(claim)}))


def _told(claim: Claim) -> Iterator[NamePeriod]:
    when, names, subjects = _day(claim), claim.role("name"), claim.role("subject")
    if claim.type != "alias" or claim.status != "asserted" or when is None or not names or not subjects:
        return
    entity, said = subjects[0].entity, f" {name_key(claim.quote)} "
    told = [form for form in lexicon("naming")["renamed"] if f" {form} " in said]
    if entity is None or not told or any(f" {form} " in said for form in lexicon("naming")["renamed_from"]):
        return
    new = " ".join(names[0].text.split())
    yield NamePeriod(entity, new, f"{when}/..", claim.id)
    old = _name(subjects[0])
    if old is not None and name_key(old) != name_key(new):
        yield NamePeriod(entity, old, f"../{when}", claim.id)


def _day(claim: Claim) -> str | None:
    """The single date of the claim, None where there is none."""
    try:
        value = parse(claim.time.edtf) if claim.time else None
    except EdtfError:  # what is not EDTF dates nothing; the claim itself stays as it is
        return None
    return str(value) if isinstance(value, PartialDate) else None


def _name(subject: Filler) -> str | None:
    """The very words of the subject, where they are a name: not "it", "the party"."""
    known = {name_key(name) for name in subject.names}
    text = " ".join(subject.text.split())
    return text if name_key(text) in known and any(c.isupper() for c in text) else None
