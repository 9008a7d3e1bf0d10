"""`jixiao explain` and `jixiao rules`: what is checked and why."""

import click

from jixiao.cli.figures import explain_figure
from jixiao.cli.lazy import ChineseCommand
from jixiao.cli.live import explain_report
from jixiao.cli.output import look
from jixiao.rendering.card import card_list, card_text
from jixiao.rendering.catalogue import say
from jixiao.services.rules import find_cards, rule_cards

_BOOK = (".xlsx", ".xlsm")
_BOOK_AND_FIGURE = 2
_REPORT = (".docx", ".docm")


@click.command(
    "explain",
    cls=ChineseCommand,
    help="说明一条规则：依据、示例、可能误报的情形、怎样改；或说明账套中的一个数字：算法、各项、出自哪几行；"
    "或说明由账套生成的报告中各个数字的算法和出处。"
    "\n\n例：jixiao explain JX101；jixiao explain 账套.xlsx 全年预算数；jixiao explain 报告.docx",
)
@click.argument("words", nargs=-1, required=True, metavar="编号 | 账套.xlsx 指标 | 报告.docx [指标]")
@click.option("--project", default="", metavar="项目", help="只说明这个项目的数字")
@click.pass_context
def explain_command(context: click.Context, words: tuple[str, ...], project: str) -> None:
    """Print the card of a rule, or the working of a figure of a book."""
    code = words[0]
    if code.lower().endswith(_BOOK) and len(words) == _BOOK_AND_FIGURE:
        context.exit(explain_figure(code, words[1], project))
    if code.lower().endswith(_REPORT):
        context.exit(explain_report(code, words[1] if len(words) > 1 else "", project))
    if len(words) > 1:
        raise click.UsageError(say("books.too_many"))
    card = rule_cards().get(code.upper())
    if card is None:
        message = f"没有编号为 {code} 的规则，用 jixiao rules 查看全部规则"
        raise click.UsageError(message)
    click.echo(card_text(card, look("never").room))


@click.command("rules", cls=ChineseCommand, help="列出全部规则：编号、级别、名称；可按说明中的词查找。")
@click.option("--search", "words", metavar="词", default="", help="只列说明中含有这些词的规则。")
def rules_command(words: str) -> None:
    """Print code, severity and name of every rule, or of those whose page holds all the words."""
    found = find_cards(words)
    if not found:
        click.echo(f"没有说明中含有“{words}”的规则，用 jixiao rules 查看全部规则", err=True)
    for line in card_list(found):
        click.echo(line)
