"""What changed between two versions of one document, at the level of claims."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from variorum.collation.difference import Change, difference
from variorum.edition.stages import Stages, own_stages
from variorum.errors import StoreError
from variorum.model import Claim, Document, Metadata
from variorum.store import ClaimFilter, ClaimState, Store, open_store
from variorum.store.records import DocumentState

_DOCUMENTS: tuple[DocumentState, ...] = ("current", "superseded", "removed")
_CLAIMS: tuple[ClaimState, ...] = ("current", "superseded", "orphaned", "removed")
_SHORTEST = 6  # characters of an id that may stand for all of it

Version = tuple[Document, Sequence[Claim]]


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """What became of a claim between two versions, with the claim of either, None where a version has none."""

    change: Change
    old: Claim | None
    new: Claim | None

    @property
    def words(self) -> str:
        """The exact words, of the newer version where it has them."""
        claim = self.new or self.old
        return claim.quote if claim else ""

    @property
    def type(self) -> str:
        """The claim's type."""
        claim = self.new or self.old
        return claim.type if claim else ""

    def as_dict(self) -> dict[str, Any]:
        """The entry for a program."""
        sides = {"old": self.old, "new": self.new}
        told = {f"{side}_quote": claim.quote if claim else None for side, claim in sides.items()}
        return {**asdict(self.change), "type": self.type, **told}


def compare_versions(place: Path, old: str, new: str, *, stages: Stages | None = None) -> tuple[ChangeEntry, ...]:
    """What became of each claim of the version `old` in the version `new`, as `difference` orders them.

    Each is a file, which is read, or a document of the dossier in the directory `place`: by its id or the beginning of
    one, or by its name, which is that of its current version.

    Raises: StoreError where there is no such file or document; DocumentError where a file cannot be read; ModelError
    where a file is to be read and the language model is missing.
    """
    stages = stages or own_stages()
    model = cache(stages.load_model)  # for the first file that needs it
    one, other = (
        _read(Path(which), stages, model) if Path(which).is_file() else _stored(place, which) for which in (old, new)
    )
    judged = stages.resolve([*one[1], *other[1]], [])  # both together: an entity has one id in both
    claims = {claim.id: claim for claim in judged.claims}
    before, after = ((document, [claims[claim.id] for claim in own]) for document, own in (one, other))
    return tuple(
        ChangeEntry(change, claims.get(change.old or ""), claims.get(change.new or ""))
        for change in difference(before, after)
    )


def _read(path: Path, stages: Stages, model: Callable[[], Any]) -> Version:
    """The document in the file, with its claims."""
    document = stages.read(path, path.name, Metadata())
    return document, tuple(stages.extract(document, stages.analyse(document, model())))


def _stored(place: Path, which: str) -> Version:
    """The version `which` of the dossier, with its claims, whatever has become of them.

    Raises: StoreError.
    """
    with open_store(place) as store:
        document = store.document(_id(store, which))
        entries = store.select(ClaimFilter(document=document.id, states=_CLAIMS))
        return document, tuple(Claim.from_dict(dict(entry.data), document.text) for entry in entries)


def _id(store: Store, which: str) -> str:
    """The id of the document that `which` means.

    Raises: StoreError where it means none, or several.
    """
    entries = store.entries(_DOCUMENTS)
    named = [entry.id for entry in entries if entry.state == "current" and entry.name == which]
    digests = [
        e.id for e in entries if len(which) >= _SHORTEST and which in (e.id, e.id[: len(which)], _digest(e.id, which))
    ]
    found = named or digests
    if len(found) != 1:
        what = (
            f"several documents are called {which!r}" if found else f"neither a file nor a document is called {which!r}"
        )
        hint = "`variorum documents --all` lists the versions in the dossier with their ids."
        raise StoreError(what, where="diff", hint=hint)
    return found[0]


def _digest(id_: str, which: str) -> str:
    """As much of the id's digest, without the name of its kind, as `which` is long."""
    return id_.rpartition(":")[2][: len(which)]
