"""Scores of self-evaluation forms, each with its working. Exact rationals throughout."""
