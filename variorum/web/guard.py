"""What every request passes: by which name the server is called, and what the answer forbids a browser."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Only the server's own files, no inline code at all. Source: Content Security Policy Level 3, https://www.w3.org/TR/CSP3/"""

HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
"""Sent with every answer. Source: OWASP Secure Headers Project."""


class Guard:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp, *, hosts: frozenset[str], limit: int) -> None:
        self._app, self._hosts = app, hosts
        self._too_large = f"A request may have {limit // 2**20} MB at most. Send fewer files at once."

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuses a foreign host name (DNS rebinding); adds the security headers; says in words that a body is too large."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)

        replaced = False

        async def guarded(message: Message) -> None:
            nonlocal replaced
            if replaced:
                return  # the body of the answer in whose place another went out
            if message["type"] == "http.response.start" and message["status"] == 413:
                replaced = True
                await PlainTextResponse(self._too_large, 413)(scope, receive, finished)
                return
            await finished(message)

        async def finished(message: Message) -> None:
            if message["type"] == "http.response.start":
                out = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    out.setdefault(name, value)
                out.setdefault("cache-control", "no-store")
            await send(message)

        if bare_host(headers.get("host", "")) not in self._hosts:
            refusal = PlainTextResponse("This server does not answer to that name.", 421)
            await refusal(scope, receive, guarded)
            return
        await self._app(scope, receive, guarded)


def bare_host(host: str) -> str:
    """The host without its port."""
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0].lower()
