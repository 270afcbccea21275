"""The one composer: builds a dossier from documents, and answers questions about it."""

from variorum.edition.collating import Collation, HeldEntry, collation, held_on
from variorum.edition.composer import Build, NothingBuilt, Progress, build, fill
from variorum.edition.explaining import misses, why
from variorum.edition.judging import EntityEntry, judge, list_entities, take_back, told
from variorum.edition.outputs import write_whole
from variorum.edition.query import dossier_plain, export_text, find_entity, load_dossier, main_entity, time_expressions
from variorum.edition.stages import Stages, own_stages
from variorum.edition.versions import ChangeEntry, compare_versions

__all__ = [
    "Build",
    "ChangeEntry",
    "Collation",
    "EntityEntry",
    "HeldEntry",
    "NothingBuilt",
    "Progress",
    "Stages",
    "build",
    "collation",
    "compare_versions",
    "dossier_plain",
    "export_text",
    "fill",
    "find_entity",
    "held_on",
    "judge",
    "list_entities",
    "load_dossier",
    "main_entity",
    "misses",
    "own_stages",
    "take_back",
    "time_expressions",
    "told",
    "why",
    "write_whole",
]
