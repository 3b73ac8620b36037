"""The morning page of a practice, laid out for a terminal and for a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from docgen.reports.practice import first_thing, totals_by_currency
from docgen.reports.status import Row
from docgen.reports.text import figure, fits, laid_out, weekday, words, wrapped

WIDE, MIDDLE = 96, 76
"""From so many columns on, days and dates have columns of their own; there is a table at all."""

_WIDE = ("Project", "Stage", "Due", "Past grace", "Next step", "On", "In")
_MIDDLE = ("Project", "Stage", "Due", "Next step")
_NOTHING = "–"
_ALARMING = ("plan_default", "ready_to_file")
_LATE = ("filed", "final_demand", "suspended", "suspension_notice", "past_grace")


def morning_page(rows: Sequence[Row], *, width: int = 100, colour: bool = False) -> str:
    """A row for each project, in the order given; totals by currency; what to do first."""
    days = {row["as_of"] for row in rows}
    dated = len(days) > 1
    head = "Each project on its own day" if dated else _weekday(next(iter(days)))
    styles = [_style(row) if colour else None for row in rows]
    wide = [_WIDE, *(_wide(row, dated=dated) for row in rows)]
    middle = [_MIDDLE, *(_middle(row, dated=dated) for row in rows)]
    if width >= WIDE and fits(wide, right={2, 3}, width=width):
        body = laid_out(wide, right={2, 3}, width=width, styles=styles)
    elif width >= MIDDLE and fits(middle, right={2}, width=width):
        body = laid_out(middle, right={2}, width=width, styles=styles)
    else:
        body = "\n".join(line for row in rows for line in _stacked(row, width, dated=dated))
    end = [line for text in (*_totals(rows), _first(rows)) for line in wrapped(text, width, "")]
    return "\n".join([head, "", body, "", *end])


def _wide(row: Row, *, dated: bool) -> tuple[str, ...]:
    project, stage, due, step = _project(row, dated=dated), _stage(row), _due(row), _step(row)
    if row["errors"]:
        return (project, stage, due, _NOTHING, step, _NOTHING, _NOTHING)
    late, on = row["days_past_grace"], row["next"]["date"]
    return (
        project,
        stage,
        due,
        _days(late) if late else _NOTHING,
        step,
        _weekday(on) if on else _NOTHING,
        _in(row) or _NOTHING,
    )


def _middle(row: Row, *, dated: bool) -> tuple[str, ...]:
    """The days in words inside the cells, for a terminal of 80 columns."""
    return (_project(row, dated=dated), _stage_in_words(row), _due(row), _step_in_words(row))


def _stacked(row: Row, width: int, *, dated: bool) -> list[str]:
    """A project in lines of its own, for a terminal that is too narrow for columns."""
    day = f" (as of {row['as_of']})" if dated else ""
    lines = [f"{row['project']}{day}"]
    for text in (f"{_stage_in_words(row)}; due: {_due(row)}", f"next: {_step_in_words(row)}"):
        lines += wrapped(f"  {text}", width, "    ")
    return lines


def _stage_in_words(row: Row) -> str:
    late = row["days_past_grace"]
    if not late:
        return _stage(row)
    return f"{_stage(row)}, {_days(late)}" + ("" if row["stage"] == "past_grace" else " past grace")


def _step_in_words(row: Row) -> str:
    step, soon = _step(row), "" if row["errors"] else _in(row)
    if not soon:
        return step
    return f"{step}, {soon}" if soon == "today" else f"{step}, {_weekday(row['next']['date'])} (in {soon})"


def _project(row: Row, *, dated: bool) -> str:
    return f"{row['project']}\n  as of {row['as_of']}" if dated else str(row["project"])


def _stage(row: Row) -> str:
    if row["errors"]:
        return "1 error" if row["errors"] == 1 else f"{row['errors']} errors"
    stage = words(row["stage"])
    return f"{stage}, limitation {row['limitation_date']}" if row["limitation_near"] else stage


def _due(row: Row) -> str:
    return _NOTHING if row["errors"] else f"{row['currency']} {figure(row['totals']['total_due'])}"


def _step(row: Row) -> str:
    return f"docgen check {row['project']}" if row["errors"] else str(row["next"]["action"])


def _weekday(day: str) -> str:
    return weekday(date.fromisoformat(day))


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"


def _in(row: Row) -> str:
    """How far off the next step is; empty where it has no day."""
    number = row["days_to_next"]
    return "" if number is None else "today" if number <= 0 else _days(number)


def _style(row: Row) -> str | None:
    """The colour of a row: red for what may be lost, yellow for what is late, dim for what is over."""
    if row["errors"] or row["limitation_near"] or row["stage"] in _ALARMING:
        return "bold red"
    if row["stage"] in _LATE:
        return "yellow"
    return "dim" if row["stage"] == "closed" else None


def _totals(rows: Sequence[Row]) -> list[str]:
    lines = []
    for sums in totals_by_currency(rows):
        text = f"{sums['currency']} {figure(sums['total_due'])} due"
        if sums["projects"]:
            text += f" in {sums['projects']} project" + ("s" if sums["projects"] != 1 else "")
        late = figure(sums["past_grace"]) if sums["past_grace"].strip("0.") else ""
        lines.append(f"{text}, {late} of it past grace" if late else text)
    return lines


def _first(rows: Sequence[Row]) -> str:
    first = first_thing(rows)
    if first is None:
        return "First: nothing to do, and no day to wait for"
    if first["today"]:
        return f"First: {first['project']}: {first['action']}"
    return f"First: nothing today; next is {first['project']}, {_weekday(first['date'])}: {first['action']}"
