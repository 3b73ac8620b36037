"""Sanity of the facts: each mistake at its own field, and silence about what follows from another."""

from __future__ import annotations

from datetime import date

import pytest

from docgen.checks.ahead import entries_ahead
from docgen.workspace import Workspace, load_project

from .conftest import Job

NOTICE = "notices:\n  - {document: demand-letter, sent: 2026-03-20, method: email"
ORDER = "{number: @, title: T, description: D, date: 2026-03-10, reason: R, amount: 0, days: 0}"


def orders(*rows: str) -> str:
    """Change orders as they stand in the project file."""
    return "change_orders:\n" + "".join(f"  - {row}\n" for row in rows)


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("id: M2", "id: M1", "project:milestones[1].id"),
        ("  - id: client", "  - id: contractor", "project:parties[1].id"),
        (
            "- {id: site,",
            "- {id: site, description: A, acceptance: B}\n    - {id: site,",
            "project:scope.deliverables[1].id",
        ),
    ],
)
def test_an_id_stands_once(job: Job, old: str, new: str, field: str) -> None:
    """The second one is pointed at, whatever else follows from it."""
    assert ("DG701", field) in job.change(old, new).found()


def test_numbers_and_entries_of_the_record_stand_once(job: Job) -> None:
    """Invoices by number, milestones by id, signatures by party and document."""
    job.change(
        "invoices:\n", 'invoices:\n  - {number: "1", date: 2026-03-03, milestone: M2}\n', "record.yaml"
    )
    job.change("milestones:\n", "milestones:\n  - {id: M1}\n", "record.yaml")
    job.change(
        "signatures:\n",
        "signatures:\n  - {document: contract, party: client, at: 2026-03-03}\n",
        "record.yaml",
    )

    assert job.found() == [
        ("DG701", "record:milestones[1].id"),
        ("DG701", "record:invoices[1].number"),
        ("DG701", "record:signatures[2]"),
    ]


def test_two_payments_with_one_reference_and_amount_are_a_warning(job: Job) -> None:
    """Instalments with one reference but different amounts are none."""
    job.add('  - {date: 2026-03-10, amount: 500.00, reference: "17"}\n')
    assert job.found() == []

    job.add('  - {date: 2026-03-10, amount: 1000.00, reference: "17"}\n')
    assert job.found() == [("DG721", "record:payments[2]")]


def test_two_payments_of_one_day_and_amount_are_a_warning_unless_their_references_differ(job: Job) -> None:
    """One without a reference may be the same money as any of them."""
    for reference in ("18", "19"):
        job.add(f'  - {{date: 2026-03-20, amount: 40.00, reference: "{reference}"}}\n')
    assert job.found() == []

    job.add("  - {date: 2026-03-20, amount: 40.00}\n  - {date: 2026-03-21, amount: 40.00}\n")
    assert job.found() == [("DG721", "record:payments[3]")]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (
            "waivers:\n  - {date: 2026-03-10, milestone: M9, component: fee, amount: 1}\n",
            "waivers[0].milestone",
        ),
        ("disputes:\n  - {id: D1, date: 2026-03-10, milestone: M9, reason: x}\n", "disputes[0].milestone"),
        ("credit_instructions:\n  - {date: 2026-03-10, apply_to: M9}\n", "credit_instructions[0].apply_to"),
        (f"{NOTICE}, items: [M1, M9]}}\n", "notices[0].items[1]"),
        (f"{NOTICE}, to: [clint]}}\n", "notices[0].to[0]"),
        (
            "  - {date: 2026-03-10, amount: 1, designation: {milestone: M9}}\n",
            "payments[1].designation.milestone",
        ),
        (
            "  - {date: 2026-03-10, amount: 1, designation: {milestone: retention}}\n",
            "payments[1].designation.milestone",
        ),
    ],
)
def test_a_name_in_the_record_that_points_nowhere_is_found(job: Job, text: str, field: str) -> None:
    """Milestones and parties, also inside lists and blocks."""
    assert job.add(text).found() == [("DG707", f"record:{field}")]


