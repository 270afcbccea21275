"""The Security Council's consolidated list."""
