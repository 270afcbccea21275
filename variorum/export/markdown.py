"""Findings as a report in Markdown that a person can paste: readings side by side, each with its footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from variorum.dossier import Dossier, Entry, Source, Variant, own_voice, short_voice
from variorum.lexicon import lexicon

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
_TURNS = dict.fromkeys((0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_VERDICTS = ("conflict", "supersede", "refine", "agree", "single")


def report(dossier: Dossier, variants: Sequence[Variant], title: str) -> str:
    """The findings by verdict. Each claim has a footnote: document, publisher, date, exact words.

    Document text is escaped: it cannot become markup. Nothing is marked as right.
    """
    notes = _Notes(dossier)
    words = lexicon("wording")["findings"]
    lines = [f"# {_safe(title)}", "", str(words["caveat"]), ""]
    for verdict in _VERDICTS:
        of_kind = [one for one in variants if one.verdict == verdict]
        if of_kind:
            lines += [f"## {words['titles'][verdict]}", ""]
        for one in of_kind:
            lines += [*_finding(one, notes), ""]
    if not variants:
        lines += [str(words["none"]), ""]
    return "\n".join([*lines, *notes.lines()]).rstrip() + "\n"


def _finding(one: Variant, notes: _Notes) -> Iterator[str]:
    """A finding: its readings, what differs between them, its witnesses."""
    yield f"### {_safe(one.title)}"
    yield ""
    for reading in one.readings:
        first = notes.entries[reading.claims[0]]
        marks = "".join(notes.mark(key) for key in reading.claims)
        yield f"{reading.number}. {_safe(first.say)} {marks} — {', '.join(reading.sigla)}"
    yield ""
    for d in one.differences:
        yield f"- {d.left} and {d.right}, {_safe(', '.join(d.differs))}: {_safe(d.reason)}"
    yield f"- {origins_in_words(one)}: {' | '.join(' '.join(group) for group in one.origins)}"
    if one.crowded:
        yield f"- {crowding_in_words(one)}"


def origins_in_words(one: Variant) -> str:
    """ "4 documents, 2 origins"."""
    phrases = lexicon("wording")["findings"]
    counts = (("document", len(one.sigla)), ("origin", len(one.origins)))
    return ", ".join(f"{n} {phrases['one' if n == 1 else 'many'][what]}" for what, n in counts)


def crowding_in_words(one: Variant) -> str:
    """That not all of the finding's readings were compared with all that they met."""
    told: str = lexicon("wording")["findings"]["crowded"]
    return told.format(crowded=one.crowded, readings=len(one.readings))


class _Notes:
    """The footnotes, numbered in the order in which they are first asked for."""

    def __init__(self, dossier: Dossier) -> None:
        self.entries = {entry.id: entry for entry in dossier.entries}
        self._sources = {source.siglum: source for source in dossier.sources}
        self._numbers: dict[str, int] = {}

    def mark(self, key: str) -> str:
        """The mark of the claim's footnote."""
        return f"[^{self._numbers.setdefault(key, len(self._numbers) + 1)}]"

    def lines(self) -> Iterable[str]:
        """The footnotes in order."""
        for key, number in self._numbers.items():
            entry = self.entries[key]
            yield f"[^{number}]: {_note(entry, self._sources[entry.siglum])}"


def _note(entry: Entry, source: Source) -> str:
    """Document, publisher, date, how surely and by whom it is said, exact words."""
    phrases = lexicon("wording")
    known = source.document.metadata
    date = known.published or phrases["phrases"]["undated"]
    publisher = f"{source.publisher}, " if source.publisher not in (source.document.title, source.document.name) else ""
    voice = "" if own_voice(entry.claim) else f" ({short_voice(entry.claim)})"
    told = f"{entry.siglum}: {source.document.title}, {publisher}{date}{voice}"
    return f"{_safe(told)}: “{_safe(entry.claim.quote)}” ({_safe(source.document.name)}, {entry.claim.start}–{entry.claim.end})"


def _safe(text: str) -> str:
    """The text in one line, without controls, and with nothing in it that Markdown or HTML would act upon."""
    one_line = " ".join(text.translate(_TURNS).split())
    plain = "".join(c if c.isprintable() else "\ufffd" for c in one_line)
    return _SPECIAL.sub(r"\\\1", plain.replace("&", "&amp;"))
