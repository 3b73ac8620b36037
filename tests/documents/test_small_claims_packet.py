"""D13: what the small-claims packet prints, when it may be made, and that a reader can add it up again."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from docgen.checks import appraise
from docgen.documents.packet.worksheet_rows import Worksheet
from docgen.documents.small_claims_packet import CLAIM_EVENT, NEW_DEMAND, SmallClaimsPacketContext
from docgen.law import LawLibrary, builtin_law
from docgen.rules import ProjectState
from docgen.values import Money
from docgen.workspace import find_workspace, load_project
from documents.made import answer, context, heading, texts
from documents.test_printed import printed, whole
from facts import codes_of, day, state_of
from helpers import built, docgen, edit, through_libreoffice, word_text, workspace_of
from rules.test_statutory_interest import JOB as BROKEN_PLAN

PACKET = "small-claims-packet"
KITCHEN = "riverside-kitchen"
LAST_LETTER = "    printed: {effective: 2026-05-22}\n"
DEMAND = (
    "  - {document: demand-letter, sent: 2026-07-13, method: courier, tracking: T-1, delivered: 2026-07-14}\n"
)


def usd(amount: str) -> Money:
    """US dollars."""
    return Money.of(amount, "USD")


def kitchen_workspace(folder: Path, **changes: str) -> Path:
    """A workspace with the kitchen, its demand sent on 13 July by courier and delivered on the 14th."""
    root = workspace_of(folder, KITCHEN)
    home = root / "projects" / KITCHEN
    (home / "docgen.lock").unlink(missing_ok=True)
    edit(home / "record.yaml", LAST_LETTER, LAST_LETTER + DEMAND)
    for old, new in changes.items():
        edit(home / "project.yaml", old, new)
    return root


def kitchen(folder: Path, as_of: date, claim: str = "") -> ProjectState:
    """The kitchen on a day; `claim` is written below its `claim:`."""
    root = kitchen_workspace(folder, **({"claim:\n": f"claim:\n{claim}"} if claim else {}))
    workspace = find_workspace(root)
    assert workspace is not None
    loading = load_project(workspace, KITCHEN)
    assert loading.loaded is not None, loading.diagnostics
    appraised = appraise(loading.loaded, LawLibrary((builtin_law(),)), as_of)
    assert appraised.value is not None, appraised.diagnostics
    return appraised.value


def packet(state: ProjectState) -> SmallClaimsPacketContext:
    """What the packet of a state prints."""
    assert answer(state, PACKET).allowed, answer(state, PACKET)
    return context(state, PACKET, SmallClaimsPacketContext)


def made(text: str, as_of: str, *more: str) -> SmallClaimsPacketContext:
    """The packet of facts written in a test."""
    return packet(state_of(text, as_of, *more))


def answers(found: SmallClaimsPacketContext) -> dict[str, str]:
    """The answers of the worksheet, by the number of the item."""
    assert found.worksheet is not None
    return {row.item: row.answer for row in found.worksheet.rows}


def by_question(sheet: Worksheet | None, words: str) -> str:
    """The answer to the question that begins with some words."""
    assert sheet is not None
    found = [row.answer for row in sheet.rows if row.question.startswith(words)]
    assert len(found) == 1, [row.question for row in sheet.rows]
    return found[0]


# The kitchen, counted by hand: C1 3,450.00 due 22 April (grace to the 29th), M3 10,700.00 due 24 April (grace to 1 May),
# 2,000.00 paid on 6 May: interest 3,450 x 7 and 10,700 x 5 days at 10 % = 6.62 + 14.66, then 1,978.72 on C1.
# From 6 May to 29 July 84 days: 1,471.28 and 10,700.00 at 10 % = 33.86 + 246.25.
AS_OF = date(2026, 7, 29)


def test_the_sums_of_the_kitchen_are_right_to_the_cent(tmp_path: Path) -> None:
    """D13 (e), P-1: principal, interest and total re-add, and are those of the statement."""
    found = packet(kitchen(tmp_path, AS_OF))
    sums, statement = found.damages, found.statement
    assert [(r.charged, r.paid, r.unpaid) for r in sums.rows] == [
        (usd("3450"), usd("1978.72"), usd("1471.28")),
        (usd("10700"), usd("0"), usd("10700")),
    ]
    assert [r.amount for r in sums.interest_rows] == [usd("6.62"), usd("14.66"), usd("33.86"), usd("246.25")]
    assert (sums.principal, sums.interest, sums.total) == (usd("12171.28"), usd("280.11"), usd("12451.39"))
    assert sums.interest_rows == statement.interest_rows
    assert sums.interest_total - sums.interest_settled == sums.interest == statement.interest
    assert (
        Money.total((r.unpaid for r in sums.rows), sums.total.currency)
        == sums.principal
        == statement.principal
    )
    assert (
        Money.total((c.amount for c in sums.components), sums.total.currency)
        == sums.total
        == statement.total_due
    )
    assert (found.total, found.splitting.principal, sums.per_diem) == (
        sums.total,
        sums.principal,
        usd("3.33"),
    )


def test_the_kitchen_is_inside_the_limit_until_august(tmp_path: Path) -> None:
    """R-35: 12,451.39 of 12,500.00; 99 days from 6 May are 39.91 + 290.22 = 330.13 > 328.72, on 13 August."""
    box = packet(kitchen(tmp_path, AS_OF)).damages.limit
    assert (box.counted, box.limit, box.excess) == (usd("12451.39"), usd("12500"), usd("0"))
    assert (box.claimed, box.waived, box.treatment) == (usd("12451.39"), usd("0"), "")
    assert box.crossing == day("2026-08-13") and box.forum == "Small claims division, Superior Court"


def test_a_filing_that_is_planned_for_when_the_limit_is_passed_is_told(tmp_path: Path) -> None:
    """R-35: on 12 August the sum still fits; on the 13th it does not, whenever the packet is made before it."""
    for planned, too_late in (("2026-08-12", False), ("2026-08-13", True)):
        state = kitchen(tmp_path / planned, AS_OF, claim=f"  filing_date: {planned}\n")
        assert packet(state).damages.limit.filed_too_late is too_late
        path = tmp_path / f"{planned}.docx"
        path.write_bytes(printed(state, PACKET))
        warned = "Filing is planned for Thursday, August 13, 2026, when it is above the limit: file before August 13, 2026"
        assert (warned in word_text(path)) is too_late


def test_the_packet_waits_for_the_deadline_of_the_demand(tmp_path: Path) -> None:
    """E-TOO-EARLY, R-38: delivered on 14 July, 14 days to the 28th; filing from the 29th."""
    early = answer(kitchen(tmp_path / "a", date(2026, 7, 28)), PACKET)
    assert (early.code, early.possible_from, early.waits_for) == ("E-TOO-EARLY", AS_OF, None)
    assert answer(kitchen(tmp_path / "b", AS_OF), PACKET).allowed


def test_form_sc_100_is_answered_item_by_item(tmp_path: Path) -> None:
    """D13 (a): items 1 to 11; what the record does not say is left to the person."""
    found = packet(kitchen(tmp_path, AS_OF))
    said = answers(found)
    assert list(said) == ["1", "2", "3", "3a", "3b", "3c", "4", "5", "6", "7", "8", "9", "10", "11"]
    assert said["1"].startswith("Tomas Reyes, doing business as Reyes Kitchens\nTelephone: +1 510 555 0142\n")
    assert "add form SC-103" in said["1"] and "SC-100A" not in said["1"] + said["2"]
    assert (
        "To be answered by you: whether Alan Whitcomb is on active military duty; do not guess." in said["2"]
    )
    assert said["3"] == "$12,451.39" and said["3b"] == "From April 22, 2026 to July 29, 2026."
    assert 3 <= len(re.findall(r"\. ", f"{said['3a']} ")) <= 6, said["3a"]
    assert "$12,171.28 of principal and $280.11 of agreed interest, together $12,451.39" in said["3c"]
    assert said["4"].startswith(
        "Yes, in writing. The plaintiff asked for payment of $12,398.03 for C1 and M3 in a written demand sent by courier"
    )
    assert "(delivered on July 14, 2026). See Exhibit 11." in said["4"]
    assert said["5"].startswith(
        "The contract was signed and the work was done in Alameda County, where the client"
    )
    assert (said["6"], said["7"], said["8"]) == ("94607, the place of the work.", "No.", "No.")
    assert said["9"].startswith(
        "No. The record lists 1 in the twelve months up to July 29, 2026: $3,100.00 on January"
    )
    assert said["10"].startswith("Yes. By the record it is claim number 2 above $2,500.00 in 2026.")
    assert "The law allows two in a calendar year." in said["10"]
    assert found.worksheet is not None and "by hand, on the official form only" in found.worksheet.by_hand


def test_the_claim_of_another_year_is_not_counted(tmp_path: Path) -> None:
    """Items 9 and 10: filed in January, not in the year, and not in the twelve months, of a filing in February 2027."""
    state = kitchen(tmp_path, AS_OF, "  filing_date: 2027-02-01\n")
    said = answers(packet(state))
    assert said["9"].startswith(
        "No. The record lists no other small claim filed in the twelve months up to February 1, 2027"
    )
    assert said["10"].startswith("Yes. By the record it is claim number 1 above $2,500.00 in 2027.")


def test_every_sentence_of_the_summary_is_shown_by_something(tmp_path: Path) -> None:
    """D13 (b): who, promise, performance, non-payment, demand, sum; the exhibit stands behind each sentence."""
    found = packet(kitchen(tmp_path, AS_OF))
    labels = {f"Exhibit {row.label}" for row in found.exhibits.rows}
    assert [chapter.title for chapter in found.summary] == [
        "Who",
        "What was promised",
        "What was done",
        "What was not paid",
        "How payment was asked for",
        "What is owed",
    ]
    for chapter in found.summary:
        for one in chapter.sentences:
            assert re.findall(r"Exhibit \d+|Parts? [A-Z]", one.proof) and one.text.endswith("."), one
            assert set(re.findall(r"Exhibit \d+", one.proof)) <= labels


def test_the_timeline_is_the_record_in_order(tmp_path: Path) -> None:
    """D13 (c): by day, each line an entry of the record or a date that follows from it; nothing of later days."""
    rows = packet(kitchen(tmp_path, AS_OF)).timeline
    assert [row.day for row in rows] == sorted(row.day for row in rows) and rows[-1].day < AS_OF
    told = {(row.day.isoformat(), row.text): row.exhibit for row in rows}
    assert told["2026-02-17", "Agreement KITCH-C was signed by the last party."] == "Exhibit 1"
    assert told["2026-04-15", "Invoice INV-003 for C1 was issued."] == "Exhibit 4"
    paid = "A payment of $2,000.00 was received and used for interest ($21.28) and C1 ($1,978.72)."
    assert told["2026-05-06", paid] == "–"
    assert (
        told[
            "2026-03-30",
            "A payment of $9,500.00 was received and used for M2 – Demolition and rough-in complete.",
        ]
        == "–"
    )
    assert told["2026-04-22", "$3,450.00 for C1 fell due."] == "Exhibit 4 and Exhibit 2"
    assert told["2026-07-14", "The demand for payment sent by courier was delivered."] == "–"
    assert told["2026-07-28", "The time to pay that the demand gave ended."] == "Exhibit 11"
    assert not [row for row in rows if "resumed" in row.text]


def test_what_fell_due_after_the_demand_was_not_demanded(tmp_path: Path) -> None:
    """The claim has it (R-37), and nobody says that the letter asked for it."""
    state = kitchen(tmp_path, AS_OF)
    notice = state.demand.notice
    assert notice is not None
    partial = replace(notice, items=("C1",), charges=tuple(key for key in notice.charges if key[0] == "C1"))
    notices = tuple(partial if one is notice else one for one in state.notices)
    narrowed = replace(state, notices=notices, demand=replace(state.demand, notice=partial))
    (chapter,) = [one for one in packet(narrowed).summary if one.title == "How payment was asked for"]
    texts = [one.text for one in chapter.sentences]
    starts = (
        "The plaintiff reminded the defendant of the payment on April 27, 2026, May 4, 2026",
        "The plaintiff sent a notice of intent to suspend work on May 11, 2026",
        "Work was suspended under Section 17",
        "The plaintiff offered the defendant a payment plan on May 4, 2026 and June 3",
    )
    for start in starts:
        assert texts.pop(0).startswith(start), start
    # 1,471.28 and 27.41 of interest on 13 July.
    assert texts[0].startswith("The plaintiff asked for payment of $1,498.69 for C1 in a written demand")
    assert texts[-1] == "M3 fell due after that demand and was not part of it."


HEARING = "  filing_date: 2026-08-03\n  hearing_date: 2026-09-21\n  settlement: Three equal payments\n"


def test_later_days_are_recomputed_and_the_sums_stay_those_of_the_day(tmp_path: Path) -> None:
    """D13 (e): 89 days from 6 May are 35.88 + 260.90 on 3 August, 138 days 55.63 + 404.55 on 21 September."""
    found = packet(kitchen(tmp_path, AS_OF, HEARING))
    assert found.filing == day("2026-08-03") and found.damages.total == usd("12451.39")
    assert [(r.day, r.days, r.interest, r.total) for r in found.damages.later] == [
        (day("2026-08-03"), 5, usd("296.78"), usd("12468.06")),
        (day("2026-09-21"), 54, usd("460.18"), usd("12631.46")),
    ]
    assert found.settlement.terms == "Three equal payments."


def test_service_is_counted_back_from_the_hearing(tmp_path: Path) -> None:
    """R-36 to R-39, WE-23: 15, 20, 25 and 30 days before, moved back from Sunday, and five court days for the proof."""
    steps = packet(kitchen(tmp_path, AS_OF, HEARING.replace("09-21", "08-17"))).service
    assert [(one.last_day, one.counted) for one in steps.steps] == [
        ("Friday, July 31, 2026", "15 calendar days before the hearing"),
        ("Tuesday, July 28, 2026", "20 calendar days before the hearing"),
        ("Thursday, July 23, 2026", "25 calendar days before the hearing"),
        ("Friday, July 17, 2026", "30 calendar days before the hearing"),
        ("Monday, August 10, 2026", "5 court days before the hearing"),
    ]
    assert (
        steps.server == "A person of at least 18 years who is not a party."
        and steps.proof_form == "form SC-104"
    )


def test_the_calendar_used_is_named_with_its_version(tmp_path: Path) -> None:
    """S-13: the list, its version, and its dates between the first due date and the hearing."""
    used = packet(kitchen(tmp_path, AS_OF, HEARING)).service.calendar
    assert re.fullmatch(r"holidays [\d.]+, US-CA, observed days included", used.source)
    assert (used.first, used.last, used.weekend) == (
        day("2026-04-22"),
        day("2026-09-21"),
        ("Saturday", "Sunday"),
    )
    days = ["2026-05-25", "2026-06-19", "2026-07-03", "2026-07-04", "2026-09-07"]
    assert [one.isoformat() for one in used.holidays] == days and used.years == "2026"


def test_without_a_hearing_the_days_are_left_to_fill_in(tmp_path: Path) -> None:
    """D13 (j): the numbers of days are known, the dates are not."""
    steps = packet(kitchen(tmp_path, AS_OF)).service
    assert steps.hearing is None and len(steps.steps) == 5
    assert {one.last_day for one in steps.steps} == {"_" * 20}


# One payment past its grace on 13 June; a claim is prepared.
ONE = """
holidays: US
milestones: {M1: {amount: 10000.00, due: 2026-06-05}}
terms: {interest: {rate: 10 %, start: after_grace}}
"""
CLAIM = "project: {claim: {venue_basis: The client has its office here}}"
SENT = "record: {notices: [{document: demand-letter, sent: 2026-06-15 09:00, method: email}]}"
LIMIT = "law: {small_claims: {limit: 20000, forum_name: Example Court}}"


def test_without_a_demand_the_packet_is_possible_and_warned_of() -> None:
    """W-DEMAND-MISSING: from the day after grace; the worksheet says only what is on record."""
    early = answer(state_of(ONE, "2026-06-12", CLAIM), PACKET)
    assert (early.code, early.possible_from) == ("E-NOTHING-DUE", day("2026-06-13"))
    state = state_of(ONE, "2026-06-13", CLAIM, LIMIT)
    assert "W-DEMAND-MISSING" in codes_of(state)
    asked = by_question(packet(state).worksheet, "Whether payment was asked for")
    assert asked.startswith("No request for payment is on record. To be answered by you: whether you asked")
    reminded = """
    record:
      communications: [{date: 2026-06-09, channel: email, direction: out, to: Client, summary: Asked, document: reminder}]
    """
    asked = by_question(
        made(ONE, "2026-06-13", CLAIM, LIMIT, reminded).worksheet, "Whether payment was asked"
    )
    assert asked.startswith(
        "No demand letter is on record. The record has these reminders: June 9, 2026 (e-mail)."
    )
    assert "How payment was asked for" not in [c.title for c in packet(state).summary]


def test_nothing_past_grace_is_refused() -> None:
    """E-NOTHING-DUE: paid, or not late yet; what depends on an event names it (S-11)."""
    paid = "record: {payments: [{date: 2026-06-10, amount: 10000.00}]}"
    refused = answer(state_of(ONE, "2026-06-20", CLAIM, paid), PACKET)
    assert (refused.code, refused.possible_from, bool(refused.waits_for)) == ("E-NOTHING-DUE", None, True)


def test_a_project_that_prepares_no_claim_has_no_packet() -> None:
    """E-MISSING: why this court is something that only the project file can say."""
    refused = answer(state_of(ONE, "2026-06-20"), PACKET)
    assert (refused.code, refused.possible_from, refused.waits_for) == ("E-MISSING", None, CLAIM_EVENT)
    early = answer(state_of(ONE, "2026-06-10"), PACKET)
    assert (early.code, early.possible_from, early.waits_for) == ("E-NOTHING-DUE", None, CLAIM_EVENT)


def test_the_first_day_after_the_deadline_is_a_business_day() -> None:
    """R-38: by e-mail on 15 June, 14 days to the 29th; the 30th is a Tuesday, and the day before is refused."""
    early = answer(state_of(ONE, "2026-06-29", CLAIM, SENT), PACKET)
    assert (early.code, early.possible_from) == ("E-TOO-EARLY", day("2026-06-30"))
    assert answer(state_of(ONE, "2026-06-30", CLAIM, SENT, LIMIT), PACKET).allowed
    friday = SENT.replace("06-15", "06-19")  # a holiday: received on Monday the 22nd, to 6 July
    assert answer(state_of(ONE, "2026-07-06", CLAIM, friday), PACKET).possible_from == day("2026-07-07")


def test_a_plan_that_is_performed_stops_the_packet() -> None:
    """E-PLAN-ACTIVE until its default date, which is not before a demand on record allows."""
    plan = """
    project:
      plans:
        - {id: P1, effective: 2026-06-22, down_payment: 1000.00, instalments: 3, step: month, first: 2026-07-22, grace: {days: 5}, interest: paused, after_default: missed_due}
    record:
      signatures: [{document: payment-plan-1, party: contractor, at: 2026-06-22}, {document: payment-plan-1, party: client, at: 2026-06-22}]
    """
    refused = answer(state_of(ONE, "2026-06-24", CLAIM, plan), PACKET)
    assert refused.code == "E-PLAN-ACTIVE" and refused.possible_from is not None
    day_before = refused.possible_from.fromordinal(refused.possible_from.toordinal() - 1)
    assert answer(state_of(ONE, day_before.isoformat(), CLAIM, plan), PACKET).code == "E-PLAN-ACTIVE"
    assert answer(state_of(ONE, refused.possible_from.isoformat(), CLAIM, plan), PACKET).allowed


def test_a_packet_that_was_issued_is_not_made_again() -> None:
    """S-22: filed is filed; `--again` makes the next one."""
    issued = "record: {notices: [{document: small-claims-packet, sent: 2026-06-20 09:00, method: hand}]}"
    state = state_of(ONE, "2026-06-22", CLAIM, LIMIT, issued)
    assert answer(state, PACKET).on == day("2026-06-20") and answer(state, PACKET, again=True).allowed


def test_a_packet_is_a_draft_until_it_is_approved() -> None:
    """6.4, S-20: no number before it is issued; nothing in it is signed."""
    first = heading(state_of(ONE, "2026-06-20", CLAIM), PACKET)
    assert (first.title, first.number, first.draft) == ("Small-claims packet", None, True)
    assert first.draft_note == "DRAFT – NOT YET APPROVED"
    approved = "record: {approvals: [{document: small-claims-packet, by: Tomas Reyes, on: 2026-06-20}]}"
    assert not heading(state_of(ONE, "2026-06-20", CLAIM, approved), PACKET).draft


# WE-17: principal 12,180.00 with 412.66 of interest on 1 September.
WE_17 = """
milestones:
  M1: {amount: 4111.00, due: 2026-05-01}
  M2: {amount: 8069.00, due: 2026-04-30}
