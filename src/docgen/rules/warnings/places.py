"""Where in the project's files a warning points."""

from __future__ import annotations

from datetime import date

from docgen.diagnostics import FieldPath
from docgen.model import Project


def project_field(*parts: str | int) -> FieldPath:
    """A field of project.yaml."""
    return FieldPath("project", parts)


def record_field(*parts: str | int) -> FieldPath:
    """A field of record.yaml."""
    return FieldPath("record", parts)


def milestone_field(project: Project, identifier: str) -> FieldPath:
    """The amount of a milestone, in the contract or in the change order that added it."""
    for index, milestone in enumerate(project.milestones):
        if milestone.id == identifier:
            name = "amount" if milestone.amount is not None else "percent"
            return project_field("milestones", index, name)
    for index, order in enumerate(project.change_orders):
        for number, effect in enumerate(order.milestones):
            if effect.new is not None and effect.new.id == identifier:
                return project_field("change_orders", index, "milestones", number, "new", "amount")
    return project_field("milestones")


def day(value: date) -> str:
    """A date as messages write it, with its weekday: `Friday 2026-11-27`."""
    return f"{value:%A} {value.isoformat()}"
