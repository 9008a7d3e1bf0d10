"""Evaluations in; suspects, the right value and the root of several findings out."""
