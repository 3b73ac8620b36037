"""`docgen record`: add what happened to a project's record.yaml."""

from __future__ import annotations

import click

from docgen.cli.commands.record_log import COMMANDS
from docgen.cli.record_entry import (
    ANOTHER,
    DATE,
    WHEN,
    entry_of,
    once,
    project_of,
    record,
    recordable,
    report,
    words,
)
from docgen.cli.session import Session, pass_session, session_options
from docgen.issued.freeze_signed import record_signature
from docgen.issued.numbering import record_invoice
from docgen.model.record import Component, WorkEvent
from docgen.model.terms import NoticeMethod
from docgen.source import Data
from docgen.workspace.edit import Change, change_record
from docgen.workspace.same_event import sent_notice


@click.group(
    name="record", epilog="Example: docgen record payment riverside-kitchen 2000.00 --date 2026-05-06"
)
def command() -> None:
    """Add an event to a project's record.yaml; comments and layout stay as they are.

    The entry is checked first, and nothing is written where it does not fit the project.
    """


@command.command(
    epilog="Example: docgen record payment riverside-kitchen 2000.00 --date 2026-05-06 --method transfer"
)
@click.argument("project")
@click.argument("amount")
@click.option("--date", required=True, metavar=DATE, help="The day the money was there.")
@click.option("--method", metavar="HOW", help="How it was paid, e.g. transfer or check.")
@click.option("--reference", metavar="TEXT", help="Number of the check, or reference of the transfer.")
@click.option("--for", "milestone", metavar="ID", help="The milestone that the payer named.")
@click.option(
    "--component",
    type=click.Choice([one.value for one in Component]),
    help="With --for: the part of it that the payer named.",
)
@click.option("--conditional", is_flag=True, help='The payer marked it "paid in full" or similar.')
@ANOTHER
@session_options
@pass_session
def payment(
    session: Session,
    project: str,
    amount: str,
    date: str,
    method: str | None,
    reference: str | None,
    milestone: str | None,
    component: str | None,
    conditional: bool,
    another: bool,
) -> int:
    """Record a payment of AMOUNT that reached the contractor.

    One of the same day and amount as an entry that is there is refused, unless its --reference is another one.
    """
    if component is not None and milestone is None:
        raise click.UsageError("--component needs --for: say which milestone the payer named")
    designation: Data = None
    if milestone is not None:
        designation = entry_of(milestone=milestone, component=component)
    entry = entry_of(
        date=date,
        amount=amount,
        method=words(method),
        reference=words(reference),
        designation=designation,
        conditional="true" if conditional else None,
    )
    how = "give a second one its own --reference, or say --another"
    single = once("date", "amount", "reference", another=another, how=how)
    return record(session, project, Change("payments", entry, once=single))


@command.command(
    short_help="Record that a letter was sent, or has arrived.",
    epilog='Example: docgen record notice riverside-kitchen demand-letter --sent "2026-07-13" --method courier',
)
@click.argument("project")
@click.argument("document")
@click.option("--sent", required=True, metavar=WHEN, help="When it was sent; the time counts for e-mail.")
@click.option("--method", type=click.Choice([one.value for one in NoticeMethod]), help="How it was sent.")
@click.option("--delivered", metavar=DATE, help="The day it arrived; may be recorded later.")
@click.option("--tracking", metavar="NUMBER", help="The carrier's number.")
@click.option("--address", metavar="TEXT", help="Where it went, if not to the party's address.")
@click.option(
    "--item",
    "items",
    multiple=True,
    metavar="ID",
    help="A milestone it covers, or a payment of a plan (payment-plan-1.2); may be repeated.",
)
@click.option("--to", multiple=True, metavar="ID", help="A party it went to; may be repeated.")
@click.option(
    "--number", metavar="TEXT", help="Its number, to tell it from others of that day in the record."
)
@session_options
@pass_session
def notice(
    session: Session,
    project: str,
    document: str,
    sent: str,
    method: str | None,
    delivered: str | None,
    tracking: str | None,
    address: str | None,
    items: tuple[str, ...],
    to: tuple[str, ...],
    number: str | None,
) -> int:
    """Record that DOCUMENT was sent, e.g. demand-letter; or that it has arrived by now.

    Where the notice is in the record already, with the same document and the same moment, what is
    new about it is added to that entry; a day without a time means what was sent on that day.
    """
    entry = entry_of(
        document=document,
        sent=sent,
        method=method,
        items=list(items) or None,
        to=list(to) or None,
        address=words(address),
        tracking=words(tracking),
        delivered=delivered,
    )
    return record(session, project, Change("notices", entry, find=sent_notice(entry, number)))


