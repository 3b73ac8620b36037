"""The project's time zone, which says what day "today" is (S-24)."""

from __future__ import annotations

from difflib import get_close_matches

from docgen.diagnostics import Diagnostic, FieldPath, error

AT = FieldPath("project", ("project", "timezone"))


def timezone_problem(name: str) -> Diagnostic | None:
    """DG219 where no time zone has this name."""
    from zoneinfo import ZoneInfo, available_timezones

    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        near = get_close_matches(name.replace(" ", "_"), sorted(available_timezones()), n=1)
        hint = f"did you mean {near[0]}?" if near else "write it as region and city, e.g. America/Los_Angeles"
        return error("DG219", f"there is no time zone {name}", AT, hint=hint)
    return None
