"""The pages, one module each; every module has a `router`."""

from variorum.web.pages import claims, home, sources, work

ROUTERS = (home.router, claims.router, sources.router, work.router)
"""All routes, in the order in which they are tried."""
