"""The pages, one module each; every module has a `router`."""

from variorum.web.pages import claims, findings, home, issues, searching, sources, work

ROUTERS = (home.router, claims.router, sources.router, work.router, findings.router, searching.router, issues.router)
"""All routes, in the order in which they are tried."""
