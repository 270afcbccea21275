"""The language model, loaded once for all tests of rules."""

from __future__ import annotations

import pytest
from spacy.language import Language

from variorum.language import load_model


@pytest.fixture(scope="session")
def model() -> Language:
    """The package's language model."""
    return load_model()
