"""After the demand's deadline the ways on; after a filing its own stage, the hearing and the money (R-10, R-37, D13)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docgen.reports.next_step import next_step
from docgen.reports.status import document_rows, status_report
from docgen.reports.tasks import Task, Urgency, tasks
from docgen.rules import Stage
from documents.test_small_claims_packet import KITCHEN, kitchen_workspace
from facts import state_of, written
from helpers import docgen, workspace_of

LATE = """
holidays: US
project: {project: {jurisdiction: US-CA}, contract: {number: CASE-C, date: 2026-01-02, signed_at: remote}}
milestones:
  M1: {amount: 6000.00, due: 2026-06-05}
  M2: {amount: 500.00, due: 2026-09-11}
record:
  signatures:
    - {document: contract, party: contractor, at: 2026-01-02}
    - {document: contract, party: client, at: 2026-01-02}
  notices:
    - {document: demand-letter, sent: 2026-06-29, method: courier, delivered: 2026-06-30}
"""
FILED = "record: {filings: [{date: 2026-07-20, amount: 6000.00, court: Court of Example, this_claim: true}]}"
COURT = "project: {claim: {venue_basis: The client is here., court: {name: Court of Example}}}"
HEARING = "project: {claim: {hearing_date: 2026-08-17}}"


def of_claim(day: str, *more: str) -> Task | None:
    """The task about the claim on a day."""
    state = state_of(LATE, day, *more)
    found = [one for one in tasks("job", state, document_rows(state)) if one.urgency is Urgency.CLAIM]
    assert len(found) <= 1
    return found[0] if found else None


def next_on(day: str, *more: str) -> dict[str, Any]:
    """The next step of a day."""
    state = state_of(LATE, day, *more)
    return next_step(state, document_rows(state))


def test_after_the_deadline_the_ways_on_are_listed_in_the_order_of_the_road() -> None:
    """The deadline is 14 July: on that day nothing, on the next the hand-off, the plan and the packet."""
    assert of_claim("2026-07-14") is None
    found = of_claim("2026-07-15")
    assert found is not None
    assert [choice.command for choice in found.choices] == [
        "docgen build job --only hand-off-packet --as-of 2026-07-15",
        "docgen build job --only payment-plan-1 --as-of 2026-07-15",
        "docgen build job --only small-claims-packet --as-of 2026-07-15",
    ]
    assert next_on("2026-07-15")["action"].startswith("choose how to go on")


def test_without_a_block_claim_the_packet_comes_with_one_to_paste() -> None:
    """It is YAML as it stands: the facts of the files, the rule of the law as a comment, and no court that nobody named."""
    found = of_claim("2026-07-15")
    assert found is not None
    block = found.choices[2].block
    assert block is not None and "The rule in short: Where the defendant lives" in " ".join(block.split())
    assert written(block) == {"claim": {"venue_basis": "Client Ltd's address is 2 Second Street, Example."}}
    assert "# court: {name: NAME}" in block
    named = of_claim("2026-07-15", "project: {project: {venue: {court: Court of Example}}}")
    assert named is not None and named.choices[2].block is not None
    assert written(named.choices[2].block)["claim"]["court"] == {"name": "Court of Example"}


def test_with_a_claim_prepared_only_what_it_leaves_open_is_named() -> None:
    """`court` is missing there; with both nothing is."""
    some = of_claim("2026-07-15", "project: {claim: {venue_basis: The client is here.}}")
    assert some is not None and some.choices[2].what.endswith("still to fill in under claim: court")
    assert some.choices[2].block is None
    every = of_claim("2026-07-15", COURT)
    assert every is not None and "still to fill in" not in every.choices[2].what


def test_the_block_of_a_plan_is_one_that_can_be_built() -> None:
    """Pasted as it stands it acknowledges what is due, and is the plan that the command names."""
    found = of_claim("2026-07-15")
    assert found is not None and found.choices[1].block is not None
    plans = written(found.choices[1].block)["plans"]
    state = state_of(LATE, "2026-07-15")
    assert state.plans == () and plans[0]["effective"] == "2026-07-15"
    offered = state_of(LATE, "2026-07-15", "project:\n  " + found.choices[1].block.replace("\n", "\n  "))
    rows = {row["id"]: row["allowed"] for row in document_rows(offered)}
    assert rows["payment-plan-1"] is True
    drafted = tasks("job", offered, document_rows(offered))
    (again,) = [one for one in drafted if one.urgency is Urgency.CLAIM]
    assert again.choices[1].block is None and "payment-plan-1" in str(again.choices[1].command)


def test_a_packet_that_went_out_is_filed_and_then_recorded() -> None:
    """With the sum of the paper, also on a later day. A hand-off that went out leaves nothing to choose."""
    packet = "record: {notices: [{document: demand-letter, sent: 2026-06-29, method: courier, delivered: 2026-06-30}, {document: DOC, sent: 2026-07-16, method: hand}]}"
    made = packet.replace("DOC", "small-claims-packet, printed: {claimed: 6067.40}")
    for day in ("2026-07-16", "2026-07-17", "2026-08-17"):
        found = of_claim(day, COURT, made)
        assert found is not None and found.command == (
            "docgen record filing job 6067.40 --date DATE --this-claim --court 'Court of Example'"
        )
    unknown = of_claim("2026-07-17", COURT, packet.replace("DOC", "small-claims-packet"))
    assert unknown is not None and "AMOUNT is the sum that it claims" in unknown.why
    assert unknown.command == (
        "docgen record filing job AMOUNT --date DATE --this-claim --court 'Court of Example'"
    )
    handed = packet.replace("DOC", "hand-off-packet")
    assert of_claim("2026-07-17", handed) is None
    assert next_on("2026-07-17", handed)["action"] == "hear from whom the matter was handed to"


def test_the_stage_is_filed_from_the_day_of_the_filing_until_the_claim_is_paid() -> None:
    """What falls due after the filing is not in the claim (R-37)."""
    assert state_of(LATE, "2026-07-19", FILED).stage is Stage.READY_TO_FILE
    assert state_of(LATE, "2026-07-20", FILED).stage is Stage.FILED
    paid = "record: {payments: [{date: 2026-08-03, amount: 6000.00, reference: A}]}"
    assert state_of(LATE, "2026-08-02", FILED, paid).stage is Stage.FILED
    assert state_of(LATE, "2026-08-03", FILED, paid).stage is Stage.CURRENT
    assert state_of(LATE, "2026-09-21", FILED, paid).stage is Stage.PAST_GRACE
    report = status_report("job", state_of(LATE, "2026-09-21", FILED, paid), [])
    assert report["filed"] == {
        "on": "2026-07-20", "court": "Court of Example", "amount": "6000.00", "unpaid": "0.00",
        "by_law": "0.00",
    }  # fmt: skip
    other = FILED.replace(", this_claim: true", "")
    assert state_of(LATE, "2026-07-21", other).stage is Stage.READY_TO_FILE


def test_after_the_filing_the_hearing_is_written_down_prepared_and_its_paper_kept() -> None:
    """WE-23: for 17 August in person by 31 July, substituted by 23 July, the proof by 10 August."""
    unknown = of_claim("2026-07-21", FILED)
    assert unknown is not None and "once the court has set it" in unknown.what
    assert unknown.choices[0].block == "claim:\n  hearing_date: DATE"
    ahead = of_claim("2026-07-21", FILED, HEARING)
    assert ahead is not None and "prepare the hearing on 2026-08-17" in ahead.what
    said = " ".join(choice.what for choice in ahead.choices)
    assert "in person 2026-07-31" in said and "2026-07-23" in said and "proof of service: 2026-08-10" in said
    assert (next_on("2026-07-24", FILED, HEARING)["date"]) == "2026-07-31"
    after = of_claim("2026-08-18", FILED, HEARING)
    assert after is not None and after.choices[0].command is not None
    assert after.choices[0].command.startswith("docgen record evidence job SCAN --date DATE")
    kept = "record: {evidence: [{file: a.pdf, description: What the court decided, date: 2026-08-17}]}"
    assert of_claim("2026-08-18", FILED, HEARING, kept) is None
    assert next_on("2026-08-18", FILED, HEARING, kept)["action"] == "record what is paid"


def test_no_letter_is_proposed_about_what_is_in_court() -> None:
    """A filing without a demand: the sum is past grace, and neither a notice nor a reminder is proposed."""
    no_demand = LATE.replace("    - {document: demand-letter, sent: 2026-06-29, method: courier, delivered: 2026-06-30}\n", "").replace("  notices:\n", "")  # fmt: skip
    before, after = state_of(no_demand, "2026-07-19", FILED), state_of(no_demand, "2026-07-20", FILED)
    letters = {Urgency.LETTERS, Urgency.REMINDERS}
    assert letters & {one.urgency for one in tasks("job", before, document_rows(before))}
    assert not letters & {one.urgency for one in tasks("job", after, document_rows(after))}


def test_a_claim_that_was_paid_is_ended_with_the_court_until_its_paper_is_kept() -> None:
    """Paid on 3 August: from then on the court is told, whatever is filed of the days before."""
    paid = "record: {payments: [{date: 2026-08-03, amount: 6000.00, reference: A}]}"
    before = of_claim("2026-08-02", FILED, paid)
    assert before is not None and "paid since" not in before.why
    found = of_claim("2026-08-10", FILED, paid)
    assert found is not None and "tell the court that the claim was paid" in found.what
    assert "paid since 2026-08-03" in found.why and "costs" in " ".join(one.what for one in found.choices)
    assert next_on("2026-08-10", FILED, paid)["action"].startswith("tell the court that the claim was paid")
    early = "record: {evidence: [{file: a.pdf, description: The summons, date: 2026-07-21}]}"
    assert of_claim("2026-08-10", FILED, paid, early) is not None
    kept = "record: {evidence: [{file: a.pdf, description: Dismissal, date: 2026-08-09}]}"
    assert of_claim("2026-08-10", FILED, paid, kept) is None
    assert not next_on("2026-08-10", FILED, paid, kept)["action"].startswith("tell the court")


def test_a_filing_for_more_than_is_owed_is_said_when_it_is_recorded(tmp_path: Path) -> None:
    """A slip of the keys is written, with a warning at its line; a sum inside what is owed is written without one."""
    root = workspace_of(tmp_path, "riverside-kitchen")
    order = ("record", "filing", "riverside-kitchen")
    more = ("--date", "2026-07-13", "--this-claim")
    right = docgen(root, *order, "3100.00", *more, "--court", "Court of Example")
    assert right.code == 0 and "W-FILED-AMOUNT" not in right.err, right.text
    wrong = docgen(root, *order, "999999.00", *more)
    assert wrong.code == 0 and "warning[W-FILED-AMOUNT]: 999,999.00 was claimed" in wrong.err, wrong.text
    assert "W-FILED-AMOUNT" not in docgen(root, *order, "888888.00", "--date", "2026-07-12").err


# What the law adds is claimed with it: 10 % on 6,000.00 from 6 June, of which 2,000.00 is left from 27 July on.
BY_LAW = "record: {filings: [{date: 2026-07-17, amount: 6069.04, court: Court of Example, this_claim: true}]}"


def paying(*payments: tuple[str, str]) -> str:
    """Payments of these days and amounts."""
    told = ", ".join(f"{{date: {on}, amount: {sum_of}, reference: R{on}}}" for on, sum_of in payments)
    return f"record: {{payments: [{told}]}}"


def test_what_is_open_of_a_filed_claim_counts_what_the_law_adds() -> None:
    """52 days of 6,000.00 are 85.48, ten of 2,000.00 are 5.48: 90.96 with the principal, and then without it."""
    some = paying(("2026-07-27", "4000.00"))
    state = state_of(LATE, "2026-08-06", BY_LAW, some)
    assert str(state.claim.claimed) == "2090.96"
    report = status_report("job", state, [])
    assert (report["filed"]["unpaid"], report["filed"]["by_law"]) == ("2090.96", "90.96")
    found = of_claim("2026-08-06", BY_LAW, some)
    assert found is not None
    assert "USD 2,090.96 is open: USD 2,000.00 under the contract, USD 90.96 that the law adds" in found.why


def test_a_filed_claim_is_not_paid_while_interest_of_the_law_is_open() -> None:
    """The principal is paid on 6 August; 90.96 is open, on that day and a month later, until it is paid too."""
    principal = (("2026-07-27", "4000.00"), ("2026-08-06", "2000.00"))
    for day in ("2026-08-06", "2026-09-05"):
        state = state_of(LATE, day, BY_LAW, paying(*principal))
        assert state.stage is Stage.FILED and state.filed is not None and str(state.filed.unpaid) == "90.96"
        found = of_claim(day, BY_LAW, paying(*principal))
        assert found is not None and "USD 90.96 is open, all of it interest" in found.why
        assert any("accepted_as: settlement" in one.what for one in found.choices)
    everything = paying(*principal, ("2026-09-07", "90.96"))
    found = of_claim("2026-09-08", BY_LAW, everything)
    assert found is not None and "all that it was about is paid since 2026-09-07" in found.why
    state = state_of(LATE, "2026-09-08", BY_LAW, everything)
    assert "W-OVERPAY" not in {one.code for one in state.diagnostics}
    more = state_of(LATE, "2026-09-08", BY_LAW, paying(*principal, ("2026-09-07", "100.00")))
    said = [one.message for one in more.diagnostics if one.code == "W-OVERPAY"]
    assert said == ["a credit of 9.04 is held for the client"]


def test_interest_of_the_law_that_is_given_up_ends_the_claim() -> None:
    """By a settlement the claim is paid; by the court's paper of a later day nothing more is to be done."""
    principal = paying(("2026-08-06", "6000.00"))
    settled = principal.replace(
        "}]", ", conditional: true, accepted_as: settlement, accepted_on: 2026-08-07}]"
    )
    state = state_of(LATE, "2026-08-07", BY_LAW, settled)
    assert state.filed is not None and not state.filed.is_open and not state.claim.statutory_interest.total
    found = of_claim("2026-08-07", BY_LAW, settled)
    assert found is not None and "settled since 2026-08-07" in found.why
    kept = "record: {evidence: [{file: a.pdf, description: Paper of the court that ends the case, date: 2026-08-20}]}"
    assert of_claim("2026-08-20", BY_LAW, principal, kept) is None
    assert "hearing" not in next_on("2026-08-20", BY_LAW, principal, kept)["action"]
    assert "hearing" in next_on("2026-08-20", BY_LAW, principal)["action"]
    assert of_claim("2026-08-20", BY_LAW, principal) is not None


