"""Numbers of organs that the list or the words beside them tell.

院里有5个内设机构：甲庭、乙庭…; 派驻人民法庭3个，即甲、乙、丙法庭.
"""

import re
from collections.abc import Sequence

from jixiao.extraction.lexemes import Lexeme
from jixiao.extraction.state import Place
from jixiao.model.quantity import MICRO

_KIND = (
    r"(?:内设机构|派出机构|机构|部门|单位|科室|股室|处室|部室|站所|办公室|派出所|司法所|分局|分中心|分院|分校|支行|人民法庭"
    r"|大队|中队|支队|小队|站队|教学点|[科股处室站所庭部馆院局校队司厅]|中心)"
)
_BEHIND = re.compile(rf"[ ]?(?P<kind>[\u4e00-\u9fff]{{0,8}}?{_KIND})")
_BEFORE = re.compile(rf"(?P<kind>[\u4e00-\u9fff]{{0,6}}?{_KIND})(?:共|共有|共计|合计|有|计|数|数量|为)*$")
_OPENS = re.compile(
    r"(?P<mark>[，,]?(?:分别|具体|依次)?(?:为|是|有)[：:]?|[，,](?:即|包括|含)[：:]?|[（(：:]|即|——)"
    r"(?P<list>[\u4e00-\u9fff（）“”、和及与以]{4,240})"
)
# what a unit has below it; what work was done for or at is no part of it
_HAS = re.compile(
    r"(?:设|设有|设立|设置|辖|管|管理|派驻|派出|附设|挂靠|所属|下属|直属|内设|领导|联系|[管辖带]着|下属|加上下属|[^没]有|^有|[有设]着|分为|划分为)"
    r"(?:[\u4e00-\u9fff]{0,10})$"
)
_WORK = re.compile(
    r"走访|检查|督查|帮扶|新建|改造|建成|建设|慰问|服务|指导|调研|抽查|抽取|评为|创建|培训|完成|支持|补助|涉及|组织|邀请|联合|选取|选择|维修|全[县市区省州乡镇]|辖区|村|社区|企业|项目"
)
# where the organs are that a unit has set up
_SET_IN_REGION = re.compile(r"^(?:在?全[县市区省州旗镇乡]|辖区内?)(?=(?:共|下|分|现)?[设派])")
_ENDS = re.compile(rf"{_KIND}$")
_NAMES = re.compile(r"、|(?:和|以及|及|与)(?=[\u4e00-\u9fff]{2,12}$)")
_CLAUSE = re.compile(r"[，,。；;：:（(\n\d]")
_BRACKET = re.compile(r"（[^（）]*）")
_ORGAN = re.compile(
    r"^(?:内设|职能|所属|下属|直属|二级|预算|事业|行政|业务|综合)*"
    r"(?:机构|科室|股室|处室|部室|部门|站所|单位|科|股|处|室|站|所|中心|队|院系|学院|办公室|大队|中队|派出机构)"
)
_ORGANS_END = re.compile(
    r"(?:预算单位|范围的单位|汇编的单位|决算的单位|下属单位|所属单位|直属单位|二级单位|二级机构|事业单位|直属机构|派出机构|内设机构|内设科室|内设股室|职能科室|科室|股室|处室|站所|部门)"
    r"(?:共|共有|有|共计|数|数量)?(?:为)?$"
)
_BELOW = re.compile(
    r"(?:内设(?:机构|科室|股室|处室)|(?:下属|所属|直属|下设|下辖)(?:二级)?(?:事业|预算|独立核算|行政|全资)*(?:单位|机构))(?:共|共有|有|共计)?(?:为)?$"
)
_LISTS = re.compile(r"[（(][\u4e00-\u9fff]+、|[，,、：:（(]?(?:包括|分别为|分别是|具体为|具体是|即|为|有|：)")
# 内设股室：5个，办公室、…: a label alone, before a colon or in a cell of its own
_LABEL = re.compile(
    r"(?:^|[\n。；;，,（(|｜\t ）)、.．\d])"
    r"(?P<kind>(?:内设|职能|下属|下设|所属|直属|二级|派出|基层|事业|预算|独立核算|业务|部门){0,3}"
    r"(?:机构|科室|股室|处室|部室|单位|站所|部门|科队))(?:数|数量|个数|情况|设置(?:情况)?|共)?\s*[：:|｜\t]\s*$"
)
_SURE = re.compile(r"内设|下属|下设|所属|直属|二级|派出|科室|股室|处室|部室|站所")
_LABEL_LIST = re.compile(
    r"[，,（(：:；; ]{0,2}(?:——|—|分别|具体|依次|名称)?(?:为|是|有|即|包括|含)?[：:]?"
    r"(?P<list>[\u4e00-\u9fff（）“”、]{4,240})"
)
_LABEL_ENDS = re.compile(r"[ ]*[，,。；;：:（(\n|｜\t]|\s*$|——|(?:分别|即|包括|其中)")
_BEHIND_WORK = re.compile(r"[次项人分]")
_LABEL_REACH = 24
# 设甲科、乙科、丙科3个科室, 内设甲科、乙科、丙科，计3个: as many as are named
_LISTS_NAMES = r"(?:[^。；;，,\d设]|建设|设[备施计])"
_NAMED = re.compile(rf"(?:(?<!建)设(?![备施计])|(?:[馆院局校内]|内部)分(?:为|成)?)(?P<list>{_LISTS_NAMES}{{4,160}})$")
_NAMED_ALL = re.compile(
    rf"(?:设|设有|设立|设置|分为)(?:有|着)?[：:]?(?P<list>{_LISTS_NAMES}{{4,160}})[，,](?:共|共计|计|合计|总计)$"
)
_SET_UP = re.compile(r"(?:内设|下设|设有|设立|下辖|设置|设)[\u4e00-\u9fff（）]{0,8}$")
_LISTED = re.compile(r"(?:内设|下设|设有|设立|下辖|设置)[^。；;，,\d]{4,160}$")
_NEAR, _LOOK, _REACH, _LEAST = 14, 30, 260, 2
_LONGEST_LIST = 180


