"""Persons' judgements of who is who: entered, taken back, and carried out at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from variorum.edition.composer import carry_out
from variorum.edition.query import find_entity, takes_part
from variorum.edition.stages import Stages, own_stages
from variorum.errors import StoreError
from variorum.model import Entity, Judgement
from variorum.model.entity import Verdict
from variorum.resolution.renaming import NamePeriod, name_periods
from variorum.resolution.units import unit_id
from variorum.store import RULE, Store, open_store


@dataclass(frozen=True, slots=True)
class EntityEntry:
    """An entity as lists show it: with the number of its documents and claims, what it may be the same as, and when its
    names were its own, as far as a renaming is told."""

    entity: Entity
    claims: int
    unsure: tuple[str, ...]
    periods: tuple[NamePeriod, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The entry for a program."""
        periods = [{"name": one.name, "time": one.time, "claim": one.claim} for one in self.periods]
        return {**asdict(self.entity), "claims": self.claims, "unsure": self.unsure, "periods": periods}


def list_entities(store: Store, *, type_: str | None = None, name: str | None = None) -> tuple[EntityEntry, ...]:
    """The entities, those of most claims first. `name` is a part of one of their names, in any case.

    `unsure` are the reasons of standing judgements that leave open whether it is another entity too.
    """
    counts = Counter(entity for claim in store.claims() for entity in takes_part(claim))
    doubts = _doubts(store.judgements(), known_units(store))
    wanted = (name or "").casefold()
    periods: dict[str, list[NamePeriod]] = {}
    for period in name_periods(store.claims()):
        periods.setdefault(period.entity, []).append(period)
    found = [
        EntityEntry(entity, counts[entity.id], tuple(doubts.get(entity.id, ())), tuple(periods.get(entity.id, ())))
        for entity in store.entities()
        if (type_ is None or entity.type == type_) and any(wanted in n.casefold() for n in (entity.name, *entity.names))
    ]
    return tuple(sorted(found, key=lambda e: (-e.claims, e.entity.name, e.entity.id)))


def known_units(store: Store) -> dict[str, str]:
    """The id of the entity that each unit (a referent of one document) is part of: what rules judge are units."""
    return {unit_id(document, names): entity for document, names, entity in store.referents()}


def told(store: Store) -> dict[str, str]:
    """What each id that a judgement may name is called: an entity by its name, a unit by its own and its document's."""
    out = {entity.id: entity.name for entity in store.entities()}
    documents = {entry.id: entry.name for entry in store.entries()}
    for document, names, _ in store.referents():
        out.setdefault(unit_id(document, names), f"{names[0]} ({documents[document]})")
    return out


def _doubts(judgements: Iterable[Judgement], units: Mapping[str, str]) -> dict[str, list[str]]:
    """By the id of an entity, the reasons of the judgements that leave open whether it is another one too."""
    out: dict[str, list[str]] = {}
    for judgement in judgements:
        left, right = (units.get(id_, id_) for id_ in (judgement.left, judgement.right))
        if judgement.verdict == "unsure" and left != right:
            for id_ in (left, right):
                if judgement.reason not in out.setdefault(id_, []):
                    out[id_].append(judgement.reason)
    return out


def judge(
    out: str | Path,
    pair: tuple[str, str],
    verdict: Verdict,
    *,
    author: str,
    reason: str = "",
    at: str = "",
    stages: Stages | None = None,
) -> int:
    """Enters the judgement as `enter` does, resolves anew and writes the dossier's files. The judgement's number.

    Raises: StoreError as `enter`.
    """
    stages = stages or own_stages()
    with open_store(out, "write") as store:
        number = enter(store, pair, verdict, author=author, reason=reason, at=at)
        carry_out(store, Path(out), stages)
    return number


def enter(
    store: Store,
    pair: tuple[str, str],
    verdict: Verdict,
    *,
    author: str,
    reason: str = "",
    at: str = "",
    seen: int | None = None,
) -> int:
    """Enters the judgement of a person that the two entities of `pair` (ids or names) are or are not one; its number. What it
    comes to follows where it is carried out (`variorum.edition.reviewing.settle`). `seen` is the row up to which he has seen the ledger.

    Raises: StoreError where one is not in the dossier, both are one already, or the author is not a person's name; ReviewConflict
    where another person has judged one of the two since.
    """
    _check_author(author)
    entities = store.entities()
    known = {entity.id for entity in entities}
    claims = () if known.issuperset(pair) else tuple(store.claims())  # needed to choose among namesakes only
    left, right = (find_entity(entities, name, claims) for name in pair)
    if left.id == right.id:
        hint = "`variorum judge --ledger` lists what joined them; take that back by its number."
        raise StoreError(f"{pair[0]!r} and {pair[1]!r} are one entity already", where="judge", hint=hint)
    return store.judge(Judgement(left.id, right.id, verdict, author, reason), at=at, seen=seen)


def take_back(
    out: str | Path, number: int, *, author: str, reason: str = "", at: str = "", stages: Stages | None = None
) -> int:
    """Takes a judgement back as `withdraw` does, resolves anew and writes the dossier's files. The new row's number.

    Raises: StoreError where there is no such standing judgement.
    """
    stages = stages or own_stages()
    with open_store(out, "write") as store:
        made = withdraw(store, number, author=author, reason=reason, at=at)
        carry_out(store, Path(out), stages)
    return made


def withdraw(store: Store, number: int, *, author: str, reason: str = "", at: str = "", seen: int | None = None) -> int:
    """Takes a judgement back by a row of its own, whose number is returned; carried out as after `enter`.

    Of a merge that a rule made, a person's "different" is entered instead: the rule would only make it again.

    Raises: StoreError where there is no such standing judgement; ReviewConflict as `enter`.
    """
    _check_author(author)
    entry = next((e for e in store.ledger() if e.number == number and e.standing), None)
    if entry is not None and entry.judgement.author.startswith(RULE):
        old = entry.judgement
        judgement = Judgement(old.left, old.right, "different", author, reason or "taken back")
        return store.judge(judgement, at=at, seen=seen)
    return store.take_back(number, author=author, reason=reason, at=at)


def _check_author(author: str) -> None:
    if not author.strip() or author.startswith(RULE):
        raise StoreError("a judgement needs its author's name", where="judge", hint="Give it with --author.")
