"""What is said of designations, and names that a user gives, held against official registers."""

from variorum.checking.checks import check, find_in
from variorum.checking.strips import strips

__all__ = ["check", "find_in", "strips"]
