"""What is asked for by an invoice waits for the invoice: it goes out first, and bears the day on which it does."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

from docgen.reports.next_step import next_step
from docgen.reports.status import document_rows
from docgen.reports.tasks import Task, tasks
from facts import codes_of, state_of
from helpers import docgen, edit, workspace_of

LATE = """
milestones:
  M1: {amount: 1000.00, due: {after: invoice, days: 7}}
  M2: {amount: 2000.00, due: {after: invoice, days: 7}}
terms: {suspension: {notice_days: 10}}
record:
  signatures:
    - {document: contract, party: contractor, at: 2026-01-02}
    - {document: contract, party: client, at: 2026-01-02}
  milestones: [{id: M1, reached: 2026-03-01}, {id: M2, reached: 2026-04-01}]
  invoices:
    - {number: INV-1, date: 2026-03-02, milestone: M1}
    - {number: INV-2, date: 2026-04-02, milestone: M2}
  notices: [{document: invoice-INV-1, sent: 2026-03-02 10:00, method: email}]
"""
LOGGED = """
record:
  communications:
    - {date: 2026-04-02, channel: email, direction: out, to: Client Ltd, summary: Invoice, document: invoice-INV-2}
"""
FORMAL = ("notice-of-intent", "suspension-notice", "demand-letter")
DAY = "2026-05-20"


def of(day: str, *more: str) -> tuple[Task, ...]:
    """The tasks of a day."""
    state = state_of(LATE, day, *more)
    return tasks("job", state, document_rows(state))


def next_on(day: str, *more: str) -> tuple[str, str | None]:
    """The next step of a day, and its document."""
    state = state_of(LATE, day, *more)
    found = next_step(state, document_rows(state))
    return found["action"], found["document"]


def test_an_invoice_that_never_went_out_comes_before_the_letters_that_rest_on_it() -> None:
    """Both are past grace on 20 May: no notice of intent over a sum for which the second was never asked."""
    found = [task.document for task in of(DAY)]
    assert found[0] == "invoice-INV-2" and not set(found) & set(FORMAL)
    assert next_on(DAY) == ("send invoice INV-2, which is not on record as sent", "invoice-INV-2")
    assert "W-INVOICE-UNSENT" in codes_of(state_of(LATE, DAY))


def test_an_outgoing_contact_that_names_it_is_enough() -> None:
    """Then the letters go on, and nothing is warned of."""
    assert "notice-of-intent" in [task.document for task in of(DAY, LOGGED)]
    assert next_on(DAY, LOGGED)[1] in (*FORMAL, "reminder-4")
    assert "W-INVOICE-UNSENT" not in codes_of(state_of(LATE, DAY, LOGGED))


def test_before_it_is_past_due_it_stops_no_letter() -> None:
    """On 9 April, the due date of the second, the first is past grace since 17 March: its letter needs only its own."""
    found = [task.document for task in of("2026-04-09")]
    assert "notice-of-intent" in found and "invoice-INV-2" in found
    assert found.index("notice-of-intent") < found.index("invoice-INV-2")
    assert "W-INVOICE-UNSENT" not in codes_of(state_of(LATE, "2026-04-09"))


def test_a_fixed_due_date_needs_no_invoice() -> None:
    """What the contract dates itself is due without one."""
    fixed = "milestones: {M2: {amount: 2000.00, due: 2026-04-09}}"
    assert "notice-of-intent" in [task.document for task in of(DAY, fixed)]
    assert "W-INVOICE-UNSENT" not in codes_of(state_of(LATE, DAY, fixed))


def test_an_invoice_of_an_earlier_day_is_dated_anew_before_it_goes_out(tmp_path: Path) -> None:
    """The page names the day and the line; after that edit the issue says nothing of the date."""
    root = workspace_of(tmp_path, "hudson-vine-website")
    record = root / "projects" / "hudson-vine-website" / "record.yaml"
    lines = record.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines, 1) if "milestone: M2" in line)
    dated = re.findall(r"date: (\d{4}-\d\d-\d\d)", lines[at - 1])[0]
    day = str(date.fromisoformat(dated) + timedelta(days=1))

    said = docgen(root, "next", "hudson-vine-website", "--as-of", day).out
    assert f"date it {day} first, record.yaml:{at}" in " ".join(said.split())

    order = ("issue", "hudson-vine-website", "invoice-INV-002", "--sent", day, "--method", "email")
    warned = docgen(root, *order, "-n")
    assert warned.code == 0 and f"record.yaml:{at}:" in warned.err, warned.text
    words = " ".join(warned.err.split())
    assert "warning[DG916]" in words and f"write date: {day} here" in words and "stays due on" in words

    edit(record, f"date: {dated}, milestone: M2", f"date: {day}, milestone: M2")
    assert "DG916" not in docgen(root, *order).err
