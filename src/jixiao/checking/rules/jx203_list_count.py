"""JX203: a number of organs or points and a list of them that do not agree."""

import re
from collections.abc import Iterator
from itertools import chain

from jixiao.checking.areas import cells, prose
from jixiao.checking.counted_bare import miscounted_bare
from jixiao.checking.counted_kinds import miscounted_kinds
from jixiao.checking.counted_names import miscounted_names
from jixiao.checking.counted_places import miscounted_places
from jixiao.checking.counted_points import Points, miscounted
from jixiao.checking.counted_series import miscounted_series, repeated_counts
from jixiao.checking.counted_totals import counted_totals
from jixiao.checking.notes import expecting, note, or_passed
from jixiao.checking.numbering import chinese, count_of
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.model.finding import Place, Severity
from jixiao.model.span import Span

CARD = Card(
    code="JX203",
    name="所列名单与个数不符",
    severity=Severity.ERROR,
    clause="前后表述应当一致",
    why="写明几个，前后就应当列出几个；机构个数还关系到决算编报范围。",
    passes="内设3个科室：办公室、财务科、业务科。",
    fails="内设4个科室：办公室、财务科、业务科。",
    false_alarms="名单带“等”字、写有本级或机关、或者不是机构名称的不查；分条列举的只查紧跟在个数后、编号连续的。",
    remedy="核对个数，或补齐、删去所列名称。",
    silent=(
        "分析研判12次与专题报告10次不是同一件事，不能证明矛盾。列出3条、写明3条，数目相符；各条属于哪一类要懂内容。"
    ),
)

