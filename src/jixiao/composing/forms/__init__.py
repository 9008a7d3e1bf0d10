"""The official forms, laid out row by row."""
