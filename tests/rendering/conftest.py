"""A small checked report, built by hand so that the renderers are shown apart from reading and checking."""

from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import accumulate

import pytest

from jixiao.model.document import Block, BlockKind, Document, ReadFailure, Source
from jixiao.model.fact import Coordinates, Fact, Status, Subject, SubjectKind
from jixiao.model.finding import Applicability, Edit, Finding, Fix, Place, Severity, Suspect
from jixiao.model.policy import Applied, ChosenBy, PackUse, Suppressed
from jixiao.model.quantity import Dimension, Quantity
from jixiao.model.result import Checked, Coverage, Duty, Kind, Profile, Unread
from jixiao.model.span import Anchor, Segment, Span
from jixiao.rendering.about import About

TEXT = (
    "云溪县林业局2023年度部门整体支出绩效评价报告\n"
    "一、预算收支情况\n"
    "2023年全年预算收入420.50万元，其中年初预算360.00万元，年中追加60.50万元万元，全部为一般公共预算拨款，无政府性基金收入。"
    "全年支出401.30万元，其中基本支出301.20万元、项目支出101.10万元，年末结转结余19.20万元，均为项目结转。\n"
    "防火经费\t60.00\t58.00\n"
    "三、存在的问题"
)
UNIT = Subject(SubjectKind.UNIT, "云溪县林业局")


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def money(name: str, concept: str, words: str, status: Status) -> Fact:
    fen = int(words.removesuffix("万元").replace(".", "")) * 10_000
    quantity = Quantity.exact(Dimension.MONEY, fen, "万元", 1_000_000, 2)
    return Fact(name, Coordinates(concept, UNIT, None, "2023", None), quantity, words, at(words), 2, status)


FACTS = (
    money("f1", "budget_adjusted", "420.50万元", Status.VERIFIED),
    money("f2", "expenditure_total", "401.30万元", Status.CONFLICTING),
    money("f3", "expenditure_basic", "301.20万元", Status.CONFLICTING),
    money("f4", "expenditure_project", "101.10万元", Status.CONFLICTING),
    Fact("f5", None, Quantity.exact(Dimension.PLAIN, 60_000_000, "", 1_000_000, 2), "60.00", at("60.00"), 3),
    Fact(
        "d1", Coordinates("execution_rate", UNIT, None, "2023", None),
        Quantity.exact(Dimension.RATE, 95_434_007, "%", 1_000_000, 2), "95.43%", None, None, Status.DERIVED,
        ("f2", "f1"),
    ),
)  # fmt: skip
SUM = Finding(
    "JX101", Severity.ERROR, "JX101",
    (("name", "支出合计"), ("found", "401.30万元"), ("formula", "基本支出301.20万元＋项目支出101.10万元"),
     ("expected", "402.30万元"), ("difference", "1.00万元")),
    Place(at("401.30万元")),
    (Place(at("301.20万元"), "label.term", (("name", "基本支出"),)),
     Place(at("101.10万元"), "label.term", (("name", "项目支出"),))),
    expected="402.30万元", found="401.30万元",
    suspects=(Suspect("f4", 100_100_000, "100.10万元", "suspect.changed"),),
    facts=("f2", "f3", "f4"), evaluation=0,
)  # fmt: skip
DOUBLED = Finding(
    "JX501", Severity.ERROR, "JX501", (("found", "万元万元"), ("unit", "万元")), Place(at("万元万元")),
    fix=Fix(Applicability.SAFE, (Edit(Span(at("万元万元").start + 2, at("万元万元").end), ""),)),
)  # fmt: skip
JUMP = Finding(
    "JX505", Severity.ERROR, "JX505.jump", (("previous", "一、"), ("found", "三、"), ("expected", "二、")),
    Place(at("三、")), fix=Fix(Applicability.UNSAFE, (Edit(at("三、"), "二、"),)),
)  # fmt: skip
DUTIES = (Duty("JX101", passed=1, failed=1), Duty("JX105", no_data=1), Duty("JX501", failed=1), Duty("JX702"))


@dataclass(frozen=True)
class Card:
    """A rule card of our own."""

    code: str
    name: str
    severity: Severity
    clause: str = "财预〔2020〕10号"
    why: str = "合计与分项同时写出时，两者必须相等。"
    passes: str = "支出100万元，其中基本支出60万元，项目支出40万元。"
    fails: str = "支出100万元，其中基本支出60万元，项目支出45万元。"
    false_alarms: str = "只列了部分分项的。"
    remedy: str = "按账核对。"
    silent: str = ""


@pytest.fixture
def cards() -> dict[str, Card]:
    return {
        "JX101": Card("JX101", "分项之和与合计不符", Severity.ERROR),
        "JX105": Card("JX105", "表中合计与各行不符", Severity.ERROR),
        "JX702": Card("JX702", "含公民身份号码", Severity.WARNING),
    }


@pytest.fixture
def about(cards: dict[str, Card]) -> About:
    more = {
        "JX501": Card("JX501", "计量单位重复", Severity.ERROR, remedy="删去多余的单位。"),
        "JX505": Card("JX505", "编号不连续", Severity.ERROR, remedy="按顺序重新编号。"),
    }
    return About("0.1.0", ("national-2020",), dict(sorted((cards | more).items())))


@pytest.fixture
def checked() -> Checked:
    starts = accumulate((len(line) + 1 for line in TEXT.split("\n")), initial=0)
    spans = [Span(start, start + len(line)) for start, line in zip(starts, TEXT.split("\n"), strict=False)]
    blocks = tuple(Block(index, BlockKind.PARAGRAPH, span) for index, span in enumerate(spans))
    source = Source("报告.txt", sha256(TEXT.encode()).hexdigest(), "txt")
    document = Document(source, TEXT, blocks, (), (Segment(Span(0, len(TEXT)), Anchor("", 0, 0)),))
    return Checked(
        document, Profile(Kind.DEPARTMENT_EVALUATION, "云溪县林业局", "2023"), ("national-2020",), FACTS, (),
        (DOUBLED, SUM, JUMP), Coverage(5, 1, 3, 0, 1), DUTIES,
    )  # fmt: skip


@pytest.fixture
def governed(checked: Checked) -> Checked:
    """The same report where one finding was put aside and one rule was not asked, under a pack of a place."""
    packs = (PackUse("hunan-2021", "湖南省", "2021.1", ChosenBy.OPTION),)
    aside = (Suppressed(DOUBLED, "引用原文如此", "jixiao.toml:12"),)
    applied = Applied(packs, aside, (), ("JX702",))
    duties = tuple(duty for duty in DUTIES if duty.rule != "JX702")
    return replace(checked, findings=checked.findings[1:], duties=duties, applied=applied)


@pytest.fixture
def missing() -> Unread:
    failure = ReadFailure("没有.docx", "JX001", (("path", "没有.docx"),))
    return Unread(failure, Finding("JX001", Severity.ERROR, "JX001", failure.args, Place(Span(0, 0))))
