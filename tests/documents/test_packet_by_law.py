"""Interest and fixed sums of the law in both packets: one total, its statute, its periods, and what is left out (R-35)."""

from __future__ import annotations

from pathlib import Path

from docgen.documents.hand_off_packet import HandOffContext
from docgen.documents.small_claims_packet import SmallClaimsPacketContext
from docgen.values import Money
from documents.made import answer, context
from documents.test_printed import printed
from facts import state_of
from helpers import word_text

PACKET, HAND_OFF = "small-claims-packet", "hand-off-packet"

# 5,000.00 due on Friday 1 May, 1,000.00 due on 8 May. The plan of Monday 1 June pauses interest; 1,000.00 was paid on
# that day, for M1. The payment of 1 July was in time until the 6th, so interest runs again after 1 July.
ENGLAND = """
holidays: England
currency: GBP
milestones: {M1: {amount: 5000.00, due: 2026-05-01}, M2: {amount: 1000.00, due: 2026-05-08}}
law:
  interest:
    statutory_rate: {undated: {value: 10, unit: percent per year, kind: floating, sources: [here]}}
project:
  project: {jurisdiction: GB-EAW, language: en-GB}
  claim: {venue_basis: The client is here., instruction: Claim it.}
  plans:
    - {id: "1", effective: 2026-06-01, down_payment: 1000.00, instalments: 2, step: month, first: 2026-07-01,
       grace: {days: 5}, interest: paused}
record:
  signatures:
    - {document: contract, party: contractor, at: 2026-01-02}
    - {document: contract, party: client, at: 2026-01-03}
    - {document: payment-plan-1, party: contractor, at: 2026-05-29}
    - {document: payment-plan-1, party: client, at: 2026-05-30}
  payments: [{date: 2026-06-01, amount: 1000.00}]
  notices: [{document: demand-letter, sent: 2026-07-08, method: courier, delivered: 2026-07-09}]
"""
DAY = "2026-07-31"
# M1: 31 days of 5,000.00 are 42.47, 30 of 4,000.00 are 32.88. M2: 24 days of 1,000.00 are 6.58, 30 are 8.22.
# The debts that became late are of 5,000.00 and 1,000.00: 70.00 each. 5,000.00 + 90.15 + 140.00 = 5,230.15.
THE_ACT = "the Late Payment of Commercial Debts (Interest) Act 1998"


def gbp(amount: str) -> Money:
    """Pounds."""
    return Money.of(amount, "GBP")


def packet(day: str, *more: str) -> SmallClaimsPacketContext:
    """The small-claims packet of a day."""
    return context(state_of(ENGLAND, day, *more), PACKET, SmallClaimsPacketContext)


def particulars(day: str, *more: str) -> str:
    """The particulars of claim of a day."""
    return "\n".join(packet(day, *more).particulars)


def text_of(folder: Path, document: str, day: str, *more: str) -> str:
    """The words of a document as Word shows them."""
    path = folder / f"{document}.docx"
    path.write_bytes(printed(state_of(ENGLAND, day, *more), document))
    return word_text(path)


def test_the_account_and_the_law_add_up_to_the_one_total(tmp_path: Path) -> None:
    """P-1: Part C ends with the way from its total to the sum that Parts A and D have."""
    found = packet(DAY)
    beside = [(row.name, row.amount) for row in found.damages.beside]
    assert beside == [
        ("Interest under statute", gbp("90.15")),
        ("Fixed compensation under statute", gbp("140.00")),
    ]
    sums = Money.total((row.amount for row in found.damages.beside), found.total.currency)
    assert found.statement.total_due + sums == found.damages.total == found.total == gbp("5230.15")
    text = text_of(tmp_path, PACKET, DAY)
    part_c = text[text.index("From this account to the sum of the claim") :]
    assert part_c.index("Total due by this account\nPart C\n5,000.00") < part_c.index(
        "Total owed as of 31 July 2026\n–\n5,230.15"
    )
    assert "the end of Part C leads from the account to this sum)" in text


