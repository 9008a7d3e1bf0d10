"""Changes against last year whose word points the wrong way: 增加 where the amounts fall."""

import re
from dataclasses import replace

from jixiao.model.finding import Finding, Place
from jixiao.model.span import Span

_WORD = re.compile(r"增加|增长|增多|上升|上涨|提高|提升|多支|增支|多|减少|下降|降低|压减|回落|下滑|减支|少支|少")
_REACH = 12
_OPPOSITE = {
    "增加": "减少", "增长": "下降", "增多": "减少", "上升": "下降", "提高": "降低", "多": "少",
    "减少": "增加", "下降": "上升", "降低": "提高", "压减": "增加", "少": "多",
}  # fmt: skip


_MORE = {
    "上涨": "下降", "提升": "降低", "多支": "少支", "增支": "减支", "调增": "调减", "追加": "调减",
    "压缩": "增加", "回落": "增加", "下滑": "上升", "减支": "增支", "少支": "多支", "调减": "调增", "核减": "追加",
}  # fmt: skip


def opposite(word: str) -> str | None:
    """Return the word of the other direction, None for one that is not known."""
    return _OPPOSITE.get(word) or _MORE.get(word)


def turned(finding: Finding, text: str, amount: str, *, alone: bool) -> Finding:
    """Return a finding that expects a negative change as one that expects `amount` in the other direction.

    The word before the figure names the direction. Where it `alone` is wrong, it is what the finding points at; where
    the amount is another too, one of the figures is mistyped. Without a word the finding stays as it is.
    """
    span = finding.primary.span
    words = list(_WORD.finditer(text, max(0, span.start - _REACH), span.start))
    if not words:
        return finding
    word = words[-1]
    right = opposite(word[0]) or word[0]
    args = (*(arg for arg in finding.args if arg[0] != "expected"), ("written", word[0]), ("expected", right + amount))
    if not alone:
        return replace(finding, message=f"{finding.code}.contrary", args=args, expected=right + amount)
    return replace(
        finding,
        message=f"{finding.code}.turned",
        args=args,
        primary=Place(Span(*word.span())),
        related=(Place(span, "label.change"), *finding.related),
        # without the unit where none is printed beside it
        expected=right + (span.of(text) if amount.startswith(span.of(text)) else amount),
    )
