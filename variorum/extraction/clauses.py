"""Who does what to whom: the grammatical and logical arguments of a verb or noun.

Active and passive, participles, relative clauses, shared subjects and control are made alike here, so that a rule
names roles ("subj", "obj", "in") and not parses. All results are token indices in text order, with coordinated ones.
"""

from __future__ import annotations

from variorum.extraction.coordination import conjuncts, joined_before
from variorum.extraction.nouns import is_name, spread
from variorum.extraction.prepositions import noun_phrases, phrases
from variorum.extraction.reading import Reading
from variorum.lexicon import words

DOCUMENT = -1
"""The pseudo-token that stands for the document's own subject, which no words name there."""

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_VERBAL = frozenset({"VERB", "AUX"})
_CONTROLLED = ("xcomp", "pcomp", "ccomp", "advcl")
_RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
_FINITE = frozenset({"VBD", "VBZ", "VBN"})


def stands_for(reading: Reading, i: int) -> list[int]:
    """Whom a noun characterises: the subject of the copula it completes, the name it is in apposition to,
    or the document's own subject where the noun opens a note; else the noun itself.
    """
    tokens = reading.tokens
    mention = reading.mentions.get(i)
    if mention is not None and mention.kind != "description":
        return [i]
    dep, head = tokens[i].dep, tokens[i].head
    if dep == "attr":
        return grammatical_subject(reading, head) or [i]
    if dep == "conj" and tokens[head].pos == "NOUN":
        return stands_for(reading, head)
    if dep == "appos" and is_name(reading, head):
        return [head]
    if head == i and tokens[i].pos == "NOUN" and reading.note(i):
        return [DOCUMENT]
    return [i]


def passive(reading: Reading, i: int) -> bool:
    """Whether verb `i` is passive, its grammatical subject (or the noun it modifies) being acted on."""
    tokens, tree = reading.tokens, reading.tree
    token = tokens[i]
    if _caused(reading, i):
        return True
    auxiliary = tree.first_below(i, "auxpass")
    if auxiliary is not None and tokens[auxiliary].synthetic and (tree.below(i, "dobj") or _shared_object(reading, i)):
        return False  # a note: "set up a party", "attacked, harassed and threatened officials"
    if auxiliary is not None or tree.first_below(i, "nsubjpass") is not None:
        return True
    if token.tag != "VBN" and not (token.dep == "conj" and token.lemma in words("syntax.transitive")):
        return False  # of "captured and extradited" a parser takes the second for active
    if tree.first_below(i, "agent") is not None and tree.first_below(i, "aux") is None:
        return True
    if token.head == i and tree.first_below(i, "oprd") is not None:
        return tree.first_below(i, "aux", "dobj") is None  # a parser takes "A, elected president, left" for two verbs
    if token.dep in ("acl", "relcl", "advcl", "amod", "oprd"):
        return tree.first_below(i, "aux", "dobj") is None or token.dep == "amod"
    if token.dep == "conj" and tokens[token.head].pos in _VERBAL:
        bare = tree.first_below(i, "nsubj", "aux", "dobj") is None
        return bare and (passive(reading, token.head) or tokens[token.head].pos == "AUX")
    return False


def antecedent(reading: Reading, i: int) -> int:
    """The noun that a relative pronoun stands for; `i` itself where it is none."""
    tokens = reading.tokens
    token = tokens[i]
    if token.tag in _RELATIVE_TAGS or (token.norm.lower() == "that" and token.pos in ("PRON", "SCONJ", "DET")):
        for above in reading.tree.ancestors(i):
            if tokens[above].dep == "relcl":
                return tokens[above].head
    return i


