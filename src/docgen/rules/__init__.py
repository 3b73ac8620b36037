"""What follows from the facts and the law on a day; `assess` makes one `ProjectState` of it."""

from docgen.rules.assess import assess
from docgen.rules.plan import Acknowledged
from docgen.rules.plan_payments import Instalment, InstalmentStatus
from docgen.rules.possible import first_day_past_due, first_day_past_grace
from docgen.rules.state import (
    Cancellation,
    ChangeOrderState,
    ClaimComponent,
    ClaimState,
    Completion,
    CourtDates,
    DemandState,
    MilestoneState,
    NoticeState,
    PlanState,
    PriceState,
    ProjectState,
    ScheduleChange,
    Stage,
    SumToResume,
    SuspensionState,
    WorkStatus,
)

__all__ = [
    "Acknowledged",
    "Cancellation",
    "ChangeOrderState",
    "ClaimComponent",
    "ClaimState",
    "Completion",
    "CourtDates",
    "DemandState",
    "Instalment",
    "InstalmentStatus",
    "MilestoneState",
    "NoticeState",
    "PlanState",
    "PriceState",
    "ProjectState",
    "ScheduleChange",
    "Stage",
    "SumToResume",
    "SuspensionState",
    "WorkStatus",
    "assess",
    "first_day_past_due",
    "first_day_past_grace",
]
