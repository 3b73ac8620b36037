"""Parts 1 and 2 of the intake sheet: who the client is, who decides, and where the money comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.documents.parts.addresses import address_line
from docgen.documents.parts.parties import home_country
from docgen.language import Language
from docgen.model import Project, ProjectKind
from docgen.model.intake import FundSource, Intake, IntakeClient, RegisterEntry, SiteOwner


@dataclass(frozen=True)
class Fact:
    """One thing that is known, with its source and day where it was looked up."""

    label: str
    text: str


@dataclass(frozen=True)
class ClientFacts:
    """One client, and the questions about this client that are still open."""

    name: str
    facts: tuple[Fact, ...]
    still_to_ask: tuple[str, ...]


def client_facts(client: IntakeClient, project: Project, language: Language) -> ClientFacts:
    """What is known of one client (D01, contents 1)."""
    return ClientFacts(
        client.legal_name,
        tuple(_identity(client, project, language)),
        tuple(_open_questions(client, project, language)),
    )


def _identity(client: IntakeClient, project: Project, language: Language) -> Iterator[Fact]:
    say = language.say
    if client.type is not None:
        yield Fact(say["intake_type"], say[f"form_{client.type.value}"])
    if client.address is not None:
        line = address_line(client.address, language, home=home_country(project))
        yield Fact(say["intake_address"], line)
    contact = client.contact
    if contact is not None:
        reach = ", ".join(part for part in (contact.name, contact.phone, contact.email) if part)
        yield Fact(say["intake_contact"], reach)
    if client.register_entry is not None:
        yield from _register(client.register_entry, language)
    if client.site_owner is not None:
        yield Fact(say["intake_site_owner"], _owner(client.site_owner, language))


def _register(entry: RegisterEntry, language: Language) -> Iterator[Fact]:
    """What the public register said on the day it was looked at."""
    say = language.say
    name = say["intake_register_number"] if entry.number is not None else say["intake_register_name"]
    day = language.long_date(entry.checked_on)
    yield Fact(
        say["intake_register"], name.format(register=entry.register_name, number=entry.number, day=day)
    )
    if entry.status is not None:
        yield Fact(say["intake_status"], entry.status)
    if entry.good_standing is not None:
        yield Fact(say["intake_good_standing"], _yes_no(entry.good_standing, language))
    if entry.registered_since is not None:
        yield Fact(say["intake_registered_since"], language.long_date(entry.registered_since))
    if entry.officers:
        yield Fact(say["intake_officers"], language.join(entry.officers))
    if entry.address is not None:
        yield Fact(say["intake_registered_address"], entry.address)
    if entry.other_names:
        yield Fact(say["intake_other_names"], language.join(entry.other_names))


def _owner(owner: SiteOwner, language: Language) -> str:
    key = "intake_is_owner" if owner.shown_as_owner else "intake_is_not_owner"
    text = language.say[key].format(source=owner.source, day=language.long_date(owner.checked_on))
    return f"{text}; {owner.note}" if owner.note is not None else text


def _open_questions(client: IntakeClient, project: Project, language: Language) -> Iterator[str]:
    say = language.say
    if client.type is not None and not client.type.is_natural_person and client.register_entry is None:
        yield say["intake_ask_register"]
    if project.project.kind is ProjectKind.CONSTRUCTION and client.site_owner is None:
        yield say["intake_ask_owner"]


def authority_and_money(intake: Intake, language: Language) -> tuple[Fact, ...]:
    """Who decides and signs, and who pays (D01, contents 2)."""
    return tuple(_authority_and_money(intake, language))


def _authority_and_money(intake: Intake, language: Language) -> Iterator[Fact]:
    say, authority, funds = language.say, intake.authority, intake.funds
    texts = (
        ("decision_maker", authority.decision_maker),
        ("signs_contract", authority.signs_contract),
        ("approves_changes", authority.approves_changes),
        ("budget", language.money(funds.budget) if funds.budget is not None else None),
        ("paid_by", funds.paid_by),
        ("source", _source(intake, language)),
        ("deposit_ready", None if funds.deposit_ready is None else _yes_no(funds.deposit_ready, language)),
        ("funds_note", funds.note),
        ("found_us_through", intake.found_us_through),
    )
    for name, text in texts:
        if text is not None:
            yield Fact(say[f"intake_{name}"], text)


def _source(intake: Intake, language: Language) -> str | None:
    funds, say = intake.funds, language.say
    if funds.source is None:
        return None
    if funds.source is FundSource.LOAN and funds.lender is not None:
        return say["intake_source_lender"].format(lender=funds.lender)
    return say[f"intake_source_{funds.source.value}"]


def still_to_ask(intake: Intake, language: Language) -> tuple[str, ...]:
    """The questions of contents 2 that have no answer yet."""
    say, authority, funds = language.say, intake.authority, intake.funds
    asked = {
        "signs_contract": authority.signs_contract,
        "approves_changes": authority.approves_changes,
        "source": funds.source,
        "deposit_ready": funds.deposit_ready,
    }
    found = [say[f"intake_ask_{name}"] for name, answer in asked.items() if answer is None]
    if funds.source is FundSource.LOAN and funds.lender is None:
        found.append(say["intake_ask_lender"])
    return tuple(found)


def _yes_no(answer: bool, language: Language) -> str:
    return language.say["intake_yes" if answer else "intake_no"]
