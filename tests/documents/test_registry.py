"""The table of document types and their ids (S-19, S-20)."""

from __future__ import annotations

from dataclasses import is_dataclass

from docgen.documents.registry import DOCUMENT_TYPES, context_types, kind_of, kinds
from documents.made import heading
from facts import state_of

SMALL = "milestones: {M1: {amount: 1000.00, due: 2026-06-05}}"
ORDERS = """
project:
  change_orders:
    - {number: 2, title: T, description: D, date: 2026-03-01, reason: R, amount: 0.00, days: 1}
    - {number: 1, title: T, description: D, date: 2026-02-01, reason: R, amount: 0.00, days: 1}
"""


def test_a_document_is_found_by_its_id_or_its_kind() -> None:
    """S-19: an id is its kind, or its kind and a dash and more; other words are of none."""
    assert kind_of("change-order-2") is kind_of("change-order") is not None
    assert kind_of("contract") is DOCUMENT_TYPES[1]
    assert kind_of("contracts") is None and kind_of("change") is None and kind_of("") is None
    assert kinds() == (
        "intake-sheet",
        "contract",
        "change-order",
        "invoice",
        "receipt",
        "reminder",
        "payment-plan",
        "notice-of-intent",
        "suspension-notice",
        "resumption-notice",
        "demand-letter",
        "statement",
        "hand-off-packet",
        "small-claims-packet",
    )


def test_change_orders_are_documents_of_their_own() -> None:
    """S-19: one document each, in the order of their numbers."""
    state = state_of(SMALL, "2026-03-02", ORDERS)
    order = kind_of("change-order")
    assert order is not None
    assert order.documents(state) == ("change-order-1", "change-order-2")
    assert order.documents(state_of(SMALL, "2026-03-02")) == ()


def test_agreements_are_numbered_and_letters_are_not() -> None:
    """S-20: contract and change orders by number and own date; letters are drafts of the day."""
    state = state_of(SMALL, "2026-06-20", ORDERS)
    assert [heading(state, one).number for one in ("contract", "change-order-2")] == ["CASE-C", "CASE-CO-02"]
    assert heading(state, "change-order-2").day.isoformat() == "2026-03-01"
    letter = heading(state, "demand-letter")
    assert (letter.number, letter.day, letter.draft) == (None, state.as_of, True)


def test_a_letter_is_a_draft_until_it_is_approved() -> None:
    """documents.md 6.4: the recorded approval of this very letter takes DRAFT away."""
    approved = "record: {approvals: [{document: demand-letter, by: Tomas Reyes, on: 2026-06-20}]}"
    state = state_of(SMALL, "2026-06-20", approved)
    assert not heading(state, "demand-letter").draft
    assert heading(state, "suspension-notice").draft


def test_every_template_has_a_frozen_context() -> None:
    """What a template may print is a frozen dataclass, one for each template that makes a document."""
    found = context_types()
    assert set(found) == {*kinds(), "reviewer-memo", "exhibit-cover"}
    assert all(is_dataclass(one) and vars(one)["__dataclass_params__"].frozen for one in found.values())
