"""What a new project takes from its place: currency, language, time zone, holidays, an example address."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """The usual settings of one jurisdiction; `city`, `region` and `postal_code` are of an example address."""

    jurisdiction: str
    currency: str
    language: str
    timezone: str
    holidays: str
    country: str
    city: str
    region: str
    postal_code: str
    phone: str


PLACES = {
    place.jurisdiction: place
    for place in (
        Place(
            "US-CA",
            "USD",
            "en-US",
            "America/Los_Angeles",
            "us-ca",
            "US",
            "Oakland",
            "CA",
            "94607",
            "+1 510 555 0100",
        ),
        Place(
            "US-NY",
            "USD",
            "en-US",
            "America/New_York",
            "us-ny",
            "US",
            "Albany",
            "NY",
            "12207",
            "+1 518 555 0100",
        ),
        Place(
            "US-TX",
            "USD",
            "en-US",
            "America/Chicago",
            "us-tx",
            "US",
            "Austin",
            "TX",
            "78701",
            "+1 512 555 0100",
        ),
        Place(
            "GB-EAW",
            "GBP",
            "en-GB",
            "Europe/London",
            "gb-eng",
            "GB",
            "Leeds",
            "West Yorkshire",
            "LS1 4AP",
            "+44 1632 960100",
        ),
    )
}

DEFAULT_PLACE = "US-CA"
