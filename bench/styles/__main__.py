"""Write reports of every style with their truth: `python -m bench.styles OUT --each 3 --seed 1`."""

import argparse
import json
from pathlib import Path

from bench.styles.library import Style, styles, styles_by_row
from bench.styles.report import Report, make_report, truth_of
from bench.styles.spoil import make_faulty


def main(words: list[str] | None = None) -> None:
    """Read the command line and write the files, or print the table of rows."""
    options = argparse.ArgumentParser(prog="python -m bench.styles", description=__doc__)
    options.add_argument("out", type=Path, nargs="?", help="folder to write to")
    options.add_argument("--each", type=int, default=3, help="documents of each style")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", default="", help="styles to write, separated by commas")
    options.add_argument(
        "--group", default="", help="groups of styles to write (first, second, third), separated by commas"
    )
    options.add_argument("--hold-out", default="", help="outline or phrasing groups to leave out, separated by commas")
    options.add_argument("--mix", action="store_true", help="choose the wordings anew for each document")
    options.add_argument("--faults", action="store_true", help="plant errors, and write their truth")
    options.add_argument("--rows", action="store_true", help="print which styles show which row of the catalogue")
    args = options.parse_args(words)
    if args.rows or args.out is None:
        print("\n".join(f"{row:3} {' '.join(names)}" for row, names in styles_by_row().items()))
        return
    make = make_faulty if args.faults else make_report
    only, groups = (set(filter(None, listed.split(","))) for listed in (args.only, args.group))
    chosen = choose(only, set(args.hold_out.split(",")), groups)
    args.out.mkdir(parents=True, exist_ok=True)
    for style in chosen:
        for number in range(args.each):
            write(make(style, args.seed, number, mix=args.mix), args.out)
    print(f"{len(chosen)} styles, {len(chosen) * args.each} documents in {args.out}")


def choose(only: set[str], held: set[str], groups: set[str]) -> list[Style]:
    """Return the styles that are asked for and whose outline and phrasing groups are not held out."""
    grouped = [style for style in styles() if not groups or style.group in groups]
    asked = [style for style in grouped if not only or style.name in only]
    return [style for style in asked if not {style.settings["outline"], style.settings["phrasing"]} & held]


def write(report: Report, folder: Path) -> None:
    """Write the text and the truth of one report."""
    (folder / f"{report.name}.txt").write_text(report.text, "utf-8", newline="\n")
    truth = json.dumps(truth_of(report), ensure_ascii=False, indent=1)
    (folder / f"{report.name}.json").write_text(truth + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main()
