"""Parameters of the unpaid debt: interest, collecting, payments, and with them those of stopping work."""

from __future__ import annotations

from docgen.law.facets import AMOUNT, CONSUMER, DEBTOR_ROLE, KIND, PRICE, RESIDENTIAL
from docgen.law.parameter import Parameter, ValueType
from docgen.law.parameters_suspension import SUSPENSION

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
        "interest.statutory_rate_stays",
        ValueType.BOOLEAN,
        "Whether a debt keeps the rate that was in force when its interest began to run.",
        _SILENT_CONTRACT,
    ),
    Parameter(
        "interest.fixed_compensation",
        ValueType.AMOUNT,
        "A fixed sum for each late debt, by the amount of the debt.",
        (DEBTOR_ROLE, AMOUNT),
    ),
    Parameter(
        "interest.statutory_compounding",
        ValueType.CHOICE,
        "Whether statutory interest is simple or compounded.",
        choices=("simple", "annual"),
    ),
    Parameter(
        "interest.statutory_accrues",
        ValueType.TEXT,
        "From what statutory interest runs, in the words of the sources.",
    ),
    Parameter(
        "interest.other_rates",
        ValueType.TEXTS,
        "Rates for other debts; never computed with.",
    ),
    Parameter(
        "interest.court_maximum",
        ValueType.RATE,
        "The most that a court may award; never printed as owed.",
    ),
    Parameter(
        "interest.review_above",
        ValueType.RATE,
        "A contractual rate above this is put before the reviewer (W-RATE-CAP); never printed as owed.",
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

DEBT: tuple[Parameter, ...] = (*_INTEREST, *SUSPENSION, *_COLLECTION, *_PAYMENT)
