"""Plain sentences of the field, each with what it says."""
