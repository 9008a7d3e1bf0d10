"""The mismatch solver against planted faults, against trying everything, and against a solver of integer programs."""
