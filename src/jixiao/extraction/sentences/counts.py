"""Numbers of people, vehicles, batches and organs in running text."""

import re
from collections.abc import Sequence

from jixiao.extraction.around import CLAUSE, begin_of
from jixiao.extraction.bound import Bound
from jixiao.extraction.lexemes import Lexeme
from jixiao.extraction.moved_cars import are_cars_moved
from jixiao.extraction.outside_quota import OF_WORK
from jixiao.extraction.sentences.counted import CARS, GIVEN, are_bought, counted, kind_of_cars
from jixiao.extraction.sentences.organs import are_organs
from jixiao.extraction.sentences.people import NOBODY, PEOPLE, among_people, are_cars_kept, on_posts, special_people
from jixiao.extraction.state import Place, bind, next_label, take_short
from jixiao.extraction.whose import is_organ
from jixiao.model.fact import SELECTION, Item, SubjectKind
from jixiao.model.quantity import Dimension
from jixiao.model.trace import Reason
from jixiao.taxonomy.lexicon import Countable, Sense

_BATCHES = ("批次", "批")
_KINDS = {"staff_quota_inst": "post", "vehicles": "vehicle"}
_SHORT = 2
_LOOK, _CLAUSE_REACH = 14, 30
_MOVED = r"(?:调[入出离]|招[录聘]|录用|辞职|离职|去世|死亡|转[入出]|新进|流动)"
_BARELY = re.compile(r"(?:^|[，、；：和及年])(?:当年|本年|年内)?(?:办理)?退休$")
_LEFT = re.compile(
    rf"{_MOVED}[^，。；、\d]{{0,6}}\d+[人名][、，和及](?:办理)?退休$"
    r"|(?:没有|无|未)(?:新进|新增|招[录聘]|调入)[^，。；\d]{0,6}[，、](?:办理)?退休$"
)
# 其中2023年新退休2人, 含当年退休3人: of those who are retired, who retired that year
_NEWLY = re.compile(
    r"(?:新(?:近|增|办理)?|(?:其中|内含|[（(]含)[：:，,]?(?:当年|本年度?|今年|年内|\d{4}年度?)[内新]?(?:办理)?(?:了)?)退休(?:人员|职工|教师|干部|民警)?(?:有|为)?$"
)
_MOVES_NEXT = re.compile(rf"[、，和及](?:当年|本年|年内)?{_MOVED}")
# these words need no expense told before them
_GUESTS = re.compile(r"公务接待|国内[^，]{0,4}接待|接待[^，]{0,4}团组|来访团组|出国")
_LONGEST_LIST = 180
_FOREIGN = re.compile(r"(?:外宾|外事|国（境）外)(?:接待|来访)?[^，。；\d]{0,6}$")
_PROJECTS = re.compile(
    r"(?:项目|专项)(?:支出|资金)?(?:总?数|数量|个数)?"
    r"(?:安排|实施|涉及|包括|共有?|共计|合计|总计|只有|仅有?|有|分为|分|计)?(?:为|是|[：:])?[ ]?$"
    r"|(?:全部|所有|各类)[^，。；\d]{0,10}(?:项目|专项)，(?:共|共计|合计|总计)有?$|(?:在研|立项|承担)(?:的)?(?:各类|各级)?(?:课题|项目)(?:共|共有|有|合计|共计)?$"
)
_OF_PROJECTS = re.compile(
    r"(?:重点|专项|预算|一般|二级|重大|主要|支出|部门|子|财政|民生|延续性?|一次性|特定目标类|运转类|其他运转类){0,2}(?:项目|专项)"
)
_OWN_PARTS = re.compile(
    r"(?:(?:局|委|办|厅|院|校|乡|镇|街道|部)?(?:机关|本级|系统)|全(?:系统|局|委|厅|院|校)|(?:下属|所属|直属|二级)(?:事业)?(?:单位|机构)?|事业|行政|单位|[两二三四]块|[与和及、])+"
)
# who gave the posts says nothing of whose they are: 经县委编委批准，我局编制32名, 机构编制部门给我局核定编制32名
_GIVERS = re.compile(
    r"(?:批准|核定|批复|核准)的|机构给?|[\u4e00-\u9fff]*(?:编委|编办|编委会|编委办|政府|部门|组织|上级)(?:批准|批复|核准|核定|核给|下达|同意|明确)?[给的]?"
)
# 学历和职称结构为：高级工程师4人
_BUILD = re.compile(
    r"(?:职称|人员|队伍|学历|年龄|岗位)[\u4e00-\u9fff]{0,6}(?:结构|构成|分布|情况|组成)(?:为|是|如下)?[：:]?$"
)
_OTHERS = re.compile(r"全[县市区省州乡镇]|辖区|社区|农村|村|企业|群众|居民|困难|慰问|走访|救助|培训|参保|服务")
# 由我局管理服务的退休人员 are the unit's own
_OURS = re.compile(r"(?:我|本)(?:[局院校镇乡委办站所队厅处馆园]|街道|中心|单位|部门)")
_KEPT_CARS = re.compile(
    r"(?:保有|现有|实有|配有|保留|留用|在用|等各类)[^，。；\d]{0,10}车辆?(?:等|共|合计)?$"
    r"|^(?:单位|机关|中心|年[末底]|目前|[我本全][局院校站所队办委处馆])(?:共|还|另)?有[^，。；\d]{0,16}车等(?:各类|车辆|共|合计)*$"
)
# 临时聘了5个人
_ARE_PEOPLE = re.compile(r"人(?=[，。；;,、）)和\n]|$)")
# 检查各类车辆300辆 is work
_CARS_OF_WORK = re.compile(
    r"^(?!.*(?:保有|现有|实有|配有|保留|留用|在用)).*(?:查|检|整治|处置|处罚|清理|拖移|登记|核发|停放|接送|运送|淘汰|投放|发放|通行|放行|过境|扣)"
)
_IN_ALL = re.compile(r"[，,（(](?:共|共计|涉及|包括|共有|计)$")
_ALL = re.compile(r"(?:以上|上述|前述|这|全部|所有|合计|共计|总计|累计)(?:实施|安排|涉及|完成|的)?$")
_THEIRS = re.compile(r"子(?:项目|项)")
_CHOSEN = re.compile(
    r"(?P<words>(?:重点|主要|选取|选择|抽取|抽查|抽选|挑选|部分|其中|较大|元及?以上)(?:的)?[\u4e00-\u9fff]{0,6})$"
)
_CHOSEN_BEHIND = re.compile(r"(?:重点|主要|较大|典型)[\u4e00-\u9fff]{0,4}?(?:项目|专项)")
# 上述四个项目支出占项目支出的82.04%: the projects are some of all
_SHARE_BEHIND = re.compile(r"[\u4e00-\u9fff]{0,4}?(?:项目|专项)(?=(?:资金|合计|共)?(?:支出|预算)?(?:额|数)?占)")
_PROJECTS_BEHIND = re.compile(r"[\u4e00-\u9fff]{0,4}?(?:项目|专项)")
# 至12月31日在职30人
_DAY = re.compile(r"\d{1,2}月(?:\d{1,2}[日号])?(?:止|时)?")
# 全县在职教师2100人 are those of the place, not of the unit
_OF_PLACE = re.compile(r"全[县市区省州旗国](?:所有|各级|各类)?(?:在职|在编|在岗|退休|专任)")
_EACH_HAS = re.compile(r"[^，。；\d]各(?:自|站|所|校|院|单位)?(?:有|设|设有|配|配有|配备|核定|核有|批准)(?:了)?$")
_THERE = frozenset({"实有", "现有", "实有人数", "现有人数", "实际"})
_OF_US = re.compile(
    r"[局院校站所馆委办厅队镇乡部会园中科室全编职年月末底初止时共另尚还合总其]|街道|单位|机关|系统|人员|行政|事业|工勤|参公"
)
_ALLOWED = ("额度", "名额", "限额", "控制数")


