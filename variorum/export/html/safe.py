"""Text of documents made fit to be shown: it is hostile input, and the template escapes what comes from here."""

from __future__ import annotations

import json
import re
from typing import Any

from markupsafe import Markup, escape

# C0 controls and DEL have no meaning in HTML: shown as Unicode's pictures of them, so that nothing is hidden.
_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"} | {0x7F: 0x2421}
# Controls of writing direction, which could turn words around outside their own element.
_DIRECTIONS = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
# Lone surrogates cannot be written as UTF-8.
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
_VISIBLE = _PICTURES | _SURROGATES
_HIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_JSON = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def visible(text: str) -> str:
    """The text with its control characters made visible. Not escaped."""
    return text.translate(_VISIBLE) if _HIDDEN.search(text) else text  # most text has none: the search is quicker


def exact(text: str) -> Markup:
    """The text visible and escaped, each of its code points one in the page too: a parser would make one line end of "\\r\\n"."""
    return Markup(escape(visible(text)).replace("\r", Markup("&#13;")))


def one_line(text: str) -> str:
    """The text for places that cannot isolate it (a page's title): without controls, in one line. Not escaped."""
    return " ".join(visible(text.translate(_DIRECTIONS)).split())


def data(value: Any) -> Markup:
    """JSON that can stand in a script element: no character of it can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_SURROGATES)
    for character, escaped in _JSON.items():
        text = text.replace(character, escaped)
    return Markup(text)


def web_address(address: str | None) -> str | None:
    """The address if it is one of the web, None for any other scheme ("javascript:", "file:")."""
    return address if address and address.lower().startswith(("https://", "http://")) else None
