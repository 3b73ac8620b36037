"""Exhibits: one list with one set of labels, for the demand and for the packets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from docgen.documents.demand_letter import DemandLetterContext
from docgen.documents.exhibit_cover import cover_context
from docgen.documents.packet.case import Case
from docgen.documents.packet.exhibit_index import exhibit_index
from docgen.documents.packet.summary import summary
from docgen.documents.packet.timeline import timeline
from docgen.documents.parts.exhibit_items import letter_name
from docgen.documents.parts.exhibits import Exhibit, exhibit_for, exhibits_of
from docgen.documents.parts.hand_off_record import contract_set
from docgen.documents.parts.sendings import letter_rows
from docgen.language import language
from docgen.rules import ProjectState
from docgen.workspace.evidence import EvidenceFile, IssuedCopy
from documents.made import context, example
from facts import state_of

TWO = """
holidays: US
project: {project: {exhibit_labels: numbers}}
milestones:
  M1: {amount: 1000.00, due: 2026-02-02}
  M2: {amount: 9500.00, due: 2026-05-04}
record:
  payments: [{date: 2026-02-02, amount: 1000.00}]
  invoices:
    - {number: INV-001, date: 2026-01-20, milestone: M1}
    - {number: INV-002, date: 2026-04-27, milestone: M2}
  evidence:
    - {file: photo.jpg, description: Photograph, date: 2026-04-20, original_held: true}
    - {file: receipt.pdf, description: Courier receipt, date: 2026-05-22, original_held: false}
    - {file: late.pdf, description: Letter of the client, date: 2026-05-30}
"""
SENT = """
record:
  notices:
    - {number: CASE-N-01, document: reminder-1, sent: 2026-05-12, method: email}
    - {number: CASE-N-02, document: demand-letter, sent: 2026-05-20, method: courier, delivered: 2026-05-21,
       file: issued/CASE-N-02.docx, digest: aa11}
    - {number: CASE-N-03, document: resumption-notice, sent: 2026-05-25, method: email}
