"""The pages, one module each; every module has a `router`."""

from variorum.web.pages import claims, home

ROUTERS = (home.router, claims.router)
"""All routes, in the order in which they are tried."""