def test_a_filing_is_measured_by_what_was_owed_on_its_day_whatever_was_paid_since() -> None:
    """6,069.04 was owed on 17 July; a cent more is too much, and so it stays when all of it has been paid."""
    for paid in ("record: {payments: []}", paying(("2026-08-03", "6000.00"), ("2026-08-04", "80.82"))):
        more = BY_LAW.replace("6069.04", "6069.05")
        codes = [
            {d.code for d in state_of(LATE, "2026-08-10", one, paid).diagnostics} for one in (BY_LAW, more)
        ]
        assert ["W-FILED-AMOUNT" in found for found in codes] == [False, True]


def test_the_sum_of_an_issued_packet_is_written_down_and_proposed_for_the_filing(tmp_path: Path) -> None:
    """The kitchen on 29 July: 12,451.39. Two days later that is still what was made final, and what is filed."""
    root = kitchen_workspace(tmp_path)
    issued = docgen(
        root, "issue", KITCHEN, "small-claims-packet", "--method", "post", "--sent", "2026-07-29", "--approved-by", "T"
    )  # fmt: skip
    assert issued.code == 0, issued.text
    assert "File and serve the court set in the zip file" in issued.out and "Send this copy" not in issued.out
    record = (root / "projects" / KITCHEN / "record.yaml").read_text(encoding="utf-8")
    assert "document: small-claims-packet" in record and "printed: {claimed: 12451.39}" in record
    later = docgen(root, "next", KITCHEN, "--as-of", "2026-07-31")
    assert f"record filing {KITCHEN} 12451.39 --date DATE" in later.out, later.text


