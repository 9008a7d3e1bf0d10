"""Choose the place, the unit, its year and its work, and fill the little world of one document."""

from random import Random

from bench.styles.duties import add_duties, add_scores
from bench.styles.funds import add_funds
from bench.styles.library import Style
from bench.styles.names import Sector, place, sectors
from bench.styles.people import add_people
from bench.styles.world import World

SCORES = {
    "national": ("预算执行=10", "产出指标=50", "效益指标=30", "满意度指标=10"),
    "hunan": ("投入=10", "过程=40", "产出=30", "效果=20"),
    "process": ("决策=15", "过程=25", "产出=35", "效益=25"),
    "points20": ("预算执行=20", "产出指标=40", "效益指标=30", "满意度=10"),
    "guangdong": ("履职效能=50", "管理效率=50"),
    "sichuan": ("部门预算项目绩效=50", "部门预算管理=30", "财务管理=10", "资产管理=10"),
    "manage": ("项目决策=20", "项目管理=25", "项目产出=30", "项目效益=25"),
    "cost": ("预算执行=10", "成本指标=20", "产出指标=40", "效益指标=20", "满意度指标=10"),
    "five": ("目标设定=10", "预算配置=10", "预算执行=30", "预算管理=20", "履职产出=30"),
    "yueyang": ("投入=15", "过程=35", "产出=25", "效果=25"),
}
PRAISE = "预算执行总体良好，未发现明显问题"
ERAS = "二三四"
POLICIES = ("《中华人民共和国预算法》", "《中共中央 国务院关于全面实施预算绩效管理的意见》（中发〔2018〕34号）")
FULL_PLACES = {"town": "county", "county": "city", "district": "city", "banner": "city"}
LISTS = (("duty", 3), ("work", 4), ("problem", 2), ("measure", 2))


def set_up(style: Style, rng: Random, *, low: bool) -> World:
    """Make the world of one document of a style."""
    level = rng.choice(style.words("level"))
    wishes = dict(word.split("=") for word in style.words("world"))
    usual = ("street",) if level == "town" else tuple(n for n, s in sectors().items() if not s.asked)
    sector = sectors()[rng.choice(style.words("sector") or usual)]
    where = place(rng, level)
    label = wishes.get("label") or rng.choice(sector.lines["label"])
    first, _, last = wishes.get("years", "2015-2024").partition("-")
    grain = 1 if "fine" in style.words("print") else 10_000
    year = rng.randrange(int(first), int(last or first) + 1)
    world = World(rng, where + label, year, grain, low=low, plan=wishes.get("plan") == "yes")
    world.pure = wishes.get("fiscal") == "only"
    world.texts.update(place=where, short=where[0], label=label)
    _offices(world, level, sector)
    _work(world, sector, wishes)
    names = sector.pick(rng, "project", int(wishes.get("projects", rng.randrange(3, 6))))
    rng.shuffle(names)
    add_people(world)
    add_funds(world, level, names)
    add_duties(world)
    _scores(world, style, sector.pick(rng, "indicator", int(wishes.get("indicators", "8"))))
    return world


def _offices(world: World, level: str, sector: Sector) -> None:
    where = world.texts["place"]
    parent = place(world.rng, FULL_PLACES[level]) if level in FULL_PLACES else ""
    above = parent if level == "town" else where
    world.texts.update(
        U=world.unit,
        parent=parent,
        served=sector.lines["served"][0],
        department=above + "财政局",
        bureau=above + sector.lines["bureau"][0],
        era=f"紧扣“十{ERAS[(world.year - 2011) // 5]}五”规划目标任务",
        policy=POLICIES[world.year >= 2018],
    )
    world.text("class", sector.lines["class"][0])


def _work(world: World, sector: Sector, wishes: dict[str, str]) -> None:
    for key, count in LISTS:
        lines = [PRAISE] if world.low and key == "problem" else sector.pick(world.rng, key, int(wishes.get(key, count)))
        world.lists[key] = tuple(f"{key}{index}" for index in range(len(lines)))
        for index, line in enumerate(lines):
            world.text(f"{key}{index}.text", line)


def _scores(world: World, style: Style, indicators: list[str]) -> None:
    project = style.settings.get("about") == "project"
    subject = world.texts["p0.name"] if project else world.unit
    world.text("form_subject", world.unit)
    world.text("rate_key", "p0.rate" if project else "exec_rate")
    add_scores(world, SCORES[style.settings.get("scores", "national")], subject, indicators)
