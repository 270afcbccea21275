"""What is coordinated with what: by the parse, and by the surface where a parser loses the thread of a list."""

from __future__ import annotations

from variorum.extraction.reading import Reading
from variorum.lexicon import words
from variorum.model import Mention

_PLURAL = frozenset({"NNS", "NNPS"})
_VERBAL = frozenset({"VERB", "AUX"})
_LONGEST_APPOSITION = 12  # tokens
_LONGEST_CALLING = 5  # tokens


def conjuncts(reading: Reading, i: int) -> list[int]:
    """`i` and what is coordinated with it to its right, of the same sort."""
    out, tokens = [i], reading.tokens
    verbal = tokens[i].pos in _VERBAL
    for child in reading.tree.below(i, "conj"):
        renamed = tokens[reading.tree.left_edge(child)].norm.lower() in words("syntax.also_named")
        if (tokens[child].pos in _VERBAL) == verbal and not renamed:
            out.extend(conjuncts(reading, child))
    for child in [] if verbal else (*_strays(reading, i), *_added(reading, i), *beside(reading, i)):
        out.extend(conjuncts(reading, child))
    return out


def beside(reading: Reading, i: int) -> list[int]:
    """Plurals that a parser takes for an apposition to plural `i` though they go on its list ("officials, Christians, and ...")."""
    tokens, tree = reading.tokens, reading.tree
    if tokens[i].tag not in _PLURAL:
        return []
    found = [a for a in tree.below(i, "appos") if tokens[a].tag in _PLURAL and a > i]
    at_edge = [a for a in found if tokens[tree.left_edge(a) - 1].norm == "," and tokens[tree.left_edge(a)].pos != "DET"]
    return [a for a in at_edge if tree.below(a, "conj") or any(c > a for c in tree.below(i, "conj"))]


def _added(reading: Reading, i: int) -> list[int]:
    """What "as well as" adds to noun `i`, where the parser takes its last word for a preposition."""
    joints = [c for c in reading.tree.below(i, "cc", "prep") if reading.tokens[c - 1].norm.lower() == "well"]
    return [o for c in joints for o in reading.tree.below(c, "pobj")]


def _strays(reading: Reading, i: int) -> list[int]:
    """Later items of a long list that the parser hung on what item `i` is "of" ("shops, homes of officials, markets"),
    or on the last word of a compound ("kidnapping-for-ransom, extortion").
    """
    tokens, tree = reading.tokens, reading.tree
    inner = [o for p in tree.below(i, "prep") if tokens[p - 1].norm == "-" for o in tree.below(p, "pobj")]
    if tokens[i].dep == "conj" and tokens[tree.left_edge(i) - 1].norm == ",":
        inner += [o for p in tree.below(i, "prep") if tokens[p].norm == "of" for o in tree.below(p, "pobj")]
    later = [c for o in inner for c in tree.below(o, "conj") if c not in reading.mentions]
    return [c for c in later if tokens[tree.left_edge(c) - 1].norm in (",", "and", "or")]


def following_names(reading: Reading, i: int) -> list[int]:
    """The names that follow the name or description `i` in a list, as far as only commas, "and", articles and brackets part them.

    Parsers lose the thread of long lists; the list itself is plain to see.
    """
    mention = reading.mentions.get(i)
    if mention is None or mention.kind == "pronoun":
        return []
    out: list[int] = []
    at = mention.last
    while (following := _next_in_list(reading, at, places=mention.type == "place")) is not None:
        if mention.type == "person" and (behind := _past_apposition(reading, following)) is not None:
            following = behind
        found = reading.mention_from(following)
        first = reading.tokens[following]
        if found is None and (first.text[:1].isupper() or first.pos == "ADJ"):
            # An article that is part of a foreign name, or "southern" and the like.
            found = reading.mention_from(following + 1)
        if found is None and (called := _called(reading, following, mention)) is not None:
            found = called
        elif found is None or found.kind != "name" or _stands_alone(reading, found, mention, begun=bool(out)):
            break
        item = _whole(reading, found.head)
        told = item != found.head and reading.tokens[item].tag == "NN"  # "A, the Liberian warlord, ..."
        if told or reading.tokens[item].dep in ("nsubj", "nsubjpass", "poss"):
            break  # "after the coup against A, B members fled", "A, the Tigers' capital, ..."
        out.append(item)
        at = max(found.last, item + 1)
    return out


def _called(reading: Reading, at: int, before: Mention) -> Mention | None:
    """The name that goes on a list of which each says what it is: "the banker A, the lawyer B and the brewer C"."""
    tokens, last = reading.tokens, min(reading.sentence(at).last, at + _LONGEST_CALLING)
    if before.first < 1 or tokens[before.first - 1].tag != "NN":
        return None
    end = at
    while end < last and tokens[end].pos in ("NOUN", "ADJ") and tokens[end].text[:1].islower():
        end += 1
    found = reading.mention_from(end) if end > at and tokens[end - 1].tag in ("NN", "NNS") else None
    return found if found is not None and found.kind == "name" and found.type != "place" else None


