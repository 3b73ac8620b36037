"""`docgen law`: what docgen knows of the law of a place, with the source of every value."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import date
from textwrap import fill
from typing import Any

import click

from docgen.cli.clock import now
from docgen.cli.folders import the_workspace_or_none
from docgen.cli.options import DAY, format_option
from docgen.cli.session import Session, colour_wanted, pass_session, session_options
from docgen.diagnostics import Diagnostic
from docgen.diagnostics.render import as_text
from docgen.law import Jurisdiction, LawLibrary, Row, Section, describe, law_roots
from docgen.workspace.files import OnDisk

INDENT = " " * 6


@click.group(name="law", epilog="Example: docgen law show US-CA")
def command() -> None:
    """List and show the jurisdictions: limits, interest, notices, each value with its source.

    This is data for a lawyer to check, not legal advice. What is not known is shown as not known.
    """


@command.command(name="list")
@format_option()
@session_options
@pass_session
def list_jurisdictions(session: Session, form: str) -> int:
    """List the jurisdictions with their small-claims limits, coverage and oldest check."""
    library = _library(session)
    rows = []
    for code in library.codes():
        jurisdiction = library.jurisdiction(code)
        if jurisdiction.value is None:
            _complain(session, jurisdiction.diagnostics)
            continue
        rows.append(_summary(jurisdiction.value, now().date()))
    if form == "json":
        session.result(json.dumps({"version": 1, "jurisdictions": rows}, indent=2, ensure_ascii=False))
        return 0
    from docgen.reports.text import laid_out

    table = [("Code", "Name", "Small-claims limit", "Values", "Not known", "Oldest check")]
    for row in rows:
        table.append(
            (
                row["code"],
                row["name"],
                row["limit"],
                str(row["values"]),
                str(row["not_known"]),
                row["oldest_check"] or "–",
            )
        )
    session.result(laid_out(table, right={3, 4}, width=session.width))
    return 0


@command.command(epilog="Example: docgen law show US-CA --on 2025-01-01")
@click.argument("code", metavar="JURISDICTION")
@click.option("--on", "--as-of", "on", type=DAY, metavar="DATE", help="The law of this day instead of today.")
@format_option()
@session_options
@pass_session
def show(session: Session, code: str, on: date | None, form: str) -> int:
    """Show every value of one jurisdiction that is in force, with citation and source."""
    found = _library(session).jurisdiction(code)
    if found.value is None:
        _complain(session, found.diagnostics)
        return 1
    day = on or now().date()
    sections = describe(found.value, day)
    if form == "json":
        rows = [asdict(row) for section in sections for row in section.rows]
        whole = {"version": 1, "jurisdiction": code, "name": found.value.name, "on": day.isoformat()}
        session.result(json.dumps({**whole, "values": rows}, indent=2, ensure_ascii=False))
        return 0
    session.result("\n".join(_page(found.value, day, sections, session.width)))
    return 0


def _page(place: Jurisdiction, day: date, sections: tuple[Section, ...], width: int) -> list[str]:
    lines = [f"{place.name} ({place.code}), law of {day}"]
    for section in sections:
        lines += ["", section.topic.replace("_", " ").upper()]
        name = ""
        for row in section.rows:
            if row.name != name:
                name = row.name
                lines += ["", f"  {name}  –  {row.description}"]
            lines += _value(row, width)
    return lines


def _value(row: Row, width: int) -> list[str]:
    facts = f"[{row.depends_on}] " if row.depends_on else ""
    lines = [_wrapped(f"{facts}{row.value}", width, first=" " * 4)]
    since = f"in force from {row.in_force_from}" if row.in_force_from else ""
    about = [row.citation, since, f"{row.confidence} confidence" if row.confidence else ""]
    about += [f"checked {row.last_checked}" if row.last_checked else ""]
    about += [f"set by the workspace for {row.jurisdiction}" if row.override else ""]
    told = "; ".join(part for part in about if part)
    if told:
        lines.append(_wrapped(told, width))
    if row.scope:
        lines.append(_wrapped(f"reach: {row.scope}", width))
    if row.note:
        lines.append(_wrapped(" ".join(row.note.split()), width))
    lines += [_wrapped(f"differs: {' '.join(other.split())}", width) for other in row.conflict]
    return lines + [f"{INDENT}{source}" for source in row.sources]


def _wrapped(text: str, width: int, first: str = INDENT) -> str:
    return fill(
        text,
        width,
        initial_indent=first,
        subsequent_indent=INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _summary(place: Jurisdiction, day: date) -> dict[str, Any]:
    rows = [row for section in describe(place, day) for row in section.rows]
    checks = [row.last_checked for row in rows if row.last_checked]
    limits = [row for row in rows if row.name == "small_claims.limit"]
    return {
        "code": place.code,
        "name": place.name,
        "limit": _limit(limits),
        "limits": [{"for": row.depends_on, "limit": row.value} for row in limits],
        "values": len(rows),
        "not_known": sum(row.value.startswith("not known") for row in rows),
        "oldest_check": min(checks, default=None),
    }


def _limit(rows: list[Row]) -> str:
    """The limits at a glance: `USD 6,250 or 12,500, by claimant`."""
    known = [row.value for row in rows if not row.value.startswith("not known")]
    if not known:
        return "not known"
    currency = known[0].partition(" ")[0]
    amounts = sorted(
        {value.partition(" ")[2] for value in known}, key=lambda text: int(text.replace(",", ""))
    )
    facets = dict.fromkeys(part.partition(":")[0] for row in rows for part in row.depends_on.split("; "))
    by = " and ".join(facet for facet in facets if facet)
    unknown = "; some not known" if len(known) < len(rows) else ""
    return f"{currency} {' or '.join(amounts)}{f', by {by}' if by else ''}{unknown}"


def _library(session: Session) -> LawLibrary:
    workspace = the_workspace_or_none(session)
    return LawLibrary(law_roots(workspace.own_law if workspace else None))


def _complain(session: Session, diagnostics: tuple[Diagnostic, ...]) -> None:
    for problem in diagnostics:
        session.complain(as_text(problem, OnDisk(), colour=colour_wanted(sys.stderr)) + "\n")
