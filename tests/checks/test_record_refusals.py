"""`docgen record` writes nothing that would be wrong: sums that are too high, days to come, events that stand there."""

from __future__ import annotations

import re
import shutil
from datetime import date, timedelta

import pytest

from .conftest import CASES, Job, Recorder

LAW = CASES.parents[1] / "law" / "data"

LATER = "2099-03-20"
COMING = (
    ("payment", "5.00", "--date", LATER),
    ("notice", "demand-letter", "--method", "courier", "--sent", f"{LATER} 09:00"),
    ("notice", "demand-letter", "--method", "courier", "--sent", "2026-03-20", "--delivered", LATER),
    ("signature", "contract", "client", "--at", LATER),
    ("milestone", "M2", "--reached", LATER),
    ("milestone", "M1", "--accepted", LATER),
    ("work", "stopped", "--date", LATER),
    ("contact", "in", "--channel", "phone", "--to", "Bo", "--summary", "Asked", "--date", LATER),
    ("dispute", "D1", "--reason", "A scratch", "--date", LATER),
    ("dispute", "D1", "--resolved", LATER),
    ("evidence", "project.yaml", "--description", "A file", "--date", LATER),
    ("filing", "5.00", "--date", LATER),
    ("credit-note", "1", "5.00", "--reason", "Less", "--date", LATER),
    ("refund", "5.00", "--date", LATER),
    ("waiver", "5.00", "--component", "interest", "--date", LATER),
)


