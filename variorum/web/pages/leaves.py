"""The other views of a subject, each at an address of its own: what needs all of its claims is worked out once and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query

from variorum.dossier import Dossier, bounded
from variorum.edition.leaves import drawn, figures, held_when, lanes, lasting, names, strength, ties, told_by_all
from variorum.edition.subject_list import Shelf
from variorum.model import Entity
from variorum.store import ClaimFilter, Store
from variorum.web.keeping import at_hand, kept
from variorum.web.pages.paging import paged
from variorum.web.pages.place import Here
from variorum.web.pages.subject import Page, shelf_of, subject_named
from variorum.web.site import Place
from variorum.web.twin import twin

router = APIRouter(prefix="/d/{slug}/subject/{entity}")

LINES = 200
"""Lines of a table on one page."""

LARGE = 2000
"""Claims of a subject beyond which what needs them all is worked out only when a reader asks for it: it takes a second for each
two thousand or so."""

Now = Annotated[bool, Query(description="Work it out, however long it takes.")]


def _leaf(
    place: Place, entity: str, make: Callable[[Store, Entity, Callable[[], Shelf]], dict[str, Any]]
) -> dict[str, Any]:
    """The view with its subject; `make` reads the subject's claims only where it asks for them."""
    with place.open() as store:
        about = subject_named(place, store, entity)
        made = make(store, about, lambda: shelf_of(place, store, about))
        return {"subject": {"id": about.id, "name": about.name, "type": about.type}, **made}


def _waits(place: Place, store: Store, about: Entity, what: tuple[Any, ...], now: bool) -> bool:
    """Whether it takes long, nobody has asked for it yet, and it is not at hand."""
    return not now and not at_hand(place, store, what) and store.count(ClaimFilter(subject=about.id)) > LARGE


def _table(
    place: Place,
    entity: str,
    name: str,
    *,
    lines: Callable[[Dossier, Shelf], list[dict[str, Any]]],
    asked: tuple[int, bool],
) -> dict[str, Any]:
    """A page of the table `name`, or that it waits to be asked for; `asked` are the page, and whether it is to be worked out now."""

    def made(store: Store, about: Entity, claims: Callable[[], Shelf]) -> dict[str, Any]:
        if _waits(place, store, about, ("figures", about.id), asked[1]):
            return {"waits": True, **_cut(name, [], 1)}
        held = claims()
        return {"waits": False, **_cut(name, lines(_figures(place, store, held), held), asked[0])}

    return _leaf(place, entity, made)


def _figures(place: Place, store: Store, held: Shelf) -> Dossier:
    return kept(place, store, ("figures", held.subject.id), lambda: figures(store, held))


@twin(router, "/timeline", "timeline.html.j2", "A subject's claims in time")
def timeline(place: Here, entity: str) -> dict[str, Any]:
    """How many claims of each section begin in each year or stretch of years.

    Raises: HTTPException 404 where there is no such entity.
    """
    return _leaf(place, entity, lambda store, about, claims: lanes(claims()))


@router.get("/drawings.json", summary="What the pictures of a subject draw, as JSON")
def drawings(place: Here, entity: str) -> dict[str, Any]:
    """Every dated claim, the ties, and the counts of strength, as the pictures' scripts take them.

    Raises: HTTPException 404 where there is no such entity.
    """
    with place.open() as store:
        held = shelf_of(place, store, subject_named(place, store, entity))
        return kept(place, store, ("drawn", held.subject.id), lambda: drawn(_figures(place, store, held)))


@twin(router, "/network", "network.html.j2", "A subject's ties")
def network(place: Here, entity: str, *, page: Page = 1, now: Now = False) -> dict[str, Any]:
    """The ties of the subject and of those tied to it.

    Raises: HTTPException 404 where there is no such entity.
    """
    return _table(place, entity, "ties", lines=lambda dossier, _: ties(dossier), asked=(page, now))


@twin(router, "/places", "places.html.j2", "A subject's places")
def places(place: Here, entity: str, *, page: Page = 1) -> dict[str, Any]:
    """The places that are named with the subject in one claim, those of most claims first.

    Raises: HTTPException 404 where there is no such entity.
    """

    def made(store: Store, about: Entity, claims: Callable[[], Shelf]) -> dict[str, Any]:
        found = kept(place, store, ("places", about.id), lambda: store.places(about.id))
        lines = [{"id": id_, "name": name, "claims": n, "documents": of} for id_, name, n, of in found]
        return {**_cut("places", lines, page), "most": max((n for _, _, n, _ in found), default=0)}

    return _leaf(place, entity, made)


@twin(router, "/names", "names.html.j2", "A subject's names")
def names_(place: Here, entity: str, *, page: Page = 1, now: Now = False) -> dict[str, Any]:
    """The names of the subject, with who uses and who states them.

    Raises: HTTPException 404 where there is no such entity.
    """
    return _table(place, entity, "names", lines=lambda dossier, _: names(dossier), asked=(page, now))


@twin(router, "/strength", "strength.html.j2", "A subject's strength")
def strength_(place: Here, entity: str, *, page: Page = 1, now: Now = False) -> dict[str, Any]:
    """How many the subject was, as each source counted or guessed.

    Raises: HTTPException 404 where there is no such entity.
    """
    return _table(place, entity, "counts", lines=strength, asked=(page, now))


def _cut(name: str, lines: list[dict[str, Any]], page: int) -> dict[str, Any]:
    return {name: lines[(page - 1) * LINES : page * LINES], "total": len(lines), **paged(len(lines), page, LINES)}


@twin(router, "/held", "held.html.j2", "What held when")
def held(place: Here, entity: str, *, as_of: Annotated[str, Query(max_length=40)] = "") -> dict[str, Any]:
    """What the subject's claims tell of a day, month or year: certain, possible, no, unknown, each with its reason. Without
    one, of the month of the newest source.

    Raises: HTTPException 404 where there is no such entity; EdtfError where `as_of` is no such date.
    """

    def made(store: Store, about: Entity, claims: Callable[[], Shelf]) -> dict[str, Any]:
        held = claims()
        months = _months(held)
        asked = as_of.strip() or (f"{months[1] // 12:04}-{months[1] % 12 + 1:02}" if months else "")
        view: dict[str, Any] = {"as_of": asked, "months": list(months) if months else None, "answers": None}
        if asked and not _waits(place, store, about, ("held", about.id, asked), bool(as_of)):
            told = kept(place, store, ("told",), lambda: told_by_all(store))
            own = kept(place, store, ("lasting", held.subject.id), lambda: lasting(store, held))
            key = ("held", held.subject.id, asked)
            view |= kept(place, store, key, lambda: held_when(store, held, own, told, asked))
        return view

    return _leaf(place, entity, made)


def _months(held: Shelf) -> tuple[int, int] | None:
    """The months (from the year 0) from the first day that a claim tells to the newest source's date."""
    dates = [found for line in held.known.lines.values() if (found := bounded(line.published))]
    last = max((date.latest for date in dates if date.latest), default=None)
    first = min(
        (mark.first for mark in held.marks if mark.first is not None and mark.first >= 10_000_000), default=None
    )
    if last is None or first is None:
        return None
    end = last.year * 12 + last.month - 1
    return min(first // 10_000 * 12, end - 12), end
