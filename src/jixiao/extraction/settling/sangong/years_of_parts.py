"""The year of public expenses that follow a comparison.

支出16.00万元，不及2019年42.00万元的一半：车辆14.80万元，接待1.20万元: parts that come to this year's total, not
to the earlier one that they stand behind, are this year's.
"""

from dataclasses import replace

from jixiao.extraction.bound import Bound, World
from jixiao.model.trace import Reason

_PARTS = frozenset({"sangong_car_run", "sangong_car_purchase", "sangong_car", "sangong_reception", "sangong_abroad"})
_COUNTS = ("reception_", "abroad_", "vehicles")
_SEVERAL = 2


def settle_years_of_parts(world: World) -> None:
    """Give the parts behind an earlier total the year of the one whose value they make up, with what they count."""
    for number, whole in list(world.bound.items()):
        own = whole.subject == world.unit and whole.item is None and whole.year == world.year
        if whole.concept != "sangong_total" or not own or not world.is_amount(number):
            continue
        block = world.figures[number].block
        behind = [
            one for at, one in sorted(world.bound.items())
            if at > number and world.figures[at].block == block and one.subject == world.unit
            and one.year == world.year - 1
        ]  # fmt: skip
        parts = [one for one in behind if one.concept in _PARTS and world.is_amount(one.figure)]
        if len(parts) >= _SEVERAL and sum(world.value(one.figure) for one in parts) == world.value(number):
            for one in (*parts, *_counts(behind, parts)):
                world.put(replace(one, year=world.year), Reason.PART)


def _counts(behind: list[Bound], parts: list[Bound]) -> list[Bound]:
    """Return the numbers of guests and cars told behind the parts."""
    return [one for one in behind if one.concept.startswith(_COUNTS) and one.figure > parts[0].figure]