"""
ENGLISH = language("en-US")


def listed(state: ProjectState) -> list[str]:
    """The exhibits as a demand writes them."""
    return [f"{one.name}: {one.title}" for one in exhibits_of(state, ENGLISH)]


def test_the_demand_and_the_packet_have_the_same_labels() -> None:
    """What was enclosed on the day of the demand keeps its label; what came later follows."""
    enclosed = context(state_of(TWO, "2026-05-20"), "demand-letter", DemandLetterContext).enclosures
    later = listed(state_of(TWO, "2026-06-20", SENT))

    assert (
        later[: len(enclosed)]
        == list(enclosed)
        == [
            "Exhibit 1: Services Agreement CASE-C of January 2, 2026",
            "Exhibit 2: Invoice INV-002 of April 27, 2026",
            "Exhibit 3: Statement of account as of May 20, 2026",
            "Exhibit 4: Photograph (April 20, 2026)",
        ]
    )
    assert later[len(enclosed) :] == [
        "Exhibit 5: Invoice INV-001 of January 20, 2026",
        "Exhibit 6: Payment reminder, May 12, 2026",
        "Exhibit 7: Demand for payment, May 20, 2026",
        "Exhibit 8: Resumption notice, May 25, 2026",
        "Exhibit 9: Courier receipt (May 22, 2026)",
        "Exhibit 10: Letter of the client (May 30, 2026)",
    ]


def test_the_kitchen_keeps_its_labels_when_the_demand_goes_out() -> None:
    """The example of 2026-07-13: all eight enclosures of its demand begin the list of its packet."""
    state = example("riverside-kitchen", date(2026, 7, 13))
    enclosed = context(state, "demand-letter", DemandLetterContext).enclosures
    assert listed(state)[: len(enclosed)] == list(enclosed)
    assert len(enclosed) == 8


def test_letters_where_the_court_wants_letters() -> None:
    """6.1: the project's wish goes before the court's custom."""
    wish = "project: {project: {exhibit_labels: letters}}"
    found = exhibits_of(state_of(TWO, "2026-06-20", SENT, wish), ENGLISH)
    assert [one.label for one in found] == list("ABCDEFGHIJ")
    assert found[2].name == "Exhibit C"


def test_an_exhibit_says_what_its_file_is() -> None:
    """Pages and digest come from what was read; before that, only what the record says."""
    state = state_of(TWO, "2026-06-20", SENT)
    plain = exhibits_of(state, ENGLISH)
    assert (plain[6].file, plain[6].digest, plain[6].pages) == ("issued/CASE-N-02.docx", "aa11", None)
    assert (plain[3].file, plain[3].digest, plain[3].pages) == ("photo.jpg", None, None)
    assert (plain[0].file, plain[0].digest) == (None, None)

    photo = EvidenceFile(
        "photo.jpg", "Photograph", date(2026, 4, 20), None, True, "bb22", 1, "image", "photo.jpg"
    )
    copy = IssuedCopy("issued/CASE-N-02.docx", "cc33", None, "projects/x/issued/CASE-N-02.docx")
    read = exhibits_of(replace(state, evidence=(photo,), copies=(copy,)), ENGLISH)
    assert (read[3].digest, read[3].pages, read[6].digest) == ("bb22", 1, "cc33")
    assert [one.original_held for one in read if one.is_evidence] == ["yes", "no", "____"]


def test_the_statement_stands_in_the_demand_or_in_the_packet() -> None:
    """The statement is no paper of its own."""
    with_demand = exhibits_of(state_of(TWO, "2026-06-20", SENT), ENGLISH)
    without = exhibits_of(state_of(TWO, "2026-06-20"), ENGLISH)
    assert [one.within for one in with_demand if one.within] == ["enclosed in Exhibit 7"]
    assert [one.title for one in without if one.within] == ["Statement of account as of June 20, 2026"]


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ({"document": "contract"}, "Exhibit 1"),
        ({"document": "invoice-INV-002"}, "Exhibit 2"),
        ({"milestone": "M1"}, "Exhibit 5"),
        ({"file": "receipt.pdf"}, "Exhibit 9"),
        ({"document": "demand-letter", "day": date(2026, 5, 20)}, "Exhibit 7"),
        ({"document": "demand-letter", "day": date(2026, 5, 21)}, None),
        ({"document": "change-order-1"}, None),
        ({"milestone": "M9"}, None),
    ],
)
def test_an_exhibit_is_found_by_what_it_is(wanted: dict[str, object], name: str | None) -> None:
    """For timelines and summaries."""
    found: tuple[Exhibit, ...] = exhibits_of(state_of(TWO, "2026-06-20", SENT), ENGLISH)
    assert exhibit_for(found, **wanted) == name  # type: ignore[arg-type]


def test_change_orders_and_plans_are_exhibits_once_everybody_has_signed() -> None:
    """One that was signed after the demand comes after its enclosures; an unsigned one is no exhibit."""
    orders = """
    project:
      change_orders:
        - {number: 1, title: More, description: More work, date: 2026-03-01, reason: Asked, amount: 0.00, days: 1}
        - {number: 2, title: Less, description: Less work, date: 2026-05-22, reason: Asked, amount: 0.00, days: 0}
        - {number: 3, title: Other, description: Other work, date: 2026-05-23, reason: Asked, amount: 0.00, days: 0}
    record:
      signatures:
        - {document: change-order-1, party: contractor, at: 2026-03-02}
        - {document: change-order-1, party: client, at: 2026-03-02}
        - {document: change-order-2, party: contractor, at: 2026-05-24}
        - {document: change-order-2, party: client, at: 2026-05-24}
        - {document: change-order-3, party: contractor, at: 2026-05-24}
    """
    found = exhibits_of(state_of(TWO, "2026-06-20", SENT, orders), ENGLISH)
    assert exhibit_for(found, document="change-order-1") == "Exhibit 2"
    assert exhibit_for(found, document="change-order-2") == "Exhibit 6"
    assert exhibit_for(found, document="change-order-3") is None


@pytest.mark.parametrize(
    ("document", "name"),
    [
        ("demand-letter", "demand for payment"),
        ("reminder-2", "payment reminder"),
        ("invoice-INV-003", "invoice"),
        ("own-letter", "letter (own letter)"),
    ],
)
def test_letters_have_plain_names(document: str, name: str) -> None:
    """By the kind; a kind without a phrase by its id."""
    assert letter_name(document, ENGLISH) == name


def test_a_copy_with_the_days_of_signing_is_not_the_signed_paper() -> None:
    """It did not go out for signature either; the scan of the signed paper goes before it."""
    sent = (
        "{document: contract, sent: 2026-01-02, method: email, file: issued/CASE-C_contract_2026-01-02.docx}"
    )
    stem = "issued/CASE-C_contract_2026-01-02"
    conformed = f"{{document: contract, sent: 2026-01-06, method: email, file: {stem}_conformed.docx}}"
    signed = f"{{document: contract, sent: 2026-01-05, method: hand, file: {stem}_signed.pdf}}"

    def contract(*notices: str) -> Exhibit:
        return exhibits_of(
            state_of(TWO, "2026-05-20", f"record: {{notices: [{', '.join(notices)}]}}"), ENGLISH
        )[0]

    assert contract(sent).title.endswith("(the copy that went out for signature, not the signed paper)")
    assert contract(sent, conformed).title.endswith(
        "(a copy with the days of signing, without the signatures)"
    )
    assert contract(sent, conformed).is_unsigned and not contract(sent, signed, conformed).is_unsigned


FILED = """
record:
  notices:
    - {document: contract, sent: 2026-01-02, method: email, file: issued/CASE-C_contract_2026-01-02.docx}
