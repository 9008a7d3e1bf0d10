"""Reports told by a template: a Word file with tags, filled in with what a book says."""
