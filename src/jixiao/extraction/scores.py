"""Scores in running text: totals, parts with their full marks, and score rates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from jixiao.extraction.bound import Bound, Tie, World
from jixiao.extraction.lexemes import Lexeme, Mark
from jixiao.extraction.scorewords import OPENING, ends, headed_part, part_name, stem_of, titled_part, words_before
from jixiao.model.fact import Item, Subject, SubjectKind
from jixiao.model.link import LinkKind
from jixiao.model.quantity import MICRO, Approximation, Dimension
from jixiao.model.trace import Reason

_GOT = re.compile(
    r"(?:[，,]|其中|中)?(?:自评|实际|评价|实|最终|本项|该项)?(?:得分?|评分|计分|打分|拿到?|获得?|取得|得到)(?:为|是|：|:|了)?$"
)
_OWN = re.compile(r"(?:自评|实得|得|得分|自评得分?|实际得分|评分|打分|评定|核定|评价)(?:为|是|：|:)?")
_THIS_ONE = re.compile(r"(?:该|本|此)项?(?:一级|二级|三级)?指标|(?:该|本|此)(?:项|部分)")
_RUN_IN = re.compile(
    r"[ \t\u3000]*(?:[一二三四五六七八九十\d]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)])[ \t]*"
    r"(?P<title>[\u4e00-\u9fff]{2,14})(?:[（(][^（）()]{1,8}[）)])?[。：:]"
)
_THIS = re.compile(r"(?:(?:该|本|此)(?:项|指标|项指标))?(?:满分|分值|权重)?(?:为|是|：|:)?(?<=.)")
_FULL_TOTAL = re.compile(
    r"(?:^(?:总|指标|体系|评价|评分|本次|本|设定|自评|绩效|整体|部门|单位|项目|支出|标准|方案|办法|百分制|计|共|设|的|表|以|按|考核)*"
    r"|[（(评总定共][\u4e00-\u9fff]{0,6})满分(?:为|是|：|:)?$"
)
# 校舍维修项目自评96分: the score of one that is named nowhere else
_OF_A_PROJECT = re.compile(
    r"(?<![本该此各])(?<!重点)(?<!全部)[\u4e00-\u9fff]{2}(?<!部门)(?<!单位)(?<!预算)(?<!整体)(?<!支出)项目(?:自评|评价|绩效|得分|评分)"
)
_OTHERS = re.compile(r"另有|另外|其余|其他|剩余|还有|尚有")
_GRAND = re.compile(
    r"(?<!该项)(?<!本项)(?<!此项)(?<!单项)(?:总分|合计|总计|共计|累计|汇总|加总|相加)(?:为|是|：|:|得)?$"
)
_OF_ALL = re.compile(r"(?<!自评)(?<!评价)(?<!综合)总分(?:为|是|：|:)?$")
_LINE_NAME = re.compile(
    r"[ \t\u3000]*(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．])?[ ]?"
    r"(?P<name>[\u4e00-\u9fffA-Za-z“”、（）()]{2,24}?)(?:指标|部分|方面)?[：:，,]"
)
_LINE_HEAD = re.compile(
    r"[ \t\u3000]*[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．][ ]?(?P<name>[\u4e00-\u9fff]{2,8}?)"
    r"(?:指标|情况|方面)?(?:分析)?[。：:，,]"
)
# 8分中得7分
_OF_WHICH = ("中得", "中自评", "中实得", "中评得")
_INNER = re.compile(r"[（(]\d{1,2}[）)]|[①-⑳]|[；;\d]分")
_STRONG = re.compile(r"(?:总分|总得分|综合得分|综合评分|总评分|合计|总计)(?:得分)?(?:为|是|：|:)?$")
_IN_TURN = re.compile(
    r"(?P<names>[\u4e00-\u9fff、和及与]{4,60}?)(?:等?[三四五六七]?(?:个)?(?:部分|方面|维度|类|项|一级指标|指标))?(?P<kind>满分|分值|权重|自评得分|得分|评分)?(?:(?:分别|依次)(?:为|是|得)?|各得)$"
)
_JOINT = re.compile(r"[、和及与]")
# points of several parts at once, of a kind of indicators: 两项共10分, 业务指标自评54分
_TOGETHER = re.compile(r"(?:共|合计|共计|总计)$")
_SUMS = re.compile(r"总|合计|共计")
_NUMBERED = re.compile(r"[两二三四五六七八九\d][项个](?:指标)?$")
_OF_SOME = re.compile(r"(?<![部有项])指标(?:自评|得|评|评定)分?为?$")
_SELF = re.compile(r"(?:自评|评价|综合|最终|实际)总分")
_QUOTED = re.compile(
    r"“(?P<name>[\u4e00-\u9fffA-Za-z]{2,16})”(?:指标|一项|部分|方面)?(?:分值|满分|权重|标准分|共|得|得分|自评)?(?:为|是)?$"
)
# the indicator and the word of its full mark on one line: 办学方向：满分20　自评18
_LABELLED = re.compile(
    r"(?:[（(]?[\d一二三四五六七八九十]{1,2}[）)、.．])?(?P<name>[\u4e00-\u9fffA-Za-z]{2,12}?)[：:]?(?:满分|分值|权重|标准分)(?:为|是|[：:])?"
)
_RANGE = re.compile(r"(?:[（(]不?含[^（）()]{0,4}[）)])?[ ]?(?:至|到|—{1,2}|[-~～－])[ ]?\d")
_SCORE_RATE = re.compile(r"得分率(?:为|是|达到?|仅)?$")
_QUOTE_REACH = 30
_LONGEST_LIST, _SEVERAL = 70, 2
# no form gives the execution of the budget more points
# a total is never less: no form has fewer points, and none that failed is handed in
_MARK_OF_EXECUTION = 10 * MICRO
# what stands before the output in all frameworks
_FIRST_PARTS = re.compile(r"执行|投入|过程|决策|管理|资金|编制|目标|预算|立项")
_LEAST_TOTAL, _HUNDRED = 40 * MICRO, 100 * MICRO
_MOST_OF_RATE = 30 * MICRO
_CLOSING = ("）", ")")
_BEHIND = re.compile(r"[）)](?:[：:]|—{1,2}|－{1,2})?")
_CLAUSE_ENDS = frozenset({"", *"\r\n，,。；;、 \u3000\t"})


@dataclass(slots=True)
class _Scores:
    """The scores of one paragraph so far: the part spoken of, its full mark and score, all parts, the total."""

    world: World
    subject: Subject
    year: int
    item: Item | None = None
    full: int | None = None
    got: int | None = None
    parts: list[int] = field(default_factory=list)
    total: int | None = None
    turns: list[str] = field(default_factory=list)
    turn: str = ""
    fulls: int = 0
    rated: bool = False
    earned: bool = False
    whole: int = -1
    small: list[tuple[int, str]] = field(default_factory=list)
    about: str = ""
    titled: str = ""

    def put(self, index: int, concept: str, item: Item | None, why: Reason) -> int:
        if item is not None and _THIS_ONE.fullmatch(item.name):
            item = replace(item, name=self._told_above(index) or item.name)
        return self.world.put(Bound(index, concept, self.subject, item, self.year), why).figure

    def _told_above(self, index: int) -> str:
        """Return what the line begins with (（二）履职效能分析。该项指标满分50分), else what the heading is about."""
        text, at = self.world.text, self.world.figures[index].span.start
        line = _RUN_IN.match(text, text.rfind("\n", 0, at) + 1, at)
        return titled_part(line["title"]) if line is not None else self.titled


def read_scores(lexemes: Sequence[Lexeme], world: World, subject: Subject, heading: str = "") -> None:
    """Bind the scores of one paragraph, whose innermost heading is `heading`.

    A total is told by its own words, a part by the name of a known group of indicators before it; a full mark by
    满分, 分值 or its brackets. A rate after a part's score is its score rate.
    """
    scores = _Scores(world, subject, world.year, about=headed_part(heading), titled=titled_part(heading))
    for at, lexeme in enumerate(lexemes):
        if lexeme.mark is not Mark.FIGURE:
            continue
        quantity = world.figures[lexeme.index].quantity
        before = words_before(lexemes, at, world.text)
        rated = _SCORE_RATE.search(before) if quantity.dimension is Dimension.RATE else None
        if rated is not None:
            _rate(scores, lexeme.index, part_name(f"{before[: rated.start()]}得分"))
        elif quantity.dimension is Dimension.SCORE and _is_given(world, lexeme.index):
            _score(scores, lexeme, before, followed=_is_followed(lexemes, at, world))
    _turn_full(scores)
    _take_small_total(scores)
    if scores.total is not None and len(scores.parts) > 1:
        complete = _is_complete(scores) and not _leaves_out(lexemes, world, limits=not scores.fulls)
        world.ties.append(Tie(LinkKind.LIST_SUM, scores.total, tuple(scores.parts), certain=complete))


def _is_given(world: World, number: int) -> bool:
    """Tell points that are given, not a limit of a grade: 90分以上为优, 80分至90分为良."""
    figure = world.figures[number]
    exact = figure.quantity.approximation is Approximation.EXACT
    return exact and _RANGE.match(world.text, figure.span.end) is None


def _is_complete(scores: _Scores) -> bool:
    """Tell whether the parts are all there are: each has its full mark, and these make up 100; or none has one."""
    bound, figures = scores.world.bound, scores.world.figures
    items = {bound[part].item for part in scores.parts}
    fulls = {at: one for at, one in bound.items() if one.concept == "score_part_full" and one.item in items}
    beside = {figures[part].block for part in scores.parts}
    told = {one.item: figures[at].quantity.value for at, one in fulls.items() if figures[at].block in beside}
    if told:
        return len(told) == len(items) and sum(told.values()) == _HUNDRED
    if _lacks_execution(scores, [item.name for item in items if item is not None]):
        return False
    listed = sorted((scores.parts[0], scores.total or scores.parts[0]))
    return _OTHERS.search(scores.world.text, *(figures[at].span.start for at in listed)) is None


def _lacks_execution(scores: _Scores, names: Sequence[str]) -> bool:
    """Tell output, benefit and satisfaction alone, below the total by what the execution of the budget may have got."""
    world, text = scores.world, "".join(names)
    short = world.value(scores.total) - sum(map(world.value, scores.parts)) if scores.total is not None else 0
    return "产出" in text and _FIRST_PARTS.search(text) is None and 0 < short <= _MARK_OF_EXECUTION


def _leaves_out(lexemes: Sequence[Lexeme], world: World, *, limits: bool) -> bool:
    """Tell whether a paragraph gives points that were not read, and are none that were taken off.

    Beside full marks, which show what is missing, the limit of a grade leaves nothing out: 优秀（90分及以上）.
    """
    for at, lexeme in enumerate(lexemes):
        scored = lexeme.mark is Mark.FIGURE and world.figures[lexeme.index].quantity.dimension is Dimension.SCORE
        if scored and lexeme.index not in world.bound and (limits or _is_given(world, lexeme.index)):
            before = words_before(lexemes, at, world.text)
            if not ends("none").search(before):
                return True
    return False


def _take_small_total(scores: _Scores) -> None:
    """Take a total too small to be one for a slip of the hand where several parts come to a whole one."""
    parts = sum(scores.world.value(part) for part in scores.parts)
    listed = len(scores.parts) > _SEVERAL and parts >= _LEAST_TOTAL
    if scores.total is None and listed and len(scores.small) == 1:
        _total(scores, *scores.small[0])


def _turn_full(scores: _Scores) -> None:
    """Take parts that come to the full total for the full marks that they are: 满分100分，由投入20分、…构成."""
    world = scores.world
    fulls = [one for one in world.bound.values() if one.concept == "score_full" and one.subject == scores.subject]
    parts = [world.value(part) for part in scores.parts]
    if (
        scores.total is None
        and not scores.earned
        and len(parts) > 1
        and any(sum(parts) == world.value(one.figure) for one in fulls)
    ):
        for part in scores.parts:
            world.put(replace(world.bound[part], concept="score_part_full"), Reason.SCORE)
        scores.parts.clear()


def _rate(scores: _Scores, index: int, name: str) -> None:
    """Read a score rate behind its score, or before it: 投入得分率95%（9.5分/10分）."""
    if name and scores.got is None:
        scores.item, scores.full, scores.rated = Item("score_part", name), None, True
        scores.put(index, "score_rate", scores.item, Reason.SCORE)
    elif name and (scores.item is None or scores.item.name != name):
        scores.item, scores.full, scores.got, scores.rated = Item("score_part", name), None, None, True
        scores.put(index, "score_rate", scores.item, Reason.SCORE)
    elif scores.got is not None and scores.item is not None:
        scores.put(index, "score_rate", scores.item, Reason.SCORE)
        if scores.full is not None:
            scores.world.ties.append(Tie(LinkKind.RATE, index, (scores.got, scores.full)))


def _is_followed(lexemes: Sequence[Lexeme], at: int, world: World) -> bool:
    """Tell whether the next score is what was got of this one (投入10分，得9.5分): this one is then the full mark."""
    for follower in range(at + 1, len(lexemes)):
        if lexemes[follower].mark is Mark.STOP:
            return False
        if lexemes[follower].mark is not Mark.FIGURE:
            continue
        before = words_before(lexemes, follower, world.text)
        if ends("none").search(before):
            continue
        got = (_GOT.match(before) or _OWN.fullmatch(before)) is not None
        return (
            world.figures[lexemes[follower].index].quantity.dimension is Dimension.SCORE and got and not stem_of(before)
        )
    return False


def _score(scores: _Scores, lexeme: Lexeme, before: str, *, followed: bool) -> None:
    if ends("none").search(before) or _in_turn(scores, lexeme, before) or _of_rate(scores, lexeme.index, before):
        return
    if _of_several(scores, lexeme, before):
        scores.item = scores.full = scores.got = None
        return
    _named_score(scores, lexeme, before, followed=followed)


def _named_score(scores: _Scores, lexeme: Lexeme, before: str, *, followed: bool) -> None:
    """Read a score, a full mark or a total by the words directly before it."""
    small = scores.world.value(lexeme.index) < _LEAST_TOTAL
    stem = _quoted_name(scores, lexeme) or part_name(before) or _line_name(scores, lexeme, before, followed=followed)
    stem = stem or (_head_name(scores, lexeme) if small and scores.item is None else "")
    if stem:
        scores.item, scores.full, scores.got, scores.rated = Item("score_part", stem), None, None, False
    got = ends("got").search(before) is not None or _is_behind_full(scores, lexeme, before)
    followed |= bool(stem) and scores.world.text.startswith("满分", lexeme.end)
    if _is_full_mark(scores, lexeme, before, stem) or (stem and followed and not got):
        scores.full = scores.put(lexeme.index, "score_part_full", scores.item, Reason.SCORE)
        scores.fulls += 1
    elif not stem and not small and _is_full_total(before, followed=followed and not got):
        scores.put(lexeme.index, "score_full", None, Reason.SCORE)
        scores.whole = lexeme.start
    elif not stem and got and not small and scores.item is None and _is_of_whole(scores, lexeme):
        _total(scores, lexeme.index, before)
    elif not stem and scores.item is None and _is_after_rate(scores, lexeme, before):
        scores.item = Item("score_part", "预算执行")
        scores.parts.append(scores.put(lexeme.index, "score_part", scores.item, Reason.SCORE))
    elif not stem and ends("total").search(before) and not _is_own(scores, lexeme, before):
        _take_total(scores, lexeme.index, before, small=small)
    elif scores.item is not None and scores.got is None and (stem or got):
        scores.got = scores.put(lexeme.index, "score_part", scores.item, Reason.SCORE)
        scores.parts.append(scores.got)
        scores.earned |= got


def _is_behind_full(scores: _Scores, lexeme: Lexeme, before: str) -> bool:
    """Tell what ends a clause directly behind the full mark in brackets: 投入（20分）——17.5分."""
    beside = scores.full == lexeme.index - 1 and _BEHIND.fullmatch(before) is not None
    less = beside and scores.world.value(lexeme.index) <= scores.world.value(lexeme.index - 1)
    return less and scores.world.text[lexeme.end : lexeme.end + 1] in _CLAUSE_ENDS


def _of_several(scores: _Scores, lexeme: Lexeme, before: str) -> bool:
    """Tell points that several unnamed parts have together: 制度健全性、档案规范性两项共10分."""
    world, left = scores.world, lexeme.index - 1
    if left < 0 or world.value(lexeme.index) >= _LEAST_TOTAL or not _TOGETHER.fullmatch(before):
        return False
    return _NUMBERED.search(world.figures[left].span.of(world.text)) is not None


def _is_of_whole(scores: _Scores, lexeme: Lexeme) -> bool:
    """Tell what was got of the full total in the same sentence: 满分100分，实得96.79分."""
    return scores.whole >= 0 and "。" not in scores.world.text[scores.whole : lexeme.start] and not scores.parts


def _is_full_total(before: str, *, followed: bool) -> bool:
    return _FULL_TOTAL.search(before) is not None or (followed and _OF_ALL.search(before) is not None)


def _take_total(scores: _Scores, index: int, before: str, *, small: bool) -> None:
    if (
        _OF_SOME.search(before)
        or "平均" in before
        or (scores.subject.kind is SubjectKind.UNIT and _OF_A_PROJECT.search(before))
    ):
        return
    if not small or _STRONG.search(before) or _adds_up(scores, index):
        _total(scores, index, before)
    else:
        scores.small.append((index, before))


def _of_rate(scores: _Scores, index: int, before: str) -> bool:
    """Read score and full mark behind their rate, and a full mark behind a stroke: 得9.5分/10分."""
    if scores.item is None:
        return False
    if scores.rated and scores.got is None and before in OPENING:
        scores.got = scores.put(index, "score_part", scores.item, Reason.SCORE)
        scores.parts.append(scores.got)
        scores.earned = True
        return True
    if scores.got is not None and scores.full is None and before in ("/", "／"):
        scores.full = scores.put(index, "score_part_full", scores.item, Reason.SCORE)
        scores.fulls += 1
        return True
    return False


def _is_own(scores: _Scores, lexeme: Lexeme, before: str) -> bool:
    """Tell what was got of the full mark before it in the sentence: 投入权重10分，扣1分，自评9分."""
    if scores.full is None or scores.got is not None:
        return False
    full = scores.world.figures[scores.full]
    beside = "。" not in scores.world.text[full.span.end : lexeme.start]
    less = scores.world.value(lexeme.index) <= full.quantity.value
    return _GOT.match(before) is not None or (beside and less and _OWN.fullmatch(before) is not None)


def _is_after_rate(scores: _Scores, lexeme: Lexeme, before: str) -> bool:
    """Tell the score of the execution directly behind its rate: 全年执行：72.84　执行率：91.03%　得分：9.10."""
    world, left = scores.world, lexeme.index - 1
    bound = world.bound.get(left)
    if bound is None or bound.concept != "execution_rate" or _OWN.fullmatch(before.strip("，, ")) is None:
        return False
    between = world.between(left, lexeme.index)
    return "。" not in between and world.value(lexeme.index) <= _MOST_OF_RATE


def _quoted_name(scores: _Scores, lexeme: Lexeme) -> str:
    """Return the indicator in quotes that a mark stands directly behind: “资金到位率”指标分值5分."""
    match = _QUOTED.search(scores.world.text, max(0, lexeme.start - _QUOTE_REACH), lexeme.start)
    return match["name"] if match else ""


def _line_name(scores: _Scores, lexeme: Lexeme, before: str, *, followed: bool) -> str:
    """Return the indicator that its line begins with: 水库养护：目标33座，实际32座，该项10分，得9.5分."""
    labelled = _LABELLED.fullmatch(before) if followed else None
    if labelled is not None:
        return labelled["name"]
    text = scores.world.text
    if followed and not before and text.startswith(_OF_WHICH, lexeme.end):
        head = _LINE_HEAD.match(text, text.rfind("\n", 0, lexeme.start) + 1, lexeme.start)
        return head["name"] if head is not None else ""
    if not followed or _THIS.fullmatch(before) is None:
        return ""
    if scores.about and before.startswith(("本", "该", "此")) and not _head_name(scores, lexeme):
        return scores.about
    start = max(text.rfind("\n", 0, lexeme.start), text.rfind("。", 0, lexeme.start), text.rfind("；", 0, lexeme.start))
    match = _LINE_NAME.match(text, start + 1)
    clause = match is not None and text[start : start + 1] == "。" and text[match.end() - 1] in "，,"
    return match["name"] if match and not clause else ""


def _head_name(scores: _Scores, lexeme: Lexeme) -> str:
    """Return the group of indicators that the line is about: 1.目标设定。目标合理，满分10分，自评得10分."""
    text = scores.world.text
    match = _LINE_HEAD.match(text, text.rfind("\n", 0, lexeme.start) + 1, lexeme.start)
    if match is None or _INNER.search(text, match.end(), lexeme.start) or not stem_of(match["name"]):
        return ""
    return match["name"]


def _in_turn(scores: _Scores, lexeme: Lexeme, before: str) -> bool:
    """Read a score of 投入、过程、产出得分依次为7.5分、39.5分、29分: each name in its turn."""
    match = _IN_TURN.search(scores.world.text[max(0, lexeme.start - _LONGEST_LIST) : lexeme.start])
    if match is not None and before:
        names = [name for name in _JOINT.split(match["names"]) if name]
        known = [name for name in names if stem_of(name)]
        if len(known) < _SEVERAL or len(known) < len(names):
            return False
        scores.turns = names
        scores.turn = "score_part_full" if match["kind"] in ("满分", "分值", "权重") else "score_part"
    elif before not in ("", "和", "及", "与"):
        scores.turns = []
    if not scores.turns:
        return False
    item = Item("score_part", scores.turns.pop(0))
    index = scores.put(lexeme.index, scores.turn, item, Reason.TURN)
    if scores.turn == "score_part":
        scores.parts.append(index)
    return True


def _is_full_mark(scores: _Scores, lexeme: Lexeme, before: str, stem: str) -> bool:
    if scores.item is None or (
        not stem and _SUMS.search(before) and not scores.fulls and len(scores.parts) >= _SEVERAL
    ):
        return False
    text, start = scores.world.text, scores.world.figures[lexeme.index].span.start
    if _SELF.search(before) or (not stem and (_adds_up(scores, lexeme.index) or _is_grand(scores, lexeme, before))):
        return False
    if ends("full").search(before) and not ends("got").search(before) and (stem or scores.full is None):
        return True
    return bool(stem) and text[start - 1] in OPENING and text.startswith(_CLOSING, lexeme.end)


def _is_grand(scores: _Scores, lexeme: Lexeme, before: str) -> bool:
    """Tell 总分95分 behind several parts: more than any of them, and no part's mark."""
    figures = scores.world.figures
    value = figures[lexeme.index].quantity.value
    most = max((figures[part].quantity.value for part in scores.parts), default=value)
    return len(scores.parts) >= _SEVERAL and value > max(most, _LEAST_TOTAL) and _GRAND.search(before) is not None


def _adds_up(scores: _Scores, index: int) -> bool:
    """Tell a score that is the sum of the parts before it."""
    figures = scores.world.figures
    parts = [figures[part].quantity.value for part in scores.parts]
    return len(parts) >= _SEVERAL and sum(parts) == figures[index].quantity.value


def _total(scores: _Scores, index: int, before: str) -> None:
    full = "满分" in before or (
        not _adds_up(scores, index)
        and not _SELF.search(before)
        and "总分" in before
        and not ends("got").search(before)
        and _has_total(scores)
    )
    if full:
        scores.put(index, "score_full", None, Reason.SCORE)
        return
    _turn_full(scores)
    scores.total = scores.put(index, "score_total", None, Reason.SCORE)
    scores.item = None


def _has_total(scores: _Scores) -> bool:
    bound = scores.world.bound.values()
    return any(one.concept == "score_total" and one.subject == scores.subject for one in bound)
