"""JX438: a project whose use is told in the words of its own name."""

import re
from collections.abc import Iterator

from jixiao.checking.notes import note, or_passed
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.spending import is_evaluation
from jixiao.model.finding import Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX438",
    name="用途说明只重复项目名称",
    severity=Severity.WARNING,
    clause="财预〔2020〕10号：项目支出绩效自评应当说明资金使用和产出情况",
    why="用途只把项目名称换个说法，看不出买了什么、做了什么，无法判断资金是否用在该用的地方。",
    passes="文明经费主要用于志愿服务站点建设、公益广告制作和文明家庭评选。",
    fails="文明经费主要用于文明建设和文明创建工作相关业务支出。",
    false_alarms="只在去掉项目名称和“工作、业务、相关、支出”等泛称后没有剩下实际内容时才提醒；后一句另写明内容的不查。",
    remedy="写明采购、建设、服务的内容和数量，以及完成情况。",
)

_USE = re.compile(r"(?:主要)?用于(?P<use>[^。；;\n]{4,40})[。；;\n]")
_GENERAL = re.compile(
    r"工作|建设|创建|相关|有关|业务|支出|经费|开支|费用|资金|专项|项目|开展|各项|各类|方面|活动|日常|本单位|进行|所需|等"
    r"|[的和与及、，,对了在]"
)
_MORE = re.compile(r"[^\s（(一二三四五六七八九十\d]")
_LEFT = 1


def check(ground: Ground) -> Iterator[Verdict]:
    """Compare what each project was used for with its name."""
    return or_passed(_judge(ground))


def _judge(ground: Ground) -> Iterator[Verdict]:
    text = ground.extracted.document.text
    for project in ground.extracted.projects if is_evaluation(ground) else ():
        found = [match for passage in project.passages for match in _USE.finditer(text, passage.start, passage.end)]
        if len(found) != 1 or not _is_circular(found[0]["use"], project.name) or _goes_on(text, found[0].end()):
            yield PASSED
            continue
        use = Span(*found[0].span("use"))
        yield note(CARD, use, (("project", project.name), ("found", use.of(text))))


def _is_circular(use: str, name: str) -> bool:
    """Tell whether nothing is left of a use without the characters of the name and general words."""
    left = _GENERAL.sub("", use)
    return sum(character not in name for character in left if "\u4e00" <= character <= "\u9fff") <= _LEFT


def _goes_on(text: str, at: int) -> bool:
    """Tell whether the paragraph says more behind the sentence."""
    end = text.find("\n", at - 1)
    return _MORE.search(text, at, len(text) if end < 0 else end) is not None


RULE = Rule(CARD, check)