def grammatical_subject(reading: Reading, i: int, depth: int = 0) -> list[int]:
    """The subject of verb `i` as the grammar has it: its own, or the one it shares or is controlled by."""
    tokens, tree = reading.tokens, reading.tree
    own = tree.below(i, "nsubj", "nsubjpass", "csubj")
    if own:
        return _standing(reading, own)
    if (before := joined_before(reading, i)) is not None:
        return grammatical_subject(reading, before, depth + 1)
    called = [c for c in tree.below(i, "parataxis") if c < i and tree.below(c, "nsubj", "nsubjpass")]
    if called:  # "A, usually called B, is ...": a parser gives A to the words for its other name
        return grammatical_subject(reading, called[0], depth + 1)
    if depth > 8 or tokens[i].head == i:
        untold = tokens[i].head == i and tokens[i].tag in _FINITE and reading.note(i)
        return [DOCUMENT] if untold else []
    dep, head = tokens[i].dep, tokens[i].head
    if dep in ("acl", "relcl", "amod"):
        if tokens[i].tag == "VB" and tokens[head].pos == "NOUN":
            return _holder(reading, head, depth)
        return stands_for(reading, head)
    if dep == "pcomp":
        head = tokens[head].head
        if tokens[head].dep == "dobj" and tokens[tokens[head].head].lemma in words("syntax.object_control"):
            return spread(reading, [head])  # "accused the militia of killing", hung on the noun
    if tokens[head].pos in _NOMINAL:
        return _holder(reading, head, depth) if dep != "conj" else []
    if tokens[head].pos not in _VERBAL:
        return []
    # "convicted them, sentencing A to death", but "accused them of burning, looting and killing"
    charged = any(tree.below(p, "pcomp") for p in tree.below(head, "prep"))
    aside = dep == "advcl" and not charged and tokens[tree.left_edge(i) - 1].norm == ","
    if dep in _CONTROLLED and not aside and tokens[head].lemma in words("syntax.object_control"):
        controller = [c for c in logical_object(reading, head, depth + 1) if not _mere_place(reading, c)]
        if controller:
            return controller
    return grammatical_subject(reading, head, depth + 1)


def _mere_place(reading: Reading, i: int) -> bool:
    """Whether token `i` is a nameless place, which does nothing itself ("used the island to hide")."""
    return i not in reading.mentions and reading.tokens[i].lemma.lower() in words("syntax.place_nouns")


def _standing(reading: Reading, own: list[int]) -> list[int]:
    """Subjects as they stand, relative pronouns as whom their antecedent characterises.

    Whom a list names behind the clause did not do what it tells ("A, who led it, and B").
    """
    out: set[int] = set()
    for i in own:
        noun = antecedent(reading, i)
        found = spread(reading, [i] if noun == i else stands_for(reading, noun))
        out.update(c for c in found if noun == i or c < i)
    return sorted(out)


def owner(reading: Reading, i: int) -> list[int]:
    """Whose noun `i` is: its possessor, the noun it is "with", or the subject of the verb that it is the object of."""
    tokens, tree = reading.tokens, reading.tree
    owners = [o for p in tree.below(i, "poss") for o in [antecedent(reading, p)]]
    if owners:
        return spread(reading, owners)
    head = tokens[i].head
    while tokens[i].dep == "conj":
        i, head = head, tokens[head].head
    if tokens[i].dep == "pobj" and tokens[head].norm.lower() == "with" and tokens[tokens[head].head].pos in _NOMINAL:
        return spread(reading, stands_for(reading, tokens[head].head))
    if tokens[i].dep == "dobj" and tokens[head].pos in _VERBAL:
        return grammatical_subject(reading, head)
    return []


def _holder(reading: Reading, noun: int, depth: int) -> list[int]:
    """Who has the plan, role or decision that `noun` names: its possessor, else the subject of its verb."""
    tokens, tree = reading.tokens, reading.tree
    owners = tree.below(noun, "poss") or noun_phrases(reading, noun, "by")  # "a plot by A to kill"
    if owners:
        return spread(reading, [antecedent(reading, o) for o in owners])
    for above in tree.ancestors(noun):
        if tokens[above].pos in _VERBAL:
            found = grammatical_subject(reading, above, depth + 1)
            return [] if noun in found or tokens[above].lemma in words("syntax.thwarting") else found
    return []


