"""Grades told right behind scores, or in their rows, which the scale told in the report does not give them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.checking.bare_grades import bare_runs, sole_grade, total_scores
from jixiao.checking.grade_of import is_of_evaluation
from jixiao.checking.rows import Row, amount, grids, words
from jixiao.checking.rule import Ground
from jixiao.model.span import Span

_NAMES = (
    "优秀|优|良好|良|较好|中等|中|一般|基本合格|不合格|合格|不达标|达标|较差|差|低"
    "|[一二三四五]星|(?<![A-Za-z0-9])[A-E](?![A-Za-z0-9])"
)
_GRADE = rf"(?P<grade>“(?:{_NAMES})”|(?:{_NAMES}))"
_POINTS = r"\d{2,3}(?:\.\d+)?"
_BRACKET = r"(?:[（(](?:不?含|包含)[^（）()]{0,4}[）)])?"
_HAS = (
    r"(?:的?(?:得分)?(?:，|,)?(?:的?(?:项目)?(?:评定|评|定|视|认定|记|列)?为|属于?"
    r"|：|:|[＝=]|是|的|授|记|评(?=[优良中差]))[ ]*)?"
)
# 90分（含）以上为优; 85分以上不足95分为良好; 80分（含）至90分为良; 60分以下为差
_BY_POINTS = re.compile(
    rf"(?<![\d.])(?P<one>{_POINTS})[ ]*分?{_BRACKET}[ ]*"
    rf"(?:(?:(?P<above>[及]?以上){_BRACKET})?[ ]*(?:(?:且|，|,|、)?(?:不足|不满|低于|小于|未满|至|到|—+|-|－|~|～)[ ]*"
    rf"(?P<other>{_POINTS})[ ]*分?{_BRACKET})?"
    rf"|(?P<below>[及]?以下|及?以内)){_BRACKET}{_HAS}{_GRADE}(?:[级等档]次?)?(?![\u4e00-\u9fff])"
)
# 优：90—100分; 良（80—90分）; 差：60分以下
_BY_NAME = re.compile(
    rf"(?<![\u4e00-\u9fff]){_GRADE}[级等]?[ ]*[：:（(为][ ]*"
    rf"(?P<one>{_POINTS})[ ]*分?{_BRACKET}[ ]*"
    rf"(?:(?:至|到|—+|-|－|~|～)[ ]*(?P<other>{_POINTS})[ ]*分?{_BRACKET}|(?P<above>[及]?以上)|(?P<below>[及]?以下))"
    # 自评等级：良（90分及以上为优，…）: the bound is that of the grade behind it
    rf"(?!{_BRACKET}(?:的)?(?:评定|认定|评|定)?(?:为|属于|是)[“]?(?:{_NAMES}))"
)
# 优≥90，90＞良≥80
_BY_SIGN = re.compile(
    rf"(?<![\u4e00-\u9fff])(?:(?P<other>{_POINTS})[ ]*分?[ ]*[＞>≥]=?[ ]*)?{_GRADE}[级等]?[ ]*"
    rf"(?P<above>[≥＞>]=?)[ ]*(?P<one>{_POINTS})[ ]*分?(?P<below>(?!))?"
)
# 得分≥90为优，90＞得分≥80为良
_SIGNED = re.compile(
    rf"(?:(?P<other>{_POINTS})[ ]*分?[ ]*[＞>≥]=?[ ]*)?(?:得分|总分|分数|分值|[XSxs])?[ ]*"
    rf"(?P<above>≥|>=)[ ]*(?P<one>{_POINTS})[ ]*分?{_BRACKET}(?:的?(?:评定|评|定)?为|：|:|是|，)[ ]*"
    rf"{_GRADE}(?:[级等])?(?![\u4e00-\u9fff])(?P<below>(?!))?"
)
# 不低于90分记A，不低于75分记B，低于60分记D; 大于等于80分且小于90分为良
_NOT_BELOW = re.compile(
    rf"(?:(?P<above>不低于|不小于|不少于|达到|大于或?等于|高于或?等于)|(?P<below>(?:(?<![上且，,、不分）)])|(?<=[优良中差格好秀A-E”][，,、]))(?:低于|小于|不足|不满)))"
    rf"[ ]*(?P<one>{_POINTS})[ ]*分?(?:(?:且|，|,|、)?(?:小于|低于|不足|不满)[ ]*(?P<other>{_POINTS})[ ]*分?)?"
    rf"(?:的|，)?(?:(?:评定为|认定为|评为|定为|列为|记为|为|记|评|列)[ ]*|(?=“)){_GRADE}(?:[级等])?"
    r"(?![\u4e00-\u9fff])"
)
# 优：总分≥90；良：80≤总分＜90；差：总分＜60
_MARK = r"[ ]*(?:总分|得分|分数|[XxSs])[ ]*"
_BETWEEN = re.compile(
    rf"(?<![\u4e00-\u9fff]){_GRADE}[级等]?[ ]*[：:][ ]*(?P<one>{_POINTS})[ ]*分?[ ]*(?P<above>≤|<=){_MARK}"
    rf"(?:[＜<≤]=?[ ]*(?P<other>{_POINTS}))?(?P<below>(?!))?"
)
_FROM = re.compile(
    rf"(?<![\u4e00-\u9fff]){_GRADE}[级等]?[ ]*[：:]{_MARK}(?:(?P<above>≥|>=)|(?P<below>＜|<(?!=)))[ ]*"
    rf"(?P<one>{_POINTS})(?P<other>(?!))?"
)
# 90≤得分≤100为优；75≤得分＜90为良；得分＜60为差
_WITHIN = re.compile(
    rf"(?<![\d.])(?P<one>{_POINTS})[ ]*分?[ ]*(?P<above>≤|<=|＜=){_MARK}[＜<≤]=?[ ]*(?P<other>{_POINTS})[ ]*分?{_HAS}"
    rf"{_GRADE}[级等]?(?![\u4e00-\u9fff])(?P<below>(?!))?"
)
_UNDER = re.compile(
    rf"(?<![≤<＜=])(?<![≤<＜=] ){_MARK}(?P<below>＜|<(?!=))[ ]*(?P<one>{_POINTS})[ ]*分?{_HAS}"
    rf"{_GRADE}[级等]?(?![\u4e00-\u9fff])(?P<above>(?!))?(?P<other>(?!))?"
)
_SHORT = {"优秀": "优", "良好": "良", "中等": "中"}
# 79.5分，等级为良; 得92.30分，自评档次为优秀; 93.2分，绩效等级“中”
_SCORED = re.compile(
    rf"(?P<before>[^。；;，,\n]{{0,16}}?)(?<![\d.])(?P<score>{_POINTS})[ ]*分"
    r"(?!以|及以|[（(]含|[至到—\-~～])[，,；;（(]?[ ]*(?:亦|也|同样|仍|均)?"
    rf"(?:[^\d。；;，,\n（）]{{0,10}}?(?:等级|等次|档次|级别|评级|评价|评定|属于?|定)[^\d。；;，,\n“”]{{0,6}}?|为|是|列[为入作在]?|归[入为于]|[评判记划]为|[评判]|达到?|居)"
    rf"{_GRADE}(?=[级等档次]*[。；;，,、）)\n]|$)"
)
# 得分为78.40分。根据…，该项目绩效等级评定为“良”
_LATER = re.compile(
    rf"(?<![\d.])(?P<score>{_POINTS})[ ]*分[。；;，,](?P<between>[^\n]{{1,160}}?)"
    rf"(?:等级|等次|档次|级别)(?:评定|认定|确定|核定)?(?:为|是|：)?"
    rf"{_GRADE}(?=[级等档次]*[。；;，,、）)\n]|$)"
)
# a row that ends in the grade: 总分 | 100 | 89.39 | 自评等级 | 优; 总得分：92.5分 等次：优
_ROWED = re.compile(
    r"(?P<before>(?:总得?分|合[ \u3000]*计|总[ \u3000]*计|(?:综合|自评|评价|最终|绩效)(?:得分|评分|总分)|得分|评分)"
    r"[^\n。；;，,\d]{0,12}(?:[\s|｜：:]{1,4}100[ ]?分?)?)[\s|｜：:]{0,4}(?<![\d.])"
    rf"(?P<score>{_POINTS})[ ]*分?[ \t\u3000|｜，,；;]{{1,4}}"
    r"(?:自评|评价|绩效|综合|评定|最终)*(?:等级|等次|档次|级别|评级)[ \t\u3000|｜：:]{0,4}"
    rf"{_GRADE}(?=[级等档次]*[ \t\u3000]*(?:[|｜。；;\n]|$))"
)
# 自评得分及等级：88.5分，优: a label for both, and both behind it
_LABELLED = re.compile(
    r"(?:得分|评分|总分|分数|成绩)(?:情况|结果)?[ ]?(?:及|和|与|、|/|／|·|—|-)[ ]?(?:自评|评价|绩效|综合|评定|最终)*"
    r"(?:等级|等次|档次|级别|评级)(?:情况|结果)?[ \t\u3000|｜：:为是]{1,4}"
    rf"(?P<score>{_POINTS})[ ]*分?[ ]?[，,、；;（(/／｜|\t \u3000]{{1,3}}(?:等级|等次|档次|级别|评级)?[为是：:]?[ ]*"
    rf"{_GRADE}(?=[级等]?[）)]?[ \t\u3000]*(?:[。；;，,|｜（(\n]|$))"
)
# 综合得分94.5分，其中：……23.0分。结论：良: what the sentence behind a score and its parts comes to
_CONCLUDED = re.compile(
    rf"(?P<before>[^。；;，,\n]{{0,16}}?)(?<![\d.])(?P<score>{_POINTS})[ ]*分"
    r"(?:[，,：:（(]?[ ]*(?:其中|包括|由|分别[为是])[^。\n]{4,160}?分[）)]?)?[。；;]\n?[ \t\u3000]*"
    r"(?:自评|评价|绩效|综合|评定|最终|总体|总的)*(?:结论|结果|定[性级]|评级|[等档]次|等级)[ ]*"
    rf"(?:[：:]|[为是]|—{{1,2}})[ ]*{_GRADE}(?=[级等档次]*[。；;，,、（(\n]|$)"
)
# the scale of 财预〔2020〕10号, where a report tells none of its own
_COMMON = {"优": Decimal(90), "良": Decimal(80), "中": Decimal(60), "差": Decimal(0)}
# a scale of another make than those that are read
_SCALED = re.compile(
    r"(?:[≥>＞<＜≤]|以上|以下|至|[-—～~])[^。\n]{0,12}(?:为|：|属于?)?[“]?(?:优|良)(?![\u4e00-\u9fff])"
)
_OWN_SCORE = re.compile(
    r"(?:自评|综合|评价|绩效|最终|总|整体)[^，,。；;\d]{0,8}(?:得分|评分|总分|分)[^，,。；;\d]{0,4}$"
    r"|^总得?分|^合[ \u3000]*计"
)
_ANY_SCORE = re.compile(rf"(?<![\d.]){_POINTS}[ ]*分")
_OTHER = re.compile(
    r"满分|平均|最[高低]|上年|去年|往年|每|合格线|权重|分值|指标|产出|效益|效果|过程|决策|投入"
    r"|考核|水质|环境|信用|安全|监理|平台|指数|降档|[扣加减差折](?:了|去|分)?[ ]*$"
)
_SCORE_HEAD = re.compile(r"(?:综合|自评|评价|绩效|最终|总)*(?:得分|评分|分数|总得分|成绩)(?:[（(]分[）)])?")
_GRADE_HEAD = re.compile(r"(?:综合|自评|评价|绩效|最终)*(?:等级|等次|档次|级别|评级|结果|结论|评定)")
_ONE_GRADE = re.compile(_GRADE)
# ＝93，认定为B等
_SUMMED = re.compile(
    rf"[＝=][ ]*(?P<score>{_POINTS})[ ]*分?[，,；;（(][ ]*(?:自评|评价|绩效)?(?:等级|等次|档次)?"
    rf"(?:认定|评定|评|定)(?:同|亦|也)?为{_GRADE}(?=[级等档次]*[。；;，,、）)\n]|$)"
)
# ☑优　□良　□中　□差
_BOX, _TICK = "□☐", "☑√■☒✓✔"
_TICKED = re.compile(rf"(?:[{_BOX}{_TICK}][ ]?(?:{_NAMES})[ \t\u3000、/]{{0,4}}){{2,5}}")
_OPTION = re.compile(rf"(?P<box>[{_BOX}{_TICK}])[ ]?(?P<grade>{_NAMES})")
_TOTAL = re.compile(
    r"^[|｜ \t]*(?:总[ \u3000]*得?分|合[ \u3000]*计|综合得分)[ \t\u3000|｜：:]+(?:100[ ]?分?[ \t\u3000|｜]+)?"
    rf"(?P<score>{_POINTS})[ ]*分?[ \t|｜]*$",
    re.MULTILINE,
)
SCALES = (_BY_POINTS, _BY_NAME, _BY_SIGN, _SIGNED, _NOT_BELOW, _BETWEEN, _FROM, _WITHIN, _UNDER)
_BACK = 16
_LEAST, _MOST = 2, Decimal(100)


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade that stands with a score, and the right one."""

    grade: Span
    score: Span
    right: str
    put: str = ""


