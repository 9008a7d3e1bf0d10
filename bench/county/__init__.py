"""A demonstration county: books of fictional units of every kind over several years, the same for the same seed."""