def test_a_claim_that_is_the_account_has_nothing_to_reconcile(tmp_path: Path) -> None:
    """With an interest term the law adds nothing."""
    agreed = "terms: {interest: {rate: 8 %, start: after_due}}"
    assert packet(DAY, agreed).damages.beside == ()
    assert "From this account" not in text_of(tmp_path, PACKET, DAY, agreed)


def test_the_hand_off_says_what_a_claim_asks_for_besides_the_account(tmp_path: Path) -> None:
    """The 140.00 that count toward the limit have their line, and the sum is that of the other packet."""
    found = context(state_of(ENGLAND, DAY), HAND_OFF, HandOffContext)
    assert found.beside is not None and found.beside.total == gbp("5230.15")
    counted = [row.amount for row in found.forum.parts if row.counted == "yes"]
    assert counted == [gbp("5000.00"), gbp("140.00")] and found.forum.counted == gbp("5140.00")
    words = (
        "Besides it a claim asks for £90.15 of interest under statute and £140.00 of fixed compensation under statute: "
        "with the account, £5,230.15."
    )
    assert words in text_of(tmp_path, HAND_OFF, DAY)


def test_the_statute_of_a_rate_that_was_filled_in_is_named() -> None:
    """The data knows the Act and not the figure; the override gives the figure without a citation."""
    said = particulars(DAY)
    assert f"Interest is claimed under {THE_ACT} at 10% a year" in said
    assert f"Fixed compensation for late payment is claimed under {THE_ACT}: £140.00." in said
    found = packet(DAY)
    assert found.damages.by_law is not None and found.damages.by_law.statute == THE_ACT.removeprefix("the ")
    assert found.damages.fixed_statute == THE_ACT.removeprefix("the ")
    rows = {row.what: (row.value, row.source) for row in found.sources.rows}
    assert rows["Fixed sum under statute for a late debt"] == ("GBP 70", THE_ACT.removeprefix("the "))


def test_a_statute_that_nobody_names_is_a_blank_and_not_the_law_of_the_place() -> None:
    """A jurisdiction of one's own data: the blank stands in Parts D and E, and the worksheet asks for it."""
    fixed = "law: {interest: {fixed_compensation: {undated: {value: 55, unit: GBP, sources: [here]}}}}"
    said = particulars(DAY, fixed)
    assert "claimed under ____________________ (name the statute): £110.00" in said and "the the" not in said
    sheet = packet(DAY, fixed).worksheet
    assert sheet is not None and "Statute" in [row.question for row in sheet.rows]
    named = packet(DAY).worksheet
    assert named is not None and "Statute" not in [row.question for row in named.rows]


def test_particulars_state_the_periods_in_which_interest_ran() -> None:
    """D13: 1 May to 1 June is 31 days, 42.47 + 6.58; 1 to 31 July is 30 days, 32.88 + 8.22; none between."""
    assert (
        "at 10% a year: from 2 May 2026 to 1 June 2026 (31 days), £49.05 and from 2 July 2026 to 31 July 2026 (30 days), "
        "£41.10, together £90.15. For the days between, no interest is claimed."
    ) in particulars(DAY)


def test_one_period_without_a_break_is_stated_as_one() -> None:
    """Without a plan: 91 days of M1 and 84 of M2, on 5,000.00 to 1 June and 4,000.00 after it."""
    said = particulars(DAY, "project: {plans: []}")
    # 42.47 + 60 days of 4,000.00 (65.75) + 84 days of 1,000.00 (23.01).
    assert "at 10% a year, from 2 May 2026 to 31 July 2026: £131.23." in said


def test_agreed_interest_names_its_gap_too() -> None:
    """The down payment pays the 49.05 first, so 4,049.05 of M1 bear interest: 30 days are 33.28, and 8.22 on M2."""
    said = particulars(DAY, "terms: {interest: {rate: 10 %, start: after_due}}")
    assert (
        "of the agreement at 10% a year. It comes to £90.55: from 2 May 2026 to 1 June 2026 (31 days), £49.05 and from "
        "2 July 2026 to 31 July 2026 (30 days), £41.50, and none for the days between; £49.05 of this has been paid, and "
        "£41.50 is claimed."
    ) in said


