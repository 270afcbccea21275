"""Certificates made of what lists have for a subject or for names, and held against what they have now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from variorum import __version__
from variorum.checking.dating import SAME_ACT
from variorum.checking.entries import gather, searched
from variorum.checking.naming import HIGH, TOLD
from variorum.checking.saying import Subject, entity_subject, subjects_of
from variorum.checking.screening import Asked, Screened, Screener, screen
from variorum.dates import Day, bounds
from variorum.edition.checking import Checked, Inquiry, Lists, answer, ask
from variorum.edition.fingerprint import checking_fingerprint, checking_packages
from variorum.edition.outputs import write_all
from variorum.edition.registers import builtin_snapshots
from variorum.errors import ExportError, StoreError
from variorum.export.certificate import (
    PARTS,
    Certificate,
    certificate,
    check_row,
    claim_row,
    document_row,
    parse,
    searched_rows,
)
from variorum.model import Snapshot
from variorum.registers.tenure import tenures
from variorum.resolution.matching import POSSIBLE
from variorum.store import Store

Opening = Callable[[], Store]
"""What opens a dossier."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What a certificate has otherwise than what is found now: at `where`, as JSON or in words; None where a side lacks it."""

    where: str
    stated: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class CertificateVerification:
    """The outcome of a re-check of a certificate.

    `stated` is the id that is written in it, `id` that of its content: where the two differ, it was changed. `recomputed` is whether the
    question could be asked again; where not, `obstacles` say why. `differences` are of the answer then, and of the settings always.
    """

    stated: str
    id: str
    kind: str
    recomputed: bool
    obstacles: tuple[str, ...]
    differences: tuple[Difference, ...]

    @property
    def intact(self) -> bool:
        """Whether nothing in it was changed since it was made."""
        return self.stated == self.id

    @property
    def holds(self) -> bool:
        """Whether it is intact, and nothing of its answer is known to be otherwise now. Other settings are no fault by themselves."""
        return self.intact and all(one.where.startswith("settings") for one in self.differences)

    def as_dict(self) -> dict[str, Any]:
        """The outcome as plain JSON values."""
        return {**asdict(self), "intact": self.intact, "holds": self.holds}


def certify_check(asked: Inquiry, lists: Lists, checked: Checked) -> Certificate:
    """The certificate of what the lists have for the claims and subjects asked about. It holds all of it, whatever is shown."""
    question = {
        "as_of": checked.as_of,
        "subject": {"id": asked.subject.id, "name": asked.subject.name} if asked.subject is not None else None,
        "subjects": [_subject_row(one) for one in _subjects(asked)],
        "documents": [document_row(one) for one in asked.documents],
        "claims": [claim_row(one) for one in asked.claims],
    }
    thresholds = {
        "score_of_one_name": HIGH,
        "score_of_a_like_name": POSSIBLE,
        "weight_of_telling_words": TOLD,
        "days_of_one_act": SAME_ACT,
    }
    parts = {
        "question": question,
        "settings": _settings(thresholds),
        "searched": _searched(lists.snapshots),
        "found": [check_row(one) for one in checked.checks if one.verdict != "not_found"],
        "not_found": [check_row(one) for one in checked.checks if one.verdict == "not_found"],
    }
    return certificate("check", parts)


def certify_screening(
    screened: Sequence[Screened], snapshots: Sequence[Snapshot], *, as_of: str, threshold: float, limit: int
) -> Certificate:
    """The certificate of what the snapshots have for names, as of the EDTF day `as_of`.

    `threshold` is the score from which a match was told, `limit` how many were told of a name at most.
    """
    parts = {
        "question": {"as_of": as_of, "names": [asdict(one.asked) for one in screened]},
        "settings": _settings({"score_of_a_match": threshold, "matches_of_a_name": limit}),
        "searched": _searched(snapshots),
        "found": [one.as_dict() for one in screened if one.matches],
        "not_found": [{"asked": asdict(one.asked)} for one in screened if not one.matches],
    }
    return certificate("screen", parts)


def verify_certificate(text: str, lists: Lists, store: Opening | None = None) -> CertificateVerification:
    """The certificate in `text` checked: its id made anew, and, where all lists that it names are among `lists`, its question asked
    again of these alone. `store` opens the dossier of the documents that a "check" is about.

    Raises: ExportError where the text is no certificate.
    """
    known, stated = parse(text)
    try:
        obstacles, now = _once_more(known, lists, store)
        if now is None:
            found = list(_differences(known.settings, _settings(known.settings["thresholds"]), "settings"))
        else:
            found = [one for part in PARTS for one in _differences(known.part(part), now.part(part), part)]
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        what = f"its question cannot be read ({type(error).__name__}: {error})"
        raise ExportError(what, hint="It was changed, or made by another version.") from error
    return CertificateVerification(stated, known.id, known.kind, now is not None, obstacles, tuple(found))


def _once_more(known: Certificate, lists: Lists, store: Opening | None) -> tuple[tuple[str, ...], Certificate | None]:
    """Why the question cannot be asked again, or the certificate of the answer now."""
    if missing := tuple(_missing(known, lists)):
        return missing, None
    try:
        return (), _anew(known, _only(known, lists), store)
    except StoreError as error:
        return (f"{error.what} ({error.where})",), None


