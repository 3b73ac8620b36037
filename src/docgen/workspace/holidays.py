"""Named holiday lists, from the `holidays` library: written into the lock once (S-13)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

from docgen.workspace.lock import LockedHolidays

# Names that are no code of the library: England and Wales share one law and one list.
_ALIASES = {"gb-eaw": "gb-eng", "uk": "gb"}


def named_holidays(base: str, years: Iterable[int]) -> LockedHolidays:
    """The public holidays of `us-ca`, `gb-eng`, `th` …, days observed in their stead included.

    Years that the library does not know are left out of `covers`. Raises KeyError for an unknown name.
    """
    from importlib.metadata import version

    import holidays

    country, subdivision = _parts(base)
    if (subdivision or "") not in ("", *_subdivisions(country)):
        raise KeyError(base)
    source = _source(version("holidays"), country, subdivision)
    first = getattr(holidays.country_holidays(country), "start_year", date.min.year)
    last = getattr(holidays.country_holidays(country), "end_year", date.max.year)
    covers = tuple(sorted(year for year in set(years) if first <= year <= last))
    if not covers:
        return LockedHolidays(base, source, (), ())
    found = holidays.country_holidays(country, subdiv=subdivision, years=covers, observed=True)
    days = tuple(sorted(day for day in found if day.year in covers))
    return LockedHolidays(base, source, covers, days)


def near_base(base: str) -> str:
    """A hint for a name that is not known."""
    import holidays

    countries = holidays.list_supported_countries()
    country, _, part = _ALIASES.get(base.lower(), base.lower()).partition("-")
    if country.upper() in countries:
        names = [f"{country}-{one.lower()}" for one in countries[country.upper()]]
        near = get_close_matches(f"{country}-{part}", names, n=1)
        word = f"did you mean {near[0]}?" if near else f"known are: {', '.join([country, *names][:12])}"
        return word
    near = get_close_matches(country, [code.lower() for code in countries], n=1)
    return f"did you mean {near[0]}?" if near else "write country and region, e.g. us-ca or gb-eng"


def _parts(base: str) -> tuple[str, str | None]:
    """Country and subdivision as the library calls them."""
    import holidays

    country, _, part = _ALIASES.get(base.lower(), base.lower()).upper().partition("-")
    if country not in holidays.list_supported_countries():
        raise KeyError(base)
    return country, part or None


def _subdivisions(country: str) -> list[str]:
    import holidays

    return list(holidays.list_supported_countries()[country])


def _source(version: str, country: str, subdivision: str | None) -> str:
    place = f"{country}-{subdivision}" if subdivision else country
    return f"holidays {version}, {place}, observed days included"
