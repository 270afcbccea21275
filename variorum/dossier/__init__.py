"""Everything about one subject as one plain value: what every page, export and command shows."""

from variorum.dossier.collated import ANSWERS, Difference, Reading, Shared, Standing, State, Variant
from variorum.dossier.compile import bearer, compile_dossier, compile_figures, fillers
from variorum.dossier.record import Dossier, Entry, Group, NameUse, Section, Source, Strength, Subject, Tie
from variorum.dossier.variants import all_variants
from variorum.dossier.when import bounded, in_words
from variorum.dossier.wording import own_voice, quantity, say, short_status, short_voice, type_title

__all__ = [
    "ANSWERS",
    "Difference",
    "Dossier",
    "Entry",
    "Group",
    "NameUse",
    "Reading",
    "Section",
    "Shared",
    "Source",
    "Standing",
    "State",
    "Strength",
    "Subject",
    "Tie",
    "Variant",
    "all_variants",
    "bearer",
    "bounded",
    "compile_dossier",
    "compile_figures",
    "fillers",
    "in_words",
    "own_voice",
    "quantity",
    "say",
    "short_status",
    "short_voice",
    "type_title",
]