@pytest.fixture
def record(job: Job, capsys: pytest.CaptureFixture[str]) -> Recorder:
    """The command, in the project without a problem and with the law of its place."""
    shutil.copytree(LAW, job.root / "law")
    for path in (job.root / "law").rglob("*.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace("EXD", "USD"), encoding="utf-8")
    return Recorder(job, capsys)


def refused(record: Recorder, kind: str, *arguments: str, code: int = 1) -> str:
    """What is said against an entry; nothing is written."""
    before = {path: path.read_bytes() for path in record.job.folder.rglob("*") if path.is_file()}
    found, out, err = record(kind, *arguments)
    assert (found, out) == (code, ""), err
    assert {path: path.read_bytes() for path in record.job.folder.rglob("*") if path.is_file()} == before
    return err


@pytest.mark.parametrize("arguments", COMING, ids=lambda arguments: " ".join(arguments[:2]))
def test_a_day_that_has_not_come_is_refused(record: Recorder, arguments: tuple[str, ...]) -> None:
    """Today is named, and the year that is probably meant."""
    err = refused(record, *arguments, code=2)
    assert f"{LATER} has not come yet: today is 20" in err and "(America/Chicago)" in err
    assert re.search(r"did you mean 20\d\d-03-20\?", err)


def test_tomorrow_has_not_come_and_the_day_that_a_closed_matter_stands_on_has(record: Recorder) -> None:
    """Today is that of the project's place, or the fixed as-of date where that is later (S-24)."""
    err = refused(record, "work", "started", "--date", str(date.today() + timedelta(days=2)), code=2)
    assert "--date" in err
    record.job.change("  timezone:", "  as_of: 2099-03-20\n  timezone:")
    assert record("work", "stopped", "--date", LATER)[0] == 0
    assert "today is 2099-03-20" in refused(record, "work", "resumed", "--date", "2099-03-21", code=2)


def test_no_day_before_the_contract_is_suggested(record: Recorder) -> None:
    """The contract is of 2 March 2026: 20 December 2025 is no day that can be meant, 20 March 2026 is one."""
    record.job.change("  timezone:", "  as_of: 2026-04-01\n  timezone:")
    late = refused(record, "work", "started", "--date", "2149-12-20", code=2)
    assert "2149-12-20 has not come yet" in late and "did you mean" not in late
    assert "did you mean 2026-03-20?" in refused(record, "work", "started", "--date", "2149-03-20", code=2)


def test_an_invoice_may_be_dated_ahead_with_a_warning(record: Recorder) -> None:
    """It is a paper that is made, not an event; a wrong year shows."""
    for day in (LATER, "2099-03-21"):
        code, out, err = record("invoice", "M2", "--date", day, "--amount", "5.00")
        assert code == 0 and "added" in out
        assert "warning[DG727]" in err and "most often it is the year" in err
    assert record("payment", "5.00", "--date", "2026-03-20")[::2] == (0, "")


def test_a_milestone_is_not_billed_twice(record: Recorder) -> None:
    """In whole, in parts and after a credit note: what is left decides."""
    assert record("invoice", "M2", "--date", "2026-03-20", "--amount", "1500.00")[0] == 0
    assert "of which 500.00 is left" in refused(
        record, "invoice", "M2", "--date", "2026-03-21", "--amount", "500.01"
    )
    assert record("invoice", "M2", "--date", "2026-03-21")[0] == 0
    assert "[DG726]" in refused(record, "invoice", "M2", "--date", "2026-03-22")
    assert record("credit-note", "2", "100.00", "--date", "2026-03-23", "--reason", "Less")[0] == 0
    assert "give it an amount of at most 100.00" in refused(record, "invoice", "M2", "--date", "2026-03-24")
    assert record("invoice", "M2", "--date", "2026-03-24", "--amount", "100.00")[0] == 0


def test_a_credit_note_above_what_is_left_of_its_invoice_is_refused(record: Recorder) -> None:
    """The second one counts with the first."""
    assert record("invoice", "M2", "--date", "2026-03-20", "--amount", "1500.00")[0] == 0
    more = ("--date", "2026-03-23", "--reason", "Less")
    assert "[DG724]" in refused(record, "credit-note", "2", "1500.01", *more)
    assert record("credit-note", "2", "1000.00", *more)[0] == 0
    assert "asks for 500.00 by then" in refused(record, "credit-note", "2", "500.01", *more)


def test_sums_that_the_account_cannot_follow_are_refused(record: Recorder) -> None:
    """A refund without a credit, a waiver of what is not owed."""
    assert "[DG703]" in refused(record, "refund", "5.00", "--date", "2026-03-20")
    assert "[DG702]" in refused(
        record, "waiver", "5.00", "--component", "fee", "--milestone", "M1", "--date", "2026-03-20"
    )


def test_what_was_wrong_before_keeps_no_entry_out(record: Recorder) -> None:
    """A payment is recorded although an invoice asks for too much, and although a file is wrong."""
    record.job.add('credit_notes:\n  - {date: 2026-03-10, invoice: "1", amount: 5000.00, reason: Wrong}\n')
    assert record("payment", "5.00", "--date", "2026-03-20")[0] == 0
    record.job.change("currency: USD", "currency: USD\n  colour: red")
    assert record("payment", "6.00", "--date", "2026-03-21")[0] == 0


def test_what_is_too_much_may_be_put_right_step_by_step(record: Recorder) -> None:
    """1,500.00 and 1,000.00 of 2,000.00: two credit notes take 500.00 back, the first alone is not enough."""
    record.job.change(
        "invoices:\n",
        'invoices:\n  - {number: "8", date: 2026-03-20, milestone: M2, amount: 1500.00}\n'
        '  - {number: "9", date: 2026-03-21, milestone: M2, amount: 1000.00}\n',
        "record.yaml",
    )
    assert record("credit-note", "8", "300.00", "--date", "2026-03-22", "--reason", "Less")[0] == 0
    assert record("credit-note", "9", "200.00", "--date", "2026-03-23", "--reason", "Less")[0] == 0
    assert "of which 0.00 is left" in refused(
        record, "invoice", "M2", "--date", "2026-03-24", "--amount", "0.01"
    )


def test_an_entry_that_puts_something_right_is_not_blamed_for_what_comes_to_light(record: Recorder) -> None:
    """The dispute lacks its reason, which hides that a credit note is too high."""
    record.job.add(
        'credit_notes:\n  - {date: 2026-03-10, invoice: "1", amount: 5000.00, reason: Wrong}\n'
        "disputes:\n  - {id: D1, date: 2026-03-12}\n"
    )
    code, out, err = record("dispute", "D1", "--reason", "A page is missing")
    assert code == 0 and "completed with" in out, err


def test_a_change_order_that_nobody_signed_keeps_no_invoice_out(record: Recorder) -> None:
    """It would go below what is billed: that is said, and is no matter of the invoice."""
    record.job.add(
        "change_orders:\n"
        "  - {number: 1, title: Less, description: Less, date: 2026-03-15, reason: wish, amount: -900.00,\n"
        "     days: 0, milestones: [{id: M2, delta: -900.00}]}\n",
        "project.yaml",
    )
    code, out, err = record("invoice", "M2", "--date", "2026-03-20")
    assert code == 0 and "added" in out
    assert "warning[E-CO-BELOW-BILLED]" in err


def test_a_change_order_in_force_is_not_undone_by_an_older_invoice(record: Recorder) -> None:
    """Signed on 2026-03-16, M2 is 1,100.00: an invoice of the day before takes the change order out of the price."""
    record.job.add(
        "change_orders:\n"
        "  - {number: 1, title: Less, description: Less, date: 2026-03-15, reason: wish, amount: -900.00,\n"
        "     days: 0, milestones: [{id: M2, delta: -900.00}]}\n",
        "project.yaml",
    )
    for party in ("contractor", "client"):
        assert record("signature", "change-order-1", party, "--at", "2026-03-16")[0] == 0
    err = refused(record, "invoice", "M2", "--date", "2026-03-15")
    assert "error[E-CO-BELOW-BILLED]" in err


def test_a_text_that_a_letter_would_not_say_is_refused_where_it_is_written(record: Recorder) -> None:
    """The answer to a dispute is printed in letters."""
    assert record("dispute", "D1", "--date", "2026-03-20", "--reason", "A scratch")[0] == 0
    assert "[E-LANGUAGE]" in refused(record, "dispute", "D1", "--response", "You are a liar and a thief")


SAME_DAY = ("5.00", "--date", "2026-03-20")


def test_the_same_payment_is_not_counted_twice(record: Recorder) -> None:
    """Day and amount are the same, whatever the way: a reference of its own, or --another, makes it a second one."""
    assert record("payment", *SAME_DAY, "--method", "check")[0] == 0
    err = refused(record, "payment", "5.0", "--date", "2026-03-20", "--method", "cash")
    assert "error[DG232]" in err and "it stands here" in err and "--another" in err
    assert record("payment", *SAME_DAY, "--reference", "17")[0] == 0
    assert "[DG232]" in refused(record, "payment", *SAME_DAY, "--reference", "17")
    assert "[DG232]" in refused(record, "payment", *SAME_DAY)
    assert record("payment", *SAME_DAY, "--reference", "18")[0] == 0
    assert record("payment", *SAME_DAY, "--another")[0] == 0
    assert record("payment", "5.00", "--date", "2026-03-21")[0] == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("work", "stopped", "--date", "2026-03-20"),
        (
            "contact", "in", "--date", "2026-03-20", "--channel", "phone", "--to", "Bo", "--summary", "Asked",
        ),
        ("filing", "5.00", "--date", "2026-03-20"),
        ("invoice", "M2", "--date", "2026-03-20", "--amount", "5.00"),
        ("credit-note", "1", "5.00", "--date", "2026-03-20", "--reason", "Less"),
    ],
    ids=lambda arguments: arguments[0],
)  # fmt: skip
def test_the_same_event_again_is_refused(record: Recorder, arguments: tuple[str, ...]) -> None:
    """What happened once stands once; another one is said to be another."""
    assert record(*arguments)[0] == 0
    err = refused(record, *arguments)
    assert "error[DG232]: this is in the record already: " in err
    if arguments[0] != "work":
        assert record(*arguments, "--another")[0] == 0


