"""Whose grade it is that stands behind a score, and by which scale it was given."""

import re

from jixiao.model.span import Span

_NEAR = 40
_STOPS = "。；;\n"
# a grade of another year or to come, of a part or of others, of another survey, or by rank
_UNRELATED = re.compile(
    r"上年|去年|上一年|往年|明年|下年|下一年|来年|力争|争取|目标[是为]|未能|未被|未评|未达|距|凡|(?<!针)(?<!核)(?<!校)对(?![照应])"
    r"|其中(?![^，,。；;]{0,16}\d[ ]?分)|个项目|所属|下属|单项|各|部分项目|其余"
    r"|财政[^，,。；;]{0,8}(?:评价|评定|认定)(?!办法|标准|要求|规定|管理|工作|体系|指标|[^，,。；;]{0,6}(?:办法|标准|规定))"
    r"|复核|抽查|申诉|群众|满意|评议|调查|质量|水质|水平|档案|公开|评查|(?<!绩效)评估|定级|考评|督导|考试|测试|空气|环境|指数|路面"
    r"|前[ ]?\d+(?:\.\d+)?[ ]?[%％名位]|前[一二三四五六七八九十]名|第[\d一二三四五六七八九十]+[名位]"
)
_YEAR = re.compile(r"20\d\d年")
# 对等级为“优”的项目优先保障, 评为“良”的1家, 差0.90分
_OF_THOSE = re.compile(r"[”’]?[级等档次]*的[ ]?(?:项目|单位|\d|[一二三四五六七八九十]+[个家]|部门|村|企业)|[ ]?\d")
_LINES, _TITLE = 3, 80
_PROJECT = re.compile(r"项目名称|评价项目|项目[：:]|单位名称|被评价")
# scales that are none of an evaluation: 学员考试85分以上为优秀
_FOREIGN = re.compile(
    r"学员|学生|考生|考试|(?<!绩效)(?<!内部)考核(?!办法)|测试|测验|检测|监测|供应商|技能|体质|空气|水质|信用|面试|答辩|培训|商户|农户|护理"
)
_OWN = re.compile(r"绩效|自评|评价(?:等级|结果|得分)|等[级次]划分")
# bounds that stand with 优: 优（得分≥85分）, [85,100]为优, 优秀85—100分, 优 | 85分以上 in a row
_BOUNDS = re.compile(
    r"(?<![评创最])优秀?[级等]?[ \t|｜]{0,3}[（(：:为]?[^。；;，,、\n\d良]{0,8}?"
    r"(?:[≥＞>≤][=]?)?[ ]?\d{2,3}[^。；;、\n]{0,10}"
    r"|[\[［(（]\d{2,3}[ ]?[,，—\-~～][ ]?\d{2,3}[\])）］](?:分)?(?:的)?(?:评|定)?(?:为|：|:)?[“]?优"
    r"|\d{2,3}(?:\.\d+)?[ ]?分?[ ]?[≥＞>≤＜<—\-~～至][^。；;，,、\n]{0,14}?[“]?优(?=秀|[”。；;，,、\n]|$)"
)
_BOUND = re.compile(r"[≥＞>≤\[［—\-~～至]|以上|含")
_NUMBER = re.compile(r"(?<![\d.])\d{2,3}(?:\.\d+)?")
_COMMON = frozenset({"90", "90.0", "90.00", "100", "100.0", "100.00"})
_BETTER = re.compile(r"优秀|良好|[为：:、（，“\t|属]\s?[优良](?=[”。；;，,、）级等\n（]|$)")


def is_unrelated(text: str, start: int, grade: Span) -> bool:
    """Tell a grade that the words between it and the score before it, or those behind it, give to something else."""
    return is_told_of_other(text, start, grade) or _OF_THOSE.match(text, grade.end) is not None


def is_of_other_year(text: str, start: int, grade: Span, year: str) -> bool:
    """Tell a grade with the number of another year before it: that year's, or a slip of the year."""
    years = _YEAR.findall(text, max(start, grade.start - _NEAR), max(start, grade.start))
    return any(one != f"{year}年" and one not in text[:_TITLE] for one in years)


def is_told_of_other(text: str, start: int, grade: Span) -> bool:
    """Tell a grade that the words between it and the score before it give to something else."""
    return start <= grade.start and _UNRELATED.search(text, max(start, grade.start - _NEAR), grade.start) is not None


def is_of_project(text: str, at: int) -> bool:
    """Tell a line below the name of what it is about."""
    above = text[:at].split("\n")[-_LINES - 1 :]
    return any(_PROJECT.search(line) for line in above)


def is_of_evaluation(text: str, at: int) -> bool:
    """Tell a bound of a scale whose sentence is about no examination of people or goods."""
    begun = max(text.rfind(stop, 0, at) + 1 for stop in _STOPS)
    ends = [end for stop in _STOPS if (end := text.find(stop, at)) >= 0]
    sentence = text[begun : min(ends, default=len(text))]
    return _FOREIGN.search(sentence) is None or _OWN.search(sentence) is not None


def has_other_scale(text: str) -> bool:
    """Tell a report that says with numbers what 优 is, by other bounds than the common ones."""
    for match in _BOUNDS.finditer(text):
        told = match.group()
        if _BOUND.search(told) and is_of_evaluation(text, match.start()) and set(_NUMBER.findall(told)) - _COMMON:
            return True
    return False


def has_two_grades(text: str) -> bool:
    """Tell a report that knows 合格 and 不合格, and no better grade."""
    return "不合格" in text and not has_better(text)


def has_better(text: str) -> bool:
    """Tell a report that names 优 or 良 as a grade."""
    return _BETTER.search(text) is not None
