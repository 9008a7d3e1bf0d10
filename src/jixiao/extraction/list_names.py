"""What the words around an amount of a list call it, and which part of income or spending such words mean."""

import re

from jixiao.extraction.bound import World
from jixiao.model.quantity import Dimension

_LOOK, _AHEAD, _LEAST = 44, 30, 2
_SENTENCE = re.compile(r"[。；;\n]")
# 维修（护）费, 出国（境）费: a bracket inside a name
_CLAUSE = re.compile(r"[，,：:、]|[（(](?![\u4e00-\u9fff]{1,2}[）)][\u4e00-\u9fff])")
_LEAD = re.compile(
    r"支付(?=[\u4e00-\u9fff]{2,10}费)|^(?:[\s\u3000“（(）)、，：:的]|其中|包括|分别|主要|用于|用在|具体|第[一二三四五六七八九](?!方)|其次|再次|最后|另外|另有|再加|加上|连同|还有"
    r"|[\u4e00-\u9fff]{0,8}最[\u4e00-\u9fff]{1,3}的(?:是|为|当属|要数)"
    r"|第?[一二三四五六七八九另][部]?[块类笔项处分]是|[一二三四五六七八九]是|是|为|这?里[头面边]|当中|内含|内有|里[面头]有|含有|含(?=[\u4e00-\u9fff]{3})|[（(]?\d{1,2}[）)、.．]|(?<![A-Za-z])[A-Za-z][.．、）)]|[①-⑳]|[●◆▲■□—]|和|及|与|给|项目支出中|余下|其余|剩下|剩余)+"
)
_TAIL = re.compile(
    r"(?:[：:\s\u3000”（(]|(?<=..)所?形成的|花了|花去|决算数?|列[报支]|用款|开支|花掉|用去|用掉|用了|(?<!转移)支付|支出|使用|发放|付给|安排|投入|共计|共|计|约|仅|一项|就有|就是|最多|居首|次之"
    r"|末位|居末|垫底|预算|了|的|为|是|有)+$"
)
_BEHIND = re.compile(
    r"^[）)]?(?:都|均|全部?|则|也)?(?:是|属于?|系|为|用在|用于|投向|花在|投入到?|给了?)(?P<name>[\u4e00-\u9fff、“”\"]{2,24}?)"
    r"(?:上|方面|的?经费|支出|开支)?(?=[，。；：,;:）)\n]|$)"
)
_WORDLESS = re.compile(
    r"(?:剩下|绝大多数|大多数|大部分|多数|部分|小部分|余下|其余|剩余|另一?部分|一部分|下来|追加部分|来头|[两二三四五六七八九]笔)*"
)
# 其余项目决算数合计: what remains has no other name
_OTHERS = re.compile(r"(?P<name>(?:其余|其[他它]|剩余)(?:各类|各个|零星)?项目)")
# 其余为接待、水电、维修等开支: all that remains is one part
_REMAINS = re.compile(
    r"(?:其余|余下|剩下|剩余)的?(?:为|是|系|用于)(?P<name>[\u4e00-\u9fff]{2,8}(?:、[\u4e00-\u9fff]{2,8}){1,6}等(?:支出|开支|费用|经费)?)$"
)
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z（）()、“”\-]{2,24}")
_INCOME = (
    ("carryover_opening", re.compile(r"(?:上年|去年|年初|以前年度|历年).{0,4}结[转余]|结[转余].{0,4}[带转滚]入")),
    ("income_other", re.compile(r"文创|门票|杂|利息|其他|其它|捐|租|零星|罚没返还")),
    ("income_gov_fund", re.compile(r"基金")),
    (
        "income_superior",
        re.compile(r"上级|下拨|[省市州盟部][\u4e00-\u9fff]{1,8}(?:[局厅委部办会]|部门)(?:补助|补贴|下达|拨[入付来])"),
    ),
    ("income_research", re.compile(r"课题|科研|科教")),
    ("income_operation", re.compile(r"经营")),
    ("income_business", re.compile(r"学费|住宿费|学杂|收费|门诊|住院|医疗|诊疗|事业|服务|培训费|种苗|检测|专户")),
    ("income_fiscal", re.compile(r"财政|拨款|国库")),
)
# 物业等运行费: the name that sums up what stands before it
_SUMMED = re.compile(r"^[\u4e00-\u9fff]{2,12}等(?=[\u4e00-\u9fff]{2,8}(?:费|支出)$)")
_LED = re.compile(
    r"(?:(?:是|系|主要|已|全部?|都|均)?(?:用于|用在|用到|用作|投向|投到|花在|花到|投入到|给了)|(?:支持|实施|开展)了)(?=[\u4e00-\u9fff“\"])"
)
_OPENS = re.compile(
    r"(?:[。；;，,：:\n]|^)(?:其中|另有|还有|另外|有|其余|余下|剩下|又有|再有|另)的?$|[①-⑳]$|\n(?:[—\-●]{1,2}|\d{1,2}[.、．])$"
)
_LEADING = 8
_MARKS = "。；;，,：:、\n）)"
_REST = re.compile(r"(?:^|[、，])其[他它][\u4e00-\u9fff]{2,6}$")
_REMAINING = re.compile(r"(?:^|[，,])(?:剩下|余下|其余|剩余)的?$")
_SPENT = (
    ("expenditure_public", re.compile(r"商品和?服务")),
    ("expenditure_basic", re.compile(r"基本(?!建设|医疗|养老|公共)|(?:人员|工资).{0,4}(?:运转|运行|公用)")),
    ("expenditure_personnel", re.compile(r"人员|工资|发给人|薪|人头|人的钱|社保")),
    ("expenditure_public", re.compile(r"公用|运转|日常|办公|商品和服务")),
    ("expenditure_business", re.compile(r"经营")),
    ("expenditure_project", re.compile(r"项目|专项|课题|办实事")),
)


