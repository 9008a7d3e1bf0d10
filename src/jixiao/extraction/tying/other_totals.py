"""Total scores of another year or of another who judged: 上年总分89分, 财政局复核后核定总分93分, 扣0.5分，最终得分91分.

They are not what the parts told beside them make up, nor what the report's own total has to agree with.
"""

import re
from dataclasses import replace

from jixiao.extraction.bound import World
from jixiao.model.link import LinkKind
from jixiao.model.trace import Reason

_PRIOR = re.compile(r"(?:上年|去年|上一年|前一年|上年度|(?P<year>20\d\d)年度?)[^，,：:]{0,16}$")
_REVIEWED = re.compile(
    r"复[核审评查]|核定(?!的?(?:指标|分值|满分|权重|标准))|审定|抽[查评]|重点评价|扣[减除分]?[^，,\d]{0,6}\d[\d.]*分|[扣折换]算?后|折算|加权|权重|修正|考核|调整后|否决"
)
_BONUS = re.compile(r"(?:加分?|奖励?|鼓励分?|附加分?)(?:项|得|计|了|为)*\d[\d.]*分")
_OF_OTHERS = re.compile(r"(?:其中|所属|下属|各)[^，,]{0,14}分别[^，,]{0,6}$")
# of others, or by others: 项目支出自评平均得分91分, 项目单位自评总分95分
_APART = re.compile(r"平均(?:得|评)?分(?:为|是)?$|单位自评(?:总分|总得分|得分)?(?:为|是)?$")
_JUDGED = re.compile(
    r"[，,、](?:财政|第三方|专家)?(?:重点)?(?:评价(?:组|机构)?|评审)(?:综合|评价|最终)?(?:得分|评分|总分)"
)
_NEAR = 16
_STOPS, _COMMAS = re.compile(r"[。；;\n]"), re.compile(r"[，,]")
_BACK = 80
_REVIEW, _AVERAGE = "复核", "平均"
# （一）渠道清淤项目。……总分96分: the score of one project in a report on a unit
_ENTRY = re.compile(
    r"[ \t\u3000]*[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．][ ]?"
    r"(?P<name>[\u4e00-\u9fff“”]{3,20}?)(?:项目|工程|专项)[。：:，,]"
)
# no slip makes a score of so many times its mark: it is another one, or a total
_TIMES = 10


def settle_other_totals(world: World) -> None:
    """Give totals of another year that year, those that were judged anew a scope; untie what does not make them up."""
    totals = [at for at, one in sorted(world.bound.items()) if one.concept == "score_total"]
    _unread_beyond(world)
    for number in totals:
        if world.figures[number].cell is None:
            _settle(world, number, totals)


def _settle(world: World, number: int, totals: list[int]) -> None:
    sentence = _before(world, number)
    clause = _COMMAS.split(sentence)[-1]
    prior = _PRIOR.search(clause)
    bound = world.bound[number]
    # the only total of a report is its own, whatever year was left in the sentence
    alone = len({world.value(at) for at in totals}) == 1
    earlier = int(prior["year"] or world.year - 1) if prior is not None and not (prior["year"] and alone) else 0
    if 0 < earlier < world.year:
        world.put(replace(bound, year=earlier), Reason.SCORE)
    elif (entry := _entry(world, number)) and bound.subject == world.unit:
        world.put(replace(bound, subject=world.project(entry)), Reason.SCORE)
        return
    elif number != totals[0] and _OF_OTHERS.search(clause):
        del world.bound[number]
    elif len(totals) > 1 and (_APART.search(clause) or _is_faced(world, number)):
        world.put(replace(bound, scope=_AVERAGE), Reason.SCORE)
    elif _REVIEWED.search(sentence):
        world.put(replace(bound, scope=_REVIEW), Reason.SCORE)
    elif _BONUS.search(sentence) is None and not _is_rounded(world, number):
        return
    world.ties[:] = [tie for tie in world.ties if tie.kind is not LinkKind.LIST_SUM or tie.result != number]


def _entry(world: World, number: int) -> str:
    start = world.text.rfind("\n", 0, world.figures[number].span.start) + 1
    match = _ENTRY.match(world.text, start, world.figures[number].span.start)
    return match["name"].strip("“”") if match is not None else ""


def _unread_beyond(world: World) -> None:
    """Unread the scores of a part that are many times its mark."""
    marks = {one.item: world.value(at) for at, one in world.bound.items() if one.concept == "score_part_full"}
    for number, one in list(world.bound.items()):
        if one.concept == "score_part" and world.value(number) > _TIMES * marks.get(one.item, world.value(number)):
            del world.bound[number]


def _is_faced(world: World, number: int) -> bool:
    """Tell what a unit gave itself beside what others gave it: 自评得分97分，评价得分92分."""
    clause = _COMMAS.split(_before(world, number))[-1]
    after = _STOPS.split(world.text[world.figures[number].span.end :][:_NEAR])[0]
    return "自评" in clause and _JUDGED.match(after) is not None


def _is_rounded(world: World, number: int) -> bool:
    """Tell a total that is what parts with more decimals come to, at its own: 9.98分、…… of 96分."""
    quantity = world.figures[number].quantity
    step: int = quantity.step
    for tie in world.ties:
        if tie.kind is LinkKind.LIST_SUM and tie.result == number:
            over = abs(sum(world.value(at) for at in tie.members) - quantity.value)
            return 0 < 2 * over <= step
    return False


def _before(world: World, number: int) -> str:
    start = world.figures[number].span.start
    return _STOPS.split(world.text[max(0, start - _BACK) : start])[-1]
