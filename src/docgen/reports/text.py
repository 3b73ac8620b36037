"""Status reports laid out as tables, for a terminal and for a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from textwrap import wrap
from typing import Any

from docgen.workspace.kept import title_of

Row = dict[str, Any]

LINE = 100
GAP = 3
"""Columns between two columns of a table."""
_NOTHING = "–"


def project_page(row: Row, *, width: int = LINE) -> str:
    """One project in full."""
    totals, currency = row["totals"], row["currency"]
    due = (
        f"Due today: {currency} {figure(totals['total_due'])} (principal {figure(totals['principal_due'])}, "
        f"interest {figure(totals['interest'])}, fees {figure(totals['fees'])}); "
        f"{figure(totals['per_diem'])} more each day"
        + (f"; credit held {figure(totals['credit'])}" if totals["credit"].strip("0.") else "")
    )
    step = f"Next: {row['next']['action']}" + (f" ({row['next']['date']})" if row["next"]["date"] else "")
    stage = (
        f"Stage {words(row['stage'])} · work {words(row['work'])} · "
        f"price {currency} {figure(row['price']['current'])}" + _changes(row)
    )
    lines = [
        *wrapped(f"{row['title']} ({row['code']}), as of {row['as_of']}", width),
        "",
        *wrapped(stage, width),
        "",
        _schedule(row, width),
        "",
        *(line for text in (due, *_dates(row)) for line in wrapped(text, width)),
        "",
        laid_out(_documents(row), right=set(), width=width),
        "",
        *wrapped(step, width),
    ]
    return "\n".join(lines)


def wrapped(text: str, width: int, indent: str = "  ") -> list[str]:
    """A sentence in lines that are no wider than `width`; no word is broken."""
    return wrap(text, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _changes(row: Row) -> str:
    changes = row["price"]["changes"]
    return f" (changed by {figure(changes)})" if changes.strip("-0.") else ""


def _schedule(row: Row, width: int) -> str:
    """The milestones as a table; where its columns are too narrow for words, each in lines of its own."""
    table, right = _milestones(row), {2, 5, 6, 7, 8}
    if fits(table, right=right, width=width):
        return laid_out(table, right=right, width=width)
    lines = []
    for name, point, *cells in table[1:]:
        lines += wrapped(f"{name}  {point}", width, "    ")
        said = ", ".join(
            f"{head.lower()} {cell}"
            for head, cell in zip(table[0][2:], cells, strict=True)
            if cell != _NOTHING
        )
        lines += wrap(said, width, initial_indent="    ", subsequent_indent="    ")
    return "\n".join(lines)


def _milestones(row: Row) -> list[tuple[str, ...]]:
    table: list[tuple[str, ...]] = [
        ("", "Point", "Amount", "Due", "Grace until", "Paid", "Unpaid", "Interest", "Fee")
    ]
    for item in row["milestones"]:
        table.append(
            (
                item["id"],
                item["point"],
                figure(item["gross"]),
                item["due"] or _NOTHING,
                item["grace_end"] or _NOTHING,
                figure(item["paid"]),
                figure(item["principal_due"]),
                figure(item["interest"]),
                figure(item["fee"]),
            )
        )
    return table


def _dates(row: Row) -> list[str]:
    suspension, demand, claim = row["suspension"], row["demand"], row["claim"]
    lines = (
        [f"Contract not signed: waiting for {', '.join(row['unsigned_by'])}"] if row["unsigned_by"] else []
    )
    lines += [
        f"{title_of(one).capitalize()} was edited since it was sent for signature: send it again before anyone signs"
        for one in row["edited_since_sent"]
    ]
    lines += [_plan(plan) for plan in row["plans"] if not plan["replaced_on"]]
    if suspension["resumed_on"] and suspension["resumed_on"] > row["as_of"]:
        lines.append(
            f"Suspension: cleared {suspension['cleared_on']}, work resumes {suspension['resumed_on']}"
        )
    elif suspension["effective"] and not suspension["ended"]:
        lines.append(
            f"Suspension: last day to pay {suspension['cure_date']}, effective {suspension['effective']}; "
            f"{figure(suspension['sum_to_resume'])} restarts work"
        )
    if demand["sent"]:
        lines.append(
            f"Demand: sent {demand['sent']}, deadline {demand['deadline']}, "
            f"{figure(demand['payoff_at_deadline'])} on that day; filing from {demand['earliest_filing']}"
        )
    if row["filed"]:
        filed, dates = row["filed"], row["court_dates"]
        court = f" with {filed['court']}" if filed["court"] else ""
        hearing = f", hearing {dates['hearing']}" if dates else ""
        added = f", {figure(filed['by_law'])} of it what the law adds" if filed["by_law"].strip("0.") else ""
        lines.append(
            f"Filed: {figure(filed['amount'])} on {filed['on']}{court}{hearing}; "
            f"{figure(filed['unpaid'])} of what it is about is unpaid{added}"
        )
    if claim["limit"] and claim["counted"].strip("0."):
        over = f", {figure(claim['excess'])} over" if claim["excess"].strip("0.") else ""
        lines.append(f"Small claims: {figure(claim['counted'])} against {figure(claim['limit'])}{over}")
    if row["limitation_date"]:
        lines.append(f"Limitation: {row['limitation_date']}")
    return lines


def _plan(plan: Row) -> str:
    """One line on a payment plan: how far it is paid, and what comes next."""
    name, acknowledged = f"Plan {plan['id']}", figure(plan["acknowledged"]["total"])
    if not plan["in_effect"]:
        signed = f"signed {plan['signed_on']}" if plan["signed_on"] else "not signed"
        return f"{name}: {signed}, would acknowledge {acknowledged} on {plan['effective']}"
    paid = f"{name}: {figure(plan['unpaid'])} of {acknowledged} is unpaid"
    if day := plan["satisfied_on"]:
        late = f"paid on {day} after its default of {plan['default_date']}"
        return f"{name}: {acknowledged} acknowledged, {late if plan['in_default'] else f'satisfied {day}'}"
    if plan["in_default"]:
        return f"{paid}; in default since {plan['default_date']}"
    coming = plan["next"]
    default = (
        f"default {plan['default_date']} otherwise"
        if plan["default_date"]
        else "no default without a written reminder after that day"
    )
    return f"{paid}; next {figure(coming['amount'])} on {coming['due']}, in time until {coming['last_day']}; {default}"


def _documents(row: Row) -> list[tuple[str, ...]]:
    table: list[tuple[str, ...]] = [("Document", "Today", "Why, and from when")]
    for item in row["documents"]:
        signing = item["signing"]
        if signing is not None and signing["signed_on"]:
            table.append((item["id"], "signed", f"the last signature is of {signing['signed_on']}"))
            continue
        if signing is not None and signing["sent_on"]:
            missing = " and ".join(signing["waiting_for"])
            table.append(
                (item["id"], "sent", f"for signature on {signing['sent_on']}, waiting for {missing}")
            )
            continue
        if item["allowed"]:
            table.append((item["id"], "possible", ""))
            continue
        when = f"possible from {item['possible_from']}" if item["possible_from"] else ""
        when = when or (f"waits for {item['waits_for']}" if item["waits_for"] else "")
        reason = "; ".join(part for part in (item["reason"], when) if part)
        table.append((item["id"], "sent" if item["sent"] else "not yet", reason))
    return table


def weekday(day: date) -> str:
    """A day with its weekday: `Fri 2026-05-22`."""
    return f"{day:%a} {day.isoformat()}"


def words(name: str) -> str:
    """A name of the files as words."""
    return name.replace("_", " ")


def figure(amount: str) -> str:
    """An amount with separators: `48,600.00`."""
    whole, dot, rest = amount.lstrip("-").partition(".")
    sign = "−" if amount.startswith("-") else ""
    return f"{sign}{int(whole):,}{dot}{rest}"


def fits(table: Sequence[tuple[str, ...]], *, right: set[int], width: int) -> bool:
    """Whether the table can be laid out in `width` without a break inside a word, a figure or a date."""
    need = len(table[0]) * GAP - GAP
    for number in range(len(table[0])):
        cells = [row[number] for row in table]
        need += max(
            (len(part) for cell in cells for part in ([cell] if number in right else cell.split())), default=0
        )
    return need <= width


def laid_out(
    table: Sequence[tuple[str, ...]],
    *,
    right: set[int],
    width: int,
    styles: Sequence[str | None] = (),
) -> str:
    """A table in columns that is no wider than `width`; long texts wrap inside their column.

    `styles` are the colours of the rows below the heading; without them there is none.
    """
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    made = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for number, name in enumerate(table[0]):
        made.add_column(
            name, justify="right" if number in right else "left", no_wrap=number in right, overflow="fold"
        )
    for number, row in enumerate(table[1:]):
        made.add_row(*(_plain(text) for text in row), style=styles[number] if styles else None)
    painted = any(styles)
    console = Console(
        width=width,
        force_terminal=painted,
        color_system="standard" if painted else None,
        legacy_windows=False,
    )
    with console.capture() as captured:
        console.print(made)
    return "\n".join(line.rstrip() for line in captured.get().splitlines()).strip("\n")


def _plain(text: str) -> Any:
    """Text that may hold brackets, which must not be read as markup."""
    from rich.text import Text

    return Text(text)