def read_count(place: Place, after: Sequence[Lexeme]) -> Bound | None:
    """Return the meaning of a count, None where its words leave it open. `after` are the lexemes behind it."""
    head, state = place.head, place.state
    if state.each and (not head.labelled or head.has(Sense.EACH)):
        next_label(place)
    if head.shorts:
        take_short(place, Dimension.COUNT)
    unit = place.world.figures[place.index].quantity.unit
    if _FOREIGN.search(_words_before(place)) or head.near_raw.endswith(_ALLOWED):
        return None
    special = _special(place, unit, after)
    if special == NOBODY:
        return None
    moved = unit in CARS and are_cars_moved(place.world.text, place.world.figures[place.index].span)
    if special == "vehicles" and moved:
        return None
    bound = _put_special(place, special, after) if special else _by_words(place, unit, after)
    told = counted(place) if bound is None else ""
    if told == "vehicles" and moved:
        return None
    return _put_special(place, told, after) if told else bound


def _put_special(place: Place, concept: str, after: Sequence[Lexeme]) -> Bound:
    if concept == "count_projects":
        return _projects(place, after)
    kind = kind_of_cars(place) if concept == "vehicles" else ""
    return bind(place, concept, Item("vehicle", kind) if kind else None, Reason.WORDS)


def _by_words(place: Place, unit: str, after: Sequence[Lexeme]) -> Bound | None:
    """Read a count by the known words before it."""
    head, state = place.head, place.state
    if not head.count or head.near or unit not in place.world.lexicon.counts[head.count].units:
        return _reception(place, unit)
    last = state.last
    posts = among_people(place) or on_posts(place, after)
    if posts:
        return _put(place, place.world.lexicon.counts[posts]) if posts != NOBODY else None
    if head.count == "staff_people" and (last is None or last.figure != state.seen) and _is_bare(place):
        return None
    return _known(place)


