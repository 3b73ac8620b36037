"""The last day on which to sue (R-39)."""

from __future__ import annotations

from datetime import date

from docgen.rules.basis import Basis
from docgen.rules.legal import whole
from docgen.rules.unpaid import unpaid_charges
from docgen.values import add_months


def limitation_date(basis: Basis) -> date | None:
    """R-39: the earliest unpaid due date and the years of the law, never rolled, never lengthened.

    Of several debtors for whom different years hold the shortest decide. None where nothing is due and
    unpaid, or the law is not known.
    """
    due = [charge.due for charge in unpaid_charges(basis.today) if charge.due <= basis.as_of]
    if not due:
        return None
    roles = dict.fromkeys("consumer" if c.is_consumer else "business" for c in basis.project.clients)
    years = [whole(basis.law.read("limitation.years", debtor=role)) for role in roles]
    known = [number for number in years if number is not None]
    return add_months(min(due), 12 * min(known)) if known else None
