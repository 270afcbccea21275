"""What is said of designations, and names that a user gives, held against official registers."""

from variorum.checking.checks import check
from variorum.checking.strips import strips

__all__ = ["check", "strips"]
