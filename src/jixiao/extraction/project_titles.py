"""The project that the title of an evaluation names."""

import re
from collections.abc import Iterator

from jixiao.extraction.evaluated import evaluated
from jixiao.extraction.whose import is_organ
from jixiao.model.document import Block, Document
from jixiao.model.result import Profile

_REVIEWED = r"(?:重点)?(?:项目)?(?:支出)?(?:财政支出)?(?:项目)?(?:重点)?(?:区域)?绩效的?"
_MONITORING = "(?:目标|运行|执行|实施|过程|动态|情况|跟踪)*(?:监控|跟踪|监测)"
_PAPER = "(?:报告书?|说明|材料|汇报|总结|综述|函|通报|公告|意见)"
_REPORTED = f"(?:(?:自查|评估|分析)?{_PAPER})"
_JUDGED = "(?:自评|评价|自我评价|自查|自查自评|再评价|检查|考评)"
_REVIEW_WORDS = f"(?:{_JUDGED}|(?:完成|实现|目标)?情况|总结|{_MONITORING}|{_REPORTED})"
# 关于报送……的函: what is done with the report
_SENT = r"(?:(?:报送|上报|呈报|呈送|提交|印发|通报|公布|公开|反馈|开展|对)的?)?"
# without 绩效 it takes the word for what is judged, and that for the paper: 渠道清淤资金使用情况自查报告
_PLAIN_REVIEW = (
    r"(?:(?:项目|专项|工程)(?:支出)?|(?<=资金|经费|补助|补贴|奖补|政策)(?:的?(?:安排|使用|支出|管理|收支|和|及|与|、)*(?:情况)?的?)?)"
    rf"(?:(?:自评|自查|自我评价|自查自评|评价)(?:工作|情况|结果|的)*{_PAPER}|(?:自评|自我评价|自查自评)$)"
)
_TITLE = re.compile(
    rf"^(?:关于)?{_SENT}(?P<name>[\u4e00-\u9fffA-Za-z0-9“”（）()—\-·+＋.、]{{2,40}}?)"
    rf"(?:{_REVIEWED}{_REVIEW_WORDS}|{_PLAIN_REVIEW})"
)
_ABOUT = re.compile(rf"^[^，。：；]{{0,20}}?关于{_SENT}")
_OF_SEVERAL = re.compile(r"等(?:[一二两三四五六七八九十多数几\d]+[个项类大])?(?:重点|专项|财政)?(?:项目|专项|工程)?$")
_REPORT = re.compile(
    r"(?:重点|财政|项目|支出|预算|资金|专项)*绩效的?(?:"
    rf"{_JUDGED}(?:工作|情况|结果|的)*{_PAPER}|{_MONITORING}(?:情况|工作|结果|分析|的)*{_PAPER})(?:[（(].*)?"
)
_SUBTITLE = re.compile(r"[ \t\u3000]*(?:——|--|—)[ ]?(?:以)?(?P<name>[^，。；：\n—]{4,30}?)(?:为例)?[ \t\u3000]*")
_TITLE_YEAR = re.compile(
    r"(?:(?:19|20|１９|２０)[\d０-９]{2}|二[〇○零][〇○零一二三四五六七八九]{2})[—－\-至]?(?:\d{4})?年度?"
)
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,6}?(?:省|市|州|县|区|旗|盟|镇|乡)(?=[\u4e00-\u9fff]{4})")
_TITLE_TAIL = re.compile(
    r"(?:的|(?:资金|经费)?(?:安排|使用|支出|管理|收支|和|及|与)*情况的?"
    r"|(?:筹集|筹措|分配|安排|使用|支出|管理|收支|拨付|、)+[和及与暨]|(?:筹集|筹措|分配|使用|管理|收支|拨付|、){2,}"
    r"|(?:财政)?支出的?|(?:专项资金|专项经费|资金)的|(?<=项目)(?:专项)?(?:资金|经费)的?)$"
)
_PAYER = re.compile(
    r"(?:(?:中央|省级?|自治区级?|市级?|州级?|县级?|区级?|上级|本级)(?:对地方|财政|预算内|集中|补助)*(?:转移支付|专项)?|财政)"
    r"(?=[\u4e00-\u9fff]{5})"
)
_KIND = re.compile(r"(?<=[\u4e00-\u9fff]{4})(?:政策|制度|转移支付)$")
_PAPER_ENDS = re.compile(rf"[^。：；，]{{4,40}}{_PAPER}(?:[（(][^。]*)?")
# 东河县水利局项目支出绩效自评报告 names who reports, and no project
_UNIT = re.compile(r"(?:[省市县区州旗镇乡][\u4e00-\u9fff]{1,12}(?:局|委员会|厅|办公室)|人民政府|办事处)$")
# 青岭县财政支出项目绩效自评报告 names where it was, and no project
_PLACE_ALONE = re.compile(r"^[\u4e00-\u9fff]{2,6}(?:省|市|州|县|旗|盟|镇|乡|(?<![范园景小社库片护发新灌])区)$")
_TITLE_BLOCKS, _LONGEST = 3, 70


