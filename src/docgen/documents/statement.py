"""D05: the statement of account, which proves the balance on a day.

It is a document of its own, and a part that letters and packets enclose: the same figures stand in all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.account import Component, EntryKind, InterestLine, LedgerEntry
from docgen.documents.base import Applicability, Heading
from docgen.documents.parts.account import item_label, rate_words, smallest_unit, used_for
from docgen.documents.parts.parties import author_of
from docgen.documents.parts.settled import how_settled
from docgen.documents.parts.words import NOTHING, due_words
from docgen.language import Language
from docgen.model.schedule import DueEvent
from docgen.model.terms import Allocation, InterestMethod
from docgen.rules import MilestoneState, ProjectState
from docgen.rules.by_law import adds_by_law
from docgen.rules.payment_receipts import came_on
from docgen.values import Money


@dataclass(frozen=True)
class LedgerRow:
    """One line of part 1. `charge` and `credit` are figures, a dash where the line has none."""

    day: date
    reference: str
    description: str
    charge: str
    credit: str
    balance: Money


@dataclass(frozen=True)
class InterestRow:
    """One line of part 2: interest of one item for one period. `start` is excluded, `end` included."""

    item: str
    principal: Money
    start: date
    end: date
    days: int
    rate: str
    amount: Money


@dataclass(frozen=True)
class LaterRow:
    """One line of part 4: an amount whose due date lies after the statement's day."""

    item: str
    amount: Money
    due: str


@dataclass(frozen=True)
class Statement:
    """Everything the statement prints (documents.md D05).

    Opening balance 0 + `charges` - `credits` = `closing` = `total_due` - `credit_held` - `prepaid`. The
    interest rows add up to `interest_total`; `interest` is what is unpaid of it, `interest_settled` the rest;
    `settled_how` says that it was paid, credited or waived, as far as each is true. `is_titled` is False where the part that
    it stands in bears its title. `credited` is what of the credit counts toward a claim that was filed on `filed`, which
    asks for what the law adds; None where nothing does. `adds_by_law` says that the law adds something, which is in no sum of an account (S-33).
    """

    as_of: date
    currency: str
    contractors: tuple[str, ...]
    clients: tuple[str, ...]
    contract_number: str
    contract_date: date
    ledger: tuple[LedgerRow, ...]
    charges: Money
    credits: Money
    closing: Money
    interest_rows: tuple[InterestRow, ...]
    interest_total: Money
    interest_settled: Money
    settled_how: str
    principal: Money
    interest: Money
    fees: Money
    total_due: Money
    credit_held: Money
    prepaid: Money
    per_diem: Money
    later: tuple[LaterRow, ...]
    later_total: Money
    has_interest: bool
    adds_by_law: bool
    credited: Money | None
    filed: date | None
    has_fees: bool
    by_month: bool
    smallest_unit: str
    principal_first: bool
    milestone_first: bool
    is_titled: bool


@dataclass(frozen=True)
class StatementContext:
    """The statement alone."""

    statement: Statement


class StatementOfAccount:
    """The statement as a document of its own (documents.md D05); on any day, for whoever asks for it."""

    id = "statement"
    template = "statement"
    context_type: type = StatementContext

    def documents(self, state: ProjectState) -> tuple[str, ...]:
        """One in every project."""
        return (self.id,)

    def applies(self, state: ProjectState, document: str, *, again: bool = False) -> Applicability:
        """From the first entry of the account on; a copy that was sent does not stand for another day's."""
        if state.account.entries:
            return Applicability.yes()
        reason = "nothing has been invoiced, charged or paid"
        return Applicability.no("E-NOTHING-DUE", reason, waits_for="an invoice or a payment")

    def heading(self, state: ProjectState, document: str, language: Language) -> Heading:
        """Of the as-of date; facts alone, so it is no draft and nobody has to approve it."""
        author, company = author_of(state.project)
        title = language.say["title_statement"]
        return Heading(title, None, state.as_of, False, language.say["draft"], author, company)

    def context(self, state: ProjectState, document: str, language: Language) -> StatementContext:
        """The ledger, the interest and the sums at the end of the state's day."""
        return StatementContext(statement_of(state, language))


