"""The text of a new project: commented YAML with every needed field, from the answers given.

What was not answered is filled with the texts of `model/placeholders.py`, so that the first build works at once,
every check says what is still to be written, and nobody can send it by mistake.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from docgen.cli.places import Place
from docgen.cli.yaml_text import MODELINE, flow_block, quoted
from docgen.model import placeholders
from docgen.model.party import PartyType
from docgen.values import Currency, Money, split

SHARES = (10, 50, 40)


@dataclass(frozen=True)
class Someone:
    """What the user said of a party; None where nothing was said. `signatory` is a name and a title."""

    legal_name: str | None = None
    type: PartyType | None = None
    signatory: tuple[str, str] | None = None
    address: Mapping[str, str] | None = None
    email: str | None = None
    phone: str | None = None
    licence_no: str | None = None


@dataclass(frozen=True)
class Answers:
    """What the user said about the new project; None where nothing was said.

    `contractor` is None where the project uses the block of docgen.yaml. `deposit_cap` is the largest payment before
    work starts that the law of the place allows.
    """

    code: str
    title: str | None
    kind: str
    place: Place
    price: Decimal
    day: date
    contractor: Someone | None
    client: Someone
    consumer: bool
    site: Mapping[str, str] | None = None
    deposit_cap: Decimal | None = None


def record_text() -> str:
    """An empty record with an example of each common entry."""
    return f"""{MODELINE.format(file="record")}
# What happened, each thing with its day; newest last. 'docgen record' adds entries and keeps comments.
docgen: 1

# signatures:
#   - {{document: contract, party: contractor, at: 2026-03-02}}
#   - {{document: contract, party: client, at: 2026-03-02}}
# milestones:
#   - {{id: M1, reached: 2026-03-02}}
# invoices:
#   - {{date: 2026-03-02, milestone: M1}}
# payments:
#   - {{date: 2026-03-09, amount: 1000.00, method: transfer}}
"""


def project_text(answers: Answers) -> str:
    """The project file."""
    return "\n".join(
        (
            MODELINE.format(file="project"),
            "# What was agreed. Change it until it says what you and your client mean, then: docgen build",
            "# 'docgen check' names every example that is still to be replaced; 'docgen explain KEY' says what a key is.",
            "docgen: 1",
            "",
            _header(answers),
            _parties(answers),
            _contract(answers),
            _money(answers),
            _terms(),
        )
    )


def _header(answers: Answers) -> str:
    place = answers.place
    site = "" if answers.kind == "services" else f"\n  site_address: {flow_block(_site(answers))}"
    zone = "               # one of several here: the one most people live in" if place.several_zones else ""
    if place.holidays is not None:
        calendar = f"{{weekend: [saturday, sunday], holidays: {{base: {place.holidays}}}}}"
    else:
        calendar = "{weekend: [saturday, sunday], holidays: []}   # write the days of the public holidays"
    return f"""project:
  code: {quoted(answers.code)}                  # begins every document number: {answers.code}-C, {answers.code}-CO-01
  title: {quoted(answers.title or placeholders.TITLE)}
  kind: {answers.kind}                # services | construction
  jurisdiction: {place.jurisdiction}             # 'docgen law list' shows what docgen knows
  currency: {place.currency}
  language: {place.language}{site}
  timezone: {place.timezone}{zone}
  calendar: {calendar}
