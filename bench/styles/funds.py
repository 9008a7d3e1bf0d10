"""Budget, income, expenditure and carry-over of the unit and its projects."""

from bench.styles.projects import add_project
from bench.styles.truth import Identity
from bench.styles.world import World

SCALE = {
    "province": (2600, 9000),
    "city": (900, 5200),
    "district": (420, 2600),
    "county": (300, 2400),
    "banner": (300, 1500),
    "town": (260, 1600),
}
ECONOMIC = ("工资福利支出", "对个人和家庭的补助", "商品和服务支出", "资本性支出")
INCOMES = ("fiscal", "gov_fund", "business", "superior", "other")


def add_funds(world: World, level: str, names: list[str]) -> None:
    """Add every amount of the unit; `names` are its projects with their purposes."""
    _projects(world, level, names)
    basic = world.amount(*SCALE[level])
    left = world.part(basic, 0, 4) if world.rng.random() < 0.8 else 0
    world.money("basic_budget", "expenditure_basic_budget", basic)
    world.money("basic", "expenditure_basic", basic - left)
    world.money("basic_closing", "carryover_closing", left, "基本支出")
    world.diff("basic_closing", "basic_budget", "basic")
    world.rate("basic_rate", "execution_rate", ("basic", "basic_budget"), "基本支出")
    world.money("basic_initial", "budget_initial", basic if world.plan else world.part(basic, 84, 99), "基本支出")
    _totals(world)
    _income(world)
    _units(world)
    _classes(world)
    _trends(world)


