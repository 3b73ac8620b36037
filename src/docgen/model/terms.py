"""Payment terms: grace, interest, order of payments, suspension, notices."""

from __future__ import annotations

from datetime import time
from enum import Enum
from typing import Annotated

from pydantic import Field, model_validator

from docgen.model.base import Model
from docgen.model.fields import (
    Boolean,
    ClauseText,
    Count,
    Date,
    Percent,
    PositiveAmount,
    Text,
    TimeOfDay,
    problem,
)
from docgen.values import DayUnit, Rate, Rounding


class Grace(Model):
    """The grace period after a due date (R-9): `days` of `unit`, rolled to a business day (R-2)."""

    days: Count
    unit: DayUnit = DayUnit.CALENDAR
    roll: Boolean = True


class InterestStart(str, Enum):
    """From when a late amount bears interest (R-13)."""

    AFTER_GRACE = "after_grace"
    AFTER_DUE = "after_due"
    AFTER_DUE_IF_GRACE_MISSED = "after_due_if_grace_missed"


class InterestMethod(str, Enum):
    """Simple interest over 365 days (R-12), or per month or fraction of a month (R-16b)."""

    SIMPLE_365 = "simple_365"
    PER_MONTH_OR_FRACTION = "per_month_or_fraction"


class RateStep(Model):
    """A rate and the first day on which it applies."""

    from_: Annotated[Date, Field(alias="from")]
    rate: Percent


class Interest(Model):
    """Late interest. `rate` is percent per year (per month with `per_month_or_fraction`)."""

    rate: Percent | None = None
    rates: tuple[RateStep, ...] = ()
    start: InterestStart
    method: InterestMethod = InterestMethod.SIMPLE_365

    @model_validator(mode="after")
    def _one_source_of_rates(self) -> Interest:
        if (self.rate is None) == (not self.rates):
            raise problem("DG211", "interest needs either a rate or a list of rates", "write rate: 10 %")
        days = [step.from_ for step in self.rates]
        if days != sorted(set(days)):
            raise problem(
                "DG211", "the rates are not in the order of their days", "put the earliest rate first"
            )
        return self


class LateFee(Model):
    """One fee per missed milestone (R-16a): an amount, or a percentage of the milestone."""

    flat: PositiveAmount | None = None
    percent: Percent | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> LateFee:
        if (self.flat is None) == (self.percent is None):
            raise problem("DG211", "a late fee is either flat or a percent", "give exactly one of them")
        return self


class Allocation(str, Enum):
    """In which order a payment is used (R-22)."""

    INTEREST_FIRST = "interest_first"
    PRINCIPAL_FIRST = "principal_first"
    MILESTONE_FIRST = "milestone_first"


class Overpayment(str, Enum):
    """What happens to a credit (R-24)."""

    CREDIT_NEXT = "credit_next"
    REFUND = "refund"
    HOLD = "hold"


class Suspension(Model):
    """The right to stop work: length of the notice, and how work resumes (R-18, R-20)."""

    notice_days: Count
    unit: DayUnit = DayUnit.CALENDAR
    resume_business_days: Count = 1
    recover_restart_costs: Boolean = False


class Retention(Model):
    """A part of each invoice kept back until a milestone releases it (R-33a)."""

    percent: Percent
    release: Text


class NoticeMethod(str, Enum):
    """How a notice is sent."""

    HAND = "hand"
    EMAIL = "email"
    COURIER = "courier"
    POST = "post"
    INTERNATIONAL_POST = "international_post"


class Deemed(Model):
    """Deemed receipt: `days` of `unit` after sending (R-17)."""

    days: Count
    unit: DayUnit = DayUnit.BUSINESS


class Notices(Model):
    """Allowed ways to give notice; e-mail at or after `email_cutoff` counts on the next business day."""

    methods: Annotated[tuple[NoticeMethod, ...], Field(min_length=1)]
    deemed: dict[NoticeMethod, Deemed] = Field(default_factory=dict)
    email_cutoff: TimeOfDay = time(17, 0)


class Warranty(Model):
    """How long the contractor corrects defects, in months, and how."""

    months: Count
    remedy: Text | None = None


class Insurance(Model):
    """One insurance policy."""

    policy: Text
    insurer: Text
    number: Text | None = None
    limit: PositiveAmount | None = None
    expiry: Date | None = None


class ClientDuties(Model):
    """What the client does, and in how many days it decides."""

    items: tuple[Text, ...] = ()
    decision_days: Count | None = None


class Termination(Model):
    """How the contract can end early; days are calendar days."""

    cure_days: Count | None = None
    convenience: Boolean = False
    prolonged_suspension_days: Count = 30


class Terms(Model):
    """The payment terms of the contract (documents.md 2.2)."""

    grace: Grace | None = None
    interest: Interest | None = None
    late_fee: LateFee | None = None
    allow_both: Boolean = False
    rounding: Rounding = Rounding.HALF_UP
    allocation: Allocation = Allocation.INTEREST_FIRST
    overpayment: Overpayment = Overpayment.CREDIT_NEXT
    suspension: Suspension | None = None
    demand_days: Count = 14
    pre_due_days: Count = 7
    headroom: Percent = Rate.parse("10")
    query_days: Count = 10
    retention: Retention | None = None
    notices: Notices
    attorney_fees: ClauseText | None = None
    mediation: ClauseText | None = None
    warranty: Warranty | None = None
    insurance: tuple[Insurance, ...] = ()
    ip: ClauseText | None = None
    confidentiality: ClauseText | None = None
    client_duties: ClientDuties | None = None
    materials: Text | None = None
    termination: Termination | None = None

    @model_validator(mode="after")
    def _fee_and_interest(self) -> Terms:
        if self.interest is not None and self.late_fee is not None and not self.allow_both:
            raise problem(
                "DG211",
                "the terms have both interest and a late fee",
                "keep one of them, or add allow_both: true to have both",
            )
        return self
