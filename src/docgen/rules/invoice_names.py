"""The names of an invoice: its document's id, and its number with the project's code (S-19)."""

from __future__ import annotations

from docgen.model import Invoice

INVOICE = "invoice"


def document_of(invoice: Invoice, code: str) -> str:
    """The document's id: `invoice-INV-003`, without the project's code (S-19)."""
    return document_id(invoice.number or "", code)


def document_id(number: str, code: str) -> str:
    """The same of an invoice known by its number."""
    return f"{INVOICE}-{number.removeprefix(f'{code}-')}"


def record_names(invoice: Invoice, code: str) -> tuple[str, str]:
    """The ids under which the record may name it: without the project's code or with it."""
    return document_of(invoice, code), f"{INVOICE}-{invoice.number}"


def full_number(invoice: Invoice, code: str) -> str:
    """The number as documents print it, with the project's code: `KITCH-INV-003` (documents.md 6.1)."""
    number = invoice.number or ""
    return number if number.startswith(f"{code}-") else f"{code}-{number}"
