"""The facts of a job: what was agreed (`Project`) and what happened (`Record`).

Frozen pydantic models, one field for every field of the project files. A model holds no positions:
where a value stands in its file is looked up in the span table of `source`.
"""

from docgen.model.change_order import ChangeOrder, MilestoneEffect
from docgen.model.contract import Acceptance, Contract, Deliverable, Price, Scope, UnitRate
from docgen.model.party import Address, Party, PartyRole, PartyType
from docgen.model.plan import Plan
from docgen.model.project import Header, Project, ProjectKind
from docgen.model.record import Invoice, Notice, Payment, Record, Signature
from docgen.model.schedule import DueRule, Milestone
from docgen.model.terms import Allocation, InterestStart, Terms

__all__ = [
    "Acceptance",
    "Address",
    "Allocation",
    "ChangeOrder",
    "Contract",
    "Deliverable",
    "DueRule",
    "Header",
    "InterestStart",
    "Invoice",
    "Milestone",
    "MilestoneEffect",
    "Notice",
    "Party",
    "PartyRole",
    "PartyType",
    "Payment",
    "Plan",
    "Price",
    "Project",
    "ProjectKind",
    "Record",
    "Scope",
    "Signature",
    "Terms",
    "UnitRate",
]