def _projects(place: Place, after: Sequence[Lexeme]) -> Bound:
    """Read a number of projects; some of them become what the amounts behind it are about."""
    state = place.state
    _leave_project(place, after)
    chosen = _selection(place, after)
    bound = bind(place, "count_projects", None, Reason.WORDS, topic=SELECTION if chosen else "")
    state.item = Item(SELECTION, chosen) if chosen and state.subject == place.world.unit else state.item
    return bound


def _leave_project(place: Place, after: Sequence[Lexeme]) -> None:
    """Go back to the unit where all projects are counted behind the last of them: 以上2个项目全年预算800万元."""
    state, world = place.state, place.world
    if _ALL.search(_words_before(place)) is None or state.subject.kind is not SubjectKind.PROJECT:
        return
    if world.main is not None and (state.subject == world.main or state.subject.name in world.parts):
        state.subject, state.item = world.main, None
    elif after and not _THEIRS.match(world.text, after[0].start):
        state.subject, state.item, state.topic = world.unit, None, "project_total"
        state.home = world.unit


def _selection(place: Place, after: Sequence[Lexeme]) -> str:
    """Return the words for some projects, not for all: 重点项目2个, 三个重点项目; empty where all are meant."""
    text, span = place.world.text, place.world.figures[place.index].span
    behind = (_CHOSEN_BEHIND.match(text, span.end) or _SHARE_BEHIND.match(text, span.end)) if after else None
    if behind is not None:
        return text[span.start : behind.end()]
    before = _CHOSEN.search(_words_before(place))
    named = _PROJECTS_BEHIND.match(text, span.end)
    return before["words"] + text[span.start : named.end() if named else span.end] if before is not None else ""


def _are_the_projects(place: Place) -> bool:
    """Tell 共3个 directly behind what the projects spent."""
    last = place.state.last_money
    beside = last is not None and last.topic == "project_total" and last.figure == place.index - 1
    return beside and _IN_ALL.search(_words_before(place)) is not None


def _is_bare(place: Place) -> bool:
    """Tell 实有 alone behind a number that stayed unread: how many of those there are."""
    return "".join(one.text for one in place.head.labels) == "实有" and not place.head.residue


