"""Shares, each with the part and the whole that prove it."""
