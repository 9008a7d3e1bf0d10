"""Reports with one figure mistyped: what of it is noticed."""
