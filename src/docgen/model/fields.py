"""Field types of the project files, each with a strict written form.

The reader hands over every scalar as the text that was written, so each type states exactly which
texts it takes (pydantic alone would take `1e3` as an amount and `0` as a date). A wrong text raises a
`PydanticCustomError` whose type is the diagnostic's code; `ctx["hint"]` becomes its help line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from docgen.values import Currency, Moment, Money, Rate

FIRST_YEAR, LAST_YEAR = 1950, 2150

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(r"(\d{2}):(\d{2})", re.ASCII)
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}))?", re.ASCII)
_AMOUNT = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,6})?", re.ASCII)
_INTEGER = re.compile(r"[+-]?(?:0|[1-9]\d{0,8})", re.ASCII)


def problem(code: str, message: str, hint: str | None = None) -> PydanticCustomError:
    """The error that becomes the diagnostic `code` at this field's place."""
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint})


def _text(value: Any, code: str, wanted: str) -> str:
    if not isinstance(value, str):
        raise problem(code, f"{wanted} is expected here, not a list or a block")
    return value.strip()


def parse_date(value: Any) -> date:
    """A calendar date written `2026-02-17` (DG203)."""
    if isinstance(value, date):
        return value
    text = _text(value, "DG203", "a date")
    if not _DATE.fullmatch(text):
        raise problem("DG203", f"'{text}' is not a date", "write dates as year-month-day, e.g. 2026-02-17")
    year, month, day = (int(part) for part in text.split("-"))
    if 2400 <= year <= 2700:
        raise problem(
            "DG203",
            f"the year {year} is far in the future",
            f"this looks like a Buddhist year; write {year - 543} instead",
        )
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise problem("DG203", f"the year {year} is outside {FIRST_YEAR} to {LAST_YEAR}")
    try:
        return date(year, month, day)
    except ValueError:
        raise problem("DG203", f"there is no day {text} in the calendar") from None


def parse_time(value: Any) -> time:
    """A time of day written `08:30` (DG209)."""
    if isinstance(value, time):
        return value
    text = _text(value, "DG209", "a time")
    match = _TIME.fullmatch(text)
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        raise problem(
            "DG209", f"'{text}' is not a time of day", "write hours and minutes, e.g. 08:30 or 17:00"
        )
    return time(int(match[1]), int(match[2]))


def parse_moment(value: Any) -> Moment:
    """A day, or a day and time, written `2026-05-11 08:30` (DG203, DG209)."""
    if isinstance(value, Moment):
        return value
    text = _text(value, "DG203", "a date")
    match = _MOMENT.fullmatch(text)
    if match is None:
        raise problem(
            "DG203",
            f"'{text}' is not a date or a date with a time",
            "write 2026-05-11 or 2026-05-11 08:30",
        )
    return Moment(parse_date(match[1]), parse_time(match[2]) if match[2] else None)


def parse_day_or_flag(value: Any) -> date | bool:
    """Either the day it happened, or `true`/`false` where no day is known."""
    if isinstance(value, bool | date):
        return value
    text = _text(value, "DG203", "a date, true or false")
    return text == "true" if text in ("true", "false") else parse_date(text)


def parse_amount(value: Any, info: ValidationInfo) -> Money:
    """An amount of the project's currency, read from its text (DG204, DG205).

    The currency comes from the validation context: it is bound when the project is loaded (S-29).
    """
    if isinstance(value, Money):
        return value
    text = _text(value, "DG204", "an amount")
    if not _AMOUNT.fullmatch(text):
        raise problem(
            "DG204",
            f"'{text}' is not an amount",
            'write a plain number such as 1000, 1000.00 or "1,000.00", without a currency sign',
        )
    currency: Currency = (info.context or {}).get("currency") or Currency.of("USD")
    try:
        return Money(Decimal(text.replace(",", "")), currency)
    except ValueError:
        raise problem(
            "DG205",
            f"{text} has more decimals than {currency.code} allows",
            f"{currency.code} has {currency.decimals} decimals",
        ) from None


def _not_negative(value: Any, info: ValidationInfo) -> Money:
    money = parse_amount(value, info)
    if money < money.currency.zero():
        raise problem("DG214", f"{money} is negative; this amount cannot be", "remove the minus sign")
    return money


def _positive(value: Any, info: ValidationInfo) -> Money:
    money = _not_negative(value, info)
    if money.is_zero:
        raise problem("DG214", "this amount must be more than zero")
    return money


def parse_rate(value: Any) -> Rate:
    """A percentage written `10 %`, `9.5 %` or `33 1/3 %` (DG206)."""
    if isinstance(value, Rate):
        return value
    text = _text(value, "DG206", "a percentage")
    try:
        return Rate.parse(text)
    except ValueError:
        raise problem(
            "DG206", f"'{text}' is not a percentage", "write e.g. 10 %, 9.5 % or 33 1/3 %"
        ) from None


def parse_boolean(value: Any) -> bool:
    """`true` or `false`, nothing else: `no` is a word in a contract (DG207)."""
    if isinstance(value, bool):
        return value
    text = _text(value, "DG207", "true or false")
    if text not in ("true", "false"):
        raise problem("DG207", f"'{text}' is neither true nor false", "write true or false")
    return text == "true"