_Pair = tuple[Span, Span]


def misgraded(ground: Ground) -> Iterator[Graded]:
    """Yield the grades that contradict the report's own scale."""
    text = ground.extracted.document.text
    told = told_scale(text, 0, len(text))
    scale, names = _scale(told)
    if not told and not _SCALED.search(text):
        yield from _uncommon(text)
    if len(scale) < _LEAST:
        return
    areas = [Span(match.start(), match.end()) for match in told]
    told_beside = dict.fromkeys((*_in_words(text, areas), *_rowed(text), *sole_grade(text, _GRADE)))
    wrong = [pair for pair in told_beside if not _fits(text, scale, pair)]
    for pairs in (*_in_rows(text, ground), *bare_runs(text, _GRADE, areas)):
        odd = [pair for pair in pairs if not _fits(text, scale, pair)]
        # several grades that the scale does not give are given by another one: a ranking, a quota
        wrong += odd if len(odd) == 1 and len(pairs) > 1 else []
    for grade, score in wrong:
        yield Graded(grade, score, names[_of(scale, amount(text, score))])
    yield from _ticked(text, scale)


def _ticked(text: str, scale: Mapping[str, Decimal]) -> Iterator[Graded]:
    """Yield the one ticked grade of the form, where the one total of the sheet has another box."""
    totals = [Span(*match.span("score")) for match in _TOTAL.finditer(text)] or total_scores(text)
    forms = [match for match in _TICKED.finditer(text) if sum(sign in _TICK for sign in match.group()) == 1]
    if len(totals) != 1 or len(forms) != 1:
        return
    (score,) = totals
    right = _of(scale, amount(text, score))
    options = list(_OPTION.finditer(text, forms[0].start(), forms[0].end()))
    ticked = next(one for one in options if one["box"] in _TICK)
    meant = next((one for one in options if right and _short(one["grade"]) == right), None)
    if meant is None or meant is ticked or _short(ticked["grade"]) not in scale:
        return
    place = Span(min(ticked.start(), meant.start()), max(ticked.end(), meant.end()))
    put = list(place.of(text))
    put[ticked.start() - place.start], put[meant.start() - place.start] = meant["box"], ticked["box"]
    yield Graded(place, score, meant["grade"], "".join(put))


