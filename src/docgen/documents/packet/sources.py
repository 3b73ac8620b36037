"""The law that the packet's figures rest on, with the day on which each value was last checked."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.documents.packet.case import Case
from docgen.documents.parts.words import NOTHING
from docgen.law import Reading
from docgen.law.view import value_text
from docgen.rules.legal import words
from docgen.rules.statutory_interest import COMPENSATION

NAMES = (
    "small_claims.available",
    "small_claims.forum_name",
    "small_claims.limit",
    "small_claims.counts_late_fees",
    "small_claims.counts_contractual_interest",
    "small_claims.counts_statutory_interest",
    "small_claims.counts_attorney_fees",
    "small_claims.excess_treatment",
    "small_claims.alternatives",
    "small_claims.filing_cap_number",
    "small_claims.filing_cap_above",
    "small_claims.filing_cap_period",
    "small_claims.where_to_sue",
    "demand.minimum_days",
    "demand.window_earliest_days",
    "demand.window_latest_days",
    "demand.method",
    "interest.statutory_rate",
    COMPENSATION,
    "service.server",
    "service.personal_days",
    "service.personal_days_elsewhere",
    "service.substituted_extra_days",
    "service.proof_days",
    "service.evidence_copies",
)
"""The values that the packet uses, in the order in which they are listed."""


EXCESS = "small_claims.excess_treatment"

NEEDED = ("service.", "small_claims.forum_name", "small_claims.limit", "small_claims.excess_treatment")
"""Values that every court has an answer to; of the others silence means that there is no such rule."""


@dataclass(frozen=True)
class SourceRow:
    """One value of law: what it says, its citation or else the number of its source, and when it was last checked."""

    what: str
    value: str
    source: str
    checked: str


@dataclass(frozen=True)
class Sources:
    """The values that are known, their sources without a citation, and the names of values that are not known."""

    rows: tuple[SourceRow, ...]
    addresses: tuple[str, ...]
    unknown: tuple[str, ...]


def sources(case: Case) -> Sources:
    """Every value of the law that this packet uses, each once."""
    known: list[Reading] = []
    unknown: list[str] = []
    for name in NAMES:
        found = [one for one in case.state.law_readings if one.name == name and _is_used(case, one)]
        known += [one for one in found if one.known][:1] if name != COMPENSATION else _fixed_sums(case)
        if found and not any(one.known for one in found) and any(_is_missed(one) for one in found):
            what = case.say(f"law_{name}")
            unknown.append(f"{what[:1].lower()}{what[1:]}")
    uncited = [one.sources[0] for one in known if one.citation is None and one.sources]
    addresses = tuple(dict.fromkeys(uncited))
    return Sources(tuple(_row(case, one, addresses) for one in known), addresses, tuple(unknown))


def _is_missed(reading: Reading) -> bool:
    """Whether a value that is not known is one that somebody should ask for."""
    return reading.last_checked is not None or reading.name.startswith(NEEDED)


def _is_used(case: Case, reading: Reading) -> bool:
    """Whether a value was read for this claimant, and interest by statute has a part in the claim."""
    if reading.name == COMPENSATION:
        return False  # told by the debts for which it was used
    if reading.name.startswith("interest."):
        return bool(case.claim.statutory_interest.rates or case.claim.asked_interest)
    return dict(reading.facets).get("claimant", "") in ("", case.claim.claimant)


def _fixed_sums(case: Case) -> list[Reading]:
    """What the law gives for the late debts of the claim, each sum once."""
    used = {one.amount: one.law for one in case.claim.statutory_interest.compensation}
    return [used[amount] for amount in sorted(used)]


def _value(case: Case, reading: Reading) -> str:
    """The value in words; what may be done with an excess by its phrase."""
    if reading.name == EXCESS:
        return case.say(f"value_{words(reading)}")
    return value_text(reading).replace("_", " ")


def _row(case: Case, reading: Reading, addresses: tuple[str, ...]) -> SourceRow:
    if reading.citation is not None:
        source = reading.citation
    elif reading.sources:
        source = case.say("source_number", number=addresses.index(reading.sources[0]) + 1)
    else:
        source = NOTHING
    return SourceRow(
        what=case.say(f"law_{reading.name}"),
        value=_value(case, reading),
        source=source,
        checked=NOTHING if reading.last_checked is None else case.day(reading.last_checked),
    )