def test_what_the_law_gave_for_a_debt_that_was_paid_late_is_told_as_left_out(tmp_path: Path) -> None:
    """M2 is paid on 15 July: 24 and 14 days of 1,000.00 are 6.58 and 3.84, and 70.00: 80.42 is not claimed."""
    paid = "record: {payments: [{date: 2026-06-01, amount: 1000.00}, {date: 2026-07-15, amount: 1000.00, designation: {milestone: M2}}]}"
    found = packet(DAY, paid)
    assert (found.splitting.left_out, found.splitting.left_out_items) == (gbp("80.42"), "M2")
    assert found.total == gbp("4145.35")  # 4,000.00 + 42.47 + 32.88 + 70.00
    words = "The law also gives £80.42 for the late payment of M2, of which nothing is unpaid: this sum is outside the claim."
    assert words in text_of(tmp_path, PACKET, DAY, paid)
    assert packet(DAY).splitting.left_out is None


def test_a_filed_claim_goes_on_asking_for_what_the_law_gave_for_a_debt_paid_since() -> None:
    """Filed on 31 July for all; M2 is paid on 5 August: its 80.00 stays, 5 more days of both are 5.48 and 1.37."""
    filed = """
    record:
      filings: [{date: 2026-07-31, amount: 5230.15, this_claim: true}]
      payments: [{date: 2026-06-01, amount: 1000.00}, {date: 2026-08-05, amount: 1000.00, designation: {milestone: M2}}]
    """
    state = state_of(ENGLAND, "2026-08-05", filed)
    # M1 35 days of 4,000.00: 38.36; M2 35 days of 1,000.00: 9.59. 4,000.00 + 42.47 + 38.36 + 6.58 + 9.59 + 140.00.
    assert state.filed is not None and state.filed.unpaid == gbp("4237.00")
    found = packet("2026-08-05", filed)
    assert found.total == gbp("4237.00") and found.splitting.left_out is None


FILED = "record: {filings: [{date: 2026-08-03, court: County Court at Example, amount: 5234.26, this_claim: true}]}"


def test_after_the_filing_the_packet_tells_it_and_asks_for_no_form(tmp_path: Path) -> None:
    """The timeline has the day and the court; the worksheet is no form to be filled in any more."""
    rows = {row.day.isoformat(): row.text for row in packet("2026-08-10", FILED).timeline}
    assert rows["2026-08-03"] == "The claimant filed a claim for £5,234.26 with County Court at Example."
    before, after = text_of(tmp_path, PACKET, "2026-08-02"), text_of(tmp_path, PACKET, "2026-08-10", FILED)
    for words in (
        "Copy the answers into the claim form",
        "Fill in the official form",
        "before the claim is filed",
    ):
        assert words in before and words not in after
    assert "The claim was filed on 3 August 2026 with County Court at Example, for £5,234.26." in after
    assert "the claim of 3 August 2026 is with the court" in after
    assert "The claim was filed" not in before and "is with the court" not in before


def test_the_retained_sum_is_named_by_words() -> None:
    """A demand for M1, M2 and what was kept back: no id of the files stands in Parts A and E."""
    facts = """
    project: {plans: [], terms: {retention: {percent: 10 %, release: M2}}}
    milestones: {M1: {amount: 5000.00, due: {after: invoice, days: 5}}, M2: {amount: 1000.00, due: {after: invoice, days: 5}}}
    record:
      invoices: [{number: A-1, date: 2026-05-01, milestone: M1}, {number: A-2, date: 2026-05-04, milestone: M2}]
      notices: [{document: demand-letter, items: [M1, M2, retention], sent: 2026-07-08, method: courier, delivered: 2026-07-09}]
    """
    found = packet(DAY, facts)
    told = [found.particulars, *(tuple(s.text for s in chapter.sentences) for chapter in found.summary)]
    said = "\n".join(text for texts in told for text in texts)
    assert "for M1, M2 and the sum kept back in a written demand" in said and "retention" not in said


PAID_SINCE = """
record:
  filings: [{date: 2026-07-31, court: County Court at Example, amount: 5230.15, this_claim: true}]
  payments: [{date: 2026-06-01, amount: 1000.00}, {date: 2026-08-05, amount: 1000.00, designation: {milestone: M2}}]
"""


