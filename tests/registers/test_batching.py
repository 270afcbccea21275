"""Which files belong together."""

from __future__ import annotations

import pytest

from tests.registers.fakes import annex, listed, read_file
from variorum.registers.batching import batches

OLD, NEW = listed("2019-01", "1|Oxfam"), listed("2021-07-07", "1|Oxfam", "2|Greenpeace")


@pytest.mark.parametrize(
    ("files", "expected", "error"),
    [
        ({"a.csv": OLD}, [["a.csv"]], ""),
        ({"alt.csv": annex("", "1|OX"), "a.csv": OLD}, [["a.csv", "alt.csv"]], ""),
        ({"a.csv": OLD, "b.csv": NEW}, [["a.csv"], ["b.csv"]], ""),
        ({"a.csv": OLD, "b.csv": NEW, "alt.csv": annex("2019-01-15", "1|OX")}, [["a.csv", "alt.csv"], ["b.csv"]], ""),
        (
            {"a.csv": OLD, "alt_2021-07.csv": annex("", "1|OX")},
            [["a.csv"]],
            "is of 2021-07, and the list .* of 2019-01",
        ),
        ({"a.csv": OLD, "b.csv": NEW, "alt.csv": annex("", "1|OX")}, [["a.csv"], ["b.csv"]], "a.csv and b.csv"),
        ({"alt.csv": annex("", "1|OX")}, [], "only adds to a list"),
        ({"a.csv": OLD, "alt.csv": annex("", "1|OX", register="xx_other")}, [["a.csv"]], "only adds to a list"),
        ({"a.csv": OLD, "copy.csv": OLD}, [["a.csv"]], ""),
    ],
)
def test_batches(files: dict[str, bytes], expected: list[list[str]], error: str) -> None:
    found, errors = batches([read_file(name, content) for name, content in files.items()])
    assert [[one.file.name for one in batch] for batch in found] == expected
    assert len(errors) == bool(error)
    if error:
        with pytest.raises(type(errors[0]), match=error):
            raise errors[0]