def test_milestones_that_change_orders_add_and_the_retained_sum_can_be_named(job: Job) -> None:
    """They are in no list of the contract."""
    new = "{new: {id: C1, point: P, amount: 0, due: {after: invoice, days: 7}}}"
    job.add(
        orders(ORDER.replace("@", "1").replace("days: 0}", f"days: 0, milestones: [{new}]}}")), "project.yaml"
    )
    job.change("  grace:", "  retention: {percent: 10 %, release: M2}\n  grace:")
    job.add("  - {date: 2026-03-10, amount: 1, designation: {milestone: C1}}\n")
    job.add("  - {date: 2026-03-10, amount: 2, designation: {milestone: retention}}\n")

    assert job.found() == []


def test_a_mark_of_retention_that_releases_nothing_is_told(job: Job) -> None:
    """Nothing is kept back, or another milestone releases it; the mark at that one says what holds anyway."""
    new = "{new: {id: C1, point: P, amount: 0, retention_release: true, due: {after: invoice, days: 7}}}"
    job.add(
        orders(ORDER.replace("@", "1").replace("days: 0}", f"days: 0, milestones: [{new}]}}")), "project.yaml"
    )
    job.change("id: M2,", "id: M2, retention_release: true,")
    added = "project:change_orders[0].milestones[0].new.retention_release"
    mine = ("W-NO-EFFECT", "project:milestones[1].retention_release")
    assert job.found() == [mine, ("W-NO-EFFECT", added)]

    job.change("  grace:", "  retention: {percent: 10 %, release: M2}\n  grace:")
    assert job.found() == [("W-NO-EFFECT", added)]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (
            "  - {date: 2026-03-10, amount: 1, reversed: {date: 2027-03-12, reason: Bounced}}",
            "payments[1].reversed.date",
        ),
        (
            "  - {date: 2026-03-10, amount: 1, withheld_tax: {amount: 1, held: 2027-03-12}}",
            "payments[1].withheld_tax.held",
        ),
        (f"{NOTICE}, bounced: 2027-03-21}}", "notices[0].bounced"),
    ],
)
def test_a_mistyped_year_is_told_wherever_a_day_counts(job: Job, text: str, field: str) -> None:
    """S-2: until then the cheque counts as good, the tax as not paid, the letter as received."""
    job.add(f"{text}\n")
    facts = load_project(Workspace(job.root), "job").facts
    assert [str(one.at) for one in entries_ahead(facts, date(2026, 4, 1))] == [f"record:{field}"]


def test_a_notice_that_came_back_without_a_day_is_of_no_later_day(job: Job) -> None:
    """True is no day."""
    job.add(f"{NOTICE}, bounced: true}}\n")
    assert not list(entries_ahead(load_project(Workspace(job.root), "job").facts, date(2026, 4, 1)))


def test_a_request_to_start_early_is_an_exhibit_only_as_evidence(job: Job) -> None:
    """Its file is taken by packets from the evidence, and from nowhere else."""
    job.add("early_start_requests:\n  - {date: 2026-03-02, file: asked.pdf}\n")
    assert job.found() == [("W-NO-EFFECT", "record:early_start_requests[0].file")]

    job.add("evidence:\n  - {file: asked.pdf, description: The request, date: 2026-03-02}\n")
    assert job.found() == []


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("  completion:", "  change_authority: [clint]\n  completion:", "contract.change_authority[0]"),
        ("  grace:", "  retention: {percent: 10 %, release: M9}\n  grace:", "terms.retention.release"),
    ],
)
def test_a_name_in_the_project_that_points_nowhere_is_found(job: Job, old: str, new: str, field: str) -> None:
    """Who may order changes, and what releases the retention."""
    assert job.change(old, new).found() == [("DG707", f"project:{field}")]


PLAN = (
    "plans:\n  - {id: P1, effective: 2026-05-01, down_payment: 0, instalments: 2, step: month, "
    "first: 2026-06-01, grace: {days: 3}, interest: paused"
)


def test_a_plan_names_milestones_and_a_guarantor_and_begins_after_it_takes_effect(job: Job) -> None:
    """The client is a party, but not a guarantor."""
    text = f"{PLAN}, includes: [M9], guarantor: client}}\n".replace("first: 2026-06-01", "first: 2026-04-01")

    assert job.add(text, "project.yaml").found() == [
        ("DG707", "project:plans[0].includes[0]"),
        ("DG707", "project:plans[0].guarantor"),
        ("DG715", "project:plans[0].first"),
    ]


