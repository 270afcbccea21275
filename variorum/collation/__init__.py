"""What the documents say beside one another: claims about one thing brought together and compared.

What compares is imported when it is first asked for: it needs word lists of names, and a dossier that only shows what was
found does not.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from variorum.collation.alignment import align
    from variorum.collation.comparing import compare
    from variorum.collation.findings import collate
    from variorum.collation.whole import Collated, collate_documents

__all__ = ["Collated", "align", "collate", "collate_documents", "compare"]

_HOMES = {
    "Collated": "whole",
    "align": "alignment",
    "collate": "findings",
    "collate_documents": "whole",
    "compare": "comparing",
}


def __getattr__(name: str) -> Any:
    """The function or record of that name, from its module.

    Raises: AttributeError where there is none.
    """
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
