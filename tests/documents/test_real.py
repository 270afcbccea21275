"""The blocks of real profiles, where the shared documents are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.test_properties import check
from variorum.documents import find, read

SHARED = Path(__file__).parents[2].parent / "shared" / "documents"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared documents are not beside the checkout")
def test_shared_documents_are_kept_and_covered() -> None:
    found = find([str(SHARED / "**" / "*.txt")])
    assert found.sources
    for source in found.sources:
        assert source.path is not None
        document = read(source.path, name=source.name)
        assert document.text == source.path.read_text(encoding="utf-8")
        assert {issue.severity for issue in document.issues} <= {"note"}
        check(document)
