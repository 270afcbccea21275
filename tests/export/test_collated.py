"""Collation on the page: lists on top, readings side by side, sources among the others, what held when."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
from importlib.resources import files

import pytest

from tests.dossier.samples import SUBJECT, A, claim, document
from tests.dossier.test_variants import CLASH, FOUNDED, LED, OTHERS, compiled
from tests.export.test_html import HOSTILE, Page
from variorum.dates import Day
from variorum.dossier import ANSWERS, State, compile_dossier
from variorum.export.html import render
from variorum.export.html.collated import as_of, as_of_data, cut, span
from variorum.model import Comparison, Entity, Filler, Finding, Metadata, Passage, Span

DOSSIER = compiled()
TEXT = render(DOSSIER)
PAGE = Page(TEXT)


def part(key: str, text: str = TEXT) -> str:
    """The words of the section or article with that id, without markup."""
    found = re.search(rf'<(section|article|div)[^>]* id="{key}".*?</\1>\n(?=<|\n)', text, re.DOTALL)
    assert found, key
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", found[0]))


def test_what_is_disputed_stands_on_top_and_leads_to_its_finding() -> None:
    assert TEXT.index('id="disputed"') < TEXT.index('id="sources"') < TEXT.index(f'id="{CLASH.id}"')
    assert "Disputed 1" in part("disputed")
    assert "2 readings in A, B; they differ in time, place" in part("disputed")
    assert f"#{CLASH.id}" in PAGE.attribute("href")
    assert 'id="out-of-date"' not in TEXT


def test_a_finding_shows_each_reading_with_its_words_and_the_apparatus_below() -> None:
    told = part(CLASH.id)
    for words in (FOUNDED.quote, OTHERS[0].quote, "2 documents, 1 origin: A B", "1961 and 1962 exclude each other"):
        assert words in told
    assert "A 2022, for 1961, said by the source" in told
    assert "1 and 2 in time, place" in told
    assert "1 passage that these sources share" in told


def test_claims_and_findings_link_to_each_other() -> None:
    for one in (FOUNDED, OTHERS[0]):
        (own,) = re.findall(rf'<li class="c [^>]*id="{one.id}".*?</li>', TEXT, re.DOTALL)
        assert f'href="#{CLASH.id}"' in own
    article = TEXT[TEXT.index(f'<article class="f conflict" id="{CLASH.id}"') :]
    assert {FOUNDED.id, OTHERS[0].id} <= set(re.findall(r'href="#(\w+)"', article[: article.index("</article>")]))
    (led,) = re.findall(rf'<li class="c [^>]*id="{LED.id}".*?</li>', TEXT, re.DOTALL)
    assert "fnd_" not in led


def test_ids_are_single_links_lead_somewhere_and_the_page_is_the_same_again() -> None:
    ids = PAGE.attribute("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in PAGE.attribute("href") if href.startswith("#")} <= set(ids)
    assert set(PAGE.attribute("aria-labelledby")) <= set(ids)
    assert render(compiled()) == TEXT


def test_a_source_tells_what_it_says_alone_and_what_it_shares() -> None:
    text = re.sub(r"\s+", " ", "".join(PAGE.words))
    assert "1 claim that no other source makes" in text
    assert "1 passage, 11 words as in B, which is newer" in text
    assert "1 passage, 8 words as in A, which is older" in text
    assert "It says nothing typed that no other source says." in text


def test_the_page_shows_the_month_of_the_newest_source_without_scripts() -> None:
    months = span(DOSSIER)
    assert months is not None
    assert (months[0] // 12, months[1]) == (2020, 2023 * 12 + 4)
    assert "In May 2023, the date of the newest source" in part("as-of")
    shown = {m.section.name: {answer: [line.entry.id for line in lines] for answer, lines in m.answers} for m in as_of(DOSSIER, months[1])}  # fmt: skip
    assert shown["leaders"]["possible"] == [LED.id]
    assert shown["places"]["possible"] == [OTHERS[1].id]
    assert 'id="as-of-month"' in TEXT


def test_the_data_of_the_slider_gives_the_answers_of_the_states() -> None:
    packed = as_of_data(DOSSIER)
    assert packed is not None
    (text,) = re.findall(r'<script type="application/json" id="drawings">(.*?)</script>', TEXT, re.DOTALL)
    assert json.loads(text)["asOf"] == packed
    for state, steps in zip(DOSSIER.states, packed["states"], strict=True):
        assert [ANSWERS[code] for _, code in steps] == [answer for _, answer in state.steps]
        assert steps[0][0] == 10101
        days = [Day(number // 10000, number // 100 % 100, number % 100) for number, _ in steps]
        assert days == [day for day, _ in state.steps]


@pytest.mark.skipif(shutil.which("node") is None, reason="no Node.js to run the script with")
def test_the_script_answers_for_a_month_as_the_page_does() -> None:
    script = (files("variorum.export.html") / "static" / "asof.js").read_text(encoding="utf-8")
    (function,) = re.findall(r"^  function answer\(.*?^  }$", script, re.MULTILINE | re.DOTALL)
    chance = random.Random(3)
    asked, wanted = [], []
    for _ in range(200):
        days = sorted({Day(chance.randint(1999, 2001), chance.randint(1, 12), chance.randint(1, 28)) for _ in range(4)})
        state = State("places", ("x",), tuple((day, chance.choice(ANSWERS)) for day in (Day(1, 1, 1), *days)))
        year, month = chance.randint(1998, 2002), chance.randint(1, 12)
        steps = [[d.year * 10000 + d.month * 100 + d.day, ANSWERS.index(answer)] for d, answer in state.steps]
        asked.append([steps, year * 10000 + month * 100])
        wanted.append(ANSWERS.index(state.during(Day(year, month, 1), Day(year, month, 28))))
    code = f"var CERTAIN = 0, POSSIBLE = 1, UNKNOWN = 3;{function}; console.log(JSON.stringify({json.dumps(asked)}.map(function (a) {{ return answer(a[0], a[1] + 1, a[1] + 31); }})))"
    done = subprocess.run(["node", "-e", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == wanted


def test_one_source_without_findings_has_none_of_these_parts() -> None:
    text = render(compile_dossier(SUBJECT, [FOUNDED], (A,)))
    for key in ("disputed", "findings", "as-of", "as-of-month"):
        assert f'id="{key}"' not in text
    assert "among the sources" not in text


def test_hostile_words_in_findings_stay_text() -> None:
    one, other = (
        document(f"{n}.txt", f"{n} {HOSTILE} moved.", Metadata(title=HOSTILE, publisher=HOSTILE, published=date))
        for n, date in ((1, HOSTILE), (2, "2001"))
    )
    subject = Entity("ent_x", "organization", HOSTILE, (HOSTILE,))
    claims = [
        claim(source, "location", HOSTILE, {"subject": [Filler(HOSTILE, entity="ent_x")], "place": [Filler(HOSTILE)]}, who=HOSTILE)
        for source in (one, other)
    ]  # fmt: skip
    ids = tuple(c.id for c in claims)
    clash = Comparison(ids[0], ids[1], "conflict", (HOSTILE,), HOSTILE)
    finding = Finding(
        "location", "ent_x", "conflict", ids, tuple((key,) for key in ids), (clash,), ((one.id, other.id),)
    )
    shared = Passage(one.id, Span(0, len(one.text)), other.id, Span(0, len(other.text)), 1.0)
    page = Page(text := render(compile_dossier(subject, claims, [one, other], findings=[finding], passages=[shared])))
    tags = [tag for tag, _ in page.elements]
    assert ("img" in tags, tags.count("script"), "\x00" in text, "\x1b" in text) == (False, 3, False, False)
    assert f'id="{finding.id}"' in text


def test_long_passages_are_cut() -> None:
    assert cut("a\n b") == "a b"
    assert cut("x" * 1000).endswith("x…")
    assert len(cut("x" * 1000)) == 420


def test_a_finding_of_many_readings_is_folded_and_what_is_left_out_is_told() -> None:
    words = [f"It had {n} members." for n in range(100, 114)]
    source = document("many.txt", " ".join(words), Metadata(publisher="The Mirror", published="2001"))
    us = Filler("Amnesty International", entity=SUBJECT.id)
    claims = [claim(source, "strength", quote, {"subject": [us], "count": [Filler("a", min=1)]}) for quote in words]
    ids = tuple(one.id for one in claims)
    clashes = tuple(Comparison(a, b, "conflict", ("count",), f"{a} {b}") for n, a in enumerate(ids) for b in ids[:n])
    finding = Finding(
        "strength",
        SUBJECT.id,
        "conflict",
        ids,
        (ids[:6], *((key,) for key in ids[6:])),
        clashes,
        ((source.id,),),
        crowded=3,
    )
    text = render(compile_dossier(SUBJECT, claims, [source], findings=[finding]))
    told = part(finding.id, text)
    assert "and 2 more" in told
    assert "3 of 9 readings met too many others to be compared with each of them" in told
    assert "and 79 more pairs of readings" in told
    assert "31 pairs are told only by variorum collate --json" in told
    assert text.count('<li class="df">') == 60
