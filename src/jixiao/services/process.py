"""How a process that checks documents runs."""

import gc

_ALLOCATIONS = 100_000


def collect_rarely() -> None:
    """Look for garbage in circles seldom: what a document is read into holds none, and looking costs a tenth."""
    gc.set_threshold(_ALLOCATIONS, 20, 20)