_COUNT = (
    r"(?<![\d.十])(?P<count>\d{1,2}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
    r"[ ]*(?:个|家|所)"
)
_WORDS = r"[\u4e00-\u9fff]"
_LIST = re.compile(
    rf"{_COUNT}(?P<what>{_WORDS}{{0,14}}?|[办站所室科股队组院]、[办站所室科股队组院、（）中心]{{1,10}})(?:（{_WORDS}{{1,6}}）)?[，,]?"
    r"(?P<intro>：|:|(?:它们|名称|名单)(?:分别)?[是为]|分别为|分别是|依次[为是]|（|，即|具体为|具体是|包括|有|[，,]为)(?:：|:)?"
    r"(?P<items>[^。；;\n：:]{3,300}?)(?P<more>)(?=[。；;\n）]|[ ]?[|｜\t]|$)"
)
_BEHIND = re.compile(
    rf"(?:内设|下设|下辖|设有|设立|设置|(?<![建陈铺])设(?![在于备计施])|(?:所属|下属|直属|二级)(?:预算)?单位|由)(?:机构|科室|部门)?(?:有|为|包括)?[：:]?"
    rf"(?P<items>{_WORDS}[^。；;\n：:\d]{{3,200}}?)(?P<more>等?)(?:[，,]?(?:一?共|总共|合计|总计)[有计]?)?"
    rf"{_COUNT}(?P<what>(?:{_WORDS}{{0,4}})(?:机构|科室|股室|处室|部门|单位|站所|科|室|股|处|部|中心)|(?=[，,。；;\n]|$))"
)
# 科室：办公室、财务科、业务科，共4个: the label tells what is listed
_TITLED = re.compile(
    r"(?<![\u4e00-\u9fff])(?:内设|下设|所属|下属|直属|职能|业务|行政|二级|预算)*(?:机构|[科股处]室|部门|单位|站所)(?:设置|构成|组成|名称)?(?:有|为)?[：:]"
    rf"(?P<items>{_WORDS}[^。；;\n：:\d|｜\t]{{3,300}}?)(?P<more>等?)[，,]?(?:一?共|总共|合计|总计|共计)[有计]?"
    rf"{_COUNT}(?P<what>(?:内设)?(?:机构|[科股处]室|部门|单位|站所)?)(?=[，,。；;\n）)]|$)"
)
# 内设股室：7个，办公室、…: the label tells what is counted, so that no word has to lead to the list
_LABELLED = re.compile(
    r"(?<![\u4e00-\u9fff])"
    r"(?:内设|下设|所属|下属|直属|下辖|管辖|派出|现有|共有|我[局院馆所站]|本[局院馆所单位]{1,2})*"
    r"(?:职能|业务|行政|二级|预算|事业|基层|分支|科室|管理)*"
    r"(?:机构|[科股处]室|部门|单位|站所|[乡镇]镇?|街道|社区|[学院]校|村(?:委会)?)"
    rf"(?:设置|构成|组成|情况|数量|个数|数)?(?:：|:|共|有|为|[\t|｜ \u3000])*[（(]?(?:共)?{_COUNT}(?P<what>)"
    r"(?P<intro>[，,、：:（(]|[）)][：:])(?![^。；;\n]*(?:设(?![备计施])|其中|均[为是]))"
    r"(?P<items>[^。；;\n：:|｜\t]{3,300}?)(?P<more>)(?=[。；;\n）|｜\t]|$)"
)
_BEFORE = (_BEHIND, _TITLED)
# 8个股室中支出最快的依次为…: some of them
_CHOSEN = re.compile(r"最|[前后][一二三四五六七八九十两\d列位几名]|靠[前后]|居[前后]|较|[中里].*的$")
# what stands behind the list is no part of it: …、督查科，代管接待中心
_ELSE = re.compile(
    r"[，,](?:(?:另|同时|此外)?代管|托管|管理|归口|挂靠|加挂|并|负责|承担|协助|联系|核定|现有|[^，,、\d]*\d).*"
)
# …、扶贫办公室，另有财政所、农技站两个站所合署办公: others, which the number does not hold
_MORE = re.compile(r"[，,](?:另外?|此外|除此之外|还)[，,]?还?(?:有|设(?!备)|设有|辖|建有).*")
# …，另有环境监测站、执法大队2个: those have a number of their own
_COUNTED = re.compile(r"(?:\d{1,2}|[一二两三四五六七八九十])[个家所]")
_BESIDE = re.compile(r"[，,](?:另|同时|此外)?(?:代管|托管|挂靠|加挂)")
# 各处室主任均由教师兼任: what is said of all of them, and whatever follows that
_OF_ALL = re.compile(r"[ ]*(?:各|每|均|都|这|其(?!中|他|它|余))")
_REMARK = re.compile(r"[由归]|负责|统一|实行|承担|兼|设在|纳入|挂靠|合署")
# 甲村至戊村, 东片三个村: more than one in a name
_SPANNED = re.compile(r"第[一二三四五六七八九十\d]+[至到—－-]|[至到]第|[一二两三四五六七八九十几多余][个家所]")
_BRACKET = re.compile(r"[（(][^（）()]*[）)]")
_SPLIT = re.compile(r"、|(?<=[\u4e00-\u9fff])(?:和|以?及)(?=[\u4e00-\u9fff]{2,10}$)")
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z“”《》·]{2,16}")
_ORGAN = re.compile(
    r"(?:室|科|庭|股|处|部|站|所|中心|队|局|院|校|办|组|会|委|馆|园|基地|公司|厅|团|库|店|场|厂|社|台|宫"
    r"|[乡镇村]|[小中大]学|街道|社区|系统|平台|模块|标段|工程|项目|经费)$"
)
# what an office may be for, though it ends as organs do: 家庭和儿童工作部, 市场和价格科
_FIELD = re.compile(
    r"(?:家庭|社会|干部|市场|场所|军队|部队|工程|项目|经费|系统|平台|集团|社团|学校|医院|乡村|农村|城乡|城镇|街道|社区|基地)$"
)
_HAVING = re.compile(r"(?:共|有|共有|共计|分别)+$")
# 机关党委 is one office among others, 机关 alone is the unit itself
_OWN = re.compile(r"本级|机关(?!党|纪|工会|后勤|事务|服务|幼儿园)")
_APART = re.compile(r"[下另]设|其中|以上")
_MADE_OF = re.compile(
    r"(?:[内下]设|设有|设立|下辖)(?:机构|科室|部门)?$|(?:下属|所属|预算|决算|范围的)单位(?:共|有|共有|共计|为)*$"
)
_KINDS = re.compile(r"(?:[股科处]室|机构|单位|站所|部门)(?:共|有|共有|共计|为)*$")
_OF_A_UNIT = re.compile(
    r"[内下]设|设有|设立|设置|所属|下属|直属|下辖|纳入|预算|决算|[股科处]室|机构|单位|站所|部门|[乡镇村]$|街道$|社区$"
)
# clauses with commas alone are no list: 设主会场于广场，联动分会场9个
_JOINED = re.compile("[、和及]")
# 办公室、人事股和3个业务股室: the number is of others, which come after those named
_GOES_ON = re.compile(r"(?:[和与、及]|[另还]有?设?有?|并设|此外|连同|加上)[，,]?$")
_MERGED = re.compile(r"[（(][^（）()。\n]{0,12}(?:合并|合为|合编|合订|并作|视为一)")
_BACK = 8
_LEAST, _SEVERAL, _SHORT = 2, 3, 6