terms: {interest: {rate: 10 %, start: after_due}}
project: {claim: {venue_basis: The agreement was signed here}}
"""
DAY = "2026-09-01"


def test_an_excess_is_given_up_only_where_the_law_allows_it() -> None:
    """R-36, WE-17, California: claim 12,500.00, give up 92.66, with a part of its own; sums are shown twice."""
    found = made(WE_17, DAY, "project: {project: {jurisdiction: US-CA}}")
    box = found.damages.limit
    assert (box.counted, box.excess, box.claimed, box.waived) == tuple(
        map(usd, ("12592.66", "92.66", "12500.00", "92.66"))
    )
    assert found.has_waiver and found.letters.waiver == "H" and found.letters.splitting == "I"
    assert answers(found)["3"] == "$12,500.00. This gives up $92.66"
    assert "$92.66 of this is given up, which leaves $12,500.00." in answers(found)["3c"]


def test_no_waiver_part_without_an_excess() -> None:
    """P-3: the part falls away and the letters close up."""
    found = made(ONE, "2026-06-20", CLAIM, "project: {project: {jurisdiction: US-CA}}")
    assert not found.has_waiver and (found.letters.waiver, found.letters.splitting) == ("", "H")
    assert (found.letters.exhibits, found.letters.witnesses, found.letters.service) == ("E", "", "I")


def test_one_claim_lists_everything_that_is_due() -> None:
    """R-37: both milestones in the claim, in grace or not, and none held back."""
    found = made(WE_17, DAY, "project: {project: {jurisdiction: US-CA}}")
    assert [row.unpaid for row in found.splitting.rows] == [usd("8069"), usd("4111")]
    assert found.splitting.several and found.splitting.principal == usd("12180")
    state = state_of(ONE, "2026-06-20", CLAIM, "milestones: {M2: {amount: 500.00, due: 2026-06-18}}", LIMIT)
    assert [row.unpaid for row in packet(state).splitting.rows] == [usd("10000"), usd("500")]


def test_texas_answers_the_petition() -> None:
    """D13 (a): contents of Rule 502.2, the capacity of the debtor, consent to e-mail left to the person."""
    found = made(WE_17, DAY, "project: {project: {jurisdiction: US-TX}}")
    sheet = found.worksheet
    assert sheet is not None and sheet.form == "Texas: contents of the petition in justice court (Rule 502.2)"
    assert by_question(sheet, "In which capacity") == "Client Ltd, a company"
    assert by_question(sheet, "The sum of money").startswith("$12,592.66. ")
    assert by_question(sheet, "Consent").startswith("To be answered by you: yes or no.")
    assert "To be answered by you: the person to be served for Client Ltd" in by_question(
        sheet, "The defendant:"
    )


def test_texas_gives_no_small_claim_above_its_limit() -> None:
    """R-36 `not_allowed`: no worksheet, the excess in figures, and what to do instead."""
    more = "milestones: {M2: {amount: 18069.00, due: 2026-04-30}}"
    found = made(WE_17, DAY, more, "project: {project: {jurisdiction: US-TX}}")
    assert found.worksheet is None and found.closed is not None and not found.has_waiver
    assert (found.closed.limit, found.closed.excess) == (usd("20000"), found.closed.counted - usd("20000"))
    assert "may not give up the part above the limit" in found.closed.what_to_do
    assert found.damages.limit.claimed is None and found.damages.total == found.closed.counted


NEW_YORK = "project: {project: {jurisdiction: US-NY, venue: {city: New York, county: New York}}}"
SMALL = "milestones: {M1: {amount: 3111.00, due: 2026-05-01}, M2: {amount: 4069.00, due: 2026-04-30}}"


@pytest.mark.parametrize(
    ("venue", "claimant", "form"),
    [
        (
            "{city: New York, county: New York}",
            "individual",
            "New York City: answers for the small claims form",
        ),
        ("{county: Kings County}", "company", "New York City: answers for the commercial claims form"),
        (
            "{city: town court}",
            "individual",
            "New York outside New York City: answers for the small claims form",
        ),
        (
            "{city: city court}",
            "company",
            "New York outside the city: answers for the commercial claims form",
        ),
    ],
)
def test_new_york_has_a_form_for_each_claimant_and_place(venue: str, claimant: str, form: str) -> None:
    """D13 (a): commercial claims for entities, small claims for individuals, in the city and outside it."""
    facts = f"""
    project: {{project: {{jurisdiction: US-NY, venue: {venue}}}}}
    contractor: {{type: {claimant}}}
    milestones: {{M1: {{amount: 1111.00, due: 2026-05-01}}, M2: {{amount: 1069.00, due: 2026-04-30}}}}
    """
    sheet = made(WE_17, DAY, facts).worksheet
    assert sheet is not None and sheet.form.startswith(form)
    assert any("Certificate: number" in row.question for row in sheet.rows) is (claimant == "company")


def test_new_york_certificates_state_what_is_on_record() -> None:
    """At most five filings in the month; for a consumer the demand letter, its way and its window (R-38)."""
    facts = """
    contractor: {type: company}
    client: {type: individual, is_consumer: true}
    record:
      filings: [{date: 2026-09-01, amount: 900.00}, {date: 2026-08-31, amount: 800.00}]
      notices: [{document: demand-letter, sent: 2026-05-18 09:00, method: post}]
    """
    sheet = made(WE_17, DAY, NEW_YORK, SMALL, facts).worksheet
    filings = by_question(sheet, "Certificate: number")
    assert filings.startswith(
        "At most five commercial claims may be filed in a calendar month. The record lists 1 filed"
    )
    assert "$900.00 on September 1, 2026" in filings and "$800.00" not in filings
    letter = by_question(sheet, "Certificate: demand letter")
    assert (
        "sent by mail on May 18, 2026." in letter
        and "The prescribed way of sending is first-class mail." in letter
    )
    assert "a claim can be filed from May 28, 2026 to November 14, 2026." in letter


def test_after_the_window_a_new_demand_is_needed() -> None:
    """R-38, New York: mailed on 18 May, 180 days to 14 November; from the 15th on E-TOO-EARLY, and no date."""
    facts = """
    contractor: {type: company}
    client: {type: individual, is_consumer: true}
    record: {notices: [{document: demand-letter, sent: 2026-05-18 09:00, method: post}]}
    """
    assert answer(state_of(WE_17, "2026-11-14", NEW_YORK, SMALL, facts), PACKET).allowed
    late = answer(state_of(WE_17, "2026-11-15", NEW_YORK, SMALL, facts), PACKET)
    assert (late.code, late.possible_from, late.waits_for) == ("E-TOO-EARLY", None, NEW_DEMAND)


def test_where_nobody_knows_about_an_excess_the_packet_says_stop() -> None:
    """R-36 `unknown`: no form is filled in; New York City counts 12,180.00 without interest."""
    found = made(WE_17, DAY, NEW_YORK)
    assert found.worksheet is None and found.closed is not None
    assert (found.closed.counted, found.closed.excess) == (usd("12180"), usd("2180"))
    assert "Ask the clerk of the court or a lawyer before any form is filled in." in found.closed.what_to_do


ENGLAND = """
currency: GBP
project: {project: {jurisdiction: GB-EAW, language: en-GB}}
"""


def test_england_has_particulars_with_the_daily_rate() -> None:
    """D13 (a): contract, breach, sum; for interest the clause, rate, period, amount and daily rate."""
    found = made(WE_17, DAY, ENGLAND)
    assert found.worksheet is not None
    said = "\n".join(found.worksheet.paragraphs)
    assert "£8,069.00 for “M2 – Point M2” fell due on 30 April 2026. In breach of the agreement" in said
    assert (
        "under Clause 13 (Late payment) of the agreement at 10% a year, from 1 May 2026 to 1 September 2026"
        in said
    )
    assert ": £412.66." in said and "Interest continues at the daily rate of £3.34 until judgment" in said
    assert "The claimant claims £12,592.66, made up as of 1 September 2026 of £12,180.00 of principal" in said
    assert (
        found.damages.limit.treatment
        == "The limit only decides which track the court uses. The whole sum is claimed."
    )
    assert (
        found.service.steps == () and found.service.server is None and found.service.server_note is not None
    )


def test_england_asks_the_court_for_interest_that_it_may_award() -> None:
    """R-35: County Courts Act 1984, s. 69, 8 % for a consumer: asked for with its daily rate, and in no sum.

    1,000.00 from 1 May to 1 September, 123 days at 8 %: 26.96; a day 0.22.
    """
    facts = """
    holidays: England
    milestones: {M1: {amount: 1000.00, due: 2026-05-01}}
    client: {type: individual, is_consumer: true}
    project: {claim: {venue_basis: County Court}}
    """
    found = made(facts, DAY, ENGLAND)
    assert found.worksheet is not None and found.damages.asked is not None
    assert (found.damages.asked.amount, found.damages.asked.per_day) == (
        Money.of("26.96", "GBP"),
        Money.of("0.22", "GBP"),
    )
    assert found.total == Money.of("1000", "GBP") == found.damages.total
    said = "\n".join(found.worksheet.paragraphs)
    assert (
        "award interest under the County Courts Act 1984, s. 69 at 8% a year, from 2 May 2026 to 1 Septem"
        in said
    )


def test_england_names_every_period_and_every_statute() -> None:
    """D13 (a): interest paused from 1 June to 1 July by a broken plan; a rate of one's own is under the Act of the data."""
    fixed = """
    law: {interest: {fixed_compensation: {undated: {value: 70, unit: GBP, citation: Example Act 1999, sources: [here]}}}}
    project: {claim: {venue_basis: The client has its office here}}
    """
    job = BROKEN_PLAN.replace("POLICY", "missed_due")
    found = packet(state_of(job, "2026-07-15", fixed, ENGLAND))
    assert found.worksheet is not None
    said = "\n".join(found.worksheet.paragraphs)
    assert (
        "Interest is claimed under the Late Payment of Commercial Debts (Interest) Act 1998 at 10% a year: from 12 May "
        "2026 to 1 June 2026 (21 days), £11.51 and from 2 July 2026 to 15 July 2026 (14 days), £5.37, together £16.88."
        in said
    )
    assert "Fixed compensation for late payment is claimed under the Example Act 1999: £70.00." in said
    assert found.damages.fixed_statute == "Example Act 1999"


