"""Projects that the shape of their lists or their sums settle."""