def label_of(world: World, number: int) -> str:
    """Return the words that name an amount: those before it, or those behind it where there are none."""
    before = "" if is_led(world, number) else _before(world, number)
    rest = _REMAINS.search(before)
    if rest is not None:
        return rest["name"]
    clauses = _CLAUSE.split(before)
    if number and _BEHIND.match(f"{clauses[0]}，"):
        # 6万元是宣传费，余下1万元是租金: what names the amount before
        del clauses[0]
    for clause in reversed(clauses):
        others = _OTHERS.match(clause.strip())
        name = others["name"] if others else _name_in(clause)
        if len(name) >= _LEAST and _NAME.fullmatch(name) and not _WORDLESS.fullmatch(name):
            return name.strip("“”")
        if clause.strip() and not _WORDLESS.fullmatch(name):
            break
    end = world.figures[number].span.end
    match = _BEHIND.match(world.text[end : end + _AHEAD])
    return match["name"].replace('"', "").strip("“”") if match is not None else ""


def _name_in(clause: str) -> str:
    """Return the name in a clause; 支出 is part of one that would be too short without it: 药品支出."""
    words = _SUMMED.sub("", _LEAD.sub("", clause))
    name = _TAIL.sub("", words)
    return f"{name}支出" if len(name) <= _LEAST and name and words.startswith(f"{name}支出") else name


def is_led(world: World, number: int) -> bool:
    """Tell an amount that begins its clause and has its purpose behind it: 88万元用于山塘整治."""
    span = world.figures[number].span
    before = world.text[max(0, span.start - _LEADING) : span.start].rstrip(" \u3000\t")
    opens = not before or before[-1] in _MARKS or _OPENS.search(before) is not None
    return opens and _LED.match(world.text, span.end) is not None


def part_of_income(world: World, number: int) -> str:
    """Return the concept of income that the words before an amount mean, empty where they mean none."""
    return _meant(_before(world, number), _INCOME)


def part_of_spending(world: World, number: int) -> str:
    """Return the concept of spending that the words before an amount mean, empty where they mean none."""
    words = _before(world, number)
    if _REMAINING.search(words):
        match = _BEHIND.match(world.text[(end := world.figures[number].span.end) : end + _AHEAD])
        words = match["name"] if match is not None else words
    return "" if _REST.search(words) else _meant(words, _SPENT)


def _meant(words: str, kinds: tuple[tuple[str, re.Pattern[str]], ...]) -> str:
    return next((concept for concept, pattern in kinds if pattern.search(words)), "")


def _before(world: World, number: int) -> str:
    """Return the words between the figure before and this one, within its sentence, without a count directly before.

    冲锋舟4艘28万元、救生衣600件7.2万元: the count is of what the amount was paid for.
    """
    end, at = world.figures[number].span.start, number - 1
    if at >= 0 and _is_count_before(world, at, end):
        end, at = world.figures[at].span.start, at - 1
    behind = world.figures[at].span.end if at >= 0 else 0
    return _SENTENCE.split(world.text[max(behind, end - _LOOK) : end].rstrip("，,：: \u3000"))[-1]


def _is_count_before(world: World, at: int, start: int) -> bool:
    figure = world.figures[at]
    return figure.quantity.dimension is Dimension.COUNT and not world.text[figure.span.end : start].strip()
