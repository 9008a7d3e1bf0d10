"""How well facts are read in generated reports: by group of styles, by phrasing, by what the figures are.

Run: python -m bench.accuracy [--each 2] [--seed 1] [--write docs/accuracy.md]. A fact counts as read where value and
concept are right; precision is the share of right ones among all money, rates, counts and scores that claim a meaning.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from bench.styles.library import Style, styles
from bench.styles.report import make_report, truth_of

from jixiao.model.document import Document
from jixiao.model.fact import Fact
from jixiao.model.finding import Severity
from jixiao.model.quantity import FEN_PER_YUAN, MICRO, Dimension
from jixiao.reading.read import read
from jixiao.services.checking import check_document

NARRATIVE = ("narrative_", "target_", "threshold_", "other_amount", "per_capita", "equipment", "beds")
FAMILIES = {
    "人员": ("staff_", "org_"),
    "预算": ("budget_", "funds_", "receipt"),
    "收入": ("income_", "carryover_opening", "use_of"),
    "支出": ("expenditure_", "carryover_closing"),
    "比率": ("execution_rate", "completion", "rate_change", "share"),
    "与上年比较": ("yoy_", "prior_"),
    "“三公”经费": ("sangong_", "reception_", "vehicles"),
    "采购和资产": ("procurement_", "asset_", "operating"),
    "项目个数": ("count_",),
    "评分和满意度": ("score_", "satisfaction"),
}


@dataclass(slots=True)
class Tally:
    """How many facts are true, read, claimed, claimed rightly; how many false errors there are."""

    true: int = 0
    right: int = 0
    claimed: int = 0
    false: int = 0
    documents: int = 0

    def row(self, name: str) -> str:
        """Return a line of a Markdown table."""
        recall = f"{self.right / self.true:.1%}" if self.true else "—"
        precision = f"{self.right / self.claimed:.1%}" if self.claimed else "—"
        documents = f" {self.documents} |" if self.documents else ""
        return f"| {name} |{documents} {self.true} | {recall} | {precision} |"


def main() -> None:
    """Print the tables, or write them into the documentation."""
    options = argparse.ArgumentParser(prog="python -m bench.accuracy", description=__doc__)
    options.add_argument("--each", type=int, default=2)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--write", type=Path)
    args = options.parse_args()
    groups: dict[str, Tally] = {}
    phrasings: dict[str, Tally] = {}
    families: dict[str, Tally] = {}
    for style in styles():
        for number in range(args.each):
            measure(style, args.seed, number, (groups, phrasings, families))
    text = "\n".join(page(groups, phrasings, families))
    if args.write:
        args.write.write_text(text + "\n", encoding="utf-8")
    else:
        print(text)


def measure(style: Style, seed: int, number: int, into: tuple[dict[str, Tally], ...]) -> None:
    """Add the figures of one report to the tallies of its group, its phrasing and its families of concepts."""
    report = make_report(style, seed, number, mix=True)
    document = read("report.txt", report.text.encode())
    if not isinstance(document, Document):
        return
    checked = check_document(document)
    groups, phrasings, families = into
    of_group = groups.setdefault(style.group, Tally())
    of_phrasing = phrasings.setdefault(str(style.settings["phrasing"]), Tally())
    for tally in (of_group, of_phrasing):
        tally.documents += 1
        tally.false += sum(finding.severity is Severity.ERROR for finding in checked.findings)
    claims = [fact for fact in checked.facts if fact.span is not None and fact.coordinates is not None]
    truth = truth_of(report)["facts"]
    for concept, claimed, right in judged(truth if isinstance(truth, list) else [], claims):
        of_family = families.setdefault(family(concept), Tally())
        for tally in (of_group, of_phrasing, of_family):
            tally.true += concept != ""
            tally.claimed += claimed
            tally.right += right


def judged(truth: Iterable[Mapping[str, object]], claims: Iterable[Fact]) -> Iterator[tuple[str, int, bool]]:
    """Yield the concept of each true figure, how many facts claim it, and whether one does so rightly."""
    by_place: dict[int, list[Fact]] = {}
    for fact in claims:
        if fact.span is not None:
            by_place.setdefault(fact.span.start, []).append(fact)
    taken: Counter[int] = Counter()
    for one in truth:
        start, text = int(str(one["start"])), str(one["text"])
        here = [fact for at in range(start, start + len(text)) for fact in by_place.get(at, ())]
        taken.update(fact.span.start for fact in here if fact.span is not None)
        concept = str(one["concept"])
        if one.get("auto") or concept.startswith(NARRATIVE):
            yield "", len(here), False
            continue
        right = any(fact.coordinates and fact.coordinates.concept == concept and same(fact, one) for fact in here)
        yield concept, len(here), right


def same(fact: Fact, one: Mapping[str, object]) -> bool:
    """Tell whether a fact has the value of the truth: money in 元, all else as printed."""
    scale = FEN_PER_YUAN if fact.quantity.dimension is Dimension.MONEY else MICRO
    found = abs(Decimal(fact.quantity.value) / scale)
    return abs(found - abs(Decimal(str(one["value_base"])))) < Decimal("0.005")


def family(concept: str) -> str:
    """Return the family that a concept belongs to."""
    return next((name for name, starts in FAMILIES.items() if concept.startswith(starts)), "其他")


def page(groups: Mapping[str, Tally], phrasings: Mapping[str, Tally], families: Mapping[str, Tally]) -> Iterator[str]:
    """Yield the lines of the page."""
    names = {
        "first": "第一组写法（对照着改进过）",
        "second": "第二组写法（另一人写成，先测后改）",
        "third": "第三组写法（又一人写成，先测后改）",
    }
    yield "# 识别准确率\n"
    yield "由 `python -m bench.accuracy --write docs/accuracy.md` 生成。报告由 `bench/styles` 按多种写法编写，"
    yield "单位和数字都是虚构的。识别率是认对的占全部应认的，准确率是认对的占全部认出的。"
    yield "没有认出的数字标为“未识别”，不参与核对。\n"
    yield "| 写法 | 报告 | 数字 | 识别率 | 准确率 |\n|---|---|---|---|---|"
    yield from (tally.row(names.get(name, name)) for name, tally in sorted(groups.items()))
    false = sum(tally.false for tally in groups.values())
    yield f"\n以上报告都没有错误；误报的“错误”共 {false} 处。\n"
    yield "## 按数字是什么\n\n| 类别 | 数字 | 识别率 | 准确率 |\n|---|---|---|---|"
    yield from (families[name].row(name) for name in FAMILIES if name in families)
    yield "\n## 按措辞分组\n\n| 措辞 | 报告 | 数字 | 识别率 | 准确率 |\n|---|---|---|---|---|"
    yield from (tally.row(name) for name, tally in sorted(phrasings.items()))


if __name__ == "__main__":
    main()
