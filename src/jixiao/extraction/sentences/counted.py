"""Numbers of people, vehicles, organs and projects that the build of their clause tells, whatever noun stands in it.

具有高级职称的97人, 用于15辆执法执勤用车, 另有3个预算单位：甲、乙、丙, 专项资金有5个.
"""

import re

from jixiao.extraction.outside_quota import OF_WORK
from jixiao.extraction.state import Place

_REACH, _AHEAD = 40, 80
_CLAUSE = re.compile(r"[，,。；;：:（(\n\d]")
_OTHERS = re.compile(r"全[县市区省州乡镇村国]|辖区|农村|企业|群众|居民|困难|慰问|走访|救助|培训|参保|服务对象|社会")
_PEOPLE, CARS, _ORGANS = ("人", "名"), ("辆", "台", "部"), ("个", "家")
_END = "(?:的|者|人员|人数|人才|干部|教师|教职工|职工)*(?:共|有|为|共有)?$"
_RANK = "(?:及以上|以上)?(?:专业技术)?(?:教师|讲师|工程师|医师|会计师|经济师|农艺师)?(?:职称|职务|资格)(?:及以上|以上)?"
_PEOPLE_BY = (
    ("staff_survivor", re.compile(r"遗属[^，。；\d]{0,10}$")),
    ("staff_title_senior", re.compile(rf"(?:正高级?|副高级?|高级){_RANK}{_END}")),
    (
        "staff_title_senior",
        re.compile(
            r"(?:评上|评为|评聘|聘为|取得|获得|晋升)(?:了|为)?(?:正|副)?高级(?:教师|讲师|工程师|医师|会计师|经济师|农艺师|技师)的$"
        ),
    ),
    ("staff_title_mid", re.compile(rf"(?:中级|一级教师|中学一级|小学一级){_RANK}{_END}")),
    ("staff_nonquota", re.compile(r"^(?:另外?|另有|还有?)?[台企社院校局所馆团镇村站队园厂]聘[\u4e00-\u9fff、]{2,20}$")),
    (
        "staff_on_post",
        re.compile(
            r"^(?:年末|年底|目前|现|仍旧?|实际|还)*在[\u4e00-\u9fff]{0,4}[局所站院校队镇乡委办厅处馆园里]里?(?:上班|工作|任职|供职)的"
            r"(?:职工|干部|干部职工|教职工|人员|同志)?(?:共|有|是|为|共有)*$"
        ),
    ),
    (
        "staff_on_post",
        re.compile(
            r"^(?:其中)?[年月]?(?:度|末|底|初)?(?:我?[局院校镇乡委办站所队])?"
            r"(?:(?:实有|现有|实际)?(?:在职|在编|在岗|在册)(?:在编|在岗|在册|在职)?|[月底末](?:实有|现有))"
            r"(?:干警|民警|法官|教职工|干部职工|干部|职工|教师|人员|医务人员|队员|职员|员工|指战员|消防员|官兵|警力|护士|医师|水手|船员)"
            r"(?:总数|人数)?(?:共|有|为|共有)?$"
        ),
    ),
)
# 购置 of what the unit itself drives, not of what it gives others
_BOUGHT = re.compile(
    r"(?:更新|购置|新购|购买|添置|购入)(?:了)?[^，。；\d]{0,8}?(?:公务|执法|执勤|业务|机要|应急|警务|救护|办案|囚|警)[^，。；\d]{0,6}?(?:用车|车辆|车)$"
)
# under the three public expenses
_JUST_BOUGHT = re.compile(r"(?:年|当年|年内|^)(?:内|度)?(?:新购|购置|购买|更新|新增|购)(?:公务)?(?:用车|车辆|车)?$")
_NOT_YET = re.compile(r"拟|计划|申[请报]|批[准复]|同意|建议|尚未|需要?|预计|下一?年|明年")
GIVEN = re.compile(r"公交|出租|客运|客车|货车|垃圾|环卫|电动|自行车|农用|补贴|奖补|淘汰")
_CAR_BEHIND = re.compile(r"[\u4e00-\u9fff、]{0,10}?(?:用车|车辆|车)(?![位次道间载站床票])")
# 2辆越野车，保险、油料共8.20万元: what running them cost stands behind them
_COSTS_BEHIND = re.compile(
    r"[^。；;\n\d]{0,30}(?:运行|运转|运维|维护|维修|修理|保养|油料|燃油|油费|油耗|加油|保险|过路|路桥)"
    r"[^。；;\n\d]{0,16}\d[\d,.]*[ ]?[万亿]?元"
)
_MIXED = re.compile(r"[的和与及、]")
_CAR_BEFORE = re.compile(
    r"(?:用车|车辆|公车|警车|囚车|救护车|校车)(?:编制内|数量|总数)?(?:现|仍|尚|年末)?(?:保有|现有|实有|共有|共|有|为|保有量|仅|仅有|只有)?(?:数|数量)?(?:为)?$"
)
_ANY_CARS = re.compile(r"(?:公务|各类|自有)?(?:用车|车辆|车)")
_KEPT = re.compile(r"保有|现有|实有|仅有|在册|在用|留用|保留|编制内")
_OWN_CARS = re.compile(r"公务用车|公车|执法执勤|机要|应急保障|业务用车")
# 我院28辆公务用车均为…
_OURS = re.compile(r"^(?:全|本|我)[局委办院校厅镇乡街道中心站所队单位馆]{1,2}(?:现|共|有|现有|共有)?$")
_A_KIND = re.compile(r"(?:其中|包括|内?含|内有)?(?P<kind>[\u4e00-\u9fff]{1,8}车)$")
# 院里有救护车和指挥车共2辆
_OF_OWN_LIST = re.compile(
    r"^(?:目前|年末|年底|现|另)?(?:[全本我]?(?:[局委办院校厅镇乡站所队馆会团]|街道|中心|单位|机关|学校|医院|部门|系统)(?:里|上|内|属|机关|本级)?)"
    r"(?:现|共|还|目前|一共|实)*有[\u4e00-\u9fff、]{1,24}车(?:一?共|合计|共计|计|各)?$"
)
_IN_LIST = re.compile(r"[、，,及和](?:其中[：:]?)?[\u4e00-\u9fff]{2,10}")
# people from outside told behind the unit's own: 聘请保洁、保安人员12名
_HIRED = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,12}(?:季节|期间|时节|另外?|还|又|常年|临时|季节性))?(?:聘请|聘用|外聘|招聘|雇用|雇请|雇|(?<=另)聘|(?<=另外)聘|(?<=还)聘)[有了]?(?P<trade>[\u4e00-\u9fff、和及]{2,20}(?:人员|员|工))(?:共|共计)?$"
)
_BESIDE_OWN = re.compile(r"另|还|此外")
_EXPERTS = re.compile(r"专家|监督员|观察员|评[审议委]|顾问|律师|讲师|教授|志愿|调查员|第三方|中介|审计")
_NOT_KEPT = re.compile(
    r"(?<![巡勘督普])查|检|整治|处置|处罚|清理|停放|接送|淘汰|投放|发放|通行|放行|过境|扣|核定|报废|租"
)
# 防汛车辆（2辆）运行费
_IN_BRACKET = re.compile(r"(?:用车|车辆|公车|警车|救护车|校车)[（(]$")
_RUN_BEHIND = re.compile(r"[）)]的?(?:运行|维护|维修|油料|燃油|保险)[^，。；\d]{0,6}费")
_OF_SYSTEM = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,6}?)(?:预算|直属|下属|所属|二级|事业|派出|附属)[\u4e00-\u9fff]{0,6}?(?:单位|机构)(?:[：:]|[，,](?:分别|包括|即|是))"
)
_PROJECTS_BEFORE = re.compile(
    r"(?:项目|专项)(?:资金|经费|业务经费|业务费|支出)?(?:共|共计|合计|涉及|包括|安排|有|分|分为|划分为|设|仅有?|为|计)+$"
)
_PROJECTS_BEHIND = re.compile(r"^(?:重点|财政|预算|具体|主要|专项)*(?:项目|专项)")
_LISTED = re.compile(r"(?:下列|以下|下述|如下|下表)(?:的)?$")


