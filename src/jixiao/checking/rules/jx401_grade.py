"""JX401: a grade that its score does not give."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from jixiao.checking.grade_of import (
    has_better,
    has_other_scale,
    has_two_grades,
    is_of_evaluation,
    is_of_other_year,
    is_of_project,
    is_told_of_other,
    is_unrelated,
)  # fmt: skip
from jixiao.checking.notes import expecting, note, or_passed, unsafe
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.checking.scaled_grades import least_of, misgraded, told_scale
from jixiao.checking.spending import threshold
from jixiao.model.fact import Fact, Status
from jixiao.model.finding import Edit, Place, Severity
from jixiao.model.quantity import MICRO
from jixiao.model.relation import Band
from jixiao.model.span import Span

CARD = Card(
    code="JX401",
    name="评价等级与得分不符",
    severity=Severity.ERROR,
    clause="财预〔2020〕10号第二十一条：90（含）—100分为优、80（含）—90分为良、60（含）—80分为中、60分以下为差",
    why="等级由得分决定，写错会影响评价结果应用。",
    passes="综合得分92.5分，评价等级为“优”。",
    fails="综合得分78.6分，评价等级为“良”。",
    false_alarms="报告自己写明另一套分档标准的，按报告的标准核对；满分不是100分的不查。",
    remedy="按得分改正等级，或核对得分。",
)

_NAMES = {"优秀": "优", "优": "优", "良好": "良", "良": "良", "合格": "中", "中": "中", "不合格": "差", "差": "差"}
_GRADE = re.compile(
    # 其余为不合格 ends a scale
    r"[^。；;\n]{0,24}?(?<!其余)(?<!其他)(?<!其它)(?<!以下)(?<!否则)(?:等级|等次|评为|评定为|结论为|结果为|属于|档次|为)[^。；;\n“]{0,6}?"
    r"(?P<grade>“(?:优秀|良好|不合格|合格|优|良|中|差)”"
    r"|(?:优秀|良好|不合格|合格|优|良|中|差(?![ ]?\d))(?![\u4e00-\u9fff]))"
)
# what a report says of its own scale: 90分（含）以上为优，80分（含）至90分为良
_LEAST = r"(?P<least>\d{2,3}(?:\.\d+)?)[ ]*分?"
_NAMED = r"[^，,。；;、）)\d]{0,8}?(?:为|评为|属于|：)?[ ]*[“（(]?(?P<grade>优|良|中|合格)"
_OWN = (
    re.compile(rf"{_LEAST}(?:（含[^）]{{0,4}}）|\(含\))?(?:及以上|以上){_NAMED}"),
    re.compile(
        rf"{_LEAST}(?:（含[^）]{{0,4}}）|\(含\))?[ ]*(?:至|到|—+|-|~|～|－)[ ]*"
        rf"\d{{2,3}}(?:\.\d+)?[ ]*分?(?:（不含[^）]{{0,4}}）)?{_NAMED}"
    ),
    re.compile(rf"{_LEAST}(?:及以上|以上)[ ]*(?:不足|不满|低于|小于|未满)[ ]*\d{{2,3}}(?:\.\d+)?[ ]*分?{_NAMED}"),
)
_BELOW = re.compile(
    r"\d{2,3}(?:\.\d+)?[ ]*分?(?:（[^）]{1,4}）)?以下[^，,。；;\d]{0,8}?(?:为|评为|属于|：)?[ ]*[“（(]?(?:不合格|差)"
)
# 评价等级：优 on a line of its own, below the sheet of marks that comes to the score
_LINE = re.compile(
    r"^[ \t\u3000]*(?:\d{1,2}[.．、]|\d{1,2}[-－—.．]\d{1,2}[.．、 \t\u3000]"
    r"|[（(]?[一二三四五六七八九十]{1,2}[）)、])?[ ]*(?:绩效|综合|自评|评价|评定|自我评价|最终|整体)*"
    r"(?:等级|等次|档次)[ \t\u3000]*(?:为|是)?[ ]*[：:\t|｜为是][ ]*"
    r"(?P<grade>“(?:优秀|良好|不合格|合格|优|良|中|差)”|(?:优秀|良好|不合格|合格|优|良|中|差))[。；;]?[ \t\u3000]*$",
    re.MULTILINE,
)
# 根据上述标准，我局绩效等级评定为“良”: a sentence without the score, of nothing but the report's own evaluation
_SENTENCE = re.compile(
    r"(?:^|(?<=[。；;\n]))(?P<before>[^。；;\n]{0,50}?(?:等级|等次|档次)(?:评定|认定|确定|核定|综合评定)?(?:为|是))[：:]?"
    r"(?P<grade>“(?:优秀|良好|不合格|合格|优|良|中|差)”|(?:优秀|良好|不合格|合格|优|良|中|差))(?:[级等次档])?(?=[。；;，,\n]|$)"
)
_OF_OTHERS = re.compile(
    r"项目|下属|所属|乡镇|街道|各|抽查|复核|财政局|第三方|平均|信用|考评|评议|督导|(?<!绩效)评估|凡|(?<!核)对(?![照应])|力争|争取|明年|下年"
    r"|(?<![我本该])(?:站|中心|大队)|\d"
)
_GRADES = 2
# the grade behind last year's score is not this year's
_OTHER_YEAR = re.compile(r"上年|去年|上一年|往年")
_BY_SCALE = re.compile(r"\s*(?:按照?|根据|依据|对照|参照)[^。；;\n]{0,80}")
_LONG = {"优": "优秀", "良": "良好"}
_SCALE = (("优", "grade_excellent"), ("良", "grade_good"), ("中", "grade_pass"))

# another score of the same, not a bound of the scale
_SCORED = re.compile(
    r"(?:得分?|评分|复核|复评|评价|评定|审定|核定|调整)(?:结果)?[为是得至]{0,2}[ ]?\d{2,3}(?:\.\d+)?分(?![及以（(]|以)"
)

# 88.40分，其中决策18.60分、过程26.30分、产出43.50分，: what the score is made of, told before its grade
_PARTS = re.compile(
    r"(?:[，,（(；;：:]|。(?=其中|包括|分别))?(?:其中|由|包括|分别[为是]|即)?[：:，,]?"
    r"(?:[^。；;\n\d，,、（(]{1,16}(?P<part>\d{1,3}(?:\.\d+)?)[ ]?分[）)]?[、，,；;和及]?(?:以及)?){2,8}"
)
_PART = re.compile(r"(?<![\d.])(?P<whole>\d{1,3})(?:\.(?P<rest>\d{1,4}))?[ ]?分")

# a grade of another system than the evaluation's, or one that was moved for a reason
_OTHER_SYSTEM = re.compile(
    r"(?<!绩效)考核|水质|水环境|信用|安全生产|河长制|内控评价|指数|监理|附加分|加分|奖励分|[上下]调|降[低档]|降为|一票否决|四舍五入|复核后|扣\d"
)

# 等级由自评的“优”调整为“良”
_MOVED = re.compile(r"[”’]?[级等档次]*(?:调整|改|变更?|下降|上升|降|升|退|跌)[为至到成]")


def check(ground: Ground) -> Iterator[Verdict]:
    """Hold the grade behind each total score against the score."""
    if _full_mark(ground) != 100 * MICRO:
        return or_passed(iter(()))
    behind = list(_nearest(ground))
    told = {match.start("grade") for _, match in behind}
    alone = [pair for pair in _on_a_line(ground) if pair[1].start("grade") not in told]
    told |= {match.start("grade") for _, match in alone}
    judged = (verdict for fact, match in (*behind, *alone) for verdict in _judge(fact, match, ground))
    return or_passed(chain(judged, _scaled(ground, told)))


def _scaled(ground: Ground, told: set[int]) -> Iterator[Verdict]:
    """Judge the grades of places and projects, which no score of the report itself tells, by its own scale."""
    text = ground.extracted.document.text
    for one in misgraded(ground):
        unrelated = is_told_of_other(text, one.score.end, one.grade)
        if one.grade.start not in told and not unrelated:
            args = (("found", one.grade.of(text).strip("“” ")), ("score", one.score.of(text)), ("expected", one.right))
            put = one.put or f"“{one.right}”" if one.put or one.grade.of(text).startswith("“") else one.right
            related = [Place(one.score, "label.score")]
            edit, severity = unsafe(Edit(one.grade, put)), Severity.WARNING
            yield expecting(note(CARD, one.grade, args, severity=severity, fix=edit, related=related), put)


def _nearest(ground: Ground) -> Iterator[tuple[Fact, re.Match[str]]]:
    """Yield each grade with the last score before it: 自评94.5分，重点评价85.4分，等级为良 is the grade of 85.4分."""
    last: dict[int, tuple[Fact, re.Match[str]]] = {}
    for fact in ground.extracted.facts:
        match = _behind(fact, ground)
        if match is not None and fact.span is not None and not _is_scored_again(ground, fact, match):
            known = last.get(match.start("grade"))
            if known is None or known[0].span is None or known[0].span.start < fact.span.start:
                last[match.start("grade")] = fact, match
    yield from last.values()


def _is_scored_again(ground: Ground, fact: Fact, grade: re.Match[str]) -> bool:
    """Tell whether another score is told between a score and a grade: 自评94.5分，重点评价85.4分，等级为良."""
    text = ground.extracted.document.text
    return _SCORED.search(text, _past_parts(text, fact), grade.start("grade")) is not None


def _past_parts(text: str, fact: Fact) -> int:
    """Return where what a score is made of ends behind it, if that makes it up; else where the score itself ends."""
    end = fact.span.end if fact.span is not None else 0
    parts = _PARTS.match(text, end)
    if parts is None:
        return end
    points = [int(one["whole"]) * MICRO + int(f"{one['rest'] or '':0<6}") for one in _PART.finditer(parts.group())]
    return parts.end() if sum(points) == fact.quantity.value else end


def _behind(fact: Fact, ground: Ground) -> re.Match[str] | None:
    """Return the grade that stands behind a total score in the prose."""
    where = fact.coordinates
    if where is None or where.concept != "score_total" or fact.span is None or fact.cell is not None:
        return None
    text = ground.extracted.document.text
    match = _grade(text, _past_parts(text, fact))
    begun = max(text.rfind("。", 0, fact.span.start), text.rfind("\n", 0, fact.span.start)) + 1
    other = match is not None and _OTHER_SYSTEM.search(text, begun, match.start("grade")) is not None
    moved = match is not None and _MOVED.match(text, match.end("grade")) is not None
    if match is None or other or moved:
        return None
    unrelated = is_unrelated(text, _past_parts(text, fact), Span(*match.span("grade")))
    return None if unrelated else match


def _on_a_line(ground: Ground) -> Iterator[tuple[Fact, re.Match[str]]]:
    """Yield the only grade that has a line of its own, with the only total score of the report."""
    own = ("", ground.extracted.profile.year)
    known = [(fact, fact.coordinates) for fact in ground.extracted.facts if fact.coordinates is not None]
    scores = [(fact, at) for fact, at in known if at.concept == "score_total" and at.item is None]
    sure = all(at.period in own and _is_sure(ground, fact) for fact, at in scores)
    lines = _lines(ground)
    if len(lines) == 1 and sure and len({(fact.quantity.value, at.subject) for fact, at in scores}) == 1:
        yield next((fact for fact, _ in scores if fact.span is not None), scores[0][0]), lines[0]


def _is_sure(ground: Ground, fact: Fact) -> bool:
    """Tell a score that nothing clashes with, or only parts that come to a score of the same grade."""
    scale = _scale(ground, ground.extracted.document.text)
    if fact.status is not Status.CONFLICTING:
        return True
    clashes = [one for one in ground.evaluations if one.band is Band.VIOLATED and fact.id in one.facts]
    made = [one.expected for one in clashes if one.result == fact.id]
    right = _right(fact, scale)
    same = all(one is not None and _graded(one.low, scale) == _graded(one.high, scale) == right for one in made)
    return len(made) == len(clashes) and same


def _lines(ground: Ground) -> list[re.Match[str]]:
    """Return the places that tell the grade of the report without a score."""
    text, year = ground.extracted.document.text, ground.extracted.profile.year
    told = [
        match
        for match in _SENTENCE.finditer(text)
        if not any(one.search(match["before"]) for one in (_OTHER_YEAR, _OTHER_SYSTEM))
        and not _OF_OTHERS.search(match["before"].replace(year or "\n", ""))
    ]
    lines = [match for match in _LINE.finditer(text) if not is_of_project(text, match.start())]
    return lines + [match for match in told if all(match.start("grade") != one.start("grade") for one in lines)]


def _judge(fact: Fact, match: re.Match[str], ground: Ground) -> Iterator[Verdict]:
    text = ground.extracted.document.text
    grade = Span(*match.span("grade"))
    written, right = _NAMES[match["grade"].strip("“”")], _right(fact, _scale(ground, text))
    passable = written == "中" and right in ("优", "良") and "合格" in match["grade"] and not has_better(text)
    if written == right or not _is_understood(text) or (passable and has_two_grades(text)):
        yield PASSED
        return
    word = _word(text, right)
    if word == right and match["grade"].strip("“”") in _LONG.values():
        word = _LONG.get(right, right)
    args = (("found", match["grade"].strip("“”")), ("score", fact.printed), ("expected", word))
    put = f"“{word}”" if match["grade"].startswith("“") else word
    # 合格 alone may be said by a scale of two grades
    start, year = fact.span.end if fact.span else grade.end, ground.extracted.profile.year[:4]
    doubtful = passable or is_of_other_year(text, start, grade, year)
    severity = Severity.WARNING if doubtful else CARD.severity
    told = note(CARD, grade, args, severity=severity, fix=unsafe(Edit(grade, put)), related=_place(fact))
    yield expecting(told, put)


def _place(fact: Fact) -> list[Place]:
    return [] if fact.span is None else [Place(fact.span, "label.score")]


def _grade(text: str, start: int) -> re.Match[str] | None:
    """Return the grade behind a score; one that only belongs to the scale told in between is none."""
    match = _GRADE.match(text, start)
    scale = _scale_in(text, start, _stop(text, start))
    if match is not None and any(one.start() <= match.start("grade") < one.end() for one in scale):
        return _GRADE.match(text, max(one.end() for one in scale))
    if match is None and len(scale) >= _GRADES:
        match = _GRADE.match(text, max(one.end() for one in scale))
    return _grade_by_scale(text, _stop(text, start) + 1) if match is None else match


def _grade_by_scale(text: str, start: int) -> re.Match[str] | None:
    """Return the grade that stands behind the scale told in the next sentence, or in the sentence after that one.

    按照“90分以上为优”的标准，评定为“优”. 等次标准为：90分以上为优，80分以上为良。据此，自评等次为优。
    """
    stop = _stop(text, start)
    if _OTHER_YEAR.search(text, text.rfind("。", 0, max(0, start - 1)) + 1, stop):
        return None
    scale = _scale_in(text, start, stop)
    if not scale or (len(scale) < _GRADES and _BY_SCALE.match(text, start) is None):
        return None
    return _GRADE.match(text, max(one.end() for one in scale)) or _GRADE.match(text, stop + 1)


def _scale_in(text: str, start: int, stop: int) -> list[re.Match[str]]:
    found = [one for pattern in (*_OWN, _BELOW) for one in pattern.finditer(text, start, stop)]
    return [*found, *told_scale(text, start, stop)]


def _stop(text: str, start: int) -> int:
    stop = text.find("。", start)
    return stop if stop >= 0 else len(text)


def _full_mark(ground: Ground) -> int:
    facts = ground.extracted.facts
    full = [
        fact
        for fact in facts
        if fact.coordinates is not None
        and fact.coordinates.concept == "score_full"
        and fact.status is not Status.CONFLICTING
    ]
    return full[0].quantity.value if full else 100 * MICRO


def _scale(ground: Ground, text: str) -> Mapping[str, int]:
    """Return the least score of each grade: the report's own scale where it states one for 优, else the pack's."""
    scale = {grade: threshold(ground, name) for grade, name in _SCALE}
    for match in _own(text):
        whole, _, part = match["least"].partition(".")
        scale[_NAMES[match["grade"]]] = int(whole) * MICRO + int((part + "000000")[:6])
    told = {_NAMES[grade]: int(least * MICRO) for grade, least in least_of(text).items() if grade in _NAMES}
    return scale | told if {"优", "良"} <= told.keys() else scale


def _own(text: str) -> list[re.Match[str]]:
    found = (match for pattern in _OWN for match in pattern.finditer(text))
    return [match for match in found if is_of_evaluation(text, match.start())]


def _is_understood(text: str) -> bool:
    """Tell a report whose scale was read, if it has one of its own."""
    told = {_NAMES[match["grade"]] for match in _own(text)} | {_NAMES.get(one, "") for one in least_of(text)}
    return "优" in told or not has_other_scale(text)


def _word(text: str, grade: str) -> str:
    """Return a grade in the words of the report's own scale: 良 where it says 良, 良好 where it says 良好."""
    told = (text[one.start("grade") :] for one in _own(text))
    names = [name for words in told for name in _NAMES if words.startswith(name) and _NAMES[name] == grade]
    return names[0] if names else grade


def _right(fact: Fact, scale: Mapping[str, int]) -> str:
    return _graded(fact.quantity.value, scale)


def _graded(points: int, scale: Mapping[str, int]) -> str:
    return next((grade for grade, _ in _SCALE if points >= scale[grade]), "差")


RULE = Rule(CARD, check)