def titled(document: Document, profile: Profile) -> Iterator[str]:
    """Yield the project that an evaluation is of, by its title or by the line below it."""
    if not profile.of_project:
        return
    subtitle = next(
        filter(None, (_SUBTITLE.fullmatch(document.text, *_ends(one)) for one in document.blocks[1:3])), None
    )
    if subtitle is not None:
        yield subtitle["name"]
        return
    for block in document.blocks[:_TITLE_BLOCKS]:
        name = next(filter(None, (_named(line, profile.unit) for line in _lines(document, block))), "")
        if name:
            yield as_called(name, document.text)
            return
    yield from evaluated(document)


def _named(line: str, unit: str) -> str:
    """Return the project that a title names, empty where it names none or several."""
    match = _TITLE.match(_of_whom(line).replace(unit, "", 1))
    if match is None or any(one.search(match["name"]) for one in (_OF_SEVERAL, _UNIT, _PLACE_ALONE)):
        return ""
    return _TITLE_TAIL.sub("", match["name"]) or match["name"]


def as_called(name: str, text: str) -> str:
    """Return the name without the place, the payer or the kind around it where the report mostly leaves that out."""
    for shorter in (_PLACE, _PAYER):
        found = shorter.match(name)
        name = _mostly(name, name[found.end() :], text) if found else name
    kind = _KIND.search(name)
    return _mostly(name, name[: kind.start()], text) if kind else name


def _mostly(name: str, rest: str, text: str) -> str:
    alone = text.count(rest) - text.count(name)
    return rest if alone > text.count(name) else name


def _lines(document: Document, block: Block) -> Iterator[str]:
    """Yield the line of a title, with the line below where that ends it: 绩 效 评 价 报 告; never a sentence."""
    line, below = (_plain(document, at) for at in (block.index, block.index + 1))
    if "。" in line or len(line) > _LONGEST:
        return
    if _REPORT.fullmatch(below):
        yield line + below
        return
    yield line
    if _PAPER_ENDS.fullmatch(below) and not _PAPER_ENDS.fullmatch(line):
        yield line + below


def _plain(document: Document, at: int) -> str:
    words = [one.span.of(document.text) for one in document.blocks[at : at + 1]]
    return re.sub(r"[ \t\u3000]", "", words[0]) if words else ""


def _ends(block: Block) -> tuple[int, int]:
    return block.span.start, block.span.end


def _of_whom(title: str) -> str:
    """Return a title without its year, and without the place or organ that stands before that."""
    title = _ABOUT.sub("", title)
    year = _TITLE_YEAR.search(title)
    if year is None:
        return title
    before, behind = title[: year.start()], title[year.end() :]
    return behind if is_organ(before) else f"{before}{behind}"
