"""Reports written by hand in genres and phrasings of their own, each with the truth of its figures."""
