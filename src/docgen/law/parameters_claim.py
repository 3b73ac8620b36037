"""Parameters of the claim: forum and limit, demand before filing, service, limitation, form of papers."""

from __future__ import annotations

from docgen.law.facets import CLAIMANT, CONSUMER, DEBTOR_ROLE, DEBTOR_TYPE, PLACE
from docgen.law.parameter import Parameter, ValueType

_SMALL_CLAIMS = (
    Parameter(
        "small_claims.forum_name",
        ValueType.TEXT,
        "The court, or part of a court, for small claims.",
        (CLAIMANT, PLACE),
    ),
    Parameter(
        "small_claims.limit",
        ValueType.AMOUNT,
        "The largest claim the forum hears (R-34, R-35).",
        (CLAIMANT, PLACE),
    ),
    Parameter(
        "small_claims.counts_contractual_interest",
        ValueType.BOOLEAN,
        "Whether interest under the contract counts toward the limit (R-35).",
    ),
    Parameter(
        "small_claims.counts_statutory_interest",
        ValueType.BOOLEAN,
        "Whether interest under statute counts toward the limit (R-35).",
    ),
    Parameter(
        "small_claims.counts_late_fees",
        ValueType.BOOLEAN,
        "Whether late fees under the contract count toward the limit (R-35).",
    ),
    Parameter(
        "small_claims.counts_attorney_fees",
        ValueType.BOOLEAN,
        "Whether attorney fees claimed count toward the limit (R-35).",
    ),
    Parameter(
        "small_claims.counts_court_costs",
        ValueType.BOOLEAN,
        "Whether court costs count toward the limit; R-35 never counts them.",
    ),
    Parameter(
        "small_claims.excess_treatment",
        ValueType.CHOICE,
        "What may be done with the part of a claim above the limit (R-36).",
        choices=("waive_allowed", "not_allowed", "track_only", "unknown"),
    ),
    Parameter(
        "small_claims.special_limits",
        ValueType.TEXTS,
        "Other limits for special kinds of claim; never computed with.",
    ),
    Parameter(
        "small_claims.place_limits",
        ValueType.TEXTS,
        "Limits of the courts of different places, where they are told apart; never computed with.",
    ),
    Parameter(
        "small_claims.filing_cap_rules",
        ValueType.TEXTS,
        "The caps on filings in words, where there are several or one by the week.",
    ),
    Parameter(
        "small_claims.filing_cap_number",
        ValueType.NUMBER,
        "How many claims one claimant may file in a period.",
        (CLAIMANT,),
    ),
    Parameter(
        "small_claims.filing_cap_above",
        ValueType.AMOUNT,
        "Only claims above this amount count toward the cap on filings.",
        (CLAIMANT,),
    ),
    Parameter(
        "small_claims.filing_cap_period",
        ValueType.CHOICE,
        "The period of the cap on filings.",
        (CLAIMANT,),
        choices=("calendar_month", "calendar_year"),
    ),
    Parameter(
        "small_claims.exhibit_labels",
        ValueType.CHOICE,
        "How a claimant's exhibits are labelled.",
        choices=("numbers", "letters"),
    ),
    Parameter(
        "small_claims.demand_required",
        ValueType.BOOLEAN,
        "Whether payment must have been demanded before filing.",
        (CLAIMANT, CONSUMER),
    ),
    Parameter(
        "small_claims.demand_rule",
        ValueType.CHOICE,
        "What part a demand before filing plays.",
        choices=(
            "required",
            "required_where_possible",
            "required_by_some_courts",
            "expected",
            "affects_interest_start",
            "claim_type_dependent",
            "none_required",
            "none_found",
        ),
    ),
    Parameter(
        "small_claims.alternatives",
        ValueType.TEXTS,
        "Other courts for a claim that does not fit (R-36).",
        (CLAIMANT,),
    ),
    Parameter(
        "small_claims.where_to_sue",
        ValueType.TEXT,
        "The place where a claim must be brought.",
        (CONSUMER,),
    ),
    Parameter(
        "small_claims.entity_without_lawyer",
        ValueType.BOOLEAN,
        "Whether a company may claim without a lawyer, through an officer or employee.",
    ),
    Parameter(
        "small_claims.entity_claim_limit",
        ValueType.AMOUNT,
        "The largest claim that a company may bring without a lawyer.",
    ),
)

