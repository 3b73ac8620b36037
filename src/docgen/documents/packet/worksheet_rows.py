"""What every claim worksheet is made of: rows keyed to a form, and the answers that several forms share."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.documents.packet.case import Case, sentence_case
from docgen.documents.packet.summary import asked_for, owed_in_words
from docgen.documents.parts.addresses import address_line
from docgen.documents.parts.contacts import channel_of
from docgen.documents.parts.law import known
from docgen.documents.parts.parties import full_name, home_country, legal_form
from docgen.documents.parts.sending import reminders_of
from docgen.documents.parts.words import sentence
from docgen.language import Language
from docgen.model import Party, PartyType
from docgen.model.record import Filing
from docgen.rules.legal import words
from docgen.values import Money

WHERE = "small_claims.where_to_sue"


@dataclass(frozen=True)
class WorksheetRow:
    """One item of a form: its number, the question in substance, and the answer; a line break parts lines of it."""

    item: str
    question: str
    answer: str


@dataclass(frozen=True)
class Worksheet:
    """The answers for one form.

    `form` names it, `intro` says how to use the worksheet. `paragraphs` are the particulars of claim, a part
    of their own, `papers` what the court asks to have with the claim; both empty where the form has none. `by_hand` says
    what is written and signed by a person only. `attachment` is the heading of the calculation where the form
    has too little space for it.
    """

    form: str
    intro: str
    rows: tuple[WorksheetRow, ...]
    by_hand: str
    paragraphs: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    attachment: str | None = None


def person_lines(case: Case, party: Party) -> str:
    """A party as a form wants it: full name, telephone, street and mailing address, e-mail."""
    home = home_country(case.state.project)
    lines = [full_name(party, case.language)]
    lines += [case.say("phone", phone=party.phone)] if party.phone else []
    lines.append(case.say("street", address=_address(party, case.language, home, mail=False)))
    if party.mailing_address is not None:
        lines.append(case.say("mailing", address=_address(party, case.language, home, mail=True)))
    lines += [case.say("email", email=party.email)] if party.email else []
    return "\n".join(lines)


def _address(party: Party, language: Language, home: str, *, mail: bool) -> str:
    where = party.mailing_address if mail and party.mailing_address is not None else party.address
    return address_line(where, language, home=home)


def people(case: Case, parties: tuple[Party, ...]) -> str:
    """Several parties, one below the other."""
    return "\n".join(person_lines(case, party) for party in parties)


def agents(case: Case, *, is_asked: bool = True) -> list[str]:
    """Who is served for a company: the agent on record, else a line that asks for it where the form does (`is_asked`)."""
    lines = []
    for party in case.defendants:
        if party.type.is_natural_person:
            continue
        if party.agent_for_service is not None:
            lines.append(case.say("agent", name=party.legal_name, agent=party.agent_for_service))
        elif is_asked:
            lines.append(case.by_you("agent_unknown", name=party.legal_name))
    return lines


def capacity(case: Case) -> str:
    """In which capacity each defendant is sued: the form in which it made the agreement."""
    return "\n".join(
        case.say("capacity", name=party.legal_name, form=legal_form(party, case.language))
        for party in case.defendants
    )


def sum_claimed(case: Case) -> str:
    """The sum for the form (R-36): what is claimed; where no limit is known, what is owed and that it is to be asked."""
    claim = case.claim
    if claim.claimed is None:
        return case.say("sum_no_limit", total=case.money(case.total))
    if claim.waived:
        given_up = {"claimed": case.money(claim.claimed), "waived": case.money(claim.waived)}
        return case.say("sum_with_waiver", **given_up)
    return case.money(claim.claimed)


def how_calculated(case: Case) -> str:
    """Part 3 of the statement in words (D13, 3c); court costs are never in it."""
    state, claim = case.state, case.claim
    text = [
        case.say(
            "calculated", parts=owed_in_words(case), total=case.money(case.total), day=case.day(state.as_of)
        )
    ]
    if claim.waived:
        text.append(
            case.say("calculated_waived", waived=case.money(claim.waived), claimed=case.money(claimed(case)))
        )
    per_diem = state.totals.per_diem + claim.statutory_interest.per_diem
    if per_diem and claim.waived:
        text.append(case.say("calculated_per_diem_waived", amount=case.money(per_diem)))
    elif per_diem:
        text.append(case.say("calculated_per_diem", amount=case.money(per_diem)))
    text.append(case.say("calculated_no_costs"))
    return " ".join(sentence_case(one) for one in text)


def claimed(case: Case) -> Money:
    """What is claimed; where that is not known, everything owed."""
    return case.total if case.claim.claimed is None else case.claim.claimed


def asked_to_pay(case: Case) -> str:
    """Whether payment was asked for before the claim, from the record alone."""
    notice = case.demand or case.superseded
    found = [
        case.say("asked_by", channel=channel_of(one), day=case.day(one.date))
        for one in reminders_of(case.items, case.state)
    ]
    if notice is not None:
        proof = case.proof(document=notice.document, day=notice.sent_on)
        shown = case.say("see_exhibit", exhibit=proof) if proof is not None else ""
        before = f" {case.say('asked_before', list=case.join(found))}" if found else ""
        asked, *since = asked_for(case)
        text = " ".join([f"{sentence_case(asked)}{shown}", *since])
        return f"{case.say('asked_yes')} {text}{before}"
    if found:
        return f"{case.say('asked_reminders', list=case.join(found))} {case.by_you('asked_confirm')}"
    return f"{case.say('asked_nothing')} {case.by_you('asked_confirm')}"


def venue(case: Case) -> str:
    """Why this court: the words of the project file, and where the law says that a claim is brought."""
    settings, reading = case.state.project.claim, known(case.state.law_readings, WHERE)
    basis = settings.venue_basis if settings is not None else None
    lines = [sentence(basis)] if basis is not None else [case.by_you("venue_unknown")]
    where = words(reading) if reading is not None else None
    if where is not None:
        lines.append(case.say("venue_rule", rule=sentence(where)))
    return "\n".join(lines)


def court_name(case: Case) -> str:
    """The court by its own name, else the kind of court, else that it is to be found."""
    settings = case.state.project.claim
    if settings is not None and settings.court is not None:
        return settings.court.name
    return (
        case.by_you("court_unknown_of", forum=case.claim.forum)
        if case.claim.forum
        else case.by_you("court_unknown")
    )


def filings_in_words(case: Case, filings: tuple[Filing, ...]) -> str:
    """Earlier claims with day and sum."""
    return case.join(
        case.say("filing", day=case.day(one.date), amount=case.money(one.amount)) for one in filings
    )


def has_company(parties: tuple[Party, ...]) -> bool:
    """Whether some party is no natural person."""
    return any(not party.type.is_natural_person for party in parties)


def is_public(parties: tuple[Party, ...]) -> bool:
    """Whether some party is a public entity."""
    return any(party.type is PartyType.PUBLIC_ENTITY for party in parties)
