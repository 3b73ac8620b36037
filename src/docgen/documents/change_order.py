"""D03: a change order, the only way to change work, price or time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.documents.base import Applicability, Heading
from docgen.documents.contract import contract_title
from docgen.documents.parts.law import in_scope
from docgen.documents.parts.parties import PartyView, author_of, party_views
from docgen.documents.parts.signatures import SignatureBlock, signature_blocks
from docgen.documents.parts.words import due_words, sentence
from docgen.language import Language
from docgen.rules import ChangeOrderState, ProjectState
from docgen.rules.change_orders import ScheduleChange
from docgen.values import Money, Rate

ID = "change-order"
STATEMENT = "contract.change_order_statement"
WORDED_FOR = "US-CA"
"""The jurisdiction whose law the template's statement on home improvement names; others ask for other things."""


@dataclass(frozen=True)
class BreakdownRow:
    """One part of the amount, e.g. labour."""

    kind: str
    amount: Money


@dataclass(frozen=True)
class ScheduleChangeRow:
    """One payment before and after. `before` is in words for a new one, `due` always."""

    id: str
    point: str
    before: str
    change: Money
    after: Money
    due: str


@dataclass(frozen=True)
class TargetRow:
    """A target date that changes; `before` is None where there was none."""

    id: str
    point: str
    before: date | None
    after: date


@dataclass(frozen=True)
class ChangeOrderContext:
    """Everything a change order prints: the change, the seven lines of R-30, the schedule, time.

    `amount_size` and `days_size` are without sign. `late_start` is the planned first day of its work
    where the change order was prepared or signed after it (R-31); then `planned_start` is None.
    `completion_before` is None where no completion date is agreed.
    """

    number: int
    label: str
    title: str
    contract_title: str
    contract_number: str
    contract_date: date
    contract_signed_on: date | None
    prepared: date
    contractors: tuple[PartyView, ...]
    clients: tuple[PartyView, ...]
    client_names: tuple[str, ...]
    supersedes: str | None
    description: str
    reason: str
    drawings: tuple[str, ...]
    late_start: date | None
    planned_start: date | None
    currency: str
    is_taxed: bool
    tax_rate: Rate | None
    original: Money
    net_earlier: Money
    before: Money
    amount: Money
    amount_size: Money
    adds_money: bool
    takes_money: bool
    after: Money
    cumulative_percent: str
    breakdown: tuple[BreakdownRow, ...]
    schedule: tuple[ScheduleChangeRow, ...]
    changes_schedule: bool
    targets: tuple[TargetRow, ...]
    days_signed: str
    days_size: int
    adds_days: bool
    takes_days: bool
    completion_before: date | None
    completion_after: date | None
    has_grace: bool
    has_late: bool
    home_improvement: bool
    signers: tuple[SignatureBlock, ...]


