"""The rest of `docgen record`: the log of contacts, disputes, evidence, filings, corrections of money."""

from __future__ import annotations

import click

from docgen.cli.evidence_file import record_evidence
from docgen.cli.record_entry import (
    ANOTHER,
    DATE,
    entry_of,
    once,
    project_of,
    record,
    recordable,
    report,
    words,
)
from docgen.cli.session import Session, pass_session, session_options
from docgen.model.record import Component, Direction
from docgen.workspace.edit import Change

IN, OUT = Direction.IN.value, Direction.OUT.value


@click.command(
    short_help="Record a contact, for the follow-up log.",
    epilog="Example: docgen record contact riverside-kitchen out --date 2026-06-03 --channel email "
    '--to "Alan Whitcomb" --summary "Offered a payment plan"',
)
@click.argument("project")
@click.argument("direction", type=click.Choice([IN, OUT]))
@click.option("--date", required=True, metavar=DATE, help="The day of the contact.")
@click.option("--time", metavar="TIME", help="The time of day, e.g. 09:30.")
@click.option("--channel", required=True, metavar="HOW", help="E.g. email, phone, visit.")
@click.option("--to", required=True, metavar="NAME", help="Whom it went to.")
@click.option("--summary", required=True, metavar="TEXT", help="What was said, in a sentence; facts only.")
@click.option("--document", metavar="DOC", help="The document that went with it, e.g. invoice-INV-003.")
@ANOTHER
@session_options
@pass_session
def contact(
    session: Session,
    project: str,
    direction: str,
    date: str,
    time: str | None,
    channel: str,
    to: str,
    summary: str,
    document: str | None,
    another: bool,
) -> int:
    """Record a contact with the client: what came IN or went OUT, for the follow-up log."""
    entry = entry_of(
        date=date,
        time=words(time),
        channel=words(channel),
        direction=direction,
        to=words(to),
        summary=words(summary),
        document=document,
    )
    return record(session, project, Change("communications", entry, once=once(*entry, another=another)))


@click.command(
    short_help="Record a sum that the client contests, or its end.",
    epilog="Example: docgen record dispute riverside-kitchen D1 --date 2026-06-10 --milestone M3 "
    '--amount 900.00 --reason "The floor is scratched"',
)
@click.argument("project")
@click.argument("identifier", metavar="ID")
@click.option("--date", metavar=DATE, help="The day the client raised it.")
@click.option("--reason", metavar="TEXT", help="What the client says, in the client's sense.")
@click.option("--milestone", metavar="ID", help="The milestone it is about.")
@click.option("--amount", metavar="AMOUNT", help="The sum the client contests.")
@click.option("--response", metavar="TEXT", help="Your answer; letters print it.")
@click.option("--resolved", metavar=DATE, help="The day it was settled.")
@session_options
@pass_session
def dispute(
    session: Session,
    project: str,
    identifier: str,
    date: str | None,
    reason: str | None,
    milestone: str | None,
    amount: str | None,
    response: str | None,
    resolved: str | None,
) -> int:
    """Record a sum that the client contests, or later the answer to it or its end, under the same ID."""
    entry = entry_of(
        id=identifier,
        date=date,
        milestone=milestone,
        amount=amount,
        reason=words(reason),
        response=words(response),
        resolved=resolved,
    )
    return record(session, project, Change("disputes", entry, same=("id",)))


@click.command(
    short_help="Record a file as evidence.",
    epilog="Example: docgen record evidence riverside-kitchen evidence/floor.jpg --date 2026-04-17 "
    '--description "The finished floor"',
)
@click.argument("project")
@click.argument("file")
@click.option("--date", required=True, metavar=DATE, help="The day the evidence is of.")
@click.option("--description", required=True, metavar="TEXT", help="What it shows.")
@click.option("--source", metavar="TEXT", help="Who made it.")
@click.option("--original-held/--no-original", default=None, help="Whether you hold the original.")
@session_options
@pass_session
def evidence(
    session: Session,
    project: str,
    file: str,
    date: str,
    description: str,
    source: str | None,
    original_held: bool | None,
) -> int:
    """Record FILE as evidence: packets copy it, count its pages and name its SHA-256.

    A file from outside the workspace is copied into the project's folder evidence/.
    """
    held = None if original_held is None else str(original_held).lower()
    entry = entry_of(
        file=words(file),
        description=words(description),
        date=date,
        source=words(source),
        original_held=held,
    )
    workspace, name = project_of(session, project)
    return report(session, record_evidence(workspace, name, entry, recordable(workspace, name, entry)))


