"""Resumption notices: refused until the full sum has come, and then what R-20 gives (D10, R-19, R-20)."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.documents.base import Availability
from docgen.documents.resumption_notice import ResumptionNoticeContext
from docgen.rules import ProjectState
from docgen.values import Money
from documents.made import answer, context, heading
from documents.test_printed import printed
from facts import day, state_of
from helpers import docgen, edit, word_text, workspace_of

ID = "resumption-notice"

# WE-13: posted on 12 June, ten days, suspended from 30 June, cleared on Monday 20 July.
JOB = """
holidays: US
milestones:
  M1: {amount: 10000.00, due: 2026-06-05}
  M2: {amount: 5000.00, due: {after: invoice, days: 7}, target: 2026-08-14}
  M3: {amount: 5000.00, due: {after: invoice, days: 7}, target: 2026-06-19}
project: {project: {kind: construction}, contract: {completion: 2026-09-30}}
terms: {suspension: {notice_days: 10}}
law: {suspension: {minimum_notice_days: 0}}
record:
  milestones: [{id: M3, reached: 2026-06-18}]
  notices: [{document: notice-of-intent, items: [M1], sent: 2026-06-12, method: post}]
"""
PART = "{date: 2026-07-10, amount: 4000.00}"
REST = "{date: 2026-07-20, amount: 6000.00}"
PAID = f"record: {{payments: [{PART}, {REST}]}}"


def usd(amount: str) -> Money:
    """US dollars."""
    return Money.of(amount, "USD")


def notice(state: ProjectState) -> ResumptionNoticeContext:
    """What the notice prints."""
    return context(state, ID, ResumptionNoticeContext)


def test_it_is_refused_until_the_full_sum_has_come() -> None:
    """E-NOT-CLEARED: with what is missing on the day, and the payment it waits for; a part changes nothing."""
    for as_of, missing in (("2026-07-09", "10,000.00"), ("2026-07-19", "6,000.00")):
        given = answer(state_of(JOB, as_of, PAID), ID)
        assert (given.availability, given.code, given.possible_from) == (
            Availability.REFUSED,
            "E-NOT-CLEARED",
            None,
        )
        assert given.reason == f"of the sum to resume, {missing} is missing"
        assert given.waits_for == "the payment of the full sum to resume"
    assert answer(state_of(JOB, "2026-07-20", PAID), ID).allowed


def test_one_who_was_never_suspended_has_none() -> None:
    """Without a suspension that began there is nothing to resume."""
    for as_of in ("2026-06-01", "2026-06-29"):
        given = answer(state_of(JOB, as_of), ID)
        assert (given.code, given.waits_for) == ("E-NOT-CLEARED", "a suspension of work")
    plain = "milestones: {M1: {amount: 10000.00, due: 2026-06-05}}"
    assert answer(state_of(plain, "2026-07-20"), ID).code == "E-NOT-CLEARED"


def test_the_numbers_of_the_worked_example() -> None:
    """WE-13: resumes on 21 July, 21 days, 14 August becomes 4 September, 30 September becomes 21 October."""
    made = notice(state_of(JOB, "2026-07-20", PAID))
    assert (made.cleared_on, made.resumed_on, made.days) == (day("2026-07-20"), day("2026-07-21"), 21)
    assert (made.first_day, made.last_day) == (day("2026-06-30"), day("2026-07-20"))
    # M3 was reached before the suspension, so its date stays.
    assert [(row.item, row.before, row.after) for row in made.targets] == [
        ("M2 – Point M2", day("2026-08-14"), day("2026-09-04"))
    ]
    assert (made.completion_before, made.completion_after) == (day("2026-09-30"), day("2026-10-21"))
    assert made.received == ("$4,000.00 on July 10, 2026", "$6,000.00 on July 20, 2026")
    assert (made.due, made.plan_unpaid, made.trigger) == (usd("0"), None, "")
    assert made.following is not None and made.following.amount == usd("5000")


@pytest.mark.parametrize(
    ("as_of", "work", "words"),
    [
        ("2026-07-20", "", "Work resumes on Tuesday, July 21, 2026, as agreed in"),
        ("2026-07-21", "", "Work resumes on Tuesday, July 21, 2026, as agreed in"),
        ("2026-07-24", "", "the day on which work resumes is Tuesday, July 21, 2026."),
        ("2026-07-24", "{date: 2026-07-21, event: resumed}", "Work resumed on Tuesday, July 21, 2026."),
    ],
)
def test_only_what_is_on_record_is_told_as_past(as_of: str, work: str, words: str, tmp_path: Path) -> None:
    """A letter of the clearing day announces; one that comes later tells the resumption only from the record."""
    more = f"record: {{payments: [{PART}, {REST}], work: [{work}]}}"
    path = tmp_path / "notice.docx"
    path.write_bytes(printed(state_of(JOB, as_of, more), ID))
    text = word_text(path)
    assert words in text
    assert ("Work resumed" in text) is bool(work)
    assert "The suspension counts 21 days, from Tuesday, June 30, 2026 to Monday, July 20, 2026." in text


def test_a_date_that_is_over_when_work_resumes_is_not_promised(tmp_path: Path) -> None:
    """R-20: 21 days from 30 June on. 30 June becomes 21 July, the day of resuming; 1 July becomes 22 July."""
    path = tmp_path / "notice.docx"
    sentence = "will agree a new date with you in a change order"

    def told(target: str, completion: str) -> str:
        dates = f"{{milestones: {{M2: {{target: {target}}}}}, project: {{contract: {{completion: {completion}}}}}}}"
        path.write_bytes(printed(state_of(JOB, "2026-07-20", PAID, dates), ID))
        return word_text(path)

    over = told("2026-06-30", "2026-06-20")
    assert "to be agreed (by the days alone: July 21, 2026)" in over
    assert "to be agreed (by the days alone: July 11, 2026)" in over
    assert sentence in over
    one = told("2026-07-01", "2026-06-30")
    assert "July 22, 2026" in one and "to be agreed (by the days alone: July 21, 2026)" in one
    assert one.count("to be agreed") == 1 and sentence in one
    kept = told("2026-07-01", "2026-07-02")
    assert "July 22, 2026" in kept and "July 23, 2026" in kept
    assert "agreed (" not in kept and sentence not in kept


def test_what_became_due_since_is_not_called_current(tmp_path: Path) -> None:
    """P-2: the account of the letter's own day."""
    invoiced = PAID.replace(
        "record: {", "record: {invoices: [{number: I-3, date: 2026-07-20, milestone: M3}], "
    )
    made = notice(state_of(JOB, "2026-07-20", invoiced))
    assert made.due == usd("0") and made.following is not None
    assert (made.following.item, made.following.due) == ("M3 – Point M3", day("2026-07-27"))
    late = state_of(JOB, "2026-07-29", invoiced)
    assert (notice(late).due, notice(late).grace_until) == (usd("5000"), day("2026-08-03"))
    path = tmp_path / "notice.docx"
    path.write_bytes(printed(late, ID))
    assert "is current" not in word_text(path)


