"""The contract's terms on people: notices between the parties, who signs changes, the right to cancel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from docgen.documents.parts.parties import PartyView, full_name, party_view
from docgen.documents.parts.signatures import SignatureBlock, SignatureLine
from docgen.documents.parts.words import contract_days
from docgen.language import Language
from docgen.model import Party, Project
from docgen.model.project import Venue
from docgen.model.terms import Deemed, NoticeMethod
from docgen.rules import ProjectState
from docgen.rules.receipt import DEFAULTS
from docgen.values import DayUnit

SATURDAYS_COUNT = "business_saturday_counts"


@dataclass(frozen=True)
class BusinessDays:
    """What a business day is: not a `weekend` day, not a holiday.

    `listed` are holidays that the project writes out, `worked` days of the named list that it takes out.
    Without `by_place` the days written out are all there are.
    """

    weekend: tuple[str, ...]
    by_place: bool
    listed: tuple[date, ...]
    worked: tuple[date, ...]


@dataclass(frozen=True)
class NoticeAddress:
    """Where notices to one party go."""

    role: str
    name: str
    address: str
    email: str | None
    phone: str | None


@dataclass(frozen=True)
class DeemedRow:
    """When a notice sent in one way counts as received, where no delivery is recorded."""

    way: str
    when: str


@dataclass(frozen=True)
class NoticeTerms:
    """How notices are given and when they count as received (R-17, S-1)."""

    ways: tuple[str, ...]
    addresses: tuple[NoticeAddress, ...]
    deemed: tuple[DeemedRow, ...]
    by_email: bool


@dataclass(frozen=True)
class ChangeSigner:
    """The people who may speak for one side about changes."""

    names: tuple[str, ...]
    role: str


@dataclass(frozen=True)
class CancellationTerms:
    """A consumer's right to cancel (R-7): its days, the day it is counted from, its last day.

    `copies` are the captions of the copies of the notice of cancellation, one page each.
    """

    period: str
    counted_from: date
    last_day: date
    copies: tuple[str, ...]
    to: PartyView
    signers: tuple[SignatureBlock, ...]


def business_days(project: Project, language: Language) -> BusinessDays:
    """The project's own definition of a business day (R-3)."""
    calendar = project.project.calendar
    return BusinessDays(
        weekend=tuple(language.weekday(day.number) for day in calendar.weekend),
        by_place=calendar.holidays.base is not None,
        listed=tuple(sorted(calendar.holidays.add)),
        worked=tuple(sorted(calendar.holidays.remove)),
    )


def venue_words(venue: Venue | None, place: str, language: Language) -> str | None:
    """Whose courts decide: the court, county or city that the project names; None where it names none."""
    if venue is None:
        return None
    say = language.say
    if venue.court is not None:
        return say["venue_court"].format(court=venue.court)
    if venue.county is not None:
        county = venue.county.removesuffix(" County")
        return say["venue_county"].format(county=county, place=place)
    return say["venue_city"].format(city=venue.city, place=place) if venue.city is not None else None


def notice_terms(project: Project, language: Language) -> NoticeTerms:
    """Ways, addresses and deemed receipt of notices."""
    notices = project.terms.notices
    parties = (*project.contractors, *project.clients)
    return NoticeTerms(
        ways=tuple(language.say[f"way_{method.value}"] for method in notices.methods),
        addresses=tuple(_address(party, project, language) for party in parties),
        deemed=tuple(
            DeemedRow(
                language.say[f"sent_{method.value}"],
                _deemed(method, notices.deemed.get(method, DEFAULTS[method]), notices.email_cutoff, language),
            )
            for method in notices.methods
        ),
        by_email=NoticeMethod.EMAIL in notices.methods,
    )


def _address(party: Party, project: Project, language: Language) -> NoticeAddress:
    view = party_view(party, project, language)
    role = language.say[f"role_{party.role.value}"]
    return NoticeAddress(role, view.name, view.notice_address, view.email, view.phone)


def _deemed(method: NoticeMethod, deemed: Deemed, cutoff: time, language: Language) -> str:
    """When a notice counts as received without a recorded delivery."""
    say = language.say
    if method is NoticeMethod.EMAIL and not deemed.days:
        return say["deemed_email"].format(time=language.clock(cutoff))
    if not deemed.days:
        return say["deemed_by_hand" if method is NoticeMethod.HAND else "deemed_same_day"]
    ordinal = language.ordinal(deemed.days)
    day = say["deemed_business_day" if deemed.unit is DayUnit.BUSINESS else "deemed_day"]
    text = day.format(ordinal=ordinal)
    if method is NoticeMethod.EMAIL:
        return say["deemed_email_later"].format(when=text, time=language.clock(cutoff))
    return text


def change_signers(project: Project, language: Language) -> tuple[ChangeSigner, ...]:
    """Those who speak for a party about changes: the party, or the person who signs for it."""
    sides: dict[str, list[str]] = {}
    for party in project.parties:
        if party.id in project.contract.change_authority:
            name = party.signatory.name if party.signatory is not None else party.legal_name
            sides.setdefault(language.say[f"role_{party.role.value}"], []).append(name)
    return tuple(ChangeSigner(tuple(names), role) for role, names in sides.items())


def cancellation_terms(state: ProjectState, language: Language) -> CancellationTerms | None:
    """The right to cancel, where the law gives it."""
    found = state.cancellation
    if found is None:
        return None
    say, project = language.say, state.project
    copies = ("cancel_copy_keep", "cancel_copy_send") if found.two_copies else ("cancel_copy",)
    return CancellationTerms(
        period=_period(found.days, found.unit, language),
        counted_from=state.contract_signed_on or project.contract.date,
        last_day=found.last_day,
        copies=tuple(say[copy] for copy in copies),
        to=party_view(project.contractors[0], project, language),
        signers=tuple(_cancel_block(client, language) for client in project.clients),
    )


def _period(days: int, unit: str, language: Language) -> str:
    counted = DayUnit.CALENDAR if unit == DayUnit.CALENDAR.value else DayUnit.BUSINESS
    text = contract_days(days, counted, language)
    return language.say["saturdays_count"].format(days=text) if unit == SATURDAYS_COUNT else text


def _cancel_block(client: Party, language: Language) -> SignatureBlock:
    say = language.say
    lines = [SignatureLine(say["signature"]), SignatureLine(say["date"])]
    return SignatureBlock(f"{say['role_client']}: {full_name(client, language)}", tuple(lines))
