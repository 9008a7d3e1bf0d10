"""JX701: work that must pass the secrecy review before publication."""

from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.notes import or_passed
from jixiao.checking.patterns import hits, notes_by_variant, patterns
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity

CARD = Card(
    code="JX701",
    name="公开前须保密审查的内容",
    severity=Severity.WARNING,
    clause="《中华人民共和国保守国家秘密法》；《政府信息公开条例》第十四、十七条（公开前保密审查）",
    why="网评、舆情报送、风险研判、巡视巡察等工作细节不宜直接公开。",
    passes="加强网上宣传，传播正能量。",
    fails="建强网评队伍，上报舆情信息300条。",
    false_alarms="职责中一般性表述（如“落实意识形态工作责任制”）不报。",
    remedy="公开前送保密审查；确需公开的删去数量和细节。",
)


def check(ground: Ground) -> Iterator[Verdict]:
    """Find the expressions of the list."""
    document = ground.extracted.document
    found = hits(document.text, patterns("sensitive"), prose(document))
    return or_passed(notes_by_variant(CARD, document.text, found))


RULE = Rule(CARD, check)
