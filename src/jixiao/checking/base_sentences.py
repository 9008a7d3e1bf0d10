"""Sentences that tell an earlier year's amount on purpose, as what this year's is held against.

2019年度此项支出为0.00万元，同比增加18.00万元; 2019年未发生此项支出.
"""

import re

from jixiao.checking.years import Opening

_LEAD = (
    r"^[度]?(?:同期)?[，,]?(?:(?:我|本|全)?(?:单位|部门|局|院|校|中心|镇|乡|办|委|会|站|所|机关))?(?:的)?(?:全年|实际)?"
)
# words that point back to what was just told, which is this year's
_BACK = re.compile(
    _LEAD + r"(?:没有|未|无|尚未|未曾|发生|安排|列支|产生|购置|开展|有|涉及|批复|预算|对)*"
    r"(?:此[项类笔款一]|[该这][项类笔款一]|(?:该|此)(?=支出|费用|开支|经费|科目|项目|款|预算|业务|工作|收入|资金|数)|本[项类](?!目)"
    r"|同[一]?[项类](?!目)|上述|前述|上列|以上|同口径|相同口径|同样口径|对应|相应|可比|其(?=支出|费用|经费|金额|决算|预算|收入|数))"
)
# nothing at all that year
_NOTHING = re.compile(
    _LEAD + r"(?:(?!比|较|增|减|结[转余]|下降|上升)[^，。；;、\d\n])*?"
    r"(?:(?:为|是|共|仅)?(?:零|(?<![\d.])0(?:\.0+)?(?:万元|亿元|元)?(?![\d.]))"
    r"|(?:没有|未|无|尚未|未曾)(?:安排|发生|列支|产生|购置|更新|开展|形成|支出|批复|编制|设立|立项|接待|组织|申请|涉及|此|该|相关|任何|出国|费用|预算))"
)


def tells_base(text: str, one: Opening) -> bool:
    """Tell a sentence whose subject points back, or that says behind others that there was nothing that year."""
    sentence = one.sentence.of(text)
    return _BACK.match(sentence) is not None or (not one.leads and _NOTHING.match(sentence) is not None)
