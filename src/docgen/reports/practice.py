"""The projects of a practice side by side: worst first, with totals, and what to do first (design 13).

The order: projects with errors, then those near or past their limitation date (W-SOL, R-39), then by
stage in the order of R-10 (what is agreed and not late comes after what is late), then the longest past
grace, then the largest sum, then by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from docgen.reports.status import Row, status_report
from docgen.rules import ProjectState
from docgen.rules.unpaid import past_grace
from docgen.rules.warnings.account import SOL_DAYS

STAGES = (
    "plan_default",
    "ready_to_file",
    "filed",
    "final_demand",
    "suspended",
    "suspension_notice",
    "past_grace",
    "in_grace",
    "due_today",
    "plan_active",
    "pre_due",
    "current",
    "closed",
)
"""Worst first: R-10, with a filed claim after one that waits, and a plan that is performed after what is late."""

KEYS = (
    "code",
    "title",
    "currency",
    "stage",
    "work",
    "signed_on",
    "price",
    "completion",
    "totals",
    "past_grace",
    "suspension",
    "demand",
    "plan",
    "claim",
    "filed",
    "limitation_date",
    "next",
    "days_past_grace",
    "days_to_next",
)
"""What is not known of a project whose files have errors."""

LISTS = ("unsigned_by", "edited_since_sent", "milestones", "change_orders", "plans", "documents")


def practice_row(name: str, state: ProjectState, diagnostics: Sequence[Row]) -> Row:
    """The status of a project with its days: past grace, to the next step, and whether limitation is near.

    `days_past_grace` counts from the earliest end of grace that was missed; 0 where nothing is past grace.
    """
    report = status_report(name, state, diagnostics)
    coming = report["next"]["date"]
    late = [(state.as_of - charge.grace_end).days for charge in past_grace(state.account)]
    last = state.limitation_date
    return {
        **report,
        "errors": 0,
        "days_past_grace": max(late, default=0),
        "days_to_next": (date.fromisoformat(coming) - state.as_of).days if coming else None,
        "limitation_near": last is not None and state.as_of >= last - timedelta(days=SOL_DAYS),
    }


def row_of_errors(name: str, as_of: date, diagnostics: Sequence[Row]) -> Row:
    """A project that errors stop: the keys of the others without a value, and the number of errors."""
    return {
        "project": name,
        "as_of": as_of.isoformat(),
        **dict.fromkeys(KEYS),
        **{key: [] for key in LISTS},
        "errors": sum(one["severity"] == "error" for one in diagnostics),
        "limitation_near": False,
        "diagnostics": list(diagnostics),
    }


def worst_first(rows: Iterable[Row]) -> list[Row]:
    """The rows in the order of the morning page."""
    return sorted(rows, key=_urgency)


def _urgency(row: Row) -> tuple[Any, ...]:
    if row["errors"]:
        return (-2, 0, 0, row["project"])
    rank = -1 if row["limitation_near"] else STAGES.index(row["stage"])
    return (rank, -row["days_past_grace"], -Decimal(row["totals"]["total_due"]), row["project"])


def totals_by_currency(rows: Iterable[Row]) -> list[Row]:
    """What is due in each currency, in how many projects, and how much of it is past its grace.

    Currencies are never added up.
    """
    found: dict[str, Row] = {}
    for row in rows:
        if row["errors"]:
            continue
        zero = Decimal(row["totals"]["total_due"]) * 0
        sums = found.setdefault(
            row["currency"],
            {"currency": row["currency"], "projects": 0, "total_due": zero, "past_grace": zero},
        )
        sums["projects"] += Decimal(row["totals"]["total_due"]) != 0
        sums["total_due"] += Decimal(row["totals"]["total_due"])
        sums["past_grace"] += Decimal(row["past_grace"]["total_due"])
    return [
        {key: str(value) if isinstance(value, Decimal) else value for key, value in found[currency].items()}
        for currency in sorted(found)
    ]


def first_thing(rows: Sequence[Row]) -> Row | None:
    """What to do first: the worst project that has something to do today, else the nearest day ahead.

    `rows` are in the order of `worst_first`. `today` says whether it is to be done today; None where
    there is nothing to wait for either.
    """
    for row in rows:
        if row["errors"]:
            action = f"mend the files: docgen check {row['project']}"
            return {"project": row["project"], "action": action, "date": row["as_of"], "today": True}
        if row["days_to_next"] is not None and row["days_to_next"] <= 0:
            return {"project": row["project"], **_step(row), "today": True}
    ahead = [row for row in rows if row["days_to_next"] is not None]
    if not ahead:
        return None
    nearest = min(ahead, key=lambda row: row["days_to_next"])
    return {"project": nearest["project"], **_step(nearest), "today": False}


def _step(row: Row) -> Row:
    action = row["next"]["action"]
    if row["limitation_near"]:
        action = f"{action}; the limitation date is {row['limitation_date']}"
    return {"action": action, "date": row["next"]["date"]}
