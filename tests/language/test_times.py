"""Time expressions: the grammar's own examples, the narrative anchor, the times they give to claims."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from variorum.dates import parse
from variorum.language.time_rules import Rule, grammar
from variorum.language.time_words import split
from variorum.language.times import FoundTime, as_records, bare_edtf, chosen, find_in_text, find_times
from variorum.model import Block, Document, Metadata, Token

ROOT = Path(__file__).resolve().parents[2]
BENCHMARK = ROOT.parent / "shared" / "benchmarks" / "timex"
PUBLISHED = "2009-12-19"
EXAMPLES = [(rule, example) for rule in grammar().rules for example in rule.examples]
REFUSALS = [(rule.name, refused) for rule in grammar().rules for refused in rule.refuses]


def unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """A sentence without its square brackets, and the spans that they bound."""
    text, spans = "", []
    for piece in re.split(r"(\[[^]]*\])", marked):
        if piece.startswith("["):
            spans.append((len(text), len(text) + len(piece) - 2))
        text += piece.strip("[]") if piece.startswith("[") else piece
    return text, spans


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{r.name}-{i}" for i, (r, _) in enumerate(EXAMPLES)])
def test_rule_finds_its_example(rule: Rule, example: str) -> None:
    marked, _, values = example.partition(" => ")
    text, spans = unmarked(marked)
    found = {(t.start, t.end): t.value for t in find_in_text(text, published=PUBLISHED)}
    assert [found.get(span) for span in spans] == [value.strip() for value in values.split(";")]


@pytest.mark.parametrize("rule", grammar().rules, ids=lambda rule: str(rule.name))
def test_rule_is_needed_for_its_example(rule: Rule) -> None:
    texts = [unmarked(example.partition(" => ")[0])[0] for example in rule.examples]
    took = {match.rule.name for text in texts for match in chosen(split(text, grammar().signs))}
    assert rule.name in took


@pytest.mark.parametrize(("rule", "sentence"), REFUSALS)
def test_grammar_refuses_what_the_rule_refuses(rule: str, sentence: str) -> None:
    assert [t.text for t in find_in_text(sentence)] == [], rule


NO_TIMES = [
    "The Security Council adopted Resolution 1373 and Resolution 1540.",
    "Flight 655 had 290 people on board.",
    "The earthquake killed 1,200 people and injured 1999 others.",
    "The treaty is quoted in section 1984 of the code.[1971]",
    "See http://www.example.org/files/2016/report.",
    "It paid $2000 for an F-1000 engine.",
    "Theresa May met June Carter and August Strindberg.",
    "In the fire, 1200 were hurt.",
    "They may march on the capital and fall back.",
    "After the fall of the city the second in command fled.",
    "",
    "No time at all here, this time or next.",
]


@pytest.mark.parametrize("sentence", NO_TIMES)
def test_numbers_and_words_that_are_no_times(sentence: str) -> None:
    assert [t.text for t in find_in_text(sentence)] == []


# sentence; the words with their preposition; the claim's time
CLAIM_TIMES = [
    ("Greenpeace was founded in 1971.", "in 1971", "1971"),
    ("It has campaigned since 1971.", "since 1971", "1971/.."),
    ("It has shrunk since about 2001.", "since about 2001", "2001~/.."),
    ("It has been quiet since the late 1980s.", "since the late 1980s", "1987~/.."),
    ("By 1988 it had 10,000 members.", "By 1988", "../1988"),
    ("By the late 1980s it had grown.", "By the late 1980s", "../1989~"),
    ("He led it until 2001.", "until 2001", "../2001"),
    ("It was active until at least 2017.", "until at least 2017", "../2017~"),
    ("It was active through 2019.", "through 2019", "../2019"),
    ("Before 1965 it was a club.", "Before 1965", "../1965"),
    ("It existed prior to June 1965.", "prior to June 1965", "../1965-06"),
    ("After 1918 it split.", "After 1918", "1918/.."),
    ("It was founded about 2001.", "about 2001", "2001~"),
    ("It was founded circa 2003.", "circa 2003", "2003~"),
    ("It was founded in about 2001.", "in about 2001", "2001~"),
    ("It was perhaps founded perhaps in 1950.", "in 1950", "1950"),
    ("From 1948 onwards it opposed apartheid.", "From 1948 onwards", "1948/.."),
    ("It was so from 1948 onwards", "from 1948 onwards", "1948/.."),
    ("Beginning in 1983 it sought talks.", "Beginning in 1983", "1983/.."),
    ("It was formed in the early 1980s.", "in the early 1980s", "1980/1983"),
    ("It was formed in the mid-1980s.", "in the mid-1980s", "1984/1986"),
    ("It was formed in the 1980s.", "in the 1980s", "198X"),
    ("It was formed in the nineteenth century.", "in the nineteenth century", "18XX"),
    ("It was formed in the early 20th century.", "in the early 20th century", "1900/1933"),
    ("It was formed in early 2014.", "in early 2014", "2014-01/2014-04"),
    ("It failed at the end of 2001.", "at the end of 2001", "2001-12~"),
    ("It was formed in the spring of 1968.", "in the spring of 1968", "1968-21"),
    ("It was formed in the second half of 1998.", "in the second half of 1998", "1998-07/1998-12"),
    ("Athens won in 490 BC.", "in 490 BC", "-0489"),
    ("Rome grew in the 4th century BC.", "in the 4th century BC", "-0399/-0300"),
    ("It ruled between 1975 and 1979.", "between 1975 and 1979", "1975/1979"),
    ("It ruled from 1975 to 1979.", "from 1975 to 1979", "1975/1979"),
    ("It ruled from 1975 until the invasion of 1979.", "from 1975 until the invasion of 1979", "1975/1979"),
    ("It was active from 1979 to the early 1990s.", "from 1979 to the early 1990s", "1979/1993~"),
    ("The miners' strike of 1984-85 failed.", "of 1984-85", "1984/1985"),
    ("It served in government (1949–1956).", "1949–1956", "1949/1956"),
    ("It met on 6-7 January 1916.", "on 6-7 January 1916", "1916-01-06/1916-01-07"),
    ("It ruled from October 1997 to March 1998.", "from October 1997 to March 1998", "1997-10/1998-03"),
    ("It ruled from October to March 1998.", "from October to March 1998", "1997-10/1998-03"),
    ("It was sold in 2006 or 2007.", "in 2006 or 2007", "[2006,2007]"),
    ("It attacked ships in 1970 and 1971.", "in 1970 and 1971", "1970/1971"),
    ("It attacked ships in the 1970s and 1980s.", "in the 1970s and 1980s", "197X/198X"),
    ("It has had crackdowns from 1948 up until today.", "from 1948 up until today", "1948/.."),
    ("It opened on the morning of May 27, 1937.", "on the morning of May 27, 1937", "1937-05-27"),
    ("It opened on the 17th of May 1989.", "on the 17th of May 1989", "1989-05-17"),
    ("Its roots go back to 1861.", "back to 1861", "1861"),
    ("It was signed on 31 June 1999.", "on 31 June 1999", "1999-06"),
    ("It was active in the winter of 1941-42.", "in the winter of 1941-42", "1941-24"),
    ("It was active in the mid to late 1980s.", "in the mid to late 1980s", "1984/1989"),
    (
        "It served in the late nineteenth and early twentieth centuries.",
        "in the late nineteenth and early twentieth centuries",
        "1867/1933",
    ),
    ("It ran in the first week of March 1917.", "in the first week of March 1917", "1917-03"),
    ("It has met since 2010/11.", "since 2010/11", "2010/.."),
    ("It was active from 1990–95.", "from 1990–95", "1990/1995"),
    ("It was active in 1994–5.", "in 1994–5", "1994/1995"),
    ("Active: 1987–present", "1987–present", "1987/.."),
    ("They marched on May Day 1990.", "on May Day 1990", "1990-05-01"),
    ("It was a pre-1967 border.", "pre-1967", "../1967"),
    ("It lasted two years.", "two years", None),
    ("It was the former party of government.", "the former", None),
]


@pytest.mark.parametrize(("sentence", "cue", "edtf"), CLAIM_TIMES)
def test_preposition_shapes_the_time_of_a_claim(sentence: str, cue: str, edtf: str | None) -> None:
    first = find_in_text(sentence)[0]
    assert first.edtf == edtf
    if edtf is not None:
        assert first.cue.of(sentence) == cue


# text; the last expression in it; its TIMEX3 value; the claim's time
NARRATIVE = [
    ("The party won in 1997, and five years later it lost.", "five years later", "2002", "2002"),
    ("The war began in 1914. In October of that year the port fell.", "October of that year", "1914-10", "1914-10"),
    ("The firm was sold in 1985. The following year it closed.", "The following year", "1986", "1986"),
    ("It was banned on 31 August 1999. The next day it moved.", "The next day", "1999-09-01", "1999-09-01"),
    ("It met in December 1940. In February it split.", "February", "1941-02", "1941-02"),
    ("It met in May 1940. In April it had voted.", "April", "1940-04", "1940-04"),
    ("It met in May 1990, lasted until October and closed in June.", "June", "1990-06", "1990-06"),
    ("She won (she was born in 1953) in 1989; in May she left.", "May", "1989-05", "1989-05"),
    ("It split in 1989. Its 1975 charter was kept. In June it met.", "June", "1989-06", "1989-06"),
    ("It was founded in 1989. A year earlier it had been a club.", "A year earlier", "1988", "1988"),
    ("The strike began on 14 May 1968; by the 17th it was general.", "the 17th", "1968-05-17", "../1968-05-17"),
    ("In 1991, two years after the fall of the wall, it closed.", "two years after the fall of the wall", "1993", None),
    ("It closed two years after the fire of 1911.", "1911", "1911", "1911"),
    ("It was closed last year.", "last year", "2008", "2008"),
    ("It was closed two years ago.", "two years ago", "2007", "2007"),
    ("It was founded in 1932. Over the next 50 years it grew.", "the next 50 years", "P50Y", "1932/1982~"),
    ("It has grown in the past two decades.", "the past two decades", "P2DE", "1989~/2009"),
    ("It was founded in 1932. In the preceding two years it had failed.", "the preceding two years", "P2Y", None),
    ("It currently has 500 members.", "currently", "PRESENT_REF", "2009-12-19"),
    ("It now has 500 members.", "now", "PRESENT_REF", "2009-12-19"),
    ("The army now turned east.", "now", "PRESENT_REF", None),
    ("In the class of 1917 and the class of '99", "'99", "1899", "1899"),
    ("In 1975 it was a party. In the eighties it was a sect.", "the eighties", "198", "198X"),
    ("1968\n\nIt met in May.", "May", "1968-05", "1968-05"),
    ("It met on 3 May 1998 at 4:45 p.m.", "4:45 p.m.", "1998-05-03T16:45", "1998-05-03"),
    ("At 5 p.m. on 3 May 1998", "3 May 1998", "1998-05-03", "1998-05-03"),
    ("In 2005 it joined the March 8 Alliance.", "March 8", "2005-03-08", None),
]


@pytest.mark.parametrize(("text", "words", "value", "edtf"), NARRATIVE)
def test_relative_words_take_the_time_in_focus(text: str, words: str, value: str, edtf: str | None) -> None:
    last = find_in_text(text, published=PUBLISHED)[-1]
    assert (last.text, last.value, last.edtf) == (words, value, edtf)


def test_the_anchor_is_told_in_words() -> None:
    times = find_in_text("The party won in 1997, and five years later it lost.")
    assert [time.anchor for time in times] == ["", "1997 + 5 Y"]


def test_an_undated_document_has_no_present() -> None:
    (now,) = find_in_text("It currently has 500 members.")
    assert now.edtf is None
    assert find_in_text("It met in May.")[0].edtf is None


def test_a_bare_month_does_not_take_the_document_s_year() -> None:
    (may,) = find_in_text("It met in May.", published=PUBLISHED)
    assert (may.value, may.edtf) == ("2009-05", None)


def test_expressions_do_not_run_over_breaks_but_over_line_ends() -> None:
    text = "It met in May\n1968 in Paris."
    assert [t.text for t in find_in_text(text)] == ["May\n1968"]
    assert [t.text for t in find_in_text(text, breaks=[14])] == ["May", "1968"]


def test_type_is_told() -> None:
    text = "Every year for two years at 4:45 p.m. in 1997"
    assert [t.type for t in find_in_text(text)] == ["SET", "DURATION", "TIME", "DATE"]


def test_records_are_plain() -> None:
    times = find_in_text("It grew in that period, from 1971.")
    assert as_records(times) == [
        {"start": 11, "end": 22, "text": "that period", "edtf": None, "value": "null"},
        {"start": 29, "end": 33, "text": "1971", "edtf": "1971/..", "value": "1971"},
    ]


@pytest.mark.parametrize(
    ("value", "edtf"),
    [("2004-06", "2004-06"), ("1998-05-03T16:45", "1998-05-03"), ("1967-XX-XX", "1967"), ("198", "198X"), ("18", "18XX"),
     ("1943-SU", "1943-22"), ("2008-H2", "2008-41"), ("BC0490", "-0489"), ("BC0480-09", "-0479-09"), ("BC047", "-0478/-0469"),
     ("BC03", "-0399/-0300"), ("1999-W20", "1999"), ("P2Y", None), ("PXD", None), ("PRESENT_REF", None), ("XXXX-XX", None),
     ("", None), ("1956-05-XXTNI", "1956-05")],
)  # fmt: skip
def test_value_of_the_bare_words_as_edtf(value: str, edtf: str | None) -> None:
    assert bare_edtf(value) == edtf
    assert edtf is None or str(parse(edtf)) == edtf


def test_find_times_gives_token_ranges_and_skips_synthetic_tokens() -> None:
    text = "Solidarity was founded on 31 August 1980.\n\nIt won in the late-1980s."
    blocks = (Block("paragraph", 0, 41), Block("paragraph", 43, len(text)))
    document = Document("sha256:0", "s.txt", "text/plain", text, blocks, Metadata(published="1995"))
    words = spacy.blank("en")(text)
    tokens = [Token(0, "it", "it", "it", "", "", "", 0, 0, 0)]  # an unsaid subject
    tokens += [
        Token(i + 1, t.text, t.text, t.text, "", "", "", i + 1, t.idx, t.idx + len(t.text)) for i, t in enumerate(words)
    ]
    found = find_times(document, tokens)
    assert [(t.text, t.edtf) for t in found] == [("31 August 1980", "1980-08-31"), ("the late-1980s", "1987/1989")]
    for time_ in found:
        covered = tokens[time_.first : time_.last]
        assert covered[0].start <= time_.start and time_.end <= covered[-1].end
        assert text[time_.start : time_.end] == time_.text
        assert time_.cue.start <= time_.start and time_.end <= time_.cue.end


def test_find_times_leaves_out_what_no_token_shares() -> None:
    document = Document("sha256:0", "s.txt", "text/plain", "Copyright 2006", (Block("furniture", 0, 14),))
    assert find_times(document, ()) == ()


PIECES = st.sampled_from(
    ["in", "since", "the", "late", "1980s", "May", "1968", "to", "-", "17", "two", "years", "later", "of", "that", "year",
     ",", ".", "\n\n", "(", ")", "BC", "490", "spring", "next", "day", "now", "'99", "a.m.", "16:45", "between", "and", "or",
     "until", "about", "19th", "century", "early", "last", "week", "every", "x", "Paris", "½", "31", "February", "30th", "29 February 1900", "decade", "previous", "hours", "ago", "Monday", "5/31/1999", "autumn", "１９９９", "—", "’s", "0000"],
)  # fmt: skip


def check(text: str, times: list[FoundTime]) -> None:
    end = 0
    for found in times:
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert found.cue.start <= found.start and found.end <= found.cue.end
        for edtf in (found.edtf, bare_edtf(found.value)):
            assert edtf is None or str(parse(edtf)) == edtf
        end = found.end


@given(
    st.lists(PIECES, max_size=25).map(" ".join),
    st.sampled_from([None, "2009-12-19", "2020", "2020-05", "../2001", "x"]),
)
def test_any_row_of_time_words_gives_sound_expressions(text: str, published: str | None) -> None:
    check(text, find_in_text(text, published=published))


@given(st.text(max_size=200))
def test_any_text_gives_sound_expressions(text: str) -> None:
    check(text, find_in_text(text))


@cache
def scored() -> dict[str, float]:
    """The benchmark's figures for the grammar as it is."""
    command = [sys.executable, str(ROOT / "benchmarks" / "timex.py")]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {**json.loads(out.splitlines()[0]), **json.loads(out.splitlines()[1])}


@pytest.mark.skipif(not BENCHMARK.is_dir(), reason="the shared timex benchmark is not beside the repository")
def test_benchmark_figures_do_not_fall() -> None:
    figures = scored()
    assert figures["strict_f1"] >= 94.5
    assert figures["value_f1"] >= 91.0


def test_a_long_text_is_read_in_a_moment() -> None:
    text = "In May 1968 the union had 500 members and grew for two years, until the spring of 1970 in Paris.\n\n" * 600
    began = time.perf_counter()
    find_in_text(text)
    assert time.perf_counter() - began < 2
