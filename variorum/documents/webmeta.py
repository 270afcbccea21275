"""What a web page says about itself: JSON-LD, meta elements, title.

Source: schema.org (headline, author, publisher, datePublished, license), the Open Graph protocol (og:*, article:*),
Dublin Core (dc.*, dcterms.*), Highwire Press tags (citation_*), HTML Living Standard section 4.2.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from lxml import etree

from variorum.documents.composing import squeezed
from variorum.documents.metadata import edtf
from variorum.model import Metadata

# Names of meta elements for each field, best first.
_META: Mapping[str, tuple[str, ...]] = {
    "title": ("citation_title", "og:title", "dc.title", "dcterms.title", "twitter:title"),
    "publisher": ("citation_publisher", "og:site_name", "dc.publisher", "dcterms.publisher", "publisher"),
    "author": ("citation_author", "author", "dc.creator", "dcterms.creator", "article:author"),
    "published": (
        "citation_publication_date", "citation_date", "article:published_time", "datepublished", "dc.date.issued",
        "dcterms.issued", "dc.date", "dcterms.created", "parsely-pub-date", "pubdate", "date", "og:updated_time",
    ),
    "url": ("og:url",),
    "licence": ("dc.rights", "dcterms.license", "dcterms.rights"),
}  # fmt: skip
_JSON_LIMIT = 200_000
_VALUE_LIMIT = 300


def page_metadata(root: etree._Element) -> Metadata:
    """The metadata that the page `root` states; dates that cannot be read are left out."""
    values = _from_meta(root)
    for key, value in _from_json(root).items():
        values.setdefault(key, value)
    values.setdefault("title", _title(root, values.get("publisher", "")))
    link = _link(root, "canonical")
    values["url"] = link or values.get("url", "")
    values.setdefault("licence", _link(root, "license"))
    if "published" not in values:
        values["published"] = _time(root)
    if not values["url"].startswith(("http://", "https://")):
        values["url"] = ""
    metadata = Metadata(**{key: value for key, value in values.items() if value})
    return replace(metadata, published=edtf(metadata.published) if metadata.published else None)


def _clean(value: object) -> str:
    return squeezed(str(value))[:_VALUE_LIMIT].strip()


def _from_meta(root: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = _clean(meta.get("content") or "")
        if key and content:
            found.setdefault(key, content)
    out = {}
    for field, names in _META.items():
        values = [found[name] for name in names if name in found]
        if field == "published":
            # Highwire Press writes 2019/03/05.
            values = [value.replace("/", "-") for value in values if edtf(value.replace("/", "-"))]
        if field == "author":
            values = [value for value in values if "://" not in value]
        if values:
            out[field] = values[0]
    return out


def _from_json(root: etree._Element) -> dict[str, str]:
    out: dict[str, str] = {}
    for thing in _things(root):
        for field, keys in (
            ("title", ("headline",)),
            ("author", ("author",)),
            ("publisher", ("publisher",)),
            ("published", ("datePublished", "dateModified")),
            ("licence", ("license",)),
        ):
            for key in keys:
                value = _name(thing.get(key))
                if value and (field != "published" or edtf(value)):
                    out.setdefault(field, value)
    return out


def _things(root: etree._Element) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD that are the page's own: at the top or in its graph."""
    for script in root.iter("script"):
        source = script.text or ""
        if script.get("type") != "application/ld+json" or len(source) > _JSON_LIMIT:
            continue
        try:
            content = json.loads(source)
        except (ValueError, RecursionError):
            # Scripts of pages are often malformed; the page's other statements remain.
            continue
        graph = content.get("@graph", [content]) if isinstance(content, dict) else content
        for thing in graph if isinstance(graph, list) else []:
            if isinstance(thing, dict):
                yield thing


def _name(value: object) -> str:
    """The name of what JSON-LD gives as text, object or list of them."""
    if isinstance(value, list):
        return ", ".join(filter(None, (_name(one) for one in value[:5] if not isinstance(one, list))))
    if isinstance(value, dict):
        value = value.get("name")
    return _clean(value) if isinstance(value, str) else ""


def _title(root: etree._Element, publisher: str) -> str:
    """The page's title, without the site's name at its end."""
    element = next(root.iter("title"), None)
    title = _clean(element.text or "") if element is not None else ""
    heads = [_clean("".join(map(str, head.itertext()))) for head in root.iter("h1")]
    for sep in (" | ", " - ", " – ", " — ", " :: ", " · "):
        first, found, last = title.rpartition(sep)
        if found and (last.casefold() == publisher.casefold() or first in heads):
            return first
    return title


def _link(root: etree._Element, rel: str) -> str:
    links = (
        link.get("href") or "" for link in root.iter("link", "a") if rel in (link.get("rel") or "").lower().split()
    )
    return next((_clean(link) for link in links if link.startswith(("http://", "https://"))), "")


def _time(root: etree._Element) -> str:
    """The date of a `time` element that is marked as the date of publication."""
    for time in root.iter("time"):
        marked = time.get("pubdate") is not None or time.get("itemprop") == "datePublished"
        if (marked or "published" in (time.get("class") or "")) and edtf(time.get("datetime") or ""):
            return time.get("datetime") or ""
    return ""
