"""The one table of document types, and the contexts of all templates."""

from __future__ import annotations

from docgen.documents.base import DocumentType
from docgen.documents.change_order import ChangeOrder
from docgen.documents.contract import Contract
from docgen.documents.demand_letter import DemandLetter
from docgen.documents.exhibit_cover import TEMPLATE as COVER
from docgen.documents.exhibit_cover import CoverContext
from docgen.documents.hand_off_packet import HandOffPacket
from docgen.documents.intake_sheet import IntakeSheet
from docgen.documents.invoice import Invoice
from docgen.documents.notice_of_intent import NoticeOfIntent
from docgen.documents.payment_plan import PaymentPlan
from docgen.documents.receipt import Receipt
from docgen.documents.reminder import ReminderLetter
from docgen.documents.resumption_notice import ResumptionNotice
from docgen.documents.reviewer_memo import TEMPLATE as MEMO
from docgen.documents.reviewer_memo import MemoContext
from docgen.documents.small_claims_packet import SmallClaimsPacket
from docgen.documents.statement import StatementOfAccount
from docgen.documents.suspension_notice import SuspensionNotice

DOCUMENT_TYPES: tuple[DocumentType, ...] = (
    IntakeSheet(),
    Contract(),
    ChangeOrder(),
    Invoice(),
    Receipt(),
    ReminderLetter(),
    PaymentPlan(),
    NoticeOfIntent(),
    SuspensionNotice(),
    ResumptionNotice(),
    DemandLetter(),
    StatementOfAccount(),
    HandOffPacket(),
    SmallClaimsPacket(),
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
    return {
        **{kind.template: kind.context_type for kind in DOCUMENT_TYPES},
        MEMO: MemoContext,
        COVER: CoverContext,
    }
