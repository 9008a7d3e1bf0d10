"""收入 that words call the total, and that sources or a table make the income of the year."""

from dataclasses import replace

from jixiao.extraction.bound import Bound, World


def settle_bare_income(world: World) -> None:
    """Take 总收入 for the income of the year where its sources, without an opening balance, make it up.

    The total of a table of such sources tells so of the same amount, whatever the sources told in the text come to.
    """
    for tie in world.ties:
        bound = world.bound.get(tie.result)
        parts = [world.bound[number] for number in tie.members if number in world.bound]
        income = all(one.concept.startswith("income_") for one in parts) and len(parts) == len(tie.members)
        total = sum(world.value(one.figure) for one in parts)
        if bound is not None and _is_bare(bound) and income and len(parts) > 1 and total == world.value(bound.figure):
            world.bound[tie.result] = replace(bound, concept="income_year")
    if any(one.concept == "carryover_opening" for one in world.bound.values()):
        return
    years = {world.value(at) for at, one in world.bound.items() if _is_of_table(world, one)}
    for number, bound in list(world.bound.items()):
        if _is_bare(bound) and (bound.subject, bound.item) == (world.unit, None) and world.value(number) in years:
            world.bound[number] = replace(bound, concept="income_year")


def _is_bare(bound: Bound) -> bool:
    return bound.concept == bound.topic == "income_total"


def _is_of_table(world: World, bound: Bound) -> bool:
    """Tell the total of a table whose rows are kinds of income."""
    own = bound.subject == world.unit and bound.year == world.year
    return bound.concept == "income_year" and own and world.figures[bound.figure].cell is not None
