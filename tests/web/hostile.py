"""A dossier out of documents that mean harm, and the addresses of every page that shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from tests.web.reading import REAL_WHOLE
from variorum.edition import Stages, build
from variorum.edition.composer import Defaults
from variorum.edition.judging import enter
from variorum.edition.reviewing import decide, decision_on, settle
from variorum.model import Act, Analysis, Attribution, Claim, Document, Filler, Metadata, Sentence, Time
from variorum.store import ClaimFilter, FindingFilter, open_store
from variorum.web.pages import ROUTERS

MARK = "hostile-mark"
"""In every element and attribute that the documents would like to make."""

MARKUP = (
    f'<script {MARK}>alert(1)</script><img {MARK} src="https://elsewhere.example/x.png" onerror="alert(2)">'
    f'<a {MARK} href="javascript:alert(3)">x</a><style {MARK}>body{{display:none}}</style>'
)
CLOSING = f'\'">--></title></textarea></select></option></bdi></svg></p></main><{MARK} onmouseover=alert(4) style="position:fixed">'
BIDI = "\u202egnitirw\u2066\u2067\u200f"
CONTROLS = "a\x00b\x1b[31mc\x07\x7f"
TEMPLATE = "{{ 7 * 191 }}{% include 'base.html.j2' %}${7*191}"
ADDRESS = "javascript:alert(5)//"
LONG_WORD = "x" * 1_000_000
LONG_LINE = "ever on and on " * 70_000

NAMES = (MARKUP, CLOSING, f"Body {BIDI}", f"Body {CONTROLS}", f"Body {TEMPLATE}", "W" * 300)
"""What is claimed of, one a line."""

_LINE = re.compile(r"^(?P<subject>[^§\n]+) § (?P<what>[^§\n]+) § (?P<time>\d{4})$", re.MULTILINE)


def extract(document: Document, analysis: Analysis) -> Sequence[Claim]:
    """Claims of each line of the form SUBJECT § OTHER § YEAR; all words before the lines are a statement."""
    out = []
    text = document.text
    for match in _LINE.finditer(text):
        subject, what = _filler(match, "subject"), _filler(match, "what")
        time = Time(match["time"], match["time"], *match.span("time"))
        said = Attribution(match["what"], *match.span("what"))
        start, end = match.span()
        for type_, other in (("founded", "founder"), ("alias", "name"), ("designation", "authority")):
            roles = (("subject", (subject,)), (other, (what,)))
            out.append(Claim(document.id, type_, roles, match[0], start, end, text, time, "alleged", said))
    first = _LINE.search(text)
    rest = text[: first.start()] if first else text
    if rest.strip():
        out.append(Claim(document.id, "statement", (), rest, 0, len(rest), text))
    return out


def _filler(match: re.Match[str], group: str) -> Filler:
    return Filler(match[group], *match.span(group), names=(match[group],), type="organization")


def analyse(document: Document, model: object) -> Analysis:
    """A sentence a line."""
    found = re.finditer(r"[^\n]+", document.text)
    return Analysis(document.id, (), tuple(Sentence(0, 0, m.start(), m.end(), 0, 0) for m in found))


def read(content: Path | bytes, name: str, metadata: Metadata) -> Document:
    """As the small stages read, with what the document says about itself as hostile as its text."""
    found = REAL_WHOLE.read(content, name, metadata)
    known = Metadata(
        title=f"{MARKUP} {CLOSING} {BIDI}",
        publisher=f"{CLOSING}{CONTROLS}",
        author=f"{MARKUP}{BIDI}",
        published="2001",
        url=ADDRESS,
        licence=f"{TEMPLATE}{CLOSING}",
    )
    return replace(found, metadata=known)


STAGES: Stages = replace(REAL_WHOLE, read=read, analyse=analyse, extract=extract)


def hostile_dossier(folder: Path) -> Path:
    """A dossier of documents with markup, controls of direction, NUL, script addresses and lines of a megabyte, about which
    somebody with as hostile a name has decided."""
    source = folder / "texts"
    source.mkdir(parents=True)
    lines = [f"{name} § {NAMES[(n + 1) % len(NAMES)]} § {1990 + n}" for n, name in enumerate(NAMES)]
    later = [f"{name} § {NAMES[(n + 1) % len(NAMES)]} § {1980 + n}" for n, name in enumerate(NAMES)]
    texts = {
        "a.txt": f"{MARKUP}{CLOSING}\n" + "\n".join(lines),
        "b.txt": f"{BIDI}{CONTROLS}\n" + "\n".join(later),
        "<img src=x onerror=alert(6)> \u202etxt.txt": "\n".join(lines) + f"\n{TEMPLATE}",
        "line.txt": f"{LONG_LINE}\nBody § Other Body § 1999",
        "word.txt": f"{LONG_WORD}\nBody § Other Body § 1998",
        f"{MARK}<b>.txt": "",
    }
    for name, text in texts.items():
        (source / name).write_text(text, encoding="utf-8")
    build([source], folder / "hostile", settings=Defaults(jobs=1), stages=STAGES)
    _judge(folder / "hostile")
    return folder / "hostile"


def _judge(place: Path) -> None:
    """Decisions and judgements of somebody whose name and reasons are hostile, too."""
    author, reason = f"{MARKUP}{BIDI}", f"{CLOSING}{CONTROLS}{'y' * 3000}"
    with open_store(place, "write") as store:
        claims = [entry for entry in store.select(ClaimFilter(type="alias")) if entry.document.endswith("a.txt")]
        acts: tuple[Act, ...] = ("accept", "reject", "accept")
        for act, entry in zip(acts, claims, strict=False):
            made = decision_on(store, act, [entry.id], author=author, at="2026-01-02T03:04:05Z", reason=reason)
            decide(store, made, seen=store.newest_decision())
        left, right = store.entities()[:2]
        enter(store, (left.id, right.id), "unsure", author=author, reason=reason, at="2026-01-02T03:04:05Z")
        enter(store, (left.id, right.id), "different", author=author, reason=reason, at="2026-01-02T03:04:05Z")
    settle(place, stages=STAGES)


@cache
def filled(place: Path) -> dict[str, list[str]]:
    """What may stand for each parameter of an address."""
    with open_store(place) as store:
        claims = [entry.id for entry in store.select(ClaimFilter())]
        findings = [one.id for one in store.finding_page(FindingFilter(), limit=1000).findings]
        by_name = {entry.name.rpartition("/")[2]: entry.id.removeprefix("sha256:") for entry in store.entries()}
        entities = [one.id for one in store.entities()]
    a = next(id_ for name, id_ in by_name.items() if name == "a.txt")
    return {
        "claim/{id}/why": claims[:1],  # each reads its document anew, with the language model
        "claim/{id}": claims[:: max(1, len(claims) // 8)],
        "finding/{id}": findings[:: max(1, len(findings) // 5)],
        "entity/{id}": entities[:: max(1, len(entities) // 5)],
        "document/{id}": list(by_name.values()),
        "subject/{entity}": entities[:2],
        "{document}": [a],
        "{form}": ["json", "html", "gold"],
    }


def routes() -> list[str]:
    """The paths of all pages, their twins and downloads, with their parameters; not the stream of events, which never ends."""
    found = [route.path for router in ROUTERS for route in router.routes if "GET" in route.methods]
    return [path for path in found if not path.endswith("/work")]


def questions(path: str) -> list[str]:
    """The parameters that a question to the page may have."""
    found = [route for router in ROUTERS for route in router.routes if route.path == path]
    return sorted({parameter.name for route in found for parameter in route.dependant.query_params})


def addresses(path: str, place: Path) -> Iterator[str]:
    """The addresses that the path stands for in the dossier. A parameter that nobody has told about here is an error."""
    path = path.replace("{slug}", "hostile")
    if "{" not in path:
        yield path
        return
    for key, values in filled(place).items():
        if key in path:
            head, _, tail = path.partition(key)
            before, _, after = key.partition("{")
            for value in values:
                yield from addresses(f"{head}{before}{value}{after.partition('}')[2]}{tail}", place)
            return
    raise AssertionError(f"tests/web/hostile.py does not know what fills {path}")
