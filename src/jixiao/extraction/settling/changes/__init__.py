"""Changes since last year and earlier years, proven by arithmetic."""
