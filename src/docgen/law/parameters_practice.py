"""Parameters of practice around the claim: whether the route is open, fees, ending a contract, taxes, customs.

Most of them are for the reader of `docgen law show` and of the reviewer's memo; what the rules compute with
stands in the other modules.
"""

from __future__ import annotations

from docgen.law.facets import CLAIMANT, CONSUMER, DEBTOR_ROLE, DEBTOR_TYPE, KIND, RESIDENTIAL
from docgen.law.parameter import Facet, Parameter, ValueType

_WORK: tuple[Facet, ...] = (KIND, CONSUMER, RESIDENTIAL)


def _text(name: str, description: str, facets: tuple[Facet, ...] = ()) -> Parameter:
    return Parameter(name, ValueType.TEXT, description, facets)


def _texts(name: str, description: str, facets: tuple[Facet, ...] = ()) -> Parameter:
    return Parameter(name, ValueType.TEXTS, description, facets)


def _amount(name: str, description: str, facets: tuple[Facet, ...] = ()) -> Parameter:
    return Parameter(name, ValueType.AMOUNT, description, facets)


def _truth(name: str, description: str, facets: tuple[Facet, ...] = ()) -> Parameter:
    return Parameter(name, ValueType.BOOLEAN, description, facets)


def _days(name: str, description: str, facets: tuple[Facet, ...] = ()) -> Parameter:
    return Parameter(name, ValueType.DAYS, description, facets)


def _years(name: str, description: str) -> Parameter:
    return Parameter(name, ValueType.NUMBER, description, (), unit="years")


def _share(name: str, description: str, facets: tuple[Facet, ...] = ()) -> Parameter:
    return Parameter(name, ValueType.PERCENT, description, facets, unit="percent of price")


_ROUTE = (
    _truth(
        "small_claims.available",
        "Whether the small-claims route is open to a claim for unpaid work at all.",
        (CLAIMANT, CONSUMER),
    ),
    _text("small_claims.procedure_name", "What the procedure is called in the language of the place."),
    _text("small_claims.court_name", "What the court is called in the language of the place."),
    _amount(
        "small_claims.court_limit", "The largest claim of the court itself, where that is a second rule."
    ),
    _text("small_claims.amount_counted", "How a claim is valued for the limit."),
    _text("small_claims.route_above_limit", "A simple procedure that is open to a claim above the limit."),
    _text("small_claims.tribunal", "A tribunal that hears some of these claims instead.", (KIND,)),
    _amount("small_claims.tribunal_limit", "The largest claim of that tribunal.", (KIND,)),
    _text("small_claims.consumer_procedure", "When the procedure for consumer cases applies."),
    _amount("small_claims.consumer_court_limit", "The largest consumer case of the lower court."),
    _amount(
        "small_claims.eviction_rent_limit", "A monthly rent, for evictions: not the limit of a money claim."
    ),
    _text("small_claims.filing_form", "How a claim may be brought."),
    _truth("small_claims.e_filing", "Whether a claim may be filed electronically."),
    _text("small_claims.mediation", "Mediation before a claim is heard."),
    _amount("small_claims.filing_fee", "The fee for filing."),
    _amount("small_claims.court_fee_cap", "The most that the court charges for filing."),
    _text("small_claims.costs", "Which costs the winner recovers."),
)

_NOTICES = (
    _texts("demand.customary_days", "The time that demands give by custom, where no rule has one."),
    _days(
        "demand.documents_days",
        "Days that a debtor has after being given the documents asked for.",
        (DEBTOR_TYPE,),
    ),
    _days(
        "demand.reply_notice_days",
        "Days of notice before a claim, after a reply that led to no agreement.",
        (DEBTOR_TYPE,),
    ),
    _text("notice.effective", "When a notice to somebody who is not present takes effect."),
)

_TIME = (
    _text("limitation.starts", "From when the period to sue runs."),
    _years("limitation.ultimate_years", "Years after which no claim is left, whatever was known."),
    _years("limitation.general_years", "Years where no special period applies."),
    _years("limitation.judgment_years", "Years for a claim under a judgment or a compromise."),
    _years("limitation.instalment_years", "Years for principal that is repaid by instalments."),
)

