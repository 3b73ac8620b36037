"""D04: an invoice, which asks for one milestone when its point is reached."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from docgen.documents.base import Applicability, Heading
from docgen.documents.parts.account import item_label
from docgen.documents.parts.letter import Letter, letter_frame
from docgen.documents.parts.parties import author_of, full_name
from docgen.language import Language
from docgen.model import Invoice as Entry
from docgen.rules import ProjectState
from docgen.rules.invoice_names import INVOICE, document_of, full_number, record_names
from docgen.rules.invoices import invoice_state, numbered
from docgen.rules.schedule import reached_on
from docgen.rules.sent import sent_on
from docgen.values import Money, Rate

EARLY = "E-TOO-EARLY"


@dataclass(frozen=True)
class BillTo:
    """Who is billed, line by line, beginning with the legal name."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class InvoiceContext:
    """What an invoice prints, all of it as of its own day.

    `total` = `net` + `tax`, and `payable` = `total` - `kept` - `covered`. The contract status has tax in
    every line where tax is added. `reached_on` and `accepted_on` are None where the record does not say
    so by then, `last_of_grace` where no grace is agreed, `query_time` where no time for questions is.
    `tax_rate` is the rate by which `tax` was computed; None where the invoice gives its own tax.
    `included_rate` is the rate of a tax that the amounts include.
    """

    letter: Letter
    number: str
    bill_to: tuple[BillTo, ...]
    item: str
    point: str
    reached_on: date | None
    accepted_on: date | None
    is_part: bool
    agreed: Money
    currency: str
    is_taxed: bool
    tax_rate: Rate | None
    included_rate: Rate | None
    net: Money
    tax: Money
    total: Money
    kept: Money
    kept_until: str
    covered: Money
    payable: Money
    due: date
    last_of_grace: date | None
    released: Money
    price_original: Money
    price_changes: Money
    price_current: Money
    invoiced: Money
    credited: Money
    waived: Money
    paid: Money
    for_late: Money
    query_time: str | None


class Invoice:
    """An invoice (documents.md D04, S-5, S-8)."""

    id = INVOICE
    template = INVOICE
    context_type: type = InvoiceContext

    def documents(self, state: ProjectState) -> tuple[str, ...]:
        """One for every invoice of the record that has a number, in the order of their days."""
        code = state.project.project.code
        return tuple(dict.fromkeys(document_of(invoice, code) for invoice in numbered(state)))

    def applies(self, state: ProjectState, document: str, *, again: bool = False) -> Applicability:
        """Refused where it asks for money before its point, or for what was not agreed then (E-TOO-EARLY)."""
        invoice = _entry(state, document)
        reached = reached_on(invoice.milestone, state.record)
        if reached is not None and reached > invoice.date:
            reason = f"the point of {invoice.milestone} was reached on {reached}, after the invoice's date"
            waits_for = f"an invoice dated {reached} or later"
            return Applicability.no(EARLY, reason, waits_for=waits_for)
        if invoice_state(state, invoice) is None:
            reason = f"{invoice.milestone} was not agreed on {invoice.date}: its change order was not signed by then"
            return Applicability.no(EARLY, reason, waits_for="an invoice dated after the last signature")
        sent = None if again else sent_on(state, record_names(invoice, state.project.project.code))
        if sent is not None:
            return Applicability.sent(sent, f"it was sent on {sent.isoformat()}")
        return Applicability.yes()

    def heading(self, state: ProjectState, document: str, language: Language) -> Heading:
        """Its own number and date; never a draft: nobody signs or approves it."""
        invoice = _entry(state, document)
        author, company = author_of(state.project)
        number = full_number(invoice, state.project.project.code)
        title = language.say["title_invoice"]
        return Heading(title, number, invoice.date, False, language.say["draft"], author, company)

    def context(self, state: ProjectState, document: str, language: Language) -> InvoiceContext:
        """The amount, how it stands in the contract, and when and how it is paid."""
        invoice = _entry(state, document)
        found = invoice_state(state, invoice)
        if found is None:
            raise ValueError(f"there is no {document}: {invoice.milestone} was not agreed on its day")
        project, terms, rate = state.project, state.project.terms, state.terms.tax_rate
        is_taxed = bool(found.tax) or (rate is not None and bool(rate.percent))
        included = project.price.tax_rate if project.price.tax_included else None
        letter = replace(letter_frame(state, language, ()), day=invoice.date)
        row, price = state.milestone(invoice.milestone), found.price
        return InvoiceContext(
            letter=letter,
            number=full_number(invoice, project.project.code),
            bill_to=_bill_to(state, letter, language),
            item=item_label(invoice.milestone, state, language),
            point=row.point if row is not None else invoice.milestone,
            reached_on=found.reached,
            accepted_on=found.accepted,
            is_part=found.is_part,
            agreed=found.agreed,
            currency=state.currency.code,
            is_taxed=is_taxed,
            tax_rate=rate if is_taxed and invoice.tax is None else None,
            included_rate=included if included is not None and included.percent else None,
            net=found.net,
            tax=found.tax,
            total=found.gross,
            kept=found.kept,
            kept_until=_release_point(state),
            covered=found.covered,
            payable=found.payable,
            due=found.due,
            last_of_grace=found.grace_end if terms.grace is not None else None,
            released=found.released,
            price_original=price.gross_original,
            price_changes=price.gross_changes,
            price_current=price.gross_current,
            invoiced=found.invoiced,
            credited=found.credited,
            waived=found.waived,
            paid=found.paid,
            for_late=found.for_late,
            query_time=language.days(terms.query_days) if terms.query_days else None,
        )


def _entry(state: ProjectState, document: str) -> Entry:
    code = state.project.project.code
    return next(invoice for invoice in numbered(state) if document_of(invoice, code) == document)


def _bill_to(state: ProjectState, letter: Letter, language: Language) -> tuple[BillTo, ...]:
    """Legal names first; clients at one address together. The address is the representative's once there is one."""
    together: dict[tuple[str, ...], list[str]] = {}
    for client, to in zip(state.project.clients, letter.recipients, strict=True):
        name = full_name(client, language)
        together.setdefault(tuple(line for line in to.lines if line != name), []).append(name)
    return tuple(BillTo((language.join(names), *where)) for where, names in together.items())


def _release_point(state: ProjectState) -> str:
    """The point at which what is kept back is released; empty where nothing is."""
    retention = state.terms.retention
    row = state.milestone(retention.release) if retention is not None else None
    return row.point if row is not None else ""
