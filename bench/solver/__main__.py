"""How the mismatch solver fares on planted faults, and how long HiGHS takes for the same.

Run: python -m bench.solver [--cases 200] [--faults 8]. Both run in turn on each case.
"""

import argparse
import math
import statistics
import time
from dataclasses import dataclass

from bench.solver.oracle import fewest, stands
from bench.solver.planted import Planted, planted

from jixiao.diagnosis.solve import Diagnosis, diagnose


@dataclass(frozen=True, slots=True)
class Outcome:
    """One case: sizes, answers, what HiGHS says of ours, whether the planted set is among ours, seconds of both."""

    planted: int
    ours: int
    oracle: int
    accepted: bool
    answers: int
    among: bool
    complete: bool
    seconds: float
    oracle_seconds: float


def among(faults: frozenset[str], found: tuple[Diagnosis, ...]) -> bool:
    """Tell whether the faults are one set of each part."""
    figures = frozenset().union(*(names for one in found for names in one.sets))
    return faults <= figures and all(
        any(names == faults & frozenset().union(*one.sets) for names in one.sets) for one in found
    )


def measured(case: Planted) -> Outcome:
    """Solve a case with both."""
    evaluations, facts = case.case.evaluations, case.case.facts
    start = time.perf_counter()
    found = diagnose(evaluations, facts)
    middle = time.perf_counter()
    theirs = fewest(case.case)
    end = time.perf_counter()
    likeliest = frozenset().union(*(names for one in found for names in one.sets[:1]))
    taken = stands(case.case, likeliest)
    answers = math.prod(len(one.sets) for one in found)
    complete = all(one.complete for one in found)
    return Outcome(
        len(case.faults), len(likeliest), len(theirs or ()), taken, answers, among(case.faults, found), complete,
        middle - start, end - middle,
    )  # fmt: skip


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--faults", type=int, default=8)
    wanted = parser.parse_args()
    found = [measured(planted(seed, wanted.faults)) for seed in range(wanted.cases)]
    smallest = [one for one in found if one.ours == one.planted]
    print(f"{len(found)} cases of {len(planted(0).case.values)} figures with {wanted.faults} faults")
    print(f"given up                   {sum(not one.complete for one in found)}")
    print(f"larger than planted        {sum(one.ours > one.planted for one in found)}")
    print(f"larger than HiGHS finds    {sum(one.ours > one.oracle for one in found)}")
    print(f"smaller                    {sum(one.ours < one.oracle for one in found)}")
    print(f"not taken by HiGHS         {sum(not one.accepted for one in found)}")
    print(f"planted set a smallest one {len(smallest)}, among the answers {sum(one.among for one in smallest)}")
    print(f"answers of a case          median {statistics.median(one.answers for one in found):.0f}")
    print(f"time of a case             median {statistics.median(one.seconds for one in found) * 1000:.1f} ms,"
          f" longest {max(one.seconds for one in found) * 1000:.1f} ms")  # fmt: skip
    ratio = statistics.median(one.oracle_seconds / one.seconds for one in found)
    print(f"HiGHS takes                {ratio:.1f} times as long (median), for one answer instead of all")


if __name__ == "__main__":
    main()
