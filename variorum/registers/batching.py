"""Which of the files that a user names at once belong together: a list with its annexes, of one day. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.errors import RegisterError
from variorum.registers.reading import ReadFile


def batches(files: Sequence[ReadFile]) -> tuple[tuple[tuple[ReadFile, ...], ...], tuple[RegisterError, ...]]:
    """The files in batches, each a list with the annexes that add to it; and an error for each annex that belongs to none.

    Files of one register belong together where their days are not different ones: "2019-01" and "2019-01-15" are not.
    A file without a day goes with the only list of its register. Of files with the same bytes one is taken. Batches are in
    the order of their lists.
    """
    distinct = list({one.file.sha256: one for one in reversed(files)}.values())[::-1]
    mains = [one for one in distinct if one.layout.role == "main"]
    annexes: dict[str, list[ReadFile]] = {main.file.sha256: [] for main in mains}
    errors = []
    for one in distinct:
        if one.layout.role == "annex":
            try:
                annexes[_list_of(one, mains).file.sha256].append(one)
            except RegisterError as error:
                errors.append(error)
    return tuple((main, *annexes[main.file.sha256]) for main in mains), tuple(errors)


def _list_of(annex: ReadFile, mains: Sequence[ReadFile]) -> ReadFile:
    """The list that the annex adds to.

    Raises: RegisterError where that is none, or may be several.
    """
    lists = [main for main in mains if main.layout.register == annex.layout.register]
    fitting = [main for main in lists if _may_be_one_day(main.day, annex.day)]
    if len(fitting) == 1:
        return fitting[0]
    name = annex.file.name
    if len(fitting) > 1:
        names = " and ".join(main.file.name for main in fitting)
        raise RegisterError(f"it may add to {names}", where=name, hint="Add it together with one of them only.")
    if lists:
        days = " and ".join(f"{main.file.name} of {main.day}" for main in lists)
        raise RegisterError(
            f"it is of {annex.day}, and the list that it adds to is {days}", where=name, hint="Add files of one day."
        )
    raise RegisterError(
        "it only adds to a list, which is not among the files", where=name, hint="Add it together with its list."
    )


def _may_be_one_day(one: str | None, other: str | None) -> bool:
    """Whether two dates, as publishers and names write them, may be of one day."""
    return one is None or other is None or one.startswith(other) or other.startswith(one)
