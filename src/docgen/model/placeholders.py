"""The texts that `docgen init` and `docgen new` write where nobody has given an answer yet.

They can be told from every real answer, so that none of them goes out unnoticed (W-PLACEHOLDER, DG931).
"""

from __future__ import annotations

TITLE = "Example job - replace this title"
CONTRACTOR = "Example Contractor"
CLIENT = "Example Client"
SIGNATORY = "Example Signatory"
CONTRACTOR_STREET = "1 Example Street"
CLIENT_STREET = "12 Example Street"
CONTRACTOR_EMAIL = "contractor@example.com"
CLIENT_EMAIL = "client@example.com"
SUMMARY = "Describe the work in one sentence."
INCLUSIONS = ("First thing that is included", "Second thing that is included")
DELIVERABLE = "What is handed over"
TEST = "How a third person can see that it is done"
POINT = "Example point, half of the work complete"

OWN_NAME = "Your Legal Name"
OWN_TRADE_NAME = "Your Trade Name"
OWN_LICENCE = "if your trade is licensed"
OWN_EMAIL = "you@example.com"
OWN_BANK = "Your Bank"

PLACEHOLDERS = frozenset(
    (
        TITLE,
        CONTRACTOR,
        CLIENT,
        SIGNATORY,
        CONTRACTOR_STREET,
        CLIENT_STREET,
        CONTRACTOR_EMAIL,
        CLIENT_EMAIL,
        SUMMARY,
        *INCLUSIONS,
        DELIVERABLE,
        TEST,
        POINT,
        OWN_NAME,
        OWN_TRADE_NAME,
        OWN_LICENCE,
        OWN_EMAIL,
        OWN_BANK,
    )
)
