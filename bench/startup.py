"""How long `jixiao --version` takes, as a multiple of a Python that imports click.

Run: python -m bench.startup. The two run in turn; the median of the ratios is printed.
"""

import statistics
import subprocess
import sys
import time

ROUNDS = 15
OURS = (sys.executable, "-m", "jixiao", "--version")
THEIRS = (sys.executable, "-c", "import click")


def timed(command: tuple[str, ...]) -> float:
    """Return the seconds that a command takes from start to end."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Print the ratio."""
    timed(OURS), timed(THEIRS)
    pairs = [(timed(OURS), timed(THEIRS)) for _ in range(ROUNDS)]
    ratio = statistics.median(ours / theirs for ours, theirs in pairs)
    print(f"jixiao --version: {statistics.median(ours for ours, _ in pairs) * 1000:.0f} ms, {ratio:.2f} times click")


if __name__ == "__main__":
    main()
