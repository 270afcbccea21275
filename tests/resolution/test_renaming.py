"""When a name was whose: what a renaming with a date tells, and what tells none."""

from __future__ import annotations

import pytest

from variorum.model import Claim, Filler, Status
from variorum.model.claim import Time
from variorum.resolution.renaming import name_periods


def alias(quote: str, subject: str, name: str, time: str | None, status: Status = "asserted") -> Claim:
    """A claim of a name; a subject with a capital is a name of its entity."""
    names = (subject,) if subject[0].isupper() and subject != "It" else ("Some Body",)
    roles = (
        ("subject", (Filler(subject, names=names, entity="ent_x", type="organization"),)),
        ("name", (Filler(name),)),
    )
    when = Time(time, time) if time else None
    return Claim("doc", "alias", roles, quote, 0, len(quote), quote, when, status)


# (words, subject, name, date, status, the periods)
TOLD: list[tuple[str, str, str, str | None, Status, list[tuple[str, str]]]] = [
    ("Burma was renamed Myanmar", "Burma", "Myanmar", "1989", "asserted", [("Burma", "../1989"), ("Myanmar", "1989/..")]),
    ("It was renamed the African National Congress", "It", "African National Congress", "1923", "asserted", [("African National Congress", "1923/..")]),
    ("the party changed its name to Likud Beiteinu", "party", "Likud Beiteinu", "2012-10", "asserted", [("Likud Beiteinu", "2012-10/..")]),
    ("Ceylon was renamed Sri Lanka", "Ceylon", "Sri Lanka", None, "asserted", []),
    ("Ceylon was renamed Sri Lanka", "Ceylon", "Sri Lanka", "1970/1972", "asserted", []),
    ("Ceylon was renamed Sri Lanka", "Ceylon", "Sri Lanka", "1972", "planned", []),
    ("Sri Lanka, renamed from Ceylon", "Sri Lanka", "Ceylon", "1972", "asserted", []),
    ("Ceylon was known as Serendib", "Ceylon", "Serendib", "1505", "asserted", []),
]  # fmt: skip


@pytest.mark.parametrize(("words", "subject", "name", "time", "status", "periods"), TOLD)
def test_a_renaming_tells_when_names_were_used(
    words: str, subject: str, name: str, time: str | None, status: Status, periods: list[tuple[str, str]]
) -> None:
    made = alias(words, subject, name, time, status)
    found = name_periods([made, made])
    assert [(one.name, one.time) for one in found] == periods
    assert {(one.entity, one.claim) for one in found} <= {("ent_x", made.id)}