def test_refunds_and_waivers_stand_once(record: Recorder) -> None:
    """A credit of 50.00 is paid back in two refunds of 20.00, the second one on purpose; so is interest given up."""
    assert record("payment", "1050.00", "--date", "2026-03-08")[0] == 0
    refund = ("refund", "20.00", "--date", "2026-03-20")
    assert record(*refund)[0] == 0
    assert "[DG232]" in refused(record, *refund)
    assert record(*refund, "--another")[0] == 0
    assert record("invoice", "M2", "--date", "2026-03-20")[0] == 0
    waiver = ("waiver", "20.00", "--component", "principal", "--milestone", "M2", "--date", "2026-04-20")
    assert record(*waiver)[0] == 0
    assert "[DG232]" in refused(record, *waiver)


def test_what_has_a_name_of_its_own_is_found_by_it(record: Recorder) -> None:
    """A milestone, a dispute, a file: the same once more changes nothing."""
    (record.job.folder / "floor.jpg").write_bytes(b"picture")
    for arguments in (
        ("milestone", "M2", "--reached", "2026-03-20"),
        ("dispute", "D1", "--date", "2026-03-20", "--reason", "A scratch"),
        ("evidence", "floor.jpg", "--date", "2026-03-20", "--description", "The floor"),
        ("notice", "demand-letter", "--sent", "2026-03-20", "--method", "courier"),
    ):
        assert record(*arguments)[0] == 0
        before = record.text
        code, out, err = record(*arguments)
        assert (code, out) == (0, "") and "recorded already" in err and record.text == before


