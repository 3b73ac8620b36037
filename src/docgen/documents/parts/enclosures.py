"""What goes with a letter, and who else has a copy: only what is on record."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from docgen.account import ChargeBalance
from docgen.documents.change_order import change_order_name
from docgen.documents.contract import contract_title
from docgen.documents.parts.law import in_scope, known
from docgen.language import Language
from docgen.model import Invoice
from docgen.model.project import ExhibitLabels
from docgen.rules import ProjectState
from docgen.rules.legal import texts, words
from docgen.rules.notices import DEMAND, INTENT, SUSPENSION

RECIPIENTS = "suspension.notice_recipients"
LABELS = "small_claims.exhibit_labels"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def invoices_of(charges: Iterable[ChargeBalance], state: ProjectState, language: Language) -> tuple[str, ...]:
    """The invoices of these charges, by number, else by date."""
    return _invoices({charge.milestone for charge in charges}, state, language)


def _invoices(milestones: Collection[str], state: ProjectState, language: Language) -> tuple[str, ...]:
    found = [invoice for invoice in state.record.invoices if invoice.milestone in milestones]
    return tuple(_invoice(invoice, language) for invoice in sorted(found, key=lambda invoice: invoice.date))


def _invoice(invoice: Invoice, language: Language) -> str:
    day = language.long_date(invoice.date)
    if invoice.number is None:
        return language.say["enclosed_invoice"].format(milestone=invoice.milestone, day=day)
    return language.say["enclosed_invoice_number"].format(number=invoice.number, day=day)


def copies_of_notice(state: ProjectState) -> tuple[str, ...]:
    """Lender and subcontractors, where the statute that reaches this project wants them to have a copy."""
    reading, addressees = in_scope(state.law_readings, RECIPIENTS), state.project.addressees
    if reading is None or addressees is None:
        return ()
    wanted = " ".join(texts(reading))
    named = [addressees.lender] if addressees.lender is not None and "lender" in wanted else []
    named += addressees.subcontractors if "subcontractors" in wanted else ()
    return tuple(addressee.name for addressee in named)


def demand_enclosures(items: Collection[str], state: ProjectState, language: Language) -> tuple[str, ...]:
    """What goes with a demand for these items, each with its exhibit label."""
    say, project, record = language.say, state.project, state.record
    contract = say["enclosed_contract"].format(
        title=contract_title(project, language),
        number=project.contract.number,
        day=language.long_date(project.contract.date),
    )
    found = [contract]
    found += [change_order_name(order, language) for order in state.change_orders if order.counts]
    found += _invoices(items, state, language)
    found.append(say["enclosed_statement_of"].format(day=language.long_date(state.as_of)))
    for notice in state.notices:
        if notice.document in (INTENT, SUSPENSION, DEMAND):
            title, day = say[f"letter_{notice.document}"], language.long_date(notice.sent_on)
            found.append(say["enclosed_letter"].format(title=title, day=day))
    found += [
        say["enclosed_evidence"].format(description=one.description, day=language.long_date(one.date))
        for one in record.evidence
    ]
    return tuple(
        say["exhibit"].format(label=label, title=title[:1].upper() + title[1:])
        for label, title in zip(_labels(len(found), state), found, strict=True)
    )


def _labels(count: int, state: ProjectState) -> list[str]:
    """Numbers or letters: as the project says, else as the court of the place does, else numbers (6.1)."""
    wish, reading = state.project.project.exhibit_labels, known(state.law_readings, LABELS)
    custom = wish.value if wish is not None else words(reading) if reading is not None else None
    if custom == ExhibitLabels.LETTERS.value:
        return [_letter(number) for number in range(count)]
    return [str(number + 1) for number in range(count)]


def _letter(number: int) -> str:
    """A, B … Z, AA, BB …"""
    return LETTERS[number % len(LETTERS)] * (number // len(LETTERS) + 1)
