"""People and posts in running text: sums of them, people outside the quota, people on the posts just named."""

import re
from collections.abc import Sequence

from jixiao.extraction.among_people import are_among_people
from jixiao.extraction.lexemes import Lexeme, Mark
from jixiao.extraction.outside_quota import DISPATCHED, OF_QUOTA, OF_WORK, OUTSIDE
from jixiao.extraction.state import Place
from jixiao.taxonomy.lexicon import Sense

PEOPLE = ("staff_on_post", "staff_retired", "staff_leave_retired", "staff_nonquota", "staff_dispatch")
# people of a kind that has no concept of its own
NOBODY = "nobody"
# who sits on the posts of a kind
_ON_POSTS = {
    "staff_quota_worker": NOBODY,
    "staff_quota_admin": "staff_civil", "staff_quota_ref": "staff_civil_ref", "staff_quota_inst": "staff_inst",
}  # fmt: skip
_SHORT, _MOST_KINDS = 2, 6
_LOOK, _HIRED_REACH = 14, 30
_BESIDE = frozenset("、，,；;（(")
# 实有337人 behind what was allowed outside the quota: 辅警额度350人、实有337人
_ALLOWED_OUTSIDE = re.compile(
    r"(?:辅警|辅助人员|协管员|编外人员|编外|聘用人员|临聘人员|合同制人员|雇员|聘员|书记员|网格员)(?:核定)?(?:控制数|额度|限额|名额|员额|核定数|定额|指标)(?:数)?"
    r"(?:为|共|是)?[\d０-９]+[人名个][，,、（(；;](?:年末|年底|现)?(?:实有|实际|在岗|现有|实际在岗|实际聘用|已聘|聘用)(?:人数|人员)?$"
)
_ALLOWED_REACH = 36
# 车辆编制6辆，实有5辆
_CARS_ALLOWED = re.compile(
    r"(?:车辆|用车|公车)(?:编制|定编|核定)(?:数)?(?:为|共)?[\d０-９]+[辆台][，,、；;（(](?:年末|年底)?(?:实有|现有|实际)$"
)
_SUMMED = re.compile(
    r"[，,、；;](?:(?:以上|上述|前述)?[两二三四](?:者|类|项|种)(?:编制|人员)?)?(?:合|合计|合共|共|共计|总计|总数|总共|合起来|加起来|加在一起)(?:为|是|有)?$"
)
_TOGETHER = re.compile(r"(?:^|[，,、；;])(?:人员)?(?:共计|合计|总计|共有?|总共)(?:为)?$")
# 不占上述编制的, 未纳入编制的, 编制以外的: such people hold no post of the quota
_OUT_OF_QUOTA = re.compile(
    r"(?:不占|未占|未纳入|不纳入|没有|不入|未入|不属|不算|不在|无)(?:用|于|入)?(?:上述|前述|以上|本|我)?[局院校站所]?(?:事业|行政)?编(?:制)?(?:内|数)?"
    r"|编制?(?:之外|以外|外)"
)
# 占用编制的, 有编制的: such people hold one
_ON_QUOTA = re.compile(
    r"(?<!不)(?<!未)(?:占|占用|带|纳入)(?:了)?(?:事业)?编制?(?:内)?的(?:人员|职工|教职工)?(?:共|有|为|是)?$"
)
_PEOPLE_LABELS = frozenset(
    {"", "staff_on_post", "staff_people", "staff_actual_total", "staff_nonquota", "staff_dispatch"}
)
_HIRED = re.compile(
    r"(?:^|[，,。；;（(\n])(?:另外?|另有|还有?|此外|同时)?(?:学校|医院|单位|机关|[我本][校院局镇乡站所])?(?:长期)?(?:自聘|外聘|临聘|院聘|校聘|雇用|雇请|外请|编外聘用|临时聘用)(?:了|有)?[^，。；;\d]{0,18}$"
)
_NO_POST = re.compile(
    r"[，,（(][^。；;，,\d]{0,10}[，,]?(?:不占编制?|不占用编制|不纳入编制|不在编|不入编)(?=[，,。；;）)\n])"
)
# 劳务派遣的安检与司机9人
_HIRED_KINDS = frozenset({"staff_dispatch", "staff_nonquota"})
_SO_MANY = re.compile(r"[两二三四\d][项种类]")
_KINDS_BEHIND = {
    "行政编制": "staff_quota_admin", "政法专项编制": "staff_quota_admin", "参公编制": "staff_quota_ref",
    "事业编制": "staff_quota_inst", "工勤编制": "staff_quota_worker", "公务员": "staff_civil", "事业人员": "staff_inst",
    "编外人员": "staff_nonquota", "劳务派遣人员": "staff_dispatch",
}  # fmt: skip
_KINDS = "|".join(_KINDS_BEHIND)
_KIND_BEHIND = re.compile(rf"(?:[是系为][^，。；\d]{{0,16}}?的?)?(?P<kind>{_KINDS})(?=[、，,和及与。；;构组]|$)")
# 为3名离休老同志和82名退休职工落实待遇: both kinds in a row are the unit's own, one alone may be those of others
_PAID_KIND = re.compile(r"(?P<kind>离休|离退休|退休)(?:老?(?:同志|干部|职工|人员|教师|教职工|工人|民警|干警))")
_PAID_LEAD = re.compile(
    r"(?:[为给](?:全?[局院校所站馆]|单位|我[局院校所])?|(?P<both>[名人]离休[\u4e00-\u9fff]{2,4}[和、及与]))$"
)
_PAID_FOR = re.compile(
    r"(?P<both>[和、及与]\d{1,4}[名人](?:离退?休|退休)[\u4e00-\u9fff]{2,4})?(?:按[时月期])?(?:足额)?"
    r"(?:落实|发放|缴纳|保障|支付|兑现|报销)"
)
_VISITED = re.compile(r"慰问|走访|看望|服务|组织|培训|全[县市区省]|社区|村")
_OPENS_KIND = re.compile(
    r"(?:由|其中(?:有)?|包括|含|[、和及与]|分别是|分别为|[，,、；](?:另外?|另有|还有|余下|剩下|其余|剩余)的?)$"
)
# 编制数历经划转，停留在612名: posts told before what became of them
_STAYS = re.compile(
    rf"(?P<kind>{_KINDS}|编制)(?:总数|总额|名额|数)?[，,][^。；\d]*(?:\d{{4}}年[^。；\d]*)?"
    r"(?:停留|保持|维持|稳定|定格|固定|没有变化)在?(?:了|为)?$"
)
# 人员编制由区委编办核定，总数76名
_TOLD_IN_ALL = re.compile(
    rf"(?P<kind>{_KINDS}|(?<![不占])编制)(?:数|数额)?[，,]?(?:经|由|系|按|以)[^。；，,\d]{{2,20}}?(?:审核|核定|核准|批准|批复|下达|确定)[，,]?"
    r"(?:核定)?(?:总数|总量|总额|共计|合计|总计|一共|共)(?:为|是|有)?$"
)
# 编制：经批准90名, 事业编制由县委编委核定为45名
_APPROVED = re.compile(
    rf"(?P<kind>{_KINDS}|(?<![不占])编制)(?:数额?|总[数量额]|情况)?[：:，, ]?[经由][^。；，,\d]{{0,16}}?"
    r"(?:批准|核定|批复|核准|确定|下达)(?:为|是|共|有)?$"
)
_STAY_REACH = 60
# 连同退休职工20人一起，总人数120人
_WITH_RETIRED = re.compile(
    r"(?:连同|加上|算上|连上|包括|含|并入)[^。；\d]{0,30}退休[^。；\d]{0,10}\d+[人名](?:一起|在内|一并|合计|合在一起|加在一起)?[，,]"
    r"[^。；，,\d]{0,16}(?:总人数|总数|合计|总计|总共|一共)(?:为|是|有|共)?$"
)
# 公务员在岗50名
_KIND_ON_POST = re.compile(r"(?P<kind>公务员|行政人员|事业(?:编制)?人员)(?:在岗|在职|实有|在编)$")
_TRADE = re.compile(r"[\u4e00-\u9fff、]{1,10}(?:员|工|司机|师傅|保安|保洁|安保|护士|教师|医生|队员|助理)")
# 412人（劳务派遣）
_IS_DISPATCHED = re.compile(r"[（(](?:均为|全部为|系|为|属)?(?:劳务)?派遣(?:制)?(?:人员|用工)?[）)]")
_IN_QUOTA = re.compile(
    r"[，,（(：:](?:其中[：:]?|含|内含|包括|包含|由|有)?(?:在编|编内|有编)(?:人员|职工|教职工|在职)?$"
)
_BESIDE_QUOTA = re.compile(r"[、，,；;和及](?:编外|非编|聘用|合同制|临聘|外聘|自聘|备案制|员额)")
_OF_INSTITUTIONS = re.compile(r"(?<![和及与、])事业单位(?:核定|批复|批准)?(?:的)?编制数?(?:为|共)?$")
# the words of a clause that say that its people hold no post of the quota
_CLAUSE = 30
_SINCE = re.compile(r"[，。；：:（(\n\d]")
_SINCE_SENTENCE = re.compile(r"[。；：:（()）\n\d]")


