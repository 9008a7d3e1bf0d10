"""The year that a sentence gives the evaluation whose score or grade it tells, or the spending that it sums up."""

import re
from collections.abc import Iterator

from jixiao.checking.areas import prose
from jixiao.checking.rule import Ground
from jixiao.checking.years import narrow
from jixiao.model.span import Span

_SCORED = re.compile(
    r"(?P<year>20\d{2})[ ]*年度?(?P<what>[^\d，,。；;\n]{0,24}?)(?:绩效(?:自评|评价|自我评价)?|自评|自我评价)"
    r"[^\d，,。；;\n]{0,8}?(?:得分|评分|总分|得|综合评定|评定|等级|等次)[^\d，。；;\n]{0,8}?(?:\d|[“]?(?:优|良|中|差))"
)
# 总的来看，2021年度我局整体支出较好实现了预期目标
_SUMMED = re.compile(
    r"(?P<year>20\d{2})[ ]*年度(?P<what>(?:(?!结[转余]|下达|安排|拨付|批复|追加|立项|实施)[^\d，,。；;、\n]){0,14}?)"
    r"(?:(?:整体|财政|预算|项目|资金)支出|绩效(?:目标|自评|评价)|预算(?:执行|绩效|管理)|(?:专项|项目|财政)资金)"
    r"[^\d。；;\n]{0,24}?(?:实现了?|完成了?|达到了?|达成了?|取得了?|良好|较好|合规|规范|合理|明显|显著|到位)"
)
_CLOSING = re.compile(
    r"(?:总的?来?[看说讲]|总体(?:上|而言|来[看说讲]|看)?|总之|综上(?:所述)?|综合(?:来看|而言|以上|上述)[^，,。；;\n]{0,8}|整体(?:上|来看|而言)"
    r"|通过(?:自评|评价|自查)|经(?:自评|评价|综合评价|综合评定)|(?:自评|评价)(?:结论|认为)|我们认为|可以看出|由此可见|据此)"
    r"[，,：:]?[^\d，,。；;\n]{0,12}$"
)
_OTHER = re.compile(
    r"上年|去年|以前|往年|整改|反馈|发现|指出|结果应用|复核|抽查|公布|通报|用于|运用|作为"
    r"|比(?![例重])|较(?![好高为强大低])|提高|下降|增加|减少"
)
_QUOTING = re.compile(r"《[^》]*$|(?:根据|按照|依据|参照|针对|结合|对照|吸取|汲取|相[比较])[^，,。；;]{0,20}$")
_STOP = re.compile(r"[。；;\n]")


def scored_years(ground: Ground) -> Iterator[tuple[str, Span]]:
    """Yield the year of each sentence that tells the score of an evaluation, and where the year stands."""
    for match, sentence in _sentences(ground, _SCORED):
        if not _OTHER.search(sentence.of(narrow(ground.extracted.document.text))):
            yield match["year"], Span(*match.span("year"))


def summed_years(ground: Ground) -> Iterator[tuple[str, Span]]:
    """Yield the year of each sentence that sums up what the spending came to, with no other year in it."""
    text = narrow(ground.extracted.document.text)
    for match, sentence in _sentences(ground, _SUMMED):
        before, words = text[sentence.start : match.start()], sentence.of(text)
        alone = len(re.findall(r"20\d{2}[ ]*年", words)) == 1 and not _OTHER.search(words)
        if alone and _CLOSING.search(before) and not _QUOTING.search(before):
            yield match["year"], Span(*match.span("year"))


def _sentences(ground: Ground, expression: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Span]]:
    """Yield the places of the paragraphs behind the title that match, with the sentence that each stands in."""
    text = narrow(ground.extracted.document.text)
    for area in prose(ground.extracted.document)[1:]:
        for match in expression.finditer(text, area.start, area.end):
            end = _STOP.search(text, match.end(), area.end)
            start = max((one.end() for one in _STOP.finditer(text, area.start, match.start())), default=area.start)
            yield match, Span(start, end.start() if end else area.end)
