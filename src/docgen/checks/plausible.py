"""What can be meant, and hardly is: rates, days, dates, forms of names, phone numbers, no way to pay."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from docgen.checks.shape import PROJECT, as_far_as_read, each
from docgen.diagnostics import Diagnostic, FieldPath, warning
from docgen.model import Milestone, Party, PartyRole, PartyType, Project
from docgen.model.legal_form import form_in_name
from docgen.model.terms import InterestMethod
from docgen.values import Rate
from docgen.workspace import Facts

SMALLEST = Fraction(1, 2)
"""Percent below which a rate was probably written as a fraction: 0.08 for 8 %."""
SMALLEST_MONTHLY = Fraction(1, 10)
FARTHEST_CONTRACT, LONGEST_JOB = 3, 15
"""Years from the as-of date to the contract's date, and from there to the last day of the job, that are still likely."""
FEWEST_DIGITS = 5


def small_rates(facts: Facts) -> Iterator[Diagnostic]:
    """W-SMALL-RATE: a rate that was probably meant as a fraction of one."""
    yield from as_far_as_read(_interest(facts.project))
    yield from as_far_as_read(
        _small(facts.project.price.tax_rate, SMALLEST, "tax", PROJECT.child("price", "tax_rate"))
    )
    yield from as_far_as_read(_other_rates(facts.project))


def _interest(project: Project) -> Iterator[Diagnostic]:
    interest, at = project.terms.interest, PROJECT.child("terms", "interest")
    if interest is None:
        return
    monthly = interest.method is InterestMethod.PER_MONTH_OR_FRACTION
    least, unit = (SMALLEST_MONTHLY, "a month") if monthly else (SMALLEST, "a year")
    yield from _small(interest.rate, least, unit, at.child("rate"))
    for index, step in enumerate(interest.rates):
        yield from _small(step.rate, least, unit, at.child("rates", index, "rate"))


def _other_rates(project: Project) -> Iterator[Diagnostic]:
    terms, at = project.terms, PROJECT.child("terms")
    if terms.late_fee is not None:
        yield from _small(
            terms.late_fee.percent, SMALLEST, "of the milestone", at.child("late_fee", "percent")
        )
    if terms.retention is not None:
        yield from _small(
            terms.retention.percent, SMALLEST, "of each invoice", at.child("retention", "percent")
        )
    yield from _small(terms.headroom, SMALLEST, "of the limit", at.child("headroom"))


def _small(rate: Rate | None, least: Fraction, unit: str, at: FieldPath) -> Iterator[Diagnostic]:
    if rate is None or not 0 < rate.percent < least:
        return
    meant = Rate(rate.percent * 100)
    hint = f"rates are in percent: write {meant} % if that is meant"
    yield warning("W-SMALL-RATE", f"{rate} % {unit} is very little: is {meant} % meant?", at, hint=hint)


def no_time(facts: Facts) -> Iterator[Diagnostic]:
    """W-NO-TIME: no day to pay in."""
    yield from as_far_as_read(_no_grace(facts.project))
    yield from as_far_as_read(_no_demand_days(facts.project))


def _no_grace(project: Project) -> Iterator[Diagnostic]:
    grace = project.terms.grace
    if grace is not None and grace.days == 0:
        hint = "write how many days after the due date nothing follows yet, e.g. {days: 7}"
        yield warning(
            "W-NO-TIME",
            "a grace period of 0 days is none",
            PROJECT.child("terms", "grace", "days"),
            hint=hint,
        )


def _no_demand_days(project: Project) -> Iterator[Diagnostic]:
    if project.terms.demand_days == 0:
        hint = "write how many days the client has after the final demand, e.g. 14"
        at = PROJECT.child("terms", "demand_days")
        yield warning("W-NO-TIME", "the final demand would give no day to pay", at, hint=hint)