def test_thailand_lists_the_papers_and_counts_the_interest() -> None:
    """D13 (a), S65: papers of the debt, calculation, power of attorney, identity and house registration, held apart."""
    facts = """
    currency: THB
    client: {type: individual, is_consumer: true}
    project: {project: {jurisdiction: TH}}
    """
    found = made(WE_17, DAY, facts)
    assert found.worksheet is not None and found.worksheet.form == "Thailand: answers for the plaint"
    assert [paper.partition(",")[0] for paper in found.worksheet.papers][
        -1
    ] == "the house registration of Client Ltd"
    assert found.damages.limit.counted == Money.of("12592.66", "THB")
    assert "held separately" in by_question(found.worksheet, "Identity numbers")
    assert "court of the consumer's domicile" in by_question(found.worksheet, "Court")


def test_without_a_route_the_packet_says_so_and_fills_in_no_form() -> None:
    """R-36: Ireland's small claims are for buyers; the other parts are there all the same."""
    facts = "currency: EUR\nproject: {project: {jurisdiction: IE}}"
    found = made(WE_17, DAY, facts)
    assert found.worksheet is None and found.closed is not None and found.closed.limit is None
    assert found.closed.reason.startswith("Buyers of goods and services only")
    assert found.damages.total == Money.of("12592.66", "EUR") and found.damages.limit.claimed is None