def told_scale(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return where a stretch of the text says which scores have which grade."""
    found = (match for pattern in SCALES for match in pattern.finditer(text, start, end))
    return [match for match in found if _low(match) is not None and is_of_evaluation(text, match.start())]


def least_of(text: str) -> Mapping[str, Decimal]:
    """Return the least score of each grade of the scale that a report tells; none where it tells none in one way."""
    scale, _ = _scale(told_scale(text, 0, len(text)))
    return scale if len(scale) >= _LEAST else {}


def _uncommon(text: str) -> Iterator[Graded]:
    """Yield the grades of the report's own total score that the common scale does not give."""
    told = (match for pattern in (_SCORED, _ROWED) for match in pattern.finditer(text))
    for match in told:
        pair = Span(*match.span("grade")), Span(*match.span("score"))
        own = _OWN_SCORE.search(match["before"]) is not None and not _OTHER.search(match["before"])
        if own and _short(match["grade"]) in _COMMON and not _fits(text, _COMMON, pair):
            yield Graded(*pair, _of(_COMMON, amount(text, pair[1])))


def _rowed(text: str) -> Iterator[_Pair]:
    for match in (*_ROWED.finditer(text), *_LABELLED.finditer(text)):
        yield Span(*match.span("grade")), Span(*match.span("score"))


def _fits(text: str, scale: Mapping[str, Decimal], pair: _Pair) -> bool:
    written, right = _short(pair[0].of(text)), _of(scale, amount(text, pair[1]))
    return written not in scale or right in ("", written)


def _scale(told: Sequence[re.Match[str]]) -> tuple[Mapping[str, Decimal], Mapping[str, str]]:
    """Return the least score of each grade, and how the scale calls it; none where it is told in two ways."""
    least: dict[str, Decimal] = {}
    names: dict[str, str] = {}
    for match in told:
        grade, low = _short(match["grade"]), _low(match)
        if low is None or least.setdefault(grade, low) != low:
            return {}, {}
        names.setdefault(grade, match["grade"].strip("“”"))
    distinct = len(set(least.values())) == len(least)
    return (least, names) if distinct and max(least.values(), default=_MOST) < _MOST else ({}, {})


def _low(match: re.Match[str]) -> Decimal | None:
    """Return the least score of a grade: 80 of 80—90分, 0 of 60分以下; None where only one bound is told."""
    one = Decimal(match["one"])
    if match["below"]:
        return Decimal(0)
    other = Decimal(match["other"]) if match["other"] else None
    if other is None:
        return one if match["above"] else None
    return min(one, other)


def _of(scale: Mapping[str, Decimal], score: Decimal | None) -> str:
    """Return the grade of a score; none at a bound, which may belong to either, nor below all of a scale."""
    if score is None or score > _MOST or score in scale.values():
        return ""
    reached = [(low, grade) for grade, low in scale.items() if low <= score]
    return max(reached)[1] if reached else ""


def _in_words(text: str, scale: Sequence[Span]) -> Iterator[_Pair]:
    for match in (*_SCORED.finditer(text), *_SUMMED.finditer(text), *_CONCLUDED.finditer(text)):
        grade = Span(*match.span("grade"))
        before = match.groupdict().get("before") or ""
        if not _OTHER.search(before) and not any(area.overlaps(grade) for area in scale):
            yield grade, Span(*match.span("score"))
    for match in _LATER.finditer(text):
        grade, start = Span(*match.span("grade")), match.start("score")
        between = match["between"]
        for area in scale:
            if area.start >= match.start("between") and area.end <= match.end("between"):
                between = between.replace(area.of(text), "")
        told_again = between != match["between"] and not _ANY_SCORE.search(between) and not _OTHER.search(between)
        before = text[max(0, start - _BACK) : start]
        if told_again and not _OTHER.search(before) and not any(area.overlaps(grade) for area in scale):
            yield grade, Span(*match.span("score"))


def _in_rows(text: str, ground: Ground) -> Iterator[list[_Pair]]:
    """Yield the grades and the scores of the rows below a header that names one column of either."""
    for grid in grids(ground):
        at: tuple[int, int] | None = None
        pairs: list[_Pair] = []
        for row in grid:
            header = _columns(text, row)
            if header is not None:
                at = header
            elif at is not None and _ONE_GRADE.fullmatch(words(text, row[at[1]])):
                pairs.append((row[at[1]], row[at[0]]))
        yield pairs


def _columns(text: str, row: Row) -> tuple[int, int] | None:
    names = [words(text, cell) for cell in row]
    scores = [at for at, name in enumerate(names) if _SCORE_HEAD.fullmatch(name)]
    grades = [at for at, name in enumerate(names) if _GRADE_HEAD.fullmatch(name)]
    return (scores[0], grades[0]) if len(scores) == len(grades) == 1 else None


def _short(name: str) -> str:
    plain = name.strip().strip("“”")
    return _SHORT.get(plain, plain)
