"""Agreements that wait for a signature, and those that were never sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from docgen.model import Notice, Party, PartyRole
from docgen.reports.tasks.task import Task, Urgency, command, issue_command
from docgen.rules import ProjectState
from docgen.rules.plan_terms import plan_signatures
from docgen.rules.signatures import CONTRACT, SIGNED, first_performance, unsigned_by

SIGNERS = (PartyRole.CONTRACTOR, PartyRole.CLIENT)


def agreements(name: str, state: ProjectState) -> Iterator[Task]:
    """The intake sheet, the contract, then change orders that can apply, then plans with something to acknowledge."""
    if state.contract_signed_on is None:
        if state.intake is None:
            what, why = "write down what is known of the client", "know the client before the contract"
            line = command("intake", name, "--date", state.as_of.isoformat())
            yield Task(name, Urgency.PREPARATION, what, why, None, line, "intake-sheet")
        yield from _contract(name, state)
        return
    for order in state.change_orders:
        if not order.executed and order.applicable and order.source.date <= state.as_of:
            start = order.source.work_start
            late = start is not None and start <= state.as_of
            why = "it counts in no sum until everybody has signed"
            why += f"; its work was to start on {start}" if late else ""
            yield from _to_sign(name, order.source.document, state, why)
    for plan in state.plans:
        if plan.signed_on is None and plan.acknowledged.total and plan.replaced_on is None:
            signed = {one.party for one in plan_signatures(plan.source, state.project, state.record)}
            why = "a plan counts once everybody has signed it"
            yield from _to_sign(name, plan.document, state, why, signed)


def _contract(name: str, state: ProjectState) -> Iterator[Task]:
    """To have it signed; once work has begun without, to record the signatures that were given, before all else."""
    begun = first_performance(state.record)
    if begun is None:
        yield from _to_sign(name, CONTRACT, state, "no work before everybody has signed")
        return
    why = f"{begun.words} on {begun.day}, and grace, interest and the right to stop work rest on it"
    yield from _to_sign(name, CONTRACT, state, why, urgency=Urgency.CONTRACT)
    if any(notice.document == CONTRACT for notice in state.record.notices):
        return
    for party in unsigned_by(state.project, state.record):
        line = _recording(name, CONTRACT, party)
        what = f"record the signature of {party.legal_name} under the contract if it was given, also by e-mail or by conduct"
        yield Task(name, Urgency.CONTRACT, what, why, begun.day, line, CONTRACT)


def _recording(name: str, document: str, party: Party) -> str:
    return command("record", "signature", name, document, party.id, "--at", "DATE", "--method", "HOW")


def _to_sign(
    name: str,
    document: str,
    state: ProjectState,
    why: str,
    signed: set[str] | None = None,
    *,
    urgency: Urgency = Urgency.AGREEMENTS,
) -> Iterator[Task]:
    """To send it, then to have it signed; `signed` are the parties who have, where its id alone does not tell."""
    words = document.replace("-", " ")
    sent = [notice.sent.day for notice in state.record.notices if notice.document == document]
    line = issue_command(name, document, state, approved=False)
    if sent and document in state.edited_since_sent:
        edited = f"it was edited since it was sent on {max(sent)}"
        yield Task(
            name, urgency, f"send the {words} for signature again", edited, None, f"{line} --again", document
        )
        return
    if not sent:
        yield Task(name, urgency, f"send the {words} for signature", why, None, line, document)
        return
    if signed is None:
        signed = {one.party for one in state.record.signatures if one.document == document}
    missing = [one for one in state.project.parties if one.role in SIGNERS and one.id not in signed]
    for party in missing:
        line = _recording(name, document, party)
        what = f"have the {words} signed by {party.legal_name}"
        yield Task(name, urgency, what, f"sent on {max(sent)}; {why}", max(sent), line, document)


def signed_copies(name: str, state: ProjectState) -> Iterator[Task]:
    """Agreements that were sent for signature, and whose signed paper is not among the copies (an exhibit later)."""
    for document, day in _signed(state):
        sent = [notice for notice in state.record.notices if notice.document == document and notice.file]
        if not sent or any(notice.sent.day > day or is_signed(notice) for notice in sent):
            continue
        day_of_copy = state.as_of.isoformat()
        line = command("issue", name, document, "--sent", day_of_copy, "--method", "hand", "--file", "SCAN")
        what = f"keep the signed {document.replace('-', ' ')}: hand over a copy and freeze its scan"
        why = "the copy that is kept went out before everybody had signed"
        yield Task(name, Urgency.PROOF, what, why, day, line, document)


def is_signed(notice: Notice) -> bool:
    """Whether its copy is of the signed paper."""
    return PurePosixPath(notice.file or "").stem.endswith(SIGNED)


def _signed(state: ProjectState) -> Iterator[tuple[str, date]]:
    if state.contract_signed_on is not None:
        yield "contract", state.contract_signed_on
    for order in state.change_orders:
        if order.executed_on is not None:
            yield order.source.document, order.executed_on
    for plan in state.plans:
        if plan.signed_on is not None:
            yield plan.document, plan.signed_on