def test_what_is_claimed_of_a_debt_that_was_paid_since_is_still_pleaded() -> None:
    """M2 bears 80.00 and more by law in the claim, so its due date and its row stay; 6,000.00 − 2,000.00 are unpaid."""
    found = packet("2026-08-05", PAID_SINCE)
    assert [(row.charged, row.unpaid) for row in found.damages.rows] == [
        (gbp("5000.00"), gbp("4000.00")),
        (gbp("1000.00"), gbp("0.00")),
    ]
    said = "\n".join(found.particulars)
    assert (
        "£1,000.00 for “M2 – Point M2” fell due on 8 May 2026. In breach of the agreement, it was not paid in full"
        in said
    )
    assert "The claim was filed on 31 July 2026 for £5,230.15." in said
    assert "£1,000.00 has been received since the filing." in said
    assert "As of 5 August 2026, £4,237.00 of the claim is open, made up of" in said
    told = [one.text for chapter in found.summary for one in chapter.sentences]
    assert any(
        "fell due on 8 May 2026; some of it was unpaid when the claim was filed" in text for text in told
    )
    assert {row.text for row in found.timeline} >= {"£1,000.00 for M2 – Point M2 fell due."}


def test_the_packet_for_the_hearing_is_possible_while_only_the_law_is_unpaid() -> None:
    """All principal is paid on 5 August: 38.36 + 42.47 + 6.58 + 9.59 and 140.00 are open."""
    paid = PAID_SINCE.replace("amount: 1000.00, designation: {milestone: M2}", "amount: 5000.00")
    state = state_of(ENGLAND, "2026-08-06", paid)
    assert not state.totals.total_due and answer(state, PACKET).allowed and answer(state, HAND_OFF).allowed
    found = packet("2026-08-06", paid)
    assert found.total == gbp("237.00") and found.splitting.rows == ()
    assert state.filed is not None and state.filed.unpaid == gbp("237.00")


def test_a_filing_that_was_planned_is_no_plan_once_the_claim_is_filed() -> None:
    """The date that stayed in the project file is printed before the filing, and not after it."""
    planned = "project: {claim: {filing_date: 2026-08-20}}"
    before, after = packet(DAY, planned), packet("2026-08-10", planned, FILED)
    assert before.filing is not None and [row.label for row in before.damages.later] != []
    assert after.filing is None and after.damages.later == () and not after.damages.limit.filed_too_late


def test_what_fell_due_since_the_filing_is_told_apart() -> None:
    """M3 fell due on 6 August: in the sum of the packet, and not in the claim of 3 August."""
    more = """
    milestones: {M1: {amount: 5000.00, due: 2026-05-01}, M2: {amount: 1000.00, due: 2026-05-08}, M3: {amount: 10.00, due: 2026-08-06}}
    """
    found = packet("2026-08-10", FILED, more)
    assert found.splitting.fell_due_since == ("M3",)
    assert "What fell due after the filing is unpaid too and is in the sum below: M3." in "\n".join(
        found.particulars
    )


def test_a_claim_that_was_filed_for_the_contract_alone_asks_for_nothing_by_law() -> None:
    """5,000.00 were claimed: packet and status have the same sum."""
    filed = "record: {filings: [{date: 2026-07-31, amount: 5000.00, this_claim: true}]}"
    state = state_of(ENGLAND, "2026-08-05", filed)
    assert state.filed is not None and state.filed.unpaid == gbp("5000.00")
    assert packet("2026-08-05", filed).total == gbp("5000.00")


def test_the_statement_says_what_the_credit_covers_of_the_claim(tmp_path: Path) -> None:
    """237.00 more than the agreement asks for came on 5 August: all of the claim, and no credit to be paid back."""
    paid = PAID_SINCE.replace("amount: 1000.00, designation: {milestone: M2}", "amount: 5237.00")
    text = text_of(tmp_path, "statement", "2026-08-06", paid)
    assert "A credit of £237.00 is held for Client Ltd" in text
    assert (
        "£237.00 of it counts toward what the law adds for late payment, which the claim of 31 July 2026 asks for."
        in text
    )
    assert "counts toward" not in text_of(tmp_path, "statement", "2026-08-06", PAID_SINCE)
