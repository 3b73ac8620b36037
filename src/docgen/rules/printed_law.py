"""Law that no rule computes with and that documents print or follow: asked here, so that it is on record."""

from __future__ import annotations

from docgen.rules.basis import Basis
from docgen.rules.notice_periods import suspension_facets
from docgen.rules.notices import DEMAND
from docgen.rules.parties import claimant_of, consumer_facet
from docgen.rules.unpaid import past_grace

WHERE = "small_claims.where_to_sue"
FOR_A_CLAIM = (
    "service.server",
    "service.personal_days",
    "service.personal_days_elsewhere",
    "service.substituted_extra_days",
    "service.proof_days",
    "service.evidence_copies",
)
"""What a small-claims packet prints about serving the claim and bringing evidence (D13 h, j)."""


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
    if project.claim is not None and past_grace(basis.today):
        _read_for_a_claim(basis)
    elif past_grace(basis.today) and any(one.document == DEMAND for one in basis.record.notices):
        _read_where_to_sue(basis)


def _read_for_a_claim(basis: Basis) -> None:
    """Where and how a claim is brought and served; asked only once a claim is prepared (D13)."""
    law, claimant, consumer = basis.law, claimant_of(basis.project), consumer_facet(basis.project)
    _read_where_to_sue(basis)
    for debtor in dict.fromkeys(client.type.value for client in basis.project.clients):
        law.read("demand.method", debtor=debtor, claimant=claimant, consumer=consumer)
    for name in FOR_A_CLAIM:
        law.read(name)


def _read_where_to_sue(basis: Basis) -> None:
    """What a block `claim:` has to answer; asked from the demand on."""
    basis.law.read(WHERE, consumer=consumer_facet(basis.project))
