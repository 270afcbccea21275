"""How the words about one happening hang together: what came of it, what caused it, when, and under which lead-in."""

from __future__ import annotations

from variorum.extraction import clauses, nouns
from variorum.extraction.reading import Reading
from variorum.lexicon import words

_VERBAL = frozenset({"VERB", "AUX"})
_CLAUSES = ("relcl", "acl")
_PRESENT = frozenset({"VBZ", "VBP"})
_PERSONAL = frozenset({"who", "whom", "whose"})
_SENTENCE_PARTS = ("ccomp", "advcl", "parataxis", "csubj")


def effects(reading: Reading, i: int) -> list[int]:
    """The verbs that say what came of the happening that noun or verb `i` names, in text order.

    "a raid that killed two", "raided the camp, killing two", "the raid killed two", "a raid in which two died".
    """
    tokens, tree = reading.tokens, reading.tree
    if tokens[i].pos in _VERBAL:
        told = [c for c in tree.below(i, "advcl") if tokens[c].tag == "VBG"]
        return nouns.spread(reading, told + _told_of_it(reading, i))
    own = tree.subtree(i, stop=lambda c: tokens[c].dep in _SENTENCE_PARTS)
    found = [c for c in own if tokens[c].dep in _CLAUSES and tokens[c].pos in _VERBAL]
    verb = governing_verb(reading, i)
    if verb is not None:
        if i in clauses.grammatical_subject(reading, verb):
            found.append(verb)
        found += [c for c in tree.below(verb, "advcl") if tokens[c].tag == "VBG" and c > i]
        # A relative clause behind a date is hung on the date ("attacks in 2017 that killed ten").
        found += [c for t in reading.times if t > i and verb in tree.ancestors(t) for c in tree.below(t, *_CLAUSES)]
    return [v for v in nouns.spread(reading, found) if v != i]


def _told_of_it(reading: Reading, i: int) -> list[int]:
    """The clauses behind a noun of verb `i`'s clause that may tell of the happening: "planted a bomb, which killed two",
    "fired rockets at a camp in 1996, in which two died". One that says what somebody did ("who killed two") does not.
    """
    tokens, tree = reading.tokens, reading.tree
    own = tree.subtree(i, stop=lambda c: tokens[c].dep in _SENTENCE_PARTS or tokens[tokens[c].head].dep in _CLAUSES)
    found = [c for c in own if tokens[c].dep in _CLAUSES and tokens[c].tag != "VBN" and tokens[c].pos in _VERBAL]
    found = [c for c in found if not _of_another(reading, c, i)]
    return [c for c in found if c > i and not any(tokens[k].norm.lower() in _PERSONAL for k in tree.subtree(c))]


def _of_another(reading: Reading, clause: int, verb: int) -> bool:
    """Whether a clause tells of a happening that only stands before or after the verb's: "expelled after a feud in which ..."."""
    tokens = reading.tokens
    for above in reading.tree.ancestors(clause):
        if above == verb:
            return False
        if tokens[above].dep == "prep" and tokens[above].norm.lower() in words("syntax.outside"):
            return tokens[above].norm.lower() not in words("syntax.aimed")
    return False


def causes(reading: Reading, i: int) -> list[int]:
    """The nouns and verbs that may name the happening of which verb `i` says what came; the inverse of `effects`."""
    tokens, tree = reading.tokens, reading.tree
    found = [s for s in clauses.grammatical_subject(reading, i) if tokens[s].pos in ("NOUN", "PROPN")]
    at = i
    while tokens[at].dep == "conj" and tokens[tokens[at].head].pos in _VERBAL:
        at = tokens[at].head
    head = tokens[at].head
    if tokens[at].dep in _CLAUSES:
        found += [head, *(a for a in tree.ancestors(head) if tokens[a].pos in ("NOUN", "PROPN"))]
        told = governing_verb(reading, head)
        if told is not None and not any(tokens[k].norm.lower() in _PERSONAL for k in tree.subtree(at)):
            found.append(told)
        if head in reading.times:
            found += [t for t in range(reading.sentence(i).first, head) if tokens[t].pos == "NOUN"]
    elif tokens[at].dep == "advcl" and tokens[at].tag == "VBG":
        found += [head, *tree.below(head, "dobj", "nsubjpass", "nsubj")]
    return sorted(set(found) - {i})


def governing_verb(reading: Reading, i: int) -> int | None:
    """The verb of the clause that noun `i` is in, None where it is in none."""
    for above in reading.tree.ancestors(i):
        if reading.tokens[above].pos in _VERBAL:
            return above
    return None


def dated(reading: Reading, i: int) -> bool:
    """Whether a time expression stands in the phrase of `i`, or by the verb above it."""
    tokens, tree = reading.tokens, reading.tree
    if reading.entry(i) is not None:
        return True
    verb = i if tokens[i].pos in _VERBAL else governing_verb(reading, i)
    stops = (*_SENTENCE_PARTS, *_CLAUSES, "conj")

    def stop(c: int) -> bool:
        return tokens[c].dep in stops

    return any(k in reading.times for top in (i, verb) if top is not None for k in tree.subtree(top, stop=stop))


def habitual(reading: Reading, i: int) -> bool:
    """Whether `i`, or the verb of its clause, is in the simple present, which tells what is done again and again.

    Headlines, and the entries of chronicles behind their dates, tell in it what happened once.
    """
    verb: int | None = i if reading.tokens[i].pos in _VERBAL else governing_verb(reading, i)
    if verb is None or _chronicled(reading, verb):
        return False
    while reading.tokens[verb].dep in ("xcomp", "conj", "pcomp", "prep") and reading.tokens[verb].tag in ("VB", "VBG"):
        head = governing_verb(reading, verb)
        if head is None:
            break
        verb = head
    children = reading.tree.below(verb, "aux", "auxpass")
    first = children[0] if children else verb
    if reading.tokens[first].tag == "MD":
        return False
    perfect = reading.tokens[first].lemma == "have" and first != verb
    return reading.tokens[first].tag in _PRESENT and not perfect


def _chronicled(reading: Reading, i: int) -> bool:
    headline = reading.document.blocks[reading.sentence(i).block].kind == "heading"
    return headline or reading.entry(i) is not None


def lead_in(reading: Reading, i: int) -> list[int]:
    """The named persons and bodies in the block that introduces the list of which `i`'s block is an item."""
    mentions = ((h, reading.mentions.get(h)) for h in _lead(reading, i))
    return [h for h, m in mentions if m and m.type in ("organization", "person") and not reading.tokens[h].synthetic]


def lead_nouns(reading: Reading, i: int) -> list[int]:
    """The nouns of the sentence or heading that introduces the list of which `i`'s block is an item."""
    return [t for t in _lead(reading, i) if reading.tokens[t].pos in ("NOUN", "PROPN")]


def _lead(reading: Reading, i: int) -> range:
    """The tokens of the last sentence of that block, none where no block introduces `i`'s."""
    lead = reading.document.blocks[reading.sentence(i).block].lead_in
    last = [s for s in reading.analysis.sentences if lead is not None and s.block == lead][-1:]
    return range(last[0].first, last[0].last) if last else range(0)
