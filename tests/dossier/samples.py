"""Two small documents about one organisation, and claims on their words."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from variorum.dossier import Dossier, compile_dossier
from variorum.model import Attribution, Block, Claim, Document, Entity, Filler, Issue, Metadata, Span, Status, Time

FIRST = (
    "Amnesty International (AI)\n"
    "Amnesty International was founded in London in 1961 by Peter Benenson. "
    "Since 2021 Agnès Callamard has been its secretary general. "
    "It is a human rights movement. "
    "It is believed to have 10 million supporters. "
    "Its offices in Moscow were closed in April 2022. "
    "Callamard was born in France. "
    "Nobody knows what the candle cost."
)
SECOND = (
    "The group, by 1962, had 70 sections. "
    "Critics accused it of bias. "
    "It denied the charge. "
    "In 2000 or 2001 it joined a coalition with Oxfam."
)


def document(name: str, text: str, metadata: Metadata) -> Document:
    """A plain-text document with a block a line."""
    blocks, position = [], 0
    for line in text.split("\n"):
        blocks.append(Block("paragraph", position, position + len(line)))
        position += len(line) + 1
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document("sha256:" + digest, name, "text/plain", text, tuple(blocks), metadata)


A = document("a.txt", FIRST, Metadata(title="Profile", publisher="The Gazette", published="2022", licence="CC0"))
B = document("b.txt", SECOND, Metadata(title="Notes", url="https://example.org/notes"))

SUBJECT = Entity("ent_ai", "organization", "Amnesty International", ("Amnesty International", "AI"))
CALLAMARD = Entity("ent_callamard", "person", "Agnès Callamard", ("Agnès Callamard",))
BENENSON = Entity("ent_benenson", "person", "Peter Benenson", ("Peter Benenson",))
OXFAM = Entity("ent_oxfam", "organization", "Oxfam", ("Oxfam",))
ENTITIES = (SUBJECT, CALLAMARD, BENENSON, OXFAM)


def filler(text: str, source: Document | None = None, entity: Entity | None = None) -> Filler:
    """A filler; with a document, anchored at the first place of its words."""
    start = source.text.index(text) if source else None
    end = start + len(text) if start is not None else None
    return Filler(text, start, end, entity=entity.id if entity else None, names=entity.names if entity else ())


def claim(
    source: Document,
    type_: str,
    quote: str,
    roles: Mapping[str, Sequence[Filler]],
    *,
    status: Status = "asserted",
    edtf: str | None = None,
    who: str | None = None,
) -> Claim:
    """A claim anchored at the first place of `quote`."""
    start = source.text.index(quote)
    return Claim(
        document=source.id,
        type=type_,
        roles=tuple((role, tuple(fillers)) for role, fillers in roles.items()),
        quote=quote,
        start=start,
        end=start + len(quote),
        source=source.text,
        time=Time(edtf, "") if edtf else None,
        status=status,
        attribution=Attribution(who) if who else None,
        confidence=0.9,
        rule="test.rule",
    )


US = (filler("Amnesty International", entity=SUBJECT),)
CLAIMS = (
    claim(A, "alias", "Amnesty International (AI)", {"subject": US, "name": [filler("AI", A)]}),
    claim(
        A,
        "founded",
        "Amnesty International was founded in London in 1961 by Peter Benenson",
        {"subject": US, "founder": [filler("Peter Benenson", A, BENENSON)], "place": [filler("London", A)]},
        edtf="1961",
    ),
    claim(
        A,
        "position",
        "Since 2021 Agnès Callamard has been its secretary general",
        {
            "person": [filler("Agnès Callamard", A, CALLAMARD)],
            "organization": US,
            "title": [filler("secretary general", A)],
        },
        edtf="2021/..",
    ),
    claim(A, "kind", "a human rights movement", {"subject": US, "kind": [filler("human rights movement", A)]}),
    claim(
        A,
        "strength",
        "It is believed to have 10 million supporters",
        {"subject": US, "count": [Filler("10 million", min=1e7, max=1e7)], "unit": [filler("supporters", A)]},
        status="reported",
    ),
    claim(
        A,
        "event",
        "Its offices in Moscow were closed in April 2022",
        {"kind": [Filler("seizure")], "target": US, "place": [filler("Moscow", A)]},
        edtf="2022-04",
    ),
    claim(
        A,
        "born",
        "Callamard was born in France",
        {"subject": [filler("Callamard", A, CALLAMARD)], "place": [filler("France", A)]},
    ),
    claim(A, "statement", "Nobody knows what the candle cost", {"predicate": [filler("knows what", A)]}),
    claim(B, "strength", "by 1962, had 70 sections", {"subject": US, "count": [Filler("70", min=70, max=70)]}, edtf="../1962"),
    claim(
        B,
        "event",
        "Critics accused it of bias",
        {"kind": [Filler("accusation")], "target": US},
        status="alleged",
        who="Critics",
    ),
    claim(B, "practice", "it of bias", {"subject": US, "practice": [filler("bias", B)]}, status="denied", who="the group"),
    claim(
        B,
        "allied",
        "it joined a coalition with Oxfam",
        {"subject": US, "with": [filler("Oxfam", B, OXFAM)]},
        edtf="[2000,2001]",
    ),
)  # fmt: skip
ISSUES = (Issue("undated", "the document has no date of its own", "b.txt", "Say when it was published."),)


def sentences(source: Document) -> list[Span]:
    """The document's sentences, by full stops."""
    out, position = [], 0
    for part in source.text.replace("\n", ".").split("."):
        if part.strip():
            out.append(Span(position, position + len(part)))
        position += len(part) + 1
    return out


def dossier(claims: Sequence[Claim] = CLAIMS, documents: Sequence[Document] = (A, B)) -> Dossier:
    """The dossier of the sample organisation."""
    spans = {source.id: sentences(source) for source in documents}
    return compile_dossier(SUBJECT, claims, documents, ENTITIES, ISSUES, sentences=spans, extractor="variorum test")
