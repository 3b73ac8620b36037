"""Whether the law adds something to what is owed under the agreement (S-33)."""

from __future__ import annotations

from docgen.rules.state import ProjectState


def adds_by_law(state: ProjectState) -> bool:
    """Interest or a fixed sum by statute on what is unpaid, or open of a claim that was filed: in no sum of the account."""
    return bool(state.claim.statutory_interest.total) or (
        state.filed is not None and bool(state.filed.now.by_law)
    )
