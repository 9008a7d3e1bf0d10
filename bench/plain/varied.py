"""Ordinary changes to a snippet that leave what it says: another opening, another copula, another word for the unit."""

import re
from collections.abc import Callable, Mapping

Change = Callable[[str], str]

# nothing inside a mark is touched but the amount's own blank
_OUTSIDE = re.compile(r"(⟦[^⟧]*⟧)")
_PROSE = re.compile(r"^[^\t｜|]*。[^\t｜|]*$")


def _opened(words: str) -> Change:
    """Return a change that sets `words` before the first sentence of each line of prose."""

    def change(line: str) -> str:
        head = re.match(r"(?:[一二三四五六七八九十\d]+[、.．]|[（(][一二三四五六七八九十\d]+[）)])?", line)
        at = head.end() if head else 0
        return f"{line[:at]}{words}{line[at:]}" if not line[at : at + 1].startswith(("⟦", "其")) else line

    return change


def _put(old: str, new: str) -> Change:
    """Return a change that puts words for others outside of the marks."""
    expression = re.compile(old)

    def change(line: str) -> str:
        parts = _OUTSIDE.split(line)
        return "".join(part if part.startswith("⟦") else expression.sub(new, part) for part in parts)

    return change


def _before_mark(old: str, new: str) -> Change:
    expression = re.compile(rf"{old}(?=⟦)")
    return lambda line: expression.sub(new, line)


def changes(year: str) -> Mapping[str, Change]:
    """Return the changes by name, for a report of this year."""
    return {
        "as-of-the-last-day": _opened("截至12月31日，"),
        "as-of-the-last-day-of-the-year": _opened(f"截至{year}年12月31日，"),
        "by-the-accounts": _opened("据财务决算统计，"),
        "on-the-whole": _opened("总体来看，"),
        "in-the-year": _opened("报告期内，"),
        "is-for-comes-to": _before_mark("为", "是"),
        "in-all-for-comes-to": _before_mark("为", "共计"),
        "nothing-for-comes-to": _before_mark("(?<![作成称变因])为", ""),
        "comes-to-for-nothing": _before_mark("(?<=[支预收][出算入])", "为"),
        "reaches-for-nothing": _before_mark("(?<=[支预收][出算入])", "达到"),
        "colon-for-nothing": _before_mark("(?<=[支预收][出算入])", "："),
        "this-unit": _put("我局|我校|我院|我镇|我单位|本局|全局", "本单位"),
        "this-department": _put("我局|我校|我院|我镇|我单位|本局|全局|本单位", "本部门"),
        "this-year-by-word": _put(rf"(?<!\d){year}年度?", "本年度"),
        "semicolons": _put("⟧，(?=[^⟦]*⟦)", "⟧；"),
        "blank-before-the-unit": lambda line: re.sub(r"⟦([\d,.]+)(万元|元|%|人|分)", r"⟦\1 \2", line),
        "no-separators": lambda line: re.sub(r"(?<=\d),(?=\d{3})", "", line),
        "real-spending": _put("(?<![实本总决])支出(?=$|为|是|共)", "实际支出"),
    }


def varied(body: str, change: Change) -> str:
    """Return a snippet with every line of prose changed; tables, titles and slips stay."""
    lines = body.split("\n")
    return "\n".join(change(line) if _PROSE.match(_OUTSIDE.sub("", line)) else line for line in lines)
