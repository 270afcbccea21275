"""`variorum registers`: the official lists that claims are checked against."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.cli.bars import bar
from variorum.cli.options import as_day, as_json, from_library
from variorum.cli.printing import on_terminal, print_issues, print_json, print_table
from variorum.cli.register_changes import Side, change_rows, change_summary
from variorum.settings import Settings
from variorum.store import Outcome, SnapshotEntry

if TYPE_CHECKING:
    from variorum.edition import Added, ListingSheet, RegisterSheet

_SAID: dict[Outcome, str] = {
    "added": "added",
    "updated": "was there; its date, or what is read from it, is updated",
    "unchanged": "is there already; nothing has changed",
}


@click.group(short_help="Official lists: add, list, compare them.")
def registers() -> None:
    """Official registers of sanctions and designations: their files are kept as they came, each as a snapshot of its day."""


@registers.command(short_help="Add files of official lists.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--date", callback=as_day, metavar="DATE", help="Of which day the list is, where its file does not say.")
@click.option("-q", "--quiet", is_flag=True, help="No progress; errors only.")
@as_json
@from_library
def add(files: tuple[Path, ...], *, date: str | None, settings: Settings, quiet: bool, json: bool) -> None:
    """Read FILEs as publishers give them out, and keep each as it came, with what is read from it.

    A list and its annexes belong in one call. Each list becomes a snapshot of its own date: that of the file or else of
    its name; --date goes over both. A file that cannot be read becomes an issue and the others are added; the exit code is 1 only
    where none could be read. The same files again change nothing.
    """
    from variorum.edition import AddingStep, NothingAdded, add_registers

    try:
        silent = quiet or json or not on_terminal()
        with nullcontext() if silent else bar("reading") as draw:

            def listen(step: AddingStep) -> None:
                if draw is not None:
                    draw(step.done, step.total, step.name)

            added = add_registers(files, settings.registers, dated=date, debug=settings.debug, progress=listen)
    except NothingAdded as error:
        if len(error.issues) > 1:
            print_issues(error.issues)
        raise
    if json:
        rows = [{**one.snapshot.as_dict(), "outcome": one.outcome} for one in added.additions]
        print_json({"snapshots": rows, "issues": [asdict(issue) for issue in added.issues], "failed": added.failed})
        return
    print_issues(issue for issue in added.issues if not quiet or issue.severity == "error")
    _print_added(added, quiet=quiet)


def _print_added(added: Added, *, quiet: bool) -> None:
    rows = ((*_snapshot(one.snapshot), _SAID[one.outcome]) for one in added.additions)
    print_table(("id", "register", "date", "entries", "files", ""), rows)
    if added.failed and not quiet:
        click.echo(f"{_count(added.failed, 'file')} left out.", err=True)


@registers.command("list", short_help="List the snapshots that are there.")
@as_json
@from_library
def list_(*, settings: Settings, json: bool) -> None:
    """List the snapshots by register and date, those that are built in too. Of an "excerpt", which a damaged file is too, and of
    a "history" of listings and their ends, absence says nothing: an entry that it does not have may have been on the list.
    """
    from variorum.edition import list_registers

    found = list_registers(settings.registers)
    if json:
        print_json([one.as_dict() for one in found])
        return
    if all(one.built_in for one in found):
        hint = "Add files with `variorum registers add FILE`."
        click.echo(f"No register has been added in {settings.registers}. {hint}", err=True)
    head = ("id", "register", "date", "entries", "files", "extent", "title")
    rows = ((*_snapshot(one.snapshot, built_in=one.built_in), one.extent, one.snapshot.title) for one in found)
    print_table(head, rows)


def _snapshot(one: SnapshotEntry, *, built_in: bool = False) -> tuple[str, ...]:
    """A snapshot's id, register, date, number of entries and files."""
    by = "" if built_in else {"user": " (given)", "name": " (file name)"}.get(one.dated_by, "")
    date = f"{one.published}{by}" if one.published else "undated"
    files = "built in" if built_in else ", ".join(file.name for file in one.files)
    return (one.id, one.register, date, str(one.entries), files)


@registers.command(short_help="List the layouts that are read.")
@as_json
@from_library
def known(*, settings: Settings, json: bool) -> None:
    """List the layouts of files that are read, with who publishes them under which licence and by what each is told."""
    from variorum.edition import known_layouts, sign

    found = known_layouts()
    if json:
        print_json(
            [
                {**asdict(layout), "publisher": spec.publisher, "licence": spec.licence, "home": spec.home,
                 "title": spec.registers[layout.register], "traps": spec.traps}
                for spec, layout in found
            ]
        )  # fmt: skip
        return
    head = ("register", "title", "layout", "form", "told by", "publisher", "licence")
    rows = (
        (one.register, spec.registers[one.register], one.id, one.form, sign(one), spec.publisher, spec.licence)
        for spec, one in found
    )
    print_table(head, rows)


