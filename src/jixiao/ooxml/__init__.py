"""A Word package: opened within limits, its text-bearing nodes walked in one order for reading and composing."""
