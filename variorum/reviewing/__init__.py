"""Review carried out: what persons decided, laid upon the claims as they were read.

A decision is about a passage, not about a place in one document: it holds for every copy of the words and for every
later reading of them. What reviewers differ about is left as it was read, and marked.
"""

from variorum.reviewing.drafts import RULE, claim_of, draft_of
from variorum.reviewing.keys import exact_key, key_of, keys_in
from variorum.reviewing.outcome import Reviewed, review
from variorum.reviewing.passages import Passages, Stretch, collapsed, passage_of, passage_starts, whole

__all__ = [
    "RULE",
    "Passages",
    "Reviewed",
    "Stretch",
    "claim_of",
    "collapsed",
    "draft_of",
    "exact_key",
    "key_of",
    "keys_in",
    "passage_of",
    "passage_starts",
    "review",
    "whole",
]