def check(ground: Ground) -> Iterator[Verdict]:
    """Count every list of organs that stands behind or before its number."""
    text = ground.extracted.document.text
    areas = (*prose(ground.extracted.document), *cells(ground.extracted.document))
    named = (verdict for area in areas for pattern in (_LIST, *_BEFORE) for verdict in _judge(text, area, pattern))
    labelled = (verdict for area in areas for verdict in _judge(text, area, _LABELLED))
    return or_passed(_once(chain(named, labelled, map(_point, miscounted(ground)), _kinds(ground))))


def _once(verdicts: Iterator[Verdict]) -> Iterator[Verdict]:
    """Yield one finding of each number."""
    told: set[int] = set()
    for verdict in verdicts:
        if verdict.finding is None:
            yield verdict
        elif verdict.finding.primary.span.start not in told:
            told.add(verdict.finding.primary.span.start)
            yield verdict


def _kinds(ground: Ground) -> Iterator[Verdict]:
    text = ground.extracted.document.text
    for kinds in (
        *miscounted_kinds(ground),
        *miscounted_names(ground),
        *miscounted_bare(ground),
        *miscounted_places(ground),
        *miscounted_series(ground),
        *repeated_counts(ground),
        *counted_totals(ground),
    ):
        # 《…》《…》《…》（后两件合并印发）: two of them are one
        if _MERGED.search(text, kinds.items.start, _end_of(text, kinds.items.end)):
            continue
        args = (("found", kinds.span.of(text).strip()), ("listed", str(kinds.listed)), ("what", kinds.what))
        related = [Place(kinds.items, "label.list")]
        severity = None if kinds.sure else Severity.WARNING
        told = note(CARD, kinds.span, args, severity=severity, related=related)
        yield expecting(told, _recounted(kinds.span.of(text), kinds.listed))


def _end_of(text: str, start: int) -> int:
    """Return where the sentence ends that goes on at `start`."""
    return min(at for mark in "。\n" if (at := text.find(mark, start)) >= 0 or (at := len(text)))


def _recounted(said: str, listed: int) -> str:
    """Write a number with its unit as the list has it: 6个 becomes 5个, 六个 becomes 五个."""
    unit = said.strip().lstrip("0123456789一二两三四五六七八九十 ")
    return (str(listed) if said.strip()[0].isdigit() else chinese(listed)) + unit


def _point(points: Points) -> Verdict:
    args = (("found", points.said), ("listed", str(points.listed)), ("what", "条"))
    # a point may be told without a number: that there are fewer than said is a question
    finding = note(
        CARD, points.span, args, variant="points", related=[Place(points.last, "label.list")],
        severity=None if points.more else Severity.WARNING,
    )  # fmt: skip
    return expecting(finding, points.right)


def _judge(text: str, area: Span, pattern: re.Pattern[str]) -> Iterator[Verdict]:
    for match in pattern.finditer(text, area.start, area.end):
        if pattern is _LIST and not _is_whole(text, match):
            continue
        if pattern is _LABELLED and match["intro"] in "（(" and not text.startswith(("）", ")"), match.end()):
            continue
        first, count = _MORE.sub("", match["items"]), count_of(match["count"])
        items = _without_remarks(first)
        listed = _listed(items, count)
        if listed is None and pattern is _LIST:
            listed = _of_one_kind(
                match["items"], text[max(0, match.start() - _BACK) : match.start()] + match["what"], count
            )
        if listed is None and pattern is _LIST:
            listed = _of_this_kind(match["items"], match["what"])
        joined = listed == count and pattern is _LIST and _holds_and(items, count)
        listed = count - 1 if joined else listed
        sharing = _sharing_end(match["items"], match["what"]) if pattern in _BEFORE else None
        listed = sharing or listed
        apart = first != match["items"] and not _COUNTED.search(match["items"], len(first))
        if listed is None or (apart and listed < count):
            continue
        if pattern in _BEFORE and (not _JOINED.search(items) or _GOES_ON.search(match["items"])):
            continue
        if listed == count or (match["more"] and listed < count):
            yield PASSED
            continue
        span = Span(match.start("count"), match.start("what"))
        args = (("found", span.of(text).strip()), ("listed", str(listed)), ("what", match["what"] or "名称"))
        # a remark that was left out may name one more
        beside = listed + 1 == count and _BESIDE.search(items) is not None
        sure = items == first and not joined and pattern is not _LABELLED and not beside and sharing is None
        severity = None if sure and not _may_be_kinds(text, match, fewer=listed < count) else Severity.WARNING
        related = [Place(Span(*match.span("items")), "label.list")]
        told = note(CARD, span, args, severity=severity, related=related)
        yield expecting(told, _recounted(span.of(text), listed))


