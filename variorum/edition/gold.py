"""Gold from review: reviewed documents as files that the scorer of reading takes, so that users measure it on their own texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from variorum.edition.outputs import write_all
from variorum.edition.reading import EXTRACTOR
from variorum.errors import ExportError
from variorum.export import jsonl
from variorum.export.gold import Judged, Tally, counted, gold, tally
from variorum.export.loss import LossReport
from variorum.model import Claim
from variorum.store import ClaimFilter, Store

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_SUFFIX = re.compile(r"\.(?:txt|md|markdown|html?|pdf|docx)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document as gold. `stem` is the name of its files: the gold, the text that its quotes are found in, and the claims as they
    were read, before review, which the gold measures."""

    id: str
    name: str
    stem: str
    tally: Tally
    losses: LossReport
    gold: str
    text: str
    claims: str

    def files(self) -> dict[str, str]:
        """The three files by name."""
        return {f"{self.stem}.gold": self.gold, f"{self.stem}.txt": self.text, f"{self.stem}.jsonl": self.claims}

    def as_dict(self) -> dict[str, Any]:
        """What there is to know about it, without the files themselves."""
        return {
            "id": self.id,
            "name": self.name,
            "stem": self.stem,
            **asdict(self.tally),
            "wanted": self.tally.wanted,
            "decided": self.tally.decided,
            "losses": [asdict(one) for one in self.losses.losses],
        }


def gold_tallies(store: Store) -> list[dict[str, Any]]:
    """What is decided of each current document, by name, as plain values, without making any gold."""
    rows = store.review_counts()
    out = []
    for entry in store.entries():
        count = counted((type_, review, number) for id_, type_, review, number in rows if id_ == entry.id)
        told = {"id": entry.id, "name": entry.name, "title": entry.title}
        out.append({**told, **asdict(count), "wanted": count.wanted, "decided": count.decided})
    return out


def gold_documents(store: Store, wanted: Sequence[str] = (), *, decided_only: bool = False) -> tuple[GoldDocument, ...]:
    """The current documents (those with the ids or names `wanted`, or all) about whose claims somebody decided, by name; with
    `decided_only` those of which every typed claim is decided.

    Raises: StoreError where one of `wanted` is not there.
    """
    chosen = {store.document(which).id for which in wanted}
    stems: set[str] = set()
    out = []
    for entry in store.entries():
        stem = _stem(entry.name, stems)
        if not wanted or entry.id in chosen:
            made = gold_of(store, entry.id, stem)
            if made.tally.wanted + made.tally.dropped and (made.tally.decided or not decided_only):
                out.append(made)
    return tuple(out)


def gold_of(store: Store, document: str, stem: str = "document") -> GoldDocument:
    """The document (an id or a name) as gold, whatever is decided.

    Raises: StoreError where there is none.
    """
    found = store.document(document)
    judged = [
        Judged(Claim.from_dict(dict(entry.data), found.text), entry.review)
        for entry in store.select(ClaimFilter(document=found.id, dropped=True))
    ]
    text, losses = gold(found.name, found.id, found.text, judged)
    read = store.claims_in(found.id, extracted=True)
    return GoldDocument(
        id=found.id,
        name=found.name,
        stem=stem,
        tally=tally(judged),
        losses=losses,
        gold=text,
        # Programs that read a text file make one character of "\r\n", which would move every place behind it.
        text=found.text.replace("\r", "\n"),
        claims="".join(jsonl.lines(read, EXTRACTOR)),
    )


def write_gold(documents: Sequence[GoldDocument], out: Path) -> tuple[Path, ...]:
    """Writes the files of all documents into the directory `out`, made where it is not there, all or none; the gold files' paths.

    Raises: ExportError where there is nothing to write, or it cannot be written.
    """
    if not documents:
        raise ExportError(
            "no document has decisions to make gold of", where="gold", hint="Accept, correct or reject claims first."
        )
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        what = f"the directory cannot be made ({error.strerror or error})"
        raise ExportError(what, where=str(out), hint="Choose another directory.") from error
    write_all({out / name: text for one in documents for name, text in one.files().items()})
    return tuple(out / f"{one.stem}.gold" for one in documents)


def _stem(name: str, taken: set[str]) -> str:
    """A file name without ending for the document, safe on every system and unlike the others."""
    bare = _UNSAFE.sub("-", _SUFFIX.sub("", name)).strip("-.") or "document"
    stem, number = bare[:80], 1
    while stem.casefold() in taken:
        number += 1
        stem = f"{bare[:76]}-{number}"
    taken.add(stem.casefold())
    return stem
