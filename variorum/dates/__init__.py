"""Uncertain dates: EDTF (ISO 8601-2) read, bounded, compared, ordered and said in words. No I/O."""

from variorum.dates.asof import Answer, as_of
from variorum.dates.bounds import Bounds, bounds, order_key
from variorum.dates.calendar import Day
from variorum.dates.edtf import Choice, Edtf, EdtfError, Interval, PartialDate, parse
from variorum.dates.words import humanise

__all__ = [
    "Answer",
    "Bounds",
    "Choice",
    "Day",
    "Edtf",
    "EdtfError",
    "Interval",
    "PartialDate",
    "as_of",
    "bounds",
    "humanise",
    "order_key",
    "parse",
]
