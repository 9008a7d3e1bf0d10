"""Writing into files: comments and tracked changes in a Word file that stays the same otherwise."""
