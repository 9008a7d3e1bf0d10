"""Words of more or less that the two amounts told before them in the same breath turn round."""

import re
from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.printed import NUMBER, value
from jixiao.checking.rule import Ground
from jixiao.checking.told_changes import Turned
from jixiao.model.span import Span

_UNIT = r"(?P<unit>亿元|万元|元)"
# 年初预算500.00万元，决算600.00万元，完成120.00%。决算数小于年初预算数
_FINAL = re.compile(
    rf"年初预算(?:数|安排)?[为是]?(?P<then>{NUMBER})[ ]*{_UNIT}[，,；;]"
    rf"(?:支出)?(?:决算|实际|执行)(?:数|支出|金额)*[为是]?"
    rf"(?P<now>{NUMBER})[ ]*(?P=unit)(?:[，,](?:(?!元)[^。\n]){{0,40}})?[。；;，,][ ]*"
    r"(?P<words>(?:支出)?决算数?(?:(?P<up>大于|高于|超过|多于)|小于|低于|少于)(?:年初)?预算数?)"
)
# 年初780.00万元，压减39.00万元，调整后预算上升到741.00万元
_ADJUSTED = re.compile(
    rf"年初(?:预算|安排|批复)?(?:数|额)?[为是共]?(?P<then>{NUMBER})[ ]*{_UNIT}"
    rf"(?:(?!年初|上年|去年|其中|包括|含)[^。；;\n]){{0,60}}?[，,]"
    rf"调整后(?:的?(?:全年)?预算)?(?:数|额)?(?P<words>(?:(?P<up>上升|增加|提高|增长|上调|扩大)|下降|减少|降低|压缩|下调|缩减)"
    rf"[到至为])"
    rf"(?P<now>{NUMBER})[ ]*(?P=unit)"
)
# 事故由41起减为33起，行车安全形势恶化
_WORSE = re.compile(
    rf"(?:事故|伤亡|死亡|火灾|发案|案件|投诉|溺水)[^。；;，,\n\d]{{0,8}}由(?:上年|去年)?的?"
    rf"(?P<then>{NUMBER})[ ]*(?P<unit>[起人件例次宗])"
    rf"(?:减少?|下降|降低?)[到至为](?:本年|今年)?的?(?P<now>{NUMBER})[ ]*(?P=unit)[^。；;\n但却]{{0,40}}?[，,]"
    r"(?P<words>(?:(?![但却而仍])[^，,。；;\n]){0,8}(?:恶化|变差|趋紧|加剧))(?=[，,。；;\n]|$)"
)
_OTHER = {
    "大于": "小于", "小于": "大于", "高于": "低于", "低于": "高于", "多于": "少于", "少于": "多于", "超过": "低于",
    "上升": "下降", "下降": "上升", "增加": "减少", "减少": "增加", "提高": "降低", "降低": "提高", "增长": "下降",
    "上调": "下调", "下调": "上调", "扩大": "压缩", "压缩": "扩大", "缩减": "扩大", "恶化": "好转",
}  # fmt: skip


def more_or_less(ground: Ground) -> Iterator[tuple[Turned, bool]]:
    """Yield such words with the two amounts, and whether they are proved wrong by these alone."""
    text = ground.extracted.document.text
    for area in prose(ground.extracted.document):
        for pattern in (_FINAL, _ADJUSTED, _WORSE):
            for match in pattern.finditer(text, area.start, area.end):
                now, then = value(match["now"]), value(match["then"])
                turned = pattern is _WORSE or (now != then and (now > then) != bool(match["up"]))
                if turned and then:
                    yield Turned(*(Span(*match.span(name)) for name in ("words", "now", "then"))), pattern is not _WORSE


def righted(words: str) -> str | None:
    """Return such words with that of the other direction."""
    return next((words.replace(one, other) for one, other in _OTHER.items() if one in words), None)
