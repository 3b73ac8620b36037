"""`docgen new`: a project as commented YAML, from flags or from answers at a prompt."""

from __future__ import annotations

import re
import sys
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from fractions import Fraction

import click

from docgen.cli.clock import now
from docgen.cli.folders import the_workspace
from docgen.cli.places import DEFAULT_PLACE, PLACES, Place
from docgen.cli.scaffold import Answers, project_text, record_text
from docgen.cli.schema import write_schemas
from docgen.cli.session import Session, pass_session, session_options
from docgen.files import write_atomic
from docgen.law import LawLibrary, LawReader, law_roots
from docgen.workspace import Workspace

_FOLDER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{0,23}")
LONGEST_DERIVED_CODE = 8


class PriceType(click.ParamType[Decimal]):
    """A price: digits, with thousands separators and two decimals if need be."""

    name = "price"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        """The exact number; fails for anything that is not one above zero."""
        text = str(value).replace(",", "")
        try:
            price = Decimal(text)
        except InvalidOperation:
            price = Decimal(0)
        if not re.fullmatch(r"\d{1,12}(\.\d{1,2})?", text) or price == 0:
            self.fail(f"'{value}' is not a price; write e.g. 12500.00", param, ctx)
        return price


@click.command(epilog="Example: docgen new riverside-kitchen --client 'Alan Whitcomb' --price 48600.00")
@click.argument("name")
@click.option("--code", help="Begins every document number; made from NAME otherwise.")
@click.option("--title", help="What the job is called in its documents.")
@click.option("--kind", type=click.Choice(["services", "construction"]), help="What kind of work it is.")
@click.option("--jurisdiction", type=click.Choice(sorted(PLACES)), help="Whose law governs.", metavar="CODE")
@click.option("--contractor", metavar="NAME", help="Legal name of whoever does the work.")
@click.option("--client", metavar="NAME", help="Legal name of whoever pays.")
@click.option("--business", is_flag=True, help="The client buys for a business, not as a consumer.")
@click.option("--price", type=PriceType(), metavar="AMOUNT", help="The whole price, e.g. 12500.00.")
@click.option(
    "--date", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Date of the contract."
)
@session_options
@pass_session
def command(
    session: Session,
    name: str,
    code: str | None,
    title: str | None,
    kind: str | None,
    jurisdiction: str | None,
    contractor: str | None,
    client: str | None,
    business: bool,
    price: Decimal | None,
    day: datetime | None,
) -> int:
    """Make a project NAME in projects/, ready to build.

    On a terminal docgen asks for what the flags do not say. Elsewhere, what is missing is filled
    with parties and works that are clearly examples.
    """
    workspace = the_workspace(session)
    folder = workspace.root / "projects" / _folder_name(name)
    if folder.exists():
        raise click.ClickException(f"{folder} is there already; nothing was changed")
    ask = sys.stdin.isatty() and not session.quiet
    place = PLACES[_answer(ask, jurisdiction, "Jurisdiction", DEFAULT_PLACE, sorted(PLACES))]
    asked_code = _code(code or _derived_code(name))
    asked_title = title or _question(ask, "Title of the job")
    of_work = _answer(ask, kind, "Kind of work", "services", ["services", "construction"])
    whole, on = price or _price(ask), day.date() if day else _today(place)
    answers = Answers(
        code=asked_code,
        title=asked_title,
        kind=of_work,
        place=place,
        price=whole,
        day=on,
        contractor=contractor,
        client=client or _question(ask, "Client's legal name"),
        consumer=not business,
        shared_contractor=workspace.has_contractor,
        deposit_cap=_deposit_cap(workspace, place, of_work, whole, on, consumer=not business),
    )
    folder.mkdir(parents=True)
    for file, content in (("project.yaml", project_text(answers)), ("record.yaml", record_text())):
        write_atomic(folder / file, content.encode())
    write_schemas(workspace.root / "schema", only_missing=True)
    session.say(f"made {folder / 'project.yaml'} and record.yaml")
    session.say(f"next: edit it, then: docgen build {name}")
    return 0


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


def _question(ask: bool, text: str) -> str | None:
    """An answer from the terminal, None where there is none or nobody answers."""
    return (click.prompt(text, default="", show_default=False, err=True).strip() or None) if ask else None


def _answer(ask: bool, given: str | None, text: str, default: str, choices: list[str]) -> str:
    if given is not None or not ask:
        return given or default
    return str(click.prompt(text, default=default, type=click.Choice(choices), err=True))


def _price(ask: bool) -> Decimal:
    default = Decimal("10000.00")
    if not ask:
        return default
    price: Decimal = click.prompt("Price", default=str(default), type=PriceType(), err=True)
    return price


def _today(place: Place) -> date:
    from zoneinfo import ZoneInfo

    return now().astimezone(ZoneInfo(place.timezone)).date()
