"""The form about a claim: its fields, read into what a reviewer writes."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, HTTPException, Request
from starlette.datastructures import FormData

from variorum.edition.drafting import Sheet, Words
from variorum.ontology import claim_types

MOST = 6
"""Claims that one split can make."""


async def filled(request: Request) -> FormData:
    """The fields of the request's form."""
    return await request.form()


Filled = Annotated[FormData, Depends(filled)]


def sheets(form: FormData) -> list[Sheet]:
    """The claims that the form describes, in its order: fields are "1-type", "1-words", "1-role-subject", "2-type", ...

    Raises: HTTPException 422 where there are none.
    """
    found = [_sheet(form, str(number)) for number in range(1, MOST + 1) if f"{number}-type" in form]
    if not found:
        raise HTTPException(422, "The form describes no claim.")
    return found


def _sheet(form: FormData, number: str) -> Sheet:
    type_ = _one(form, f"{number}-type")
    kind = claim_types().get(type_)
    roles = {role.name: _many(form, f"{number}-role-{role.name}") for role in kind.roles} if kind else {}
    return Sheet(
        type=type_,
        status=_one(form, f"{number}-status"),
        words=_words(form, f"{number}-words"),
        roles=roles,
        time=_one(form, f"{number}-time"),
        time_words=_words(form, f"{number}-time_words"),
        attribution=_words(form, f"{number}-attribution"),
    )


def _one(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def _words(form: FormData, name: str) -> Words:
    return Words(_one(form, name), _one(form, f"{name}-at"))


def _many(form: FormData, name: str) -> tuple[Words, ...]:
    """The words of a role, whose fields may be several: each has its place and its bounds in the same order."""
    columns = [
        [value if isinstance(value, str) else "" for value in form.getlist(name + part)]
        for part in ("", "-at", "-low", "-high", "-unit")
    ]
    rows = [[column[i] if i < len(column) else "" for column in columns] for i in range(len(columns[0]))]
    return tuple(Words(*row) for row in rows if row[0].strip())
