"""One rule a file, named by its code; a rule is found by being here."""