def _special(place: Place, unit: str, after: Sequence[Lexeme]) -> str:
    """Return the concept of a count that the words behind it, or its trade, tell; empty where they do not."""
    head = place.head
    start = place.world.figures[place.index].span.start
    before = place.world.text[max(0, start - _LONGEST_LIST) : start]
    projects = (after and _OF_PROJECTS.match(place.world.text, after[0].start)) or _PROJECTS.search(before)
    told = (unit == "个" and projects) or (unit == "项" and _PROJECTS.search(before))
    counted = bool(told) or (unit in ("个", "项") and _are_the_projects(place))
    if counted and not head.count:
        return "count_projects"
    if (
        unit in ("人", "名")
        or (not unit and head.count.startswith("staff_"))
        or (unit == "个" and _ARE_PEOPLE.match(place.world.text, place.world.figures[place.index].span.end))
    ):
        return special_people(place, before)
    if unit in ("个", "家", "所") and are_organs(place, after):
        return "org_units"
    return _cars(place, unit)


def _cars(place: Place, unit: str) -> str:
    """Return the concept of vehicles that words around them tell: bought, or kept."""
    head = place.head
    bought = head.count == "vehicles_bought" and head.near.endswith("车") and not GIVEN.search(head.near)
    if are_bought(place) or (bought and unit == "辆"):
        return "vehicles_bought"
    kept = are_cars_kept(place) or (head.count in ("", "vehicles") and _are_kept_cars(place))
    return "vehicles" if unit in ("辆", "台") and kept else ""


def _end(place: Place) -> int:
    return place.world.figures[place.index].span.end


def _are_kept_cars(place: Place) -> bool:
    """Tell vehicles that the unit keeps (养护巡查等各类车辆19辆) from those that work met (检查客车等各类车辆300辆)."""
    words = _clause_before(place)
    return _KEPT_CARS.search(words) is not None and _CARS_OF_WORK.search(words) is None


def _words_before(place: Place) -> str:
    start = place.world.figures[place.index].span.start
    return place.world.text[max(0, start - _LOOK) : start]


def _known(place: Place) -> Bound | None:
    head, state = place.head, place.state
    countable = place.world.lexicon.counts[head.count]
    if countable.topics and not ({state.topic, head.topic} & set(countable.topics) or _are_guests(place)):
        return None
    if countable.concept.startswith("staff_") and _is_of_others(place):
        return None
    known = is_organ(head.residue) or head.residue in place.world.unit.name or _are_of_own_list(place)
    if countable.concept == "staff_retired" and _is_movement(place):
        return None
    residue = _DAY.sub("", head.residue).lstrip("而则又但")
    if not known and ((len(residue) > _SHORT and not _is_of_own(place)) or (residue and _are_there(place, residue))):
        return None
    titles = countable.concept.startswith("staff_title") and OF_WORK.match(_clause_before(place))
    span = place.world.figures[place.index].span
    if titles or (
        countable.concept == "vehicles"
        and (_CARS_OF_WORK.search(_clause_before(place)) or are_cars_moved(place.world.text, span))
    ):
        return None
    return _put(place, countable)


def _are_there(place: Place, residue: str) -> bool:
    """Tell who are there of something else than the unit: 轮候实有13人."""
    return {one.text for one in place.head.labels} <= _THERE and _OF_US.search(residue) is None


def _is_of_others(place: Place) -> bool:
    """Tell the people of a place (全县在职教师2100人), or what each of several has: 甲所、乙所各有事业编制3名."""
    if _OF_PLACE.search(_clause_before(place)):
        return True
    text, span = place.world.text, place.world.figures[place.index].span
    first = place.head.labels[0].start if place.head.labels else span.start
    return _EACH_HAS.search(text, max(0, first - _LOOK), first) is not None