def test_a_payment_of_the_day_of_the_filing_comes_after_the_claim() -> None:
    """6,000.00 and 69.04 were owed when it was filed; the payment of that day leaves the interest open."""
    paid = paying(("2026-07-17", "6000.00"))
    state = state_of(LATE, "2026-07-20", BY_LAW, paid)
    assert "W-FILED-AMOUNT" not in {one.code for one in state.diagnostics}
    assert state.filed is not None and str(state.filed.unpaid) == "69.04" and state.stage is Stage.FILED


def test_after_the_filing_nothing_more_is_given_up() -> None:
    """12,441.53 was within 12,500.00; that interest goes on does not make a waiver, and no warning of one."""
    job = LATE.replace("M1: {amount: 6000.00", "M1: {amount: 12300.00")
    filed = BY_LAW.replace("6069.04", "12441.53")
    state = state_of(job, "2026-08-20", filed)
    assert state.filed is not None and state.claim.claimed == state.filed.unpaid
    assert str(state.claim.waived) == "0.00"
    codes = {one.code for one in state.diagnostics}
    assert not codes & {"W-EXCESS-WAIVER", "W-LIMIT-EXCEEDED", "W-LIMIT-APPROACH"}


def test_what_was_given_up_with_the_filing_is_told() -> None:
    """12,441.53 was owed and 12,000.00 claimed."""
    job = LATE.replace("M1: {amount: 6000.00", "M1: {amount: 12300.00")
    filed = BY_LAW.replace("6069.04", "12000.00")
    state = state_of(job, "2026-07-20", filed)
    assert state.filed is not None and str(state.filed.given_up) == "300.00"
    (found,) = [one for one in tasks("job", state, document_rows(state)) if one.urgency is Urgency.CLAIM]
    assert "USD 300.00 more was owed on that day: ask the court" in found.why


def test_money_that_came_since_the_packet_leads_to_another_one() -> None:
    """For the hearing, with the sums of the day."""
    sent = "record: {notices: [{document: demand-letter, sent: 2026-06-29, method: courier, delivered: 2026-06-30}, {document: small-claims-packet, sent: 2026-07-16, method: hand}]}"
    for paid, is_offered in ((paying(), False), (paying(("2026-08-03", "1000.00")), True)):
        found = of_claim("2026-08-06", BY_LAW, sent, paid)
        assert found is not None
        offered = [
            c.command for c in found.choices if c.command and "small-claims-packet --again" in c.command
        ]
        assert bool(offered) is is_offered
