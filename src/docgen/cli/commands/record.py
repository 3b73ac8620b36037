"""`docgen record`: add what happened to a project's record.yaml."""

from __future__ import annotations

import sys

import click

from docgen.checks import check_facts
from docgen.cli.folders import chosen_projects, the_workspace
from docgen.cli.session import Session, colour_wanted, pass_session, session_options
from docgen.diagnostics import Diagnostic
from docgen.diagnostics.render import as_text
from docgen.model.record import Component, WorkEvent
from docgen.model.terms import NoticeMethod
from docgen.source import Data
from docgen.source.scalars import Words, flow
from docgen.workspace import Loading
from docgen.workspace.edit import Change, change_record

DATE = "DATE"
WHEN = '"DATE [TIME]"'


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
) -> int:
    """Record a payment of AMOUNT that reached the contractor."""
    if component is not None and milestone is None:
        raise click.UsageError("--component needs --for: say which milestone the payer named")
    designation: Data = None
    if milestone is not None:
        designation = _entry(milestone=milestone, component=component)
    entry = _entry(
        date=date,
        amount=amount,
        method=_words(method),
        reference=_words(reference),
        designation=designation,
        conditional="true" if conditional else None,
    )
    return _record(session, project, Change("payments", entry))


@command.command(
    epilog='Example: docgen record notice riverside-kitchen demand-letter --sent "2026-07-13" --method courier'
)
@click.argument("project")
@click.argument("document")
@click.option("--sent", required=True, metavar=WHEN, help="When it was sent; the time counts for e-mail.")
@click.option("--method", type=click.Choice([one.value for one in NoticeMethod]), help="How it was sent.")
@click.option("--delivered", metavar=DATE, help="The day it arrived; may be recorded later.")
@click.option("--tracking", metavar="NUMBER", help="The carrier's number.")
@click.option("--address", metavar="TEXT", help="Where it went, if not to the party's address.")
@click.option("--item", "items", multiple=True, metavar="ID", help="A milestone it covers; may be repeated.")
@click.option("--to", multiple=True, metavar="ID", help="A party it went to; may be repeated.")
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
) -> int:
    """Record that DOCUMENT was sent, e.g. demand-letter; or that it has arrived by now.

    Where the notice is in the record already, with the same document and the same moment, what is
    new about it is added to that entry.
    """
    entry = _entry(
        document=document,
        sent=sent,
        method=method,
        items=list(items) or None,
        to=list(to) or None,
        address=_words(address),
        tracking=_words(tracking),
        delivered=delivered,
    )
    return _record(session, project, Change("notices", entry, same=("document", "sent")))


@command.command(epilog="Example: docgen record signature riverside-kitchen contract client --at 2026-02-17")
@click.argument("project")
@click.argument("document")
@click.argument("party")
@click.option("--at", required=True, metavar=WHEN, help="When it was signed.")
@click.option("--method", metavar="HOW", help="How it was signed, e.g. ink or electronic.")
@session_options
@pass_session
def signature(session: Session, project: str, document: str, party: str, at: str, method: str | None) -> int:
    """Record the signature of PARTY under DOCUMENT."""
    entry = _entry(document=document, party=party, at=at, method=_words(method))
    return _record(session, project, Change("signatures", entry, same=("document", "party")))


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
    entry = _entry(id=milestone, reached=reached, accepted=accepted)
    return _record(session, project, Change("milestones", entry, same=("id",)))


@command.command(epilog="Example: docgen record invoice riverside-kitchen M2 --date 2026-03-21")
@click.argument("project")
@click.argument("milestone")
@click.option("--date", required=True, metavar=DATE, help="The date of the invoice.")
@click.option("--number", metavar="TEXT", help="Its number, where you give your own.")
@click.option("--amount", metavar="AMOUNT", help="Its amount, where it is for a part of the milestone.")
@session_options
@pass_session
def invoice(
    session: Session, project: str, milestone: str, date: str, number: str | None, amount: str | None
) -> int:
    """Record an invoice for MILESTONE."""
    entry = _entry(number=_words(number), date=date, milestone=milestone, amount=amount)
    return _record(session, project, Change("invoices", entry))


@command.command(epilog="Example: docgen record work riverside-kitchen started --date 2026-03-02")
@click.argument("project")
@click.argument("event", type=click.Choice([one.value for one in WorkEvent]))
@click.option("--date", required=True, metavar=DATE, help="The day it happened.")
@click.option("--note", metavar="TEXT", help="Why, or how it shows.")
@session_options
@pass_session
def work(session: Session, project: str, event: str, date: str, note: str | None) -> int:
    """Record that the work started, stopped, continued, resumed, is complete, or was terminated."""
    return _record(session, project, Change("work", _entry(date=date, event=event, note=_words(note))))


def _entry(**values: Data) -> dict[str, Data]:
    """The values that were given, in the order of the format."""
    for value in values.values():
        if isinstance(value, str) and any("\ud800" <= sign <= "\udfff" for sign in value):
            raise click.UsageError("an argument is not UTF-8 text")
    return {key: value for key, value in values.items() if value is not None}


def _words(text: str | None) -> str | None:
    """Free text, to be quoted where it looks like a number or a day."""
    return None if text is None else Words(text)


def _record(session: Session, project: str, change: Change) -> int:
    """Make the change and say where it is, or what stands against it."""
    workspace = the_workspace(session)
    name = chosen_projects(workspace, (project,))[0]
    edit = change_record(workspace, name, change, _everything)
    for found in edit.diagnostics:
        session.complain(as_text(found, edit.sources, colour=colour_wanted(sys.stderr)) + "\n")
    if not edit.written:
        session.say(f"{edit.file} was not changed")
        return 1
    if not edit.added:
        session.say(f"{edit.file}:{edit.line}: this is recorded already; nothing was changed")
        return 0
    word = "added" if edit.is_new else "completed with"
    session.result(f"{edit.file}:{edit.line}: {word} {flow(dict(edit.added))}")
    return 0


def _everything(loading: Loading) -> tuple[Diagnostic, ...]:
    facts = loading.facts
    more = () if facts is None else check_facts(facts.project, facts.record)
    return (*loading.diagnostics, *more)
