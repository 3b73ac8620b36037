"""The running account: due and grace dates, interest, allocation, one fold over dated entries.

Takes resolved terms and knows no law (S-28).
"""

from docgen.account.charges import RETENTION
from docgen.account.plan import ChargeKey, PlanBalance, PlanDue, PlanTerms
from docgen.account.running import Account, totals_of
from docgen.account.schedule import AmountFrom, ScheduledMilestone, due_date, grace_end, instalment_dates
from docgen.account.terms import InterestTerms, RateFrom, ResolvedTerms, RetentionTerms
from docgen.account.types import (
    GIVEN_UP,
    Allocated,
    ChargeBalance,
    Component,
    EntryKind,
    InterestLine,
    ItemBalance,
    LedgerEntry,
    RunningAccount,
    Totals,
)

__all__ = [
    "GIVEN_UP",
    "RETENTION",
    "Account",
    "Allocated",
    "AmountFrom",
    "ChargeBalance",
    "ChargeKey",
    "Component",
    "EntryKind",
    "InterestLine",
    "InterestTerms",
    "ItemBalance",
    "LedgerEntry",
    "PlanBalance",
    "PlanDue",
    "PlanTerms",
    "RateFrom",
    "ResolvedTerms",
    "RetentionTerms",
    "RunningAccount",
    "ScheduledMilestone",
    "Totals",
    "due_date",
    "grace_end",
    "instalment_dates",
    "totals_of",
]
