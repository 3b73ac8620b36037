"""Parameters of the unpaid debt: interest, stopping work, collecting, payments."""

from __future__ import annotations

from docgen.law.facets import AMOUNT, CONSUMER, DEBTOR_ROLE, KIND, PRICE, RESIDENTIAL
from docgen.law.parameter import Parameter, ValueType

_SILENT_CONTRACT = (DEBTOR_ROLE, KIND, PRICE, RESIDENTIAL)

_INTEREST = (
    Parameter(
        "interest.statutory_rate",
        ValueType.RATE,
        "The rate where the contract has none.",
        _SILENT_CONTRACT,
    ),
    Parameter(
        "interest.statutory_starts",
        ValueType.CHOICE,
        "From when statutory interest runs: the day after the due date, or the 30th day after it.",
        _SILENT_CONTRACT,
        choices=("after_due", "30th_day_after_due"),
    ),
    Parameter(
        "interest.statutory_method",
        ValueType.CHOICE,
        "How statutory interest is computed (R-12, R-16b).",
        _SILENT_CONTRACT,
        choices=("simple_365", "per_month_or_fraction"),
    ),
    Parameter(
        "interest.fixed_compensation",
        ValueType.AMOUNT,
        "A fixed sum for each late debt, by the amount of the debt.",
        (DEBTOR_ROLE, AMOUNT),
    ),
    Parameter(
        "interest.review_above",
        ValueType.RATE,
        "A contractual rate above this is put before the reviewer (W-RATE-CAP); never printed as owed.",
    ),
)

_SUSPENSION_FACETS = (KIND, RESIDENTIAL, PRICE)

_SUSPENSION = (
    Parameter(
        "suspension.minimum_notice_days",
        ValueType.DAYS,
        "The shortest notice of a suspension that statute allows (R-18); 0 where there is none.",
        _SUSPENSION_FACETS,
    ),
    Parameter(
        "suspension.unit",
        ValueType.CHOICE,
        "The days in which the minimum notice is counted.",
        _SUSPENSION_FACETS,
        choices=("calendar", "business"),
    ),
    Parameter(
        "suspension.right",
        ValueType.TEXT,
        "The statutory right to stop work for non-payment.",
        _SUSPENSION_FACETS,
    ),
    Parameter(
        "suspension.stages",
        ValueType.STAGES,
        "The steps of the statutory route to a suspension, in order.",
        _SUSPENSION_FACETS,
    ),
    Parameter(
        "suspension.notice_contents",
        ValueType.TEXTS,
        "What the notice must say.",
        _SUSPENSION_FACETS,
    ),
    Parameter(
        "suspension.notice_recipients",
        ValueType.TEXTS,
        "Who must have the notice: owner, lender, subcontractors.",
        _SUSPENSION_FACETS,
    ),
    Parameter(
        "suspension.undisputed_only",
        ValueType.BOOLEAN,
        "Whether the statutory right exists for undisputed sums only.",
        _SUSPENSION_FACETS,
    ),
    Parameter(
        "suspension.effect",
        ValueType.TEXT,
        "What the statute says of time, delay and costs while work is suspended.",
        _SUSPENSION_FACETS,
    ),
    Parameter(
        "suspension.safe_harbour_days_overdue",
        ValueType.DAYS,
        "Days unpaid after the due date before the optional statutory notice may be given.",
        _SUSPENSION_FACETS,
    ),
    Parameter(
        "suspension.safe_harbour_notice_days",
        ValueType.DAYS,
        "Days after the optional statutory notice until work may stop.",
        _SUSPENSION_FACETS,
    ),
    Parameter(
        "suspension.safe_harbour_posting_days",
        ValueType.DAYS,
        "Days before the optional statutory notice by which its intent must be posted.",
        _SUSPENSION_FACETS,
    ),
    Parameter(
        "suspension.cessation_days",
        ValueType.DAYS,
        "Days without labour after which the work may count as complete for liens (R-21).",
        (KIND,),
    ),
)

_COLLECTION = (
    Parameter(
        "collection.creditor_covered",
        ValueType.BOOLEAN,
        "Whether conduct rules reach a creditor that collects its own debt in its own name.",
        (DEBTOR_ROLE,),
    ),
    Parameter(
        "collection.conduct_rules",
        ValueType.TEXT,
        "The rules on conduct when collecting.",
        (DEBTOR_ROLE,),
    ),
    Parameter(
        "collection.own_name_rule",
        ValueType.TEXT,
        "What follows from collecting under a name other than one's own (W-FDCPA-NAME).",
    ),
    Parameter(
        "collection.contact_hours",
        ValueType.TEXTS,
        "When a debtor may be contacted (W-CONTACT-HOURS).",
        (DEBTOR_ROLE,),
    ),
    Parameter(
        "collection.contacts_per_day",
        ValueType.NUMBER,
        "How often a debtor may be contacted in a day (W-CONTACT-FREQ).",
        (DEBTOR_ROLE,),
    ),
)

_PAYMENT = (
    Parameter(
        "payment.order",
        ValueType.TEXT,
        "The order in which a payment serves debts where neither side has said so (R-22).",
    ),
    Parameter(
        "payment.paid_in_full",
        ValueType.TEXT,
        "What cashing a payment marked as full does to a disputed debt (R-25).",
        (CONSUMER,),
    ),
)

DEBT: tuple[Parameter, ...] = (*_INTEREST, *_SUSPENSION, *_COLLECTION, *_PAYMENT)
