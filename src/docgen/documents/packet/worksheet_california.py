"""California: the answers for form SC-100, items 1 to 11 and the declaration (D13 a)."""

from __future__ import annotations

from docgen.documents.packet.case import Case
from docgen.documents.packet.filings import filed_in_a_year, filed_in_period, filing_cap, filing_day
from docgen.documents.packet.summary import reasons
from docgen.documents.packet.worksheet_rows import (
    Worksheet,
    WorksheetRow,
    agents,
    asked_to_pay,
    claimed,
    filings_in_words,
    how_calculated,
    is_public,
    people,
    sum_claimed,
    venue,
)

MOST_ON_THE_FORM = {"plaintiff": 2, "defendant": 1}
"""How many of each the form has room for; more need form SC-100A."""

MOST_IN_TWELVE_MONTHS = 12
"""The number in item 9 of the form."""


def worksheet(case: Case) -> Worksheet:
    """The form item by item; what only the plaintiff knows is left to the plaintiff."""
    answers = {
        "1": _plaintiff(case),
        "2": _defendant(case),
        "3": sum_claimed(case),
        "3a": reasons(case),
        "3b": _when(case),
        "3c": f"{how_calculated(case)} {case.say('ca_3c_overflow')}",
        "4": asked_to_pay(case),
        "5": f"{venue(case)}\n{case.by_you('ca_5_box')}",
        "6": _postal_code(case),
        "7": case.say("answer_no"),
        "8": f"{case.say('answer_yes')} {case.by_you('ca_8_date')}"
        if is_public(case.defendants)
        else case.say("answer_no"),
        "9": _twelve_months(case),
        "10": _above_the_threshold(case),
        "11": case.say("ca_11_answer"),
    }
    cap = filing_cap(case)
    threshold = case.money(cap.above) if cap.above is not None else case.say("ca_10_the_sum")
    questions = {item: case.say(f"ca_{item}", threshold=threshold) for item in answers}
    return Worksheet(
        form=case.say("ca_form"),
        intro=case.say("ca_intro"),
        rows=tuple(WorksheetRow(item, questions[item], answer) for item, answer in answers.items()),
        by_hand=case.say("ca_by_hand"),
        attachment=case.say("ca_attachment"),
    )


def _plaintiff(case: Case) -> str:
    lines = [people(case, case.plaintiffs)]
    if len(case.plaintiffs) > MOST_ON_THE_FORM["plaintiff"]:
        lines.append(case.say("ca_more_plaintiffs"))
    for party in case.plaintiffs:
        if party.trade_name is not None:
            lines.append(case.say("ca_trade_name", name=party.trade_name))
        if party.licence_no is not None:
            lines.append(case.language.say["licence_line"].format(number=party.licence_no))
    lines.append(case.by_you("ca_payday"))
    return "\n".join(lines)


def _defendant(case: Case) -> str:
    lines = [people(case, case.defendants), *agents(case)]
    if len(case.defendants) > MOST_ON_THE_FORM["defendant"]:
        lines.append(case.say("ca_more_defendants"))
    for party in case.defendants:
        if not party.type.is_natural_person:
            continue
        if party.active_military is None:
            lines.append(case.by_you("ca_military_unknown", name=party.legal_name))
        else:
            answer = case.say("answer_yes" if party.active_military else "answer_no")
            lines.append(case.say("ca_military", name=party.legal_name, answer=answer))
    return "\n".join(lines)


def _when(case: Case) -> str:
    first = min(charge.due for charge in case.charges)
    return case.say("ca_3b_answer", first=case.day(first), last=case.day(case.state.as_of))


def _postal_code(case: Case) -> str:
    """The postal code of the site, else of the defendant's address."""
    site = case.state.project.project.site_address
    if site is not None and site.postal_code is not None:
        return case.say("ca_6_site", code=site.postal_code)
    code = case.defendants[0].address.postal_code
    return case.by_you("ca_6_unknown") if code is None else case.say("ca_6_defendant", code=code)


def _twelve_months(case: Case) -> str:
    found, day = filed_in_a_year(case), case.day(filing_day(case))
    if not found:
        return f"{case.say('ca_9_none', day=day)} {case.by_you('filings_complete')}"
    answer = case.say("answer_yes" if len(found) > MOST_IN_TWELVE_MONTHS else "answer_no")
    words = {"answer": answer, "number": len(found), "day": day, "filings": filings_in_words(case, found)}
    return f"{case.say('ca_9_some', **words)} {case.by_you('filings_complete')}"


def _above_the_threshold(case: Case) -> str:
    """Whether the claim is above the threshold; if it is, how many such claims of the year are on record."""
    cap = filing_cap(case)
    if cap.above is None:
        return case.by_you("ca_10_unknown")
    if claimed(case) <= cap.above:
        return case.say("answer_no")
    found, year = filed_in_period(case, cap), filing_day(case).year
    words = {"year": year, "number": len(found) + 1, "threshold": case.money(cap.above)}
    text = [case.say("ca_10_yes", **words)]
    if found:
        text.append(case.say("ca_10_earlier", filings=filings_in_words(case, found)))
    if cap.most is not None:
        key = "ca_10_allowed" if len(found) < cap.most else "ca_10_not_allowed"
        text.append(case.say(key, most=case.language.number_words(cap.most)))
    return " ".join([*text, case.by_you("filings_complete")])
