"""The reasons of checks in words: what the document says, what the registers have, what was searched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.checking.dating import SAME_ACT, apart, distance, reach, told
from variorum.checking.describing import entry_words, searched_words, sentence, standing_words
from variorum.checking.entries import Entry
from variorum.checking.lists import title_of
from variorum.checking.matching import Found, days_of, one_body
from variorum.checking.saying import Said
from variorum.checking.standing import Stand
from variorum.dates import Day, humanise
from variorum.lexicon import lexicon
from variorum.model import BodyRelation, CheckVerdict, Searched
from variorum.resolution.authorities import Authority

_PARTS: Mapping[BodyRelation, str] = {
    "armed_wing": "an armed wing",
    "faction": "a part or faction",
    "umbrella": "an umbrella",
    "same": "the body",
}


@dataclass(frozen=True, slots=True)
class Told:
    """All that a claim's reason tells."""

    said: Said
    verdict: CheckVerdict
    chosen: Entry | None
    days: int | None
    stood: Stand
    outdated: bool | None
    contradicted: bool
    found: tuple[Found, ...]
    asked: tuple[Searched, ...]
    list_searched: bool
    day: Day
    oldest: Day | None = None


def reason_of(one: Told) -> str:
    """The reason for a claim's verdict, sentence by sentence."""
    return " ".join(sentence for sentence in _sentences(one) if sentence)


def _sentences(one: Told) -> Iterator[str]:
    yield _claimed(one.said)
    if one.said.authority is None:
        words = f" by {one.said.words!r}" if one.said.words else ""
        yield f"Whose list is meant{words} is not known, so that none can confirm it."
        yield _others(one)
        return
    if one.chosen is not None and one.verdict != "other_list":
        yield from _on_list(one)
    elif one.verdict == "other_list":
        yield from _on_other(one)
    elif one.verdict == "name_similar":
        yield from _similar(one)
    else:
        yield _nothing(one)
        yield _others(one)


def _claimed(said: Said) -> str:
    """What the document says, in one sentence."""
    who = spoken(said.authority) or said.words or "somebody"
    labels = " and ".join(repr(filler.text) for filler in said.claim.role("designation"))
    # "as 'terrorist organization'", but not "as 'banned'".
    label = (f" as {labels}" if " " in labels else f" ({labels})") if labels and said.says == "listed" else ""
    which = f" from {title_of(said.list) or 'a list'}" if said.says == "removed" else ""
    when = f" {told(said.claim.time.edtf)}" if said.claim.time is not None else " (no date is given)"
    how = {"asserted": "says", "denied": "denies"}.get(said.claim.status, f"says ({said.claim.status})")
    written = _published(said.published) if said.published else "undated"
    return f"{said.title} ({written}) {how} that {who} {said.says} {said.subject.name}{label}{which}{when}."


def spoken(authority: Authority | None) -> str:
    """An authority's name as a sentence has it: "the United States", "Japan"; "" for none."""
    if authority is None:
        return ""
    return f"the {authority.name}" if authority.id in lexicon("listings")["with_article"] else authority.name


def _published(edtf: str) -> str:
    return f"published {humanise(edtf)}"


def _on_list(one: Told) -> Iterator[str]:
    """The entry that the verdict is of, its dates against the claimed one, and what became of it."""
    entry = one.chosen
    if entry is None:
        return
    yield entry_words(entry)
    yield from _names_of(one, entry)
    if one.verdict == "not_found":
        yield "No end of the listing is found."
        yield standing_words(entry, one.day)
    else:
        yield _dates(one, entry)
        yield _in_between(one, entry)
        yield _claimed_end(one, entry)
        if one.said.says == "listed":
            yield standing_words(entry, one.day)
        yield from _anew(one, entry)
    yield _denial(one)
    yield _age(one)


def _names_of(one: Told, entry: Entry) -> Iterator[str]:
    found = next((f for f in one.found if f.entry is entry), None)
    if found is not None:
        yield f"{sentence('; '.join(found.likeness.reasons))}."
        if not found.likeness.alone and found.by is None:
            yield "By itself this would not be enough; the same authority and a date that fits make it a possible match."


def _dates(one: Told, entry: Entry) -> str:
    """The claimed date against the register's."""
    act = "listing" if one.said.says == "listed" else "removal"
    own = entry.listed if one.said.says == "listed" else entry.removed
    if own is None:
        return f"The register gives no date of the {act}, so the claimed one cannot be held against it."
    if one.said.began is None:
        return f"The claim has no date; the {act} was {told(own)}."
    if one.days is None:
        return f"The dates of the {act} cannot be compared."
    if one.days == 0:
        return f"The claimed date fits the register's: {told(own)}."
    exact = one.said.began.day and all(day.day for day in days_of(entry, one.said.says))
    far = distance(one.days, exact=exact)
    if one.days <= SAME_ACT:
        return f"The dates are {far} apart: one act, which is signed, announced and takes effect on different days."
    return f"The claimed date differs from the register's ({told(own)}) by {far}."


def _in_between(one: Told, entry: Entry) -> str:
    """What else the entry tells of the claimed day where the dates differ: that it was on the list then, or suspended."""
    if one.verdict != "date_differs" or one.said.began is None:
        return ""
    data = lexicon("listings")
    other = data["no_end"] if one.said.says == "removed" else data["no_listing"]
    for label, value in entry.listing.details:
        if label in other and not _apart(one, value):
            return f"The register tells for the claimed time that it was {label} ({humanise(value)}): {other[label]}."
    since, end = (reach(edtf) if edtf else None for edtf in (entry.listed, entry.removed))
    began = one.said.began
    if one.said.says != "listed" or since is None or since.latest is None or began.earliest is None:
        return ""
    if began.earliest <= since.latest:
        return ""
    if end is None or (end.earliest is not None and began.latest is not None and began.latest < end.earliest):
        return "It was on the list at the claimed time already." if entry.over or one.stood.held == "certain" else ""
    return "At the claimed time the listing was over."


