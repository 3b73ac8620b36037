"""`docgen plan-schedule`: how to cut milestones so that each stays under the court's limit."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from docgen.cli.one_project import one_project
from docgen.cli.options import as_of_option, format_option
from docgen.cli.session import Session, pass_session, session_options
from docgen.files import exclusive, write_atomic
from docgen.reports.schedule_plan import (
    SchedulePlan,
    TooFewParts,
    difference,
    expected_amounts,
    fixed_dates,
    has_signatures,
    plan_schedule,
    proposed,
)
from docgen.rules.price import milestone_amounts
from docgen.rules.words import figure, listed
from docgen.source import read_yaml
from docgen.source.splice import CannotSplice
from docgen.workspace import Loaded, Workspace, load_project
from docgen.workspace.edit import notes_folder
from docgen.workspace.find import PROJECT_FILE


@click.command(name="plan-schedule", epilog="Example: docgen plan-schedule riverside-kitchen --write")
@click.argument("project", metavar="PROJECT")
@click.option("--parts", type=click.IntRange(2), metavar="N", help="Cut into so many parts, not the fewest.")
@click.option("--write", is_flag=True, help="Change project.yaml; without it the change is only shown.")
@as_of_option
@format_option()
@session_options
@pass_session
def command(
    session: Session, project: str, parts: int | None, write: bool, as_of: date | None, form: str
) -> int:
    """Propose how to cut milestones above the court's limit less headroom (R-34).

    The proposal is a diff of project.yaml. Each part needs a point of the work of its own that anybody can
    see, and falls due after it: name those points before the contract is signed. Once it is signed only a
    change order can change the schedule.
    """
    one = one_project(session, project, as_of)
    if one is None:
        return 1
    try:
        plan = plan_schedule(one.state, parts)
    except TooFewParts as few:
        raise click.UsageError(str(few)) from None
    change = _Change(one.workspace, one.name, one.loaded)
    try:
        after = change.bytes_of(plan) if plan.divisions else None
    except CannotSplice:
        session.complain("docgen cannot cut the milestones of this file without changing more of it\n")
        return 1
    shown = difference(change.before, after, change.file) if after is not None else ""
    if form == "json":
        session.result(json.dumps(_rows(one.name, plan, shown), indent=2, ensure_ascii=False))
    else:
        session.result("\n".join([*_words(plan), *([shown.rstrip("\n")] if shown else [])]))
    if not write or after is None:
        return 0
    if has_signatures(one.loaded.record):
        session.complain("the contract is signed: its schedule changes only by a change order\n")
        return 1
    return change.write(session, after, plan)


class _Change:
    """The change of one project file."""

    def __init__(self, workspace: Workspace, name: str, loaded: Loaded) -> None:
        self.workspace, self.name, self.loaded = workspace, name, loaded
        self.path: Path = loaded.folder / PROJECT_FILE
        self.file = self.path.relative_to(workspace.root).as_posix()
        self.before = self.path.read_bytes()

    def bytes_of(self, plan: SchedulePlan) -> bytes:
        """The file with the milestones cut, with other percentages kept where the sum allows it."""
        read = read_yaml(self.before, self.file)
        data = read.value.data if read.value is not None else None
        milestones = data.get("milestones") if isinstance(data, dict) else None
        for exact in (False, True):
            after = proposed(self.before, plan, self.loaded.project, milestones, exact=exact)
            if self._is_right(after, plan):
                return after
        raise CannotSplice

    def _is_right(self, after: bytes, plan: SchedulePlan) -> bool:
        """Whether the new file loads, and its milestones are the expected ones to the cent."""
        loaded = load_project(self.workspace, self.name, replaced={self.file: after}).loaded
        return loaded is not None and milestone_amounts(loaded.project) == expected_amounts(
            plan, self.loaded.project
        )

    def write(self, session: Session, after: bytes, plan: SchedulePlan) -> int:
        """Put the new file in the place of the old, unless somebody has changed it meanwhile."""
        with exclusive(notes_folder(self.workspace.root) / "lock"):
            if self.path.read_bytes() != self.before:
                session.complain(f"{self.file} has just been changed; nothing was written\n")
                return 1
            write_atomic(self.path, after, sync=True)
        names = listed(division.milestone.id for division in plan.divisions)
        session.say(f"{self.file}: {names} cut; now name a point of the work for each part")
        return 0


def _words(plan: SchedulePlan) -> list[str]:
    """What is proposed, in sentences."""
    if plan.limit is None or plan.most is None:
        return [f"The limit is not known: {plan.unknown}"]
    court = plan.forum or "the small claims court"
    lines = [
        f"{court}: limit {figure(plan.limit)}; less {plan.headroom} % headroom "
        + f"a milestone should not exceed {figure(plan.most)}"
    ]
    for division in plan.divisions:
        parts = ", ".join(f"{part.id} {figure(part.amount)}" for part in division.parts)
        lines.append(
            f"{division.milestone.id}, {figure(division.amount)}, in {len(division.parts)} parts: {parts}"
        )
    for milestone, gross, number in plan.too_large:
        lines.append(
            f"{milestone}, {figure(gross)}, would need {number} parts: that is no schedule; use another court"
        )
    if not plan.divisions and not plan.too_large:
        return [*lines, "Every milestone is under it: nothing needs a cut"]
    if plan.divisions:
        lines.append("Each part needs a point of the work of its own, and falls due after it (R-37)")
    shared = fixed_dates(plan.divisions)
    if shared:
        lines.append(f"{listed(shared)}: give each part a due date of its own")
    return [*lines, ""]


def _rows(name: str, plan: SchedulePlan, shown: str) -> dict[str, object]:
    return {
        "version": 1,
        "project": name,
        "limit": str(plan.limit) if plan.limit is not None else None,
        "ceiling": str(plan.most) if plan.most is not None else None,
        "unknown": plan.unknown,
        "milestones": [
            {
                "id": division.milestone.id,
                "amount": str(division.amount),
                "parts": [{"id": part.id, "amount": str(part.amount)} for part in division.parts],
            }
            for division in plan.divisions
        ],
        "too_large": [milestone for milestone, _, _ in plan.too_large],
        "diff": shown,
    }