def statement_of(state: ProjectState, language: Language, *, titled: bool = True) -> Statement:
    """The statement of account at the end of the state's day; not `titled` as a part that has a heading."""
    project, account, totals, currency = state.project, state.account, state.totals, state.currency
    terms, later, claim = project.terms, _later(state, language), state.filed
    interest_total = Money.total((line.amount for line in account.interest_lines), currency)
    return Statement(
        as_of=state.as_of,
        currency=currency.code,
        contractors=tuple(party.legal_name for party in project.contractors),
        clients=tuple(party.legal_name for party in project.clients),
        contract_number=project.contract.number,
        contract_date=project.contract.date,
        ledger=tuple(_ledger_row(entry, state, language) for entry in account.entries),
        charges=Money.total((entry.charge for entry in account.entries if entry.charge), currency),
        credits=Money.total((entry.credit for entry in account.entries if entry.credit), currency),
        closing=account.entries[-1].balance if account.entries else currency.zero(),
        interest_rows=tuple(_interest_row(line, state, language) for line in account.interest_lines),
        interest_total=interest_total,
        interest_settled=interest_total - totals.interest,
        settled_how=how_settled(Component.INTEREST, state.account.entries, language),
        principal=totals.principal_due,
        interest=totals.interest,
        fees=totals.fees,
        total_due=totals.total_due,
        credit_held=totals.credit,
        prepaid=totals.prepaid,
        per_diem=totals.per_diem,
        later=later,
        later_total=Money.total((row.amount for row in later), currency),
        has_interest=terms.interest is not None,
        adds_by_law=adds_by_law(state),
        credited=claim.now.credited if claim is not None and claim.now.credited else None,
        filed=claim.source.date if claim is not None else None,
        has_fees=terms.late_fee is not None,
        by_month=terms.interest is not None and terms.interest.method is InterestMethod.PER_MONTH_OR_FRACTION,
        smallest_unit=smallest_unit(currency, language),
        principal_first=terms.allocation is Allocation.PRINCIPAL_FIRST,
        milestone_first=terms.allocation is Allocation.MILESTONE_FIRST,
        is_titled=titled,
    )


def _ledger_row(entry: LedgerEntry, state: ProjectState, language: Language) -> LedgerRow:
    return LedgerRow(
        day=entry.date,
        reference=entry.reference or NOTHING,
        description=_description(entry, state, language),
        charge=language.figure(entry.charge) if entry.charge else NOTHING,
        credit=language.figure(entry.credit) if entry.credit else NOTHING,
        balance=entry.balance,
    )


def _description(entry: LedgerEntry, state: ProjectState, language: Language) -> str:
    """What happened, in words; a provisional line says that it is not posted (S-4).

    A waiver of no milestone is named by what it gave up.
    """
    key = f"ledger_{entry.kind.value}"
    if entry.provisional and entry.kind in (EntryKind.INTEREST, EntryKind.FEE):
        key += "_to_date"
    elif entry.kind is EntryKind.RECEIPT and came_on(entry, state) != entry.date:
        key += "_accepted"
    elif entry.kind is EntryKind.RECEIPT and entry.method:
        key += "_by"
    elif entry.kind is EntryKind.INVOICE_MEMO and entry.noted is None:
        key += "_plain"
    return language.say[key].format(
        item=item_label(entry.milestone, state, language) if entry.milestone else used_for(entry, language),
        amount=language.money(entry.noted) if entry.noted else "",
        method=entry.method or "",
        day=language.long_date(came_on(entry, state)),
    )


def _interest_row(line: InterestLine, state: ProjectState, language: Language) -> InterestRow:
    return InterestRow(
        item=item_label(line.milestone, state, language),
        principal=line.principal,
        start=line.start,
        end=line.end,
        days=line.days,
        rate=rate_words(line, language),
        amount=line.amount,
    )


def _later(state: ProjectState, language: Language) -> tuple[LaterRow, ...]:
    """Amounts that fall due after the statement's day: billed, or still to be billed (S-3)."""
    rows = []
    for milestone in state.milestones:
        label = item_label(milestone.id, state, language)
        for charge in state.account.charges_of(milestone.id):
            if charge.due > state.as_of and charge.principal:
                rows.append(LaterRow(label, charge.principal, language.weekday_date(charge.due)))
        unbilled = _unbilled(milestone, state)
        if unbilled.is_positive:
            rows.append(LaterRow(label, unbilled, due_words(milestone.due_rule, language)))
    return tuple(rows)


def _unbilled(milestone: MilestoneState, state: ProjectState) -> Money:
    """What of a milestone the account does not know yet; what a credit note took back nobody is to pay (D03).

    A charge for a milestone as a whole asks for what no invoice asked for too (S-5).
    """
    if milestone.is_retention:
        return milestone.gross - milestone.charged
    after, is_open = milestone.due_rule.after, bool(state.account.charges_of(milestone.id))
    by_invoice = after is DueEvent.INVOICE or (
        after is DueEvent.REACHED and milestone.recorded_reached is None
    )
    return milestone.unbilled if by_invoice or not is_open else state.currency.zero()