def special_people(place: Place, before: str) -> str:
    """Return the concept of people or posts that their sum, or the words around them, tell."""
    head = place.head
    served = _served(place, before)
    if served:
        return served
    if not head.count and _TOGETHER.search(before) and _are_people_listed(place):
        return "staff_actual_total"
    if _WITH_RETIRED.search(before):
        return "staff_actual_total"
    told = of_kind_behind(place) or _whole_of_listed(place) or _stayed(place, before)
    if told:
        return told
    start = place.world.figures[place.index].span.start
    if _ALLOWED_OUTSIDE.search(place.world.text, max(0, start - _ALLOWED_REACH), start):
        return "staff_nonquota"
    return _beside_whole(place, before) or _hired(place)


def _served(place: Place, before: str) -> str:
    """Return who the unit pays, named behind their number: 为3名离休老同志和82名退休职工发放补贴.

    A label that stands before 和 is that of the number before it.
    """
    text, end = place.world.text, place.world.figures[place.index].span.end
    kind, lead = _PAID_KIND.match(text, end), _PAID_LEAD.search(before)
    if kind is None or lead is None:
        return ""
    paid = _PAID_FOR.match(text, kind.end())
    both = paid is not None and (lead["both"] or paid["both"])
    if not both or _VISITED.search(re.split(r"[，。；;\n]", before)[-1]):
        return NOBODY
    return "staff_leave_retired" if kind["kind"] == "离休" else "staff_retired"


