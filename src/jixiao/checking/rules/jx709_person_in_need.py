"""JX709: names of people who receive aid."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import Card, Ground, Rule, Verdict
from jixiao.model.finding import Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX709",
    name="含受助对象姓名",
    severity=Severity.WARNING,
    clause="《中华人民共和国个人信息保护法》第二十八条；政府信息公开条例第十五条",
    why="困难群众、学生、患者的姓名同金额、病情写在一起，公开后会伤害当事人。",
    passes="救助困难学生12人。",
    fails="资助困难学生张小明、李红等12人。",
    false_alarms="先进典型、获奖人员不查；已写成“张某”的不报。",
    remedy="删去姓名，只写人数。",
)

_NAMES = re.compile(
    r"(?:困难(?:群众|家庭|学生|职工|党员)|低保(?:对象|户)|特困(?:人员|供养人员)|五保户|脱贫户|贫困户"
    r"|监测户|孤儿|困境儿童|留守儿童|事实无人抚养儿童"
    r"|残疾人|精神障碍患者|患者|受助学生|贫困学生|未成年人|信访人|上访人员?|社区矫正对象|刑满释放人员"
    r"|戒毒人员|艾滋病[^，。]{0,4}|遗属)"
    r"(?P<at>[王李张刘陈杨赵黄吴徐孙胡朱郭罗郑梁谢宋唐邓韩冯曹彭吕苏卢蒋蔡贾丁魏薛潘杜戴钟汪姜范姚谭廖邹熊"
    r"郝孔崔邱秦侯邵孟尹黎乔贺赖龚]"
    r"[\u4e00-\u9fff]{1,2}?)(?=同学|[，、（(]|等\d|[ ]?\d)"
)
_MASKED = re.compile(r"某|×|＊")


def check(ground: Ground) -> Iterator[Verdict]:
    """Find names directly behind the words for people in need; masked ones are fine."""
    return or_passed(_places(ground.extracted.document.text))


def _places(text: str) -> Iterator[Verdict]:
    for match in _NAMES.finditer(text):
        if _MASKED.search(match["at"]):
            continue
        yield note(CARD, Span(*match.span("at")), (("found", match["at"][0] + "某"),))


RULE = Rule(CARD, check)