"""
SCAN = """
record:
  notices:
    - {document: contract, sent: 2026-01-02, method: email, file: issued/CASE-C_contract_2026-01-02.docx}
    - {document: contract, sent: 2026-01-05, method: hand, file: issued/CASE-C_contract_2026-01-02_signed.pdf}
"""


def test_a_copy_without_signatures_proves_no_signature() -> None:
    """It is cited for its words alone; the signed paper, once it is filed, for the signature."""
    for copies, shown, steps in ((FILED, "text in Exhibit 1", 1), (SCAN, "Exhibit 1", 0)):
        state = state_of(TWO, "2026-06-20", "project: {claim: {}}", copies)
        case = Case(state, ENGLISH, exhibits_of(state, ENGLISH))
        signed = [row for row in timeline(case) if "signed by the last party" in row.text]
        agreed = [
            one for part in summary(case) for one in part.sentences if "the last party signed" in one.text
        ]
        papers = contract_set(state, case.exhibits, ENGLISH)
        assert [one.exhibit for one in signed] == [one.proof for one in agreed] == [shown]
        assert [one.exhibit for one in papers] == [shown]
        unsigned = [(one.name, one.document) for one in exhibit_index(case).unsigned]
        assert unsigned == [("Exhibit 1", "contract")] * steps


def test_a_signed_paper_that_was_filed_was_sent_to_nobody() -> None:
    """No line of the timeline, no proof of sending, no line on its cover sheet; by e-mail it went out."""
    mailed = SCAN.replace("method: hand", "method: email")
    for copies, days in ((SCAN, ["January 2, 2026"]), (mailed, ["January 2, 2026", "January 5, 2026"])):
        state = state_of(TWO, "2026-06-20", copies)
        case = Case(state, ENGLISH, exhibits_of(state, ENGLISH))
        told = [
            ENGLISH.long_date(row.day) for row in timeline(case) if "sent the agreement" in row.text.lower()
        ]
        rows = [row.sent for row in letter_rows(state, case.exhibits, ENGLISH)]
        sheet = cover_context(case.exhibits[0], state, ENGLISH, file=None, labelled=None)
        assert told == days
        assert [row.partition(", by")[0] for row in rows] == days
        assert len(sheet.sendings) == len(days)


def test_the_demand_names_a_copy_as_the_index_does() -> None:
    """The copy that went out for signature is called so in both."""
    enclosed = context(state_of(TWO, "2026-05-20", FILED), "demand-letter", DemandLetterContext).enclosures
    assert enclosed[0] == (
        "Exhibit 1: Services Agreement CASE-C of January 2, 2026 "
        "(the copy that went out for signature, not the signed paper)"
    )
    assert listed(state_of(TWO, "2026-05-21", FILED))[0] == enclosed[0]


REMINDED = """
    - {number: CASE-N-05, document: reminder-1, items: [M1], sent: 2026-02-01, method: email, file: issued/a.docx}
    - {number: CASE-N-06, document: reminder-2, items: [M2], sent: 2026-05-12, method: email, file: issued/b.docx}
    - {number: CASE-N-07, document: reminder-3, items: [M2], sent: 2026-05-14, method: email}
"""
PLAN = """
project:
  plans:
    - {id: "1", effective: 2026-05-10, down_payment: 600.00, instalments: 3, step: month, first: 2026-06-10,
       grace: {days: 5}, interest: paused, work_resumes_on: signature}
record:
  signatures:
    - {document: contract, party: contractor, at: 2026-01-02}
    - {document: contract, party: client, at: 2026-01-02}
    - {document: payment-plan-1, party: contractor, at: 2026-05-10}
    - {document: payment-plan-1, party: client, at: 2026-05-10}
"""
PAPER = """
    - {document: payment-plan-1, sent: 2026-05-09, method: email, file: issued/plan.docx}
