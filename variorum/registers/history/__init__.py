"""Histories: tables of listings and of their ends, by whoever compiled them."""