def _is_movement(place: Place) -> bool:
    """Tell those who left the unit that year: 调入2人、调出1人、退休3人."""
    text, span = place.world.text, place.world.figures[place.index].span
    before = text[max(0, span.start - _CLAUSE_REACH) : span.start]
    return any(one.search(before) for one in (_LEFT, _NEWLY)) or (
        _BARELY.search(before) is not None and _MOVES_NEXT.match(text, span.end) is not None
    )


def _are_guests(place: Place) -> bool:
    """Tell guests of the unit where no words told of what they cost: 共接待国内来访团组32个、来宾256人次."""
    head, last = place.head, place.state.last
    behind = last is not None and last.concept == "reception_batches" and last.figure == place.index - 1
    return behind or any(_GUESTS.search(one.text) for one in head.labels if one.of(Sense.COUNT))


def _clause_before(place: Place) -> str:
    text, start = place.world.text, place.world.figures[place.index].span.start
    begun = begin_of(text, start, CLAUSE)
    return text[max(begun, start - _CLAUSE_REACH) : start]


def _put(place: Place, countable: Countable) -> Bound:
    state, kind = place.state, _KINDS.get(countable.concept, "post")
    name = place.head.labels[-1].text if countable.named and place.head.labels else countable.item
    bound = bind(place, _of_posts(place, countable), Item(kind, name) if name else None, Reason.WORDS)
    if state.parent is not None and not countable.concept.startswith("staff_title"):
        # titles do not add up to the people: many have none
        state.parts.append(bound)
    return bound


def _are_of_own_list(place: Place) -> bool:
    """Tell titles of those just counted: 教师里小学高级（副高）6人."""
    residue = place.head.residue
    titled = place.head.count.startswith("staff_title") and residue.endswith(("里", "中", "里面"))
    return titled and _OTHERS.search(residue) is None


def _is_of_own(place: Place) -> bool:
    """Tell words before a label that name the unit's own parts or say more of its people.

    机关与下属单位编制412名, 由单位发放补贴的退休职工23人: but not the people of others (全县退休职工23人).
    """
    residue, start = place.head.residue, place.world.figures[place.index].span.start
    first = next((one.start for one in place.head.labels if one.of(Sense.COUNT)), start)
    if _OWN_PARTS.fullmatch(residue) or _BUILD.search(residue):
        return True
    if place.head.count.startswith("staff_quota") and _GIVERS.fullmatch(residue):
        return True
    told = place.world.text[first - 1 : first] == "的" and place.head.count.startswith("staff_")
    return told and (_OTHERS.search(residue) is None or _OURS.search(residue) is not None)


def _of_posts(place: Place, countable: Countable) -> str:
    """Return the concept of a count; posts by kind (管理岗6人) under people are people, not posts approved."""
    parent = place.state.parent
    if countable.item and countable.concept == "staff_quota_inst" and parent is not None and parent.concept in PEOPLE:
        return parent.concept
    return countable.concept


def _reception(place: Place, unit: str) -> Bound | None:
    """Read batches and persons of reception, which the unit alone tells apart."""
    head, state = place.head, place.state
    spoken = state.topic == "sangong_reception" or head.topic == "sangong_reception" or "reception" in head.count
    abroad = state.last is not None and state.last.concept == "abroad_groups" and state.last.figure == place.index - 1
    if abroad and unit in ("人次", "人") and not head.near:
        return bind(place, "abroad_persons", None, Reason.RECEPTION)
    if unit in _BATCHES and not head.topic and any(key == "sangong_abroad" for _, key in head.shorts):
        # 出国参加会议1批4人，支出…
        state.topic = "sangong_abroad"
    if unit in _BATCHES and "sangong_abroad" in (head.topic, "" if head.topic else state.topic):
        return bind(place, "abroad_groups", None, Reason.RECEPTION)
    spoken |= unit in _BATCHES and state.topic.startswith("sangong")
    if not spoken and (state.last is None or state.last.concept != "reception_batches"):
        return None
    if unit in _BATCHES:
        return bind(place, "reception_batches", None, Reason.RECEPTION)
    if unit in ("人次", "人"):
        return bind(place, "reception_persons", None, Reason.RECEPTION)
    return None
