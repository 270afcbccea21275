"""The readers of OFAC's files, by the names that `register.yaml` gives them."""

from variorum.registers.ofac.advanced import advanced
from variorum.registers.ofac.plain import plain
from variorum.registers.ofac.remarks import finish
from variorum.registers.ofac.tables import addresses, aliases, comments, entries

__all__ = ["addresses", "advanced", "aliases", "comments", "entries", "finish", "plain"]
