"""Chinese budget performance reports: read, recomputed, checked and marked up."""

__version__ = "0.1.0"
