"""The pages, one module each; every module has a `router`."""

from variorum.web.pages import (
    claim,
    claims,
    entities,
    findings,
    home,
    issues,
    ledger,
    queue,
    searching,
    sources,
    work,
)

ROUTERS = (
    *(home.router, sources.router, work.router),
    *(claims.router, findings.router, searching.router, issues.router, entities.router),
    *(claim.router, queue.router, ledger.router),
)
"""All routes, in the order in which they are tried."""