def _is_whole(text: str, match: re.Match[str]) -> bool:
    """Tell whether a bracket ends with the list, and 包括 or 有 speaks of a unit's own make-up, not of examples."""
    if _CHOSEN.search(match["what"]):
        return False
    if match["intro"] == "（":
        return text.startswith("）", match.end())
    if match["intro"] == "包括" and match[0].find("包括：") >= 0:
        return _KINDS.search(text[max(0, match.start() - _BACK) : match.start()] + match["what"]) is not None
    if match["intro"] in ("，为", ",为") and (_ends_alike(text, match) or _are_offices(text, match)):
        return True
    return (
        match["intro"] not in ("包括", "有", "，为", ",为")
        or _MADE_OF.search(text[max(0, match.start() - _BACK) : match.start()]) is not None
    )


def _may_be_kinds(text: str, match: re.Match[str], *, fewer: bool) -> bool:
    """Tell fewer names than said that are no parts of a unit: 8个公园，分别为街角公园、滨河公园 are kinds of them."""
    told = text[max(0, match.start() - _BACK) : match.start()] + match["what"]
    kinds = match.re is _LIST and match["intro"].startswith(("分别", "，分别", "依次"))
    return fewer and kinds and bool(match["what"]) and _OF_A_UNIT.search(told) is None


def _ends_alike(text: str, match: re.Match[str]) -> bool:
    """Tell names that all end in what was counted right before: 研究室7个，为甲研究室、乙研究室、…."""
    names = [name.strip() for name in _SPLIT.split(match["items"])]
    kind = _shared_end(_HAVING.sub("", text[max(0, match.start() - _BACK) : match.start()]), names[-1])
    return len(kind) >= _LEAST and len(names) >= _SEVERAL and all(name.endswith(kind) for name in names)


def _are_offices(text: str, match: re.Match[str]) -> bool:
    """Tell names of offices behind the number of them: 审判业务部门7个，为立案庭、刑事审判庭、…、执行局."""
    told = text[max(0, match.start() - _BACK) : match.start()] + match["what"]
    names = [name.strip() for name in _SPLIT.split(match["items"])]
    offices = len(names) >= _SEVERAL and all(_ORGAN.search(name) and not _FIELD.search(name) for name in names)
    return offices and _KINDS.search(told) is not None


def _without_remarks(items: str) -> str:
    """Return a list without the clauses behind it that say something: …、财务科，班主任由学生科考评."""
    first, *rest = re.split("[，,]", items)
    names = _names(first)
    said = all(_REMARK.search(clause) and "、" not in clause and not _ORGAN.search(clause) for clause in rest)
    # 特勤中队由局机关直管: one more organ, with what is said of it
    said = said and not any(_ORGAN.search(_REMARK.split(clause)[0]) for clause in rest)
    of_all = bool(rest) and _OF_ALL.match(rest[0]) is not None
    said = said or (of_all and not any("、" in clause and _names(clause) is not None for clause in rest))
    least = _LEAST if of_all else _SEVERAL
    return first if rest and said and names is not None and len(names) >= least else items


