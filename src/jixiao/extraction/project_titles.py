"""The project that the title of an evaluation names."""

import re
from collections.abc import Iterator

from jixiao.extraction.whose import is_organ
from jixiao.model.document import Block, Document
from jixiao.model.result import Profile

_REVIEWED = r"(?:重点)?(?:项目)?(?:支出)?(?:财政支出)?(?:项目)?(?:重点)?绩效"
_MONITORING = "(?:目标|运行|执行|实施|过程|动态|情况|跟踪)*(?:监控|跟踪|监测)"
_REPORTED = "(?:自查|评估|分析)?(?:报告|说明|材料|汇报)"
_REVIEW_WORDS = f"(?:自评|评价|自我评价|再评价|(?:完成|实现|目标)?情况|总结|{_MONITORING}|{_REPORTED})"
_TITLE = re.compile(
    rf"^(?:关于)?(?P<name>[\u4e00-\u9fffA-Za-z0-9“”（）()—\-·+＋.]{{2,40}}?)"
    rf"(?:{_REVIEWED}{_REVIEW_WORDS}|(?:项目|专项|工程)(?:支出)?(?:自评|自我评价|评价)(?:报告|说明|总结|综述))"
)
_ABOUT = re.compile(r"^[^，。：；]{0,20}?关于")
_OF_SEVERAL = re.compile(r"等(?:[一二两三四五六七八九十多数几\d]+[个项类大])?(?:重点|专项|财政)?(?:项目|专项|工程)?$")
_REPORT = re.compile(
    r"(?:重点|财政|项目|支出|预算)*绩效(?:"
    rf"(?:自评|评价|自我评价|再评价)(?:工作)?报告|{_MONITORING}(?:情况|工作|结果|分析|的)*(?:报告|说明|汇报|总结))"
)
_SUBTITLE = re.compile(r"[ \t\u3000]*(?:——|--|—)[ ]?(?:以)?(?P<name>[^，。；：\n—]{4,30}?)(?:为例)?[ \t\u3000]*")
_TITLE_YEAR = re.compile(
    r"(?:(?:19|20|１９|２０)[\d０-９]{2}|二[〇○零][〇○零一二三四五六七八九]{2})[—－\-至]?(?:\d{4})?年度?"
)
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,6}?(?:省|市|州|县|区|旗|盟|镇|乡)(?=[\u4e00-\u9fff]{4})")
_TITLE_TAIL = re.compile(
    r"(?:的|(?:资金|经费)?(?:安排|使用|支出|管理|收支|和|及|与)*情况的?"
    r"|(?:筹集|筹措|分配|安排|使用|支出|管理|收支|拨付|、)+[和及与暨]|(?:筹集|筹措|分配|使用|管理|收支|拨付|、){2,}"
    r"|(?:财政)?支出的?|(?:专项资金|专项经费|资金)的)$"
)


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
    for block in document.blocks[:3]:
        title = re.sub(r"[ \t\u3000]", "", block.span.of(document.text))
        title = _of_whom(title + _second_line(document, block)).replace(profile.unit, "", 1)
        match = _TITLE.match(title)
        if match and _OF_SEVERAL.search(match["name"]) is None:
            yield _without_place(_TITLE_TAIL.sub("", match["name"]) or match["name"], document.text)
            return


def _without_place(name: str, text: str) -> str:
    """Return the name without the place before it where the report itself mostly leaves that out."""
    place = _PLACE.match(name)
    if place is None:
        return name
    rest = name[place.end() :]
    alone = text.count(rest) - text.count(name)
    return rest if alone > text.count(name) else name


def _second_line(document: Document, block: Block) -> str:
    """Return the end of a title that stands on a line of its own: 绩 效 评 价 报 告."""
    below = document.blocks[block.index + 1 : block.index + 2]
    words = re.sub(r"[ \t\u3000]", "", below[0].span.of(document.text)) if below else ""
    return words if _REPORT.fullmatch(words) else ""


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