def test_where_no_limit_is_known_the_sum_says_so() -> None:
    """W-PROFILE-GAP: the worksheet has the sum that is owed, and that the limit is to be asked for."""
    found = made(WE_17, DAY)
    assert by_question(found.worksheet, "The sum claimed").startswith(
        "$12,592.66 is owed. Which limit applies is not"
    )
    assert {row.counted for row in found.damages.components} == {"–"}
    assert "limit of that court" in found.sources.unknown


def test_statutory_interest_is_part_of_the_sum_on_every_day() -> None:
    """R-35: where the law gives interest that is owed, the hearing's sum has it for the hearing's day."""
    facts = """
    milestones: {M1: {amount: 10000.00, due: 2026-06-05}}
    project: {claim: {venue_basis: Here, hearing_date: 2026-12-01}}
    law:
      interest:
        statutory_rate: {undated: {value: 10, unit: percent per year, kind: fixed, citation: Example Act, sources: [here]}}
        statutory_starts: after_due
    """
    found = made(facts, DAY)
    assert found.damages.by_law is not None and found.damages.by_law.amount == usd("241.10")  # 88 days
    assert found.damages.total == usd("10241.10") and found.damages.by_law.statute == "Example Act"
    assert [(r.days, r.interest, r.total) for r in found.damages.later] == [
        (91, usd("490.41"), usd("10490.41"))
    ]


