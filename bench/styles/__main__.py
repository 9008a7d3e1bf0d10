"""Write reports of every style with their truth: `python -m bench.styles OUT --each 3 --seed 1`."""

import argparse
import json
from pathlib import Path

from bench.styles.library import styles
from bench.styles.report import make_report, truth_of
from bench.styles.slips import make_faulty


def main() -> None:
    """Read the command line and write the files."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("out", type=Path)
    options.add_argument("--each", type=int, default=3, help="documents of each style")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", default="", help="styles to write, separated by commas")
    options.add_argument("--mix", action="store_true", help="choose the wordings anew for each document")
    options.add_argument("--faults", action="store_true", help="plant errors, and write their truth")
    options.add_argument("--hold-out", default="", help="outline or phrasing groups to leave out, separated by commas")
    args = options.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    only, held = set(filter(None, args.only.split(","))), set(args.hold_out.split(","))
    chosen = [
        s
        for s in styles()
        if (not only or s.name in only) and not {s.settings["outline"], s.settings["phrasing"]} & held
    ]
    make = make_faulty if args.faults else make_report
    for style in chosen:
        for number in range(args.each):
            report = make(style, args.seed, number, mix=args.mix)
            (args.out / f"{report.name}.txt").write_text(report.text, "utf-8")
            truth = json.dumps(truth_of(report), ensure_ascii=False, indent=1)
            (args.out / f"{report.name}.json").write_text(truth + "\n", "utf-8")
    print(f"{len(chosen)} styles, {len(chosen) * args.each} documents in {args.out}")


if __name__ == "__main__":
    main()