_DEMAND = (
    Parameter(
        "demand.minimum_days",
        ValueType.DAYS,
        "The shortest time between the demand and filing (R-38).",
        (DEBTOR_TYPE, CLAIMANT, CONSUMER),
    ),
    Parameter(
        "demand.window_earliest_days",
        ValueType.DAYS,
        "A claim may be filed at the earliest so many days after the demand was sent (R-38).",
        (CLAIMANT, CONSUMER),
    ),
    Parameter(
        "demand.window_latest_days",
        ValueType.DAYS,
        "A claim may be filed at the latest so many days after the demand was sent (R-38).",
        (CLAIMANT, CONSUMER),
    ),
    Parameter(
        "demand.protocol",
        ValueType.TEXT,
        "The pre-action protocol that governs the demand, by its short name, e.g. `pap-debt`.",
        (DEBTOR_TYPE, CLAIMANT),
    ),
    Parameter(
        "demand.contents",
        ValueType.TEXTS,
        "What the demand must say.",
        (DEBTOR_TYPE, CLAIMANT, CONSUMER),
    ),
    Parameter(
        "demand.enclosures",
        ValueType.TEXTS,
        "What must be enclosed with the demand.",
        (DEBTOR_TYPE, CLAIMANT),
    ),
    Parameter(
        "demand.method",
        ValueType.TEXT,
        "How the demand must be sent.",
        (DEBTOR_TYPE, CLAIMANT, CONSUMER),
    ),
)

_SERVICE = (
    Parameter(
        "service.server",
        ValueType.TEXT,
        "Who serves the claim on the defendant.",
    ),
    Parameter(
        "service.personal_days",
        ValueType.DAYS,
        "Days before the hearing by which the claim must be served in person, inside the county.",
    ),
    Parameter(
        "service.personal_days_elsewhere",
        ValueType.DAYS,
        "The same outside the county.",
    ),
    Parameter(
        "service.substituted_extra_days",
        ValueType.DAYS,
        "How many days earlier substituted service must be.",
    ),
    Parameter(
        "service.proof_days",
        ValueType.DAYS,
        "Days before the hearing by which proof of service must be filed.",
    ),
    Parameter(
        "service.presumption_days",
        ValueType.DAYS,
        "Days after which service by mail is presumed.",
    ),
    Parameter(
        "service.evidence_copies",
        ValueType.NUMBER,
        "Copies of the evidence to bring.",
    ),
)

_LIMITATION = (
    Parameter(
        "limitation.years",
        ValueType.NUMBER,
        "Years after the due date within which to sue on a written contract (R-39).",
        (DEBTOR_ROLE,),
        unit="years",
    ),
    Parameter(
        "limitation.other_periods",
        ValueType.TEXTS,
        "Other periods, for contracts of another kind; never computed with.",
    ),
    Parameter(
        "limitation.acknowledgement",
        ValueType.TEXT,
        "What an acknowledgement of the debt, or a payment, does to the limitation period.",
    ),
)

_FORM = (
    Parameter(
        "form.paper",
        ValueType.CHOICE,
        "The customary paper size.",
        choices=("letter", "a4"),
    ),
    Parameter(
        "form.clause_word",
        ValueType.CHOICE,
        "What a numbered part of a contract is called.",
        choices=("Section", "Clause"),
    ),
)

CLAIM: tuple[Parameter, ...] = (*_SMALL_CLAIMS, *_DEMAND, *_SERVICE, *_LIMITATION, *_FORM)