@registers.command(short_help="Show a register, or an entry of it.")
@click.argument("register")
@click.argument("entry", required=False, metavar="[KEY|NAME]")
@as_json
@from_library
def show(register: str, entry: str | None, *, settings: Settings, json: bool) -> None:
    """Show what REGISTER (an id, as `list` and `known` give it) is and which snapshots of it are there; or an entry by the
    publisher's KEY or by words of its NAME: what the newest snapshot that has it says, and when it was on the list.
    """
    from variorum.edition import find_listings, show_register

    if entry is None:
        sheet = show_register(settings.registers, register)
        if json:
            print_json(sheet.as_dict())
        else:
            print_table(("", ""), _register_rows(sheet))
        return
    found = find_listings(settings.registers, register, entry)
    if json:
        print_json([one.as_dict() for one in found])
    elif len(found) == 1:
        print_table(("", ""), _listing_rows(found[0]))
    else:
        rows = ((one.listing.key, one.listing.kind, one.listing.name, one.standing) for one in found)
        print_table(("key", "kind", "name", "standing"), rows)


def _register_rows(sheet: RegisterSheet) -> Iterator[tuple[str, str]]:
    yield ("register", sheet.id)
    yield ("title", sheet.title)
    if sheet.spec is not None:
        yield from (("publisher", sheet.spec.publisher), ("licence", sheet.spec.licence), ("home", sheet.spec.home))
        yield from (("trap", trap) for trap in sheet.spec.traps)
    for one in sheet.snapshots:
        id_, _, date, entries, files = _snapshot(one.snapshot, built_in=one.built_in)
        yield ("snapshot", f"{id_}: {date}, {entries} entries, {one.extent} ({files})")


def _listing_rows(sheet: ListingSheet) -> Iterator[tuple[str, str]]:
    one = sheet.listing
    yield from (("register", one.register), ("key", one.key), ("kind", one.kind), ("authority", one.authority))
    for name in one.names:
        told = ", ".join(part for part in (name.label, name.language) if part and part != name.quality)
        yield (f"name ({name.quality})", f"{name.text} ({told})" if told else name.text)
    for label in ("lists", "programmes", "countries", "births"):
        yield from ((label, value) for value in getattr(one, label))
    for label in ("listed", "removed", "date_note", "scope", "grade", "note"):
        if getattr(one, label):
            yield (label.replace("_", " "), getattr(one, label))
    yield from one.references
    yield from one.details
    yield ("standing", sheet.standing)
    yield ("as told by", f"{sheet.snapshot} ({sheet.published or 'undated'})")


@registers.command(short_help="Compare two snapshots of a register.")
@click.argument("old")
@click.argument("new")
@click.option("--register", metavar="ID", help="Which register, where several have snapshots of these days.")
@click.option("--only", type=click.Choice(("came", "gone", "changed")), help="Only what came, went or changed.")
@as_json
@from_library
def changes(old: str, new: str, *, register: str | None, only: Side | None, settings: Settings, json: bool) -> None:
    """Tell what the snapshot NEW has otherwise than OLD. Each is meant by its date, its id or the beginning of one, or the name
    of one of its files.

    An entry that is in OLD only is "vanished" where both are complete and OLD is surely of an earlier day; else it is
    "unknown". It is never called removed: no list says so of itself.
    """
    from variorum.edition import compare_snapshots

    found = compare_snapshots(settings.registers, old, new, register=register)
    if json:
        print_json(found.as_dict())
        return
    for note in (*found.doubts, *found.notes):
        click.echo(f"{click.style('note:', fg='blue')} {note}.", err=True)
    print_table(("change", "key", "name", "field", "old", "new"), change_rows(found, only=only))
    click.echo(change_summary(found), err=True)


@registers.command(short_help="Remove snapshots.")
@click.argument("snapshots", nargs=-1, required=True, metavar="ID...")
@as_json
@from_library
def remove(snapshots: tuple[str, ...], *, settings: Settings, json: bool) -> None:
    """Remove the snapshots with these IDs, or beginnings of ids, and the kept files that no other snapshot has."""
    from variorum.edition import remove_snapshot, snapshot_id

    ids = [snapshot_id(settings.registers, one) for one in snapshots]
    gone = [remove_snapshot(settings.registers, id_) for id_ in dict.fromkeys(ids)]
    if json:
        print_json([one.as_dict() for one in gone])
    else:
        print_table(("removed", "register", "date", "entries", "files"), map(_snapshot, gone))


@registers.command(short_help="Re-check the kept files.")
@as_json
@from_library
def verify(*, settings: Settings, json: bool) -> None:
    """Re-hash every kept file, and check every snapshot against the digest of its entries. The exit code is 1 where anything is
    wrong.
    """
    from variorum.edition import verify_registers

    found = verify_registers(settings.registers)
    if json:
        print_json(asdict(found))
    else:
        print_table(("where", "what is wrong"), ((fault.where, fault.what) for fault in found.faults))
        checked = (
            f"{_count(found.files, 'file')}, {_count(found.snapshots, 'snapshot')} and {found.entries} entries checked"
        )
        click.echo(f"{checked}: {_count(len(found.faults), 'fault')}.", err=True)
    if found.faults:
        click.get_current_context().exit(1)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
