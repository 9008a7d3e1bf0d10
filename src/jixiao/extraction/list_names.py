"""What the words around an amount of a list call it, and which part of income or spending such words mean."""

import re

from jixiao.extraction.bound import World

_LOOK, _AHEAD, _LEAST = 44, 16, 2
_SENTENCE = re.compile(r"[。；;\n]")
_CLAUSE = re.compile(r"[，,：:、（(]")
_LEAD = re.compile(
    r"^(?:[\s\u3000“（(）)、，：:的]|其中|包括|分别|主要|用于|用在|具体|第[一二三四五六七八九]|其次|再次|最后|另外|另有|再加|加上|连同|还有"
    r"|[一二三四五六七八九]是|是|为|[（(]?\d{1,2}[）)、.．]|[①-⑳]|[●◆▲■□—]|和|及|与|给|项目支出中|余下|其余)+"
)
_TAIL = re.compile(
    r"(?:[：:\s\u3000”（(]|花了|花去|花掉|用去|用掉|用了|支付|支出|使用|发放|付给|安排|投入|共计|共|计|约|仅|一项|就有|就是|最多|居首|次之"
    r"|末位|居末|垫底|预算|了|的|为|是|有)+$"
)
_BEHIND = re.compile(
    r"^[）)]?(?:都|均|全部?|则|也)?(?:是|属于?|系|为|用在|用于|投向|花在|投入到?|给了?)(?P<name>[\u4e00-\u9fff、“”]{2,16}?)"
    r"(?:上|方面|的?经费|支出|开支)?(?=[，。；,;\n]|$)"
)
_WORDLESS = re.compile(
    r"(?:绝大多数|大多数|大部分|多数|部分|小部分|余下|其余|剩余|另一?部分|一部分|下来|追加部分|来头|[两二三四五六七八九]笔)*"
)
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z（）()、“”\-]{2,24}")
_INCOME = (
    ("income_other", re.compile(r"杂|利息|其他|其它|捐|租|零星|罚没返还")),
    ("income_gov_fund", re.compile(r"基金")),
    ("income_superior", re.compile(r"上级|下拨")),
    ("income_research", re.compile(r"课题|科研|科教")),
    ("income_operation", re.compile(r"经营")),
    ("income_business", re.compile(r"学费|住宿费|学杂|收费|门诊|住院|医疗|诊疗|事业|服务|培训费|种苗|检测|专户")),
    ("income_fiscal", re.compile(r"财政|拨款|国库")),
)
_REST = re.compile(r"(?:^|[、，])其[他它][\u4e00-\u9fff]{2,6}$")
_SPENT = (
    ("expenditure_public", re.compile(r"商品和?服务")),
    ("expenditure_basic", re.compile(r"基本|(?:人员|工资).{0,4}(?:运转|运行|公用)")),
    ("expenditure_personnel", re.compile(r"人员|工资|发给人|薪|人头|社保")),
    ("expenditure_public", re.compile(r"公用|运转|日常|办公|商品和服务")),
    ("expenditure_business", re.compile(r"经营")),
    ("expenditure_project", re.compile(r"项目|专项|课题|办实事")),
)


def label_of(world: World, number: int) -> str:
    """Return the words that name an amount: those before it, or those behind it where there are none."""
    for clause in reversed(_CLAUSE.split(_before(world, number))):
        name = _TAIL.sub("", _LEAD.sub("", clause))
        if len(name) >= _LEAST and _NAME.fullmatch(name) and not _WORDLESS.fullmatch(name):
            return name.strip("“”")
        if clause.strip() and not _WORDLESS.fullmatch(name):
            break
    end = world.figures[number].span.end
    match = _BEHIND.match(world.text[end : end + _AHEAD])
    return match["name"].strip("“”") if match is not None else ""


def part_of_income(world: World, number: int) -> str:
    """Return the concept of income that the words before an amount mean, empty where they mean none."""
    return _meant(_before(world, number), _INCOME)


def part_of_spending(world: World, number: int) -> str:
    """Return the concept of spending that the words before an amount mean, empty where they mean none."""
    words = _before(world, number)
    return "" if _REST.search(words) else _meant(words, _SPENT)


def _meant(words: str, kinds: tuple[tuple[str, re.Pattern[str]], ...]) -> str:
    return next((concept for concept, pattern in kinds if pattern.search(words)), "")


def _before(world: World, number: int) -> str:
    """Return the words between the figure before and this one, within its sentence."""
    start = world.figures[number].span.start
    behind = world.figures[number - 1].span.end if number else 0
    return _SENTENCE.split(world.text[max(behind, start - _LOOK) : start].rstrip("，,：: \u3000"))[-1]