def _claimed_end(one: Told, entry: Entry) -> str:
    """The end that a claim tells with its beginning ("from 1997 to 2012"). A time may be a doubt instead of a stretch, so that
    an end which differs is told and judged by nobody."""
    end, began = one.said.ended, one.said.began
    if one.said.says != "listed" or end is None or began is None or one.days != 0:
        return ""
    if entry.removed is None:
        return "The claimed end has no answer in the register, which tells none."
    gap = apart(end, reach(entry.removed))
    if gap is None or gap <= SAME_ACT:
        return f"So does the claimed end: removed {told(entry.removed)}."
    return f"The claimed end, if it is one, differs from the register's ({told(entry.removed)}) by {distance(gap, exact=False)}."


def _apart(one: Told, edtf: str) -> bool:
    began, day = one.said.began, reach(edtf)
    if began is None:
        return True
    late = began.earliest is not None and day.latest is not None and began.earliest > day.latest
    early = began.latest is not None and day.earliest is not None and began.latest < day.earliest
    return late or early


def _anew(one: Told, entry: Entry) -> Iterator[str]:
    """That the same list has the body more than once."""
    for found in one.found:
        if found.entry is not entry and _again(found, entry):
            yield f"The same list has it again. {entry_words(found.entry)}"
            yield standing_words(found.entry, one.day)


def _again(found: Found, entry: Entry) -> bool:
    other = found.entry
    return (
        found.same
        and found.likeness.alone
        and other.listing.register == entry.listing.register
        and bool(set(other.lists) & set(entry.lists))
        and one_body(other, entry)
        and other.listed != entry.listed
    )


def _denial(one: Told) -> str:
    if not one.contradicted:
        return ""
    if one.said.denied:
        return "The document denies what the register has."
    return "The document tells a removal of what the register still had."


def _age(one: Told) -> str:
    """Whether the document was behind the times when it was published."""
    if one.outdated:
        over = "listed again" if one.said.says == "removed" else "over"
        return f"When the document was published, this was {over}: it is outdated."
    if one.said.ends_too and one.outdated is False and one.chosen is not None and one.chosen.over:
        return "The document tells the end of it too."
    if one.outdated is None and one.chosen is not None and one.chosen.over and one.said.says == "listed":
        if one.said.published is None:
            return "The document is undated, so whether it was written before or after the end cannot be told."
        return "Whether the document was published before or after the end cannot be told."
    return ""


def _on_other(one: Told) -> Iterator[str]:
    """That only others have it, or another list of the same authority."""
    said = one.said
    own = [f for f in one.found if said.authority is not None and f.entry.listing.authority == said.authority.id]
    who = spoken(said.authority)
    meant = title_of(said.list) or (
        "a list of terrorist organisations" if said.nature == "terrorism" else "the list meant"
    )
    if one.chosen is not None and any(f.entry is one.chosen for f in own):
        yield (
            f"Not on {meant}, but on another list of {who}."
            if one.list_searched
            else f"{sentence(meant)} was not searched; on another list of {who}:"
        )
        yield entry_words(one.chosen)
        yield from _names_of(one, one.chosen)
        return
    yield f"Not found on a list of {who}, but on those of others."
    yield _others(one)
    yield _where(one.asked)


def _similar(one: Told) -> Iterator[str]:
    """That the name is similar, or that a part of the body is listed."""
    who = one.said.authority.id if one.said.authority is not None else ""
    for found in [f for f in one.found if f.entry.listing.authority == who][:3]:
        entry, like = found.entry, found.likeness
        yield entry_words(entry)
        if not found.same:
            yield f"That is {_PARTS[like.relation]} or named like one, not the same body: {'; '.join(like.reasons)}."
        else:
            yield f"{sentence('; '.join(like.reasons))}: not enough by itself."


def _nothing(one: Told) -> str:
    """That nothing was found, in what; or that nothing of the authority was searched."""
    who = spoken(one.said.authority)
    if not one.asked:
        return f"No register of {who} was searched, so nothing can be said."
    if not one.list_searched:
        return f"{sentence(title_of(one.said.list))} was not among what was searched. {_where(one.asked)}"
    return f"{_where(one.asked)}{_before(one)}"


def _before(one: Told) -> str:
    """That the claim is of a time before all that was searched."""
    began, oldest = one.said.began, one.oldest
    if began is None or began.latest is None or oldest is None or began.latest >= oldest:
        return ""
    return f" Their oldest entry is of {humanise(str(oldest))}: of the claimed time they can tell nothing."


def _where(asked: Sequence[Searched]) -> str:
    """What was searched in vain."""
    told_of = "; ".join(searched_words(one) for one in asked)
    return f"Not found in {told_of}. That does not say that it never was listed." if told_of else ""


def _others(one: Told) -> str:
    """Who else has it."""
    theirs = _distinct(
        f"{f.entry.listing.authority} ({title_of(f.entry.lists[0]) if f.entry.lists else f.entry.listing.register}"
        f"{', listed ' + told(f.entry.listed) if f.entry.listed else ''})"
        for f in one.found
        if f.same
        and f.likeness.alone
        and (one.said.authority is None or f.entry.listing.authority != one.said.authority.id)
    )
    return f"Listed by others: {'; '.join(theirs)}." if theirs else ""


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
