"""The rule book: every module of `rules`, in the order of the codes."""

import pkgutil
from functools import cache
from importlib import import_module

from jixiao.checking import rules
from jixiao.checking.rule import Rule


@cache
def rule_book() -> tuple[Rule, ...]:
    """Return all rules by code. A module of `rules` without a `RULE` is an AttributeError: it is a defect."""
    names = sorted(module.name for module in pkgutil.iter_modules(rules.__path__))
    book: list[Rule] = [import_module(f"{rules.__name__}.{name}").RULE for name in names]
    return tuple(book)