def test_what_falls_due_before_the_hearing_is_not_in_its_sum() -> None:
    """R-37: only sums already due are claimed, also on the day of the hearing."""
    facts = """
    milestones: {M2: {amount: 500.00, due: 2026-07-01}}
    project: {claim: {hearing_date: 2026-08-03}}
    """
    found = made(ONE, "2026-06-20", CLAIM, facts, LIMIT)
    later = found.damages.later[0]
    assert later.total - later.interest == usd("10000") and found.splitting.later[0].amount == usd("500")


def test_nothing_for_the_reviewer_stands_in_the_packet(tmp_path: Path) -> None:
    """Warnings go to the memo: no code, no parameter name, no brackets."""
    states = [
        kitchen(tmp_path, AS_OF, HEARING),
        *(
            state_of(WE_17, DAY, one)
            for one in (NEW_YORK, ENGLAND, "project: {project: {jurisdiction: US-TX}}")
        ),
    ]
    for state in states:
        for text in texts(packet(state)):
            assert not re.search(r"\b[WER]-[A-Z0-9]|DG\d|service\.|\{|\bNone\b|waive_|not_allowed", text), (
                text
            )


PLACES = {
    "California": "project: {project: {jurisdiction: US-CA}}",
    "Texas": "project: {project: {jurisdiction: US-TX}}",
    "New York": NEW_YORK + "\nmilestones: {M1: {amount: 3111.00, due: 2026-05-01}}",
    "New York, too much": NEW_YORK,
    "England": ENGLAND,
    "Thailand": "currency: THB\nproject: {project: {jurisdiction: TH}}",
    "Ireland": "currency: EUR\nproject: {project: {jurisdiction: IE}}",
    "nowhere": "terms: {late_fee: {flat: 50.00}, allow_both: true}",
}
RICH = """
project:
  claim:
    hearing_date: 2026-11-02
    filing_date: 2026-09-07
    court: {name: Example Court}
    settlement: Half now, half in a month
    witnesses: [{name: Ann Lee, saw: The work on the day it was finished}]
  plans:
    - {id: P1, effective: 2026-10-01, down_payment: 1000.00, instalments: 3, step: month, first: 2026-11-01, grace: {days: 5}, interest: paused, after_default: missed_due}
record:
  signatures: [{document: contract, party: contractor, at: 2026-01-02}, {document: contract, party: client, at: 2026-01-03}]
  invoices: [{number: A-1, date: 2026-04-20, milestone: M1}, {date: 2026-04-21, milestone: M2}]
  disputes: [{id: D1, date: 2026-05-20, milestone: M2, amount: 500.00, reason: Scratches}]
  evidence: [{file: photo.jpg, description: Photograph of the finished work, date: 2026-04-22, original_held: true}]
  notices: [{document: demand-letter, sent: 2026-06-01 09:00, method: post}]
"""


