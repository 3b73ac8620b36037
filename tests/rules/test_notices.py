"""Receipt of notices, what they cover, and when they lapse (R-17, S-1, S-2, S-7)."""

from __future__ import annotations

import pytest

from docgen.rules.notices import NoticeState
from facts import codes_of, day, state_of

LATE = """
holidays: US
milestones:
  M1: {amount: 1000.00, due: 2026-06-05}
  M2: {amount: 2000.00, due: 2026-06-15}
terms: {suspension: {notice_days: 7}}
"""

TWO_CLIENTS = """
project:
  parties:
    - {id: contractor, role: contractor, type: company, legal_name: C, address: {street: S, city: T, country: US}, email: c@example.com}
    - {id: ann, role: client, type: individual, legal_name: Ann, address: {street: S, city: T, country: US}, email: ann@example.com}
    - {id: ben, role: client, type: individual, legal_name: Ben, address: {street: S, city: T, country: US}, email: ben@example.com}
"""


def _notice(entry: str, as_of: str = "2026-06-18", *more: str) -> NoticeState:
    record = f"record: {{notices: [{{document: notice-of-intent, {entry}}}]}}"
    return state_of(LATE, as_of, record, *more).notices[0]


@pytest.mark.parametrize(
    ("entry", "received"),
    [
        ("sent: 2026-06-13, method: hand", "2026-06-13"),
        ("sent: 2026-06-12, method: courier, delivered: 2026-06-13", "2026-06-13"),
        ("sent: 2026-06-12, method: courier", "2026-06-16"),
        ("sent: 2026-06-12, method: post", "2026-06-17"),
        ("sent: 2026-06-12, method: post, delivered: 2026-06-18", "2026-06-18"),
        ("sent: 2026-06-12, method: international_post", "2026-06-24"),
        ("sent: 2026-06-12 16:59, method: email", "2026-06-12"),
        ("sent: 2026-06-12 17:00, method: email", "2026-06-15"),
        ("sent: 2026-06-13 09:00, method: email", "2026-06-15"),
        ("sent: 2026-06-12, method: email", "2026-06-12"),
    ],
)
def test_when_a_notice_counts_as_received(entry: str, received: str) -> None:
    """R-17: by hand at once, e-mail by the cut-off, courier and post after business days, delivery decides (S-1)."""
    assert _notice(entry).received == day(received)


def test_the_contract_may_set_other_times() -> None:
    """R-17: deemed receipt and cut-off are terms of the contract."""
    terms = "terms: {notices: {deemed: {post: {days: 5, unit: calendar}}, email_cutoff: '12:00'}}"
    assert _notice("sent: 2026-06-12, method: post", "2026-06-18", terms).received == day("2026-06-17")
    assert _notice("sent: 2026-06-12 12:00, method: email", "2026-06-18", terms).received == day("2026-06-15")


def test_an_e_mail_that_came_back_is_no_notice() -> None:
    """R-17: it is not valid, gives no dates, and W-NOTICE-BOUNCED points at it."""
    record = "record: {notices: [{document: notice-of-intent, sent: 2026-06-12 09:00, method: email, bounced: 2026-06-13}]}"
    state = state_of(LATE, "2026-06-13", record)
    assert not state.notices[0].valid and state.notices[0].received is None
    assert state.suspension.notice is None
    assert "W-NOTICE-BOUNCED" in codes_of(state)
    assert state_of(LATE, "2026-06-12", record).notices[0].valid, "the news came a day later (S-2)"


def test_a_delivery_is_not_known_before_its_day() -> None:
    """S-2: until then receipt is assumed."""
    entry = "sent: 2026-06-12, method: courier, delivered: 2026-06-18"
    assert _notice(entry, "2026-06-17").received == day("2026-06-16")
    assert _notice(entry, "2026-06-18").received == day("2026-06-18")


def test_the_later_of_the_printed_and_the_computed_date_counts() -> None:
    """S-1: a letter that gives more time binds, one that gives less does not shorten the period."""
    entry = "sent: 2026-06-08 09:00, method: email, printed: {deadline: DAY}"
    assert _notice(entry.replace("DAY", "2026-06-17")).deadline == day("2026-06-17")
    assert _notice(entry.replace("DAY", "2026-06-10")).deadline == day("2026-06-15")


