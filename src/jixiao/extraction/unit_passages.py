"""Paragraphs of a report on one project that speak of the whole unit: its income, its basic spending, its people, 三公.

An evaluation of one project often introduces who carries it out. What a paragraph tells of two sides of a unit's
books, or of one where it begins with the unit or stands under a title about it, is the unit's and not the project's.
"""

import re
from collections.abc import Mapping, Sequence

from jixiao.model.document import Block, BlockKind, Document
from jixiao.model.outline import Heading

_AMOUNT = (
    r"(?:决算|执行|共计|合计|预算|总额|实际|全年|金额)?(?:数|额)?(?:[为是共达计约有]|达到|：)?[ ]?"
    r"\d[\d,.]*[ ]?(?:亿|万)?元"
)
_SIDES = (
    re.compile(
        rf"(?:收入(?:总计|合计|总额)|总收入|(?:本年|全年|年度|当年|\d年|我[所局院校中心站馆]+)(?:度)?(?:总|各项)?收入|(?:事业|经营|医疗|其[他它]|财政拨款)收入|取得的?(?:各项)?收入){_AMOUNT}"
    ),
    re.compile(rf"(?:支出总计|总支出|各项支出(?:总额|合计)?|(?:本年|全年|年度|部门|单位)(?:总)?支出){_AMOUNT}"),
    re.compile(rf"基本支出{_AMOUNT}"),
    re.compile(
        rf"人员(?:经费|支出|开支|费用){_AMOUNT}[^。]{{0,40}}(?:公用|日常公用|运转)(?:经费|支出|开支|费用){_AMOUNT}"
    ),
    re.compile(rf"三公[”\"]?经费[^。；]{{0,16}}?\d|公务(?:接待|用车)[^。；，]{{0,8}}费{_AMOUNT}"),
    re.compile(rf"(?:资产总额|总资产|固定资产(?:原值|净值|总额|总值|账面[原净]?值)?){_AMOUNT}"),
    re.compile(rf"(?:机关|日常)运行经费{_AMOUNT}"),
    re.compile(
        r"(?:编制|在编(?:人员|职工)?|在职(?:人员|职工)?|在岗(?:人员|职工)?)(?:数)?(?:为|共|有)?[ ]?\d+[ ]?[人名个]"
    ),
)
_OF_UNIT = re.compile(
    r"(?:单位|部门|学院|学校|医院|中心|机构|[局院校所站馆委办会厅])(?:的)?(?:基本|整体|总体|职能|收支|人员|财务)*(?:情况|概况|简介|收支)"
    r"|^(?:全年|年度|总体|整体)?(?:收支|家底|收入支出|收入和支出|部门预算|部门决算|预决算)(?:情况|全貌|概况|总体情况|总况)?$"
    r"|(?:实施|承担|执行|主管)(?:单位|部门)(?:及|和|与)?(?:支出)?(?:基本)?(?:情况|概况)"
)
_BEGINS = re.compile(
    r"[ \t\u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]+\d?[ ]*)?(?:[^。，：\n]{2,12}[。：])?"
    r"(?:20\d\d年(?:度)?)?(?:[我本](?:局|所|院|校|中心|站|馆|委|办|会|厅|单位|部门|镇|乡|街道|处|队|园)|学院|学校|医院|单位|中心(?=[\d为系属]))"
)
# 区财政批给我中心4个项目: several, of the unit
_SEVERAL = re.compile(
    r"(?:[我本](?:局|所|院|校|中心|站|馆|委|办|会|厅|单位|部门|镇|乡|街道|处|队|园)|学院|学校|医院)[^。；，\d]{0,8}"
    r"(?:[2-9]|\d\d|[两二三四五六七八九十])个(?:重点|财政|预算|专项)?项目(?![区村县镇点组])"
)
_THIS = re.compile(r"(?:该|本|此)(?:项目|专项|工程|项资金|资金)")
_ENOUGH, _SHORT = 2, 16


def tells_several(text: str) -> bool:
    """Tell a report that says how many projects its unit has: 区财政批给我中心4个项目."""
    return _SEVERAL.search(text) is not None


def unit_blocks(
    document: Document, headings: Mapping[int, Sequence[Heading]], names: Sequence[str] | None
) -> frozenset[int]:
    """Return the blocks (by index) of such paragraphs; `names` are what the one project is called, None for none."""
    if names is None:
        return frozenset()
    return frozenset(
        block.index
        for block in document.blocks
        if block.kind is BlockKind.PARAGRAPH and _is_of_unit(document.text, block, headings[block.index], names)
    )


def _is_of_unit(text: str, block: Block, over: Sequence[Heading], names: Sequence[str]) -> bool:
    words = block.span.of(text)
    several = _SEVERAL.search(words)
    sides = [one for one in (several, *(pattern.search(words) for pattern in _SIDES)) if one is not None]
    if not sides:
        return False
    first = min(one.start() for one in sides)
    if any(0 <= words.find(name) < first for name in names) or _THIS.search(words, 0, first) is not None:
        return False
    above = over[:1] if over and (over[0].block != block.index or over[0].runs_on) else ()
    titled = any(_OF_UNIT.search(one.title.of(text)[:_SHORT]) for one in above)
    return len(sides) >= _ENOUGH or several is not None or titled or _BEGINS.match(words) is not None
