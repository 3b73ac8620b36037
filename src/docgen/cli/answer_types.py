"""What an answer about a new project may look like: a price, an address, a person who signs, an e-mail address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

import click
from pydantic_core import PydanticCustomError

from docgen.model.fields import parse_email
from docgen.values import Currency

ADDRESS = "street, city, region, postal code"
_US_END = re.compile(r"([A-Z]{2}) (\d{5}(?:-\d{4})?)")


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


class AddressType(click.ParamType[Mapping[str, str]]):
    """An address in one line, without its country: street, city, region and postal code.

    The region may be left out, or stand with the postal code as in the United States.
    """

    name = "address"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Mapping[str, str]:
        """The parts by their keys; fails for fewer than three or more than four."""
        if isinstance(value, Mapping):
            return value
        text = str(value)
        parts = [part.strip() for part in text.split(";" if ";" in text else ",")]
        end = _US_END.fullmatch(parts[-1])
        if end is not None:
            parts[-1:] = [end[1], end[2]]
        if len(parts) not in (3, 4) or not all(parts):
            self.fail(
                f"'{value}' is not an address; write {ADDRESS}, e.g. 18 Riverside Drive, Oakland, CA, 94607 "
                "(with ; between them where a part has a comma)",
                param,
                ctx,
            )
        street, city, *region, postal_code = parts
        found = {
            "street": street,
            "city": city,
            "region": region[0] if region else "",
            "postal_code": postal_code,
        }
        return {key: part for key, part in found.items() if part}


class SignatoryType(click.ParamType[tuple[str, str]]):
    """Who signs for a company: name and title, with a comma between them."""

    name = "signatory"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Name and title; fails without both."""
        if isinstance(value, tuple):
            return value
        who, _, title = (part.strip() for part in str(value).partition(","))
        if not who or not title:
            self.fail(f"'{value}' is not a name and a title; write e.g. Jo Marsh, Manager", param, ctx)
        return who, title


class EmailType(click.ParamType[str]):
    """An e-mail address as the project files take it."""

    name = "email"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The address; fails for anything else."""
        try:
            return parse_email(value)
        except PydanticCustomError:
            self.fail(f"'{value}' is not an e-mail address; write name@example.com", param, ctx)


class CurrencyType(click.ParamType[str]):
    """The ISO 4217 code of a currency."""

    name = "currency"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code; fails for one that is not known."""
        try:
            return Currency.of(str(value).upper()).code
        except KeyError:
            self.fail(f"'{value}' is not a currency; write its ISO 4217 code, e.g. USD or GBP", param, ctx)


class ZoneType(click.ParamType[str]):
    """The name of a time zone."""

    name = "zone"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name; fails for one that is not known."""
        from zoneinfo import available_timezones

        if str(value) not in available_timezones():
            self.fail(f"'{value}' is not a time zone; write e.g. America/Chicago", param, ctx)
        return str(value)
