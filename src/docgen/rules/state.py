"""Everything that follows from the facts and the law on one day: all that documents and checks read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from docgen.account import Account
from docgen.account.terms import ResolvedTerms
from docgen.account.types import RunningAccount, Totals
from docgen.diagnostics import Diagnostic
from docgen.law import Reading
from docgen.model import Project, Record
from docgen.model.intake import Intake
from docgen.rules.change_orders import ChangeOrderState, ScheduleChange
from docgen.rules.claim import ClaimComponent, ClaimState
from docgen.rules.consumer import Cancellation
from docgen.rules.court_dates import CourtDates
from docgen.rules.demand import DemandState
from docgen.rules.dispatch import AS_ON_FILE, Dispatch
from docgen.rules.filed import FiledClaim
from docgen.rules.milestones import Completion, MilestoneState
from docgen.rules.notices import NoticeState
from docgen.rules.plan import PlanState
from docgen.rules.price import PriceState
from docgen.rules.stage import Stage, WorkStatus
from docgen.rules.statutory_suspension import LegalGround, StatutoryRoute, StatutoryStep
from docgen.rules.suspension import SumToResume, SuspensionState
from docgen.rules.suspensions import Suspension
from docgen.values import BusinessCalendar, Currency, Moment
from docgen.workspace.evidence import EvidenceFile, IssuedCopy

__all__ = [
    "Cancellation",
    "ChangeOrderState",
    "ClaimComponent",
    "ClaimState",
    "Completion",
    "CourtDates",
    "DemandState",
    "LegalGround",
    "MilestoneState",
    "NoticeState",
    "PlanState",
    "PriceState",
    "ProjectState",
    "ScheduleChange",
    "Stage",
    "StatutoryRoute",
    "StatutoryStep",
    "SumToResume",
    "SuspensionState",
    "WorkStatus",
]


@dataclass(frozen=True)
class ProjectState:
    """A project on its as-of date.

    `record` holds what was known at the end of that day (S-2). `goes_out` is when a letter of that day goes
    out, with a time of day where one is given (S-1, R-17). `contract_signed_on` is the day of the last
    signature; None until every contractor and client has signed. `milestones` are those of the schedule with
    executed change orders, then the retained sum where there is one. `notices` are in the order they were sent.
    `suspensions` are all that notices began or will begin, `suspension` is the current one. `filed` is the
    claim that was filed, None where none was. `cancellation` is None where no consumer right to cancel applies,
    `court_dates` where no hearing is set. `statutory_route` is None where the law has no staged route or
    nothing is past its due date. `plans` are the payment plans of the project file, signed or not, and `plan`
    is the one that governs; None where none is in effect. `law_readings` is every value of the law that was
    used. `diagnostics` are the `W-…` that are true of the day and the `E-CO-…` that stop one change order; what
    stops the whole project is returned beside the state. `outlook` is the account on any other day, a later one
    as if nothing else happened. `evidence` and `copies` are files that were read; they are there only where a
    packet is made, since nothing else needs them. `intake` is intake.yaml as it was written, None where there
    is none; `rules.intake` says what of it was known on the day. `edited_since_sent` are the agreements whose
    words are no longer those of the copy that went out for signature; `signed_otherwise` those of them that
    somebody signed: such a signature counts as none. `dispatch` is how the letter that is being issued
    goes out; empty where none is.
    """

    project: Project
    record: Record
    as_of: date
    goes_out: Moment
    calendar: BusinessCalendar
    currency: Currency
    terms: ResolvedTerms
    contract_signed_on: date | None
    price: PriceState
    change_orders: tuple[ChangeOrderState, ...]
    completion: Completion
    milestones: tuple[MilestoneState, ...]
    account: RunningAccount
    totals: Totals
    past_grace: Totals
    stage: Stage
    work: WorkStatus
    notices: tuple[NoticeState, ...]
    suspension: SuspensionState
    suspensions: tuple[Suspension, ...]
    statutory_route: StatutoryRoute | None
    demand: DemandState
    claim: ClaimState
    filed: FiledClaim | None
    limitation_date: date | None
    court_dates: CourtDates | None
    cancellation: Cancellation | None
    plan: PlanState | None
    plans: tuple[PlanState, ...]
    law_readings: tuple[Reading, ...]
    diagnostics: tuple[Diagnostic, ...]
    outlook: Account = field(repr=False, compare=False)
    evidence: tuple[EvidenceFile, ...] = ()
    copies: tuple[IssuedCopy, ...] = ()
    intake: Intake | None = None
    edited_since_sent: frozenset[str] = frozenset()
    signed_otherwise: frozenset[str] = frozenset()
    dispatch: Dispatch = AS_ON_FILE

    def milestone(self, identifier: str) -> MilestoneState | None:
        """The milestone with this id."""
        return next((item for item in self.milestones if item.id == identifier), None)

    def change_order(self, number: int) -> ChangeOrderState | None:
        """The change order with this number."""
        return next((order for order in self.change_orders if order.number == number), None)