def _listed(items: str, count: int) -> int | None:
    """Return how many organs a list names, None where it is something else, or where it does not say where it ends."""
    bare = _ELSE.sub("", _BRACKET.sub("", items)).strip()
    clauses = [_names(clause) for clause in re.split("[，,]", bare)]
    if "等" in bare or _SPANNED.search(bare) or _APART.search(bare) or any(names is None for names in clauses):
        return None
    numbers = [len(names) for names in clauses if names]
    if _OWN.search(bare):
        # the unit's own offices may or may not be counted: with them there are still fewer than said
        return sum(numbers) if _LEAST <= sum(numbers) < count else None
    if len(numbers) > 1 and max(numbers) > 1:
        return count if count in (numbers[0], sum(numbers)) else None
    if _may_be_one(bare) and sum(numbers) == count + 1:
        return count
    return sum(numbers) if sum(numbers) >= _LEAST else None


def _sharing_end(items: str, kind: str) -> int | None:
    """Return how many names a list before its number gives that all end in what is counted, but would not if 和 parted.

    甲办公室、乙办公室、治安和应急办公室: 治安 is no office, as all others are told in full.
    """
    names = [name.strip() for name in items.split("、")]
    parted = _SPLIT.split(names[-1])
    whole = len(kind) > _LEAST and len(names) >= _SEVERAL and all(_NAME.fullmatch(one) for one in names)
    alike = whole and all(name.endswith(kind) and name != kind for name in names)
    return len(names) if alike and len(parted) == _LEAST and not parted[0].endswith(kind) else None


def _may_be_one(items: str) -> bool:
    """Tell a last name that may hold 和 itself, as what stands before it ends in no kind of organ: 政权和区划股."""
    last = _SPLIT.split(items.rpartition("、")[2])
    first = last[0].strip()
    return len(last) == _LEAST and (_ORGAN.search(first) is None or _FIELD.fullmatch(first) is not None)


def _holds_and(items: str, count: int) -> bool:
    """Tell a last name that parts into no office and an office, behind offices alone: 救助股、基层政权和社区股."""
    *before, last = items.split("、")
    parted = _SPLIT.split(last)
    whole = len(before) >= _SEVERAL and all(_NAME.fullmatch(one) and _ORGAN.search(one) for one in before)
    parts = len(parted) == _LEAST and len(before) + len(parted) == count
    odd = parts and len(parted[0]) > _SEVERAL and _ORGAN.search(parted[0]) is None
    return whole and odd and _ORGAN.search(parted[1]) is not None


def _of_one_kind(items: str, before: str, count: int) -> int | None:
    """Return how many names a list gives that leave their kind to the last of them, as the words before end in it.

    派出所4个，分别是城东、城西、北关、南关派出所: each of the others is a bare name.
    """
    # 太和、永和 are names of places: the 和 in them joins nothing
    apart, joined = items.split("、"), _SPLIT.split(items)
    names = [name.strip() for name in (apart if len(apart) == count else joined)]
    kind = _shared_end(_HAVING.sub("", before), names[-1])
    few = len(kind) < _LEAST or not _ORGAN.search(kind) or len(names) < _SEVERAL
    if few or "等" in items or not all(_NAME.fullmatch(name) for name in names):
        return None
    ends = [name.endswith(kind) for name in names]
    short = all(len(name) <= _SHORT for name in names[:-1])
    return len(names) if ends[-1] and not any(ends[:-1]) and short else None


def _shared_end(one: str, other: str) -> str:
    """Return the characters in which both texts end: 乡镇水管站 and 双溪水管站 have 水管站."""
    length = 0
    while length < min(len(one), len(other)) and one[-length - 1] == other[-length - 1]:
        length += 1
    return other[len(other) - length :]


def _of_this_kind(items: str, kind: str) -> int | None:
    """Return how many names a list gives that all end in what was counted: 5个教学点：东湾教学点、西湾教学点、…."""
    names = [name.strip() for name in _SPLIT.split(items)]
    whole = len(kind) > 1 and len(names) >= _SEVERAL and all(_NAME.fullmatch(name) for name in names)
    return len(names) if whole and all(name.endswith(kind) and name != kind for name in names) else None


def _names(clause: str) -> list[str] | None:
    names = [name.strip() for name in _SPLIT.split(clause)]
    odd = [name for name in names if not _ORGAN.search(name)]
    # one short name of several may be no known kind of organ: 党政办公室、教务处、总务处、东片
    few = not odd or (len(names) > _SEVERAL and len(odd) == 1 and len(odd[0]) <= _SHORT)
    return names if few and all(_NAME.fullmatch(name) for name in names) else None


RULE = Rule(CARD, check)