def logical_subject(reading: Reading, i: int, depth: int = 0) -> list[int]:
    """Who acts: the subject of an active verb, the "by" of a passive one."""
    if passive(reading, i):
        tokens, tree = reading.tokens, reading.tree
        agents = _by(reading, i)
        if not agents:
            # The parser likes to hang "by" on the noun before it ("classified as a threat by ...").
            agents = [p for p in phrases(reading, i).get("by", ()) if tokens[p].pos in _NOMINAL]
        if not agents:
            # "trained and armed by ...": the agent stands by the last verb, with nothing told of the first.
            later = [c for c in conjuncts(reading, i)[1:] if not tree.below(c, "nsubj", "nsubjpass", "auxpass", "aux")]
            agents = [p for c in later if not _told_of(reading, i, c) for p in _by(reading, c)]
        if not agents and _caused(reading, i):
            return grammatical_subject(reading, tokens[i].head, depth + 1)
        return spread(reading, agents)
    return grammatical_subject(reading, i, depth)


def _by(reading: Reading, i: int) -> list[int]:
    """Whom the "by" of passive verb `i` names: "by A and by B" is both."""
    tree = reading.tree
    first = tree.below(i, "agent")
    joined = [c for a in first for c in tree.below(a, "conj") if reading.tokens[c].pos == "ADP"]
    return [p for a in first + joined for p in tree.below(a, "pobj")]


def _told_of(reading: Reading, first: int, second: int) -> bool:
    """Whether something is told of the first of two coordinated verbs before the second ("arrested in May, indicted by")."""
    return any(
        c < second and reading.tokens[c].pos not in ("PUNCT", "CCONJ", "ADV", "AUX") and c > first
        and reading.tokens[c].dep not in ("conj", "oprd")
        for c in reading.tree.children[first]
    )  # fmt: skip


def _caused(reading: Reading, i: int) -> bool:
    """Whether verb `i` tells what somebody had done to somebody: "had him executed"."""
    token = reading.tokens[i]
    above = reading.tokens[token.head]
    if token.tag != "VBN" or token.dep != "ccomp" or above.lemma not in words("syntax.causing"):
        return False
    return reading.tree.first_below(i, "aux", "auxpass", "mark", "dobj") is None


def logical_object(reading: Reading, i: int, depth: int = 0) -> list[int]:
    """Who or what is acted on: the object of an active verb, the subject of a passive one."""
    tokens, tree = reading.tokens, reading.tree
    if passive(reading, i):
        return grammatical_subject(reading, i, depth)
    own = tree.below(i, "dobj")
    if own:
        own += [o for p in tree.below(i, "prep") if tokens[p - 1].norm == "well" for o in tree.below(p, "pobj")]
        return spread(reading, [antecedent(reading, o) for o in own])
    if tokens[i].dep == "relcl" and tree.first_below(i, "nsubj") is not None:
        subject = tree.below(i, "nsubj")[0]
        whose = any(tokens[c].tag == "WP$" for c in tree.children[subject])
        if antecedent(reading, subject) == subject and not whose:
            return [tokens[i].head]
    return _shared_object(reading, i) if depth < 8 else []


def _shared_object(reading: Reading, i: int) -> list[int]:
    """The object by the last of coordinated verbs: "burned and looted shops", "attacked, harassed and threatened them"."""
    tokens, tree = reading.tokens, reading.tree
    at = i
    while (following := next(iter(tree.below(at, "conj")), None)) is not None:
        if any(i < p < following and tree.below(p, "pobj") for p in tree.below(i, "prep")):
            break  # "marched into the town and burned it"
        found = tree.below(following, "dobj")
        timely = found and all(c in reading.times for p in tree.below(following, "prep") for c in tree.children[p])
        barred = ("nsubj", "nsubjpass") if timely else ("nsubj", "nsubjpass", "prep")
        if tokens[following].pos not in ("VERB", "ADJ") or tree.first_below(following, *barred):
            break
        if found:
            return spread(reading, [antecedent(reading, o) for o in found])
        at = following
    return []
