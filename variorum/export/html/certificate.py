"""A certificate as one page to be printed: it loads nothing and runs nothing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment

from variorum.checking.lists import officials
from variorum.dates import EdtfError, humanise
from variorum.export.certificate import Certificate
from variorum.export.html.policy import policy
from variorum.export.html.templating import static, templates
from variorum.lexicon import lexicon
from variorum.resolution.powers import powers


def render_certificate(certificate: Certificate) -> str:
    """The page of a certificate: the same for the same certificate."""
    style = static("edition.css") + static("certificate.css")
    question = certificate.question
    return (
        _environment()
        .get_template("certificate.html.j2")
        .render(
            c=certificate,
            q=question,
            about=_about(certificate),
            claims={row["id"]: row for row in question.get("claims", ())},
            documents={row["id"]: row for row in question.get("documents", ())},
            told={
                row["subject"] for row in (*certificate.found, *certificate.not_found) if row.get("claim", "") is None
            },
            registers={row["snapshot"]: row for row in certificate.searched},
            style=style,
            policy=policy([style], []),
        )
    )


def _about(certificate: Certificate) -> str:
    """Who was asked about, in a few words."""
    question = certificate.question
    if certificate.kind == "screen":
        names = [row["name"] for row in question["names"]]
        return names[0] if len(names) == 1 else f"{len(names)} names"
    if question["subject"] is not None:
        return str(question["subject"]["name"])
    names = [row["name"] for row in question["subjects"]]
    return names[0] if len(names) == 1 else f"{len(names)} subjects"


def _authority(id_: str | None) -> str:
    return "An authority that is not known" if id_ is None else powers().names.get(id_, id_)


def _list(id_: str) -> str:
    """The title of a list, its id where this version does not know it."""
    return officials()[id_].title if id_ in officials() else id_


def _day(edtf: str | None) -> str:
    """A date in words, as it is written where it is none, "undated" where there is none."""
    if edtf is None:
        return "undated"
    try:
        return humanise(edtf)
    except EdtfError:
        return edtf


def _word(table: str, key: str) -> str:
    """A word of the checks' wording, the key itself where there is none."""
    words: Mapping[str, Any] = lexicon("wording")["checks"][table]
    return str(words.get(key, key))


@cache
def _environment() -> Environment:
    """The template, escaping everything that is not marked as safe."""
    environment = templates("variorum.export.html")
    environment.filters |= {
        "authority": _authority,
        "list": _list,
        "day": _day,
    }
    environment.globals["word"] = _word
    return environment
