"""D07: the payment-plan agreement: what is owed, in which payments it is paid, and what follows if it is not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.account import Component
from docgen.documents.base import Applicability, Heading
from docgen.documents.contract import contract_title
from docgen.documents.parts.clauses import clause_reference
from docgen.documents.parts.letter import ways_to_pay
from docgen.documents.parts.parties import PartyView, author_of, party_view, party_views
from docgen.documents.parts.plan_terms import (
    AcknowledgedRow,
    LineRow,
    PaymentRow,
    PlanInterestTerms,
    PlanMissedTerms,
    PlanWorkTerms,
    acknowledged_rows,
    interest_terms,
    line_rows,
    missed_terms,
    payment_rows,
    plan_number,
    work_terms,
)
from docgen.documents.parts.settled import how_settled
from docgen.documents.parts.signatures import SignatureBlock, signature_blocks
from docgen.language import Language
from docgen.model import Party, ProjectKind
from docgen.model.terms import Allocation
from docgen.rules import PlanState, ProjectState
from docgen.rules.plan_balance import PlanMakeUp, is_fully_signed, plan_make_up, replaced_plans
from docgen.rules.plan_terms import plan_signatures
from docgen.values import Money

ID = "payment-plan"
OTHER_TERMS = "other terms of the plan in project.yaml"


@dataclass(frozen=True)
class PaymentPlanContext:
    """What the agreement prints; every sum stands for the effective date (R-27).

    `rows` add up to `principal`, `interest`, `fees` and `balance`. `lines` are the interest to the effective
    date, which add up to `interest_computed`, of which `interest_settled` was settled before, in the ways of
    `settled_how`. `payments` begin with the down payment, where there is one, add up to `balance`, and the last
    of them leaves 0. `replaced` are the effective dates of plans that end with this one.
    """

    number: str
    contract_title: str
    contract_number: str
    contract_date: date
    contract_signed_on: date | None
    effective: date
    replaced: tuple[date, ...]
    contractors: tuple[PartyView, ...]
    clients: tuple[PartyView, ...]
    several_clients: bool
    guarantor: PartyView | None
    has_guarantor: bool
    currency: str
    rows: tuple[AcknowledgedRow, ...]
    principal: Money
    interest: Money
    fees: Money
    balance: Money
    has_lines: bool
    lines: tuple[LineRow, ...]
    interest_computed: Money
    interest_settled: Money
    settled_how: str
    payments: tuple[PaymentRow, ...]
    down_payment: Money
    interest_rule: PlanInterestTerms
    has_late: bool
    has_fees: bool
    has_interest: bool
    principal_first: bool
    milestone_first: bool
    allocation_clause: str
    work: PlanWorkTerms
    missed: PlanMissedTerms
    discount: Money | None
    construction: bool
    ways_to_pay: tuple[str, ...]
    signers: tuple[SignatureBlock, ...]


class PaymentPlan:
    """A payment-plan agreement (documents.md D07, R-27 to R-29)."""

    id = ID
    template = ID
    context_type: type = PaymentPlanContext

    def documents(self, state: ProjectState) -> tuple[str, ...]:
        """One for every plan of the project file, in its order."""
        return tuple(plan.document for plan in state.plans)

    def applies(self, state: ProjectState, document: str, *, again: bool = False) -> Applicability:
        """At any stage, before and after it is signed; not where nothing is acknowledged or left for the instalments."""
        plan = _plan(state, document)
        day = plan.effective.isoformat()
        if not plan.acknowledged.total:
            reason = f"nothing that it takes in is due and unpaid on {day}, its effective date"
            return Applicability.no("E-NOTHING-DUE", reason, waits_for=OTHER_TERMS)
        if any(not row.amount for row in plan.instalments) or not _leaves_something(plan):
            reason = "what is paid down and given up leaves nothing of the balance for the instalments"
            return Applicability.no("E-NOTHING-DUE", reason, waits_for=OTHER_TERMS)
        return Applicability.yes()

    def heading(self, state: ProjectState, document: str, language: Language) -> Heading:
        """`KITCH-PP-1` and its effective date; DRAFT until everybody, the guarantor too, has signed (6.1, 6.4)."""
        plan = _plan(state, document)
        author, company = author_of(state.project)
        return Heading(
            title=language.say["title_payment_plan"],
            number=plan_number(state, plan),
            day=plan.effective,
            draft=not is_fully_signed(state, plan),
            draft_note=language.say["draft"],
            author=author,
            company=company,
        )

    def context(self, state: ProjectState, document: str, language: Language) -> PaymentPlanContext:
        """The agreement; figures are those of the effective date, also when it is printed again later."""
        plan, project, terms = _plan(state, document), state.project, state.project.terms
        made_up, owed = plan_make_up(state, plan), plan.acknowledged
        guarantor = _guarantor(state, plan)
        lines = line_rows(made_up, state, language)
        return PaymentPlanContext(
            number=plan_number(state, plan),
            contract_title=contract_title(project, language),
            contract_number=project.contract.number,
            contract_date=project.contract.date,
            contract_signed_on=state.contract_signed_on,
            effective=plan.effective,
            replaced=tuple(one.effective for one in replaced_plans(state, plan)),
            contractors=party_views(project.contractors, project, language),
            clients=party_views(project.clients, project, language),
            several_clients=len(project.clients) > 1,
            guarantor=None if guarantor is None else party_view(guarantor, project, language),
            has_guarantor=guarantor is not None,
            currency=state.currency.code,
            rows=acknowledged_rows(made_up, state, language),
            principal=owed.principal,
            interest=owed.interest,
            fees=owed.fees,
            balance=owed.total,
            has_lines=bool(lines),
            lines=lines,
            interest_computed=Money.total((line.amount for line in lines), state.currency),
            interest_settled=made_up.settled,
            settled_how=_settled_how(made_up, language),
            payments=payment_rows(plan, language),
            down_payment=plan.down_payment.amount,
            interest_rule=interest_terms(state, plan, language),
            has_late=terms.interest is not None or terms.late_fee is not None,
            has_fees=terms.late_fee is not None,
            has_interest=terms.interest is not None,
            principal_first=terms.allocation is Allocation.PRINCIPAL_FIRST,
            milestone_first=terms.allocation is Allocation.MILESTONE_FIRST,
            allocation_clause=clause_reference("allocation", state, language),
            work=work_terms(state, plan, language),
            missed=missed_terms(plan, language),
            discount=plan.discount,
            construction=project.project.kind is ProjectKind.CONSTRUCTION,
            ways_to_pay=ways_to_pay(project, language),
            signers=_signers(state, plan, guarantor, language),
        )


def _settled_how(made_up: PlanMakeUp, language: Language) -> str:
    milestones = {charge.milestone for charge in made_up.charges}
    return how_settled(Component.INTEREST, made_up.entries, language, milestones)


def _plan(state: ProjectState, document: str) -> PlanState:
    return next(plan for plan in state.plans if plan.document == document)


def _leaves_something(plan: PlanState) -> bool:
    """Whether the discount is less than the instalments (DG722)."""
    left = plan.acknowledged.total - plan.down_payment.amount
    return left.is_positive and (plan.discount is None or plan.discount < left)


def _guarantor(state: ProjectState, plan: PlanState) -> Party | None:
    return next((party for party in state.project.parties if party.id == plan.source.guarantor), None)


def _signers(
    state: ProjectState, plan: PlanState, guarantor: Party | None, language: Language
) -> tuple[SignatureBlock, ...]:
    """Contractors, clients, the guarantor, and the witnesses of the contract (D07, 6.5)."""
    project, signatures = state.project, plan_signatures(plan.source, state.project, state.record)
    return signature_blocks(
        project,
        state.record.model_copy(update={"signatures": signatures}),
        plan.document,
        language,
        witnesses=project.contract.witnesses,
        also=() if guarantor is None else (guarantor,),
    )
