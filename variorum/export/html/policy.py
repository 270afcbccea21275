"""The page's content security policy: nothing is loaded, and only the page's own code runs."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable


def policy(styles: Iterable[str], scripts: Iterable[str]) -> str:
    """A policy that allows the given inline styles and scripts by their digests, and nothing else.

    Source: Content Security Policy Level 3, https://www.w3.org/TR/CSP3/
    """
    return (
        f"default-src 'none'; style-src {_digests(styles)}; script-src {_digests(scripts)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _digests(codes: Iterable[str]) -> str:
    """The digests of inline codes as sources of a directive: nothing may, where there are none."""
    return (
        " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(c.encode()).digest()).decode()}'" for c in codes)
        or "'none'"
    )
