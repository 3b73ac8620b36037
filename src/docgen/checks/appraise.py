"""From a loaded project to its state on a day, or to everything that stands against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from docgen.checks.intake import check_intake
from docgen.checks.plausible import far_days
from docgen.checks.sent import Departure, counted, departures, sent_edits
from docgen.checks.shape import PROJECT, as_far_as_read
from docgen.checks.signed import signed_edits
from docgen.checks.table import check_facts
from docgen.checks.wording import wording
from docgen.diagnostics import Checked, Diagnostic, error
from docgen.law import LawLibrary, LawReader, check_overrides
from docgen.model import Project
from docgen.rules import ProjectState, assess
from docgen.rules.price import schedule_sum_problem
from docgen.workspace import Loaded, Loading
from docgen.workspace.calendar import business_calendar
from docgen.workspace.loading import in_order
from docgen.workspace.lock import Lock


def appraise(
    loaded: Loaded,
    law: LawLibrary,
    as_of: date,
    departed: Sequence[Departure] = (),
    *,
    planned: Project | None = None,
) -> Checked[ProjectState]:
    """The state of a project on a day; no value where an error stops it (S-23).

    What stops one document only is in the state's own diagnostics. A signature under other words than the
    project's (`departed`) counts as none. With `planned` the state is computed from that, e.g. from other ways
    of sending than the contract's; what is checked is the project itself.
    """
    project, record = loaded.project, loaded.record
    found = [*check_facts(project, record), *_surroundings(project, loaded.lock, law)]
    calendar = business_calendar(project, loaded.lock).value
    jurisdiction = law.jurisdiction(project.project.jurisdiction).value
    stopped = any(one.is_error for one in found)
    if stopped or calendar is None or jurisdiction is None:
        return Checked(None, (*found, *schedule_sum_problem(project)))
    reader = LawReader(jurisdiction, as_of, project.law)
    assessed = assess(
        planned or project,
        counted(record, departed),
        law=reader,
        calendar=calendar[0],
        as_of=as_of,
        intake=loaded.intake,
        sent_at=loaded.sent_at,
    )
    found += assessed.diagnostics
    if assessed.value is None or any(one.is_error for one in found):
        return Checked(None, tuple(found))
    state = replace(
        assessed.value,
        edited_since_sent=frozenset(one.sent.document for one in departed if one.again is None),
        signed_otherwise=frozenset(one.sent.document for one in departed if one.signatures),
    )
    return Checked(state, tuple(found))


def examine(
    loading: Loading, law: LawLibrary, as_of: date, *, planned: Project | None = None
) -> Checked[ProjectState]:
    """Everything wrong with a project on a day, each problem once and in the order of its files.

    Where the files could not be read in full, what could be is checked all the same. `planned` as in `appraise`.
    """
    departed = departures(loading)
    if loading.loaded is not None:
        appraised = appraise(loading.loaded, law, as_of, departed, planned=planned)
        state = appraised.value
        more = (*appraised.diagnostics, *(state.diagnostics if state is not None else ()))
    else:
        state, more = None, tuple(_of_what_was_read(loading, law))
    if loading.facts is not None:
        more = (*more, *wording(loading.facts.project, loading.facts.record, as_of))
        more = (*more, *as_far_as_read(far_days(loading.facts.project, as_of)))
        if loading.intake is not None:
            more = (*more, *check_intake(loading.intake, loading.facts.project))
    files = (*loading.diagnostics, *signed_edits(loading))
    found = in_order([*files, *sent_edits(departed, loading), *more], loading.sources)
    return Checked(None if any(one.is_error for one in files) else state, found)


def _of_what_was_read(loading: Loading, law: LawLibrary) -> Iterator[Diagnostic]:
    if loading.facts is None:
        return
    project = loading.facts.project
    yield from check_facts(project, loading.facts.record)
    yield from as_far_as_read(_surroundings(project, Lock(), law))
    yield from as_far_as_read(_sum(project))


def _sum(project: Project) -> Iterator[Diagnostic]:
    """E-SCHEDULE-SUM of what was read in part, where every milestone has one kind of share at least."""
    if all((one.amount is None) != (one.percent is None) for one in project.milestones):
        yield from schedule_sum_problem(project)


def _surroundings(project: Project, lock: Lock, law: LawLibrary) -> Iterator[Diagnostic]:
    """What is wrong with the calendar, the jurisdiction, and the project's own values of the law."""
    for part in (_calendar(project, lock), _jurisdiction(project, law), _overrides(project)):
        yield from as_far_as_read(part)


def _calendar(project: Project, lock: Lock) -> Iterator[Diagnostic]:
    yield from business_calendar(project, lock).diagnostics


def _jurisdiction(project: Project, law: LawLibrary) -> Iterator[Diagnostic]:
    at = PROJECT.child("project", "jurisdiction")
    code = project.project.jurisdiction
    found = law.jurisdiction(code)
    for problem in found.diagnostics:
        yield problem if problem.at is not None else replace(problem, at=at)
    regions = law.regions(code) if found.value is not None else ()
    if found.value is not None and regions:
        places = [law.jurisdiction(other).value for other in law.namesakes(code)]
        others = "".join(f"; {place.name} is {place.code}" for place in places if place is not None)
        hint = f"name one of its parts, e.g. {' or '.join(regions[:2])}{others}"
        yield error(
            "DG601", f"{code} is all of {found.value.name}, whose parts have their own law", at, hint=hint
        )


def _overrides(project: Project) -> Iterator[Diagnostic]:
    yield from check_overrides(project.law)
