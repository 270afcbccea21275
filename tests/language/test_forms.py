"""Parts of speech and lemmas: what is remembered is what the model's own rules say."""

from __future__ import annotations

from typing import Any

import pytest

from tests.language.plain import model
from variorum.language.forms import RULES, Forms

TEXTS = (
    "The union was founded in Oslo in 1899, and its founders were leading it for years.",
    "There was a strike, and there were the others' leaders.",
    "Members said they're gonna leave; let's see what's left of y'all.",
    "It has led strikes; leading members left, and the leaders' leading role ended.",
    "The union was founded again in Bergen.",
)


@pytest.fixture(scope="module")
def nlp() -> Any:
    return model()


@pytest.mark.parametrize("text", TEXTS)
def test_remembered_forms_are_those_of_the_rules(nlp: Any, text: str) -> None:
    forms = Forms(nlp)
    for _ in range(2):  # the second time from memory
        parsed = nlp(text, disable=list(RULES))
        assert forms.of(parsed) == [(t.lemma_, t.pos_) for t in nlp(text)]


def test_memory_serves_other_texts(nlp: Any) -> None:
    forms = Forms(nlp)
    for text in TEXTS * 2:
        assert forms.of(nlp(text, disable=list(RULES))) == [(t.lemma_, t.pos_) for t in nlp(text)]


def test_a_base_form_is_its_own_lemma(nlp: Any) -> None:
    parsed = nlp("She left the party to found a new movement.", disable=list(RULES))
    forms = [form for token, form in zip(parsed, Forms(nlp).of(parsed), strict=True) if token.text == "found"]
    assert forms == [("found", "VERB")]
