"""Mends of the parse: constructions in which the parser regularly loses the subject, told by plain marks.

Chronicles and histories put the date before all else ("In 1976 M-19 kidnapped ...", "2 April 1968: A and B set ..."),
where the parser takes the subject for a part of the date, and hang new clauses on a date that ends the one before.
Each mend changes heads and labels only; none adds or takes away tokens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from variorum.language.tree import Tree
from variorum.lexicon import words
from variorum.model import Sentence, Token

_SUBJECTS = ("nsubj", "nsubjpass")
_FINITE = frozenset({"VBD", "VBZ", "VBP"})

Mend = tuple[int, dict[str, object]]
"""A token's index and the fields of it that change."""


def mended(tokens: list[Token], sentences: list[Sentence]) -> tuple[list[Token], list[Sentence]]:
    """The tokens and sentences with the heads and labels mended; the same where nothing is wrong."""
    tree = Tree(tokens)
    for mend in _MENDS:
        changes = [change for i in range(len(tokens)) for change in mend(tokens, tree, i)]
        if changes:
            tokens = list(tokens)
            for i, fields in changes:
                tokens[i] = replace(tokens[i], **fields)  # type: ignore[arg-type]  # each field with its own value
            tree = Tree(tokens)
    roots = {t.i for t in tokens if t.head == t.i}
    return tokens, [_rooted(s, roots) for s in sentences]


def _rooted(sentence: Sentence, roots: set[int]) -> Sentence:
    """The sentence with a root that governs itself."""
    if sentence.root in roots:
        return sentence
    return replace(sentence, root=next(i for i in range(sentence.first, sentence.last) if i in roots))


def _year(token: Token) -> bool:
    return token.tag == "CD" and len(token.norm) == 4 and token.norm.isdigit() and token.norm[:2] in ("18", "19", "20")


def _lacks_subject(tree: Tree, verb: int) -> bool:
    return tree.first_below(verb, *_SUBJECTS) is None


def _as_subject(tree: Tree, verb: int) -> dict[str, object]:
    label = "nsubj" if tree.first_below(verb, "auxpass") is None else "nsubjpass"
    return {"head": verb, "dep": label}


def _year_before_subject(tokens: Sequence[Token], tree: Tree, i: int) -> Iterator[Mend]:
    """ "In 1976 M-19 kidnapped", "between 1983 and 1987 India, ..., armed": the year is the date, the name the subject."""
    preposition = tokens[i].head
    verb = tokens[preposition].head
    fits = tokens[i].dep == "pobj" and tokens[preposition].norm.lower() in words("parsing.year_prepositions")
    if not fits or tokens[verb].pos != "VERB" or verb < i or not _lacks_subject(tree, verb):
        return
    year = tree.left_edge(i)
    if year != preposition + 1 or not _year(tokens[year]) or tokens[year].head != i or tokens[verb].tag == "VBG":
        return
    yield year, {"head": preposition, "dep": "pobj"}
    yield i, _as_subject(tree, verb)
    if tokens[verb].tag == "VBN" and tree.first_below(verb, "aux", "auxpass", "agent") is None:
        yield verb, {"tag": "VBD"}


def _verb_on_date(tokens: Sequence[Token], tree: Tree, i: int) -> Iterator[Mend]:
    """ "arrested on 17 May 2000, indicted by ...": what seems to tell of the date goes on with the verb before."""
    token, head = tokens[i], tokens[tokens[i].head]
    if token.dep not in ("acl", "relcl") or token.tag not in ("VBN", "VBD") or not head.ent.endswith("DATE"):
        return
    if tokens[tree.left_edge(i) - 1].norm != "," or not _lacks_subject(tree, i):
        return
    above = next((a for a in tree.ancestors(i) if tokens[a].pos == "VERB"), None)
    if above is not None and above < i:
        yield i, {"head": above, "dep": "conj"}


def _participle_between(tokens: Sequence[Token], tree: Tree, i: int) -> Iterator[Mend]:
    """ "the Tigers, led by X, overran ...": the participle tells of the subject, the verb behind it is the clause's."""
    token = tokens[i]
    if token.tag != "VBN" or tokens[i - 1].norm != "," or tree.first_below(i, "aux", "auxpass") is not None:
        return
    subject = tree.first_below(i, *_SUBJECTS)
    if subject is None or subject > i or token.dep not in ("conj", "ccomp"):
        return
    behind = [v for v in tree.children[token.head] if v > i and tokens[v].tag in _FINITE and tokens[v].dep == "conj"]
    verb = behind[0] if token.dep == "conj" and behind else token.head
    if verb < i or tokens[verb].tag not in _FINITE or not _lacks_subject(tree, verb):
        return
    if all(tokens[k].norm != "," for k in range(i, verb)):
        return
    yield subject, _as_subject(tree, verb)
    yield i, {"head": subject, "dep": "acl"}


def _entry_subject(tokens: Sequence[Token], tree: Tree, i: int) -> Iterator[Mend]:
    """ "2 April 1968: A and B set fire to ...": the name behind the date of an entry is the verb's."""
    token, date = tokens[i], tokens[tokens[i].head]
    if token.dep != "appos" or date.i > i or tokens[tree.left_edge(i) - 1].norm not in (":", "–", "—", "-"):
        return
    verb = date.head
    if date.ent.endswith("DATE") and tokens[verb].pos == "VERB" and verb > i and _lacks_subject(tree, verb):
        yield i, _as_subject(tree, verb)