@pytest.mark.parametrize("rich", [False, True])
@pytest.mark.parametrize("place", PLACES)
def test_the_packet_of_every_place_is_whole(place: str, rich: bool, tmp_path: Path) -> None:
    """documents.md 10.4: no bracket, placeholder or stray mark in any of the worksheets."""
    more = (RICH,) if rich else ()
    state = state_of(WE_17, DAY, PLACES[place], *more)
    path = tmp_path / "packet.docx"
    path.write_bytes(printed(state, PACKET))
    text = word_text(path)
    whole({PACKET: text.replace("____________", "by hand").replace("____", "1")})
    assert ("– Giving up the part above the limit (for your own use)" in text) is (place == "California")
    assert ("Half now, half in a month." in text) is rich
    if rich:
        assert "Ann Lee" in text and " questioned " in text


def test_the_kitchen_builds_as_a_word_document(tmp_path: Path) -> None:
    """The command writes the packet; the index names its parts by live references, the statement is in it."""
    root = kitchen_workspace(tmp_path)
    ran = docgen(root, "build", KITCHEN, "--as-of", "2026-07-29", "--only", PACKET)
    assert ran.code == 0, ran.text
    text = word_text(built(root, KITCHEN, PACKET))
    for part in (
        "Part B – Timeline",
        "Part E – Exhibit index",
        "Part F – California: answers for form SC-100 (for your own use)",
    ):
        assert part in text
    lines = text.splitlines()
    assert [f"Part {letter}" in lines for letter in "ABCDEFGHIJK"] == [True] * 11 and "Part L" not in lines
    assert text.count("12,451.39") >= 8 and "SC-100, Item 3." in text
    assert "The amount owed is" not in text and not re.search(r"\bW-[A-Z]", text)
    refused = docgen(root, "build", KITCHEN, "--as-of", "2026-07-28", "--only", PACKET)
    assert refused.code == 1 and "possible from 2026-07-29" in refused.text