def called_by_itself(reading: Reading, i: int) -> bool:
    """Whether name `i` has a common noun of its own before it: in "the banker A, the lawyer B" no lawyer is a banker."""
    name = reading.covering.get(i)
    return name is not None and name.first > 0 and reading.tokens[name.first - 1].tag == "NN"


def _past_apposition(reading: Reading, at: int) -> int | None:
    """Where the next person's name begins behind the words for the last one that begin at token `at`: "A, a judge; B, his driver; and C".

    None where those words are no common noun's phrase, or no person is named behind its comma or semicolon.
    """
    tokens, last = reading.tokens, min(reading.sentence(at).last, at + _LONGEST_APPOSITION)
    end = at
    while end < last and tokens[end].norm not in (",", ";"):
        if tokens[end].pos in _VERBAL or (end == at and tokens[at].text[:1].isupper()):
            return None
        end += 1
    if end in (at, last):
        return None
    end += 2 if end + 1 < last and tokens[end + 1].norm == "and" else 1
    mention = reading.mention_from(end)
    return end if mention is not None and mention.kind == "name" and mention.type == "person" else None


def lies_in(reading: Reading, i: int) -> bool:
    """Whether place `i` only tells where the place before it lies ("in Oakland, California and"): the end of no list."""
    name, tokens = reading.mentions.get(i), reading.tokens
    if name is None or name.type != "place" or name.kind != "name" or name.first < 2:
        return False
    at = name.first - 1 - (tokens[name.first - 1].norm.lower() == "the")
    before = reading.covering.get(at - 1)
    if tokens[at].norm != "," or before is None or before.type != "place" or before.last != at:
        return False
    earlier = reading.covering.get(before.first - 2)
    listed = earlier is not None and earlier.type == "place" and tokens[before.first - 1].norm in (",", "and", "or")
    behind = [t.pos for t in tokens[name.last : name.last + 3] if t.norm != ","]
    goes_on = behind[:1] == ["CCONJ"] and behind[1:2] not in (["VERB"], ["AUX"], ["ADV"], ["PRON"])
    return not (listed or goes_on or following_names(reading, i))


def _whole(reading: Reading, i: int) -> int:
    """The noun that name `i` only modifies ("Arab" in "Kurds, Arab officials and ..."), else `i` itself."""
    tokens = reading.tokens
    while tokens[i].dep in ("amod", "compound", "nmod") and tokens[i].head > i:
        if any(tokens[k].norm == "," for k in range(i, tokens[i].head)):
            break
        i = tokens[i].head
    return i


def _stands_alone(reading: Reading, found: Mention, before: Mention, *, begun: bool) -> bool:
    """Whether a name begins something new rather than going on with the list that `before` opens.

    In a list that has `begun` (two are there) what a parser takes for an apposition is the next item.
    """
    dep = reading.tokens[found.head].dep
    if dep == "appos":
        if begun or reading.tokens[before.head].dep == "conj":
            return found.type not in (before.type, "place", "organization")
        return found.type != before.type or reading.tree.first_below(found.head, "conj") is None
    return dep in ("nsubj", "nsubjpass")


def _next_in_list(reading: Reading, at: int, *, places: bool) -> int | None:
    """The token that the next item of a list begins with, where the list goes on at token `at`.

    A list of places may take up its preposition again ("in Chile, and especially in Lima").
    """
    tokens = reading.tokens
    # A mark of a note between two names ("Argentina [9] Chile") parts them as a comma does.
    joined = at < len(tokens) and "]" in reading.text[tokens[at - 1].end : tokens[at].start]
    last = reading.sentence(at - 1).last
    while at < last:
        word = tokens[at].norm.lower()
        if word == "(":
            close = next((k for k in range(at, min(last, at + 12)) if tokens[k].norm == ")"), None)
            if close is None:
                return None
            at = close + 1
        elif word in words("syntax.list_joints") and (tokens[at].dep != "prep" or (joined and places)):
            joined, at = True, at + 1
        elif joined and word == "the":
            at += 1
        else:
            return at if joined else None
    return None


def joined_before(reading: Reading, i: int) -> int | None:
    """The verb before verb `i` and a semicolon that has the subject of both ("X is small; has received ..."): a parser
    hangs it on the later one as a complement."""
    tokens = reading.tokens
    for c in reading.tree.below(i, "ccomp"):
        if c < i and any(tokens[k].norm == ";" for k in range(c, i)):
            return c
    return None
