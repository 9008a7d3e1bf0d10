"""The part of a Word file that says what its figures mean, beside what a reader sees."""

NAMESPACE = "urn:jixiao:figures:1"
TAG = "jixiao:"