def _projects(world: World, level: str, names: list[str]) -> None:
    low, high = SCALE[level]
    for number, line in enumerate(names):
        prefix = f"p{number}"
        name, _, purpose = line.partition("＝")
        world.text(f"{prefix}.name", name)
        world.text(f"{prefix}.purpose", purpose)
        add_project(world, prefix, name, world.amount(low // 12, high // 6), late=number and number == len(names) - 1)
    keys = tuple(f"p{number}" for number in range(len(names)))
    world.lists["projects"], world.lists["planned"], world.lists["late"] = (
        keys,
        keys[:-1] or keys,
        keys[len(keys[:-1] or keys) :],
    )
    world.count("projects", "count_projects", len(keys), "个")
    world.identities.append(
        Identity("list_count", (), "projects", (("items", [world.texts[f"{k}.name"] for k in keys]),))
    )
    for key, concept in (("adjusted", "expenditure_project_budget"), ("spent", "expenditure_project")):
        total = sum(world.value(f"{prefix}.{key}") for prefix in keys)
        world.money({"adjusted": "project_budget", "spent": "project"}[key], concept, total)
        world.sum({"adjusted": "project_budget", "spent": "project"}[key], *(f"{prefix}.{key}" for prefix in keys))
    initial = sum(world.value(f"{prefix}.initial") for prefix in keys)
    world.money("project_initial", "budget_initial", initial, "项目支出")
    world.sum("project_initial", *(f"{prefix}.initial" for prefix in keys))
    world.money(
        "project_closing", "carryover_closing", world.value("project_budget") - world.value("project"), "项目支出"
    )
    world.diff("project_closing", "project_budget", "project")
    world.sum("project_closing", *(f"{prefix}.closing" for prefix in keys))
    world.rate("project_rate", "execution_rate", ("project", "project_budget"), "项目支出")


def _totals(world: World) -> None:
    def both(key: str) -> int:
        return world.value(f"basic{key}") + world.value(f"project{key}")

    initial, adjusted, spent = both("_initial"), both("_budget"), both("")
    world.money("initial", "budget_initial", initial)
    world.sum("initial", "basic_initial", "project_initial")
    world.money("adjusted", "budget_adjusted", adjusted)
    world.sum("adjusted", "basic_budget", "project_budget")
    world.money("adjustment", "budget_adjustment", adjusted - initial)
    world.sum("adjusted", "initial", "adjustment")
    world.rate("adjust_rate", "budget_adjust_rate", ("adjustment", "initial"))
    world.money("exp", "expenditure_total", spent)
    world.sum("exp", "basic", "project")
    world.money("closing", "carryover_closing", adjusted - spent)
    world.diff("closing", "adjusted", "exp")
    world.sum("closing", "basic_closing", "project_closing")
    world.rate("exec_rate", "execution_rate", ("exp", "adjusted"))
    world.rate("done_rate", "completion_rate_initial", ("exp", "initial"))
    _economic(world)


def _economic(world: World) -> None:
    """Split basic expenditure into wages, benefits, goods and equipment."""
    staff = world.part(world.value("basic"), 70, 88)
    home, goods = world.part(staff, 4, 16), world.part(world.value("basic") - staff, 80, 97)
    economic = [staff - home, home, goods, world.value("basic") - staff - goods]
    for number, (name, part) in enumerate(zip(ECONOMIC, economic, strict=True)):
        world.text(f"e{number}.name", name)
        world.money(f"e{number}", "expenditure_item", part, name)
    world.lists["economic"] = ("e0", "e1", "e2", "e3")
    world.money("personnel", "expenditure_personnel", economic[0] + economic[1])
    world.money("public", "expenditure_public", economic[2] + economic[3])
    for result, terms in (
        ("basic", ("personnel", "public")),
        ("personnel", ("e0", "e1")),
        ("public", ("e2", "e3")),
        ("basic", ("e0", "e1", "e2", "e3")),
        ("exp", ("personnel", "public", "project")),
    ):
        world.sum(result, *terms)
    for key, name, whole in (
        ("basic", "基本支出", "exp"),
        ("project", "项目支出", "exp"),
        ("personnel", "人员经费", "basic"),
        ("public", "公用经费", "basic"),
    ):
        world.rate(f"{key}.share", "share", (key, whole), f"{name}占比")


def _units(world: World) -> None:
    """Spread budget and expenditure over the office itself and the stations below it."""
    names = ("本级", *world.texts["stations"].split("、"))
    keys = tuple(f"u{number}" for number in range(len(names)))
    spent = world.split(world.value("exp"), len(names))
    left = world.split(world.value("closing"), len(names))
    for key, name, out, rest in zip(keys, names, spent, left, strict=True):
        world.text(f"{key}.name", name)
        world.money(f"{key}.adjusted", "budget_adjusted", out + rest, name)
        world.money(f"{key}.spent", "expenditure_total", out, name)
        world.money(f"{key}.closing", "carryover_closing", rest, name)
        world.rate(f"{key}.rate", "execution_rate", (f"{key}.spent", f"{key}.adjusted"), name)
        world.diff(f"{key}.closing", f"{key}.adjusted", f"{key}.spent")
    world.lists["units"] = keys
    for total, column in (("adjusted", "adjusted"), ("exp", "spent"), ("closing", "closing")):
        world.sum(total, *(f"{key}.{column}" for key in keys))


def _income(world: World) -> None:
    total = world.money("income", "income_total", world.value("adjusted"))
    share = world.part(total, 2, 9)
    opening = world.money(
        "opening", "carryover_opening", share if world.plan else min(world.value("adjustment"), share)
    )
    if world.plan:
        world.equal("income", "initial")
        world.sum("initial", "opening", *INCOMES)
    else:
        world.money("added", "budget_adjustment", world.value("adjustment") - opening)
        world.sum("adjustment", "opening", "added")
        world.sum("adjusted", "initial", "opening", "added")
    world.equal("income", "adjusted")
    year = world.money("income_year", "income_year", total - opening)
    world.sum("income", "income_year", "opening")
    fund, business, superior, other = (
        0 if world.pure or world.rng.random() > chance else world.part(year, 1, 12) for chance in (0.5, 0.5, 0.3, 0.8)
    )
    world.money("fiscal", "income_fiscal", year - fund - business - superior - other)
    for key, value in (("gov_fund", fund), ("business", business), ("superior", superior), ("other", other)):
        world.money(key, f"income_{key}", value)
    parts = INCOMES
    world.sum("income_year", *parts)
    world.sum("income", "opening", *parts)
    names = ("财政拨款收入", "政府性基金预算财政拨款收入", "事业收入", "上级补助收入", "其他收入")
    for key, name in zip(parts, names, strict=True):
        world.rate(f"{key}.share", "share", (key, "income_year"), f"{name}占比")
    world.money("expall", "expenditure_total_with_carry", total)
    world.equal("expall", "income")
    world.sum("expall", "exp", "closing")
    world.diff("closing", "income", "exp")
    world.balance("closing", "opening", "income_year", "exp")


CLASSES = (
    "社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）",
    "社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位职业年金缴费支出（项）",
    "卫生健康支出（类）行政事业单位医疗（款）事业单位医疗（项）",
    "住房保障支出（类）住房改革支出（款）住房公积金（项）",
)
PURPOSES = ("缴纳单位承担的基本养老保险费", "缴纳职业年金", "缴纳基本医疗保险费", "按规定比例缴存住房公积金")


def _classes(world: World) -> None:
    names = (world.texts["class"], *CLASSES)
    small = [world.part(world.value("basic"), 3, 7) for _ in CLASSES]
    finals = [world.value("exp") - sum(small), *small]
    plans = [world.part(final, 93, 107) for final in small]
    for number, (name, final, plan) in enumerate(
        zip(names, finals, [world.value("initial") - sum(plans), *plans], strict=True)
    ):
        prefix = f"c{number}"
        world.text(f"{prefix}.name", name)
        world.text(f"{prefix}.class", name.partition("（类）")[0])
        world.text(f"{prefix}.leaf", name.rpartition("（款）")[2].removesuffix("（项）"))
        world.text(f"{prefix}.purpose", ("保障机构正常运转和开展专项工作", *PURPOSES)[number])
        world.money(f"{prefix}.final", "expenditure_function", final, name)
        world.money(f"{prefix}.initial", "budget_initial", plan, name)
        world.rate(f"{prefix}.done", "completion_rate_initial", (f"{prefix}.final", f"{prefix}.initial"), name)
        world.rate(f"{prefix}.share", "share", (f"{prefix}.final", "exp"), f"{world.texts[f'{prefix}.class']}占比")
        world.signs[f"{prefix}.over"] = (final > plan) - (final < plan)
    keys = tuple(f"c{number}" for number in range(len(names)))
    world.lists["classes"] = keys
    world.sum("exp", *(f"{key}.final" for key in keys))
    world.sum("initial", *(f"{key}.initial" for key in keys))
    _class_totals(world)


def _class_totals(world: World) -> None:
    groups: dict[str, int] = {}
    for key in world.lists["classes"]:
        name = world.texts[f"{key}.class"]
        groups[name] = groups.get(name, 0) + world.value(f"{key}.final")
    for number, (name, value) in enumerate(groups.items()):
        world.text(f"g{number}.name", name)
        world.money(f"g{number}.final", "expenditure_function", value, name)
        world.rate(f"g{number}.share", "share", (f"g{number}.final", "exp"), f"{name}占比")
        members = [k for k in world.lists["classes"] if world.texts[f"{k}.class"] == name]
        world.sum(f"g{number}.final", *(f"{key}.final" for key in members))
    world.lists["groups"] = tuple(f"g{number}" for number in range(len(groups)))
    world.sum("exp", *(f"g{number}.final" for number in range(len(groups))))


TRENDS = (
    ("basic", "基本支出"),
    ("project", "项目支出"),
    ("income_year", "收入合计"),
    ("fiscal", "财政拨款收入"),
    ("personnel", "人员经费"),
    ("public", "公用经费"),
    ("initial", "年初预算"),
)


def _trends(world: World) -> None:
    """Last year's closing carry-over is this year's opening one, and last year's sums hold too."""
    for key, name in TRENDS:
        world.trend(key, name)
    opening = world.value("opening")
    spent = world.value("basic.prior") + world.value("project.prior")
    world.trend("exp", "支出合计", spent)
    world.trend("closing", "年末结转和结余", opening)
    world.sum("exp.prior", "basic.prior", "project.prior")
    world.trend("income", "收支总计", spent + opening)
    rate, gap = world.cells["exec_rate"].value, world.rng.randrange(40, 460)
    world.free_rate("exec_rate.prior", "execution_rate", rate - gap * rate / 10_000, year=world.year - 1)
    points = rate - world.cells["exec_rate.prior"].value
    world.free_rate("exec_rate.pp", "rate_change_points", points)
    world.identities.append(Identity("pp_diff", ("exec_rate", "exec_rate.prior"), "exec_rate.pp"))
