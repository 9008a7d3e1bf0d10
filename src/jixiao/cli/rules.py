"""`jixiao explain` and `jixiao rules`: what is checked and why."""

import click

from jixiao.cli.lazy import ChineseCommand
from jixiao.cli.output import look
from jixiao.rendering.card import card_list, card_text
from jixiao.services.rules import find_cards, rule_cards


@click.command("explain", cls=ChineseCommand, help="说明一条规则：依据、示例、可能误报的情形、怎样改。")
@click.argument("code", metavar="编号")
def explain_command(code: str) -> None:
    """Print the card of a rule."""
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
