"""When a notice counts as received (R-17, S-1)."""

from __future__ import annotations

from datetime import date, time, timedelta

from docgen.model import Notice
from docgen.model.terms import Deemed, NoticeMethod, Notices
from docgen.values import BusinessCalendar, DayUnit, Moment

DEFAULTS = {
    NoticeMethod.HAND: Deemed(days=0, unit=DayUnit.CALENDAR),
    NoticeMethod.EMAIL: Deemed(days=0, unit=DayUnit.CALENDAR),
    NoticeMethod.COURIER: Deemed(days=2, unit=DayUnit.BUSINESS),
    NoticeMethod.POST: Deemed(days=3, unit=DayUnit.BUSINESS),
    NoticeMethod.INTERNATIONAL_POST: Deemed(days=7, unit=DayUnit.BUSINESS),
}
"""Deemed receipt where the contract says nothing (R-17)."""


def received_on(notice: Notice, terms: Notices, calendar: BusinessCalendar) -> date | None:
    """The day on which one sending counts as received; None for one that came back (R-17).

    A recorded delivery decides, whatever the method (S-1); without one receipt is assumed, and that
    day may still lie ahead.
    """
    if notice.bounced is not False:
        return None
    if notice.delivered is not None:
        return notice.delivered
    return assumed_receipt(notice.sent, notice.method, terms, calendar)


def assumed_receipt(sent: Moment, method: NoticeMethod, terms: Notices, calendar: BusinessCalendar) -> date:
    """The assumed receipt of something sent by a method (R-17).

    E-mail counts from its day when that is a business day and it went out before the cut-off, else from
    the next business day; where no time is recorded it counts as sent before the cut-off.
    """
    start = _day_of_email(sent, terms.email_cutoff, calendar) if method is NoticeMethod.EMAIL else sent.day
    deemed = terms.deemed.get(method, DEFAULTS[method])
    if deemed.unit is DayUnit.BUSINESS:
        return calendar.add_business_days(start, deemed.days)
    return start + timedelta(days=deemed.days)


def _day_of_email(sent: Moment, cutoff: time, calendar: BusinessCalendar) -> date:
    in_time = sent.time_of_day is None or sent.time_of_day < cutoff
    return calendar.roll(sent.day if in_time else sent.day + timedelta(days=1))


def planned_receipt(goes_out: Moment, terms: Notices, calendar: BusinessCalendar) -> date:
    """The assumed receipt of a letter that goes out by the first method of the contract (S-1)."""
    return assumed_receipt(goes_out, terms.methods[0], terms, calendar)