def test_the_waiver_says_that_it_is_final(tmp_path: Path) -> None:
    """D13 (f): the words for the form, with the three sums, and the warning."""
    path = tmp_path / "packet.docx"
    path.write_bytes(printed(state_of(WE_17, DAY, PLACES["California"]), PACKET))
    text = word_text(path)
    words = "The amount owed is $12,592.66. To stay within the limit of $12,500.00, I ask for $12,500.00 and give up $92.66"
    assert f"{words} if judgment is entered." in text and "This is final." in text


def test_the_exhibits_have_their_files_and_digests() -> None:
    """D13 (h): number, date, pages, what it proves, original held; beside it the file and its SHA-256."""
    from docgen.workspace.evidence import EvidenceFile

    state = state_of(WE_17, DAY, PLACES["Texas"], RICH)
    file = EvidenceFile(
        "photo.jpg",
        "Photograph of the finished work",
        day("2026-04-22"),
        None,
        True,
        "ab" * 32,
        1,
        "image",
        "photo.jpg",
    )
    found = packet(replace(state, evidence=(file,))).exhibits
    photo = next(row for row in found.rows if row.title.startswith("Photograph"))
    assert (photo.pages, photo.original_held, photo.day) == ("1", "yes", day("2026-04-22"))
    number = found.rows.index(photo) + 1
    statement = next(row for row in found.rows if row.title.startswith("Statement"))
    assert [(row.in_set, row.file, row.digest) for row in found.files] == [
        (statement.pages, "–", "–"),
        (f"Exhibit-{number:02}_photo.jpg", "photo.jpg", "ab" * 32),
    ]
    assert [row.label for row in found.rows] == [str(number + 1) for number in range(len(found.rows))]


