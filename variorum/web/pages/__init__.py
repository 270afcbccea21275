"""The pages, one module each; every module has a `router`."""

from variorum.web.pages import (
    claim,
    claims,
    document,
    entities,
    findings,
    gold,
    home,
    issues,
    leaves,
    ledger,
    queue,
    registers,
    searching,
    sources,
    subject,
    work,
)

ROUTERS = tuple(
    module.router
    for module in (
        home,
        sources,
        work,
        subject,
        leaves,
        claims,
        findings,
        searching,
        issues,
        entities,
        registers,
        gold,
        claim,
        document,
        ledger,
        queue,
    )
)
"""All routes, in the order in which they are tried."""
