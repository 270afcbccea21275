"""Claims in words: the ontology's sentence, with how surely and by whom it is said.

The words are data (`lexicons/en/wording.yaml`) and the ontology's own sentences; the rule kept here is
that a claim never reads as a bare fact: every sentence names its source, and its status leads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from variorum.lexicon import lexicon
from variorum.model import Claim, Filler
from variorum.ontology import ClaimType, claim_types

_OPTION = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_DIGIT = re.compile(r"\d")
_CURRENCY = re.compile("[A-Z]{3}")  # Source: ISO 4217 codes, as the units of amounts are


def say(claim: Claim, names: Mapping[str, str]) -> str:
    """The claim as one sentence that says who says so and how surely.

    `names` maps the ids of entities to the names to show, and the ids of documents to their publishers;
    an entity without an entry keeps the document's own words.
    """
    return lead(claim).format_map({**_speakers(claim, names), "claim": sentence(claim, names)})


def lead(claim: Claim) -> str:
    """The form that `say` fills for the claim: it holds {claim} and {source} always, {who} where somebody is named."""
    wording = lexicon("wording")
    if claim.type in wording["called"]["plain"] and own_voice(claim):
        return str(wording["called"]["plain"][claim.type])
    voice = "attributed" if claim.attribution else "plain"
    return str(wording["status"][claim.status][voice])


def voice(claim: Claim, names: Mapping[str, str]) -> tuple[str, str]:
    """What stands before and behind the bare sentence in `say`: the words of status, source and speaker."""
    before, _, after = lead(claim).partition("{claim}")
    speakers = _speakers(claim, names)
    return before.format_map(speakers), after.format_map(speakers)


def sentence(claim: Claim, names: Mapping[str, str]) -> str:
    """What is claimed, bare: never to be shown without its `voice`."""
    if _called(claim):
        called = lexicon("wording")["called"]
        return str(called["types"].get(claim.type, called["sentence"]).format_map(_parts(claim, names)))
    kind = claim_types()[claim.type]
    filled = _fillers(claim, names, kind)

    def option(match: re.Match[str]) -> str:
        return match[1] if all(slot in filled for slot in _SLOT.findall(match[1])) else ""

    def slot(match: re.Match[str]) -> str:
        return filled.get(match[1]) or str(lexicon("wording")["phrases"]["missing"])

    return _SLOT.sub(slot, _OPTION.sub(option, _form(claim) or kind.sentence))


def _form(claim: Claim) -> str | None:
    """The wording of a claim whose filler turns its type's sentence round: lifted, not imposed."""
    for role, forms in lexicon("wording")["forms"].get(claim.type, {}).items():
        for filler in claim.role(role):
            if filler.text in forms:
                return str(forms[filler.text])
    return None


def type_title(name: str) -> str:
    """The plural title of a claim type, from its own name where the wording has none."""
    return str(lexicon("wording")["types"].get(name) or name.replace("_", " ").capitalize())


def short_status(status: str) -> str:
    """The status in one or two words."""
    return str(lexicon("wording")["short"][status])


def own_voice(claim: Claim) -> bool:
    """Whether the document says the claim as its own, as it says no accusation and nothing that it has from others."""
    return claim.status == "asserted" and claim.attribution is None


def short_voice(claim: Claim) -> str:
    """What must stand before the bare sentence where `say` has no room: the status, or who is said to say so; "" where
    the document says it in its own voice.
    """
    if claim.status == "asserted" and claim.attribution:
        return f"{lexicon('wording')['by']['asserted']} {' '.join(claim.attribution.text.split())}"
    return "" if own_voice(claim) else short_status(claim.status)


def source_name(document: str, names: Mapping[str, str]) -> str:
    """The publisher to name for a document."""
    return names.get(document) or str(lexicon("wording")["phrases"]["unnamed_source"])


