"""The three public expenses, where their parts settle what a figure is."""