def _stayed(place: Place, before: str) -> str:
    """Return the kind of posts whose number stayed what it was: 事业编制自2015年以来一直保持在58名."""
    near = before[-_STAY_REACH:]
    told = None if place.head.count else _STAYS.search(near) or _TOLD_IN_ALL.search(near)
    if told is None and place.head.count in ("", "staff_quota", "staff_quota_inst"):
        told = _APPROVED.search(near)
    return _KINDS_BEHIND.get(told["kind"], "staff_quota") if told is not None else ""


def _beside_whole(place: Place, before: str) -> str:
    """Return the concept that words in brackets, the people or the posts directly before tell."""
    if _IS_DISPATCHED.match(place.world.text, place.world.figures[place.index].span.end):
        return "staff_dispatch"
    kind = _KIND_ON_POST.search(before)
    if kind is not None:
        return "staff_inst" if kind["kind"].startswith("事业") else "staff_civil"
    if _is_in_quota(place) or _ON_QUOTA.search(before):
        return "staff_inst"
    last = place.state.last
    organ = last is not None and last.concept == "staff_quota_admin" and last.figure == place.index - 1
    if organ and place.head.count == "staff_quota" and _OF_INSTITUTIONS.search(before):
        return "staff_quota_inst"
    return ""


def _hired(place: Place) -> str:
    """Return the concept of people outside the quota, empty for others."""
    head = place.head
    quota = head.count.startswith("staff_quota") and head.near_raw.startswith("的")
    outside = _outside_quota(place) if quota or head.count in _PEOPLE_LABELS else ""
    hired = head.count in _HIRED_KINDS and (head.near_raw.startswith("的") or _is_trade(head.near_raw))
    return head.count if hired and not outside else outside


def _is_trade(words: str) -> bool:
    """Tell the trade behind the word for people outside the quota: 劳务派遣文员8人."""
    return _TRADE.fullmatch(words) is not None and OF_WORK.search(words) is None


def _is_in_quota(place: Place) -> bool:
    """Tell 在编897人 beside 编外378人, both of the people on post."""
    world, last = place.world, place.state.last
    span = world.figures[place.index].span
    whole = last is not None and last.figure == place.index - 1 and last.concept in ("staff_on_post", "staff_people")
    ahead = _IN_QUOTA.search(world.text, max(0, span.start - _LOOK), span.start) is not None
    return whole and ahead and _BESIDE_QUOTA.match(world.text, span.end) is not None


def of_kind_behind(place: Place) -> str:
    """Return the kind of posts or people that stands directly behind their number: 由41名行政编制、15名事业编制组成."""
    span = place.world.figures[place.index].span
    kind = _KIND_BEHIND.match(place.world.text, span.end)
    opened = _OPENS_KIND.search(place.world.text, max(0, span.start - _LOOK), span.start)
    return _KINDS_BEHIND[kind["kind"]] if kind is not None and opened is not None else ""


def _whole_of_listed(place: Place) -> str:
    """Return what the posts, or the people on post, of each kind directly before add up to."""
    if place.head.count:
        return ""
    if _are_listed(place, "staff_quota_"):
        return "staff_quota"
    return "staff_on_post" if _are_listed(place, ("staff_civil", "staff_inst")) else ""


