"""The last day on which to sue (R-39)."""

from __future__ import annotations

from datetime import date

from docgen.rules.basis import Basis
from docgen.rules.legal import whole
from docgen.rules.parties import debtor_role
from docgen.rules.unpaid import unpaid_charges
from docgen.values import add_months


def limitation_date(basis: Basis) -> date | None:
    """R-39: the earliest unpaid due date and the years of the law, never rolled, never lengthened.

    None where nothing is due and unpaid, or the law is not known.
    """
    due = [charge.due for charge in unpaid_charges(basis.today) if charge.due <= basis.as_of]
    if not due:
        return None
    years = whole(basis.law.read("limitation.years", debtor=debtor_role(basis.project)))
    return None if years is None else add_months(min(due), 12 * years)
