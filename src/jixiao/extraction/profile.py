"""What a document says of itself: kind, unit and year, from its title, cover and first paragraphs."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator

from jixiao.extraction.document_kinds import LONGEST_TITLE, kind_of
from jixiao.extraction.form_fields import fields, has_fields
from jixiao.extraction.numerals import FULL_WIDTH, chinese_integer
from jixiao.extraction.offices import responsible_office
from jixiao.model.document import BlockKind, Document
from jixiao.model.result import Profile
from jixiao.taxonomy.lexicon import lexicon

_HEAD_BLOCKS = 12
_LAST_BLOCKS = 6
_LONGEST_NAME = 20
_YEAR = re.compile(r"((?:19|20)\d{2}|[１２][０９][０-９]{2}|二[〇○零][〇○零一二三四五六七八九]{2})[ \t]*年")
_DAY = re.compile(r"\d{4}[ ]?年[ ]?\d{1,2}[ ]?月[ ]?\d{1,2}[ ]?日")
_MONTH = re.compile(r"\d{4}年\d{1,2}月")
_FILED = re.compile(
    r"(?:填报|填表|填写|报告|报送|上报|编制|提交|完成)(?:日期|时间)[：:](?P<year>20\d\d)[年./\-](?P<month>\d{1,2})[月./\-]"
)
_SUMMER = 8
# when a report was written: a date that ends its line or bracket, or stands behind a blank: 县审计服务所　2021年3月
_WRITTEN = re.compile(
    r"(?:(?:19|20)\d{2}|[１２][０９][０-９]{2}|二[〇○零][〇○零一二三四五六七八九]{2})[ ]?年"
    r"[ ]?(?:\d{1,2}|十?[一二三四五六七八九十])[ ]?月(?:[ ]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[ ]?日)?"
    r"(?=[）)]*[ \t\u3000]*(?:\n|$))"
)
_SUFFIX = (
    "委员会办公室|办公室|办事处|委员会|人民政府|事务中心|服务中心|中心|管理局|局|厅|部|委|办|院|大学|学院|学校|中学|小学|幼儿园|"
    "医院|卫生院|管理处|残联|妇联|文联|侨联|工商联|社科联|科协|残疾人联合会|联合会|协会|馆|站|所|队|会|社|团|台|公司|法院|检察院|街道|(?<!集)镇|乡|场|库|网|校|园|"
    "监狱|法庭|乌兰牧骑|基地|保护区|开发区|厂|宫|港|苑"
)
_CJK = "\u4e00-\u9fff"
_COVER = re.compile(
    rf"(?<![\d{_CJK}])(?:预算部门|预算单位|部门|单位|部门（单位）|部门\(单位\)|预算部门|评价单位|填报单位|单位（部门）|部门单位|被评价单位|自评单位|报告单位|(?:项目)?(?:具体)?(?:实施|承担|执行)单位|项目单位)(?:全称|名称|全称（盖章）|名称（盖章）|（盖章）|（公章）|\(盖章\))?"
    rf"[ \t]*(?:[：:]|(?<=[\u4e00-\u9fff）)])[】〗〕\]][：:]?)[ \t]*(?P<name>[{_CJK}（）()A-Za-z]{{3,40}})"
)
_CELL = re.compile(
    r"(?:(?:[省市州县区]级)?(?:预算)?部门(?:、单位|（单位）|和单位)名称|单位名称|部门名称|实施单位|项目单位|项目实施单位|预算单位|填报单位|(?:资金)?使用单位|预算部门名称|部门\(单位\)名称)(?:（盖章）|（公章）)?"
)
# 实施单位：县水利站、各乡镇水利站; 县水利局及6个水利站
_SEVERAL = re.compile(rf"[{_CJK}]{{3,30}}(?:、|(?:及|和)(?:各|\d))")
_SUPERIOR = re.compile(rf"(?:项目)?主管(?:部门|单位)[：:](?P<name>[{_CJK}]{{3,24}}(?:{_SUFFIX}))")
# （一）实施单位 over 青岭县水利站（下称“水利站”）系县水利局下属事业单位
_OF_WHO = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．])?(?:项目)?(?:实施|承担|建设)(?:单位|主体)(?:的?(?:概况|基本情况|情况))?"
)
_NAMES_ITSELF = re.compile(rf"(?P<name>[{_CJK}]{{4,24}}?(?:{_SUFFIX}))(?:[（(][^）)]*[）)])?(?:系|是|为|属|隶属|成立)")
_YEAR_BEHIND = re.compile(r"[（(](?:19|20)\d{2}年度?[）)]$")
_TITLE = re.compile(
    r"^(?P<before>.*?)(?:19|20|１９|２０|二[〇○零])[\d０-９〇○零一二三四五六七八九]{2}[ \t]*年度?(?P<after>.*?)$"
)
# the year behind a title: 东河县水利局部门整体支出绩效自评报告（2020年度）
_OF_WHOLE = re.compile(r"(?:部门（单位）|部门\(单位\)|部门|单位|预算单位)?整体(?:支出)?(?:绩效)?[^（(]*[（(]?$")
_SENTENCE = re.compile(r"[，。；,;]|现将|汇报|根据")
_TAIL = re.compile(
    r"(?:部门（单位）|部门\(单位\)|本级|部门|单位|预算单位)?(?:整体支出|整体|项目支出|预算支出|支出|决算|预算|财政支出|专项资金|绩效|财政).*$"
)
_SUBJECT = re.compile(
    rf"(?:^|[。\n“])(?P<name>[{_CJK}（）]{{2,30}}?(?:{_SUFFIX}))(?:（以下简称[^）]*）|\(以下简称[^)]*\))?(?:属于|系(?![统列数])|为|是|隶属|作为|位于|成立于|主要职责|内设|现有|共有|核定)"
)
_CARRIED_OUT = re.compile(
    rf"(?:由|实施单位为|承担单位为|实施单位是)(?P<name>[{_CJK}（）]{{2,24}}?(?:{_SUFFIX}))(?:负责|具体|统一|牵头)*(?:组织|实施|承担|执行)"
    rf"|(?:安排|(?:拨付|分解|下达)[到至给])(?P<given>[{_CJK}（）]{{2,24}}?(?:{_SUFFIX}))(?:等(?:使用|项目)?单位|该项|使用)"
)
_BEHIND_NAME = re.compile(
    r"[（(](?:加?盖?公章|盖章|签章|章)(?:[）)].*)?$|(?<=.)(?:金额)?单位$|(?:填报|填表|编报|报送|联系|负责|年度|日期|代码|主管|监控时?[点间期]|截至).*$"
)
# the organ at the head of 县文化馆设备购置项目2020年自评报告
_BEFORE_PROJECT = re.compile(
    rf"(?P<name>[{_CJK}]{{2,20}}?(?:{_SUFFIX}))(?=[{_CJK}A-Za-z\d“”]{{3,30}}(?:项目|专项|工程|资金|经费)$)"
)
_REVIEW = re.compile(r"(?:支出)?绩效(?:评价|自评|自我评价)|自评(?:报告|说明)?$")
# 和 and 向 are also characters of places: 云和区, 向阳区
_TOGETHER = re.compile(r"会同|联合|(?<=[局委部办院心所站会府厅处馆队])[和及与]|[对由]|向(?!阳)")
# who is paid to evaluate is not whom a report is about
_EVALUATOR = re.compile(
    r"会计师?事务所|事务所|(?:管理|评价|评估|造价|工程|绩效)?咨询|评价(?:中心|机构)|评估(?:公司|中心|机构)"
)
# （评价机构：清源咨询公司）: who wrote the report
_REVIEWER = re.compile(r"(?:评价|受托|第三方|中介)(?:机构|单位|方)[：:]")
# 卫生院 behind the place of 东河乡卫生院门诊楼建设项目
_HOUSE = re.compile(
    r"[\u4e00-\u9fff]{0,4}?(?:卫生院|卫生室|医院|防治院|敬老院|福利院|养老院|中学|小学|学校|学院|党校|幼儿园|文化馆|图书馆|博物馆|服务中心)"
)
# 建议以社区站点为中心, 经编办核定: words of a sentence, no name
_DOES = re.compile(r"^(?:建议|以|把|将|按|通过|其中|要求|明确|确定|经(?![济开营贸信发管纬])|据|根据)")
# the place at the head of a title: the 区生态环境局 of a report of 青岭区
_PLACE_OF_TITLE = re.compile(rf"(?:关于)?(?P<name>[{_CJK}]{{1,8}}?[省市县区旗州盟])(?=\d{{4}}年|[{_CJK}])")
# 县财政局关于县水利局2020年度部门整体支出: who is evaluated stands behind who does it
_OF_WHOM = re.compile(rf"^[{_CJK}]{{2,16}}(?:局|厅|委|办|中心)关于(?:对)?(?=[{_CJK}]{{2,20}}(?:{_SUFFIX})$)")
_AROUND = re.compile(
    r"^[—－─\-]*(?:关于)?(?:报送|上报|印发)?|关于(?:对)?(?:报送|上报|呈报|呈送|提交|印发|开展|做好|反馈|公布|通报)?(?:本[级市县区])?$"
)
# 东河县水利局项目绩效自评报告: which kind of report, behind who writes it
_BARE_KIND = re.compile(r"(?:项目|财政|预算|专项)+$")
_PLACE = re.compile(r"[省市县区旗州盟镇乡]")
_PLACES = frozenset("省市县区旗州盟镇乡道")
_MONEY_UNITS = ("万元", "亿元", "千元", "百元", "元", "人民币")
_TITLE_LINES = 4
_LINE = re.compile(rf"[（(]?(?P<name>[{_CJK}]{{3,24}}(?:{_SUFFIX}))[）)]?")
# 档案局（馆）: a second name of the same organ
_SECOND_NAME = re.compile(rf"(?<=[{_CJK}])[（(][{_CJK}]{{1,6}}[）)]$")
_TOWN = re.compile(rf"[{_CJK}]{{2,}}[镇乡]")
_OF_COLUMNS = re.compile(r"预算|支出|金额|决算|执行|[（(]万?元[）)]")
# how the committee of a zone is called for short, and in full
_COMMITTEE, _SHORTEST_PLACE = ("管委会", "管理委员会"), 3
_SHORTEST_ORGAN = 4
_DASHES = "—－-―"
# 青石镇党委、政府: the committee of the party beside the organ that holds the money
_PARTY_BESIDE = re.compile(
    rf"(?P<place>[{_CJK}]{{2,}}?)(?:党工委|党委|工委)[、和与及](?P<organ>办事处|管委会|管理委员会|人民政府|政府)"
)
_ABSTRACT = frozenset({"部门", "单位", "本部门", "本单位", "预算单位", "市级", "县级", "区级", "省级", ""})


def profile(document: Document) -> Profile:
    """Return kind, unit and year; an empty string where the document does not say."""
    heads = list(_heads(document))
    kind, of_project = kind_of(document, heads)
    unit = _unit(document, heads, of_project=of_project)
    return Profile(kind, _in_full(document, unit), _year(document, heads), of_project)


def _in_full(document: Document, name: str) -> str:
    """Return the name that a report abbreviates to this one: 东河县水利局（以下简称县水利局）."""
    short = re.compile(
        rf"(?:^|[^{_CJK}（）])(?P<name>[{_CJK}]{{4,30}}?(?:{_SUFFIX}))[（(](?:以下)?(?:统?简称|称)(?:为|[：:])?[“\"]?{re.escape(name)}[”\"]?[）)]"
    )
    match = short.search(document.text) if name else None
    if match and match["name"].endswith(name[-1]):
        return match["name"]
    return _spelled_out(document.text, name) or _as_signed(document, name) or name


def _as_signed(document: Document, name: str) -> str:
    """Return the organ that signs a report and whose name its title cuts short.

    青石县住建局 is 青石县住房和城乡建设局.
    """
    signed = _from_signature(document)
    alike = len(signed) > len(name) >= _SHORTEST_ORGAN and (signed[:2], signed[-1]) == (name[:2], name[-1])
    return signed if alike and _is_within(name, signed) else ""


def _spelled_out(text: str, name: str) -> str:
    """Return the committee of a zone by its full name where the report uses it.

    东河高新区管委会 is 东河高新技术产业开发区管理委员会.
    """
    place = name.removesuffix(_COMMITTEE[0])
    if place == name or len(place) < _SHORTEST_PLACE:
        return ""
    full = re.finditer(rf"{re.escape(place[:2])}[{_CJK}]{{1,20}}?{_COMMITTEE[1]}", text)
    return next((one[0] for one in full if _is_within(place, one[0])), "")


def _is_within(short: str, full: str) -> bool:
    """Tell whether all characters of a short name stand in the full one, in their order."""
    rest = iter(full)
    return all(character in rest for character in short)


def _heads(document: Document, *, with_fields: bool = True) -> Iterator[str]:
    """Yield the first paragraphs without blanks, lines of several fields among them or not."""
    for block in document.blocks[:_HEAD_BLOCKS]:
        if block.kind is BlockKind.PARAGRAPH and (with_fields or not has_fields(document, block)):
            yield re.sub(r"[ \t\u3000]+", "", block.span.of(document.text))


def _year(document: Document, heads: list[str]) -> str:
    lines = [_WRITTEN.sub("", head) for head in heads[:4] if len(head) <= LONGEST_TITLE and not _FILED.match(head)]
    # a title, before the first short sentence
    for head in sorted(lines, key=lambda line: line.endswith("。")):
        match = _YEAR.search(_MONTH.sub("", head) if head.endswith("。") else head)
        if match and "号" not in head[match.end() : match.end() + 6]:
            return _number(match.group(1))
    counts = Counter(_number(year) for year in _YEAR.findall(_WRITTEN.sub("", _DAY.sub("", document.text))))
    return counts.most_common(1)[0][0] if counts else _year_filed(heads)


def _year_filed(heads: list[str]) -> str:
    """Return the year before the one that a report was filed in, in spring or summer, where it names no other."""
    filed = next(filter(None, map(_FILED.match, heads)), None)
    if filed is None:
        return ""
    late = int(filed["month"]) > _SUMMER
    return str(int(filed["year"]) - (not late))


def _number(year: str) -> str:
    return year.translate(FULL_WIDTH) if year[0] in "12１２" else str(chinese_integer(year.replace("○", "〇")))


def _unit(document: Document, heads: list[str], *, of_project: bool) -> str:
    for head, below in itertools.zip_longest(heads, heads[1:], fillvalue=""):
        if _CELL.fullmatch(head) and _LINE.fullmatch(below):
            return below
        match = _COVER.search(head)
        if match and not match["name"].startswith(_MONEY_UNITS):
            over = _over(heads) if of_project and _SEVERAL.match(head, match.start("name")) else ""
            return over or _BEHIND_NAME.sub("", match["name"]) or match["name"]
        headed = _NAMES_ITSELF.match(below) if of_project and _OF_WHO.fullmatch(head) else None
        if headed:
            return headed["name"]
    return (
        _of_place(_from_title(heads))
        or _of_place(_from_undated_title(heads))
        or _from_cells(document)
        or _from_fields(document)
        or _with_house(document, heads, _from_named_project(heads))
        or _from_line(document)
        or _from_work(heads)
        or (responsible_office(document.text, heads[0]) if of_project and heads else "")
        or _from_text(document, heads)
        or _from_signature(document)
    )


def _over(heads: list[str]) -> str:
    """Return who is over several that carry a project out: 主管部门：青岭县水利局."""
    return next((match["name"] for head in heads if (match := _SUPERIOR.fullmatch(head))), "")


def _from_signature(document: Document) -> str:
    """Return the organ that signs a report on a line of its own above the day."""
    lines = [re.sub(r"[ \t\u3000]+", "", one.span.of(document.text)) for one in document.blocks[-_LAST_BLOCKS:]]
    dated = ((above, below) for above, below in itertools.pairwise(lines) if _WRITTEN.fullmatch(below))
    signed = (above for above, _ in dated if _LINE.fullmatch(above) and not _EVALUATOR.search(above))
    return next(signed, "")


def _from_cells(document: Document) -> str:
    for table in document.tables:
        cells = {(cell.row, cell.column): cell.span.of(document.text).strip() for cell in table.cells}
        for (row, column), text in sorted(cells.items()):
            if _CELL.fullmatch(text.replace(" ", "")):
                following = (cells[key] for key in sorted(cells) if key[0] == row and key[1] > column)
                name = next((other for other in following if other), "")
                if name and not _is_header(name):
                    return re.sub(r"^[\d\-—]+", "", _first_of(name))
    return ""


def _first_of(name: str) -> str:
    """Return the first of several organs in one cell: 县妇女联合会、县妇女儿童活动中心."""
    names = name.split("、")
    return names[0] if all(map(_LINE.fullmatch, names)) else name


def _from_fields(document: Document) -> str:
    """Return the organ behind its label on a line of fields: 单位名称    县水利局."""
    found = (value for label, value in fields(document, _HEAD_BLOCKS) if _CELL.fullmatch(label))
    return next((re.sub(r"[ ]", "", value) for value in found if _LINE.fullmatch(value.replace(" ", ""))), "")


def _is_header(words: str) -> bool:
    """Tell the head of the next column, where 单位名称 is the head of a column of names."""
    return words in lexicon().senses or _OF_COLUMNS.search(words) is not None


def _of_place(name: str) -> str:
    """Return the government of a town whose title names the place alone."""
    return f"{name}人民政府" if _TOWN.fullmatch(name) else name


def _from_title(heads: list[str]) -> str:
    for head in heads[:3]:
        match = (
            None
            if _REVIEWER.search(head)
            else _TITLE.match(head)
            if len(head) <= LONGEST_TITLE and not _SENTENCE.search(head)
            else None
        )
        if match is None:
            continue
        before, after = _owner(match["before"]), _TAIL.sub("", match["after"])
        for name in (before, after):
            if name not in _ABSTRACT and re.search(rf"(?:{_SUFFIX})$", name):
                return name
        owner = _BEFORE_PROJECT.match(before)
        if owner and _PLACE.search(owner["name"]):
            return owner["name"]
        if before + after not in _ABSTRACT and re.search(rf"(?:{_SUFFIX})$", before + after):
            return before + after
    return ""


def _owner(before: str) -> str:
    """Return the organ that the beginning of a title names."""
    owner = _SECOND_NAME.sub("", _OF_WHOM.sub("", _AROUND.sub("", _OF_WHOLE.sub("", before.lstrip(_DASHES)))))
    beside = _PARTY_BESIDE.fullmatch(owner)
    organ = beside["organ"].replace("人民政府", "政府").replace("政府", "人民政府") if beside else ""
    return f"{beside['place']}{organ}" if beside else owner


def _from_undated_title(heads: list[str]) -> str:
    """Return the organ at the head of a title without a year: 东河县水利局部门整体支出绩效自评报告."""
    for head in heads[:2]:
        dated = len(head) > LONGEST_TITLE or _YEAR.search(head) or _SENTENCE.search(head)
        owner = "" if dated or not _OF_WHOLE.search(head) else _owner(head)
        if owner not in _ABSTRACT and re.search(rf"(?:{_SUFFIX})$", owner):
            return owner
    return ""


def _from_named_project(heads: list[str]) -> str:
    """Return the organ at the head of a title without a year: 县文化馆设备购置项目绩效自评报告."""
    for head in (_YEAR_BEHIND.sub("", one) for one in heads[:2]):
        cut = _REVIEW.search(head) if len(head) <= LONGEST_TITLE and not _YEAR.search(head) else None
        bare = _BARE_KIND.sub("", _TAIL.sub("", head[: cut.start()])) if cut else ""
        if _PLACE.search(bare[:-1]) and _LINE.fullmatch(bare):
            return bare
        owner = _BEFORE_PROJECT.match(head[: cut.start()]) if cut else None
        if owner and _PLACE.search(owner["name"]):
            return owner["name"]
    return ""


def _with_house(document: Document, heads: list[str], name: str) -> str:
    """Return the house that stands behind a place in the title where the report speaks of itself as one: 我院."""
    title = next((head for head in heads[:2] if name and head.startswith(name)), "")
    house = _HOUSE.match(title, len(name)) if name[-1:] in _PLACES else None
    own = house is not None and re.search(f"[我本]{house.group()[-1]}", document.text) is not None
    return f"{name}{house.group()}" if house is not None and own else name


def _from_line(document: Document) -> str:
    """Return the organ that stands alone on a line near the title, in brackets or not."""
    for head in itertools.islice(_heads(document, with_fields=False), _TITLE_LINES):
        match = _LINE.fullmatch(head)
        if match and _EVALUATOR.search(match["name"]) is None:
            return match["name"]
    return ""


def _from_work(heads: list[str]) -> str:
    """Return who carries the project out: 本项目由县水利局组织实施."""
    match = next(filter(None, map(_CARRIED_OUT.search, heads)), None)
    name = _TOGETHER.split(match["name"] or match["given"])[0] if match else ""
    place = _PLACE_OF_TITLE.match(heads[0]) if heads else None
    joined = place is not None and name.startswith(place["name"][-1]) and not name.startswith(place["name"])
    return f"{place['name']}{name[1:]}" if place is not None and joined else name


def _from_text(document: Document, heads: list[str]) -> str:
    found = (match["name"] for match in _SUBJECT.finditer(document.text))
    no_unit = (_TOGETHER, _DOES, _EVALUATOR)
    name = next((name for name in found if not any(one.search(name) for one in no_unit)), "")
    if name:
        return name
    named = re.search(rf"[{_CJK}]{{2,}}(?:{_SUFFIX})$", heads[0]) if heads and len(heads[0]) < _LONGEST_NAME else None
    return heads[0] if named else ""
