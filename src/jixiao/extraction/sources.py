"""Where money came from: 中央, 省级财政, 县级配套, 自筹."""

import re

from jixiao.model.fact import Item

_WHOLE_NAMES = frozenset({"中央", "自治区", "兵团", "师市", "团场", "农场", "乡镇", "街道"})
_SOURCE = re.compile(
    r"(?:其中[：:]?)?(?P<level>中央|省|自治区|兵团|师市|师|团场|农场|市|州|盟|县|区|旗|镇|乡|乡镇|街道)(?:本?级)?(?P<rest>(?:财政)?(?:补助|配套|自筹|预算内|预算|专项|转移支付)?(?:投资|资金)?)"
    r"|(?:其中[：:]?)?(?:[省市州盟县区旗乡镇]{2,3}|地方各)(?:[两三各]?级)?(?:财政)?(?:补助|配套|自筹|预算|专项)(?:资金)?"
    r"|(?:其中[：:]?)?(?:本级|上级|地方|财政|单位|社会|其他|群众|企业)(?:财政)?(?:补助|配套|自筹|预算|专项|拨款)?(?:资金)?"
    r"|(?:其中[：:]?)?(?:[\u4e00-\u9fff]{2,3})?自筹(?:资金)?|社会资金|(?:社会|企业|爱心)?捐赠(?:款|资金)?|(?:村民|群众|农户)?筹资(?:款|资金)?"
    r"|(?:地方政府|政府)?(?:专项|一般)?债券(?:资金)?|自有资金|(?:银行)?贷款|财政奖补(?:资金)?|村集体|[\u4e00-\u9fff]{2,8}(?:公益金|保障金|出让金|基金)"
)
_LEVEL = re.compile(
    r"(?:中央|省|自治区|兵团|师市|师|团场|农场|市|州|盟|县|区|旗|镇|乡|乡镇|街道)(?:本?级)?(?:财政)?(?:配套|补助|资金|专项)*"
)
_GIVER = re.compile(
    r"(?:(?:中央|地方|上级|本级|同级|[省市县区旗州盟镇乡]{1,3}|自治区|兵团|师市|团场)(?:[本两三各]?级)?[和与及、]?){1,3}"
    r"(?:财政(?:部门)?|财力|预算内)(?:拨款|补助|配套|专项|转移支付|统筹|预算|投资)?(?:资金|经费)?"
    r"|(?:财政|同级财政|自筹|自有|财政性|非财政|上级|配套|债券|统筹|结转)(?:拨款|补助|专项)?(?:资金|经费|财力)"
)
_OF_PLANS = re.compile(
    r"(?:其中[：:]?)?(?:当年|本年)?(?:一般公共预算)?(?:财政)?(?:拨款|资金)|上年结转(?:结余)?(?:资金)?|其他(?:资金|来源)?"
    r"|(?:中央|[省市县区州旗]本?级|本级)?(?:集中)?(?:福利|体育|福|体)?彩票?公益金"
)
_YEAR = re.compile(r"^20\d\d年度?")
# 市级财政资金95.00万元 keeps the name that is printed
_PRINTED = re.compile(
    r"(?:^|[，,、；;。：:为是\n]|其中)(?P<name>(?:中央|省|市|州|县|区|乡|镇)(?:本?级)?财政(?:补助|配套|专项)?资金)"
    r"(?:为|共)?[ ]?$"
)
_OWED = re.compile(
    r"(?P<who>(?:中央|自治区|兵团|师市|[省市州盟县区旗镇乡])(?:本?级)?(?:财政)?|群众|村民|农户|企业|单位|社会"
    r"|村集体|受益户|业主|乡镇|街道)"
    r"(?:应当?|需|须)(?:该)?(?:(?P<kind>配套|自筹|补助)|承担|负担|安排|到位|投入|落实|出资)"
    r"(?:资金|部分|的)*(?:为)?[ ]?$"
)
_CAME_FROM = re.compile(
    r"(?:^|[，,、；;。：:\n而但])(?P<name>[^，。；：、\d而但]{1,8}?(?:配套|自筹)(?:资金)?)(?:实际|已|均|足额|全部|仅|只)*"
    r"(?:到位|到账|落实|拨付|下达|划入|拨来)(?:资金)?(?:了|为|共)?[ ]?$"
)
_SHORT = frozenset({"", "资金"})


def is_source(words: str) -> bool:
    """Tell whether words are nothing but the name of a source of funds."""
    return bool(words) and _SOURCE.fullmatch(words) is not None


def is_source_of_plan(words: str) -> bool:
    """Tell whether words name what a project's budget is made of: 财政拨款, 上年结转, 其他资金; levels give it."""
    return bool(words) and _OF_PLANS.fullmatch(words) is not None


def is_giver(words: str) -> bool:
    """Tell words for who gives money, or for its kind, which name no project: 地方财政, 市级财政拨款, 自筹资金."""
    return _GIVER.fullmatch(words) is not None


def is_level(words: str) -> bool:
    """Tell the name of a level of government, which gives money and is no item that it is spent on: 省级, 县级财政."""
    return _LEVEL.fullmatch(words) is not None


def printed_source(before: str) -> str:
    """Return the name of the money of a level that words before an amount end with (市级财政资金), or nothing."""
    match = _PRINTED.search(before)
    return match["name"] if match is not None else ""


def owed_by(before: str) -> str:
    """Return the source that words before an amount say has to give it: 县级应配套, 群众应自筹, or nothing."""
    match = _OWED.search(before)
    return f"{match['who']}{match['kind'] or ''}" if match is not None else ""


def came_from(before: str) -> str:
    """Return the one source that words before an amount say it came from: 县级配套资金实际到位, or nothing."""
    match = _CAME_FROM.search(before)
    return match["name"] if match is not None and is_source(match["name"]) else ""


def source_item(words: str) -> Item:
    """Return the source as an item; a level alone (省, 省级, 县级配套) takes the name 省级资金."""
    plain = _YEAR.sub("", words.removeprefix("其中").lstrip("：:"))
    match = _SOURCE.fullmatch(plain)
    if match is not None and match["level"] and match["rest"] in _SHORT:
        level = match["level"] if match["level"] in _WHOLE_NAMES else f"{match['level']}级"
        return Item("fund_source", f"{level}资金")
    return Item("fund_source", plain)
