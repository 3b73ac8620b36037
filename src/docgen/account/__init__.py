"""The running account: due and grace dates, interest, allocation, one fold over dated entries.

Takes resolved terms and knows no law (S-28).
"""

from docgen.account.charges import RETENTION
from docgen.account.running import Account, totals_of
from docgen.account.schedule import AmountFrom, ScheduledMilestone, due_date, grace_end
from docgen.account.terms import InterestTerms, RateFrom, ResolvedTerms, RetentionTerms
from docgen.account.types import (
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
    "RETENTION",
    "Account",
    "Allocated",
    "AmountFrom",
    "ChargeBalance",
    "Component",
    "EntryKind",
    "InterestLine",
    "InterestTerms",
    "ItemBalance",
    "LedgerEntry",
    "RateFrom",
    "ResolvedTerms",
    "RetentionTerms",
    "RunningAccount",
    "ScheduledMilestone",
    "Totals",
    "due_date",
    "grace_end",
    "totals_of",
]
