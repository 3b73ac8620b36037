"""`docgen why`: where a figure or a date comes from."""

from __future__ import annotations

import json
from datetime import date

import click

from docgen.cli.one_project import one_project
from docgen.cli.options import as_of_option, format_option
from docgen.cli.session import Session, pass_session, session_options
from docgen.reports.text import laid_out
from docgen.reports.why import Matter, as_rows, as_text, below, explain, figures, near


@click.command(epilog="Example: docgen why riverside-kitchen totals.total_due")
@click.argument("project", metavar="PROJECT")
@click.argument("figure", metavar="[FIGURE]", required=False)
@as_of_option
@format_option()
@session_options
@pass_session
def command(session: Session, project: str, figure: str | None, as_of: date | None, form: str) -> int:
    """Show why a figure or a date is what it is.

    The arithmetic with its numbers, the entries of the files it rests on, the rules, the clauses of the
    contract, and the law with its sources. FIGURE is a name that `docgen status --format json` prints:
    totals.total_due, milestones.M3.interest, demand.deadline, claim.excess. Without it, or with the
    beginning of a name, the figures are listed with their values.
    """
    one = one_project(session, project, as_of)
    if one is None:
        return 1
    matter = Matter(one.name, one.state, one.loaded.record)
    known = figures(matter.report)
    exact = next((name for name in known if figure is not None and name.lower() == figure.lower()), None)
    if exact is None:
        return _list(session, matter, figure, known, form)
    told = explain(matter, exact)
    if form == "json":
        rows = {"version": 1, "project": one.name, "as_of": one.day.isoformat(), **as_rows(told, one.locate)}
        session.result(json.dumps(rows, indent=2, ensure_ascii=False))
    else:
        session.result(as_text(told, one.locate, width=session.width))
    return 0


def _list(
    session: Session, matter: Matter, asked: str | None, known: dict[str, str | None], form: str
) -> int:
    """The figures that can be asked for: all, or those of a group; a usage error for a wrong name."""
    chosen = known if asked is None else {name: known[name] for name in below(asked.rstrip("."), known)}
    if not chosen:
        hints = near(asked or "", known)
        hint = f"; did you mean {', '.join(hints)}?" if hints else ""
        raise click.UsageError(f"there is no figure {asked}{hint} (docgen why {matter.name} lists them all)")
    if form == "json":
        rows = {
            "version": 1,
            "project": matter.name,
            "as_of": matter.state.as_of.isoformat(),
            "figures": chosen,
        }
        session.result(json.dumps(rows, indent=2, ensure_ascii=False))
        return 0
    table = [
        ("Figure", f"On {matter.state.as_of}"),
        *((name, value or "–") for name, value in chosen.items()),
    ]
    session.result(laid_out(table, right=set(), width=session.width))
    return 0
