"""Where the account stands on a day (R-10), and how the work stands (R-11)."""

from __future__ import annotations

from enum import Enum


class Stage(str, Enum):
    """The stage of an account, in the order of R-10: the first that applies.

    `FILED` stands before row 3: a claim was filed, which takes the place of what the demand led to.
    """

    PLAN_DEFAULT = "plan_default"
    PLAN_ACTIVE = "plan_active"
    FILED = "filed"
    READY_TO_FILE = "ready_to_file"
    FINAL_DEMAND = "final_demand"
    SUSPENDED = "suspended"
    SUSPENSION_NOTICE = "suspension_notice"
    PAST_GRACE = "past_grace"
    IN_GRACE = "in_grace"
    DUE_TODAY = "due_today"
    PRE_DUE = "pre_due"
    CURRENT = "current"
    CLOSED = "closed"


class WorkStatus(str, Enum):
    """How the work stands, apart from the account (R-11)."""

    NOT_STARTED = "not_started"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    COMPLETE = "complete"
    TERMINATED = "terminated"
