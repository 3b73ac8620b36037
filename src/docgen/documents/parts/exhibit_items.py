"""What can be an exhibit, in the order in which it gets its label (documents.md 6.1)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from docgen.documents.change_order import change_order_name
from docgen.documents.contract import ID as CONTRACT
from docgen.documents.contract import contract_title
from docgen.documents.parts.history import STATEMENT, plans_about
from docgen.documents.parts.law import known
from docgen.documents.parts.sending import is_about
from docgen.language import Language
from docgen.model import Invoice
from docgen.model.project import ExhibitLabels
from docgen.model.record import Evidence
from docgen.rules import NoticeState, PlanState, ProjectState
from docgen.rules.invoice_names import document_of
from docgen.rules.legal import words
from docgen.rules.notices import DEMAND, FORMAL
from docgen.rules.plan_cure import REMINDER

LABELS = "small_claims.exhibit_labels"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
PACKETS = ("hand-off-packet", "small-claims-packet")
"""Documents with exhibits, whose files are read and copied."""

OF_THEIR_OWN = (CONTRACT, "change-order", "invoice", "payment-plan", *PACKETS)
"""Documents that are no letters: exhibits of their own kind, or none at all."""


@dataclass(frozen=True)
class Item:
    """Something that can be an exhibit, before it has a label. `evidence` is its entry of the record."""

    title: str
    day: date
    proves: str
    document: str | None = None
    milestone: str | None = None
    notice: NoticeState | None = None
    evidence: Evidence | None = None


def demand_items(
    milestones: Collection[str],
    notices: Iterable[NoticeState],
    state: ProjectState,
    language: Language,
    *,
    on: date,
) -> tuple[Item, ...]:
    """What goes with a demand for these milestones that is written on a day, after these notices."""
    record, say = state.record, language.say
    billed = [one for one in record.invoices if one.milestone in milestones and one.date <= on]
    statement = say["enclosed_statement_of"].format(day=language.long_date(on))
    return (
        _contract(state, language),
        *_change_orders(state, language, until=on),
        *(_plan(one, language) for one in _plans_on_file(milestones, state, on)),
        *(invoice_item(one, state, language) for one in sorted(billed, key=lambda one: one.date)),
        Item(statement, on, say["proves_statement"], STATEMENT),
        *(_letter(notice, language) for notice in notices if _is_enclosed(notice, milestones, state)),
        *(_evidence(one, language) for one in record.evidence if one.date <= on),
    )


def later_items(first: Collection[Item], state: ProjectState, language: Language) -> Iterator[Item]:
    """What the demand did not enclose, in the same order: it came later, or concerns other payments."""
    everything = (
        *_change_orders(state, language, until=state.as_of),
        *(
            invoice_item(one, state, language)
            for one in sorted(state.record.invoices, key=lambda one: one.date)
        ),
        *(_plan(one, language) for one in state.plans if one.signed_on is not None),
        *(_letter(one, language) for one in state.notices if not one.document.startswith(OF_THEIR_OWN)),
        *(_evidence(one, language) for one in state.record.evidence),
    )
    yield from (item for item in everything if item not in first)


def _contract(state: ProjectState, language: Language) -> Item:
    contract, say = state.project.contract, language.say
    title = say["enclosed_contract"].format(
        title=contract_title(state.project, language),
        number=contract.number,
        day=language.long_date(contract.date),
    )
    return Item(title, contract.date, say["proves_contract"], CONTRACT)


def _change_orders(state: ProjectState, language: Language, *, until: date) -> Iterator[Item]:
    for order in state.change_orders:
        if order.counts and order.executed_on is not None and order.executed_on <= until:
            name, proves = change_order_name(order, language), language.say["proves_change-order"]
            yield Item(name, order.source.date, proves, order.source.document)


def invoice_item(invoice: Invoice, state: ProjectState, language: Language) -> Item:
    """An invoice as an enclosure: by its number, else by milestone and date."""
    say, day = language.say, language.long_date(invoice.date)
    if invoice.number is None:
        title = say["enclosed_invoice"].format(milestone=invoice.milestone, day=day)
        return Item(title, invoice.date, say["proves_invoice"], None, invoice.milestone)
    title = say["enclosed_invoice_number"].format(number=invoice.number, day=day)
    document = document_of(invoice, state.project.project.code)
    return Item(title, invoice.date, say["proves_invoice"], document, invoice.milestone)


def _plan(plan: PlanState, language: Language) -> Item:
    title = language.say["exhibit_plan"].format(day=language.long_date(plan.effective))
    return Item(title, plan.effective, language.say["proves_payment-plan"], plan.document)


def _plans_on_file(milestones: Collection[str], state: ProjectState, on: date) -> Iterator[PlanState]:
    """The signed plans over these milestones of which a copy was on file on a day (D11)."""
    filed = {one.document for one in state.record.notices if one.file is not None and one.sent.day <= on}
    for plan in plans_about(milestones, state):
        if plan.document in filed and plan.signed_on is not None and plan.signed_on <= on:
            yield plan


def _is_enclosed(notice: NoticeState, milestones: Collection[str], state: ProjectState) -> bool:
    """A formal letter, or a reminder of these milestones of which a copy is on file (D11).

    One that came back stays: what became of it is recorded later, and labels must not change.
    """
    if not notice.document.startswith(REMINDER):
        return notice.document in FORMAL
    is_filed = any(sending.file is not None for sending in notice.sendings)
    return is_filed and is_about(notice.items, notice.sent_on, milestones, state)


def _letter(notice: NoticeState, language: Language) -> Item:
    say, kind, day = language.say, notice.document, language.long_date(notice.sent_on)
    proves = say["proves_demand-letter"] if kind == DEMAND else say["proves_letter"]
    if kind in FORMAL:
        title = say["enclosed_letter"].format(title=say[f"letter_{kind}"], day=day)
    else:
        title = say["exhibit_letter"].format(title=letter_name(kind, language), day=day)
    return Item(title, notice.sent_on, proves, kind, notice=notice)


def letter_name(document: str, language: Language) -> str:
    """A letter by the kind of its document: `suspension notice`; by its id where no phrase names the kind."""
    say = language.say
    for end in range(len(document), 0, -1):
        for key in (f"letter_{document[:end]}", f"exhibit_sent_{document[:end]}"):
            if key in say and document[end : end + 1] in ("", "-"):
                return say[key]
    return say["exhibit_sent_other"].format(document=document.replace("-", " "))


def letter_object(
    document: str, language: Language, *, known: bool = False, number: str | None = None
) -> str:
    """A document as the object of a sentence: `the agreement`, `invoice INV-003`, `a suspension notice`.

    With `known` it was spoken of before: `the suspension notice`. `number` is that of the record, where its id is another.
    """
    kind = next((kind for kind in OF_THEIR_OWN if document.startswith(kind)), None)
    phrase = language.say.get(f"object_{kind}")
    if kind is not None and phrase is not None:
        return phrase.format(number=number or document.removeprefix(kind).removeprefix("-"))
    article = "object_known" if known else "object_new"
    return language.say[article].format(title=letter_name(document, language))


def _evidence(one: Evidence, language: Language) -> Item:
    title = language.say["enclosed_evidence"].format(
        description=one.description, day=language.long_date(one.date)
    )
    return Item(title, one.date, language.say["proves_evidence"], evidence=one)


def capitalized(title: str) -> str:
    """A title with a capital letter at its beginning, and the rest as it is."""
    return title[:1].upper() + title[1:]


def labels(count: int, state: ProjectState) -> list[str]:
    """Numbers or letters: as the project says, else as the court of the place does, else numbers (6.1)."""
    wish, reading = state.project.project.exhibit_labels, known(state.law_readings, LABELS)
    custom = wish.value if wish is not None else words(reading) if reading is not None else None
    if custom == ExhibitLabels.LETTERS.value:
        return [_letters(number) for number in range(count)]
    return [str(number + 1) for number in range(count)]


def _letters(number: int) -> str:
    """A, B … Z, AA, BB …"""
    return LETTERS[number % len(LETTERS)] * (number // len(LETTERS) + 1)
