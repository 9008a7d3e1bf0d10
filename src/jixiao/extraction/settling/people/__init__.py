"""Posts and people that sums and neighbours settle."""
