"""Parameters of the contract: consumer cancellation, deposit, notices, licence, change orders."""

from __future__ import annotations

from docgen.law.facets import AGE65, CONSUMER, DISASTER, INSURANCE_CLAIM, KIND, PRICE, SIGNED_AT
from docgen.law.parameter import Parameter, ValueType

_CANCELLATION_FACETS = (KIND, AGE65, DISASTER)

_CONSUMER = (
    Parameter(
        "consumer.cooling_off_days",
        ValueType.DAYS,
        "Days within which a consumer may cancel a contract made away from business premises (R-7).",
        _CANCELLATION_FACETS,
    ),
    Parameter(
        "consumer.cooling_off_unit",
        ValueType.CHOICE,
        "The days in which that period is counted (R-7).",
        _CANCELLATION_FACETS,
        choices=("calendar", "business", "business_saturday_counts"),
    ),
    Parameter(
        "consumer.cooling_off_two_copies",
        ValueType.BOOLEAN,
        "Whether the notice of cancellation must be handed over in two copies.",
        (KIND,),
    ),
    Parameter(
        "consumer.early_start_needs_request",
        ValueType.BOOLEAN,
        "Whether work may start inside the cancellation period only on the consumer's express request.",
    ),
)

_AGREEMENT_FACETS = (KIND, CONSUMER)
_DEPOSIT_FACETS = (KIND, CONSUMER, PRICE)

_CONTRACT = (
    Parameter(
        "contract.written_above",
        ValueType.AMOUNT,
        "Above this price the statutory written form is required.",
        _AGREEMENT_FACETS,
    ),
    Parameter(
        "contract.written_required",
        ValueType.BOOLEAN,
        "Whether the contract must be in writing, whatever its price.",
        _AGREEMENT_FACETS,
    ),
    Parameter(
        "contract.deposit_cap_amount",
        ValueType.AMOUNT,
        "The largest payment before work starts; with a percentage too, the lesser of both.",
        _DEPOSIT_FACETS,
    ),
    Parameter(
        "contract.deposit_cap_percent",
        ValueType.PERCENT,
        "The largest payment before work starts, in percent of the price.",
        _DEPOSIT_FACETS,
        unit="percent of price",
    ),
    Parameter(
        "contract.deposit_rule",
        ValueType.TEXT,
        "What statute says of a payment before work starts besides a cap, or instead of one.",
        _DEPOSIT_FACETS,
    ),
    Parameter(
        "contract.pool_deposit_cap_amount",
        ValueType.AMOUNT,
        "The largest payment before work on a pool or spa starts; with a percentage too, the lesser of both.",
        _AGREEMENT_FACETS,
    ),
    Parameter(
        "contract.pool_deposit_cap_percent",
        ValueType.PERCENT,
        "The largest payment before work on a pool or spa starts, in percent of the price.",
        _AGREEMENT_FACETS,
        unit="percent of price",
    ),
    Parameter(
        "contract.pool_written_above",
        ValueType.AMOUNT,
        "Above this price a contract for a pool or spa must be in writing.",
        _AGREEMENT_FACETS,
    ),
    Parameter(
        "contract.final_payment",
        ValueType.TEXT,
        "When statute allows the last payment to be demanded.",
        _AGREEMENT_FACETS,
    ),
    Parameter(
        "contract.late_fee_cap",
        ValueType.TEXT,
        "What statute allows as a late fee or interest agreed in a contract.",
        _AGREEMENT_FACETS,
    ),
    Parameter(
        "contract.progress_payments",
        ValueType.TEXT,
        "What progress payments must not exceed, and what happens to advance payments.",
        _AGREEMENT_FACETS,
    ),
    Parameter(
        "contract.required_notices",
        ValueType.TEXTS,
        "The statutory notices that the contract must carry, by id (official text is the user's file).",
        (KIND, CONSUMER, INSURANCE_CLAIM, PRICE, SIGNED_AT),
    ),
    Parameter(
        "contract.licence_required",
        ValueType.BOOLEAN,
        "Whether this kind of work needs a licence whose number belongs in the contract.",
        (KIND,),
    ),
    Parameter(
        "contract.stamp_duty_per",
        ValueType.AMOUNT,
        "Stamp duty of one unit of the currency falls on each so much of the price, or part of it.",
        (KIND,),
    ),
    Parameter(
        "contract.stamp_duty_cash_from",
        ValueType.AMOUNT,
        "From this price the stamp duty is paid in cash instead of by stamps.",
        (KIND,),
    ),
    Parameter(
        "contract.stamp_duty_cash_days",
        ValueType.DAYS,
        "Days within which stamp duty in cash is paid.",
        (KIND,),
    ),
    Parameter(
        "contract.change_order_statement",
        ValueType.TEXT,
        "What statute demands of a change order.",
        _AGREEMENT_FACETS,
    ),
)

CONTRACT: tuple[Parameter, ...] = (*_CONSUMER, *_CONTRACT)
