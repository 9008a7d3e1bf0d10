"""Repair: apply fixes, check again, keep only what makes nothing worse."""
