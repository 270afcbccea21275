"""Who is there, and whether a write comes from a page of this server."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from starlette.responses import Response

from variorum.web.guard import bare_host
from variorum.web.site import Site

SESSION, AUTHOR = "variorum_session", "variorum_author"
"""The names of the cookies: one for the token, one for the name under which decisions are entered."""

_LONGEST_NAME = 80

_NOBODY = f"scrypt${'0' * 32}${'0' * 128}"
"""A digest that no password has."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who sends a request. `author` is "" where he has not yet said who he is; `known` is whether the server knows it
    (a password, a proxy) and he cannot change it. `token` goes into each form."""

    session: str
    author: str
    known: bool
    token: str


def visitor(request: Request) -> Visitor:
    """The sender of the request.

    Raises: HTTPException 401 where a password is needed and missing or wrong, or a proxy has not said who is there.
    """
    site: Site = request.app.state.site
    session = request.cookies.get(SESSION, "")
    if len(session) != 43:
        session = getattr(request.state, "session", "") or secrets.token_urlsafe(32)
        request.state.session = session
    token = hmac.new(request.app.state.secret, session.encode(), hashlib.sha256).hexdigest()
    if site.proxy_header is not None:
        author = request.headers.get(site.proxy_header, "").strip()
        if not author:
            raise HTTPException(401, "The proxy has not said who is there.")
        return Visitor(session, author[:_LONGEST_NAME], True, token)
    if site.passwords is not None:
        return Visitor(session, _signed_in(request, site.passwords), True, token)
    author = base64_text(request.cookies.get(AUTHOR, ""))
    return Visitor(session, author, False, token)


def _signed_in(request: Request, passwords: Mapping[str, str]) -> str:
    refused = HTTPException(401, "A name and a password are needed.", {"www-authenticate": 'Basic realm="Variorum"'})
    scheme, _, packed = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        raise refused
    try:
        user, _, password = base64.b64decode(packed, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError) as error:
        raise refused from error
    # An unknown user takes as long as a known one.
    wanted = passwords.get(user, _NOBODY)
    # Digests are slow by design; who was let in is known by a quick one, whose secret is this process's own.
    state = request.app.state
    seal = hmac.new(state.secret, f"{user}:{password}:{wanted}".encode(), hashlib.sha256).digest()
    if seal in state.let_in:
        return user
    if not fits(password, wanted) or user not in passwords:
        raise refused
    state.let_in.add(seal)
    return user


def digest_of(password: str, *, salt: bytes | None = None) -> str:
    """The password as a line of the password file keeps it: salt and scrypt digest in hex.

    Source: RFC 7914; the cost is what OWASP recommends for interactive use (N=2^14 at r=8, p=5).
    """
    salt = secrets.token_bytes(16) if salt is None else salt
    made = hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=5, maxmem=2**26)
    return f"scrypt${salt.hex()}${made.hex()}"


def fits(password: str, digest: str) -> bool:
    """Whether the password is the one of the digest."""
    _, _, rest = digest.partition("$")
    salt, _, _ = rest.partition("$")
    return hmac.compare_digest(digest_of(password, salt=bytes.fromhex(salt)), digest)


async def writer(request: Request, who: Annotated[Visitor, Depends(visitor)]) -> Visitor:
    """The sender of a write, who carries the token of a page of this server.

    Raises: HTTPException 403 where the token is missing or wrong, or the request comes from another site.
    """
    given = request.headers.get("x-variorum-token", "")
    if not given:
        form = await request.form()
        value = form.get("token", "")
        given = value if isinstance(value, str) else ""
    if _from_elsewhere(request) or not hmac.compare_digest(given.encode(), who.token.encode()):
        raise HTTPException(403, "The form is not from this server, or older than its last start: load the page again.")
    return who


def _from_elsewhere(request: Request) -> bool:
    """Whether the browser says that a page of another server sends the request. An origin of "null" says nothing: so it is
    under our own referrer policy. Source: Fetch Metadata Request Headers; Fetch, "append a request Origin header"."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = request.headers.get("origin", "null")
    site: Site = request.app.state.site
    return origin != "null" and bare_host(origin.partition("://")[2]) not in site.hosts


async def author(who: Annotated[Visitor, Depends(writer)]) -> Visitor:
    """The sender of a write that needs an author.

    Raises: HTTPException 403 as `writer`, 428 where he has not said who he is.
    """
    if not who.author:
        raise HTTPException(428, "Say who you are first: every decision has an author.")
    return who


Guest = Annotated[Visitor, Depends(visitor)]
Writer = Annotated[Visitor, Depends(writer)]
Author = Annotated[Visitor, Depends(author)]


def remember(response: Response, who: Visitor, *, author_: str | None = None) -> None:
    """Sets the cookies of the visitor, and his name where he gives one."""
    response.set_cookie(SESSION, who.session, httponly=True, samesite="strict")
    if author_ is not None:
        clean = " ".join(author_.split())[:_LONGEST_NAME]
        packed = base64.urlsafe_b64encode(clean.encode()).decode()
        response.set_cookie(AUTHOR, packed, httponly=True, samesite="strict", max_age=365 * 86400)


def base64_text(packed: str) -> str:
    """The text of a cookie's value, "" where it is none."""
    try:
        return base64.urlsafe_b64decode(packed.encode()).decode().strip()[:_LONGEST_NAME]
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return ""
