"""Posts, people, inner departments and vehicles of the unit."""

from bench.styles.truth import Identity
from bench.styles.world import World

OFFICES = (
    "办公室",
    "综合股",
    "财务股",
    "业务一科",
    "业务二科",
    "人事科",
    "法规股",
    "规划建设科",
    "监督科",
    "信息科",
    "后勤科",
    "党建办",
)
STATIONS = ("东片工作站", "西片工作站", "信息中心", "服务大厅", "培训基地", "物资仓库", "监测站", "质量检验所")
PUBLIC = ("学", "学校", "学院", "医院", "卫生院", "保健院", "中心", "所", "馆", "站")
OFFICE_POSTS = (("admin", 4, 30), ("ref", 2, 12), ("inst", 9, 60), ("worker", 1, 6))
PUBLIC_POSTS = (("admin", 0, 1), ("ref", 0, 1), ("inst", 14, 160), ("worker", 1, 8))
VEHICLES = ("leader", "secret", "emergency", "enforce", "special", "other")


def add_people(world: World) -> None:
    """Add posts, staff and their sums."""
    rng = world.rng
    ranges = PUBLIC_POSTS if world.texts["label"].endswith(PUBLIC) else OFFICE_POSTS
    quota = [
        world.count(f"quota_{key}", f"staff_quota_{key}", rng.randrange(low, high), "名") for key, low, high in ranges
    ]
    total = world.count("quota", "staff_quota", sum(quota), "名")
    world.sum("quota", "quota_admin", "quota_ref", "quota_inst", "quota_worker")
    management = rng.randrange(2, quota[2] - 3)
    world.count("quota_management", "staff_quota_inst", management, "名", "管理岗")
    world.count("quota_skilled", "staff_quota_inst", quota[2] - management, "名", "专业技术岗")
    world.sum("quota_inst", "quota_management", "quota_skilled")
    post = world.count("on_post", "staff_on_post", total - rng.randrange(-2, 5), "人")
    for key, share in (("admin", 30), ("ref", 15)):
        number = post * share // 100 if world.value(f"quota_{key}") else 0
        world.count(f"people_{key}", f"staff_quota_{key}", number, "人")
    rest = post - world.value("people_admin") - world.value("people_ref")
    world.count("people_inst", "staff_quota_inst", rest, "人")
    world.sum("on_post", "people_admin", "people_ref", "people_inst")
    civil = world.count("civil", "staff_civil", world.value("people_admin"), "人")
    world.count("inst", "staff_inst", post - civil, "人")
    world.sum("on_post", "civil", "inst")
    retired = world.count("retired", "staff_retired", rng.randrange(5, 40), "人")
    leave = world.count("leave_retired", "staff_leave_retired", rng.randrange(0, 3), "人")
    world.count("actual_total", "staff_actual_total", post + retired + leave, "人")
    world.sum("actual_total", "on_post", "retired", "leave_retired")
    world.count("beds", "beds", rng.randrange(60, 600), "张")
    for key, low, high in (("nonquota", 3, 30), ("dispatch", 2, 15), ("survivor", 1, 6)):
        world.count(key, f"staff_{key}", rng.randrange(low, high), "人")
    world.count("title_senior", "staff_title_senior", rng.randrange(2, max(3, post // 5)), "人")
    world.count("title_mid", "staff_title_mid", rng.randrange(3, max(4, post // 3)), "人")
    world.rate("control_rate", "staff_control_rate", ("on_post", "quota"))
    _offices(world)
    _vehicles(world)


def _offices(world: World) -> None:
    names = world.rng.sample(OFFICES, world.rng.randrange(3, 8))
    world.text("offices", "、".join(names))
    world.count("offices", "org_units", len(names), "个")
    world.identities.append(Identity("list_count", (), "offices", (("items", names),)))
    stations = world.rng.sample(STATIONS, world.rng.randrange(2, 5))
    world.text("stations", "、".join(stations))
    world.count("stations", "org_units", len(stations), "个")
    world.identities.append(Identity("list_count", (), "stations", (("items", stations),)))


def _vehicles(world: World) -> None:
    counts = [world.rng.choice((0, 0, 1, 2, 3)) for _ in VEHICLES]
    counts[2] += not sum(counts)
    for key, number in zip(VEHICLES, counts, strict=True):
        world.count(f"cars_{key}", "vehicles", number, "辆", _CAR_NAMES[key])
    world.count("cars", "vehicles", sum(counts), "辆")
    world.sum("cars", *(f"cars_{key}" for key in VEHICLES))
    world.count("cars_bought", "vehicles_bought", 0, "辆")


_CAR_NAMES = {
    "leader": "副部（省）级及以上领导用车",
    "secret": "机要通信用车",
    "emergency": "应急保障用车",
    "enforce": "执法执勤用车",
    "special": "特种专业技术用车",
    "other": "其他用车",
}
