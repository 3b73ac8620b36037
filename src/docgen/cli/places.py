"""What a new project takes from its place: currency, language, time zone, holidays, an example address."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_PLACE = "US-CA"


@dataclass(frozen=True)
class Place:
    """The usual settings of one jurisdiction; `city`, `region` and `postal_code` are of an example address.

    `holidays` is the name of a list of public holidays, None where there is none. Where the place has several time
    zones, `timezone` is the one most people live in, and `several_zones` says so.
    """

    jurisdiction: str
    currency: str
    language: str
    timezone: str
    holidays: str | None
    country: str
    city: str
    region: str | None = None
    postal_code: str | None = None
    several_zones: bool = False


_EASTERN, _CENTRAL = "America/New_York", "America/Chicago"
_MOUNTAIN, _PACIFIC = "America/Denver", "America/Los_Angeles"

# City and postal code of an example address, and the time zone; a star where the state has more than one.
_STATES = {
    "AK": ("Anchorage", "99501", "America/Anchorage*"),
    "AL": ("Montgomery", "36104", _CENTRAL),
    "AR": ("Little Rock", "72201", _CENTRAL),
    "AZ": ("Phoenix", "85004", "America/Phoenix"),
    "CA": ("Oakland", "94607", _PACIFIC),
    "CO": ("Denver", "80202", _MOUNTAIN),
    "CT": ("Hartford", "06103", _EASTERN),
    "DC": ("Washington", "20001", _EASTERN),
    "DE": ("Dover", "19901", _EASTERN),
    "FL": ("Tallahassee", "32301", f"{_EASTERN}*"),
    "GA": ("Atlanta", "30303", _EASTERN),
    "HI": ("Honolulu", "96813", "Pacific/Honolulu"),
    "IA": ("Des Moines", "50309", _CENTRAL),
    "ID": ("Boise", "83702", "America/Boise*"),
    "IL": ("Springfield", "62701", _CENTRAL),
    "IN": ("Indianapolis", "46204", "America/Indiana/Indianapolis*"),
    "KS": ("Topeka", "66603", f"{_CENTRAL}*"),
    "KY": ("Frankfort", "40601", f"{_EASTERN}*"),
    "LA": ("Baton Rouge", "70801", _CENTRAL),
    "MA": ("Boston", "02108", _EASTERN),
    "MD": ("Annapolis", "21401", _EASTERN),
    "ME": ("Augusta", "04330", _EASTERN),
    "MI": ("Lansing", "48933", "America/Detroit*"),
    "MN": ("Saint Paul", "55101", _CENTRAL),
    "MO": ("Jefferson City", "65101", _CENTRAL),
    "MS": ("Jackson", "39201", _CENTRAL),
    "MT": ("Helena", "59601", _MOUNTAIN),
    "NC": ("Raleigh", "27601", _EASTERN),
    "ND": ("Bismarck", "58501", f"{_CENTRAL}*"),
    "NE": ("Lincoln", "68508", f"{_CENTRAL}*"),
    "NH": ("Concord", "03301", _EASTERN),
    "NJ": ("Trenton", "08608", _EASTERN),
    "NM": ("Santa Fe", "87501", _MOUNTAIN),
    "NV": ("Carson City", "89701", f"{_PACIFIC}*"),
    "NY": ("Albany", "12207", _EASTERN),
    "OH": ("Columbus", "43215", _EASTERN),
    "OK": ("Oklahoma City", "73102", _CENTRAL),
    "OR": ("Salem", "97301", f"{_PACIFIC}*"),
    "PA": ("Harrisburg", "17101", _EASTERN),
    "RI": ("Providence", "02903", _EASTERN),
    "SC": ("Columbia", "29201", _EASTERN),
    "SD": ("Pierre", "57501", f"{_CENTRAL}*"),
    "TN": ("Nashville", "37219", f"{_CENTRAL}*"),
    "TX": ("Austin", "78701", f"{_CENTRAL}*"),
    "UT": ("Salt Lake City", "84111", _MOUNTAIN),
    "VA": ("Richmond", "23219", _EASTERN),
    "VT": ("Montpelier", "05602", _EASTERN),
    "WA": ("Olympia", "98501", _PACIFIC),
    "WI": ("Madison", "53703", _CENTRAL),
    "WV": ("Charleston", "25301", _EASTERN),
    "WY": ("Cheyenne", "82001", _MOUNTAIN),
}

_ELSEWHERE = (
    Place("AU-NSW", "AUD", "en-GB", "Australia/Sydney", "au-nsw", "AU", "Sydney", "NSW", "2000", True),
    Place("CA-BC", "CAD", "en-GB", "America/Vancouver", "ca-bc", "CA", "Victoria", "BC", "V8W 1N6", True),
    Place("CA-ON", "CAD", "en-GB", "America/Toronto", "ca-on", "CA", "Toronto", "ON", "M5H 2N2", True),
    Place("GB-EAW", "GBP", "en-GB", "Europe/London", "gb-eng", "GB", "Leeds", "West Yorkshire", "LS1 4AP"),
    Place("IE", "EUR", "en-GB", "Europe/Dublin", "ie", "IE", "Dublin"),
    Place("TH", "THB", "en-GB", "Asia/Bangkok", "th", "TH", "Bangkok", None, "10200"),
)


def _state(code: str, city: str, postal_code: str, zone: str) -> Place:
    return Place(
        jurisdiction=f"US-{code}",
        currency="USD",
        language="en-US",
        timezone=zone.rstrip("*"),
        holidays=f"us-{code.lower()}",
        country="US",
        city=city,
        region=code,
        postal_code=postal_code,
        several_zones=zone.endswith("*"),
    )


PLACES = {
    place.jurisdiction: place
    for place in (*_ELSEWHERE, *(_state(code, *about) for code, about in _STATES.items()))
}
