"""Money that sums, rates and balances settle."""