"""


def _site(answers: Answers) -> Mapping[str, str]:
    return (
        answers.site or answers.client.address or _example_address(answers.place, placeholders.CLIENT_STREET)
    )


def _example_address(place: Place, street: str) -> Mapping[str, str]:
    parts = {"street": street, "city": place.city, "region": place.region, "postal_code": place.postal_code}
    return {key: value for key, value in (*parts.items(), ("country", place.country)) if value is not None}


def _parties(answers: Answers) -> str:
    return "\n".join(
        (
            "parties:",
            _contractor(answers),
            "  - id: client",
            "    role: client",
            *_someone(
                answers.client,
                PartyType.INDIVIDUAL,
                placeholders.CLIENT,
                _example_address(answers.place, placeholders.CLIENT_STREET),
                placeholders.CLIENT_EMAIL,
            ),
            f"    is_consumer: {str(answers.consumer).lower()}                # mainly for personal, family or household purposes?",
            "",
        )
    )


def _contractor(answers: Answers) -> str:
    if answers.contractor is None:
        return "  - use: contractor                # the block in docgen.yaml"
    lines = _someone(
        answers.contractor,
        PartyType.SOLE_PROPRIETOR,
        placeholders.CONTRACTOR,
        _example_address(answers.place, placeholders.CONTRACTOR_STREET),
        placeholders.CONTRACTOR_EMAIL,
    )
    return "\n".join(("  - id: contractor", "    role: contractor", *lines))


def _someone(
    said: Someone, usual: PartyType, name: str, address: Mapping[str, str], email: str
) -> tuple[str, ...]:
    """The lines of a party's block, with examples for what was not said."""
    form = said.type or usual
    lines = [
        f"type: {form.value}            # {' | '.join(one.value for one in PartyType)}",
        f"legal_name: {quoted(said.legal_name or name)}   # exactly as on the identity document or in the register",
    ]
    if not form.is_natural_person:
        who, title = said.signatory or (placeholders.SIGNATORY, "Director")
        lines.append(f"signatory: {flow_block({'name': who, 'title': title})}   # who signs for it")
    if said.licence_no is not None:
        lines.append(f"licence_no: {quoted(said.licence_no)}")
    lines += [f"address: {flow_block(said.address or address)}", f"email: {quoted(said.email or email)}"]
    lines.append(f"phone: {json.dumps(said.phone)}" if said.phone else '# phone: "+1 510 555 0142"')
    return tuple(f"    {line}" for line in lines)


def _contract(answers: Answers) -> str:
    start, end = answers.day + timedelta(days=14), answers.day + timedelta(days=104)
    inclusions = "\n".join(f"    - {one}" for one in placeholders.INCLUSIONS)
    return f"""contract:
  number: {quoted(answers.code + "-C")}
  date: {answers.day}
  signed_at: contractor_premises     # contractor_premises | client_home | other_off_premises | remote
  work_start: {start}
  completion: {end}

scope:
  summary: {placeholders.SUMMARY}
  inclusions:
{inclusions}
  exclusions: none                   # a list of what is not included, or the word none
  deliverables:
    - id: result
      description: {placeholders.DELIVERABLE}
      acceptance: {placeholders.TEST}
acceptance: {{review_days: 5, deemed: true}}
"""


def _money(answers: Answers) -> str:
    price = Money(answers.price, Currency.of(answers.place.currency))
    first, middle, last = _amounts(price, answers.deposit_cap)
    points = (
        ("M1", "Contract signed", first, f"{{date: {answers.day + timedelta(days=7)}}}"),
        ("M2", json.dumps(placeholders.POINT), middle, "{after: invoice, days: 7}"),
        ("M3", "Work complete and accepted", last, "{after: invoice, days: 7}"),
    )
    rows = "\n".join(
        f"  - {{id: {id_}, point: {point}, amount: {money}, due: {due}}}" for id_, point, money, due in points
    )
    return f"""price: {{amount: {price}, basis: fixed, tax_included: true}}

# How the client can pay; invoices and letters print it.
# payment_details:
#   - {{kind: bank, payee: {placeholders.OWN_NAME}, bank: {placeholders.OWN_BANK}, account: "12345678"}}

# A point anybody can see, an amount, and when it is due. The amounts add up to the price to the cent.
milestones:
{rows}
"""


def _amounts(price: Money, cap: Decimal | None) -> tuple[Money, ...]:
    """The price in three parts, the first within the cap on deposits."""
    shares = split(price, SHARES)
    if cap is None or shares[0].amount <= cap:
        return shares
    first = Money(cap, price.currency)
    return (first, *split(price - first, SHARES[1:]))


def _terms() -> str:
    return """terms:
  grace: {days: 7, unit: calendar}   # no interest and no stop until it is over
  interest: {rate: 8 %, start: after_grace}   # percent per year; delete the line for no interest
  suspension: {notice_days: 10, unit: calendar}
  demand_days: 14
  notices: {methods: [hand, email, courier, post]}
"""
