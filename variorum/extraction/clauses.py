"""Who does what to whom: the grammatical and logical arguments of a verb or noun.

Active and passive, participles, relative clauses, shared subjects and control are made alike here, so that a rule
names roles ("subj", "obj", "in") and not parses. All results are token indices in text order, with coordinated ones.
"""

from __future__ import annotations

from variorum.extraction.coordination import beside, conjuncts, following_names, joined_before, lies_in
from variorum.extraction.lists import same_person, without_list
from variorum.extraction.reading import Reading
from variorum.lexicon import words

DOCUMENT = -1
"""The pseudo-token that stands for the document's own subject, which no words name there."""

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_VERBAL = frozenset({"VERB", "AUX"})
_RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
_FINITE = frozenset({"VBD", "VBZ", "VBN"})
_NEAR = 8  # tokens up to which two coordinated prepositions may share an object


def spread(reading: Reading, heads: list[int]) -> list[int]:
    """The heads with all their conjuncts, in text order, each once; "a team of A and B" is A and B."""
    every = {c for h in heads if h >= 0 for c in conjuncts(reading, h)}
    every |= {n for c in every for n in following_names(reading, c)}
    every = {c for c in every if not lies_in(reading, c)} or every
    return sorted({_anchored(reading, m) for c in every for m in meant(reading, c)} | {h for h in heads if h < 0})


def _anchored(reading: Reading, i: int) -> int:
    """The head of the name that token `i` is inside of, as a parser likes to cut foreign names; else `i` itself."""
    name = reading.covering.get(i)
    return i if name is None or i in reading.mentions else name.head


def meant(reading: Reading, i: int) -> list[int]:
    """What a noun that only says how many or what sort is "of", where that is named; else the noun itself."""
    token = reading.tokens[i]
    vague = i not in reading.mentions and token.lemma.lower() in words("syntax.transparent")
    if vague or token.norm.lower() in words("syntax.distributed"):
        inner = [
            o
            for p in reading.tree.below(i, "prep")
            if reading.tokens[p].lemma == "of"
            for o in reading.tree.below(p, "pobj")
        ]
        if any(o in reading.mentions for o in inner):
            return spread(reading, inner)
    described = next(iter(reading.tree.below(i, "conj")), None)
    return [described] if described is not None and same_person(reading, i, described) else [i]


def named(reading: Reading, i: int) -> list[int]:
    """The names in apposition to noun `i`, or by which it is called: "the director of the prisons, A", "a sect called A".

    Parsers often hang it on the last noun of such a phrase: for a noun of a person all of the phrase is searched.
    """
    tokens, tree = reading.tokens, reading.tree
    listed = beside(reading, i)
    own = [a for a in tree.below(i, "appos") if _is_name(reading, a) and a not in listed]
    own = without_list(reading, i, own) or _called(reading, i)
    if own or tokens[i].lemma.lower() not in words("kinds.person_nouns"):
        return spread(reading, own)
    phrase = tree.subtree(i, stop=lambda c: tokens[c].dep in ("relcl", "acl", "conj", "advcl"))
    return [
        a for a in phrase if tokens[a].dep == "appos" and _is_name(reading, a) and reading.mentions[a].type == "person"
    ]


def _called(reading: Reading, i: int) -> list[int]:
    """The names that a participle behind noun `i` calls it by: "a wing known as A"."""
    tokens, tree = reading.tokens, reading.tree
    if _is_name(reading, i):
        return []
    verbs = [v for v in tree.below(i, "acl") if tokens[v].tag == "VBN" and tokens[v].lemma in words("syntax.calling")]
    below = [c for v in verbs for c in tree.children[v]]
    objects = [o for p in below if tokens[p].norm == "as" for o in tree.below(p, "pobj")]
    return [c for c in below + objects if c > i and _is_name(reading, c)]


def _is_name(reading: Reading, i: int) -> bool:
    mention = reading.mentions.get(i)
    return mention is not None and mention.kind == "name"


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
    if dep == "appos" and _is_name(reading, head):
        return [head]
    if head == i and tokens[i].pos == "NOUN" and reading.note(i):
        return [DOCUMENT]
    return [i]


