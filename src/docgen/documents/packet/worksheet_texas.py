"""Texas: what the petition in justice court contains (Rule 502.2, D13 a)."""

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
    how_calculated,
    people,
    sum_claimed,
    venue,
)


def worksheet(case: Case) -> Worksheet:
    """The contents of the petition in order."""
    fees = [part for part in case.claim.components if part.name == "attorney_fees"]
    relief = (
        case.say("tx_relief_fees", amount=case.money(fees[0].amount)) if fees else case.say("tx_relief_none")
    )
    answers = (
        ("court", f"{court_name(case)}\n{venue(case)}"),
        ("plaintiff", people(case, case.plaintiffs)),
        ("defendant", "\n".join([people(case, case.defendants), *agents(case)])),
        ("capacity", capacity(case)),
        ("sum", f"{sum_claimed(case)}. {how_calculated(case)}"),
        ("relief", f"{relief} {case.by_you('tx_relief_you')}"),
        ("basis", reasons(case)),
        ("demand", asked_to_pay(case)),
        ("consent", _consent(case)),
    )
    return Worksheet(
        form=case.say("tx_form"),
        intro=case.say("tx_intro"),
        rows=tuple(
            WorksheetRow(str(number), case.say(f"tx_{name}"), answer)
            for number, (name, answer) in enumerate(answers, start=1)
        ),
        by_hand=case.say("tx_by_hand"),
    )


def _consent(case: Case) -> str:
    """Whether papers may come by e-mail; the addresses on record stand beside the question."""
    emails = [party.email for party in case.plaintiffs if party.email is not None]
    asked = case.by_you("tx_consent_you")
    return f"{asked} {case.say('tx_consent_email', email=case.join(emails))}" if emails else asked
