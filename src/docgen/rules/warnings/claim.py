"""Warnings about the demand and the claim (R-38, section 5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.diagnostics import Diagnostic, FieldPath, warning
from docgen.rules.basis import Basis
from docgen.rules.filed import charges_when_filed, due_when_filed
from docgen.rules.legal import amount, cited, truth, whole, words
from docgen.rules.parties import consumer_facet, has_consumer, place_of
from docgen.rules.signatures import names_unsigned
from docgen.rules.state import ProjectState
from docgen.rules.statutory_interest import StatutoryAccrual
from docgen.rules.superseded import superseded_demand
from docgen.rules.unpaid import past_grace
from docgen.rules.warnings.places import day, project_field
from docgen.rules.words import figure, plural
from docgen.values import Money

PROTOCOL = "pap-debt"


def forum_for_entities(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-FORUM-ENTITY: the law gives entities another forum or another limit than natural persons."""
    if state.claim.claimant != "entity" or state.claim.no_route is not None:
        return
    place = place_of(state.project)
    names = ("small_claims.forum_name", "small_claims.limit")
    mine = [basis.law.read(name, claimant="entity", place=place) for name in names]
    others = [basis.law.read(name, claimant="natural_person", place=place) for name in names]
    if all(own.value == other.value for own, other in zip(mine, others, strict=True)):
        return
    limit = f", limit {figure(state.claim.limit)}" if state.claim.limit is not None else ""
    yield warning(
        "W-FORUM-ENTITY",
        f"a company claims in its own way here: {state.claim.forum or 'forum not known'}{limit}",
        project_field("claim"),
        hint="check the forum before naming it in a letter",
        reference=cited(mine[0]) or cited(mine[1]),
    )


