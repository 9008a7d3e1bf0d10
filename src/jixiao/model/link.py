"""Relations that the document itself states: lists of parts, rows and totals of a table, shares, changes."""

from dataclasses import dataclass
from enum import StrEnum


class LinkKind(StrEnum):
    """What a document says by putting figures together."""

    LIST_SUM = "list_sum"
    STATED_LIST = "stated_list"
    TABLE_TOTAL = "table_total"
    SHARE = "share"
    CHANGE_RATE = "change_rate"
    CHANGE_FROM_BASE = "change_from_base"
    BASE_RATE = "base_rate"
    GROWTH = "growth"
    POINTS = "points"
    DIFFERENCE = "difference"
    RATE = "rate"
    PEER_SUM = "peer_sum"
    PEER_RATE = "peer_rate"
    DEDUCTION = "deduction"
    SUPPOSED_RATE = "supposed_rate"
    SUPPOSED_SHARE = "supposed_share"
    SUPPOSED_EQUAL = "supposed_equal"
    SUPPOSED_SUM = "supposed_sum"
    FLOW = "flow"
    NEIGHBOURS = "neighbours"
    TOLD_RATE = "told_rate"


@dataclass(frozen=True, slots=True)
class Link:
    """`result` follows from `members` (ids of facts) in the way that `kind` says.

    LIST_SUM, STATED_LIST, TABLE_TOTAL: the sum (STATED_LIST: of a sentence, whatever its words mean). SHARE: members
    are part and whole. CHANGE_RATE: members are the change and the current amount, `sign` tells the direction.
    CHANGE_FROM_BASE: members are current and earlier amount. BASE_RATE: members are the change and the earlier amount.
    GROWTH: members are this and last year's amount. POINTS: members are the two rates. DIFFERENCE: first less the
    others. RATE: numerator and denominator. PEER_SUM: the sum, the last `less` members taken away; PEER_RATE:
    numerator and denominator; both hold in other rows or clauses of the same make. FLOW: what was there and came, the
    last `less`, which went, taken away. DEDUCTION: the full mark less the points taken off. SUPPOSED_RATE,
    SUPPOSED_SHARE: numerator and denominator, SUPPOSED_EQUAL: one amount told twice, SUPPOSED_SUM: as PEER_SUM; their
    place alone puts them together, so that only a slip of the hand speaks of an error. NEIGHBOURS: as SUPPOSED_SUM, put
    together without a word that was read. TOLD_RATE: numerator and denominator right before their rate, each told by a
    word of its own. `certain` tells that the list is complete by its own words, of a supposed
    share that another part of the same whole has its share beside it.
    """

    kind: LinkKind
    result: str
    members: tuple[str, ...]
    sign: int = 1
    certain: bool = False
    less: int = 0
