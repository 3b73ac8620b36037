"""The text of a new project: commented YAML with every needed field, from the answers given.

What was not asked for is filled with parties that say that they are examples, at example.com, so
that the first build works at once and nobody mistakes it for a finished contract.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from docgen.cli.places import Place
from docgen.values import Currency, Money, split

MODELINE = "# yaml-language-server: $schema=../../schema/{file}.schema.json"
SHARES = (10, 50, 40)

_PLAIN = re.compile(r"[A-Za-z][\w .,'()/-]*")
# Words and marks that YAML or an editor could take for something other than text.
_WORDS = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}


@dataclass(frozen=True)
class Answers:
    """What the user said about the new project; None where nothing was said.

    `deposit_cap` is the largest payment before work starts that the law of the place allows.
    """

    code: str
    title: str | None
    kind: str
    place: Place
    price: Decimal
    day: date
    contractor: str | None
    client: str | None
    consumer: bool
    shared_contractor: bool
    deposit_cap: Decimal | None = None


def quoted(text: str) -> str:
    """`text` as a YAML scalar that reads back as exactly this text."""
    plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS
    return text if plain and text == text.strip() else json.dumps(text, ensure_ascii=False)


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
            "docgen: 1",
            "",
            _header(answers),
            _parties(answers),
            _contract(answers),
            _money(answers),
            _terms(answers),
        )
    )


def _header(answers: Answers) -> str:
    place = answers.place
    title = answers.title or "Example job - replace this title"
    site = "" if answers.kind == "services" else f"\n  site_address: {_address(place, '12 Example Street')}"
    return f"""project:
  code: {quoted(answers.code)}                  # begins every document number: {answers.code}-C, {answers.code}-CO-01
  title: {quoted(title)}
  kind: {answers.kind}                # services | construction
  jurisdiction: {place.jurisdiction}             # 'docgen law list' shows what docgen knows
  currency: {place.currency}
  language: {place.language}{site}
  timezone: {place.timezone}
  calendar: {{weekend: [saturday, sunday], holidays: {{base: {place.holidays}}}}}
"""


def _address(place: Place, street: str) -> str:
    return (
        f"{{street: {street}, city: {place.city}, region: {quoted(place.region)}, "
        f"postal_code: {json.dumps(place.postal_code)}, country: {place.country}}}"
    )


def _parties(answers: Answers) -> str:
    place = answers.place
    contractor = f"""  - id: contractor
    role: contractor
    type: sole_proprietor            # individual | sole_proprietor | company | partnership | public_entity
    legal_name: {quoted(answers.contractor or "Example Contractor")}   # exactly as on the identity document or register
    address: {_address(place, "1 Example Road")}
    email: contractor@example.com
    phone: {json.dumps(place.phone)}"""
    if answers.shared_contractor and answers.contractor is None:
        contractor = "  - use: contractor                # the block in docgen.yaml"
    return f"""parties:
{contractor}
  - id: client
    role: client
    type: individual
    legal_name: {quoted(answers.client or "Example Client")}
    is_consumer: {str(answers.consumer).lower()}                # mainly for personal, family or household purposes?
    address: {_address(place, "12 Example Street")}
    email: client@example.com
"""


def _contract(answers: Answers) -> str:
    start, end = answers.day + timedelta(days=14), answers.day + timedelta(days=104)
    return f"""contract:
  number: {quoted(answers.code + "-C")}
  date: {answers.day}
  signed_at: contractor_premises     # contractor_premises | client_home | other_off_premises | remote
  work_start: {start}
  completion: {end}

scope:
  summary: Describe the work in one sentence.
  inclusions:
    - First thing that is included
    - Second thing that is included
  exclusions: none                   # a list of what is not included, or the word none
  deliverables:
    - id: result
      description: What is handed over
      acceptance: How a third person can see that it is done
acceptance: {{review_days: 5, deemed: true}}
"""


def _money(answers: Answers) -> str:
    price = Money(answers.price, Currency.of(answers.place.currency))
    first, middle, last = _amounts(price, answers.deposit_cap)
    points = (
        ("M1", "Contract signed", first, f"{{date: {answers.day + timedelta(days=7)}}}"),
        ("M2", "Half of the work complete", middle, "{after: invoice, days: 7}"),
        ("M3", "Work complete and accepted", last, "{after: invoice, days: 7}"),
    )
    rows = "\n".join(
        f"  - {{id: {id_}, point: {point}, amount: {money}, due: {due}}}" for id_, point, money, due in points
    )
    return f"""price: {{amount: {price}, basis: fixed, tax_included: true}}

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


def _terms(answers: Answers) -> str:
    return """terms:
  grace: {days: 7, unit: calendar}   # no interest and no stop until it is over
  interest: {rate: 8 %, start: after_grace}   # percent per year; delete the line for no interest
  suspension: {notice_days: 10, unit: calendar}
  demand_days: 14
  notices: {methods: [hand, email, courier, post]}
"""