def test_a_notice_may_be_about_payments_of_a_plan(job: Job) -> None:
    """The down payment has the number 0; of two instalments there is no third."""
    job.add(f"{PLAN}}}\n", "project.yaml")
    items = "[M1, payment-plan-P1.0, payment-plan-P1.2, payment-plan-P1.3]"
    job.add(f"notices: [{{document: reminder-instalment, items: {items}, sent: 2026-06-05, method: hand}}]\n")
    assert job.found() == [("DG707", "record:notices[0].items[3]")]


@pytest.mark.parametrize(
    ("document", "known"),
    [
        ("contract", True),
        ("statement", True),
        ("invoice-1", True),
        ("invoice", True),
        ("change-order-1", True),
        ("payment-plan-P1", True),
        ("payment-plan-1", True),
        ("invoice-7", False),
        ("change-order", False),
        ("change-order-2", False),
        ("payment-plan-P2", False),
        ("letter", False),
        ("Contract", False),
    ],
)
def test_documents_are_named_as_docgen_names_them(job: Job, document: str, known: bool) -> None:
    """Several of a kind with the number of one that exists (S-19)."""
    job.add(orders(ORDER.replace("@", "1")) + PLAN + "}\n", "project.yaml")
    job.add(f"approvals:\n  - {{document: {document}, by: Ada, on: 2026-03-10}}\n")

    assert job.found() == ([] if known else [("DG706", "record:approvals[0].document")])


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("    role: client\n", "    role: witness\n", "parties"),
        ("    is_consumer: false\n", "", "parties[1]"),
        ("    signatory: {name: Bo Bolt, title: Manager}\n", "", "parties[1]"),
        ("kind: services", "kind: construction", "project"),
    ],
)
def test_what_must_be_known_of_the_parties_and_the_site_is_asked_for(
    job: Job, old: str, new: str, field: str
) -> None:
    """A client, whether it is a consumer, who signs for it, and where construction happens."""
    assert job.change(old, new).found() == [("E-MISSING", f"project:{field}")]


@pytest.mark.parametrize(
    ("street", "only_a_box"),
    [
        ("P.O. Box 12", True),
        ("PO Box 12", True),
        ("Post Office Box 12", True),
        ("Postfach 1234", True),
        ("1 Mill Road, P.O. Box 12", False),
        ("12 Boxwood Road", False),
        ("P.O. Box 12, 1 Mill Road", False),
    ],
)
def test_an_address_is_a_place_that_can_be_found(job: Job, street: str, only_a_box: bool) -> None:
    """A box beside a street is fine."""
    job.change("street: 2 Example Road", f'street: "{street}"')

    assert job.found() == ([("DG708", "project:parties[1].address.street")] if only_a_box else [])


def test_post_abroad_counts_as_post_and_other_ways_are_a_warning(job: Job) -> None:
    """The contract allows hand, e-mail and courier."""
    job.add("notices:\n  - {document: demand-letter, sent: 2026-03-20, method: international_post}\n")
    assert job.found() == [("DG709", "record:notices[0].method")]

    job.change("methods: [hand,", "methods: [post, hand,")
    assert job.found() == []


def test_change_orders_are_numbered_without_a_gap_and_dated_in_order(job: Job) -> None:
    """In the order of their numbers, wherever they stand in the file."""
    rows = [ORDER.replace("@", number) for number in ("3", "1")]
    job.add(orders(*rows), "project.yaml")
    assert job.found() == [("DG711", "project:change_orders[0].number")]

    job.add(f"  - {ORDER.replace('@', '2').replace('2026-03-10', '2026-03-09')}\n", "project.yaml")
    assert job.found() == [("DG711", "project:change_orders[2].date")]


def test_only_an_earlier_change_order_can_be_superseded(job: Job) -> None:
    """Not itself, not a later one."""
    rows = [ORDER.replace("@", "1"), ORDER.replace("@", "2").replace("days: 0}", "days: 0, supersedes: 2}")]

    assert job.add(orders(*rows), "project.yaml").found() == [
        ("DG707", "project:change_orders[1].supersedes")
    ]


