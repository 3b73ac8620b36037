"""The one table of document types, and the contexts of all templates."""

from __future__ import annotations

from docgen.documents.base import DocumentType
from docgen.documents.change_order import ChangeOrder
from docgen.documents.contract import Contract
from docgen.documents.demand_letter import DemandLetter
from docgen.documents.notice_of_intent import NoticeOfIntent
from docgen.documents.reviewer_memo import TEMPLATE as MEMO
from docgen.documents.reviewer_memo import MemoContext
from docgen.documents.suspension_notice import SuspensionNotice

DOCUMENT_TYPES: tuple[DocumentType, ...] = (
    Contract(),
    ChangeOrder(),
    NoticeOfIntent(),
    SuspensionNotice(),
    DemandLetter(),
)
"""Every type, in the order of a job's life."""


def kinds() -> tuple[str, ...]:
    """The ids of all types (S-19)."""
    return tuple(kind.id for kind in DOCUMENT_TYPES)


def kind_of(document: str) -> DocumentType | None:
    """The type of a document by its id or its kind's: `change-order-2`, `invoice-INV-003`, `contract`.

    Of two kinds that begin alike the longer one is meant.
    """
    named = [kind for kind in DOCUMENT_TYPES if document == kind.id or document.startswith(f"{kind.id}-")]
    return max(named, key=lambda kind: len(kind.id), default=None)


def context_types() -> dict[str, type]:
    """The context of every template that makes a document of its own, by the template's id."""
    return {**{kind.template: kind.context_type for kind in DOCUMENT_TYPES}, MEMO: MemoContext}
