"""Blocks of YAML to put into project.yaml: a claim, a hearing, the offer of a plan.

What the files hold is filled in, and the law says beside it what has to be answered; nothing else is.
"""

from __future__ import annotations

from textwrap import wrap

from docgen.documents.parts.law import known
from docgen.model import Address
from docgen.rules import ProjectState
from docgen.rules.legal import words
from docgen.rules.printed_law import WHERE
from docgen.source.scalars import Words, flow, scalar
from docgen.values import add_months

COMMENT = 92
"""Columns of a comment, so that it fits an editor."""
INSTALMENTS = 3
"""A beginning for the offer of a plan, to be changed by whoever makes it."""


def claim_block(state: ProjectState) -> str:
    """`claim:` with the facts that the files hold for it, under the rule that says where a claim is brought."""
    reading = known(state.law_readings, WHERE)
    rule = words(reading) if reading is not None else None
    lines = ["claim:"]
    if reading is not None and rule is not None:
        cited = f" ({reading.citation})" if reading.citation else ""
        lines += _comment(f"Say why this court. The rule in short: {rule}{cited}", "  ")
    else:
        lines += _comment("Say why this court; ask there which rule holds.", "  ")
    return "\n".join([*lines, f"  venue_basis: {scalar(Words(_facts(state)))}", *_court(state)])


def _facts(state: ProjectState) -> str:
    """Where the client is, and where the work is: what most rules ask for."""
    project = state.project
    told = [f"{client.legal_name}'s address is {_line(client.address)}" for client in project.clients]
    site = project.project.site_address
    if site is not None:
        same = any(site == client.address for client in project.clients)
        told.append("the site of the work is there" if same else f"the site of the work is {_line(site)}")
    return f"{'; '.join(told)}."


def _line(address: Address) -> str:
    parts = (address.street, address.city, address.region, address.postal_code)
    return ", ".join(part for part in parts if part)


def _court(state: ProjectState) -> list[str]:
    """The court where the files name it; else a comment with the kind of court by law."""
    venue, forum = state.project.project.venue, state.claim.forum
    if venue is not None and venue.court is not None:
        return [f"  court: {flow({'name': Words(venue.court)})}"]
    kind = f" The kind of court by law: {forum}." if forum else ""
    return [*_comment(f"The court by its own name, once you know it.{kind}", "  "), "  # court: {name: NAME}"]


def empty_fields(state: ProjectState) -> tuple[str, ...]:
    """What a block `claim:` leaves open that the packet prints."""
    settings = state.project.claim
    if settings is None:
        return ("venue_basis", "court")
    return tuple(name for name in ("venue_basis", "court") if getattr(settings, name) is None)


def hearing_block(state: ProjectState) -> str:
    """The line with the day of the hearing, for the block that is there or a new one."""
    line = "  hearing_date: DATE"
    return f"claim:\n{line}" if state.project.claim is None else f"{line}    # under claim:"


def plan_block(state: ProjectState) -> tuple[str, str]:
    """The offer of a plan from the state's day on, and its document: equal parts by month, interest paused (R-28)."""
    plans, grace = state.project.plans, state.project.terms.grace
    taken = {plan.id for plan in plans}
    number = next(n for n in range(len(plans) + 1, 2 * len(plans) + 2) if str(n) not in taken)
    offer = flow(
        {
            "id": str(number),
            "effective": state.as_of.isoformat(),
            "down_payment": str(state.currency.zero()),
            "instalments": str(INSTALMENTS),
            "step": "month",
            "first": add_months(state.as_of, 1).isoformat(),
            "grace": {"days": str(grace.days if grace is not None else 0)},
            "interest": "paused",
        }
    )
    head = [] if plans else ["plans:"]
    return "\n".join(
        [*head, f"  - {offer}" + ("    # under plans:" if plans else "")]
    ), f"payment-plan-{number}"


def _comment(text: str, indent: str) -> list[str]:
    mark = f"{indent}# "
    return wrap(" ".join(text.split()), COMMENT, initial_indent=mark, subsequent_indent=mark)
