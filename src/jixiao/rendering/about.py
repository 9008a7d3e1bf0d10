"""What every report on results names beside the results: the program, the packs, the rule book."""

from dataclasses import dataclass

from jixiao.rendering.card import Cards


@dataclass(frozen=True, slots=True)
class About:
    """Version of the program, packs in force, cards of the rules by code."""

    version: str
    packs: tuple[str, ...]
    cards: Cards
