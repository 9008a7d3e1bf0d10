"""Scores, full marks and points that the other scores settle."""
