"""Three-public expenses, running cost, procurement, assets, scores and indicators."""

from fractions import Fraction

from bench.styles.relate import grade_of
from bench.styles.truth import Identity
from bench.styles.world import World

SANGONG = (
    ("abroad", "因公出国（境）费"),
    ("purchase", "公务用车购置费"),
    ("run", "公务用车运行维护费"),
    ("reception", "公务接待费"),
)
CONCEPTS = {
    "abroad": "sangong_abroad",
    "purchase": "sangong_car_purchase",
    "run": "sangong_car_run",
    "reception": "sangong_reception",
    "car": "sangong_car",
}


def add_duties(world: World) -> None:
    """Add what a final account says beside income and expenditure."""
    _sangong(world)
    _procurement(world)
    _assets(world)


def _sangong(world: World) -> None:
    rng = world.rng
    budget = [
        0 if rng.random() < 0.8 else world.amount(3, 12),
        0 if rng.random() < 0.8 else world.amount(16, 20),
        world.amount(3, 14),
        world.amount(1, 9),
    ]
    actual = [world.part(value, 40, 99) for value in budget]
    for column, values in (("budget", budget), ("spent", actual)):
        ending = "_budget" if column == "budget" else ""
        for (key, _), value in zip(SANGONG, values, strict=True):
            world.money(f"sg.{key}.{column}", CONCEPTS[key] + ending, value)
        world.money(f"sg.car.{column}", CONCEPTS["car"] + ending, values[1] + values[2])
        world.money(f"sg.{column}", "sangong_budget" if ending else "sangong_total", sum(values))
        world.sum(f"sg.car.{column}", f"sg.purchase.{column}", f"sg.run.{column}")
        world.sum(f"sg.{column}", *(f"sg.{key}.{column}" for key in ("abroad", "car", "reception")))
        world.sum(f"sg.{column}", *(f"sg.{key}.{column}" for key, _ in SANGONG))
    world.money("sg.less", "other_amount", sum(budget) - sum(actual), "“三公”经费节约")
    world.diff("sg.less", "sg.budget", "sg.spent")
    world.rate("sg.rate", "sangong_control_rate", ("sg.spent", "sg.budget"), "“三公”经费")
    world.rate("sg.control", "sangong_control_rate", ("sg.spent", "sg.budget"))
    for key, name in (*SANGONG, ("car", "公务用车购置及运行维护费")):
        world.rate(f"sg.{key}.rate", "execution_rate", (f"sg.{key}.spent", f"sg.{key}.budget"), name)
        world.rate(f"sg.{key}.share", "share", (f"sg.{key}.spent", "sg.spent"), f"{name}占比")
    for key, name in SANGONG:
        world.trend(f"sg.{key}.spent", name)
    priors = ("sg.purchase.spent.prior", "sg.run.spent.prior")
    world.trend("sg.car.spent", "公务用车购置及运行维护费", sum(world.value(key) for key in priors))
    world.sum("sg.car.spent.prior", *priors)
    world.sum("sg.spent.prior", "sg.abroad.spent.prior", "sg.car.spent.prior", "sg.reception.spent.prior")
    world.trend("sg.spent", "“三公”经费", sum(world.value(f"sg.{key}.spent.prior") for key, _ in SANGONG))
    batches = world.count("batches", "reception_batches", rng.randrange(4, 90), "批次")
    world.count("persons", "reception_persons", batches * rng.randrange(5, 12) + rng.randrange(9), "人次")
    if budget[1]:
        world.count("cars_bought", "vehicles_bought", 1, "辆")


def _procurement(world: World) -> None:
    parts = [world.amount(8, 90), 0 if world.rng.random() < 0.4 else world.amount(20, 200), world.amount(6, 160)]
    for key, value in zip(("goods", "works", "services"), parts, strict=True):
        world.money(f"buy.{key}", f"procurement_{key}", value)
    total = world.money("buy", "procurement_total", sum(parts))
    world.sum("buy", "buy.goods", "buy.works", "buy.services")
    small = world.money("buy.sme", "procurement_sme", world.part(total, 60, 95))
    world.money("buy.micro", "procurement_micro", world.part(small, 40, 90))
    world.money("buy.budget", "procurement_budget", total + world.part(total, 1, 12))
    world.rate("buy.rate", "procurement_rate", ("buy", "buy.budget"))
    world.money("buy.saved", "other_amount", world.value("buy.budget") - total, "采购节约资金")
    world.diff("buy.saved", "buy.budget", "buy")
    world.rate("buy.sme.share", "share", ("buy.sme", "buy"), "中小企业合同占比")
    world.rate("buy.micro.share", "share", ("buy.micro", "buy.sme"), "小微企业合同占比")
    cost = world.money("cost", "operating_cost", world.part(world.value("public"), 60, 98))
    world.trend("cost", "机关运行经费")
    world.money("cost.initial", "budget_initial", world.part(cost, 101, 120), "机关运行经费")


def _assets(world: World) -> None:
    parts = [world.amount(90, 900), world.amount(300, 3000), world.amount(1, 60)]
    for key, concept, name, value in zip(
        ("current", "fixed", "intangible"),
        ("other_amount", "asset_fixed", "other_amount"),
        ("流动资产", "", "无形资产"),
        parts,
        strict=True,
    ):
        world.money(f"asset.{key}", concept, value, name)
    world.money("asset", "asset_total", sum(parts))
    world.sum("asset", "asset.current", "asset.fixed", "asset.intangible")
    world.trend("asset", "资产总额")
    world.trend("asset.fixed", "固定资产")
    for key, name in (("equipment50", "通用设备"), ("equipment100", "专用设备")):
        world.count(key, "equipment", world.rng.randrange(0, 9), "台（套）", name)


