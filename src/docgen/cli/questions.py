"""The questions of `docgen new`, in the order in which a person knows the answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

import click

from docgen.cli.answer_types import ADDRESS, AddressType, EmailType, SignatoryType
from docgen.cli.places import Place
from docgen.cli.scaffold import Someone
from docgen.model.legal_form import form_in_name
from docgen.model.party import PartyType

T = TypeVar("T")
FORMS = tuple(form.value for form in PartyType)


@dataclass(frozen=True)
class Questions:
    """Asks where there is a terminal; elsewhere what was not said stays unsaid. `say` tells what was inferred."""

    ask: bool
    say: Callable[[str], None]

    def words(self, said: str | None, question: str, example: str) -> str | None:
        """A text; None where nothing is said."""
        return self.read(said, question, example, lambda text: text)

    def address(self, said: Mapping[str, str] | None, whose: str, place: Place) -> Mapping[str, str] | None:
        """An address with the country of the place."""
        region, postal_code = place.region or "", place.postal_code or ""
        example = ", ".join(part for part in ("18 Riverside Drive", place.city, region, postal_code) if part)
        question = f"{whose}: {ADDRESS}"
        found = self.read(said, question, example, lambda text: AddressType().convert(text, None, None))
        return None if found is None else {**found, "country": place.country}

    def choice(self, said: str | None, question: str, default: str, choices: tuple[str, ...]) -> str:
        """One of some words."""
        if said is not None or not self.ask:
            return said or default
        return str(click.prompt(question, default=default, type=click.Choice(choices), err=True))

    def yes(self, question: str, *, default: bool) -> bool:
        """Yes or no."""
        return click.confirm(question, default=default, err=True) if self.ask else default

    def contractor(self, said: Someone, place: Place, *, licensed: bool) -> Someone:
        """The user's own side; `licensed` asks for a licence too."""
        found = self._someone(
            said, "You", PartyType.SOLE_PROPRIETOR, place, example="Tomas Reyes, or Reyes Kitchens LLC"
        )
        if not licensed:
            return found
        licence = self.words(
            found.licence_no, "You: licence number, where the trade needs one", "CSLB 1029384"
        )
        return replace(found, licence_no=licence)

    def client(self, said: Someone, place: Place) -> Someone:
        """The other side."""
        return self._someone(said, "Client", PartyType.INDIVIDUAL, place, example="Alan Whitcomb")

    def _someone(self, said: Someone, who: str, usual: PartyType, place: Place, *, example: str) -> Someone:
        """A party: name, form, who signs, address, e-mail, phone."""
        name = self.words(said.legal_name, f"{who}: full legal name", example)
        form = self._form(said.type, name, who, usual)
        signatory = said.signatory
        if form is not None and not form.is_natural_person:
            signatory = self.read(
                signatory,
                f"{who}: who signs for it, and as what",
                "Jo Marsh, Manager",
                lambda text: SignatoryType().convert(text, None, None),
            )
        return Someone(
            legal_name=name,
            type=form,
            signatory=signatory,
            address=self.address(said.address, who, place),
            email=self.read(
                said.email,
                f"{who}: e-mail",
                "name@example.com",
                lambda text: EmailType().convert(text, None, None),
            ),
            phone=self.words(said.phone, f"{who}: phone", "+1 510 555 0142"),
            licence_no=said.licence_no,
        )

    def _form(self, said: PartyType | None, name: str | None, who: str, usual: PartyType) -> PartyType | None:
        """The legal form: what was said, else what the name tells, which is asked or told."""
        told = form_in_name(name) if name is not None else None
        if said is not None:
            if told is not None and said.is_natural_person:
                self.say(f"note: {name} ends with {told[1]}, but is entered as {said.value}")
            return said
        if self.ask and name is not None:
            default = told[0] if told is not None else usual
            return PartyType(self.choice(None, f"{who}: legal form", default.value, FORMS))
        if told is not None:
            self.say(f"note: {name} is entered as {told[0].value}, since its name ends with {told[1]}")
        return told[0] if told is not None else None

    def read(self, said: T | None, question: str, example: str, read: Callable[[str], T]) -> T | None:
        """An answer in the form that is read; asked again until it is, None where Enter is all that comes."""
        if said is not None or not self.ask:
            return said
        while True:
            text = str(
                click.prompt(f"{question} (e.g. {example})", default="", show_default=False, err=True)
            ).strip()
            if not text:
                return None
            try:
                return read(text)
            except click.BadParameter as problem:
                click.echo(f"Error: {problem.message}", err=True)
