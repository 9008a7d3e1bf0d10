"""What a user is told of a rule."""

from dataclasses import dataclass

from jixiao.model.finding import Severity


@dataclass(frozen=True, slots=True)
class Card:
    """What a user is told of a rule (Chinese): the page of the rule is made from it.

    `clause` is the regulation, standard or arithmetic identity it rests on; `passes` and `fails` are short passages,
    one that is fine and one that is not; `false_alarms` says when it may be wrong; `remedy` how to put it right;
    `silent` what a reader may look for here and it does not judge, and why.
    """

    code: str
    name: str
    severity: Severity
    clause: str
    why: str
    passes: str
    fails: str
    false_alarms: str
    remedy: str
    silent: str = ""
