"""`docgen amend`: what was edited since it was signed, as the next change order."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from typing import Any

import click

from docgen.build.request import day_for
from docgen.checks.signed import Edit
from docgen.cli.clock import now
from docgen.cli.folders import chosen_projects, the_workspace
from docgen.cli.options import DAY, format_option
from docgen.cli.record_entry import require_text
from docgen.cli.session import Session, colour_wanted, pass_session, session_options
from docgen.diagnostics import FieldPath
from docgen.diagnostics.render import as_json, as_text
from docgen.files import exclusive
from docgen.issued.amend import Amendment, amend, write
from docgen.issued.bargain import Bargain
from docgen.issued.change_draft import Wish
from docgen.reports.text import laid_out
from docgen.rules.words import figure
from docgen.source.scalars import block
from docgen.workspace import Workspace, load_project
from docgen.workspace.edit import notes_folder

NOTHING = "–"


@click.command(epilog='Example: docgen amend riverside-kitchen --title "Heated floor" --write')
@click.argument("project", metavar="PROJECT")
@click.option("--title", metavar="TEXT", help="The change order's title; docgen says what changes otherwise.")
@click.option("--reason", metavar="TEXT", help="Why the parties agree on it.")
@click.option("--date", "dated", type=DAY, metavar="DATE", help="The change order's date, if not today.")
@click.option("--work-start", type=DAY, metavar="DATE", help="The planned first day of the changed work.")
@click.option("--write", "to_write", is_flag=True, help="Change project.yaml; without it nothing is written.")
@format_option()
@session_options
@pass_session
def command(
    session: Session,
    project: str,
    title: str | None,
    reason: str | None,
    dated: date | None,
    work_start: date | None,
    to_write: bool,
    form: str,
) -> int:
    """Draft the next change order from what was edited since it was signed.

    What a contract, a change order or a payment plan said when every party had signed it is kept in issued/.
    Edit project.yaml as the job is to be from now on, and this shows what differs and the change order that says
    so. With --write the signed words are put back and the change order is added, ready to be built and signed.
    """
    require_text(title, reason)
    workspace = the_workspace(session)
    (name,) = chosen_projects(workspace, (project,))
    wish = Wish(dated or _today(workspace, name), title, reason, work_start)
    with _alone(workspace, to_write):
        found = amend(workspace, name, wish)
        written = to_write and write(workspace, found)
    if form == "json":
        session.result(json.dumps(_rows(name, found, written=written), indent=2, ensure_ascii=False))
    else:
        session.result("\n".join(_page(name, found, session.width)))
        _complain(session, found)
    if written:
        session.say(_done(name, found))
    elif to_write and found.edits:
        session.say(f"{found.file} was not changed")
    refused = to_write and bool(found.edits) and not written
    return 1 if found.problems or found.obstacles or refused or _is_lost(found) else 0


def _today(workspace: Workspace, name: str) -> date:
    loading = load_project(workspace, name)
    return day_for(now(), None, loading.fixed_as_of, loading.timezone or "UTC")[0]


def _alone(workspace: Workspace, to_write: bool) -> AbstractContextManager[None]:
    return exclusive(notes_folder(workspace.root) / "lock") if to_write else nullcontext()


def _is_lost(found: Amendment) -> bool:
    """Whether the contract is signed and nothing says what was signed."""
    return found.is_signed and not found.is_kept and not found.problems


def _page(name: str, found: Amendment, width: int) -> Iterator[str]:
    if not found.edits:
        yield from _without_edits(name, found)
        return
    table: list[tuple[str, ...]] = [("Field", "Signed", "Now")]
    for edit in found.edits:
        one = edit.difference
        table.append((one.label, one.words_before or NOTHING, one.words_now or NOTHING))
    yield f"{found.file} no longer says what was signed:"
    yield ""
    yield laid_out(table, right=set(), width=width)
    if found.effect is not None and not found.effect.is_nothing:
        yield from ("", *_effect(found, width))
    if found.wording and found.order is not None:
        yield from ("", *_wording(found))
    if found.order is not None:
        what = (
            "what a change order can do of it" if found.obstacles else "counts once every party has signed it"
        )
        yield from ("", f"Change order {found.number}, {what}:", "")
        head, *rest = block(found.order)
        yield from ("change_orders:", f"  - {head}", *(f"    {line}" for line in rest))
    elif found.effect is not None and not found.obstacles:
        yield from (
            "",
            "Both come to the same, so there is nothing to agree: --write puts the signed words back.",
        )


def _without_edits(name: str, found: Amendment) -> Iterator[str]:
    if found.problems:
        yield f"{name} has errors that must be mended first"
    elif _is_lost(found):
        yield f"{name} is signed, but no copy of what was signed is kept yet: docgen build {name} keeps it as it is now"
    elif not found.is_signed:
        yield f"the contract of {name} is not signed by every party: edit {found.file} as you like"
    else:
        yield f"{found.file} says what was signed: there is nothing to amend"


def _effect(found: Amendment, width: int) -> Iterator[str]:
    """Price, completion and payments with the change orders that count, before and after."""
    before, after, effect = found.before, found.after, found.effect
    assert before is not None and after is not None and effect is not None
    table = [("With all that is signed", "Signed", "Changed"), *_totals(before, after)]
    for one in effect.payments:
        old, new = (figure(sum_) if sum_ is not None else NOTHING for sum_ in (one.before, one.after))
        if one.before != one.after:
            table.append((f"{one.id} {one.point}", old, new))
        if one.new_target is not None and one.before is not None:
            table.append((f"{one.id} target", str(one.target_before or NOTHING), str(one.new_target)))
    yield laid_out(table, right={1, 2}, width=width)


def _totals(before: Bargain, after: Bargain) -> Iterator[tuple[str, str, str]]:
    yield "Price", figure(before.price), figure(after.price)
    yield "Completion", str(before.completion or NOTHING), str(after.completion or NOTHING)


def _wording(found: Amendment) -> Iterator[str]:
    names = ", ".join(dict.fromkeys(edit.difference.label for edit in found.wording))
    yield f"In words only, in the description of the change order: {names}."
    yield "docgen goes on to print the signed words there; the change order says what holds instead."


def _complain(session: Session, found: Amendment) -> None:
    colour = colour_wanted(sys.stderr)
    for problem in found.problems:
        session.complain(as_text(problem, found.problem_sources or found.sources, colour=colour) + "\n")
    if found.obstacles:
        session.complain("In the way of it:")
        for obstacle in found.obstacles:
            session.complain(f"  {obstacle}")


def _done(name: str, found: Amendment) -> str:
    places = len(found.edits)
    back = f"{found.file}: the signed words are back in {places} place{'s' if places > 1 else ''}"
    if found.order is None:
        return back
    document = f"change-order-{found.number}"
    return f"{back}, change order {found.number} is added\nnext: docgen build {name} --only {document}"


def _rows(name: str, found: Amendment, *, written: bool) -> dict[str, Any]:
    sources = found.problem_sources or found.sources
    return {
        "version": 1,
        "project": name,
        "signed": found.is_signed,
        "differences": [_row(edit, found) for edit in found.edits],
        "effect": _effect_row(found),
        "change_order": found.order,
        "obstacles": list(found.obstacles),
        "diagnostics": [as_json(problem, sources) for problem in found.problems],
        "written": written,
    }


def _row(edit: Edit, found: Amendment) -> dict[str, Any]:
    one = edit.difference
    span = found.sources.span(FieldPath("project", one.path))
    return {
        "document": edit.signed.document,
        "signed_on": edit.signed.on.isoformat(),
        "field": one.label,
        "signed": one.words_before,
        "now": one.words_now,
        "in_words_only": edit in found.wording,
        "file": span.file if span is not None else None,
        "line": span.start.line if span is not None else None,
    }


def _effect_row(found: Amendment) -> dict[str, Any] | None:
    before, after, effect = found.before, found.after, found.effect
    if before is None or after is None or effect is None:
        return None
    return {
        "price": [str(before.price), str(after.price)],
        "completion": [day.isoformat() if day else None for day in (before.completion, after.completion)],
        "amount": str(effect.amount),
        "days": effect.days,
        "milestones": [
            {
                "id": one.id,
                "amount": [str(sum_) if sum_ is not None else None for sum_ in (one.before, one.after)],
                "target": [day.isoformat() if day else None for day in (one.target_before, one.target_after)],
            }
            for one in effect.payments
        ],
    }
