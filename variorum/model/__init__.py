"""The frozen records that pass between the stages."""

from variorum.model.analysis import (
    Analysis,
    Mention,
    Quantity,
    Referent,
    ReferentType,
    Sentence,
    Status,
    TimeExpression,
    Token,
    Voice,
)
from variorum.model.check import Check, CheckVerdict, ListedStanding, Match, Searched
from variorum.model.claim import STATUSES, Attribution, Claim, Filler, Time
from variorum.model.document import Block, Document, Metadata
from variorum.model.entity import Entity, Judgement
from variorum.model.finding import Comparison, Finding, FindingVerdict, Passage, Relation
from variorum.model.issue import Issue, alike
from variorum.model.register import Gap, ListedKind, ListedName, Listing, NameQuality, RegisterFile, Snapshot, Tenure
from variorum.model.review import ACTS, Act, Decision, DecisionEntry, Draft, ReviewState
from variorum.model.span import Span

__all__ = [
    "ACTS",
    "STATUSES",
    "Act",
    "Analysis",
    "Attribution",
    "Block",
    "Check",
    "CheckVerdict",
    "Claim",
    "Comparison",
    "Decision",
    "DecisionEntry",
    "Document",
    "Draft",
    "Entity",
    "Filler",
    "Finding",
    "FindingVerdict",
    "Gap",
    "Issue",
    "Judgement",
    "ListedKind",
    "ListedName",
    "ListedStanding",
    "Listing",
    "Match",
    "Mention",
    "Metadata",
    "NameQuality",
    "Passage",
    "Quantity",
    "Referent",
    "ReferentType",
    "RegisterFile",
    "Relation",
    "ReviewState",
    "Searched",
    "Sentence",
    "Snapshot",
    "Span",
    "Status",
    "Tenure",
    "Time",
    "TimeExpression",
    "Token",
    "Voice",
    "alike",
]
