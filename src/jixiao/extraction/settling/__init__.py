"""Meanings that only the whole document settles, step by step."""
