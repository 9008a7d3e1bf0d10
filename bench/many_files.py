"""How long a folder of reports takes in a pool of two processes, as a multiple of one process.

Run: python -m bench.many_files [FOLDER]; without a folder copies of the sample report. Both sides run in turn; the
median of the ratios is printed, for processes that fork (where the system can) and for those that start anew.
"""

import multiprocessing
import statistics
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from jixiao.services.files import check_path
from jixiao.services.folders import search
from jixiao.services.process import collect_rarely

ROUNDS = 3
COPIES = 60
WORKERS = 2
CHUNK = 4


def alone(paths: list[str]) -> float:
    """Return the seconds that one process takes."""
    start = time.perf_counter()
    for path in paths:
        check_path(path)
    return time.perf_counter() - start


def pooled(paths: list[str], method: str) -> float:
    """Return the seconds that a pool takes, its start and the way back of the results included."""
    start = time.perf_counter()
    with ProcessPoolExecutor(WORKERS, multiprocessing.get_context(method), collect_rarely) as pool:
        for _ in pool.map(check_path, paths, chunksize=CHUNK):
            pass
    return time.perf_counter() - start


def measure(paths: list[str]) -> None:
    """Print a line for each way to start a process."""
    collect_rarely()
    alone(paths[:CHUNK])
    for method in sorted({"fork", "spawn"} & set(multiprocessing.get_all_start_methods())):
        pairs = [(pooled(paths, method), alone(paths)) for _ in range(ROUNDS)]
        ratio = statistics.median(many / one for many, one in pairs)
        print(f"{len(paths)} files, {WORKERS} processes ({method}): {ratio:.2f} times one process")


def main() -> None:
    """Measure the folder given, or copies of the sample report."""
    if len(sys.argv) > 1:
        measure([one.path for one in search(sys.argv[1:]).files])
        return
    data = files("jixiao.samples").joinpath("sample-report.docx").read_bytes()
    with TemporaryDirectory() as folder:
        paths = [Path(folder, f"{number}.docx") for number in range(COPIES)]
        for path in paths:
            path.write_bytes(data)
        measure(list(map(str, paths)))


if __name__ == "__main__":
    main()
