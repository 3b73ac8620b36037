"""The one table of explainers: which function explains which figure of the status report."""

from __future__ import annotations

from docgen.reports.why import claims, court, dates, money, notices, plans, pricing, standing
from docgen.reports.why.trail import Explainer, Name

ANY = "*"

EXPLAINERS: dict[Name, Explainer] = {
    ("stage",): standing.stage,
    ("work",): standing.work,
    ("signed_on",): dates.signed_on,
    ("unsigned_by",): dates.signed_on,
    ("price", ANY): pricing.price,
    ("completion", ANY): dates.completion,
    ("milestones", ANY, "amount"): pricing.milestone_amount,
    ("milestones", ANY, "gross"): pricing.milestone_amount,
    ("milestones", ANY, "target"): dates.target,
    ("milestones", ANY, "reached"): dates.reached,
    ("milestones", ANY, "due"): dates.due,
    ("milestones", ANY, "grace_end"): dates.grace_end,
    ("milestones", ANY, "stage"): standing.milestone_stage,
    ("milestones", ANY, "paid"): money.milestone_paid,
    ("milestones", ANY, "principal_due"): money.milestone_principal,
    ("milestones", ANY, "interest"): money.milestone_interest,
    ("milestones", ANY, "fee"): money.milestone_fee,
    ("milestones", ANY, "total"): money.milestone_total,
    ("change_orders", ANY, ANY): pricing.change_order,
    ("totals", "principal_due"): money.sum_of("totals", "principal_due"),
    ("totals", "interest"): money.sum_of("totals", "interest"),
    ("totals", "fees"): money.sum_of("totals", "fees"),
    ("totals", "credit"): money.credit,
    ("totals", "total_due"): money.total_due("totals"),
    ("totals", "per_diem"): money.per_diem("totals"),
    ("past_grace", "principal_due"): money.sum_of("past_grace", "principal_due"),
    ("past_grace", "interest"): money.sum_of("past_grace", "interest"),
    ("past_grace", "fees"): money.sum_of("past_grace", "fees"),
    ("past_grace", "credit"): money.credit,
    ("past_grace", "total_due"): money.total_due("past_grace"),
    ("past_grace", "per_diem"): money.per_diem("past_grace"),
    ("suspension", "agreed"): notices.agreed,
    ("suspension", "notice_sent"): notices.suspension_notice_sent,
    ("suspension", "notice_received"): notices.notice_received,
    ("suspension", "notice_days"): notices.notice_days,
    ("suspension", "statutory_days"): notices.notice_days,
    ("suspension", "cure_date"): notices.cure_date,
    ("suspension", "effective"): notices.effective,
    ("suspension", "began"): notices.began,
    ("suspension", "in_effect"): notices.began,
    ("suspension", "ended"): notices.resumed_on,
    ("suspension", "cleared_on"): notices.cleared_on,
    ("suspension", "resumed_on"): notices.resumed_on,
    ("suspension", "days"): notices.suspension_days,
    ("suspension", "sum_to_resume"): notices.sum_to_resume,
    ("suspension", "cessation_date"): notices.cessation,
    ("demand", "sent"): claims.demand_sent,
    ("demand", "deadline"): claims.deadline,
    ("demand", "items"): claims.demand_items,
    ("demand", "total"): claims.demand_sum("total"),
    ("demand", "payoff_at_deadline"): claims.demand_sum("payoff_at_deadline"),
    ("demand", "per_diem"): claims.demand_per_diem,
    ("demand", "window_opens"): claims.filing,
    ("demand", "earliest_filing"): claims.filing,
    ("demand", "latest_filing"): claims.filing,
    ("plan",): plans.no_plan,
    ("plans",): plans.no_plan,
    ("plan", ANY): plans.plan,
    ("plan", ANY, ANY): plans.plan,
    ("plans", ANY, ANY): plans.plan,
    ("plans", ANY, ANY, ANY): plans.plan,
    ("claim", "claimant"): claims.treatment,
    ("claim", "counted"): claims.counted_sum,
    ("claim", "limit"): claims.limit,
    ("claim", "excess"): claims.excess,
    ("claim", "claimed"): claims.excess,
    ("claim", "waived"): claims.excess,
    ("claim", "statutory_interest"): court.statutory_interest,
    ("claim", "daily_interest"): court.statutory_interest,
    ("claim", "compensation"): court.compensation,
    ("claim", "no_route"): claims.treatment,
    ("claim", "forum"): claims.treatment,
    ("claim", "treatment"): claims.treatment,
    ("claim", "crossing_date"): claims.crossing,
    ("filed",): standing.filed,
    ("filed", ANY): standing.filed,
    ("court_dates",): court.court_date,
    ("court_dates", ANY): court.court_date,
    ("limitation_date",): dates.limitation,
    ("documents", ANY, ANY): standing.document,
    ("next", ANY): standing.next_step,
    ("days_past_grace",): standing.days_past_grace,
    ("days_to_next",): standing.days_to_next,
    ("limitation_near",): dates.limitation,
}
"""Explainer by name; `*` stands for an id or a key."""


def explainer_of(name: Name) -> Explainer | None:
    """The explainer of a figure, None where the figure explains itself."""
    for pattern, explain in EXPLAINERS.items():
        if len(pattern) == len(name) and all(p in (ANY, part) for p, part in zip(pattern, name, strict=True)):
            return explain
    return None
