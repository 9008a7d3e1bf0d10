"""Projects that a sentence names in quotes before what was planned for them, calls the largest, or tells the use of.

其次是“智慧法庭建设”，预算安排160.00万元，实际付款146.85万元; 渠道清淤是其中投资最大的一个，财政安排150.00万元，支出….
"""

import re
from collections.abc import Iterator, Sequence

from jixiao.extraction.naming import is_class
from jixiao.extraction.spoken_programmes import is_programme
from jixiao.model.document import Document
from jixiao.model.outline import Heading

_PLAN = (
    r"(?:全年|当年|本年|年初|财政|专项|项目|资金|可用|可支配|预算|安排|批复|下达|核定|到位)*"
    r"(?:预算|安排|批复|下达|核定|可用|可支配|到位)(?:资金|经费|数|额|安排|为|了|共|有)*"
)
_USED = r"(?:支出|付款|支付|用去|花去|花费|列支|执行|使用|发放|兑[付现]|用了|花了)"
_MONEY = rf"{_PLAN}[ ]?\d[\d,.]*[ ]?(?:亿|万)?元[^。；\n]{{0,40}}?{_USED}"
_QUOTED = re.compile(rf"“(?P<name>[^“”\n，。；：\d]{{4,22}})”(?:项目|专项)?[，,：:]?{_MONEY}")
_MOST = r"(?:投资|金额|规模|资金量?|体量|投入|数额|盘子|预算)?最(?:大|多|高|重)的?(?:一个|一项|一笔|项目|专项)?"
_WORD = r"[\u4e00-\u9fffA-Za-z]"
_BEGIN = r"(?:(?<=[。；\n])|(?<=[。；\n][ \u3000]{2}))"
_AMONG = r"(?:其中|其间|(?:这些|全部|各)项目中)?"
_LARGEST = re.compile(
    rf"{_BEGIN}(?P<name>{_WORD}{{4,22}}?)[是为]{_AMONG}{_MOST}[，,]{_MONEY}"
    rf"|(?:{_BEGIN}|其中[，,]?){_MOST}的?[是为](?P<behind>{_WORD}{{4,22}})[，,]{_MONEY}"
)

_AMOUNT = r"[ ]?\d[\d,.]*[ ]?(?:亿|万)?元"
# 卫生院综合改革补助64.00万元全部用于弥补缺口，支出64.00万元
_FOR = re.compile(
    rf"{_BEGIN}(?P<name>{_WORD}{{2,20}}?(?:补[助贴]|奖补|专项|工程|项目|建设|改造|救助|培训|推广|维修))(?:资金|经费)?{_AMOUNT}，?"
    rf"(?:全部|主要|均|已|专项|统筹|分别|重点)*(?:用于|用在|投向)[^。；\n]{{2,40}}，(?:实际|当年|全年|累计|共|已)*{_USED}{_AMOUNT}"
)


def plainly_named(document: Document, headings: Sequence[Heading]) -> Iterator[str]:
    """Yield the names of such projects."""
    text = document.text
    for pattern in (_QUOTED, _LARGEST, _FOR):
        for match in pattern.finditer(text):
            group = match.lastgroup or "name"
            if is_programme(match[group]) and not is_class(match[group], match.start(group), text, headings):
                yield match[group]