def add_scores(world: World, parts: tuple[str, ...], subject: str, indicators: list[str]) -> None:
    """Add scores; `parts` are words such as 投入=20; the first indicator part is budget execution."""
    rng = world.rng
    got = []
    for number, word in enumerate(parts):
        name, _, mark = word.partition("=")
        full = Fraction(mark)
        worth = full - Fraction(min(rng.choice((0, 0, 1, 2, 3, 4, 5, 6)), int(full) // 2), 2)
        if name == "预算执行":
            worth = Fraction(round(world.cells[world.texts["rate_key"]].value * full), 100)
        world.text(f"s{number}.name", name)
        name = name.removesuffix("指标")
        world.score(f"s{number}.full", "score_part_full", full, name)
        world.score(f"s{number}.got", "score_part", worth, name)
        world.score(f"s{number}.lost", "narrative_score", full - worth, f"{name}扣分")
        world.rate(f"s{number}.rate", "score_rate", (f"s{number}.got", f"s{number}.full"), name)
        got.append(worth)
    keys = tuple(f"s{number}" for number in range(len(parts)))
    world.lists["scores"] = keys
    world.score("score", "score_total", sum(got, Fraction(0)), subject)
    world.score(
        "score_full", "score_full", sum((world.cells[f"{key}.full"].value for key in keys), Fraction(0)), subject
    )
    world.score("lost", "narrative_score", world.cells["score_full"].value - world.cells["score"].value, "扣分合计")
    world.sum("score", *(f"{key}.got" for key in keys))
    world.sum("score_full", *(f"{key}.full" for key in keys))
    grade = grade_of(world.cells["score"].value)
    world.text("grade", grade)
    world.identities.append(Identity("grade", (), "score", (("grade", grade),)))
    _indicators(world, indicators)
    _satisfaction(world)


def _satisfaction(world: World) -> None:
    sent = world.rng.randrange(80, 400)
    back = sent - world.rng.randrange(2, 12)
    pleased = back - world.rng.randrange(3, 12)
    for key, value in (("sent", sent), ("back", back), ("pleased", pleased)):
        world.text(f"q.{key}", str(value))
    world.free_rate("q.rate", "satisfaction_rate", Fraction(pleased * 100, back))


LEVELS = {
    "数量指标": "产出指标",
    "质量指标": "产出指标",
    "时效指标": "产出指标",
    "成本指标": "产出指标",
    "满意度指标": "满意度指标",
}
SECOND = {"满意度指标": "服务对象满意度"}
FULLS = {8: (10, 10, 15, 10, 10, 15, 10, 10), 7: (15, 10, 15, 10, 15, 15, 10), 6: (15, 20, 15, 15, 15, 10)}


def _indicators(world: World, lines: list[str]) -> None:
    fulls = FULLS[len(lines)]
    for number, (line, full) in enumerate(zip(lines, fulls, strict=True)):
        second, name, measure, low, high = line.split("｜")
        prefix = f"k{number}"
        world.text(f"{prefix}.l1", LEVELS.get(second, "效益指标"))
        world.text(f"{prefix}.l2", SECOND.get(second, second))
        world.text(f"{prefix}.l3", name)
        world.text(f"{prefix}.name", name)
        less = second == "成本指标"
        target = world.rng.randrange(int(low), int(high) + 1)
        short = 1 if world.rng.random() < 0.25 and not less else 0
        actual = (
            target - short
            if less or short
            else min(100, target + world.rng.randrange(0, 4))
            if measure == "%"
            else target
        )
        _goal(world, prefix, "target", target, measure)
        _goal(world, prefix, "actual", actual, measure)
        world.text(f"{prefix}.sign", "≤" if less else "≥")
        world.text(f"{prefix}.measure", measure)
        world.text(f"{prefix}.note", "受客观条件影响略低于目标，下年加快进度" if short else "")
        worth = Fraction(full) - Fraction(short, 2)
        world.score(f"{prefix}.full", "score_part_full", Fraction(full), name)
        world.score(f"{prefix}.got", "score_part", worth, name)
    _form_scores(world, tuple(f"k{number}" for number in range(len(lines))))


def _goal(world: World, prefix: str, column: str, value: int, measure: str) -> None:
    concept = "target" if column == "target" else "narrative"
    if measure == "%":
        world.free_rate(f"{prefix}.{column}", f"{concept}_rate", Fraction(value))
    elif measure.endswith("元"):
        world.cost(f"{prefix}.{column}", f"{concept}_amount", value, measure)
    world.text(f"{prefix}.{column}", str(value))


def _form_scores(world: World, keys: tuple[str, ...]) -> None:
    world.lists["indicators"] = keys
    world.score("ex.full", "score_part_full", Fraction(10), "预算执行")
    rate = world.cells[world.texts["rate_key"]].value
    world.score("ex.got", "score_part", Fraction(round(rate * 10), 100), "预算执行")
    total = world.cells["ex.got"].value + sum((world.cells[f"{key}.got"].value for key in keys), Fraction(0))
    world.score("form", "score_total", total, world.texts["form_subject"])
    world.score("form_full", "score_full", Fraction(100), world.texts["form_subject"])
    world.sum("form", "ex.got", *(f"{key}.got" for key in keys))
    world.sum("form_full", "ex.full", *(f"{key}.full" for key in keys))
    grade = grade_of(total)
    world.text("form_grade", grade)
    world.identities.append(Identity("grade", (), "form", (("grade", grade),)))
