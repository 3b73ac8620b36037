"""Everywhere else: the answers that a court asks for, in an order that fits most forms (D13 a)."""

from __future__ import annotations

from docgen.documents.packet.case import Case
from docgen.documents.packet.summary import reasons
from docgen.documents.packet.worksheet_rows import (
    Worksheet,
    WorksheetRow,
    agents,
    asked_to_pay,
    capacity,
    court_name,
    has_company,
    how_calculated,
    people,
    sum_claimed,
    venue,
)
from docgen.model import PartyType


def worksheet(case: Case) -> Worksheet:
    """Parties, court, sum, why, when, how computed, demand; in Thailand also the papers."""
    first = min(charge.due for charge in case.charges)
    answers = (
        ("court", f"{court_name(case)}\n{venue(case)}"),
        ("claimant", people(case, case.plaintiffs)),
        ("defendant", "\n".join([people(case, case.defendants), *agents(case)])),
        ("capacity", capacity(case)),
        ("sum", sum_claimed(case)),
        ("reason", reasons(case)),
        ("since", case.say("ca_3b_answer", first=case.day(first), last=case.day(case.state.as_of))),
        ("calculated", how_calculated(case)),
        ("asked", asked_to_pay(case)),
        ("identity", case.say("identity_apart")),
    )
    thailand = case.state.project.project.jurisdiction == "TH"
    return Worksheet(
        form=case.say("th_form" if thailand else "general_form"),
        intro=case.say("th_intro" if thailand else "general_intro"),
        rows=tuple(
            WorksheetRow(str(number), case.say(f"general_{name}"), answer)
            for number, (name, answer) in enumerate(answers, start=1)
        ),
        by_hand=case.say("general_by_hand"),
        papers=_thai_papers(case) if thailand else (),
    )


def _thai_papers(case: Case) -> tuple[str, ...]:
    """The papers by the kind of the parties: identity of a person or affidavit of a company, house registration."""
    papers = [case.say("th_paper_agreement"), case.say("th_paper_calculation"), case.say("th_paper_power")]
    papers.append(case.say("th_paper_affidavit" if has_company(case.plaintiffs) else "th_paper_identity"))
    people_sued = [p for p in case.defendants if p.type in (PartyType.INDIVIDUAL, PartyType.SOLE_PROPRIETOR)]
    if people_sued:
        papers.append(case.say("th_paper_house", names=case.join(p.legal_name for p in people_sued)))
    if has_company(case.defendants):
        papers.append(case.say("th_paper_defendant_company"))
    return tuple(papers)
