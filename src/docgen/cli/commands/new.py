"""`docgen new`: a project as commented YAML, from flags or from answers at a prompt."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from shutil import rmtree
from typing import Any

import click

from docgen.cli.answer_types import (
    ADDRESS,
    AddressType,
    CurrencyType,
    EmailType,
    PriceType,
    SignatoryType,
    ZoneType,
)
from docgen.cli.choose_place import jurisdiction_of, place_of
from docgen.cli.clock import now
from docgen.cli.folders import the_workspace
from docgen.cli.options import DAY
from docgen.cli.places import DEFAULT_PLACE, Place
from docgen.cli.questions import FORMS, Questions
from docgen.cli.record_entry import require_text
from docgen.cli.scaffold import Answers, Someone, project_text, record_text
from docgen.cli.schema import write_schemas
from docgen.cli.session import Session, pass_session, session_options
from docgen.files import write_atomic
from docgen.law import LawLibrary, LawReader, law_roots
from docgen.model.party import PartyType
from docgen.workspace import Workspace

_FOLDER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{0,23}")
LONGEST_DERIVED_CODE = 8
KINDS = ("services", "construction")
CONSTRUCTION = "construction"
CONSUMER = "Does the client buy mainly for personal, family or household purposes?"
EXAMPLE_PRICE = "10000.00"


def _party_options(command: Any) -> Any:
    """What can be said of contractor and client, so that nothing needs a prompt."""
    for who, name in (("client", "The client"), ("contractor", "You")):
        its = "its" if who == "client" else "your"
        options = (
            click.option(f"--{who}", metavar="NAME", help=f"{name}: full legal name."),
            click.option(f"--{who}-type", type=click.Choice(FORMS), help=f"{name}: legal form."),
            click.option(
                f"--{who}-signatory",
                type=SignatoryType(),
                metavar='"NAME, TITLE"',
                help=f"{name}: who signs for {its} company.",
            ),
            click.option(f"--{who}-address", type=AddressType(), metavar="TEXT", help=f"{name}: {ADDRESS}."),
            click.option(
                f"--{who}-email", type=EmailType(), metavar="EMAIL", help=f"{name}: e-mail address."
            ),
            click.option(f"--{who}-phone", metavar="TEXT", help=f"{name}: phone number."),
        )
        for option in reversed(options):
            command = option(command)
    return command


@click.command(epilog="Example: docgen new riverside-kitchen --client 'Alan Whitcomb' --price 48600.00")
@click.argument("name")
@click.option("--title", help="What the job is called in its documents.")
@click.option("--kind", type=click.Choice(KINDS), help="What kind of work it is.")
@click.option("--jurisdiction", metavar="CODE", help="Whose law governs, e.g. US-FL; see 'docgen law list'.")
@_party_options
@click.option("--licence", metavar="NUMBER", help="Your licence, where the trade needs one.")
@click.option("--business", is_flag=True, help="The client buys for a business, not as a consumer.")
@click.option(
    "--site",
    type=AddressType(),
    metavar="TEXT",
    help="Where construction is done; the client's address otherwise.",
)
@click.option("--price", type=PriceType(), metavar="AMOUNT", help="The whole price, e.g. 12500.00.")
@click.option("--date", "day", type=DAY, metavar="DATE", help="Date of the contract.")
@click.option("--code", help="Begins every document number; made from NAME otherwise.")
@click.option(
    "--currency", type=CurrencyType(), metavar="CODE", help="Another currency than that of the place."
)
@click.option(
    "--timezone", type=ZoneType(), metavar="ZONE", help="Another time zone than the usual one of the place."
)
@session_options
@pass_session
def command(session: Session, /, name: str, **said: Any) -> int:
    """Make a project NAME in projects/, ready to build.

    On a terminal docgen asks for what the flags do not say; Enter skips a question. What is not said is filled with
    examples: docgen warns of each until it is replaced, and nothing that shows one can be issued or signed.
    """
    workspace = the_workspace(session)
    folder = workspace.root / "projects" / _folder_name(name)
    if folder.exists():
        raise click.ClickException(f"{folder} is there already; nothing was changed")
    code = _code(said["code"] or _derived_code(name))
    questions = Questions(sys.stdin.isatty() and not session.quiet, session.say)
    if questions.ask:
        session.say(
            "Enter skips a question; an example then stands in its place. Ctrl-C ends, and nothing is made."
        )
    answers = _answers(questions, workspace, code, said)
    _write(folder, answers)
    write_schemas(workspace.root / "schema", only_missing=True)
    session.say(f"made {folder / 'project.yaml'} and record.yaml")
    session.say(
        f"next: edit it ('docgen check {name}' names what is still an example), then: docgen build {name}"
    )
    return 0


def _answers(questions: Questions, workspace: Workspace, code: str, said: Mapping[str, Any]) -> Answers:
    """What was said, and what is asked for the rest."""
    title = questions.words(said["title"], "Title of the job", "Kitchen remodel, 18 Riverside Drive")
    kind = questions.choice(said["kind"], "Kind of work", KINDS[0], KINDS)
    place = _place(questions, workspace, said)
    contractor = None
    if not workspace.has_contractor or said["contractor"] is not None:
        contractor = questions.contractor(_said_of("contractor", said), place, licensed=kind == CONSTRUCTION)
    client = questions.client(_said_of("client", said), place)
    is_person = client.type in (None, PartyType.INDIVIDUAL)
    consumer = not said["business"] and questions.yes(CONSUMER, default=is_person)
    site = said["site"]
    if kind == CONSTRUCTION:
        site = questions.address(site, "Site, if not the client's address", place)
    price, day = said["price"] or _price(questions.ask), said["day"] or _day(questions.ask, place)
    cap = _deposit_cap(workspace, place, kind, price, day, consumer=consumer)
    return Answers(code, title, kind, place, price, day, contractor, client, consumer, site, cap)


def _place(questions: Questions, workspace: Workspace, said: Mapping[str, Any]) -> Place:
    law = LawLibrary(law_roots(workspace.own_law))
    code = questions.read(
        said["jurisdiction"],
        "Whose law governs: a state or country",
        "US-FL or Florida; Enter for US-CA",
        lambda text: jurisdiction_of(text, law),
    )
    settings = workspace.settings_file.settings
    return place_of(
        jurisdiction_of(code or DEFAULT_PLACE, law),
        currency=said["currency"],
        timezone=said["timezone"],
        language=settings.language if settings is not None else None,
    )


def _said_of(who: str, said: Mapping[str, Any]) -> Someone:
    form = said[f"{who}_type"]
    return Someone(
        legal_name=said[who],
        type=PartyType(form) if form is not None else None,
        signatory=said[f"{who}_signatory"],
        address=said[f"{who}_address"],
        email=said[f"{who}_email"],
        phone=said[f"{who}_phone"],
        licence_no=said["licence"] if who == "contractor" else None,
    )


def _write(folder: Path, answers: Answers) -> None:
    """Both files, or neither: what was begun is taken away when it is interrupted."""
    texts = {"project.yaml": project_text(answers), "record.yaml": record_text()}
    require_text(*texts.values())
    folder.mkdir(parents=True)
    try:
        for file, text in texts.items():
            write_atomic(folder / file, text.encode())
    except BaseException:
        rmtree(folder, ignore_errors=True)
        raise


def _deposit_cap(
    workspace: Workspace, place: Place, kind: str, price: Decimal, on: date, *, consumer: bool
) -> Decimal | None:
    """The lesser of the caps that the law of the place sets on a deposit; None where it sets none."""
    found = LawLibrary(law_roots(workspace.own_law)).jurisdiction(place.jurisdiction).value
    if found is None:
        return None
    law = LawReader(found, on)
    facts = {"kind": kind, "consumer": "yes" if consumer else "no", "price": f"{price:f}"}
    amount = law.read("contract.deposit_cap_amount", **facts).value
    percent = law.read("contract.deposit_cap_percent", **facts).value
    caps = [amount] if isinstance(amount, Decimal) else []
    if isinstance(percent, Decimal | Fraction):
        hundredths = int(Fraction(price) * Fraction(percent))  # of the price, rounded down
        caps.append(Decimal(hundredths).scaleb(-2))
    return min(caps, default=None)


def _folder_name(name: str) -> str:
    if not _FOLDER.fullmatch(name):
        raise click.BadParameter(
            f"'{name}' cannot be a project's folder; use letters, digits, '-' and '_'", param_hint="NAME"
        )
    return name


def _code(code: str) -> str:
    if not _CODE.fullmatch(code):
        raise click.BadParameter(
            f"'{code}' is not a project code; use capital letters, digits and '-'", param_hint="--code"
        )
    return code


def _derived_code(name: str) -> str:
    """The last word of the folder's name: `riverside-kitchen` becomes KITCHEN."""
    words = [word for word in re.split(r"[-_]+", name.upper()) if word]
    return words[-1][:LONGEST_DERIVED_CODE]


def _price(ask: bool) -> Decimal:
    price: Decimal = (
        click.prompt("The whole price", default=EXAMPLE_PRICE, type=PriceType(), err=True)
        if ask
        else Decimal(EXAMPLE_PRICE)
    )
    return price


def _day(ask: bool, place: Place) -> date:
    from zoneinfo import ZoneInfo

    today = now().astimezone(ZoneInfo(place.timezone)).date()
    day: date = click.prompt("Date of the contract", default=today, type=DAY, err=True) if ask else today
    return day
