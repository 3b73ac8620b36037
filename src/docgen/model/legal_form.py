"""The legal form that a name tells."""

from __future__ import annotations

import re

from docgen.model.party import PartyType

_ENDINGS = (
    (PartyType.PARTNERSHIP, r"LLP|L\.L\.P\.?|LLLP|LP|L\.P\.?"),
    (
        PartyType.COMPANY,
        r"LLC|L\.L\.C\.?|PLLC|P\.C\.?|Inc\.?|Incorporated|Corp\.?|Corporation|Ltd\.?|Limited|PLC|GmbH|Pty\.? Ltd\.?",
    ),
)
_ENDING = tuple((form, re.compile(rf".*\S[ ,]+({words})", re.IGNORECASE)) for form, words in _ENDINGS)


def form_in_name(name: str) -> tuple[PartyType, str] | None:
    """The form that a name ends with and the words that say so, e.g. LLC; None for a name that tells nothing."""
    for form, pattern in _ENDING:
        found = pattern.fullmatch(name.strip())
        if found is not None:
            return form, found[1]
    return None