def test_a_payment_that_bounced_clears_nothing() -> None:
    """A cheque that came back counts as never made from then on."""
    bounced = REST.replace("}", ", reversed: {date: 2026-07-24, reason: bounced}}")
    more = f"record: {{payments: [{PART}, {bounced}]}}"
    assert answer(state_of(JOB, "2026-07-23", more), ID).allowed
    assert answer(state_of(JOB, "2026-07-24", more), ID).code == "E-NOT-CLEARED"


def test_work_that_is_over_does_not_resume() -> None:
    """Complete or terminated while it stood still: nothing is left to resume."""
    over = f"record: {{payments: [{PART}, {REST}], work: [{{date: 2026-07-15, event: terminated}}]}}"
    given = answer(state_of(JOB, "2026-07-20", over), ID)
    assert given.code == "E-NOTHING-TO-SUSPEND"


AGAIN = f"""
record:
  payments: [{PART}, {REST}, {{date: 2026-10-20, amount: 5000.00}}]
  invoices: [{{number: I-2, date: 2026-09-04, milestone: M2}}]
  notices:
    - {{document: notice-of-intent, items: [M1], sent: 2026-06-12, method: post}}
    - {{document: resumption-notice, sent: 2026-07-20, method: email}}
    - {{document: notice-of-intent, items: [M2], sent: 2026-09-21, method: email}}
"""


def test_sent_is_sent_and_a_later_suspension_has_its_own() -> None:
    """S-22: sent for the suspension that it ended; the next one begins on 2 October and is told by itself."""
    for as_of in ("2026-07-20", "2026-09-30", "2026-10-01"):
        given = answer(state_of(JOB, as_of, AGAIN), ID)
        assert (given.availability, given.on) == (Availability.SENT, day("2026-07-20"))
    assert answer(state_of(JOB, "2026-07-21", AGAIN), ID, again=True).allowed
    assert answer(state_of(JOB, "2026-10-02", AGAIN), ID).code == "E-NOT-CLEARED"
    state = state_of(JOB, "2026-10-20", AGAIN)
    assert answer(state, ID).allowed
    made = notice(state)
    assert (made.first_day, made.resumed_on, made.days) == (day("2026-10-02"), day("2026-10-21"), 19)
    assert made.received == ("$5,000.00 on October 20, 2026",)
    # Twenty-one days came before: 21 October becomes 9 November.
    assert (made.completion_before, made.completion_after) == (day("2026-10-21"), day("2026-11-09"))