def no_way_to_pay(facts: Facts) -> Iterator[Diagnostic]:
    """W-NO-PAYMENT-DETAILS: invoices and letters cannot say how to pay."""
    if not facts.project.payment_details:
        hint = "add payment_details: here or in docgen.yaml, e.g. [{kind: check, payee: …}]"
        message = "there are no payment_details: invoices and letters cannot say how to pay"
        yield warning("W-NO-PAYMENT-DETAILS", message, PROJECT.child("milestones").key(), hint=hint)


def forms_and_phones(facts: Facts) -> Iterator[Diagnostic]:
    """W-PARTY-TYPE, W-PHONE: a company's name with the type of a person; a number that nobody can call."""

    def check(party: Party, at: FieldPath) -> Iterator[Diagnostic]:
        yield from as_far_as_read(_form(party, at))
        yield from as_far_as_read(_phone(party.phone, at.child("phone")))
        yield from as_far_as_read(_contact_phone(party, at))

    yield from each(facts.project.parties, PROJECT.child("parties"), check)


def _form(party: Party, at: FieldPath) -> Iterator[Diagnostic]:
    told = form_in_name(party.legal_name)
    if told is not None and party.type.is_natural_person:
        form, words = told
        message = f"the name ends with {words}, but the type is {party.type.value}"
        hint = f"write type: {form.value} with its signatory, or the person's own name as legal_name"
        yield warning("W-PARTY-TYPE", message, at.child("type"), hint=hint)


def unregistered(facts: Facts) -> Iterator[Diagnostic]:
    """W-REGISTRATION: a company that signs, without register and number (documents.md 2.1): its name alone may be another's."""

    def check(party: Party, at: FieldPath) -> Iterator[Diagnostic]:
        is_bound = party.role in (PartyRole.CONTRACTOR, PartyRole.CLIENT)
        if (
            is_bound
            and party.type is PartyType.COMPANY
            and not (party.registration_no or party.registered_in)
        ):
            message = f"nothing says where {party.legal_name} is registered"
            hint = "add registered_in: and registration_no: from the register of companies; contract and court papers print them"
            yield warning("W-REGISTRATION", message, at.child("legal_name"), hint=hint)

    yield from each(facts.project.parties, PROJECT.child("parties"), check)


def _contact_phone(party: Party, at: FieldPath) -> Iterator[Diagnostic]:
    if party.contact is not None:
        yield from _phone(party.contact.phone, at.child("contact", "phone"))


def _phone(phone: str | None, at: FieldPath) -> Iterator[Diagnostic]:
    if phone is not None and sum(one.isdigit() for one in phone) < FEWEST_DIGITS:
        yield warning(
            "W-PHONE", f"'{phone}' has too few digits for a phone number", at, hint="write it in full"
        )


def far_days(project: Project, as_of: date) -> Iterator[Diagnostic]:
    """W-FAR-DATE: a year that was probably mistyped: the contract far from the as-of date, the job far from the contract."""
    at = PROJECT.child("contract")
    signed = project.contract.date
    if signed.year > as_of.year + FARTHEST_CONTRACT:
        yield _far(signed, f"is {signed.year - as_of.year} years away", at.child("date"))
        return
    for key in ("effective_date", "work_start", "completion"):
        yield from as_far_as_read(_after(getattr(project.contract, key), signed, at.child(key)))

    def milestone(one: Milestone, place: FieldPath) -> Iterator[Diagnostic]:
        yield from _after(one.target, signed, place.child("target"))
        yield from _after(one.due.date, signed, place.child("due", "date"))

    yield from each(project.milestones, PROJECT.child("milestones"), milestone)


def _after(day: date | None, signed: date, at: FieldPath) -> Iterator[Diagnostic]:
    if day is not None and day.year > signed.year + LONGEST_JOB:
        yield _far(day, f"is {day.year - signed.year} years after the contract", at)


def _far(day: date, how: str, at: FieldPath) -> Diagnostic:
    return warning("W-FAR-DATE", f"{day} {how}", at, hint="is the year right?")
