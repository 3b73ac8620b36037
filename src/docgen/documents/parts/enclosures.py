"""What goes with a letter, and who else has a copy: only what is on record."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from docgen.account import ChargeBalance
from docgen.documents.parts.addresses import address_line
from docgen.documents.parts.exhibit_items import invoice_item
from docgen.documents.parts.exhibits import enclosed_with_demand
from docgen.documents.parts.law import in_scope
from docgen.documents.parts.parties import home_country
from docgen.language import Language
from docgen.model.project import Addressee
from docgen.rules import ProjectState
from docgen.rules.legal import texts

RECIPIENTS = "suspension.notice_recipients"


def invoices_of(charges: Iterable[ChargeBalance], state: ProjectState, language: Language) -> tuple[str, ...]:
    """The invoices of these charges, by number, else by date."""
    milestones = {charge.milestone for charge in charges}
    found = [invoice for invoice in state.record.invoices if invoice.milestone in milestones]
    return tuple(
        invoice_item(invoice, state, language).title
        for invoice in sorted(found, key=lambda invoice: invoice.date)
    )


def copied_to(state: ProjectState) -> tuple[Addressee, ...]:
    """Lender and subcontractors, where the statute that reaches this project wants them to have a copy."""
    reading, addressees = in_scope(state.law_readings, RECIPIENTS), state.project.addressees
    if reading is None or addressees is None:
        return ()
    wanted = " ".join(texts(reading))
    named = [addressees.lender] if addressees.lender is not None and "lender" in wanted else []
    named += addressees.subcontractors if "subcontractors" in wanted else ()
    return tuple(named)


def copies_of_notice(state: ProjectState, language: Language) -> tuple[str, ...]:
    """Who has a copy of a notice, with the address where the project file has one: `Example Bank (1 Main Street, …)`."""
    home, copies = home_country(state.project), []
    for one in copied_to(state):
        reach = address_line(one.address, language, home=home) if one.address is not None else one.email
        copies.append(one.name if reach is None else f"{one.name} ({reach})")
    return tuple(copies)


def demand_enclosures(items: Collection[str], state: ProjectState, language: Language) -> tuple[str, ...]:
    """What goes with a demand for these items, each with its exhibit label."""
    return tuple(
        language.say["exhibit"].format(label=one.label, title=one.title)
        for one in enclosed_with_demand(items, state, language)
    )
