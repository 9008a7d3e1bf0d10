"""Document in, facts out."""
