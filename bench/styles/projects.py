"""The money of one project: budget, sources, items, what is left."""

from bench.styles.truth import Identity
from bench.styles.world import World

ITEMS = ("设备购置", "材料及耗材", "委托业务费", "人员补助", "宣传印刷", "维修维护", "监理与检测")
FUNDS = (("fiscal", "当年财政拨款"), ("carry", "上年结转资金"), ("own", "其他资金"))
LEVELS = (("above", "中央补助"), ("local", "地方资金"), ("rest", "其他资金"))


def add_project(world: World, prefix: str, name: str, amount: int, *, late: bool | int) -> None:
    """Add the figures of one project; a late one has no budget at the start of the year."""
    adjusted = amount
    initial = 0 if late else world.part(amount, 70, 100) if world.rng.random() < 0.7 else amount
    initial = amount if world.plan else initial
    spent = world.part(amount, 82, 100) if world.rng.random() < 0.8 else amount
    if world.low and prefix == "p0":
        spent = world.part(amount, 26, 58)
    world.money(f"{prefix}.initial", "budget_initial", initial, name)
    world.money(f"{prefix}.adjustment", "budget_adjustment", adjusted - initial, name)
    world.money(f"{prefix}.adjusted", "budget_adjusted", adjusted, name)
    world.money(f"{prefix}.fund", "budget_initial", adjusted, name)
    world.money(f"{prefix}.received", "funds_received", adjusted, name)
    world.money(f"{prefix}.spent", "expenditure_project", spent, name)
    world.money(f"{prefix}.closing", "carryover_closing", adjusted - spent, name)
    world.sum(f"{prefix}.adjusted", f"{prefix}.initial", f"{prefix}.adjustment")
    world.balance(f"{prefix}.closing", f"{prefix}.initial", f"{prefix}.adjustment", f"{prefix}.spent")
    world.diff(f"{prefix}.closing", f"{prefix}.adjusted", f"{prefix}.spent")
    world.equal(f"{prefix}.received", f"{prefix}.adjusted")
    world.equal(f"{prefix}.received", f"{prefix}.fund")
    world.diff(f"{prefix}.closing", f"{prefix}.received", f"{prefix}.spent")
    world.rate(f"{prefix}.rate", "execution_rate", (f"{prefix}.spent", f"{prefix}.adjusted"), name)
    world.identities.append(Identity("ratio_pct", (f"{prefix}.spent", f"{prefix}.received"), f"{prefix}.rate"))
    world.rate(f"{prefix}.receipt", "receipt_rate", (f"{prefix}.received", f"{prefix}.adjusted"), name)
    world.rate(f"{prefix}.done", "completion_rate_initial", (f"{prefix}.spent", f"{prefix}.initial"), name)
    _sources(world, prefix, name)
    _items(world, prefix, name)


def _sources(world: World, prefix: str, name: str) -> None:
    keys = (("central", "中央资金"), ("province", "省级资金"), ("city", "市级资金"), ("county", "县级资金"))
    for (key, source), part in zip(keys, world.split(world.value(f"{prefix}.received"), 4), strict=True):
        world.money(f"{prefix}.{key}", "funds_received", part, f"{name}·{source}")
    world.sum(f"{prefix}.received", *(f"{prefix}.{key}" for key, _ in keys))
    adjusted, whole = world.value(f"{prefix}.adjusted"), world.value(f"{prefix}.spent")
    carry, own = world.part(adjusted, 4, 12), world.part(adjusted, 0, 6)
    less = min(world.part(own, 60, 100), whole)
    spent_own = less if whole - carry - less <= adjusted - carry - own else own
    shares = world.value(f"{prefix}.initial"), adjusted
    early = tuple(part * shares[0] // shares[1] // world.grain * world.grain for part in (carry, own))
    _columns(world, f"{prefix}.initial", name, "budget_initial", early)
    _columns(world, f"{prefix}.adjusted", name, "budget_adjusted", (carry, own))
    _columns(world, f"{prefix}.fund", name, "budget_initial", (carry, own))
    _columns(world, f"{prefix}.spent", name, "expenditure_project", (carry, spent_own))


def _columns(world: World, key: str, name: str, concept: str, parts: tuple[int, ...]) -> None:
    values = (world.value(key) - sum(parts), *parts)
    for names in (FUNDS, LEVELS):
        for (part, source), value in zip(names, values, strict=True):
            world.money(f"{key}.{part}", concept, value, f"{name}·{source}")
        world.sum(key, *(f"{key}.{part}" for part, _ in names))


def _items(world: World, prefix: str, name: str) -> None:
    chosen = [item for item in ITEMS if world.rng.random() < 0.6][:4] or list(ITEMS[:3])
    keys = tuple(f"{prefix}.item{number}" for number in range(len(chosen)))
    left = world.split(world.value(f"{prefix}.closing"), len(keys))
    for key, item, spent, rest in zip(
        keys, chosen, world.split(world.value(f"{prefix}.spent"), len(keys)), left, strict=True
    ):
        world.text(f"{key}.name", item)
        world.money(f"{key}.plan", "budget_item", spent + rest, item)
        world.money(f"{key}.spent", "expenditure_item", spent, item)
        world.money(f"{key}.rest", "carryover_closing", rest, item)
        world.diff(f"{key}.rest", f"{key}.plan", f"{key}.spent")
        world.rate(f"{key}.rate", "execution_rate", (f"{key}.spent", f"{key}.plan"), item)
    world.lists[f"{prefix}.items"] = keys
    world.text(f"{prefix}.itemnames", "、".join(chosen))
    for column, total, concept in (
        ("plan", "adjusted", "budget_item"),
        ("spent", "spent", "expenditure_item"),
        ("rest", "closing", "carryover_closing"),
    ):
        world.money(f"{prefix}.items.{column}", concept, world.value(f"{prefix}.{total}"), "合计")
        world.sum(f"{prefix}.items.{column}", *(f"{key}.{column}" for key in keys))
        world.sum(f"{prefix}.{total}", *(f"{key}.{column}" for key in keys))
        world.equal(f"{prefix}.items.{column}", f"{prefix}.{total}")
    world.equal(f"{prefix}.items.plan", f"{prefix}.fund")
    world.sum(f"{prefix}.fund", *(f"{key}.plan" for key in keys))
    world.text(f"{prefix}.project", name)
