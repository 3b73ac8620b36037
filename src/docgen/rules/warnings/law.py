"""W-PROFILE-GAP: values of law that were needed and are not known."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Diagnostic, warning
from docgen.law import Reading
from docgen.rules.basis import Basis
from docgen.rules.legal import gaps
from docgen.rules.state import ProjectState
from docgen.rules.warnings.places import project_field


def profile_gaps(state: ProjectState, basis: Basis) -> Iterator[Diagnostic]:
    """One warning for each parameter that was asked for and has no value; asked last, when all is read."""
    for reading in gaps(basis.law):
        reason = f": {' '.join(reading.note.split())}" if reading.note else ""
        yield warning(
            "W-PROFILE-GAP",
            f"{reading.name} is not known for {basis.law.jurisdiction.code}{reason}",
            project_field("project", "jurisdiction"),
            hint=_what_to_do(reading),
        )
    limit = next((r for r in basis.law.trace if r.name == "small_claims.limit" and r.known), None)
    if limit is not None and state.claim.limit is None:
        yield warning(
            "W-PROFILE-GAP",
            f"small_claims.limit is in {limit.unit}, the project is in {state.currency.code}: they are not compared",
            project_field("project", "currency"),
            hint="give the limit in the currency of the project, with its source, under law:",
        )


_FACTS = {
    "place": "name the city or county under project: venue:",
    "residential": "say under parties whether the client lives on the site: residential_occupier:",
    "age65": "say under parties whether the client is 65 or older: age_65_or_over:",
}
"""Where the project says what a value of law depends on."""


def _what_to_do(reading: Reading) -> str:
    """The fact to give where that is what is missing, else the value itself."""
    open_facts = [hint for facet, hint in _FACTS.items() if dict(reading.facets).get(facet) == ""]
    if open_facts and reading.last_checked is None:
        return open_facts[0]
    return "what depends on it is left out; give the value with its source under law:"
