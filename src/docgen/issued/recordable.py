"""Whether the record may take an entry: what the project would have against it that it has not now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from docgen.checks import check_facts, examine
from docgen.checks.ahead import entries_ahead
from docgen.checks.sent import departures, sent_edits
from docgen.checks.signed import signed_edits
from docgen.diagnostics import Diagnostic, Severity
from docgen.issued.told import told_otherwise
from docgen.law import LawLibrary
from docgen.rules import ProjectState
from docgen.workspace import Loading
from docgen.workspace.edit import brought

OF_THE_ENTRY = ("W-FILED-AMOUNT",)
"""Warnings of the rules that are about what was just typed, so that they are said at once."""


def in_the_files(before: Loading, after: Loading) -> tuple[Diagnostic, ...]:
    """What an entry brings as far as the files alone tell, without the rules."""
    return brought(_of_files(before), _of_files(after))


@dataclass(frozen=True)
class Recordable:
    """The same with what the rules say on `day`, and a warning of what is dated after `last` (DG727).

    An error counts against the entry only where it can be seen without it too: in a project whose files, or whose
    account, stop it already, what comes to light when they do not is no fault of the entry. What stops a change
    order that is not executed is said and stops nothing: nobody is bound by it yet.
    """

    law: LawLibrary
    day: date
    last: date

    def brings(self, before: Loading, after: Loading) -> tuple[Diagnostic, ...]:
        """The problems that the entry brings."""
        files = in_the_files(before, after)
        ahead = self._ahead(before, after)
        if any(one.is_error for one in (*files, *_of_files(before))):
            return (*files, *ahead)
        was, would = examine(before, self.law, self.day), examine(after, self.law, self.day)
        if was.value is None and would.value is not None:
            return (*files, *ahead)
        known = {(one.code, one.message) for one in files}
        told = tuple(one for one in would.diagnostics if one.is_error or one.code in OF_THE_ENTRY)
        errors = brought(was.diagnostics, told)
        more = (one for one in errors if (one.code, one.message) not in known)
        told_now = brought(_told(before, was.value), _told(after, would.value))
        return (*files, *_without_drafts(tuple(more), would.value), *told_now, *ahead)

    def _ahead(self, before: Loading, after: Loading) -> tuple[Diagnostic, ...]:
        """DG727 where the entry adds a day to it; it stands at the first of all such days, whichever is new."""
        known = set(entries_ahead(before.facts, self.last))
        return tuple(one for one in entries_ahead(after.facts, self.last) if one not in known)


def _of_files(loading: Loading) -> tuple[Diagnostic, ...]:
    facts = loading.facts
    more = () if facts is None else check_facts(facts.project, facts.record)
    return (*loading.diagnostics, *signed_edits(loading), *sent_edits(departures(loading), loading), *more)


def _told(loading: Loading, state: ProjectState | None) -> tuple[Diagnostic, ...]:
    """DG918 of the copies that were sent."""
    return () if loading.loaded is None or state is None else told_otherwise(loading.loaded, state)


def _without_drafts(found: tuple[Diagnostic, ...], state: ProjectState | None) -> tuple[Diagnostic, ...]:
    """What stops a change order that is not executed as a warning."""
    orders = state.change_orders if state is not None else ()
    drafts = {problem for order in orders if not order.executed for problem in order.problems}
    return tuple(replace(one, severity=Severity.WARNING) if one in drafts else one for one in found)
