"""What the documents say beside one another: claims about one thing brought together and compared."""

from variorum.collation.alignment import align
from variorum.collation.comparing import compare
from variorum.collation.findings import collate
from variorum.collation.whole import Collated, collate_documents

__all__ = ["Collated", "align", "collate", "collate_documents", "compare"]