def quantity(filler: Filler) -> str:
    """The number or range of a quantity in words, with a currency or %. Its own words where it has no bounds, or
    only those of a vague word: "several thousand" is not "2,000 to 9,000".
    """
    vague = filler.approximate and filler.min != filler.max and not _DIGIT.search(filler.text)
    if vague or (filler.min is None and filler.max is None):
        return " ".join(filler.text.split())
    form = {
        (True, False): "at_least",
        (False, True): "at_most",
    }.get((filler.min is not None, filler.max is not None), "exact" if filler.min == filler.max else "range")
    forms = lexicon("wording")["numbers"]
    text = forms[form].format(min=_number(filler.min), max=_number(filler.max))
    text = str(forms["approximate"].format(number=text) if filler.approximate else text)
    if filler.unit == "%":
        return str(forms["share"].format(number=text))
    currency = filler.unit is not None and _CURRENCY.fullmatch(filler.unit)
    return str(forms["measured"].format(number=text, unit=filler.unit)) if currency else text


def restated(filler: Filler, claim: Claim) -> bool:
    """Whether the filler is a quantity whose words another filler of the claim repeats ("10,000-strong force")."""
    if filler.start is None or filler.end is None or (filler.min is None and filler.max is None):
        return False
    return any(
        other is not filler
        and other.start is not None
        and other.start <= filler.start
        and filler.end <= (other.end or 0)
        for _, others in claim.roles
        for other in others
    )


def _number(value: float | None) -> str:
    """A number with its thousands parted; whole numbers without a point."""
    if value is None:
        return ""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def _called(claim: Claim) -> bool:
    """Whether the claim is a characterisation, worded as what somebody calls its subject."""
    section = lexicon("wording")["sections"].get(claim_types()[claim.type].section, {})
    return bool(section.get("called"))


def _speakers(claim: Claim, names: Mapping[str, str]) -> dict[str, str]:
    """The source and, where one is named, the speaker."""
    return {
        "source": source_name(claim.document, names),
        "who": claim.attribution.text if claim.attribution else "",
    }


def _parts(claim: Claim, names: Mapping[str, str]) -> dict[str, str]:
    """A characterisation's subject, label and value: the first role and all the others of its type."""
    kind = claim_types()[claim.type]
    filled = _fillers(claim, names, kind)
    missing = str(lexicon("wording")["phrases"]["missing"])
    first, *rest = (role.name for role in kind.roles)
    value = ", ".join(filled[role] for role in rest if role in filled)
    label = lexicon("wording")["labels"].get(claim.type) or claim.type.replace("_", " ")
    return {"subject": filled.get(first, missing), "label": str(label), "value": value or missing}


def _fillers(claim: Claim, names: Mapping[str, str], kind: ClaimType) -> dict[str, str]:
    """Each filled role in words."""
    wording: dict[str, Any] = lexicon("wording")
    kinds = {role.name: role.kind for role in kind.roles}
    out = {}
    for role, fillers in claim.roles:
        words = [_filler(filler, kinds.get(role, "value"), names) for filler in fillers if not restated(filler, claim)]
        if shown := list(dict.fromkeys(word for word in words if word)):  # two names of one body are said once
            out[role] = _listed(shown, str(wording["phrases"]["and"]))
    if "kind" in out and kinds.get("kind") == "value" and not _called(claim):
        out["kind"] = out["kind"].replace("_", " ")  # an event's kind is a word of the ontology, not of the text
    return out


def _filler(filler: Filler, kind: str, names: Mapping[str, str]) -> str:
    """One filler in words: an entity's name to show, a quantity's number, else the words of the text."""
    if kind == "quantity":
        return quantity(filler)
    return " ".join(names.get(filler.entity or "", filler.text).split())


def _listed(words: Iterable[str], conjunction: str) -> str:
    """The words as a list: "a, b and c"."""
    *rest, last = words
    return f"{', '.join(rest)} {conjunction} {last}" if rest else last
