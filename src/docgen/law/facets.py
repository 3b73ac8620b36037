"""The facets that several parameters share."""

from __future__ import annotations

from docgen.law.parameter import Facet

CLAIMANT = Facet("claimant", ("natural_person", "entity"))
PLACE = Facet("place")
KIND = Facet("kind", ("construction", "services"))
CONSUMER = Facet("consumer", ("yes", "no"))
RESIDENTIAL = Facet("residential", ("yes", "no"))
PRICE = Facet("price", amount=True)
AMOUNT = Facet("amount", amount=True)
SIGNED_AT = Facet("signed_at", ("contractor_premises", "client_home", "other_off_premises", "remote"))
AGE65 = Facet("age65", ("yes", "no"))
DISASTER = Facet("disaster", ("yes", "no"), default="no")
INSURANCE_CLAIM = Facet("insurance_claim", ("yes", "no"), default="no")

DEBTOR_TYPE = Facet("debtor", ("individual", "sole_proprietor", "company", "partnership", "public_entity"))
"""The debtor by legal form, as the party types of a project."""

DEBTOR_ROLE = Facet("debtor", ("consumer", "business"))
"""The debtor by the purpose of the debt."""
