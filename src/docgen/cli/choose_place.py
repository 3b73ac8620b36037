"""From what somebody says of the place of a job to the settings of a new project."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches

import click

from docgen.cli.places import PLACES, Place
from docgen.law import LawLibrary

MOST_NEAR = 3


def jurisdiction_of(said: str, law: LawLibrary) -> str:
    """The code of a jurisdiction that the law data has, from its code or its name; a usage error for another.

    The law of the workspace counts too.
    """
    names = _names(law)
    code = said.strip().upper()
    if code in names:
        return code
    by_name = {name.lower(): one for one, name in names.items()}
    if said.strip().lower() in by_name:
        return by_name[said.strip().lower()]
    regions = law.regions(code)
    if regions:
        raise click.BadParameter(
            f"{code} is a country whose parts have their own law; name one: {', '.join(regions)}"
        )
    near = get_close_matches(code, names, n=MOST_NEAR, cutoff=0.6)
    near += [
        by_name[one] for one in get_close_matches(said.strip().lower(), by_name, n=MOST_NEAR, cutoff=0.7)
    ]
    told = [f"{one} ({names[one]})" for one in dict.fromkeys(near)][:MOST_NEAR]
    hint = f"the nearest: {', '.join(told)}; " if told else ""
    raise click.BadParameter(f"there is no law data for {said}; {hint}'docgen law list' shows all")


def place_of(code: str, *, currency: str | None, timezone: str | None, language: str | None) -> Place:
    """The settings of a jurisdiction, with those that were said in place of the usual ones.

    A jurisdiction that only the workspace knows has no usual ones: a usage error says what is missing.
    """
    usual = PLACES.get(code)
    if usual is None:
        if currency is None or timezone is None:
            raise click.UsageError(f"say --currency and --timezone: docgen does not know those of {code}")
        country = code.split("-", 1)[0]
        usual = Place(code, currency, "en-US", timezone, None, country, "Example City")
    several = usual.several_zones and timezone is None
    return replace(
        usual,
        currency=currency or usual.currency,
        timezone=timezone or usual.timezone,
        language=language or usual.language,
        several_zones=several,
    )


def _names(law: LawLibrary) -> dict[str, str]:
    found = {code: law.jurisdiction(code).value for code in law.codes()}
    return {code: place.name for code, place in found.items() if place is not None}
