"""What a reviewer writes of a claim, made into a claim of the document: each part is found in its words or refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from variorum.dates import EdtfError, bounds
from variorum.errors import ClaimError
from variorum.model import STATUSES, Claim, Document, Filler, Span
from variorum.model.claim import Attribution, Time
from variorum.ontology import ClaimType, claim_types, event_kinds
from variorum.reviewing import RULE, collapsed, passage_of

_NUMBERED = re.compile(r"(?P<words>.*\S)\s+#(?P<number>[1-9]\d{0,3})", re.DOTALL)
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")
_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d.,])|(?<![\d.,])\d+(?:\.\d+)?(?![\d,])")


@dataclass(frozen=True, slots=True)
class Words:
    """Words as a reviewer gives them: typed, with " #2" behind them for their second occurrence, or selected, with their place
    `at` ("12-20", code points of the document's text). For a quantity `low` and `high` are its bounds as typed."""

    text: str
    at: str = ""
    low: str = ""
    high: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A claim as a reviewer writes it. `words` are those that say it; `time` is EDTF, "" for none, and `time_words` are the
    words that tell it, if any. A role without words is left out."""

    type: str
    status: str
    words: Words
    roles: Mapping[str, Sequence[Words]] = field(default_factory=dict)
    time: str = ""
    time_words: Words = Words("")
    attribution: Words = Words("")


def claim_from(
    sheet: Sheet, document: Document, passage: Span, *, known: Iterable[Claim] = (), original: Claim | None = None
) -> Claim:
    """The claim of `document` that the sheet describes. Words are looked for in `passage`; what the sheet leaves as
    `original` has it keeps its place, its names and its bounds. `known` are claims of the document, whose names for a
    referent hold here too.

    Raises: ClaimError where words are not there, or stand there several times and no number says which; where the type has no such
    role, status or time is not one.
    """
    kind = claim_types().get(sheet.type)
    if kind is None:
        raise ClaimError(f"there is no claim type {sheet.type!r}", where="type", hint="Choose one of the list.")
    status = next((one for one in STATUSES if one == sheet.status), None)
    if status is None:
        raise ClaimError(f"there is no status {sheet.status!r}", where="status", hint="Choose one of the list.")
    desk = _Desk(document, passage, tuple(known), original)
    start, end = desk.place(sheet.words, "words", last=Span(original.start, original.end) if original else None)
    roles = []
    for role in kind.roles:
        found = [words for words in sheet.roles.get(role.name, ()) if words.text.strip()]
        if found:
            roles.append((role.name, tuple(desk.filler(words, kind, role.name) for words in found)))
    _refuse_unknown(sheet, kind)
    return Claim(
        document=document.id,
        type=kind.name,
        roles=tuple(roles),
        quote=document.text[start:end],
        start=start,
        end=end,
        source=document.text,
        time=desk.time(sheet),
        status=status,
        attribution=desk.attribution(sheet.attribution),
        rule=RULE,
    )


def new_claim(sheet: Sheet, document: Document, sentences: Sequence[Span], *, known: Iterable[Claim] = ()) -> Claim:
    """The claim that the sheet adds to the document: its words are looked for in the whole text, their parts in the sentences that
    they touch.

    Raises: as `claim_from`.
    """
    whole = Span(0, len(document.text))
    start, end = _Desk(document, whole, (), None).place(sheet.words, "words")
    placed = replace(sheet, words=replace(sheet.words, text=document.text[start:end], at=f"{start}-{end}"))
    return claim_from(placed, document, passage_of(start, end, sentences), known=known)


def sheet_of(claim: Claim) -> Sheet:
    """The claim as a reviewer finds it on the form."""

    def words(part: Filler | Time | Attribution) -> Words:
        text = " ".join(part.text.split())
        at = f"{part.start}-{part.end}" if part.start is not None else ""
        if isinstance(part, Filler) and (part.min is not None or part.max is not None):
            return Words(text, at, _written(part.min), _written(part.max), part.unit or "")
        return Words(text, at)

    return Sheet(
        type=claim.type,
        status=claim.status,
        words=Words(" ".join(claim.quote.split()), f"{claim.start}-{claim.end}"),
        roles={role: tuple(map(words, fillers)) for role, fillers in claim.roles},
        time=claim.time.edtf if claim.time else "",
        time_words=words(claim.time) if claim.time else Words(""),
        attribution=words(claim.attribution) if claim.attribution else Words(""),
    )


def _refuse_unknown(sheet: Sheet, kind: ClaimType) -> None:
    known = {role.name for role in kind.roles}
    for role, given in sheet.roles.items():
        if role not in known and any(words.text.strip() for words in given):
            raise ClaimError(
                f"{kind.name} has no role {role!r}", where=role, hint=f"Its roles are {', '.join(sorted(known))}."
            )


@dataclass(frozen=True, slots=True)
class _Desk:
    """The document beside which a sheet is read."""

    document: Document
    passage: Span
    known: tuple[Claim, ...]
    original: Claim | None

    def place(self, words: Words, part: str, *, last: Span | None = None) -> tuple[int, int]:
        """Where the words stand: at the place that was selected, at the `last` one if that has the same words, or at their
        only or numbered occurrence in the passage."""
        wanted, number = _numbered(words.text)
        if not wanted:
            raise ClaimError("no words are given", where=part, hint="Select or type the words of the text.")
        text = self.document.text
        for span in (_selected(words.at), last):
            if span is not None and number is None and " ".join(span.of(text).split()) == wanted:
                return _trimmed(text, span)
        places = self._occurrences(wanted)
        if not places:
            raise ClaimError(
                f"the words {wanted[:80]!r} are not in the passage", where=part, hint="Write them as the text has them."
            )
        if number is None and len(places) > 1:
            raise ClaimError(
                f"the words {wanted[:80]!r} stand {len(places)} times in the passage",
                where=part,
                hint=f"Write which, as in “{wanted[:40]} #1”.",
            )
        if number is not None and number > len(places):
            raise ClaimError(
                f"the words {wanted[:80]!r} stand only {len(places)} times in the passage",
                where=part,
                hint="Count from 1.",
            )
        return places[(number or 1) - 1]

    def _occurrences(self, wanted: str) -> list[tuple[int, int]]:
        stretch = collapsed(self.document.text, self.passage.start, self.passage.end)
        found, start = [], stretch.words.find(wanted)
        while start >= 0:
            found.append(stretch.outer(start, start + len(wanted)))
            start = stretch.words.find(wanted, start + 1)
        return found

    def filler(self, words: Words, kind: ClaimType, role: str) -> Filler:
        """What fills the role."""
        before = self._before(words, role)
        made = before or self._fresh(words, kind, role)
        if kind.role(role).kind == "quantity":
            return _bounded(made, words)
        return made

    def _before(self, words: Words, role: str) -> Filler | None:
        """The original's own filler, where the sheet leaves it as it is."""
        fillers = self.original.role(role) if self.original else ()
        for one in fillers:
            at = f"{one.start}-{one.end}" if one.start is not None else ""
            if " ".join(one.text.split()) == " ".join(words.text.split()) and at == words.at:
                return replace(one, entity=None)
        return None

    def _fresh(self, words: Words, kind: ClaimType, role: str) -> Filler:
        wanted = _numbered(words.text)[0]
        if kind.name == "event" and role == "kind":
            if wanted.replace(" ", "_") not in event_kinds():
                raise ClaimError(
                    f"there is no kind of event {wanted!r}", where=role, hint=f"Use {', '.join(event_kinds())}."
                )
            return Filler(wanted.replace(" ", "_"))
        named = self._named(wanted)
        entity = kind.role(role).kind.startswith(("entity", "place"))
        try:
            start, end = self.place(words, role)
        except ClaimError:
            # Somebody who is meant but not said here is called by a name that the document has elsewhere.
            if entity and named is not None and not self._occurrences(wanted):
                return named
            if (kind.name, role, wanted) == ("designation", "action", "removed"):
                return Filler(wanted)
            raise
        text = self.document.text[start:end]
        names = (named.names if named else (wanted,)) if entity else ()
        return Filler(text, start, end, names=names, type=named.type if named and entity else None)

    def _named(self, wanted: str) -> Filler | None:
        """The referent of the document that has the name, without a place."""
        for claim in self.known:
            for _, fillers in claim.roles:
                for one in fillers:
                    if wanted in one.names or (one.names and wanted == " ".join(one.text.split())):
                        return Filler(wanted, names=one.names, type=one.type)
        return None

    def time(self, sheet: Sheet) -> Time | None:
        """When the claim holds."""
        edtf = sheet.time.strip()
        if not edtf:
            return None
        try:
            bounds(edtf)
        except EdtfError as error:
            hint = "Write a year, month or day (1997, 1997-10, 1997-10-08) or an interval (1981/1983, 2001/..)."
            raise ClaimError(error.what, where="time", hint=hint) from error
        old = self.original.time if self.original else None
        words = sheet.time_words
        if old is not None and " ".join(old.text.split()) == " ".join(words.text.split()):
            return replace(old, edtf=edtf)
        if not words.text.strip():
            return Time(edtf, "")
        start, end = self.place(words, "time words")
        return Time(edtf, self.document.text[start:end], start, end)

    def attribution(self, words: Words) -> Attribution | None:
        """Who is said to say so."""
        if not words.text.strip():
            return None
        old = self.original.attribution if self.original else None
        if old is not None and " ".join(old.text.split()) == " ".join(words.text.split()):
            return old
        start, end = self.place(words, "attribution")
        return Attribution(self.document.text[start:end], start, end)


def _numbered(text: str) -> tuple[str, int | None]:
    """The words without surplus white space, and which occurrence is meant, None where that is not said."""
    match = _NUMBERED.fullmatch(text.strip())
    return (" ".join(match["words"].split()), int(match["number"])) if match else (" ".join(text.split()), None)


def _selected(at: str) -> Span | None:
    match = _SPAN.fullmatch(at.strip())
    return Span(int(match[1]), int(match[2])) if match and int(match[1]) < int(match[2]) else None


def _trimmed(text: str, span: Span) -> tuple[int, int]:
    """The span without white space at its ends."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def _bounded(made: Filler, words: Words) -> Filler:
    """The quantity with the bounds that are given or, where none is, with the only number of its words."""
    low, high = _read(words.low, "least"), _read(words.high, "most")
    if low is None and high is None:
        found = _NUMBER.findall(made.text)
        if made.min is None and made.max is None and len(found) == 1:
            low = high = float(found[0].replace(",", ""))
        else:
            low, high = made.min, made.max
    if low is not None and high is not None and low > high:
        raise ClaimError("the least is more than the most", where="quantity", hint="Change the two bounds.")
    return replace(made, min=low, max=high, unit=words.unit.strip() or made.unit)


def _read(number: str, part: str) -> float | None:
    bare = number.replace(",", "").strip()
    if not bare:
        return None
    if not re.fullmatch(r"\d{1,15}(\.\d{1,6})?", bare):
        raise ClaimError(f"{number!r} is no number", where=part, hint="Write digits, as in 2500.")
    return float(bare)


def _written(number: float | None) -> str:
    return "" if number is None else f"{number:.6f}".rstrip("0").rstrip(".")