def _are_listed(place: Place, kinds: str | tuple[str, ...]) -> bool:
    """Tell the sum of the posts of each kind before it: 行政编制32名，事业编制45名，合77名."""
    world, text = place.world, place.world.text
    start = world.figures[place.index].span.start
    if _SUMMED.search(text, max(0, start - _LOOK), start) is None:
        return False
    total = world.value(place.index)
    before = place.index - 1
    if before not in world.bound and _SO_MANY.fullmatch(world.figures[before].span.of(text)):
        # 两项合计: the figure before counts the kinds
        before -= 1
    for at in range(before, max(-1, place.index - _MOST_KINDS), -1):
        told = world.bound.get(at)
        if told is None or not told.concept.startswith(kinds) or told.item is not None:
            return False
        total -= world.value(at)
        if total <= 0:
            return total == 0 and at < before
    return False


def _are_people_listed(place: Place) -> bool:
    """Tell whether this sentence has counted people on post and others, and this figure adds them up."""
    world, listed = place.world, []
    for at in range(place.index - 1, max(-1, place.index - _MOST_KINDS), -1):
        if at not in world.bound or world.bound[at].concept not in PEOPLE:
            break
        listed.append(at)
    concepts = [world.bound[at].concept for at in listed]
    if "staff_on_post" not in concepts or len(listed) < _SHORT:
        return False
    return len(listed) == _SHORT or sum(world.value(at) for at in listed) == (world.value(place.index))


def _outside_quota(place: Place) -> str:
    """Return the concept of people outside the quota, by a word before their trade (季节性瞭望员), empty for others.

    The word may stand a few trades before: 劳务派遣安保、驾驶、保洁人员19名.
    """
    words = f"{place.head.residue}{place.head.near}"
    text, span = place.world.text, place.world.figures[place.index].span
    before = text[max(0, span.start - _CLAUSE) : span.start]
    clause = _SINCE.split(before)[-1]
    if not clause and OF_WORK.search(aside := _SINCE_SENTENCE.split(before[:-1])[-1]) is None:
        # 社区工作者不占编制，按合同管理（18人）: a number alone is of what its sentence has spoken of
        clause = aside
    if OF_WORK.match(clause):
        return ""
    if DISPATCHED.search(clause):
        return "staff_dispatch"
    out = _OUT_OF_QUOTA.search(clause)
    if (OUTSIDE.search(clause) and not OF_QUOTA.search(clause)) or (out and not clause.endswith(out.group())):
        return "staff_nonquota"
    told = _HIRED.search(text, max(0, span.start - _HIRED_REACH), span.start) or _NO_POST.match(text, span.end)
    hired = told is not None or words.startswith(place.world.lexicon.counts["staff_nonquota"].prefixes)
    return "staff_nonquota" if hired and place.head.count in ("", "staff_people") else ""


def are_cars_kept(place: Place) -> bool:
    """Tell 实有 of vehicles behind how many are allowed: 车辆编制6辆，实有5辆."""
    start = place.world.figures[place.index].span.start
    return _CARS_ALLOWED.search(place.world.text, max(0, start - _ALLOWED_REACH), start) is not None


def among_people(place: Place) -> str:
    """Return who is told by the kind of their posts behind 在编人员中: 行政编制29人，事业编制36人."""
    kind = _ON_POSTS.get(place.head.count, "")
    start = place.world.figures[place.index].span.start
    told = kind and place.world.figures[place.index].quantity.unit in ("人", "名")
    return kind if told and are_among_people(place.world.text, start) else ""


def on_posts(place: Place, after: Sequence[Lexeme]) -> str:
    """Return who 实有 counts directly behind the posts of a kind: 行政编制89名、实有86人；事业编制143名、实有131人.

    The next figure must be that of the posts of another kind, or the ones before must have been read so; else all
    people on post are meant.
    """
    world, state = place.world, place.state
    last = state.last
    kind = _ON_POSTS.get(last.concept, "") if last is not None and last.figure == place.index - 1 else ""
    if not kind or last is None or last.item is not None or place.head.residue or place.head.near:
        return ""
    start = world.figures[place.index].span.start
    between = world.text[world.figures[last.figure].span.end : start]
    labels = {one.of(Sense.COUNT) for one in place.head.labels}
    if between[:1] not in _BESIDE or not labels <= {"staff_people", "staff_on_post"}:
        return ""
    before = world.bound.get(place.index - 2)
    paired = before is not None and before.concept in ("staff_civil", "staff_inst")
    return kind if paired or _next_kind(after) in set(_ON_POSTS) - {last.concept} else ""


def _next_kind(after: Sequence[Lexeme]) -> str:
    """Return the kind of posts that the words up to the next figure name."""
    for lexeme in after:
        if lexeme.mark in (Mark.FIGURE, Mark.STOP):
            return ""
        if lexeme.of(Sense.COUNT) in _ON_POSTS:
            return lexeme.of(Sense.COUNT)
    return ""
