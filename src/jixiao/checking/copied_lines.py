"""Lines of two names that end in the same account of what was done; and which of them is the copy."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiao.checking.rule import Ground
from jixiao.model.document import BlockKind
from jixiao.model.span import Span

_HAN = re.compile(r"[\u4e00-\u9fff]")
_LINE = re.compile(
    r"[ \t\u3000]*(?:(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[—·•●■◆◇○□▪▲△▶►★☆※➢>＞①-⑳-]+)[ ]?)?(?:关于)?"
    r"(?P<point>(?:问题|经验|做法|措施|任务)[一二三四五六七八九十\d]{1,2}[：:])?"
    r"[“《【]?(?P<label>[\u4e00-\u9fff“”]{2,16}?)"
    r"(?:】|[”》]?(?:项目|专项)?(?:[：:。（(|｜]|—{2}|[ \t\u3000]{1,2}(?=(?:全?年?预算|资金|投入|安排|支出)[ ]?\d)))"
    r"(?P<rest>[^\n]{20,})"
)
# where an account begins: behind a mark
_BEGIN = re.compile(r"(?:^|(?<=[。；;：:，,）)|｜]))")
# how money was handled, how work is ruled and what is said of every place reads alike
_ALIKE = re.compile(
    r"用于|用途|支出内容|原因|专款专用|截留|挪用|违规|绩效目标|持平|无(?:结转|结余|此项)|制度|规定|办法|审批|手续|招投标|采购|监理|审计|公示|批复|台账|账户|一卡通"
    r"|指标|满分|得分|自评|措施|建议|要求|下一步|全部(?:兑付|拨付|支付)|按[期时]|(?:未|没有|不)(?:安排|发生|存在|涉及|产生)"
)
_DONE = re.compile(r"(?<![\d.])\d[\d.,]*万?余?(?![\d.,万亿%％元年月日号])[\u4e00-\u9fff]")
_SAME = re.compile(r"文字一致|内容相同|内容一致|同一套|同上|相同|统一实施|一并实施|共同")
_LEAST, _NEAR, _CLAUSES, _PAIR = 20, 6, 2, 2


@dataclass(frozen=True, slots=True)
class _Line:
    label: str
    rest: Span
    point: bool


def copied_lines(ground: Ground) -> Iterator[tuple[Span, Span]]:
    """Yield the account in the line that it does not belong to, and the other; no third line has it."""
    document = ground.extracted.document
    text = document.text
    areas = [block.span for block in document.blocks if block.kind is BlockKind.PARAGRAPH]
    lines = [
        _Line(match["label"], Span(*match.span("rest")), match["point"] is not None)
        for area in areas
        for match in re.compile(rf"^{_LINE.pattern}", re.MULTILINE).finditer(text, area.start, area.end)
    ]
    for at, one in enumerate(lines):
        for other in lines[at + 1 : at + _NEAR]:
            tail = _tail(text, one.rest, other.rest)
            if not tail or one.label == other.label or text.count(tail) != _PAIR or not _tells(tail, point=one.point):
                continue
            around = text[other.rest.end : other.rest.end + 80] + tail
            if not _SAME.search(around):
                first, again = (Span(line.rest.end - len(tail), line.rest.end) for line in (one, other))
                yield (first, again) if belongs(other.label, tail) > belongs(one.label, tail) else (again, first)


def _tail(text: str, one: Span, other: Span) -> str:
    """Return what two stretches end in, from the first mark on."""
    first, second, size = one.of(text), other.of(text), 0
    while size < min(len(first), len(second)) and first[-1 - size] == second[-1 - size]:
        size += 1
    shared = second[len(second) - size :]
    if size == len(second) or size == len(first):
        return shared
    begin = _BEGIN.search(second, len(second) - size)
    return second[begin.start() :] if begin else ""


def _tells(tail: str, *, point: bool) -> bool:
    """Tell an account of what was done, in numbers: several clauses, none of them such as every line may have.

    Of two points of a list the words alone are enough: one fault is no proof of another.
    """
    clauses = [one for one in re.split("[。；;，,]", tail) if one]
    done = point or len(_DONE.findall(tail)) >= _CLAUSES
    return done and len(clauses) >= _CLAUSES and len(_HAN.findall(tail)) >= _LEAST and not _ALIKE.search(tail)


def counts_much(words: str) -> bool:
    """Tell words that count three things done or more, whatever else they say."""
    return len(_DONE.findall(words)) > _CLAUSES


def belongs(label: str, words: str) -> int:
    """Count the words of two characters of a name that an account has as well."""
    return sum(label[at : at + _PAIR] in words for at in range(len(label) - 1))


def turned(labels: Sequence[str], words: str) -> bool:
    """Tell whether an account is of the second name and not of the first: then it is the first that was copied."""
    first, again = labels
    return belongs(again, words) >= _PAIR and belongs(first, words) == 0
