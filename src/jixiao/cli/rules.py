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
    help=say("help.explain"),
)
@click.argument("words", nargs=-1, required=True, metavar=say("metavar.explained"))
@click.option("--project", default="", metavar=say("metavar.project"), help=say("help.explain_project"))
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
        raise click.UsageError(say("cli.no_rule", code=code))
    click.echo(card_text(card, look("never").room))


@click.command("rules", cls=ChineseCommand, help=say("help.rules"))
@click.option("--search", "words", metavar=say("metavar.word"), default="", help=say("help.rules_search"))
def rules_command(words: str) -> None:
    """Print code, severity and name of every rule, or of those whose page holds all the words."""
    found = find_cards(words)
    if not found:
        click.echo(say("cli.no_rule_with", words=words), err=True)
    for line in card_list(found):
        click.echo(line)
