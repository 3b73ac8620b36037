"""Addresses as lines of text, in the order of their country."""

from __future__ import annotations

from docgen.language import Language
from docgen.model import Address

REGION_BEFORE_CODE = ("US", "CA", "AU")


def address_lines(address: Address, language: Language, *, home: str) -> tuple[str, ...]:
    """The address line by line, as on an envelope.

    `home` is the country code of the project's jurisdiction; the country is named only where the
    address lies elsewhere.
    """
    lines = [address.street, *_town(address)]
    if address.country != home:
        lines.append(language.country_name(address.country))
    return tuple(lines)


def address_line(address: Address, language: Language, *, home: str) -> str:
    """The address in one line, for a sentence."""
    return ", ".join(address_lines(address, language, home=home))


def _town(address: Address) -> list[str]:
    """City, region and postal code: one line in the United States, one each elsewhere."""
    if address.country in REGION_BEFORE_CODE:
        tail = " ".join(part for part in (address.region, address.postal_code) if part)
        return [f"{address.city}, {tail}" if tail else address.city]
    return [part for part in (address.city, address.region, address.postal_code) if part]
