"""The words around a score: what stands before it, and the part that they name."""

import re
from collections.abc import Sequence
from functools import cache

from jixiao.extraction.lexemes import Lexeme, Mark
from jixiao.taxonomy.units import load

_LINKS = "(?:为|是|：|:|了|设|共计|达|达到)?$"
_BLANKS = re.compile(r"[ \t\u3000“”]")
_BEFORE_NAME = re.compile(
    r"^(?:[（(：:、，,]|在(?=[\u4e00-\u9fff]{2,10}方面)|由|内含|含|包括|其中[：:]?|自评|一是|二是|三是|四是|——|[—●]|[\u4e00-\u9fff]{0,12}?(?:分为|划分为|分成|包括|包含|设有|设置))+"
)
_AFTER_NAME = re.compile(
    r"(?:[（(](?:满分?|权重|分值|标准分|总分)?|一?栏|一项|(?<![事加减扣])项(?=满|[（(])|(?<!圆)满|满分|分值|权重|标准分|得分|自评得分|自评|(?<!效)应得|实得|得|占|共|计|为|是|方面|情况|：|:)+$"
)
_KIND_OF_PART = re.compile(r"(?:类指标|类|指标)$")
_HEADED = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,8}?)(?:类?指标|方面)?(?:完成|实现|得分)?(?:情况)?(?:分析|评价)?")
# 组织实施（满分8分）, 组织实施（8分）
_IN_BRACKET = re.compile(r"[（(](?:满分?|权重|分值|标准分|总分)?(?:为|是|：|:)?$")
_PLAIN_NAME = re.compile(r"[\u4e00-\u9fff]{2,12}")
_QUOTED = re.compile(r"“([^”\d]{2,14})”")
_CLAUSE = re.compile(r"[，,；;]")
# A决策类指标, 产出数量：渠道清淤长度（8分）
_ORDER = re.compile(r"^[A-Da-dＡ-Ｄ][.．、]?(?=[\u4e00-\u9fff])")
_SHORTEST = 4
OPENING = ("（", "(")


@cache
def ends(kind: str) -> re.Pattern[str]:
    """Return an expression for words of one kind directly before a figure."""
    words = "|".join(sorted(load("scores.toml")[kind], key=len, reverse=True))
    tails = {
        # 社会效应得9.5分: 应 of the name
        "got": rf"(?<!(?<!效)应)(?:{words}){_LINKS}",
        "full": rf"(?:{words})(?<!效应得){_LINKS}|^[（(]$",
        "none": rf"(?:{words}|每.{{0,8}})$",
    }
    return re.compile(tails.get(kind, rf"(?:{words})(?:合计)?{_LINKS}|(?:自评|评价|评定)(?:结果|结论|等次)[（(]$"))


def words_before(lexemes: Sequence[Lexeme], at: int, text: str) -> str:
    """Return the words between the last comma, stop or figure and this one, without blanks and quotes."""
    start = lexemes[at].start
    for lexeme in reversed(lexemes[:at]):
        if lexeme.mark in (Mark.STOP, Mark.SEMICOLON, Mark.FIGURE, Mark.COMMA):
            break
        start = lexeme.start
    return _BLANKS.sub("", text[start : lexemes[at].start])


def part_name(before: str) -> str:
    """Return the name of the part that stands before its score, or before its full mark in brackets."""
    before = _ORDER.sub("", before)
    behind = before.rpartition("：")[2]
    before = behind if _IN_BRACKET.search(behind) and len(behind) > _SHORTEST else before
    stem = stem_of(before)
    name = _AFTER_NAME.sub("", _BEFORE_NAME.sub("", before))
    plain = _PLAIN_NAME.fullmatch(name) is not None
    name = _KIND_OF_PART.sub("", name)
    if stem:
        return name if plain and stem in name else stem
    return name if plain and _IN_BRACKET.search(before) else ""


def nearest_part(words: str) -> str:
    """Return the name of a part in the words of a sentence before its score: in quotes, else in the nearest clause."""
    quoted = _QUOTED.findall(words)
    if quoted:
        return str(quoted[-1])
    # 得分为 behind a name is no 分为 before one
    names = (_BEFORE_NAME.sub("", _AFTER_NAME.sub("", _BLANKS.sub("", one))) for one in reversed(_CLAUSE.split(words)))
    return next((name for name in names if _PLAIN_NAME.fullmatch(name)), "")


def stem_of(before: str) -> str:
    """Return the known group of indicators that stands last in these words, empty where none does."""
    found = [
        (before.rfind(stem) + len(stem), len(stem), stem) for stem in load("scores.toml")["parts"] if stem in before
    ]
    return max(found)[2] if found else ""


def headed_part(title: str) -> str:
    """Return the part of a score that a heading is about (投入情况分析), empty where it names none."""
    name = titled_part(title)
    return name if stem_of(name) == name else ""


def titled_part(title: str) -> str:
    """Return what a heading is about, known as part of a score or not: 履职效能分析 is about 履职效能."""
    match = _HEADED.fullmatch(title)
    return match["name"] if match is not None else ""
