"""What every rule starts from: facts, law and account of one project on one day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time

from docgen.account import Account, ResolvedTerms, RunningAccount
from docgen.law import LawReader
from docgen.model import Project, Record
from docgen.rules.change_orders import ChangedSchedule
from docgen.rules.knowledge import Known
from docgen.rules.price import PriceState
from docgen.values import BusinessCalendar, Currency, Moment


@dataclass(frozen=True)
class Basis:
    """Facts as known on the as-of date, the terms, the schedule, the law of the day, and the account.

    `sent_at` is the time of day at which a letter of that date goes out, None where nothing says one.
    """

    project: Project
    known: Known
    as_of: date
    calendar: BusinessCalendar
    terms: ResolvedTerms
    changed: ChangedSchedule
    price: PriceState
    account: Account
    law: LawReader
    sent_at: time | None = None

    @property
    def goes_out(self) -> Moment:
        """When a letter of the as-of date goes out (S-1)."""
        return Moment(self.as_of, self.sent_at)

    @property
    def record(self) -> Record:
        """The record as known on the as-of date (S-2)."""
        return self.known.record

    @property
    def currency(self) -> Currency:
        """The currency of the project."""
        return self.terms.currency

    @property
    def today(self) -> RunningAccount:
        """The account on the as-of date."""
        return self.account.on(self.as_of)

    @property
    def rough_calendar(self) -> BusinessCalendar:
        """The calendar for dates that only would hold if something were owed.

        It does not insist on holidays of years that the project's list lacks, so that a project in which
        nothing is due is not stopped at the end of the last year covered (S-13).
        """
        return replace(self.calendar, covers=None)

    def earlier(self, day: date) -> date:
        """A day of which the account is known: `day` itself, or the as-of date where that comes first."""
        return min(day, self.as_of)