@command.command(epilog="Example: docgen record signature riverside-kitchen contract client --at 2026-02-17")
@click.argument("project")
@click.argument("document")
@click.argument("party")
@click.option("--at", required=True, metavar=WHEN, help="When it was signed.")
@click.option("--method", metavar="HOW", help="How it was signed: ink, electronic, email, conduct.")
@session_options
@pass_session
def signature(session: Session, project: str, document: str, party: str, at: str, method: str | None) -> int:
    """Record the signature of PARTY under DOCUMENT.

    With the last signature a copy of what was signed is kept in issued/. From then on it changes only by a
    change order: see `docgen amend`. Nothing is recorded where the files say something else than the copy that
    was sent for signature.
    """
    entry = entry_of(document=document, party=party, at=at, method=words(method))
    workspace, name = project_of(session, project)
    change = Change("signatures", entry, same=("document", "party"))
    edit, copies = record_signature(workspace, name, change, recordable(workspace, name, entry))
    code = report(session, edit)
    for copy in copies:
        session.say(f"{copy.document} is signed by every party; {name}/{copy.row.file} keeps what it says")
    return code


@command.command(epilog="Example: docgen record milestone riverside-kitchen M2 --reached 2026-03-20")
@click.argument("project")
@click.argument("milestone")
@click.option("--reached", metavar=DATE, help="The day its point was reached.")
@click.option("--accepted", metavar=DATE, help="The day the client accepted it.")
@session_options
@pass_session
def milestone(
    session: Session, project: str, milestone: str, reached: str | None, accepted: str | None
) -> int:
    """Record that MILESTONE was reached or accepted."""
    if reached is None and accepted is None:
        raise click.UsageError("say what happened: --reached DATE or --accepted DATE")
    entry = entry_of(id=milestone, reached=reached, accepted=accepted)
    return record(session, project, Change("milestones", entry, same=("id",)))


@command.command(
    short_help="Record an invoice; it is numbered for you.",
    epilog="Example: docgen record invoice riverside-kitchen M2 --date 2026-03-21",
)
@click.argument("project")
@click.argument("milestone")
@click.option("--date", required=True, metavar=DATE, help="The date of the invoice.")
@click.option("--number", metavar="TEXT", help="Its number, where you give your own; else the next one.")
@click.option("--amount", metavar="AMOUNT", help="Its amount, where it is for a part of the milestone.")
@ANOTHER
@session_options
@pass_session
def invoice(
    session: Session,
    project: str,
    milestone: str,
    date: str,
    number: str | None,
    amount: str | None,
    another: bool,
) -> int:
    """Record an invoice for MILESTONE; without --number it gets the next one of the project's series.

    It is refused where it asks for more than is left of the milestone.
    """
    entry = entry_of(number=words(number), date=date, milestone=milestone, amount=amount)
    workspace, name = project_of(session, project)
    brings = recordable(workspace, name, entry, may_be_ahead=True)
    # An invoice for the rest can stand beside one for a part; of a second rest nothing is left (DG726).
    single = once("date", "milestone", "amount", another=another) if amount is not None else None
    if number is not None:
        change = Change("invoices", entry, once=single)
        return report(session, change_record(workspace, name, change, brings))
    return report(session, record_invoice(workspace, name, entry, brings, single))


@command.command(
    short_help="Record that the work started, stopped or ended.",
    epilog="Example: docgen record work riverside-kitchen started --date 2026-03-02",
)
@click.argument("project")
@click.argument("event", type=click.Choice([one.value for one in WorkEvent]))
@click.option("--date", required=True, metavar=DATE, help="The day it happened.")
@click.option("--note", metavar="TEXT", help="Why, or how it shows.")
@session_options
@pass_session
def work(session: Session, project: str, event: str, date: str, note: str | None) -> int:
    """Record that the work started, stopped, continued, resumed, is complete, or was terminated."""
    entry = entry_of(date=date, event=event, note=words(note))
    single = once("date", "event", how="a note is added in record.yaml")
    return record(session, project, Change("work", entry, once=single))


for more in COMMANDS:
    command.add_command(more)
