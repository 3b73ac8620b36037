"""Payment plans, as agreed in the project file."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

from pydantic import Field

from docgen.model.base import Model
from docgen.model.fields import Amount, Count, Date, Identifier
from docgen.model.terms import Grace


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
    date. `cure_days` are calendar days after a written reminder, where a default needs one. `discount`
    is what the contractor gives up of the last payments when all others were made.
    """

    id: Identifier
    effective: Date
    includes: tuple[Identifier, ...] = ()
    down_payment: Amount
    instalments: Annotated[Count, Field(ge=1)]
    step: PlanStep
    first: Date
    grace: Grace
    interest: PlanInterest
    after_default: AfterDefault = AfterDefault.MISSED_DUE
    cure_days: Count | None = None
    work_resumes_on: ResumeTrigger | None = None
    guarantor: Identifier | None = None
    discount: Amount | None = None

    @property
    def document(self) -> str:
        """The document's id: `payment-plan-1` (S-19)."""
        return f"payment-plan-{self.id}"
