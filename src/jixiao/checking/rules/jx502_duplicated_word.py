"""JX502: a word written twice."""

from collections.abc import Iterator

from jixiao.checking.areas import everything
from jixiao.checking.notes import or_passed
from jixiao.checking.patterns import hits, notes_on, patterns
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX502",
    name="词语重复",
    severity=Severity.ERROR,
    clause="《党政机关公文处理工作条例》关于文字校核的要求",
    why="改稿时容易留下重复的词。",
    passes="年中增加经费20万元。",
    fails="年中增加增加经费20万元。",
    false_alarms=(
        "只查公文中不会叠用的词语，“研究研究”“一个一个”之类叠用不报（后面是“过”“决定”的除外）；“项目项目”“工作工作”前一个可能属于名称"
        "（如“机关党建工作”后接“工作要点”），前面有名称的不报或列为提醒。"
    ),
    remedy="删去重复的词；前一个属于名称的，加引号或换个说法。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Find the expressions of the list."""
    document = ground.extracted.document
    found = hits(document.text, patterns("duplicated"), everything(document))
    return or_passed(notes_on(CARD, document.text, found))


RULE = Rule(CARD, check)
