"""Budget-performance reports in many styles, each with the truth of every figure."""
