"""New York: commercial claims and small claims, in New York City and outside it (D13 a)."""

from __future__ import annotations

from docgen.documents.packet.case import Case, sentence_case
from docgen.documents.packet.filings import filed_in_period, filing_cap, filing_day
from docgen.documents.packet.summary import asked_in_writing, reasons
from docgen.documents.packet.worksheet_rows import (
    Worksheet,
    WorksheetRow,
    agents,
    asked_to_pay,
    court_name,
    filings_in_words,
    how_calculated,
    people,
    sum_claimed,
    venue,
)
from docgen.documents.parts.law import known
from docgen.rules.legal import words
from docgen.rules.parties import has_consumer

CITY_COURT = "Civil Court of the City of New York"
METHOD = "demand.method"


def worksheet(case: Case) -> Worksheet:
    """The form of the court at hand: by the claimant (commercial or small claims) and by the place."""
    commercial = case.claim.claimant == "entity"
    form = f"{'commercial' if commercial else 'small'}_{'city' if _in_the_city(case) else 'elsewhere'}"
    answers = [
        ("court", f"{court_name(case)}\n{venue(case)}"),
        ("claimant", _claimant(case, commercial=commercial)),
        ("defendant", "\n".join([people(case, case.defendants), *agents(case)])),
        ("reason", reasons(case)),
        ("sum", f"{sum_claimed(case)}. {how_calculated(case)}"),
        ("asked", asked_to_pay(case)),
    ]
    if commercial:
        answers.append(("filings", _filings(case)))
        if has_consumer(case.state.project):
            answers.append(("certificate", _certificate(case)))
    return Worksheet(
        form=case.say(f"ny_form_{form}"),
        intro=case.say("ny_intro"),
        rows=tuple(
            WorksheetRow(str(number), case.say(f"ny_{name}"), answer)
            for number, (name, answer) in enumerate(answers, start=1)
        ),
        by_hand=case.say("ny_by_hand_commercial" if commercial else "ny_by_hand"),
    )


def _in_the_city(case: Case) -> bool:
    """Whether the forum of this place is a part of the city's court."""
    return case.claim.forum is not None and CITY_COURT in case.claim.forum


def _claimant(case: Case, *, commercial: bool) -> str:
    lines = [people(case, case.plaintiffs)]
    if commercial:
        lines.append(case.by_you("ny_office"))
    return "\n".join(lines)


def _filings(case: Case) -> str:
    """The certificate on the number of commercial claims: what the record has of the month of filing."""
    cap = filing_cap(case)
    found, month = filed_in_period(case, cap), filing_day(case)
    text = []
    if cap.most is not None:
        text.append(case.say("ny_filings_cap", most=case.language.number_words(cap.most)))
    if found:
        text.append(
            case.say(
                "ny_filings_some",
                number=len(found),
                filings=filings_in_words(case, found),
                day=case.day(month),
            )
        )
    else:
        text.append(case.say("ny_filings_none", day=case.day(month)))
    return " ".join([*text, case.by_you("filings_complete")])


def _certificate(case: Case) -> str:
    """The certificate on the demand letter to a consumer: sending, way, and the window for filing (R-38)."""
    demand, notice = case.state.demand, case.demand
    if notice is None:
        return f"{case.say('ny_certificate_none')} {case.by_you('ny_certificate_you')}"
    text = [sentence_case(asked_in_writing(case, notice))]
    reading = known(case.state.law_readings, METHOD)
    method = words(reading) if reading is not None else None
    if method is not None:
        text.append(case.say("ny_certificate_method", method=method.lower()))
    if demand.window_opens is not None and demand.latest_filing is not None:
        days = {"first": case.day(demand.window_opens), "last": case.day(demand.latest_filing)}
        text.append(case.say("ny_certificate_window", **days))
    return " ".join([*text, case.by_you("ny_certificate_you")])
