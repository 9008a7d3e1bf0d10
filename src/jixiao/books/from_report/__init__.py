"""An old report becomes a book: its totals as entries of the year's end, its doubts marked for the clerk."""
