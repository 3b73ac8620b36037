"""The clock: read here once, and nowhere else."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """The present moment in UTC; what day that is depends on the project's time zone (S-24)."""
    return datetime.now(UTC)