class ChangeOrder:
    """A change order (documents.md D03)."""

    id = ID
    template = ID
    context_type: type = ChangeOrderContext

    def documents(self, state: ProjectState) -> tuple[str, ...]:
        """One for every change order of the project file, in the order of their numbers."""
        return tuple(order.source.document for order in state.change_orders)

    def applies(self, state: ProjectState, document: str, *, again: bool = False) -> Applicability:
        """Refused with what is wrong with it: E-CO-FIELDS, E-CO-BELOW-BILLED, E-SCHEDULE-SUM … (S-33)."""
        order = _order(state, document)
        if order.applicable:
            return Applicability.yes()
        reason = "; ".join(problem.message for problem in order.problems)
        return Applicability.no(order.problems[0].code, reason, waits_for="a correction of the change order")

    def heading(self, state: ProjectState, document: str, language: Language) -> Heading:
        """`KITCH-CO-01` and its own date; DRAFT until every party has signed (S-20, S-33)."""
        order = _order(state, document)
        author, company = author_of(state.project)
        title = language.say["title_change_order"].format(label=_label(order.number))
        number = f"{state.project.project.code}-{_label(order.number)}"
        return Heading(
            title, number, order.source.date, not order.executed, language.say["draft"], author, company
        )

    def context(self, state: ProjectState, document: str, language: Language) -> ChangeOrderContext:
        """The change with its effect on price, payments and time."""
        order, project = _order(state, document), state.project
        source, taxed = order.source, state.terms.tax_rate
        late_start = source.work_start if _is_late(order) else None
        return ChangeOrderContext(
            number=order.number,
            label=_label(order.number),
            title=source.title,
            contract_title=contract_title(project, language),
            contract_number=project.contract.number,
            contract_date=project.contract.date,
            contract_signed_on=state.contract_signed_on,
            prepared=source.date,
            contractors=party_views(project.contractors, project, language),
            clients=party_views(project.clients, project, language),
            client_names=tuple(client.legal_name for client in project.clients),
            supersedes=None if source.supersedes is None else _label(source.supersedes),
            description=sentence(source.description),
            reason=sentence(source.reason),
            drawings=source.drawings,
            late_start=late_start,
            planned_start=source.work_start if late_start is None else None,
            currency=state.currency.code,
            is_taxed=taxed is not None and bool(taxed.percent),
            tax_rate=taxed,
            original=order.original_price,
            net_earlier=order.net_earlier,
            before=order.price_before,
            amount=order.amount,
            amount_size=abs(order.amount),
            adds_money=order.amount.is_positive,
            takes_money=order.amount < state.currency.zero(),
            after=order.price_after,
            cumulative_percent=order.cumulative_percent.replace("-", "−"),
            breakdown=tuple(BreakdownRow(part.kind, part.amount) for part in source.breakdown),
            schedule=tuple(_row(row, language) for row in order.schedule),
            changes_schedule=any(row.is_new or row.change for row in order.schedule),
            targets=tuple(_targets(order)),
            days_signed=_signed_days(order.days),
            days_size=abs(order.days),
            adds_days=order.days > 0,
            takes_days=order.days < 0,
            completion_before=order.completion_before,
            completion_after=order.completion_after,
            has_grace=project.terms.grace is not None,
            has_late=project.terms.interest is not None or project.terms.late_fee is not None,
            home_improvement=_has_statement(state),
            signers=signature_blocks(project, state.record, document, language, with_time=True),
        )


def _has_statement(state: ProjectState) -> bool:
    """Whether the law that the template's statement tells of reaches this contract."""
    reading = in_scope(state.law_readings, STATEMENT)
    return reading is not None and reading.jurisdiction == WORDED_FOR


def change_order_name(order: ChangeOrderState, language: Language) -> str:
    """A change order as letters name it, by its own date: `Change Order CO-01 of April 3, 2026`."""
    name = language.say["title_change_order"].format(label=_label(order.number))
    return language.say["name_of_day"].format(name=name, day=language.long_date(order.source.date))


def _order(state: ProjectState, document: str) -> ChangeOrderState:
    return next(order for order in state.change_orders if order.source.document == document)


def _label(number: int) -> str:
    return f"CO-{number:02d}"


def _is_late(order: ChangeOrderState) -> bool:
    """Whether it was signed, or even prepared, after the planned first day of its work (R-31)."""
    start = order.source.work_start
    return order.late or (start is not None and order.source.date > start)


def _row(row: ScheduleChange, language: Language) -> ScheduleChangeRow:
    before = language.say["new_payment"] if row.before is None else language.figure(row.before)
    return ScheduleChangeRow(
        row.milestone, row.point, before, row.change, row.after, due_words(row.due, language)
    )


def _targets(order: ChangeOrderState) -> list[TargetRow]:
    return [
        TargetRow(row.milestone, row.point, row.target_before, row.target_after)
        for row in order.schedule
        if row.target_after is not None and row.target_after != row.target_before
    ]


def _signed_days(days: int) -> str:
    """Days with their sign: `+5`, `−2`, `0`."""
    return f"+{days}" if days > 0 else f"−{-days}" if days < 0 else "0"