def _settings(thresholds: Mapping[str, float]) -> dict[str, Any]:
    return {
        "variorum": __version__,
        "rules_sha256": checking_fingerprint(),
        "packages": dict(checking_packages()),
        "thresholds": dict(thresholds),
    }


def _subjects(asked: Inquiry) -> Iterable[Subject]:
    """All who were asked about, each with all names by which it was looked for."""
    told = list(subjects_of(asked.claims, asked.entities).values())
    if asked.subject is None:
        return told
    own = [one for one in told if one.id == asked.subject.id]
    return own or [entity_subject(asked.subject)]


def _subject_row(one: Subject) -> dict[str, Any]:
    return {"id": one.id, "name": one.name, "names": list(one.names), "kind": one.kind}


def _searched(snapshots: Sequence[Snapshot]) -> list[dict[str, Any]]:
    """A row for each snapshot, as checks list them: by register and date."""
    known = {one.id: one for one in snapshots}
    own = frozenset(one.id for one in builtin_snapshots())
    return searched_rows([known[one.snapshot] for one in searched(snapshots)], own)


def _missing(known: Certificate, lists: Lists) -> Iterator[str]:
    """The lists of a certificate that are not there, in words."""
    have = {one.id for one in lists.snapshots}
    for row in known.searched:
        if row.get("snapshot") not in have:
            dated, sums = row.get("published") or "undated", ", ".join(map(str, row.get("sha256") or ()))
            yield f"this list is not there: {row.get('title')}, {dated}, sha256 {sums}"


def _only(known: Certificate, lists: Lists) -> Lists:
    """Of the lists those that the certificate names: what was added since says nothing against it."""
    wanted = {row["snapshot"] for row in known.searched}
    snapshots = tuple(one for one in lists.snapshots if one.id in wanted)
    return Lists(snapshots, tenures(snapshots))


def _anew(known: Certificate, lists: Lists, store: Opening | None) -> Certificate:
    """The question of the certificate asked again.

    Raises: StoreError where the dossier, or the subject in it, is not there.
    """
    as_of = str(known.question["as_of"])
    if known.kind == "screen":
        return _screened_anew(known, lists, as_of)
    if store is None:
        raise StoreError("no dossier is named", where="dossier", hint="Name it with --from.")
    with store() as opened:
        asked = _asked_anew(opened, known.question["subject"])
    return certify_check(asked, lists, answer(asked, lists, as_of=as_of))


def _screened_anew(known: Certificate, lists: Lists, as_of: str) -> Certificate:
    told = known.settings["thresholds"]
    threshold, limit = float(told["score_of_a_match"]), int(told["matches_of_a_name"])
    screener = Screener(gather(lists.snapshots, lists.tenures), bounds(as_of).latest or Day(1, 1, 1))
    names = [_name(row) for row in known.question["names"]]
    found = tuple(screen(names, screener, threshold=threshold, limit=limit))
    return certify_screening(found, lists.snapshots, as_of=as_of, threshold=threshold, limit=limit)


def _name(row: Mapping[str, Any]) -> Asked:
    return Asked(**{**row, "others": tuple(row.get("others", ()))})


def _asked_anew(store: Store, subject: Mapping[str, str] | None) -> Inquiry:
    """The question about a certificate's subject: by its id or, since a judgement may have given it another, by its name."""
    if subject is None:
        return ask(store)
    try:
        return ask(store, subject["id"])
    except StoreError:
        return ask(store, subject["name"])


def _differences(stated: Any, now: Any, where: str) -> Iterator[Difference]:
    """What two plain values differ in, by place."""
    if isinstance(stated, dict) and isinstance(now, dict):
        for key in dict.fromkeys((*stated, *now)):
            yield from _differences(stated.get(key), now.get(key), f"{where}.{key}")
    elif isinstance(stated, list) and isinstance(now, list) and len(stated) == len(now):
        for at, (one, other) in enumerate(zip(stated, now, strict=True)):
            yield from _differences(one, other, f"{where}[{at}]")
    elif stated != now:
        yield Difference(where, _told(stated), _told(now))


def _told(value: Any) -> str | None:
    if isinstance(value, list):
        return "1 row" if len(value) == 1 else f"{len(value)} rows"
    return None if value is None else str(value)


def write_certificate(path: Path, made: Certificate) -> tuple[Path, Path]:
    """Writes the certificate for programs and as a page, both or neither, and returns where: `path` with the endings .json and .html,
    in place of one of them that it has.

    Raises: ExportError where it cannot be written.
    """
    from variorum.export.html.certificate import render_certificate

    base = path.with_suffix("") if path.suffix.lower() in (".json", ".html") else path
    data, page = (base.with_name(base.name + ending) for ending in (".json", ".html"))
    write_all({data: made.text, page: render_certificate(made)})
    return data, page


def read_certificate(path: Path) -> str:
    """The text of the file.

    Raises: ExportError where it cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else "it is not UTF-8 text"
        raise ExportError(f"the file cannot be read ({why})", where=str(path), hint="Name the .json file.") from error
