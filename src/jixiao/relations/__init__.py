"""Facts and equations in, evaluations and derived facts out."""
