"""Every check of the facts, in one table."""

from __future__ import annotations

from docgen.checks.duplicates import double_entries, duplicates
from docgen.checks.figures import cap, percentages
from docgen.checks.methods import notice_addresses, notice_methods
from docgen.checks.no_effect import request_files, retention_marks
from docgen.checks.order import (
    change_order_sequence,
    entries_after_contract,
    notices_after_documents,
    project_days,
    record_days,
    signatures,
    work_before_signature,
)
from docgen.checks.parties import parties, site
from docgen.checks.placeholders import placeholders
from docgen.checks.plausible import forms_and_phones, no_time, no_way_to_pay, small_rates, unregistered
from docgen.checks.references import references
from docgen.checks.shape import Check, as_far_as_read
from docgen.diagnostics import Diagnostic
from docgen.model import Project, Record
from docgen.workspace import Facts

CHECKS: tuple[Check, ...] = (
    parties,
    site,
    duplicates,
    double_entries,
    references,
    change_order_sequence,
    project_days,
    entries_after_contract,
    notices_after_documents,
    signatures,
    work_before_signature,
    record_days,
    percentages,
    cap,
    retention_marks,
    request_files,
    notice_methods,
    notice_addresses,
    placeholders,
    small_rates,
    no_time,
    no_way_to_pay,
    forms_and_phones,
    unregistered,
)


def check_facts(project: Project, record: Record) -> tuple[Diagnostic, ...]:
    """Sanity and cross references, before anything is computed.

    Works on facts of which some are `UNREAD`, and says nothing that follows from those.
    """
    facts = Facts(project, record)
    return tuple(found for check in CHECKS for found in as_far_as_read(check(facts)))
