"""What holds for every account: nothing is lost, order does not matter, time only adds."""

from __future__ import annotations

import random
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.account import Component, EntryKind, InterestTerms, RunningAccount, grace_end
from docgen.account.interest import interest_pieces
from docgen.model.terms import Grace
from docgen.values import Money, Rounding, split
from random_accounts import CALENDAR, FIRST_DAY, LAST_DAY, USD, Job, amounts, days, interest_terms, jobs


@given(amounts, st.lists(st.integers(0, 10_000), min_size=1, max_size=9).filter(any), st.booleans())
def test_a_split_loses_nothing(total: Money, weights: list[int], negative: bool) -> None:
    """R-33: the shares add up to the total, and none is a whole cent away from its exact share."""
    total = -total if negative else total
    shares = split(total, weights)
    assert Money.total(shares, USD) == total
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share.exact - total.exact * Fraction(weight, sum(weights))) < Fraction(1, 100)


@settings(max_examples=60)
@given(jobs(), days)
def test_the_ledger_closes(job: Job, as_of: date) -> None:
    """D05: charges less credits equal what is due, less the credit held and what was paid in advance."""
    account = job.account(known=as_of).on(as_of)
    zero = USD.zero()
    charges = Money.total((entry.charge or zero for entry in account.entries), USD)
    credits = Money.total((entry.credit or zero for entry in account.entries), USD)
    totals = account.totals
    assert charges - credits == totals.total_due - totals.credit - totals.prepaid
    assert charges - credits == (account.entries[-1].balance if account.entries else zero)


@settings(max_examples=60)
@given(jobs(), days)
def test_a_receipt_is_allocated_to_the_cent(job: Job, as_of: date) -> None:
    """R-22, R-24: what a payment served, and the credit that is left of it, are the payment."""
    for entry in job.account().on(as_of).entries:
        undone = not entry.allocations
        if entry.kind is EntryKind.RECEIPT and entry.credit is not None and not undone:
            assert Money.total((part.amount for part in entry.allocations), USD) == entry.credit


@settings(max_examples=60)
@given(jobs(), days)
def test_nothing_owed_is_below_zero(job: Job, as_of: date) -> None:
    """R-22: a payment serves no more than is owed of each component."""
    zero = USD.zero()
    for charge in job.account().on(as_of).charges:
        assert charge.principal >= zero and charge.interest >= zero and charge.fee >= zero


@settings(max_examples=60)
@given(jobs(), days, st.randoms(use_true_random=False))
def test_the_order_in_the_file_never_matters(job: Job, as_of: date, shuffler: random.Random) -> None:
    """S-6: the same facts in any order give the same account."""
    shuffled = {name: list(entries) for name, entries in job.record.items()}
    for entries in shuffled.values():
        shuffler.shuffle(entries)
    first, second = job.account().on(as_of), job.with_record(shuffled).account().on(as_of)
    assert first.totals == second.totals
    assert first.charges == second.charges
    assert first.interest_lines == second.interest_lines


@settings(max_examples=60)
@given(jobs(), days, st.integers(0, 200))
def test_a_later_day_never_loses_an_event(job: Job, as_of: date, later: int) -> None:
    """R-14: every posted line of a day stands in the account of every later day, in the same place."""
    account = job.account()
    before = _posted(account.on(as_of))
    assert _posted(account.on(as_of + timedelta(days=later)))[: len(before)] == before


def _posted(account: RunningAccount) -> list[object]:
    return [entry for entry in account.entries if not entry.provisional]


@settings(max_examples=60)
@given(jobs(), days)
def test_interest_lines_are_the_interest(job: Job, as_of: date) -> None:
    """D05: interest lines less what payments and waivers took of interest are the interest owed."""
    account = job.account().on(as_of)
    lines = Money.total((line.amount for line in account.interest_lines), USD)
    served = Money.total(
        (
            part.amount
            for entry in account.entries
            for part in entry.allocations
            if part.component is Component.INTEREST
        ),
        USD,
    )
    assert lines - served == account.totals.interest


@given(amounts, interest_terms(), st.integers(0, 400), st.integers(0, 400))
def test_interest_adds_up_over_pieces(
    principal: Money, terms: InterestTerms, first: int, second: int
) -> None:
    """S-10: before rounding, interest of a period is the sum of the interest of its parts."""
    start = FIRST_DAY
    middle, end = start + timedelta(days=first), start + timedelta(days=first + second)

    def interest(base: date, through: date) -> Fraction:
        pieces = interest_pieces(principal, terms, anchor=start, base=base, through=through)
        return sum((piece.exact for piece in pieces), Fraction(0))

    assert interest(start, middle) + interest(middle, end) == interest(start, end)


@given(amounts, interest_terms(), st.integers(0, 400))
def test_interest_never_falls(principal: Money, terms: InterestTerms, number: int) -> None:
    """R-12: a further day never makes interest less."""
    day = FIRST_DAY + timedelta(days=number)

    def through(end: date) -> Fraction:
        pieces = interest_pieces(principal, terms, anchor=FIRST_DAY, base=FIRST_DAY, through=end)
        return sum((piece.exact for piece in pieces), Fraction(0))

    assert through(day) <= through(day + timedelta(days=1))


@given(days, st.integers(0, 40))
def test_grace_ends_on_the_first_business_day_from_its_last_day(due: date, number: int) -> None:
    """R-2, R-9: the rolled end is a business day, and no business day lies between it and the plain end."""
    end = grace_end(due, Grace(days=number), CALENDAR)
    plain = due + timedelta(days=number)
    assert end >= plain and CALENDAR.is_business_day(end)
    between = (plain + timedelta(days=step) for step in range((end - plain).days))
    assert not any(CALENDAR.is_business_day(day) for day in between)


@given(amounts, st.integers(1, 400))
def test_rounding_is_by_at_most_half_a_cent(principal: Money, number: int) -> None:
    """R-15: a posted line differs from the exact value by half a minor unit at most."""
    exact = principal.exact * Fraction(7, 100) * number / 365
    for rounding in Rounding:
        assert abs(Money.rounded(exact, USD, rounding).exact - exact) <= Fraction(1, 200)


@settings(max_examples=50)
@given(jobs())
def test_the_account_ends_with_the_year(job: Job) -> None:
    """S-11: after its last day only interest grows: principal, fees and credit stay as they are."""
    account = job.account()
    end = max(account.last_day or LAST_DAY, LAST_DAY)
    first, later = account.on(end).totals, account.on(end + timedelta(days=90)).totals
    assert (first.principal_due, first.fees, first.credit) == (later.principal_due, later.fees, later.credit)
    assert first.interest <= later.interest