def passive(reading: Reading, i: int) -> bool:
    """Whether verb `i` is passive, its grammatical subject (or the noun it modifies) being acted on."""
    tokens, tree = reading.tokens, reading.tree
    token = tokens[i]
    auxiliary = tree.first_below(i, "auxpass")
    if auxiliary is not None and tokens[auxiliary].synthetic and (tree.below(i, "dobj") or _shared_object(reading, i)):
        return False  # a note: "set up a party", "attacked, harassed and threatened officials"
    if auxiliary is not None or tree.first_below(i, "nsubjpass") is not None:
        return True
    if token.tag != "VBN" and not (token.dep == "conj" and token.lemma in words("syntax.transitive")):
        return False  # of "captured and extradited" a parser takes the second for active
    if tree.first_below(i, "agent") is not None and tree.first_below(i, "aux") is None:
        return True
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
    if dep in ("xcomp", "pcomp", "ccomp", "advcl") and tokens[head].lemma in words("syntax.object_control"):
        controller = [c for c in logical_object(reading, head, depth + 1) if not _mere_place(reading, c)]
        if controller:
            return controller
    return grammatical_subject(reading, head, depth + 1)


def _mere_place(reading: Reading, i: int) -> bool:
    """Whether token `i` is a nameless place, which does nothing itself ("used the island to hide")."""
    return i not in reading.mentions and reading.tokens[i].lemma.lower() in words("syntax.place_nouns")


def _standing(reading: Reading, own: list[int]) -> list[int]:
    """Subjects as they stand, relative pronouns as whom their antecedent characterises."""
    out = []
    for i in own:
        noun = antecedent(reading, i)
        out.extend([i] if noun == i else stands_for(reading, noun))
    return spread(reading, out)


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
    owners = tree.below(noun, "poss")
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
        agents = [p for a in tree.below(i, "agent") for p in tree.below(a, "pobj")]
        if not agents:
            # The parser likes to hang "by" on the noun before it ("classified as a threat by ...").
            agents = [p for p in phrases(reading, i).get("by", ()) if tokens[p].pos in _NOMINAL]
        if not agents:
            # "trained and armed by ...": the agent stands by the last verb.
            later = [c for c in conjuncts(reading, i)[1:] if not tree.below(c, "nsubj", "nsubjpass", "auxpass", "aux")]
            agents = [p for c in later for a in tree.below(c, "agent") for p in tree.below(a, "pobj")]
        return spread(reading, agents)
    return grammatical_subject(reading, i, depth)


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


def phrases(reading: Reading, i: int) -> dict[str, list[int]]:
    """The prepositional phrases of `i`'s clause, by preposition: objects' heads in text order.

    The clause is `i`'s subtree without the clauses in it, since a parser often hangs a phrase on the
    wrong noun. "out of", "because of" and the like go by their last word.
    """
    tokens, tree = reading.tokens, reading.tree
    out: dict[str, list[int]] = {}

    def opens(c: int) -> bool:
        token = tokens[c]
        if token.dep in ("relcl", "acl", "ccomp", "advcl", "parataxis", "csubj"):
            return True
        return token.dep == "conj" and token.pos in _VERBAL

    for node in tree.subtree(i, stop=opens):
        if (
            node != i
            and tokens[node].dep in ("prep", "agent", "dative", "conj")
            and tokens[node].pos in (("ADP",) if tokens[node].dep == "conj" else ("ADP", "SCONJ", "VERB"))
        ):
            found = spread(reading, [*objects(reading, node), *tree.below(node, "pcomp")])
            out.setdefault(tokens[node].norm.lower(), []).extend(found)
    return out


def noun_phrases(reading: Reading, i: int, preposition: str) -> list[int]:
    """The objects of `preposition` that belong to noun `i` itself, coordinated ones included."""
    tokens, tree = reading.tokens, reading.tree
    preps = [p for p in tree.below(i, "prep", "agent") if tokens[p].norm.lower() == preposition]
    return spread(reading, [o for p in preps for o in objects(reading, p)])


def objects(reading: Reading, preposition: int) -> list[int]:
    """What the preposition at a token governs; of "ties to and help from Iran" the first shares the last's object."""
    tokens, tree = reading.tokens, reading.tree
    own = tree.below(preposition, "pobj") or [o for p in tree.below(preposition, "prep") for o in tree.below(p, "pobj")]
    own = own or (tree.below(preposition, "amod") if tokens[preposition].norm == "as" else [])  # "seen as secular"
    joint = preposition + 1
    if own or tree.children[preposition] or tokens[min(joint, len(tokens) - 1)].pos != "CCONJ":
        return own
    last = min(reading.sentence(preposition).last, joint + _NEAR)
    return next((o for k in range(joint + 1, last) if tokens[k].dep == "prep" if (o := tree.below(k, "pobj"))), [])
