"""Where a project stands on a day: stage, balances, documents, and what comes next (design 13).

The report is plain data, for JSON; `text.py` beside it lays it out for people. Money and dates are strings.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from docgen.account import Totals
from docgen.documents.answers import answer_for
from docgen.documents.base import Availability
from docgen.documents.registry import DOCUMENT_TYPES
from docgen.reports.court_rows import claim_row, court_dates_row, filed_row
from docgen.reports.next_step import next_step
from docgen.reports.signing import signing_row, signings
from docgen.rules import Instalment, MilestoneState, PlanState, ProjectState
from docgen.rules.signatures import unsigned_by

Row = dict[str, Any]


def status_report(name: str, state: ProjectState, diagnostics: Sequence[Row]) -> Row:
    """The status of one project; `diagnostics` are already in their JSON form."""
    documents = document_rows(state)
    return {
        "project": name,
        "code": state.project.project.code,
        "title": state.project.project.title,
        "as_of": _day(state.as_of),
        "currency": state.currency.code,
        "stage": state.stage.value,
        "work": state.work.value,
        "signed_on": _day(state.contract_signed_on),
        "unsigned_by": [party.legal_name for party in unsigned_by(state.project, state.record)],
        "edited_since_sent": sorted(state.edited_since_sent),
        "price": _price(state),
        "completion": {
            "original": _day(state.completion.original),
            "contract": _day(state.completion.contract),
            "current": _day(state.completion.current),
        },
        "milestones": [_milestone(milestone) for milestone in state.milestones],
        "change_orders": [
            {
                "number": order.number,
                "amount": str(order.amount),
                "days": order.days,
                "executed_on": _day(order.executed_on),
                "counts": order.counts,
            }
            for order in state.change_orders
        ],
        "totals": _totals(state.totals),
        "past_grace": _totals(state.past_grace),
        "suspension": _suspension(state),
        "demand": _demand(state),
        "plan": _plan(state.plan) if state.plan is not None else None,
        "plans": [_plan(plan) for plan in state.plans],
        "claim": claim_row(state),
        "filed": filed_row(state.filed) if state.filed is not None else None,
        "court_dates": court_dates_row(state.court_dates) if state.court_dates is not None else None,
        "limitation_date": _day(state.limitation_date),
        "documents": documents,
        "next": next_step(state, documents),
        "diagnostics": list(diagnostics),
    }


def document_rows(state: ProjectState) -> list[Row]:
    """Every document of the project and whether it may be made today."""
    rows, signing = [], signings(state)
    for kind in DOCUMENT_TYPES:
        for document in kind.documents(state):
            answer = answer_for(kind, state, document)
            rows.append(
                {
                    "id": document,
                    "allowed": answer.allowed,
                    "sent": answer.availability is Availability.SENT,
                    "code": answer.code,
                    "reason": answer.reason,
                    "possible_from": _day(answer.possible_from),
                    "waits_for": answer.waits_for,
                    "signing": signing_row(signing[document]) if document in signing else None,
                }
            )
    return rows


def _price(state: ProjectState) -> Row:
    price = state.price
    return {
        "original": str(price.original),
        "changes": str(price.changes),
        "current": str(price.current),
        "gross": str(price.gross_current),
    }


def _milestone(milestone: MilestoneState) -> Row:
    return {
        "id": milestone.id,
        "point": milestone.point,
        "amount": str(milestone.amount),
        "gross": str(milestone.gross),
        "target": _day(milestone.target_current),
        "reached": _day(milestone.reached),
        "due": _day(milestone.due),
        "grace_end": _day(milestone.grace_end),
        "stage": milestone.stage.value,
        "paid": str(milestone.paid),
        "principal_due": str(milestone.principal_due),
        "interest": str(milestone.interest),
        "fee": str(milestone.fee),
        "total": str(milestone.total),
    }


def _totals(totals: Totals) -> Row:
    return {
        "principal_due": str(totals.principal_due),
        "interest": str(totals.interest),
        "fees": str(totals.fees),
        "credit": str(totals.credit),
        "total_due": str(totals.total_due),
        "per_diem": str(totals.per_diem),
    }


def _suspension(state: ProjectState) -> Row:
    suspension = state.suspension
    return {
        "agreed": suspension.agreed,
        "notice_sent": _day(suspension.notice.sent_on) if suspension.notice else None,
        "notice_received": _day(suspension.notice.received) if suspension.notice else None,
        "notice_days": suspension.notice_days,
        "statutory_days": suspension.statutory_days,
        "cure_date": _day(suspension.cure_date),
        "effective": _day(suspension.effective),
        "began": _day(suspension.began),
        "in_effect": suspension.in_effect,
        "ended": suspension.ended,
        "cleared_on": _day(suspension.cleared_on),
        "resumed_on": _day(suspension.resumed_on),
        "days": suspension.days,
        "sum_to_resume": str(suspension.sum_to_resume.total),
        "cessation_date": _day(suspension.cessation_date),
    }


def _demand(state: ProjectState) -> Row:
    demand = state.demand
    return {
        "sent": _day(demand.notice.sent_on) if demand.notice else None,
        "deadline": _day(demand.deadline) if demand.items else None,
        "items": list(demand.items),
        "total": str(demand.total),
        "payoff_at_deadline": str(demand.payoff_at_deadline),
        "per_diem": str(demand.per_diem),
        "window_opens": _day(demand.window_opens),
        "earliest_filing": _day(demand.earliest_filing),
        "latest_filing": _day(demand.latest_filing),
    }


def _plan(plan: PlanState) -> Row:
    """One payment plan; a proposal as it would be on its effective date, with `in_effect` false."""
    balance = plan.acknowledged
    return {
        "id": plan.id,
        "document": plan.document,
        "effective": _day(plan.effective),
        "signed_on": _day(plan.signed_on),
        "in_effect": plan.in_effect,
        "milestones": list(balance.milestones),
        "acknowledged": {
            "principal": str(balance.principal),
            "interest": str(balance.interest),
            "fees": str(balance.fees),
            "total": str(balance.total),
        },
        "payments": [_instalment(row) for row in plan.payments],
        "paid": str(plan.paid),
        "unpaid": str(plan.unpaid),
        "interest_since": str(plan.accrued),
        "discount": str(plan.discount) if plan.discount is not None else None,
        "next": _instalment(plan.next) if plan.next is not None else None,
        "interest": plan.interest.value,
        "after_default": plan.after_default.value,
        "default_date": _day(plan.default_date),
        "in_default": plan.in_default,
        "needs_reminder": plan.needs_reminder,
        "satisfied_on": _day(plan.satisfied_on),
        "replaced_on": _day(plan.replaced_on),
        "work_resumes_on": plan.work_resumes_on.value if plan.work_resumes_on is not None else None,
        "resumed_on": _day(plan.resumed_on),
    }


def _instalment(row: Instalment) -> Row:
    return {
        "number": row.number,
        "due": _day(row.due),
        "last_day": _day(row.last_day),
        "default_on": _day(row.default_on),
        "amount": str(row.amount),
        "paid": str(row.paid),
        "paid_on": _day(row.paid_on),
        "balance_after": str(row.balance_after),
        "status": row.status.value,
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