def test_a_resumption_notice_binds_nothing() -> None:
    """S-7: it is about no unpaid item, so no payment makes it lapse."""
    (sent,) = [one for one in state_of(JOB, "2026-08-01", AGAIN).notices if one.document == ID]
    assert (sent.items, sent.lapsed_on, sent.valid) == ((), None, True)


def test_an_approval_of_an_earlier_notice_releases_no_later_one() -> None:
    """6.4: approved is the letter of this suspension."""
    approved = AGAIN + "  approvals: [{document: resumption-notice, by: Tomas Reyes, on: 2026-07-20}]\n"
    assert not heading(state_of(JOB, "2026-07-20", approved), ID).draft
    assert heading(state_of(JOB, "2026-10-20", approved), ID).draft
    named = heading(state_of(JOB, "2026-07-20", PAID), ID)
    assert (named.number, named.day, named.draft) == (None, day("2026-07-20"), True)


PLAN = """
project:
  plans:
    - {id: "1", effective: 2026-07-15, down_payment: 1000.00, instalments: 3, step: month, first: 2026-08-15, grace: {days: 5}, interest: paused, work_resumes_on: down_payment}
record:
  signatures:
    - {document: payment-plan-1, party: contractor, at: 2026-07-14}
    - {document: payment-plan-1, party: client, at: 2026-07-15}
  payments: [{date: 2026-07-16, amount: 1000.00}]
"""


def test_under_a_plan_its_trigger_lets_work_go_on(tmp_path: Path) -> None:
    """R-20: on the day of the down payment, and not before; the account is under the plan, not current."""
    given = answer(state_of(JOB, "2026-07-15", PLAN), ID)
    assert (given.code, given.waits_for) == ("E-NOT-CLEARED", "the down payment of the payment plan")
    state = state_of(JOB, "2026-07-16", PLAN)
    assert answer(state, ID).allowed
    made = notice(state)
    assert (made.resumed_on, made.days, made.plan_unpaid) == (day("2026-07-17"), 17, usd("9000"))
    assert made.following is not None
    assert (made.following.amount, made.following.due) == (usd("3000"), day("2026-08-15"))
    path = tmp_path / "notice.docx"
    path.write_bytes(printed(state, ID))
    text = word_text(path)
    assert "work goes on once the down payment has been received; that was on July 16, 2026." in text
    assert "$9,000.00 of the balance acknowledged in it is left" in text
    assert "is current" not in text and "is paid" not in text


def test_a_resumption_notice_in_word(tmp_path: Path) -> None:
    """The kitchen, paid on 20 July: built, and read back out of Word.

    75 days since the payment of 6 May: 219.86 on M3 and 30.23 on C1, with 10,700.00 and 1,471.28.
    """
    root = workspace_of(tmp_path, "riverside-kitchen")
    folder = root / "projects" / "riverside-kitchen"
    (folder / "docgen.lock").unlink(missing_ok=True)
    payment = "  - {date: 2026-07-20, amount: 12421.37, method: transfer}\n"
    edit(folder / "record.yaml", "\npayments:\n", "\npayments:\n" + payment)
    before = docgen(root, "build", "riverside-kitchen", "--only", ID, "--as-of", "2026-07-19")
    assert before.code == 1 and "12,418.04 is missing: waits for the payment of the full sum" in before.text
    ran = docgen(root, "build", "riverside-kitchen", "--only", ID, "--as-of", "2026-07-20")
    assert ran.code == 0, ran.text
    text = word_text(root / "output" / "riverside-kitchen" / "KITCH_resumption-notice_2026-07-20.draft.docx")
    for words in (
        "Work resumes under Section 18 of agreement KITCH-C",
        "Thank you. I received $12,421.37 on July 20, 2026. Everything that was due under our agreement",
        "Work resumes on Tuesday, July 21, 2026, as agreed in Section 18 (Resuming work).",
        "The suspension counts 60 days, from Friday, May 22, 2026 to Monday, July 20, 2026.",
        "Your account is current as of July 20, 2026.",
        "The next payment is $10,400.00 for M4 – Cabinets set, due 7 calendar days after its invoice.",
    ):
        assert words in text