LETTER = ("notice", "demand-letter")


def test_a_notice_is_completed_by_its_day(record: Recorder) -> None:
    """Sent at ten, arrived the day after: one notice, with its time."""
    assert record(*LETTER, "--sent", "2026-03-20 10:00", "--method", "courier")[0] == 0
    code, out, err = record(*LETTER, "--sent", "2026-03-20", "--delivered", "2026-03-21")
    assert code == 0 and "completed with {delivered: 2026-03-21}" in out, err
    assert record.text.count("demand-letter") == 1 and "sent: 2026-03-20 10:00" in record.text
    assert "[DG230]" in refused(record, *LETTER, "--sent", "2026-03-20", "--delivered", "2026-03-22")
    assert record(*LETTER, "--sent", "2026-03-20 15:00", "--method", "courier")[0] == 0
    assert record.text.count("demand-letter") == 2


def test_which_notice_is_meant_is_asked_where_there_are_several(record: Recorder) -> None:
    """Number, way or time tell them apart."""
    record.job.add(
        "notices:\n"
        "  - {number: JOB-N-01, document: demand-letter, sent: 2026-03-20 10:00, method: courier}\n"
        "  - {number: JOB-N-02, document: demand-letter, sent: 2026-03-20 16:00, method: courier}\n"
        "  - {number: JOB-N-02, document: demand-letter, sent: 2026-03-20 16:00, method: email}\n"
    )
    came = ("--sent", "2026-03-20", "--delivered", "2026-03-21")
    err = refused(record, *LETTER, *came)
    assert "3 notices of demand-letter sent on 2026-03-20 are in the record" in err
    assert "number JOB-N-01, sent 2026-03-20 10:00 by courier" in err
    assert "number JOB-N-02, sent 2026-03-20 16:00 by email" in err
    assert "2 notices" in refused(record, *LETTER, *came, "--method", "courier")
    assert "number JOB-N-09" in refused(record, *LETTER, *came, "--number", "JOB-N-09")
    assert "more than one" in refused(record, *LETTER, *came, "--number", "JOB-N-02")
    code, out, _ = record(*LETTER, *came, "--number", "JOB-N-02", "--method", "email")
    assert code == 0 and "completed with {delivered: 2026-03-21}" in out
    assert record(*LETTER, *came, "--number", "JOB-N-01")[0] == 0
    assert record.text.count("delivered") == 2 and record.text.count("demand-letter") == 3