def counted(place: Place) -> str:
    """Return the concept of a number that its clause tells by its build; empty where it tells none."""
    figure = place.world.figures[place.index]
    text, span, unit = place.world.text, figure.span, figure.quantity.unit
    clause = _CLAUSE.split(text[max(0, span.start - _REACH) : span.start])[-1]
    behind = text[span.end : span.end + _AHEAD]
    if unit in _PEOPLE:
        return "" if OF_WORK.match(clause) else _people(clause) or _hired(place, clause)
    if unit in CARS:
        return _vehicles(place, clause, behind)
    if unit in _ORGANS and _OF_SYSTEM.match(behind):
        return "org_units"
    if unit in ("个", "项") and (
        _PROJECTS_BEFORE.search(clause) or (_LISTED.search(clause) and _PROJECTS_BEHIND.match(behind))
    ):
        return "count_projects"
    return ""


def kind_of_cars(place: Place) -> str:
    """Return which vehicles the words behind a number name (15辆执法执勤用车), empty for vehicles in general."""
    noun = _CAR_BEHIND.match(place.world.text, place.world.figures[place.index].span.end)
    if noun is not None and noun.group().startswith("、"):
        # 流动服务车2辆、通信用车1辆: what stands there is the next kind
        noun = None
    if noun is None and _is_listed(place):
        start = place.world.figures[place.index].span.start
        kind = _A_KIND.search(_CLAUSE.split(place.world.text[max(0, start - _REACH) : start])[-1].split("、")[-1])
        return kind["kind"] if kind is not None else ""
    return "" if noun is None or _ANY_CARS.fullmatch(noun.group()) or _MIXED.search(noun.group()) else noun.group()


