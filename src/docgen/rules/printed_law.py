"""Law that no rule computes with and that documents print or follow: asked here, so that it is on record."""

from __future__ import annotations

from docgen.rules.basis import Basis
from docgen.rules.notice_periods import suspension_facets
from docgen.rules.parties import claimant_of, consumer_facet


def read_for_documents(basis: Basis) -> None:
    """Ask for what change orders, notices of intent and demands must say or enclose, and who has copies."""
    project, law = basis.project, basis.law
    kind, consumer = project.project.kind.value, consumer_facet(project)
    law.read("contract.change_order_statement", kind=kind, consumer=consumer)
    law.read("suspension.notice_recipients", **suspension_facets(basis))
    law.read("small_claims.exhibit_labels")
    claimant = claimant_of(project)
    for debtor in dict.fromkeys(client.type.value for client in project.clients):
        law.read("demand.protocol", debtor=debtor, claimant=claimant)
        law.read("demand.enclosures", debtor=debtor, claimant=claimant)
