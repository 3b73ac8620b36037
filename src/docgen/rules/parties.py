"""What the law asks about the parties: who claims, who owes, and for what."""

from __future__ import annotations

from docgen.model import Party, Project, ProjectKind


def claimant_of(project: Project) -> str:
    """`natural_person` or `entity`; several claimants of mixed types count as an entity (S-12)."""
    return "natural_person" if all(p.type.is_natural_person for p in project.contractors) else "entity"


def has_consumer(project: Project) -> bool:
    """Whether some client is a consumer."""
    return any(client.is_consumer for client in project.clients)


def consumer_facet(project: Project) -> str:
    """`yes` or `no`."""
    return yes_no(has_consumer(project))


def debtor_role(project: Project) -> str:
    """`consumer` or `business`, by the purpose of the debt."""
    return "consumer" if has_consumer(project) else "business"


def residential_facet(project: Project) -> str:
    """Whether a client lives, or will live, on the site: `yes`, `no`, or empty where it is not known.

    A client that is not a consumer, and work that is not construction, has no dwelling in question.
    """
    answers = [_lives_there(client, project) for client in project.clients]
    if True in answers:
        return "yes"
    return "" if None in answers else "no"


def _lives_there(client: Party, project: Project) -> bool | None:
    if client.residential_occupier is not None:
        return client.residential_occupier
    if project.project.kind is not ProjectKind.CONSTRUCTION or client.is_consumer is False:
        return False
    return None if client.type.is_natural_person else False


def place_of(project: Project) -> str:
    """The place on which a limit may depend: the city, else the county; empty where neither is given."""
    venue = project.project.venue
    return "" if venue is None else venue.city or venue.county or ""


def notice_email(party: Party) -> str | None:
    """Where e-mail to a party goes: to its representative alone once there is one."""
    return party.representative.email if party.representative is not None else party.email


def yes_no(value: bool | None) -> str:
    """A facet from a flag; empty where it is not known."""
    return "" if value is None else "yes" if value else "no"