_INTEREST = (
    Parameter(
        "interest.general_rate",
        ValueType.RATE,
        "The rate where interest is owed and none is fixed, before any default.",
    ),
    _truth("interest.on_interest_allowed", "Whether interest may run on default interest."),
    _texts("interest.default_starts", "When a debtor is in default."),
    _text("interest.instalments", "On what default interest runs where a debt is paid by instalments."),
    _days(
        "interest.default_term_days",
        "Days after which a debt without an agreed date is late.",
        (DEBTOR_ROLE,),
    ),
    _truth("interest.must_be_claimed", "Whether the court gives interest only where the claim asks for it."),
    _text("interest.reform_pending", "A change of the law of late payment that is under way."),
)

_STOPPING = (
    _text("suspension.special_statute", "A statute made for stopping work that is not paid.", (KIND,)),
    _days("suspension.resume_days", "Days within which work resumes after full payment.", (KIND,)),
)

_COLLECTING = (
    _text("collection.act", "The act on collecting debts."),
    _truth("collection.natural_persons_only", "Whether only debtors who are natural persons are protected."),
    _text("collection.third_parties", "Who besides the debtor may be contacted."),
    _text("collection.mail", "How a letter about the debt may look."),
    _texts("collection.misleading", "What a collector must not pretend."),
    _text("collection.penalties", "What a breach of these rules costs."),
    _text("collection.fees", "What may be charged for collecting."),
    _text("collection.agents", "What an agent of the creditor must show and give."),
    _truth("collection.agency_registration", "Whether a collection agency must be registered."),
)

_PAYMENT = (
    _text("payment.receipt", "The duty to give a receipt.", _WORK),
    _texts("payment.receipt_contents", "What that receipt must say.", _WORK),
    _text("payment.compromise", "What makes an agreement on the debt a compromise."),
)

_AGREEMENT = (
    _text("contract.nature", "What the law calls such a contract and its parties."),
    _text("contract.materials", "Who supplies tools and materials."),
    _text("contract.due", "When the price is payable."),
    _text("contract.stage_payments", "When statute gives a right to be paid by stages.", (KIND,)),
    _text("contract.risk", "Who bears the loss of the work before it is delivered."),
    _text("contract.earnest_money", "What becomes of money given when the contract is made."),
    _texts("contract.required_contents", "What the contract must contain.", _WORK),
)

_ENDING = (
    _text("termination.by_client", "When the client may end the contract."),
    _text("termination.for_delay", "When the client may end it because the contractor is slow."),
    _text("termination.after_notice", "Ending the contract after a notice to perform."),
    _text("termination.without_notice", "When no such notice is needed."),
    _days("termination.cure_days", "The shortest time to pay before the contract may be ended.", _WORK),
    _truth("termination.revocable", "Whether a declaration that ends the contract can be taken back."),
    _text("termination.consequences", "What the parties owe each other afterwards."),
)

_TAX = (
    _share("tax.vat_rate", "Value added tax on the work."),
    _share("tax.vat_statutory_rate", "The rate of value added tax when nothing reduces it."),
    _share(
        "tax.withholding_rate",
        "What the client withholds of the price and pays to the tax office.",
        (DEBTOR_TYPE,),
    ),
    _share("tax.withholding_rate_electronic", "The same where it is filed electronically.", (DEBTOR_TYPE,)),
    _text("tax.stamp_duty_base", "On what stamp duty is computed."),
    _text("tax.stamp_duty_payer", "Who pays stamp duty."),
    _amount("tax.stamp_duty_duplicate", "Stamp duty on a duplicate."),
    _amount("tax.stamp_duty_cash_from_public", "The same as `stamp_duty_cash_from`, for a public client."),
    _text("tax.unstamped", "What may be done with a contract that bears no stamps."),
)

_CUSTOM = (
    _text("form.language", "The language in which papers are written."),
    _text("form.currency", "The currency of the place."),
    _text("form.calendar", "How years are counted on papers."),
    _text("form.prevailing_language", "Which language prevails where versions differ."),
    _truth("form.words_beat_figures", "Whether a sum in words prevails over figures that differ from it."),
    _text("form.witnesses", "When a signature needs witnesses."),
    _truth("form.electronic", "Whether an electronic text and signature count as writing."),
    _texts("form.layout", "How letters are laid out by custom."),
)

PRACTICE: tuple[Parameter, ...] = (
    *_ROUTE,
    *_NOTICES,
    *_TIME,
    *_INTEREST,
    *_STOPPING,
    *_COLLECTING,
    *_PAYMENT,
    *_AGREEMENT,
    *_ENDING,
    *_TAX,
    *_CUSTOM,
)