def filing_count(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-FILING-COUNT: the number of claims that one claimant may file in a period is capped."""
    if not state.demand.items:
        return
    facets = {"claimant": state.claim.claimant}
    reading = basis.law.read("small_claims.filing_cap_number", **facets)
    most = whole(reading)
    if most is None:
        return
    above = amount(basis.law.read("small_claims.filing_cap_above", **facets), state.currency)
    if above is not None and state.claim.counted <= above:
        return
    yearly = words(basis.law.read("small_claims.filing_cap_period", **facets)) != "calendar_month"
    on = _filing_day(state)
    count = sum(
        1
        for filing in state.record.filings
        if not filing.this_claim
        and filing.date.year == on.year
        and (yearly or filing.date.month == on.month)
        and (above is None or filing.amount > above)
    )
    of = f" above {figure(above)}" if above is not None else ""
    yield warning(
        "W-FILING-COUNT",
        f"{plural(count, 'other claim')}{of} filed in {'the year' if yearly else 'the month'} of filing; "
        f"{most} are allowed, this one among them",
        FieldPath("record", ("filings",)),
        hint="this claim is not allowed any more in that period" if count >= most else "record every filing",
        reference=cited(reading),
    )


def _filing_day(state: ProjectState) -> date:
    """The day on which this claim was filed, else the one planned for it, else today."""
    filed = [one.date for one in state.record.filings if one.this_claim]
    settings = state.project.claim
    return min(filed, default=(settings.filing_date if settings is not None else None) or state.as_of)


def filed_amount(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-FILED-AMOUNT: this claim was filed for more than was owed on its day, before the payments of that day (R-35, R-37).

    What was owed is the account with what the law adds to it, as far as that is known, and the fees of a lawyer.
    """
    settings = state.project.claim
    for index, filing in enumerate(basis.record.filings):
        if not filing.this_claim:
            continue
        accrual = StatutoryAccrual(basis, charges_when_filed(filing.date, basis))
        by_law, due = accrual.on(filing.date), due_when_filed(filing.date, basis)
        lawyer = settings.attorney_fees if settings is not None and due else None
        parts = (due, by_law.amount, by_law.compensated, lawyer)
        owed = Money.total((part for part in parts if part is not None), basis.currency)
        if filing.amount > owed:
            yield warning(
                "W-FILED-AMOUNT",
                f"{figure(filing.amount)} was claimed on {day(filing.date)}, and {figure(owed)} was owed on that day",
                basis.known.at("filings", index, "amount"),
                hint="correct the amount if it is mistyped; court costs are no part of it, and more than is owed should "
                "not be claimed",
            )


def not_signed(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-CLAIM-NOT-SIGNED: something could be claimed, and the contract is not signed (D12, D13)."""
    if state.contract_signed_on is not None or not past_grace(state.account):
        return
    yield warning(
        "W-CLAIM-NOT-SIGNED",
        f"a claim would rest on a contract that is not signed by {names_unsigned(state.project, state.record)}: "
        "what was agreed, and its terms on grace and interest, must be shown in another way",
        project_field("contract").key(),
        hint="record a signature that was given by e-mail or by conduct, with its proof under evidence:; "
        "else ask a lawyer before filing",
    )


def demand_missing(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-DEMAND-MISSING: a claim is being prepared and no demand is on record (D13)."""
    if state.project.claim is None or not state.demand.items or state.demand.notice is not None:
        return
    facets = {"claimant": state.claim.claimant, "consumer": consumer_facet(state.project)}
    reading = basis.law.read("small_claims.demand_required", **facets)
    earlier = superseded_demand(state)
    said = (
        "no demand for payment is on record"
        if earlier is None
        else f"no demand for payment is on record since a payment plan took in what that of {day(earlier.sent_on)} asked for"
    )
    wanted = "the court wants one before a claim" if truth(reading) else "it shows the court what was asked"
    yield warning(
        "W-DEMAND-MISSING",
        f"{said}; {wanted}",
        project_field("claim"),
        hint="send the demand letter first",
        reference=cited(reading),
    )


def demand_window(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-DEMAND-WINDOW: the filing date lies outside the window of R-38."""
    settings, demand = state.project.claim, state.demand
    filing = settings.filing_date if settings is not None else None
    if filing is None or demand.notice is None or demand.earliest_filing is None:
        return
    first, last = demand.earliest_filing, demand.latest_filing
    if first <= filing and (last is None or filing <= last):
        return
    until = f" and until {day(last)}" if last is not None else ""
    yield warning(
        "W-DEMAND-WINDOW",
        f"the filing date {day(filing)} lies outside the time for filing: from {day(first)}{until}",
        project_field("claim", "filing_date"),
        hint="file inside that time, or send a new demand"
        if last is not None and filing > last
        else "file later",
    )


def protocol(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-PAP-DEBT: a protocol governs the demand to an individual or sole trader (S-33: at demand and claim)."""
    if not state.demand.items:
        return
    for client in state.project.clients:
        reading = basis.law.read("demand.protocol", debtor=client.type.value, claimant=state.claim.claimant)
        if words(reading) == PROTOCOL:
            days = f"{plural(state.demand.minimum_days, 'day')} " if state.demand.minimum_days else ""
            yield warning(
                "W-PAP-DEBT",
                f"the debt protocol applies to {client.legal_name}: a letter with its contents and enclosures, and "
                f"{days}to answer before a claim",
                project_field("claim"),
                hint="enclose statement of account, Information Sheet, Reply Form and Financial Statement form",
                reference=cited(reading),
            )
            return


def consumer_forum(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-CONSUMER-FORUM-TH: in Thailand a consumer is sued only at the consumer's domicile."""
    if basis.law.jurisdiction.country != "TH" or not has_consumer(state.project):
        return
    reading = basis.law.read("small_claims.where_to_sue", consumer="yes")
    yield warning(
        "W-CONSUMER-FORUM-TH",
        "the client is a consumer: sue only at the court of the consumer's domicile",
        project_field("claim"),
        hint="name that court under claim: court:",
        reference=cited(reading),
    )


def consumer_demand(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """W-CONSUMER-DEMAND-NY: a company that claims from a consumer needs the prescribed demand and certificate."""
    if basis.law.jurisdiction.code != "US-NY" or not state.demand.items:
        return
    consumer = consumer_facet(state.project)
    if state.claim.claimant != "entity" or consumer != "yes":
        return
    reading = basis.law.read("demand.window_earliest_days", claimant="entity", consumer=consumer)
    yield warning(
        "W-CONSUMER-DEMAND-NY",
        "a company claims from a consumer: the demand has prescribed contents, goes by first-class mail, and a "
        "certificate of it is filed with the claim",
        project_field("claim"),
        hint="have the letter checked against the rules of the court before it is sent",
        reference=cited(reading),
    )