def are_bought(place: Place) -> bool:
    """Tell vehicles that the unit bought (更新执法车辆2辆) from those it keeps."""
    figure = place.world.figures[place.index]
    clause = _CLAUSE.split(place.world.text[max(0, figure.span.start - _REACH) : figure.span.start])[-1]
    about = place.state.topic.startswith("sangong") and _JUST_BOUGHT.search(clause) is not None
    bought = about or _BOUGHT.search(clause) is not None
    other = GIVEN.search(clause) or _NOT_YET.search(clause)
    return figure.quantity.unit in CARS and bought and other is None


def _people(clause: str) -> str:
    told = next((concept for concept, words in _PEOPLE_BY if words.search(clause)), "")
    visited = _OTHERS.search(clause.replace("困难补助", "") if told == "staff_survivor" else clause)
    return "" if visited is not None else told


def _hired(place: Place, clause: str) -> str:
    """Tell people that the unit hires beside its own, which its sentence counted before."""
    hired, last = _HIRED.match(clause), place.state.last or place.world.bound.get(place.index - 1)
    if hired is None or _EXPERTS.search(hired["trade"]) or last is None or not last.concept.startswith("staff_"):
        return ""
    between = place.world.between(last.figure, place.index)
    parted = re.search(r"\n" if _BESIDE_OWN.search(clause) else r"[。\n]", between)
    return "" if parted else "staff_nonquota"


def _is_listed(place: Place) -> bool:
    """Tell a kind of vehicles in a row with those read directly before: 执法执勤用车12辆、特种作业车35辆."""
    last = place.world.bound.get(place.index - 1)
    if last is None or last.concept != "vehicles":
        return False
    between = place.world.between(last.figure, place.index)
    return _IN_LIST.fullmatch(between) is not None


def _vehicles(place: Place, clause: str, behind: str) -> str:
    """Tell vehicles of the unit: behind what running them cost, or by words for keeping them."""
    text, start = place.world.text, place.world.figures[place.index].span.start
    head = _CLAUSE.split(text[max(0, start - _REACH) : start - 1])[-1] + text[start - 1 : start]
    if _RUN_BEHIND.match(behind) and _IN_BRACKET.search(head) and not _NOT_KEPT.search(head) and not GIVEN.search(head):
        return "vehicles"
    if _OF_OWN_LIST.match(clause) and not GIVEN.search(clause) and not _NOT_KEPT.search(clause):
        return "vehicles"
    if _A_KIND.search(clause) and not GIVEN.search(clause) and _is_listed(place):
        return "vehicles"
    noun = _CAR_BEFORE.search(clause) or _CAR_BEHIND.match(behind)
    if noun is None or GIVEN.search(clause + noun.group()):
        return ""
    last = place.state.last_money
    beside = last is not None and last.figure == place.index - 1 and last.concept.startswith("sangong_car")
    run = beside or place.state.topic.startswith("sangong_car")
    words = clause + noun.group()
    kept = _KEPT.search(words) is not None or _OWN_CARS.search(clause) is not None
    kept |= _OURS.match(clause) is not None and _OWN_CARS.search(words) is not None
    ahead = behind.startswith(noun.group()) and _NOT_KEPT.search(noun.group()) is None
    kept |= ahead and _COSTS_BEHIND.match(behind, len(noun.group())) is not None
    return "vehicles" if run or (kept and not _NOT_KEPT.search(clause)) else ""
