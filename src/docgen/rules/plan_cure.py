"""How long a missed payment of a plan can still be made: the written reminder and the days after it (R-27)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from docgen.model import Notice, Plan, Project, Record
from docgen.rules.receipt import received_on
from docgen.values import BusinessCalendar, DayUnit

REMINDER = "reminder"
OF_A_PAYMENT = "reminder-instalment"
"""The reminder of a missed payment of a plan."""


def reminders_of_payment(plan: Plan, number: int, last_day: date, record: Record) -> tuple[Notice, ...]:
    """The written reminders of a payment that count, in the order they were sent (R-27).

    Only those sent after the last day on which the payment was in time; `reminder-instalment` without items is about every
    payment that was late then, any other reminder only about the payments it names.
    """
    name = plan.payment(number)
    found = (one for one in record.notices if one.sent.day > last_day and _is_about(one, name))
    return tuple(sorted(found, key=lambda one: str(one.sent)))


def _is_about(notice: Notice, payment: str) -> bool:
    if notice.document == OF_A_PAYMENT and not notice.items:
        return True
    return notice.document.startswith(REMINDER) and payment in notice.items


def cured_until(
    plan: Plan, reminders: Sequence[Notice], project: Project, calendar: BusinessCalendar
) -> date | None:
    """The last day on which a payment that was reminded of keeps the plan; None without a reminder that reached all.

    The days to cure run from the receipt (R-17) by the last of the clients, each by the earliest (S-7), and end rolled
    (R-2). A letter that states a later day is kept to it (S-1), unless it went out when the days were over.
    """
    if plan.cure_days is None:
        return None
    received = received_by_all(reminders, project, calendar)
    if received is None:
        return None
    end = cure_end(plan.cure_days, received, calendar)
    for one in reminders:
        stated = one.printed.deadline if one.printed is not None and one.bounced is False else None
        if stated is not None and one.sent.day <= end:
            end = max(end, stated)
    return end


def cure_end(days: int, received: date, calendar: BusinessCalendar) -> date:
    """The end of the days to cure after a receipt (R-1, R-2)."""
    return calendar.period_end(received, days, DayUnit.CALENDAR)


def received_by_all(reminders: Sequence[Notice], project: Project, calendar: BusinessCalendar) -> date | None:
    """When the last client had one of the reminders; None while one has none (S-7)."""
    latest: list[date] = []
    for client in project.clients:
        mine = (one for one in reminders if not one.to or client.id in one.to)
        days = (received_on(one, project.terms.notices, calendar) for one in mine)
        earliest = min((day for day in days if day is not None), default=None)
        if earliest is None:
            return None
        latest.append(earliest)
    return max(latest, default=None)