def test_the_words_of_each_place_are_its_own(tmp_path: Path) -> None:
    """No certified mail in England; where the court serves nobody is asked whether it does; no raw value of the law."""
    said = {}
    for place, its_law in PLACES.items():
        path = tmp_path / f"{place}.docx"
        path.write_bytes(printed(state_of(WE_17, DAY, its_law), PACKET))
        said[place] = word_text(path)
    assert "certified mail" in said["California"] and "certified mail" not in said["England"]
    assert "Ask the court office whether the court serves the claim itself." in said["England"]
    assert "whether the court serves" not in said["New York"]
    assert "\nit may be given up\n" in said["California"]
    assert "\nthe limit only decides on the track\n" in said["England"]
    assert not any("waive allowed" in text or "track only" in text for text in said.values())
    assert all(text.splitlines().count("Statement of account") == 1 for text in said.values())  # in the index


def test_an_address_is_not_broken_in_the_proof_of_sending(tmp_path: Path) -> None:
    """6.3: the widest column is that of the addresses."""
    address = "client.accounts@example.com"
    more = """
    client: {email: %s}
    record: {notices: [{number: A-N-01, document: demand-letter, sent: 2026-02-20 09:00, method: email}]}
    """
    path = tmp_path / "packet.docx"
    path.write_bytes(printed(state_of(WE_17, DAY, PLACES["England"], more % address), PACKET))
    pages = PdfReader(through_libreoffice(path, "pdf", tmp_path)).pages
    lines = [line for page in pages for line in page.extract_text().splitlines()]
    named = [line.strip() for line in lines if "client.acc" in line]
    assert named and all(address in line for line in named), named


def test_the_claim_form_of_england_asks_for_no_agent_for_service() -> None:
    """D13 (a): the agent is asked for in item 2 of SC-100; England's list has none. One on record is named everywhere."""
    company = "client: {type: company}"

    def said(place: str, *more: str) -> str:
        sheet = made(WE_17, DAY, PLACES[place], company, *more).worksheet
        assert sheet is not None
        return "\n".join(row.answer for row in sheet.rows)

    assert "agent for service" in said("California") and "agent for service" not in said("England")
    assert "Served for Client Ltd: Ann Agent" in said("England", "client: {agent_for_service: Ann Agent}")
