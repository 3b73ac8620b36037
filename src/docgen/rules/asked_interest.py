"""Interest that a court may award and need not: never owed, and asked for beside the sum of the claim (R-35)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from docgen.rules.basis import Basis
from docgen.rules.statutory_interest import NOTHING_LATE, StatutoryAccrual, StatutoryInterest
from docgen.rules.statutory_rule import StatutoryRule, statutory_rule


@dataclass(frozen=True)
class _AskedAccrual(StatutoryAccrual):
    """The same arithmetic at a rate that the court has to choose to give."""

    @cached_property
    def rule(self) -> StatutoryRule | str:
        """The rule with a discretionary rate, or why there is none."""
        late = [c.due for c in self.basis.today.charges if c.principal and c.due <= self.basis.as_of]
        return statutory_rule(self.basis, min(late), asked=True) if late else NOTHING_LATE


def asked_interest(basis: Basis, owed: StatutoryInterest) -> StatutoryInterest | None:
    """What the claim may ask the court to award; None where interest is owed by contract or statute, or not known.

    `owed` is the statutory interest that is owed. Nothing of it is in any sum of the claim or of the account.
    """
    if basis.terms.interest is not None or owed.amount is not None:
        return None
    found = _AskedAccrual(basis).on(basis.as_of)
    return found if found.amount is not None else None
