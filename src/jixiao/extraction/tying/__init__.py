"""Which figures a document itself ties to each other."""
