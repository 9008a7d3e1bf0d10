"""JX505: heading numbers that jump, repeat or change their kind."""

import re
from collections import Counter
from collections.abc import Iterator

from jixiao.checking.notes import expecting, note, unsafe
from jixiao.checking.numbering import Step, marker, steps
from jixiao.checking.plain_numbers import left_out
from jixiao.checking.rule import PASSED, Card, Ground, Rule, Verdict
from jixiao.model.finding import Edit, Severity
from jixiao.model.outline import Heading

CARD = Card(
    code="JX505",
    name="标题编号不连续",
    severity=Severity.ERROR,
    clause="GB/T 9704—2012 第7.3.3条：结构层次序数依次为“一、”“（一）”“1.”“（1）”",
    why="编号跳号、重号说明有段落被删去或粘贴时没有改。",
    passes="三、资金使用情况……四、其他事项",
    fails="三、资金使用情况……5、其他事项",
    false_alarms="在另一标题下重新从1编号不算错；从中间开始的摘录列为提醒。",
    remedy="按顺序重新编号，并核对是否漏掉了一部分内容。",
)

_EVIDENCE = 2
# only some chapters of a longer paper: 决算公开说明（第三、四部分）
_EXCERPT = re.compile(
    r"[（(][^）)\n]{0,12}(?:节[选录]|摘[录要编选]|部分|第[一二三四五六七八九十、至—-]+[章节])[^）)\n]{0,6}[）)]"
)
_HEAD = 80
# entries chosen from another paper keep its numbers: 扣分指标（序号同自评表）如下
_CHOSEN = re.compile(r"序号(?:同|与|为|沿用)|原(?:序号|编号)|题目|条款|条文|(?:扣|失)分(?:的)?指标")


def check(ground: Ground) -> Iterator[Verdict]:
    """Judge the number of every heading against the one before it.

    Where one number jumps and a later one repeats (三、五、六、六、) the list is back in step: the jump alone is wrong.
    """
    text = ground.extracted.document.text
    ahead: Counter[tuple[int, str, int]] = Counter()
    for step in steps(ground.extracted.headings):
        own = (step.heading.level, step.heading.style, step.parent.marker.start if step.parent else -1)
        previous = step.previous
        gap = step.heading.ordinal - previous.ordinal - 1 if previous is not None else 0
        if gap == -1 and ahead[own]:
            ahead[own] -= 1
            yield PASSED
            continue
        ahead[own] += max(gap, 0)
        yield _judge(step, text)
    for one in left_out(ground):
        args = (("found", one.number.of(text)), ("expected", one.right), ("previous", one.previous.of(text)))
        told = note(
            CARD, one.number, args, variant="jump", severity=Severity.WARNING, fix=unsafe(Edit(one.number, one.right))
        )
        yield expecting(told, one.right)


def _judge(step: Step, text: str) -> Verdict:
    heading, previous = step.heading, step.previous
    if heading.ordinal == 1 or (previous is not None and heading.ordinal == previous.ordinal + 1):
        return PASSED
    if previous is not None and (_is_there(text, previous, heading) or _is_chosen(text, heading)):
        return PASSED
    if previous is not None:
        return _note(heading, previous, text, "repeat" if heading.ordinal == previous.ordinal else "jump")
    upper = next((one for one in reversed(step.above) if one.ordinal + 1 == heading.ordinal), None)
    if upper is not None and not heading.runs_on and upper.ordinal >= _EVIDENCE:
        return _note(heading, upper, text, "style")
    if _EXCERPT.search(text, 0, _HEAD) or _is_chosen(text, heading):
        return PASSED
    args = (("found", heading.marker.of(text).strip()), ("expected", marker(heading, 1)))
    return note(CARD, heading.marker, args, variant="begin", severity=Severity.WARNING)


def _note(heading: Heading, previous: Heading, text: str, variant: str) -> Verdict:
    expected = marker(previous, previous.ordinal + 1)
    args = (
        ("found", heading.marker.of(text).strip()),
        ("expected", expected),
        ("previous", previous.marker.of(text).strip()),
    )
    severity = CARD.severity if heading.level else Severity.WARNING
    fix = unsafe(Edit(heading.marker, expected))
    return expecting(note(CARD, heading.marker, args, variant=variant, severity=severity, fix=fix), expected)


def _is_there(text: str, previous: Heading, heading: Heading) -> bool:
    """Tell whether every missing number begins a line, or follows a stop, between the two after all."""
    between = text[previous.marker.end : heading.marker.start]
    missing = range(previous.ordinal + 1, heading.ordinal)
    return bool(missing) and all(
        re.search(rf"(?m)(?:^[ \t\u3000]*|(?<=[。；;：:])){re.escape(marker(previous, number))}", between)
        for number in missing
    )


def _is_chosen(text: str, heading: Heading) -> bool:
    """Tell an entry of a list whose lead says that it was taken from another paper."""
    opened, closed = heading.style.split("#")
    entry = re.compile(rf"[ \t\u3000]*{re.escape(opened)}[^{re.escape(closed)}\n]{{1,3}}{re.escape(closed)}")
    lead = next((line for line in reversed(text[: heading.marker.start].split("\n")[:-1]) if not entry.match(line)), "")
    return _CHOSEN.search(lead) is not None and lead.rstrip().endswith(("：", ":"))


RULE = Rule(CARD, check)
