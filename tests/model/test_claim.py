"""A claim cannot be made unless its words, and the words of its parts, are at their places in the text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.errors import ClaimError
from variorum.model import Attribution, Claim, Filler, Time

TEXT = "Critics say that the union has 300 members since 1990 – “more” than before."


def made(start: int = 17, end: int = 42, **given: Any) -> Claim:
    """A claim about `TEXT`, its quote cut from it, with some parts as given."""
    parts: dict[str, Any] = {
        "document": "sha256:0",
        "type": "strength",
        "roles": (("subject", (Filler("the union", 17, 26),)),),
        "quote": TEXT[start:end],
        "start": start,
        "end": end,
        "source": TEXT,
    }
    return Claim(**{**parts, **given})


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_the_words_at_their_place_make_a_claim_and_no_others(start: int, end: int) -> None:
    if start < end:
        assert made(start, end).quote == TEXT[start:end]
    else:
        with pytest.raises(ClaimError):
            made(start, end)


@given(st.integers(1, 5))
def test_words_one_place_on_are_refused(shift: int) -> None:
    with pytest.raises(ClaimError):
        made(start=17 + shift, end=42 + shift, quote=TEXT[17:42])


REFUSED = [
    ("a filler that is elsewhere", {"roles": (("subject", (Filler("the union", 18, 27),)),)}),
    ("a time that is elsewhere", {"time": Time("1990", "1990", 0, 4)}),
    ("a speaker that is elsewhere", {"attribution": Attribution("Critics", 1, 8)}),
    ("a status that there is not", {"status": "certain"}),
]


@pytest.mark.parametrize(("what", "part"), REFUSED, ids=[r[0] for r in REFUSED])
def test_parts_are_checked_too(what: str, part: dict[str, Any]) -> None:
    with pytest.raises(ClaimError):
        made(**part)


def test_an_id_is_of_content_only() -> None:
    claim = made()
    assert claim.id == made().id
    assert claim.id == made(confidence=0.1, rule="another", attribution=Attribution("Critics", 0, 7)).id
    assert claim.id != made(status="reported").id
    assert claim.id != made(time=Time("1990", "1990", 49, 53)).id
    assert claim.id != replace(claim, document="sha256:1", source=TEXT).id


def test_the_interchange_form_comes_back_the_same() -> None:
    claim = made(
        time=Time("1990/..", "1990", 49, 53),
        status="reported",
        attribution=Attribution("Critics", 0, 7),
        roles=(
            ("subject", (Filler("the union", 17, 26, names=("Union of Miners", "UM"), type="organization"),)),
            ("count", (Filler("300", 31, 34, min=300.0, max=300.0, unit="member", approximate=True),)),
        ),
    )
    again = Claim.from_dict(claim.as_dict("variorum"), TEXT)
    assert again == claim
    assert again.id == claim.id


def test_a_text_that_has_lost_the_words_gives_no_claim() -> None:
    data = made().as_dict("variorum")
    with pytest.raises(ClaimError):
        Claim.from_dict(data, TEXT.replace("300", "400"))


def test_resolution_may_fill_in_names_but_no_other_words() -> None:
    claim = made()
    filled = claim.with_entities((("subject", (Filler("the union", 17, 26, names=("UM",), entity="ent_1"),)),))
    assert filled.id == claim.id
    with pytest.raises(ClaimError):
        claim.with_entities((("subject", (Filler("union", 21, 26),)),))