def parse_integer(value: Any) -> int:
    """A whole number without leading zeros or separators (DG208)."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = _text(value, "DG208", "a whole number")
    if not _INTEGER.fullmatch(text):
        raise problem("DG208", f"'{text}' is not a whole number", "write digits only, e.g. 7")
    return int(text)


def parse_count(value: Any) -> int:
    """A whole number that is not negative (DG208)."""
    number = parse_integer(value)
    if number < 0:
        raise problem("DG208", f"{number} is negative; this number cannot be")
    return number


def parse_text(value: Any) -> str:
    """Text with something in it; white space around it does not count (DG212)."""
    text = _text(value, "DG212", "text")
    if not text:
        raise problem("DG212", "this text is empty", "write the text, or remove the key")
    return text


def parse_clause(value: Any) -> str | bool:
    """`true` for the built-in wording, `false` for none, or wording of one's own."""
    if isinstance(value, bool):
        return value
    text = parse_text(value)
    return text == "true" if text in ("true", "false") else text


def matching(pattern: str, code: str, wanted: str, hint: str) -> Callable[[Any], str]:
    """A reader for text of one pattern; `wanted` names the thing, e.g. "a project code"."""
    compiled = re.compile(pattern, re.ASCII)

    def parse(value: Any) -> str:
        text = _text(value, code, wanted)
        if not compiled.fullmatch(text):
            raise problem(code, f"'{text}' is not {wanted}", hint)
        return text

    return parse


def _schema(*types: str, **more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": types[0] if len(types) == 1 else list(types), **more})


_AMOUNT_PATTERN = r"^[+-]?([0-9]{1,3}(,[0-9]{3})+|[0-9]{1,15})(\.[0-9]{1,6})?$"
_AMOUNT_SCHEMA = _schema("string", "number", pattern=_AMOUNT_PATTERN)

Date = Annotated[date, BeforeValidator(parse_date), _schema("string", format="date")]
TimeOfDay = Annotated[time, BeforeValidator(parse_time), _schema("string", pattern="^[0-9]{2}:[0-9]{2}$")]
When = Annotated[
    Moment,
    PlainValidator(parse_moment),
    _schema("string", pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2})?$"),
]
DayOrFlag = Annotated[date | bool, BeforeValidator(parse_day_or_flag), _schema("string", "boolean")]
SignedAmount = Annotated[Money, PlainValidator(parse_amount), _AMOUNT_SCHEMA]
Amount = Annotated[Money, PlainValidator(_not_negative), _AMOUNT_SCHEMA]
PositiveAmount = Annotated[Money, PlainValidator(_positive), _AMOUNT_SCHEMA]
Percent = Annotated[Rate, PlainValidator(parse_rate), _schema("string", "number")]
Boolean = Annotated[bool, BeforeValidator(parse_boolean), _schema("boolean")]
Integer = Annotated[int, BeforeValidator(parse_integer), _schema("integer")]
Count = Annotated[int, BeforeValidator(parse_count), _schema("integer", minimum=0)]
Text = Annotated[str, BeforeValidator(parse_text), _schema("string", "number")]
ClauseText = Annotated[str | bool, BeforeValidator(parse_clause), _schema("string", "boolean")]
Identifier = Annotated[
    str,
    BeforeValidator(
        matching(
            r"[A-Za-z0-9][A-Za-z0-9_.-]{0,39}", "DG215", "an id", "use letters, digits, '-', '_' and '.'"
        )
    ),
    _schema("string", "number"),
]
ProjectCode = Annotated[
    str,
    BeforeValidator(
        matching(
            r"[A-Z0-9][A-Z0-9-]{0,23}",
            "DG215",
            "a project code",
            "use capital letters, digits and '-'; the code begins every document number",
        )
    ),
    _schema("string", pattern="^[A-Z0-9][A-Z0-9-]{0,23}$"),
]
JurisdictionCode = Annotated[
    str,
    BeforeValidator(
        matching(
            r"[A-Z]{2}(-[A-Z0-9]{2,4})?",
            "DG215",
            "a jurisdiction",
            "write country and region, e.g. US-CA, US-NY, GB-EAW; 'docgen law list' shows them",
        )
    ),
    _schema("string"),
]
LanguageCode = Annotated[
    str,
    BeforeValidator(
        matching(
            r"[a-z]{2}-[A-Z]{2}", "DG215", "a language", "write language and country, e.g. en-US or en-GB"
        )
    ),
    _schema("string", pattern="^[a-z]{2}-[A-Z]{2}$"),
]
CountryCode = Annotated[
    str,
    BeforeValidator(
        matching(r"[A-Z]{2}", "DG215", "a country code", "write two capital letters, e.g. US or GB")
    ),
    _schema("string", pattern="^[A-Z]{2}$"),
]
parse_email = matching(
    r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;]+", "DG215", "an e-mail address", "write name@example.com"
)
Email = Annotated[str, BeforeValidator(parse_email), _schema("string", format="email")]


def _currency(value: Any) -> str:
    text = _text(value, "DG216", "a currency")
    try:
        return Currency.of(text).code
    except KeyError:
        raise problem(
            "DG216", f"'{text}' is not a currency", "write its ISO 4217 code, e.g. USD or GBP"
        ) from None


CurrencyCode = Annotated[str, BeforeValidator(_currency), _schema("string", pattern="^[A-Z]{3}$")]


def _format_version(value: Any) -> int:
    number = parse_integer(value)
    if number != 1:
        raise problem("DG217", f"this docgen reads version 1 of the file format, not {number}")
    return number


FormatVersion = Annotated[
    int,
    BeforeValidator(_format_version),
    WithJsonSchema({"const": 1, "type": "integer"}),
    Field(description="Version of the file format; 1."),
]
