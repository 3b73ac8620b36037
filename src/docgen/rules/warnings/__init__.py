"""What a reviewer should know (documents.md section 5): warnings that are true of the day, as values."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from docgen.diagnostics import Diagnostic
from docgen.rules.basis import Basis
from docgen.rules.state import ProjectState
from docgen.rules.warnings import (
    account,
    change_orders,
    claim,
    contact,
    contract,
    intake,
    law,
    law_quality,
    limit,
    plan,
    suspension,
)

Warn = Callable[[ProjectState, Basis], Iterator[Diagnostic]]

WARNINGS: tuple[Warn, ...] = (
    intake.step_skipped,
    intake.kept_too_long,
    contract.not_signed,
    contract.no_grace,
    limit.limit_milestone,
    contract.deposit_cap,
    contract.cooling_off,
    contract.early_start,
    contract.notices_required,
    contract.licence,
    contract.rate_cap,
    contract.fee_and_interest,
    contract.stamp_duty,
    change_orders.unsigned,
    change_orders.late,
    account.point_not_reached,
    account.invoice_unsent,
    account.overpaid,
    account.paid_in_full,
    account.disputed,
    account.step_skipped,
    suspension.statutory_minimum,
    suspension.safe_harbour,
    suspension.no_statutory_right,
    suspension.stop_unrecorded,
    suspension.stopped_early,
    suspension.lien_clock,
    suspension.bounced,
    contact.frequency,
    contact.hours,
    contact.third_party,
    contact.rosenthal,
    contact.sender_name,
    plan.beyond_the_balance,
    plan.not_yet_due,
    plan.acknowledgement,
    account.limitation,
    plan.outlasts_limitation,
    limit.no_small_claims,
    limit.limit_exceeded,
    limit.limit_approach,
    limit.split_claim,
    claim.forum_for_entities,
    claim.filing_count,
    claim.not_signed,
    claim.filed_amount,
    claim.demand_missing,
    claim.demand_window,
    claim.protocol,
    claim.consumer_forum,
    claim.consumer_demand,
    # Last, when everything that is needed has been asked.
    law.profile_gaps,
    law_quality.low_confidence,
    law_quality.review_due,
    law_quality.overridden,
)
"""Every warning of the rules, in the order of documents.md section 5."""


def warnings_of(state: ProjectState, basis: Basis) -> tuple[Diagnostic, ...]:
    """The warnings of the state's day."""
    return tuple(found for warn in WARNINGS for found in warn(state, basis))
