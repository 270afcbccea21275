"""What the sources say beside one another: findings, and what held on a day."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from typing import Any

from variorum.collation.holding import Held, holding
from variorum.dossier import ANSWERS, Dossier, Entry, Variant, all_variants
from variorum.edition.query import load_dossier, takes_part
from variorum.export.markdown import report
from variorum.model import FindingVerdict
from variorum.store import Store


@dataclass(frozen=True, slots=True)
class Collation:
    """Findings with the dossier that their claims are in: its entries word them, its sources are their witnesses."""

    dossier: Dossier
    variants: tuple[Variant, ...]

    def entries(self) -> dict[str, Entry]:
        """The entries of all claims by id."""
        return {entry.id: entry for entry in self.dossier.entries}

    def as_dict(self) -> list[dict[str, Any]]:
        """The findings for a program, each with its readings' claims in full."""
        entries = self.entries()
        return [
            {
                **one.as_dict(),
                "documents": len(one.sigla),
                "readings": [
                    {**asdict(reading), "claims": [_plain(entries[key]) for key in reading.claims]}
                    for reading in one.readings
                ],
            }
            for one in self.variants
        ]

    def markdown(self, title: str) -> str:
        """The findings as a report to paste, with a footnote for each claim."""
        return report(self.dossier, self.variants, title)


@dataclass(frozen=True, slots=True)
class HeldEntry:
    """What held, with the claim that tells it, and the claims (ids) that decided the answer."""

    held: Held
    entry: Entry

    def as_dict(self) -> dict[str, Any]:
        """The entry for a program."""
        return {**asdict(self.held), **_plain(self.entry), "section": self.entry.section}


def collation(
    store: Store, subject: str | None = None, *, verdicts: Collection[FindingVerdict] | None = None
) -> Collation:
    """The findings in the store, gravest first: of `subject` (a name or an id), or all; only those of `verdicts`, if given.

    Raises: StoreError where there is no such subject.
    """
    dossier = load_dossier(store, subject)
    found = all_variants(dossier, store.findings(), store.passages())
    kept = (one for one in found if (subject is None or one.about) and (verdicts is None or one.verdict in verdicts))
    return Collation(dossier, tuple(kept))


def held_on(
    store: Store, day: str, subject: str | None = None, *, known_by: str | None = None
) -> tuple[HeldEntry, ...]:
    """What the claims in which `subject` takes part tell of `day` (an EDTF day, month or year): the surest answers first.

    `known_by` leaves out what documents said that were published later. Without a subject, that of `load_dossier`.

    Raises: StoreError where there is no such subject; EdtfError where a date is not one.
    """
    dossier = load_dossier(store, subject)
    entries = {entry.id: entry for entry in dossier.entries}
    order = {key: number for number, key in enumerate(entries)}
    about = {key for key, entry in entries.items() if dossier.subject.id in takes_part(entry.claim)}
    # All claims speak: a claim about another may end a state of the subject.
    answers = holding(dossier.claims, day, documents=store.documents(), known_by=known_by)
    told = [HeldEntry(held, entries[held.claim]) for held in answers if held.claim in about]
    return tuple(sorted(told, key=lambda one: (ANSWERS.index(one.held.answer), order[one.held.claim])))


def _plain(entry: Entry) -> dict[str, Any]:
    """A claim for a program, short: where it is from, what it says, its exact words."""
    claim = entry.claim
    return {
        "id": entry.id,
        "source": entry.siglum,
        "document": claim.document,
        "type": claim.type,
        "says": entry.say,
        "status": claim.status,
        "attribution": claim.attribution.text if claim.attribution else None,
        "time": claim.time.edtf if claim.time else None,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
    }
