"""Use cases: the only place where the workshops meet."""
