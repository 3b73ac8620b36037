"""Parameters of stopping work for non-payment: the right, its notice, its route, what follows."""

from __future__ import annotations

from docgen.law.facets import KIND, PRICE, RESIDENTIAL
from docgen.law.parameter import Parameter, ValueType

_FACETS = (KIND, RESIDENTIAL, PRICE)

_RIGHT = (
    Parameter(
        "suspension.right",
        ValueType.TEXT,
        "The statutory right to stop work for non-payment.",
        _FACETS,
    ),
    Parameter(
        "suspension.preconditions",
        ValueType.TEXTS,
        "What must be so before the statutory right exists.",
        _FACETS,
    ),
    Parameter(
        "suspension.undisputed_only",
        ValueType.BOOLEAN,
        "Whether the statutory right exists for undisputed sums only.",
        _FACETS,
    ),
    Parameter(
        "suspension.scope_exclusions",
        ValueType.TEXTS,
        "Contracts that the statute does not reach.",
        _FACETS,
    ),
    Parameter(
        "suspension.waiver",
        ValueType.TEXT,
        "Whether a contract may waive or change the statutory right.",
        _FACETS,
    ),
    Parameter(
        "suspension.effect",
        ValueType.TEXT,
        "What the statute says of time, delay and costs while work is suspended.",
        _FACETS,
    ),
    Parameter(
        "suspension.termination_days",
        ValueType.DAYS,
        "Days of suspension after which the contractor may end the contract.",
        _FACETS,
    ),
    Parameter(
        "suspension.residential_warning",
        ValueType.TEXT,
        "What a contractor risks who stops work on a home, or what makes that stop lawful.",
        _FACETS,
    ),
)

_NOTICE = (
    Parameter(
        "suspension.minimum_notice_days",
        ValueType.DAYS,
        "The shortest notice of a suspension that statute allows (R-18); 0 where there is none.",
        _FACETS,
    ),
    Parameter(
        "suspension.unit",
        ValueType.CHOICE,
        "The days in which the minimum notice is counted.",
        _FACETS,
        choices=("calendar", "business"),
    ),
    Parameter(
        "suspension.stages",
        ValueType.STAGES,
        "The steps of the statutory route to a suspension, in order.",
        _FACETS,
    ),
    Parameter(
        "suspension.notice_contents",
        ValueType.TEXTS,
        "What the notice must say.",
        _FACETS,
    ),
    Parameter(
        "suspension.notice_recipients",
        ValueType.TEXTS,
        "Who must have the notice: owner, lender, subcontractors.",
        _FACETS,
    ),
    Parameter(
        "suspension.notice_delivery",
        ValueType.TEXT,
        "How the notice must be delivered.",
        _FACETS,
    ),
    Parameter(
        "suspension.safe_harbour_days_overdue",
        ValueType.DAYS,
        "Days unpaid after the due date before the optional statutory notice may be given.",
        _FACETS,
    ),
    Parameter(
        "suspension.safe_harbour_notice_days",
        ValueType.DAYS,
        "Days after the optional statutory notice until work may stop.",
        _FACETS,
    ),
    Parameter(
        "suspension.safe_harbour_posting_days",
        ValueType.DAYS,
        "Days before the optional statutory notice by which its intent must be posted.",
        _FACETS,
    ),
)

_PROMPT_PAYMENT = (
    Parameter(
        "suspension.payment_timing",
        ValueType.TEXTS,
        "When statute wants the owner to pay.",
        _FACETS,
    ),
    Parameter(
        "suspension.interest_rate",
        ValueType.RATE,
        "Interest under the statute on prompt payment; for the reader, never posted to an account.",
        _FACETS,
    ),
    Parameter(
        "suspension.cessation_days",
        ValueType.DAYS,
        "Days without labour after which the work may count as complete for liens (R-21).",
        (KIND,),
    ),
)

_IN_GENERAL = (
    Parameter(
        "suspension.contract_clause_first",
        ValueType.BOOLEAN,
        "Whether the clause of the contract comes first and the statute is cited only where it reaches.",
    ),
    Parameter(
        "suspension.homes_mostly_excluded",
        ValueType.BOOLEAN,
        "Whether most statutory rights leave out small residential work.",
    ),
    Parameter(
        "suspension.day_types",
        ValueType.TEXTS,
        "The kinds of days in which the statutes count.",
    ),
)

SUSPENSION: tuple[Parameter, ...] = (*_RIGHT, *_NOTICE, *_PROMPT_PAYMENT, *_IN_GENERAL)