def are_organs(place: Place, after: Sequence[Lexeme]) -> bool:
    """Tell a number of inner departments or of organs below by the words, or the list, beside it."""
    span = place.world.figures[place.index].span
    if _is_labelled(place.world.text, span.start, span.end):
        return True
    if place.head.count:
        return _is_organs_before(place, after)
    listed = _are_listed(place.world.text, span.start, span.end)
    return listed or _is_organs(place) or _is_organs_before(place, after)


def _is_labelled(text: str, start: int, end: int) -> bool:
    """Tell a number behind a label of organs and nothing else; a wide label (单位：3个) needs a list behind it."""
    label = _LABEL.search(text[max(0, start - _LABEL_REACH) : start])
    if label is None or _BEHIND_WORK.match(text, end):
        return False
    listed = _LABEL_LIST.match(text, end)
    names = _NAMES.split(_BRACKET.sub("", listed["list"])) if listed is not None else []
    told = len(names) >= _LEAST and all(map(_ENDS.search, names))
    return told or (_SURE.search(label["kind"]) is not None and _LABEL_ENDS.match(text, end) is not None)


def _is_organs(place: Place) -> bool:
    text, span = place.world.text, place.world.figures[place.index].span
    before, after = text[max(0, span.start - _LONGEST_LIST) : span.start], text[span.end : span.end + _NEAR]
    counted = _NAMED_ALL.search(before)
    if counted is not None and _are_as_many(place, counted["list"]):
        return all(map(_ENDS.search, _NAMES.split(_BRACKET.sub("", counted["list"]))))
    if not _ORGAN.match(after):
        return False
    named = _NAMED.search(before)
    told = named is not None and _are_as_many(place, named["list"])
    return told or bool(_SET_UP.search(before) or _LISTED.search(before))


def _are_as_many(place: Place, names: str) -> bool:
    """Tell a number that is that of the names listed before it."""
    return len(_NAMES.split(_BRACKET.sub("", names))) * MICRO == place.world.value(place.index)


def _is_organs_before(place: Place, after: Sequence[Lexeme]) -> bool:
    """Tell a number of organs (二级预算单位3个，包括……) whose list follows it."""
    text, start = place.world.text, place.world.figures[place.index].span.start
    if _BELOW.search(text[max(0, start - _NEAR) : start]):
        return True
    behind = "".join(one.text for one in after)
    return _ORGANS_END.search(text[max(0, start - _NEAR) : start]) is not None and _LISTS.match(behind) is not None


def _are_listed(text: str, start: int, end: int) -> bool:
    """Tell a number of organs, from `start` to `end`, by the names listed behind it."""
    clause = _CLAUSE.split(text[max(0, start - _LOOK) : start])[-1]
    if _WORK.search(_SET_IN_REGION.sub("", clause) if _names_all(text, start, end) else clause):
        return False
    behind = _BEHIND.match(text, end)
    if behind is not None and _HAS.search(clause):
        return _WORK.search(behind["kind"]) is None and _opens_list(text, behind.end(), behind["kind"])
    before = _BEFORE.search(clause)
    if before is None or not (before.start() == 0 or _HAS.search(clause)):
        return False
    return _opens_list(text, end, before["kind"])


def _names_all(text: str, start: int, end: int) -> bool:
    """Tell a number that the list behind it names one by one: 全县设司法所3个，即城关司法所、白岩司法所、龙湖司法所."""
    opened = _OPENS.match(text, end, end + _REACH)
    names = _NAMES.split(_BRACKET.sub("", opened["list"])) if opened is not None else []
    count = re.match(r"\d+", text[start:end])
    return count is not None and len(names) == int(count.group()) and all(map(_ENDS.search, names))


def _opens_list(text: str, at: int, kind: str) -> bool:
    opened = _OPENS.match(text, at, at + _REACH)
    if opened is None:
        return False
    listed = _BRACKET.sub("", opened["list"]).split("）")[0].split("等")[0]
    names = _NAMES.split(listed)
    # 信息与标准研究室 may be one name
    told = any(all(map(_ENDS.search, one)) for one in (names, listed.split("、")))
    return len(names) >= _LEAST and (told or _share_kind(names, kind))


def _share_kind(names: list[str], kind: str) -> bool:
    """Tell names that leave their kind to the last of them: 城东、城西、北关派出所, of so many 派出所."""
    suffix = _ENDS.search(kind)
    if suffix is None or not names[-1].endswith(suffix.group()):
        return False
    return not any(name.endswith(suffix.group()) for name in names[:-1])