def _noun_with_object(tokens: Sequence[Token], tree: Tree, i: int) -> Iterator[Mend]:
    """ "occupy the embassy, murder two diplomats and ...": what has an object is a verb."""
    token = tokens[i]
    if (
        token.tag == "NN"
        and token.dep in ("conj", "dep")
        and tokens[token.head].pos == "VERB"
        and tree.below(i, "dobj")
    ):
        yield i, {"dep": "conj", "pos": "VERB", "tag": "VBP" if tokens[token.head].tag == "VBP" else "VB"}


def _clause_before_semicolon(tokens: Sequence[Token], tree: Tree, i: int) -> Iterator[Mend]:
    """ "A was extradited; in 2019 a court sentenced him": the clause before is no complement of the one behind."""
    token = tokens[i]
    if token.dep != "ccomp" or token.head < i or _lacks_subject(tree, i):
        return
    marks = [k for k in range(i, token.head) if tokens[k].norm == ";"]
    subjects = tree.below(token.head, *_SUBJECTS)
    if marks and subjects and subjects[0] > marks[-1]:
        yield i, {"dep": "parataxis"}


def _acronym_first(tokens: Sequence[Token], tree: Tree, i: int) -> Iterator[Mend]:
    """ "SAVAK, the secret police, was established": the acronym is the subject, what follows an apposition to it."""
    token = tokens[i]
    if token.dep != "advmod" or len(token.norm) < 3 or not token.norm.isupper() or tree.children[i]:
        return
    noun = next((s for s in tree.below(token.head, *_SUBJECTS) if tree.left_edge(s) == i + 2), None)
    if noun is not None and tokens[i + 1].norm == ",":
        yield i, {"dep": tokens[noun].dep, "pos": "PROPN", "tag": "NNP", "lemma": token.norm}
        yield noun, {"head": i, "dep": "appos"}


def _number_as_subject(tokens: Sequence[Token], tree: Tree, i: int) -> Iterator[Mend]:
    """ "3,000 people were killed and 6,000 wounded": the second number is of the second verb."""
    token = tokens[i]
    if token.tag != "CD" or token.dep != "conj" or tokens[token.head].pos != "VERB":
        return
    verb = next((c for c in tree.below(i, "acl") if c == i + 1 and tokens[c].tag == "VBN"), None)
    if verb is not None:
        yield verb, {"head": token.head, "dep": "conj"}
        yield i, {"head": verb, "dep": "nsubjpass"}


def _subject_in_list(tokens: Sequence[Token], tree: Tree, i: int) -> Iterator[Mend]:
    """ "X listed the group and the United States designated it": what the "and" opens is the next verb's subject."""
    verb = i + 1
    if verb >= len(tokens) or tokens[i].dep != "conj" or tokens[i].tag not in ("NN", "NNS", "NNP", "NNPS"):
        return
    if tokens[verb].tag not in _FINITE or tokens[verb].dep != "conj" or not _lacks_subject(tree, verb):
        return
    joint = tree.left_edge(i) - 1
    above = tokens[verb].head
    if joint > above and tokens[joint].pos == "CCONJ" and above in tree.ancestors(i) and tree.below(verb, "dobj"):
        yield i, _as_subject(tree, verb)


def _two_subjects(tokens: Sequence[Token], tree: Tree, i: int) -> Iterator[Mend]:
    """ "his best agent, Günter Guillaume, was arrested": the second of two subjects is an apposition to the first."""
    token = tokens[i]
    if token.dep not in _SUBJECTS or token.pos != "PROPN":
        return
    first = next((s for s in tree.below(token.head, token.dep) if s < i), None)
    if first is not None and tokens[first].tag == "NN" and tokens[tree.left_edge(i) - 1].norm == ",":
        yield i, {"head": first, "dep": "appos"}


def _what_it_is_called(tokens: Sequence[Token], tree: Tree, i: int) -> Iterator[Mend]:
    """ "designated the group a terrorist organization": no comma parts an object from what the verb makes of it."""
    token, noun = tokens[i], tokens[i].head
    verb, first = tokens[noun].head, tree.left_edge(i)
    behind = token.dep == "appos" and tokens[noun].dep == "dobj" and first == noun + 1 and tokens[verb].pos == "VERB"
    if behind and tokens[first].dep == "det" and tokens[first].norm.lower() in words("parsing.indefinite"):
        yield i, {"head": verb, "dep": "oprd"}


def _among_them(tokens: Sequence[Token], tree: Tree, i: int) -> Iterator[Mend]:
    """ "killing 202 people, among them 88 Australians": those among them are no further ones."""
    token = tokens[i]
    if token.dep not in ("dobj", *_SUBJECTS) or tree.first_below(i, "nummod") is None:
        return
    among = [p for p in tree.below(i, "prep") if p < i and tokens[p].norm.lower() in words("parsing.among")]
    first = next((s for s in tree.below(token.head, token.dep) if s < i), None)
    if first is not None and any(tokens[o].pos == "PRON" for p in among for o in tree.below(p, "pobj")):
        yield i, {"head": first, "dep": "dep"}


_MENDS: tuple[Callable[[Sequence[Token], Tree, int], Iterator[Mend]], ...] = (
    _noun_with_object, _acronym_first, _year_before_subject, _entry_subject, _verb_on_date, _participle_between,
    _clause_before_semicolon, _number_as_subject, _subject_in_list, _two_subjects, _among_them,
    _what_it_is_called,
)  # fmt: skip
"""The mends in the order in which they are made: each sees what those before it have mended."""