@click.command(
    short_help="Record a small claim that you filed.",
    epilog="Example: docgen record filing riverside-kitchen 3100.00 --date 2026-01-20",
)
@click.argument("project")
@click.argument("amount")
@click.option("--date", required=True, metavar=DATE, help="The day it was filed.")
@click.option("--this-claim", is_flag=True, help="It is the claim of this project, not an earlier one.")
@click.option("--court", metavar="NAME", help="The court.")
@ANOTHER
@session_options
@pass_session
def filing(
    session: Session,
    project: str,
    amount: str,
    date: str,
    court: str | None,
    this_claim: bool,
    another: bool,
) -> int:
    """Record a small claim of AMOUNT that you filed; some courts count them."""
    own = "true" if this_claim else None
    entry = entry_of(date=date, court=words(court), amount=amount, this_claim=own)
    single = once("date", "court", "amount", another=another)
    return record(session, project, Change("filings", entry, once=single))


@click.command(
    epilog="Example: docgen record credit-note riverside-kitchen INV-004 500.00 --date 2026-04-20 "
    '--reason "One outlet less"'
)
@click.argument("project")
@click.argument("invoice")
@click.argument("amount")
@click.option("--date", required=True, metavar=DATE, help="The date of the credit note.")
@click.option("--reason", required=True, metavar="TEXT", help="Why.")
@click.option("--number", metavar="TEXT", help="Its number.")
@ANOTHER
@session_options
@pass_session
def credit_note(
    session: Session,
    project: str,
    invoice: str,
    amount: str,
    date: str,
    reason: str,
    number: str | None,
    another: bool,
) -> int:
    """Record a credit note that lowers INVOICE by AMOUNT; refused above what is left of the invoice."""
    entry = entry_of(
        number=words(number), date=date, invoice=words(invoice), amount=amount, reason=words(reason)
    )
    single = once("number", "date", "invoice", "amount", another=another)
    return record(session, project, Change("credit_notes", entry, once=single))


@click.command(epilog="Example: docgen record refund riverside-kitchen 400.00 --date 2026-04-20")
@click.argument("project")
@click.argument("amount")
@click.option("--date", required=True, metavar=DATE, help="The day it was paid back.")
@ANOTHER
@session_options
@pass_session
def refund(session: Session, project: str, amount: str, date: str, another: bool) -> int:
    """Record AMOUNT paid back to the client out of the credit held."""
    entry = entry_of(date=date, amount=amount)
    return record(session, project, Change("refunds", entry, once=once(*entry, another=another)))


@click.command(
    short_help="Record an amount that you give up.",
    epilog="Example: docgen record waiver riverside-kitchen 21.28 --component interest --date 2026-05-06",
)
@click.argument("project")
@click.argument("amount")
@click.option("--component", required=True, type=click.Choice([one.value for one in Component]))
@click.option("--milestone", metavar="ID", help="The milestone; the oldest ones when not given.")
@click.option("--date", required=True, metavar=DATE, help="The day you give it up.")
@ANOTHER
@session_options
@pass_session
def waiver(
    session: Session,
    project: str,
    amount: str,
    component: str,
    milestone: str | None,
    date: str,
    another: bool,
) -> int:
    """Record AMOUNT that you give up, of the interest, a fee, or the principal."""
    entry = entry_of(date=date, milestone=milestone, component=component, amount=amount)
    return record(session, project, Change("waivers", entry, once=once(*entry, another=another)))


COMMANDS = (contact, dispute, evidence, filing, credit_note, refund, waiver)