def test_a_notice_binds_what_is_past_due_when_it_is_sent() -> None:
    """S-7: what falls due later is not bound, and a list of items binds only those."""
    assert _notice("sent: 2026-06-15 09:00, method: email").items == ("M1",)
    assert _notice("sent: 2026-06-16 09:00, method: email").items == ("M1", "M2")
    assert _notice("sent: 2026-06-16 09:00, method: email, items: [M2]").items == ("M2",)


def test_a_notice_lapses_when_its_items_are_paid() -> None:
    """S-7: on the day of the payment, whatever else is unpaid; a payment that bounced never ended it."""
    paid = "{date: 2026-06-16, amount: 1000.00, designation: {milestone: M1}}"
    record = f"""
    record:
      notices: [{{document: notice-of-intent, sent: 2026-06-15 09:00, method: email}}]
      payments: [{paid}]
    """
    assert state_of(LATE, "2026-06-15", record).notices[0].operative
    notice = state_of(LATE, "2026-06-18", record).notices[0]
    assert notice.lapsed_on == day("2026-06-16") and not notice.operative
    bounced = record.replace(
        "{milestone: M1}}", "{milestone: M1}, reversed: {date: 2026-06-18, reason: no funds}}"
    )
    assert state_of(LATE, "2026-06-17", bounced).notices[0].lapsed_on == day("2026-06-16")
    assert state_of(LATE, "2026-06-18", bounced).notices[0].operative


def test_several_clients_must_all_be_reached() -> None:
    """S-7: receipt is the latest over the clients of the earliest of each; one missing makes it invalid."""
    only_ann = "{document: notice-of-intent, sent: 2026-06-08 09:00, method: email, to: [ann]}"
    both_ways = "{document: notice-of-intent, sent: 2026-06-08, method: post, to: [ann, ben]}"
    record = "record: {notices: [ENTRIES]}"
    alone = state_of(LATE, "2026-06-18", TWO_CLIENTS, record.replace("ENTRIES", only_ann)).notices
    assert [notice.valid for notice in alone] == [False]
    entries = record.replace("ENTRIES", f"{both_ways}, {only_ann}")
    (notice,) = state_of(LATE, "2026-06-18", TWO_CLIENTS, entries).notices
    assert len(notice.sendings) == 2
    assert notice.received == day("2026-06-11"), "Ben has it by post only"


def test_a_sending_to_the_missing_client_completes_the_notice() -> None:
    """S-7: sendings on different days to different clients are one notice, from the last receipt."""
    record = """
    record:
      notices:
        - {document: notice-of-intent, sent: 2026-06-08 09:00, method: email, to: [ann]}
        - {document: notice-of-intent, sent: 2026-06-10 09:00, method: email, to: [ben]}
    """
    (notice,) = state_of(LATE, "2026-06-18", TWO_CLIENTS, record).notices
    assert (notice.sent_on, notice.received) == (day("2026-06-08"), day("2026-06-10"))


def test_a_second_letter_to_the_same_client_is_a_second_notice() -> None:
    """S-22: the next one of a document stands apart."""
    record = """
    record:
      notices:
        - {document: notice-of-intent, sent: 2026-06-08 09:00, method: email}
        - {document: notice-of-intent, sent: 2026-06-17 09:00, method: email}
    """
    assert [notice.items for notice in state_of(LATE, "2026-06-18", record).notices] == [
        ("M1",),
        ("M1", "M2"),
    ]


def test_the_order_in_the_file_does_not_matter() -> None:
    """S-6: the same sendings in another order are the same notices."""
    entries = [
        "{document: notice-of-intent, sent: 2026-06-08 09:00, method: email}",
        "{document: notice-of-intent, sent: 2026-06-08, method: post}",
        "{document: demand-letter, sent: 2026-06-16, method: post}",
    ]
    record = "record: {{notices: [{}]}}"
    first = state_of(LATE, "2026-06-18", record.format(", ".join(entries)))
    second = state_of(LATE, "2026-06-18", record.format(", ".join(reversed(entries))))
    assert first.notices == second.notices and len(first.notices) == 2
    assert first.suspension == second.suspension
