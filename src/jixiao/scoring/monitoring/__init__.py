"""Double monitoring: the way of the money and the way to the target, each against the time gone by."""