@pytest.mark.parametrize(
    ("old", "new", "code", "field"),
    [
        ("- {date: 2026-03-09, amount", "- {date: 2026-03-01, amount", "DG712", "payments[0].date"),
        ('"1", date: 2026-03-02', '"1", date: 2026-03-01', "DG715", "invoices[0].date"),
        ("party: client, at: 2026-03-02", "party: client, at: 2026-03-01 17:00", "DG713", "signatures[1].at"),
        (
            "reached: 2026-03-02}",
            "reached: 2026-03-02, accepted: 2026-03-01}",
            "DG715",
            "milestones[0].accepted",
        ),
        ('reference: "17"}', "returned: 2026-03-08}", "DG715", "payments[0].returned"),
        (
            'reference: "17"}',
            "reversed: {date: 2026-03-08, reason: x}}",
            "DG715",
            "payments[0].reversed.date",
        ),
        (
            "payments:\n",
            f"{NOTICE}, delivered: 2026-03-19}}\npayments:\n",
            "DG715",
            "notices[0].delivered",
        ),
        (
            "payments:\n",
            NOTICE.replace("2026-03-20", "2026-03-01") + "}\npayments:\n",
            "DG715",
            "notices[0].sent",
        ),
        (
            "payments:\n",
            "disputes:\n  - {id: D, date: 2026-03-10, reason: x, resolved: 2026-03-09}\npayments:\n",
            "DG715",
            "disputes[0].resolved",
        ),
    ],
)
def test_what_happened_happened_in_an_order_that_is_possible(
    job: Job, old: str, new: str, code: str, field: str
) -> None:
    """After the contract, received after sent, reversed after received."""
    assert job.change(old, new, "record.yaml").found() == [(code, f"record:{field}")]


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("due: {date: 2026-03-09}", "due: {date: 2026-03-01}", "milestones[0].due.date"),
        ("due: {date: 2026-03-09}", "target: 2026-03-01, due: {date: 2026-03-09}", "milestones[0].target"),
        ("completion: 2026-06-30", "completion: 2026-03-08", "contract.completion"),
    ],
)
def test_what_was_agreed_lies_after_the_contract(job: Job, old: str, new: str, field: str) -> None:
    """Due dates, targets, and completion after the start of work."""
    assert job.change(old, new).found() == [("DG715", f"project:{field}")]


def test_work_before_the_last_signature_is_only_a_warning(job: Job) -> None:
    """It happens, and the contract should be signed at once."""
    job.add("work:\n  - {date: 2026-03-09, event: started}\n")
    assert job.found() == []

    job.change("party: client, at: 2026-03-02", "party: client, at: 2026-03-10", "record.yaml")
    assert job.found() == [("DG714", "record:work[0].date")]


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("rate: 8 %", "rate: 101 %", "terms.interest.rate"),
        ("  grace:", "  headroom: 1000 %\n  grace:", "terms.headroom"),
        ("tax_included: true", "tax_included: false, tax_rate: 2000", "price.tax_rate"),
        ("tax_included: true", "tax_included: true, cap: 2999.99", "price.cap"),
        ("amount: 1000.00, due", "percent: 133 %, due", "milestones[0].percent"),
    ],
)
def test_figures_that_cannot_be_meant_are_found(job: Job, old: str, new: str, field: str) -> None:
    """Shares above the whole, and a cap below the price."""
    assert job.change(old, new).found() == [("DG710", f"project:{field}")]


def test_nothing_is_said_that_follows_from_what_cannot_be_read(job: Job) -> None:
    """An unreadable id may be the one that is named; the other entries are checked all the same."""
    job.change("- {id: M2", '- {id: "?"')
    job.add("  - {date: 2026-03-10, amount: 1, designation: {milestone: M9}}\n")
    assert job.found() == []

    job.change("date: 2026-03-09, amount", "date: 9 March, amount", "record.yaml")
    job.add("  - {date: 2026-02-10, amount: 1}\n")
    assert job.found() == [("DG712", "record:payments[2].date")]
