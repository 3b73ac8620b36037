"""Payment plans, as agreed in the project file."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

from pydantic import AfterValidator, Field

from docgen.model.base import Model
from docgen.model.fields import Amount, Count, Date, Identifier, problem
from docgen.model.terms import Grace

DOCUMENT = "payment-plan"
LONGEST_ID = 20
"""So that the name of a payment (`payment-plan-1.2`) is an id itself."""


def _plan_id(value: str) -> str:
    """An id of which `payment-plan-1` can be made (DG215)."""
    if value.lower().startswith(DOCUMENT):
        hint = f'leave {DOCUMENT} out: id: "1" makes the document {DOCUMENT}-1'
        raise problem("DG215", f"'{value}' is the name of a document, not the id of a plan", hint)
    if len(value) > LONGEST_ID:
        hint = 'number the plans: id: "1"'
        raise problem("DG215", f"'{value}' is longer than {LONGEST_ID} characters", hint)
    return value


class PlanStep(str, Enum):
    """How far apart the instalments are."""

    MONTH = "month"
    WEEK = "week"


class PlanInterest(str, Enum):
    """What happens to interest while a plan is performed (R-28)."""

    PAUSED = "paused"
    CONTINUES = "continues"
    WAIVED_ON_COMPLETION = "waived_on_completion"


class AfterDefault(str, Enum):
    """From when interest runs again after a missed instalment (R-28)."""

    MISSED_DUE = "missed_due"
    DEFAULT_DATE = "default_date"
    RETROACTIVE = "retroactive"


class ResumeTrigger(str, Enum):
    """When work goes on under a plan."""

    SIGNATURE = "signature"
    DOWN_PAYMENT = "down_payment"
    FIRST_INSTALMENT = "first_instalment"
    COMPLETION = "completion"


class Plan(Model):
    """One payment plan (documents.md D07, R-27 to R-29).

    `includes` are the milestones taken in; none named means everything that is due and unpaid on
    `effective`. `first` is the date of the first instalment, after the down payment of the effective
    date. `cure_days` are calendar days after a written reminder of a payment whose grace is over, where a default needs
    one. `discount` is what the contractor gives up of the last payments when all others were made.
    """

    id: Annotated[Identifier, AfterValidator(_plan_id)]
    effective: Date
    includes: tuple[Identifier, ...] = ()
    down_payment: Amount
    instalments: Annotated[Count, Field(ge=1)]
    step: PlanStep
    first: Date
    grace: Grace
    interest: PlanInterest
    after_default: AfterDefault = AfterDefault.MISSED_DUE
    cure_days: Annotated[Count, Field(ge=1)] | None = None
    work_resumes_on: ResumeTrigger | None = None
    guarantor: Identifier | None = None
    discount: Amount | None = None

    @property
    def document(self) -> str:
        """The document's id: `payment-plan-1` (S-19)."""
        return f"{DOCUMENT}-{self.id}"

    def payment(self, number: int) -> str:
        """The name of one payment of the plan: `payment-plan-1.2`, number 0 for the down payment."""
        return f"{self.document}.{number}"