"""


def test_the_demand_encloses_its_reminders_and_the_signed_plan() -> None:
    """D11, item 10: those on file that concern what is demanded; the labels stay when the demand is sent."""
    notices = "record:\n  notices:" + PAPER + REMINDED.lstrip("\n")
    sent = notices + (
        "    - {document: demand-letter, sent: 2026-05-28, method: email, items: [M2], file: issued/d.docx}\n"
    )
    facts = (TWO, "2026-05-28", PLAN)
    enclosed = context(state_of(*facts, notices), "demand-letter", DemandLetterContext).enclosures
    later = listed(state_of(TWO, "2026-06-20", PLAN, sent))
    titles = [one.partition(": ")[2] for one in enclosed]
    assert titles[1].startswith("Payment plan of May 10, 2026") and "Payment reminder, May 12, 2026" in titles
    assert not any("February 1, 2026" in one or "May 14, 2026" in one for one in titles)
    assert later[: len(enclosed)] == list(enclosed)
    assert sum("Payment reminder, May 12" in one for one in later) == 1
    assert sum("Payment plan of" in one for one in later) == 1


def test_the_summary_tells_how_payment_was_asked_for_before_the_demand() -> None:
    """Reminders with their exhibits, the notice of intent, and that work stopped; one about M1 alone has no part."""
    stop = """
    record:
      work: [{date: 2026-05-19, event: stopped}]
      notices:
        - {document: reminder-1, items: [M1], sent: 2026-02-01, method: email, file: issued/a.docx}
        - {document: reminder-2, items: [M2], sent: 2026-05-06, method: email, file: issued/b.docx}
        - {document: notice-of-intent, items: [M2], sent: 2026-05-08, method: email,
           printed: {deadline: 2026-05-18, effective: 2026-05-19}}
        - {document: demand-letter, items: [M2], sent: 2026-05-20, method: email}
    """
    state = state_of(TWO, "2026-06-20", stop)
    case = Case(state, ENGLISH, exhibits_of(state, ENGLISH))
    asked = next(part for part in summary(case) if part.title == "How payment was asked for")
    told = [(one.text, one.proof) for one in asked.sentences][:3]
    assert [text for text, _ in told[:2]] == [
        "The plaintiff reminded the defendant of the payment on May 6, 2026.",
        "The plaintiff sent a notice of intent to suspend work on May 8, 2026.",
    ]
    assert told[0][1] == exhibit_for(case.exhibits, document="reminder-2")
    assert told[1][1] == exhibit_for(case.exhibits, document="notice-of-intent")
    assert told[2][0].startswith("Work was suspended") and "May 19, 2026" in told[2][0]


def test_the_cover_sheet_tells_how_it_was_sent() -> None:
    """Only what is on record; the statement inside the demand and evidence were not sent by themselves."""
    state = state_of(TWO, "2026-06-20", SENT)
    sheets = [
        cover_context(one, state, ENGLISH, file=None, labelled=None) for one in exhibits_of(state, ENGLISH)
    ]
    sendings = {sheet.name: sheet.sendings for sheet in sheets if sheet.sendings}
    assert sendings == {
        "Exhibit 6": (
            (
                "May 12, 2026, by e-mail, from Tomas Reyes to Client Ltd; "
                "address on file: client@example.com; no delivery recorded"
            ),
        ),
        "Exhibit 7": (
            (
                "May 20, 2026, by courier, from Tomas Reyes to Client Ltd; "
                "address on file: 2 Second Street, Example, United States; delivered May 21, 2026"
            ),
        ),
        "Exhibit 8": (
            (
                "May 25, 2026, by e-mail, from Tomas Reyes to Client Ltd; "
                "address on file: client@example.com; no delivery recorded"
            ),
        ),
    }


def test_an_e_mail_that_was_not_sent_is_called_a_draft() -> None:
    """Whoever puts docgen's own draft among the evidence does not show with it that it was sent."""
    state = state_of(TWO, "2026-06-20", SENT)
    for media, marked in (("draft", True), ("other", False)):
        file = EvidenceFile(
            "photo.jpg", "Photograph", date(2026, 4, 20), None, True, "aa", None, media, "photo.jpg"
        )
        titles = [one.title for one in exhibits_of(replace(state, evidence=(file,)), ENGLISH)]
        assert (
            "Photograph (April 20, 2026) (a draft of the e-mail, not the e-mail that was sent)" in titles
        ) is marked
        assert ("Photograph (April 20, 2026)" in titles) is not marked
