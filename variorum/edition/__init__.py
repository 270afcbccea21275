"""The one composer: builds a dossier from documents, and answers questions about it."""

from variorum.edition.adding import add_sources
from variorum.edition.collating import Collation, HeldEntry, collation, held_on
from variorum.edition.composer import Build, NothingBuilt, Progress, build, fill
from variorum.edition.explaining import misses, why
from variorum.edition.judging import EntityEntry, judge, list_entities, take_back, told
from variorum.edition.outputs import write_whole
from variorum.edition.query import dossier_plain, export_text, find_entity, load_dossier, main_entity, time_expressions
from variorum.edition.register_query import (
    ListingSheet,
    RegisterSheet,
    compare_snapshots,
    find_listings,
    show_register,
    snapshot_id,
)
from variorum.edition.registers import (
    Added,
    AddingStep,
    NothingAdded,
    Shelved,
    add_registers,
    builtin_snapshots,
    known_layouts,
    list_registers,
    loaded_registers,
    remove_snapshot,
    sign,
    verify_registers,
)
from variorum.edition.stages import Stages, own_stages
from variorum.edition.versions import ChangeEntry, compare_versions

__all__ = [
    "Added",
    "AddingStep",
    "Build",
    "ChangeEntry",
    "Collation",
    "EntityEntry",
    "HeldEntry",
    "ListingSheet",
    "NothingAdded",
    "NothingBuilt",
    "Progress",
    "RegisterSheet",
    "Shelved",
    "Stages",
    "add_registers",
    "add_sources",
    "build",
    "builtin_snapshots",
    "collation",
    "compare_snapshots",
    "compare_versions",
    "dossier_plain",
    "export_text",
    "fill",
    "find_entity",
    "find_listings",
    "held_on",
    "judge",
    "known_layouts",
    "list_entities",
    "list_registers",
    "load_dossier",
    "loaded_registers",
    "main_entity",
    "misses",
    "own_stages",
    "remove_snapshot",
    "show_register",
    "sign",
    "snapshot_id",
    "take_back",
    "time_expressions",
    "told",
    "verify_registers",
    "why",
    "write_whole",
]
