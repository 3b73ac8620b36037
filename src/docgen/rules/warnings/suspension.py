"""Warnings about notices and stopping work (R-18, R-21)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from docgen.diagnostics import Diagnostic, warning
from docgen.model import ProjectKind
from docgen.model.terms import NoticeMethod, Suspension
from docgen.rules.basis import Basis
from docgen.rules.early_stop import early_stops
from docgen.rules.legal import cited, whole
from docgen.rules.notice_periods import notice_period, suspension_facets
from docgen.rules.parties import residential_facet
from docgen.rules.resumption import is_stop_recorded
from docgen.rules.state import ProjectState
from docgen.rules.suspensions import current
from docgen.rules.unpaid import unpaid_charges
from docgen.rules.warnings.places import day, project_field
from docgen.rules.words import plural
from docgen.values import DayUnit


def statutory_minimum(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-SUSPEND-MIN: the statutory notice is longer than the contract's; the longer one is used (R-18, S-18)."""
    agreed = state.project.terms.suspension
    if agreed is None:
        return
    notice = state.suspension.notice
    received = notice.received if notice is not None else None
    period = notice_period(basis, received or state.demand.planned_received, basis.rough_calendar)
    if not period.statutory_wins:
        return
    reach = period.reading.scope.hold(dict(period.reading.facets))
    caution = (
        "" if reach else "; whether the statute reaches this contract is not certain, it is used as a caution"
    )
    yield warning(
        "W-SUSPEND-MIN",
        f"the contract gives {_agreed(agreed)} of notice before a suspension, the law wants "
        f"{plural(period.days, f'{period.unit.value} day')}: the longer notice is used{caution}",
        project_field("terms", "suspension", "notice_days"),
        hint="write the longer notice into the contract",
        reference=cited(period.reading),
    )


def _agreed(agreed: Suspension) -> str:
    """Its days in the contract's unit; calendar days are just days."""
    return plural(agreed.notice_days, "business day" if agreed.unit is DayUnit.BUSINESS else "day")


def safe_harbour(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-SAFE-HARBOUR-CA: work stops under the contract before the optional statutory route would allow it."""
    stops = state.suspension.began or state.suspension.effective or state.suspension.planned_effective
    overdue = [charge.due for charge in unpaid_charges(state.account) if charge.due < state.as_of]
    if stops is None or not overdue or state.suspension.ended:
        return
    facets = suspension_facets(basis)
    reading = basis.law.read("suspension.safe_harbour_days_overdue", **facets)
    days = whole(reading)
    if days is None:
        return
    posting = whole(basis.law.read("suspension.safe_harbour_posting_days", **facets))
    notice_days = whole(basis.law.read("suspension.safe_harbour_notice_days", **facets))
    notice = min(overdue) + timedelta(days=days + 1)
    if stops > notice + timedelta(days=notice_days or 0):
        return
    yield warning(
        "W-SAFE-HARBOUR-CA",
        f"work stops under the contract on {day(stops)}; the statutory stop work notice is possible from "
        f"{day(notice)} at the earliest{_posted(notice, posting)}",
        project_field("terms", "suspension"),
        hint="the contract's right stands on its own; a lawyer should weigh the protection of the statute",
        reference=cited(reading),
    )


def _posted(notice: date, posting: int | None) -> str:
    return "" if posting is None else f", posted by {day(notice - timedelta(days=posting))}"


def no_statutory_right(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-HGCRA-NA: England and Wales, the client lives there: only the contract gives a right to suspend."""
    if (
        basis.law.jurisdiction.country == "GB"
        and state.project.project.kind is ProjectKind.CONSTRUCTION
        and residential_facet(state.project) == "yes"
    ):
        reading = basis.law.read("suspension.minimum_notice_days", **suspension_facets(basis))
        yield warning(
            "W-HGCRA-NA",
            "the client lives on the site: the statutory right to suspend is not available, only the contract's",
            project_field("terms", "suspension"),
            hint="cite the contract alone in the notice of intent",
            reference=cited(reading),
        )


def stop_unrecorded(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-STOP-UNRECORDED: work counts as suspended, and the record does not say that it stopped (S-9)."""
    now = current(state.suspensions, state.as_of)
    if now is None or not state.suspension.in_effect or is_stop_recorded(now, state):
        return
    yield warning(
        "W-STOP-UNRECORDED",
        f"work counts as suspended since {day(now.began or now.effective)}, and the record has neither a suspension "
        "notice nor the day on which work stopped: no letter says that it did",
        basis.known.at("notices", basis.record.notices.index(now.notice.source)),
        hint="send the suspension notice, or record what happened: docgen record work PROJECT stopped --date DATE "
        "(or continued)",
    )


def stopped_early(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-STOP-EARLY: work stopped, or a suspension notice went out, before R-18 allows it (E-SUSPEND-EARLY)."""
    for one in early_stops(state):
        what = "the suspension notice went out" if one.field == "notices" else "work stopped"
        yield warning(
            "W-STOP-EARLY",
            f"{what} on {day(one.day)}; the notice of intent allows it from {day(one.possible)} on",
            basis.known.at(one.field, one.index),
            hint="correct the day if it is mistyped; a stop before its time can be a breach of the contract: ask a lawyer, and "
            "send the suspension notice again once the day has come",
        )


def lien_clock(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-LIEN-CLOCK: days without labour may count as completion for liens (R-21)."""
    suspension = state.suspension
    last, cessation = suspension.last_work_day, suspension.cessation_date
    if not suspension.in_effect or last is None or cessation is None:
        return
    reading = basis.law.read("suspension.cessation_days", kind=state.project.project.kind.value)
    yield warning(
        "W-LIEN-CLOCK",
        f"work counts as stopped since {day(last + timedelta(days=1))}; without labour until {day(cessation)} it may "
        "count as complete, and the time for a lien begins",
        project_field("terms", "suspension"),
        hint="see a lawyer about the lien before that day",
        reference=cited(reading),
    )


def bounced(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-NOTICE-BOUNCED: an e-mail that came back is not a notice (R-17)."""
    lapsed = {id(sending) for n in state.notices if n.lapsed_on is not None for sending in n.sendings}
    for index, notice in enumerate(state.record.notices):
        if notice.bounced is False or notice.method is not NoticeMethod.EMAIL or id(notice) in lapsed:
            continue
        yield warning(
            "W-NOTICE-BOUNCED",
            f"the {notice.document.replace('-', ' ')} of {day(notice.sent.day)} came back: it is not a notice",
            basis.known.at("notices", index),
            hint="send it again in another way, and record that sending",
        )
