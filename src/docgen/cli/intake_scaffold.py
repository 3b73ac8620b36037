"""The text of a new intake.yaml: commented YAML to fill in, with what project.yaml says of the client.

Nothing is invented: a field that nobody has answered has no value, and the sheet says which are missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from docgen.cli.yaml_text import MODELINE, flow_block, quoted
from docgen.model import Address, Party, Project
from docgen.source import Unread


@dataclass(frozen=True)
class KnownClient:
    """What the project file says of a client, as the lines of its block in the new file."""

    legal_name: str
    type: str
    address: dict[str, str]
    contact: dict[str, str]


def known_clients(project: Project | None) -> tuple[KnownClient, ...]:
    """The clients of a project; none where the file does not say all of them in a way that can be read."""
    try:
        return tuple(_known(party) for party in project.clients) if project is not None else ()
    except Unread:
        return ()


def _known(party: Party) -> KnownClient:
    """One client; raises Unread where its block could not be read in full."""
    contact, signatory = party.contact, party.signatory
    name = party.legal_name if party.type.is_natural_person else None
    if contact is not None or signatory is not None:
        name = contact.name if contact is not None else signatory.name if signatory is not None else None
    reach = {
        "name": name,
        "phone": (contact.phone if contact is not None else None) or party.phone,
        "email": (contact.email if contact is not None else None) or party.email,
    }
    address = {key: getattr(party.address, key) for key in Address.model_fields}
    return KnownClient(
        _whole(party.legal_name), party.type.value, _given(address), _given(reach) if name is not None else {}
    )


def _given(parts: Mapping[str, str | None]) -> dict[str, str]:
    return {key: _whole(value) for key, value in parts.items() if value is not None}


def _whole(text: str) -> str:
    """The text itself; raises Unread where it could not be read."""
    return f"{text}"


def intake_text(day: date, checker: str | None, clients: tuple[KnownClient, ...]) -> str:
    """The file, begun on a day by somebody who checks."""
    begun = f"date: {day}               # the day on which this sheet was begun"
    named = (
        f"checker: {quoted(checker)}"
        if checker is not None
        else "checker:                       # who asks and checks"
    )
    return "\n".join((MODELINE.format(file="intake"), _HEAD, begun, named, _FIRST, *_clients(clients), _REST))


def _clients(clients: tuple[KnownClient, ...]) -> Iterator[str]:
    yield "clients:                       # names exactly as registered: compare them with the register"
    for client in clients:
        yield f"  - legal_name: {quoted(client.legal_name)}"
        yield f"    type: {client.type}"
        yield f"    address: {flow_block(client.address)}"
        yield f"    contact: {flow_block(client.contact)}" if client.contact else "    contact:"
        yield _LOOKED_UP
    if not clients:
        yield _NO_CLIENT


_HEAD = """\
# Client intake and reference check. Internal: it is never sent, and git ignores it unless you say otherwise.
# Write facts with their source and day. Leave out health, religion, family, origin and the like, numbers and copies of
# identity papers, rumours, and anything that you would not show the client in court.
# A key with nothing behind it is still to be answered; delete the '#' of what you need.
docgen: 1"""

_FIRST = """\
found_us_through:              # how the client found you
project_description:           # the work, in a sentence
"""

_LOOKED_UP = """\
    # register_entry:            # for a company
    #   register_name: Secretary of State
    #   number: "123456"
    #   status: active
    #   good_standing: true
    #   registered_since: 2019-05-02
    #   officers: [First Person, Second Person]
    #   other_names: []
    #   checked_on: 2026-03-02
    # site_owner: {shown_as_owner: true, source: County Recorder, checked_on: 2026-03-02}"""

_NO_CLIENT = """\
  # - legal_name: First Client
  #   type: individual           # individual | sole_proprietor | company | partnership | public_entity
  #   address: {street: 12 Example Street, city: Oakland, region: CA, postal_code: "94607", country: US}
  #   contact: {name: First Client, phone: "+1 510 555 0100", email: client@example.com}"""

_REST = """
authority:
  decision_maker:
  signs_contract:
  approves_changes:
funds:
  budget:                      # an amount in the project's currency, e.g. 50000.00
  paid_by:
  # source: own                # own | loan | insurance_claim | other
  # lender: Name of the lender
  # deposit_ready: true        # can the first payment be made when the contract is signed?

# Ask the client for three references, and look for two that the client did not name. One call each: ask, do not lead.
references:
  # - contractor: First Contractor
  #   found: client            # client | record | permit | other
  #   property: 40 Example Street
  #   work: New roof
  #   year: "2024"
  #   contact: "+1 510 555 0144"
  #   spoken_on: 2026-03-03    # the day of the call; answers need it
  #   answers:
  #     job_and_price: what the job was, and its price
  #     payment: when payments were made, compared with the agreed dates
  #     days_late: 0           # the worst delay, in days
  #     changes: whether they were in writing before the work
  #     decisions: who decided, and how fast
  #     disputes: which, and how they ended
  #     left_unpaid: no        # no | claimed | confirmed
  #     # left_unpaid_shown_by: judgment of 2024-03-11    # with confirmed: the paper that shows it
  #     conduct: access to the site, behaviour to workers
  #     work_again: yes        # yes | with_conditions | no
  #     for_the_contract: one thing to write into the contract
  #   scores: {payment: 2, changes: 2, decisions: 2, conduct: 2}    # 0, 1 or 2; leave out what was not answered
# no_references: the reason, where there are none

# Only public sources; a consumer_report needs written_permission: with its day.
public_records:                # court_claims | liens | insolvency | licences_and_permits | consumer_report | other
  # - {kind: court_claims, source: Superior Court index, searched_on: 2026-03-02, result: None found}

# Write true or false when you have looked.
red_flags:
  # refuses_written_contract: {present: false}
  # wants_start_before_signature: {present: false}
  # refuses_deposit_or_schedule: {present: false}
  # contractors_unpaid_or_all_terrible: {present: false}
  # price_pressure_with_growing_scope: {present: false, note: what was seen}
  # unclear_owner: {present: false}
  # invoices_in_another_name: {present: false}
  # cash_only: {present: false}
  # urgent_start_without_drawings: {present: false}

proposed_terms:                # larger_first_payment | shorter_intervals | shorter_grace | milestones_below_ceiling
                               # lender_notice | other
  # - {term: shorter_intervals, because: what was found}

# decision:
#   outcome: go                # go | go_with_conditions | walk_away
#   reasons: [First reason]
#   # conditions: [First condition]
#   decided_by: Your Name
#   date: 2026-03-06
# retention_months: 24         # how long the file is kept after a decision to walk away
"""
