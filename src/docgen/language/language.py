"""One language: its data file, and the formats that templates use as filters."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from docgen.language.numbers import amount_in_words, number_in_words, ordinal_in_words
from docgen.values import Money, Rate


class LanguageMissing(LookupError):
    """No phrases exist for this language; nothing is substituted (S-26)."""


@dataclass(frozen=True)
class Language:
    """A language by its code (`en-US`), ready to format.

    `say` holds the fixed phrases, by name. Formats are those of documents.md 6.2.
    """

    code: str
    locale: str
    say: Mapping[str, str]
    patterns: Mapping[str, Any]

    def long_date(self, day: date) -> str:
        """`March 9, 2026`, or `9 March 2026` outside the United States."""
        return _format_date(day, self.patterns["long_date"], self.locale)

    def weekday_date(self, day: date) -> str:
        """The long date with its weekday, for every deadline."""
        return _format_date(day, self.patterns["weekday_date"], self.locale)

    def clock(self, at: time) -> str:
        """A time of day: `5:00 p.m.` in American English, otherwise `17:00`."""
        if not self.patterns["twelve_hours"]:
            return f"{at:%H:%M}"
        return f"{at.hour % 12 or 12}:{at:%M} {'a.m.' if at.hour < 12 else 'p.m.'}"

    def number(self, value: int) -> str:
        """A whole number with thousands separators."""
        return f"{value:,}"

    def figure(self, money: Money) -> str:
        """The amount without its currency, for table columns; negative as `(−1,275.50)`."""
        text = f"{abs(money).amount:,f}"
        return self.patterns["negative"].format(text) if money < money.currency.zero() else text

    def signed(self, money: Money) -> str:
        """The amount with its sign, for changes: `+3,450.00`, `(−1,275.50)`, `0.00`."""
        return f"+{self.figure(money)}" if money.is_positive else self.figure(money)

    def money(self, money: Money) -> str:
        """The amount with its currency: `$48,600.00`, `£250.00`, `THB 1,200.00`."""
        text = f"{abs(money).amount:,f}"
        symbol = _symbol(money.currency.code, self.locale)
        full = f"{symbol}{text}" if symbol else f"{money.currency.code}\u00a0{text}"
        return self.patterns["negative"].format(full) if money < money.currency.zero() else full

    def currency_name(self, code: str) -> str:
        """The currency's name in the plural: `US dollars`."""
        return _currency_name(code, self.locale)

    def country_name(self, code: str) -> str:
        """A country by its ISO 3166 code: `United States`."""
        return _country_name(code, self.locale)

    def words(self, money: Money) -> str:
        """The amount in words, made from the same value as the figure (documents.md 6.2)."""
        names = self.patterns["currency"].get(money.currency.code)
        plural = _currency_name(money.currency.code, self.locale)
        return amount_in_words(money, names, plural, use_and=self.patterns["words_and"])

    def number_words(self, value: int) -> str:
        """A whole number in words: `ten`."""
        return number_in_words(value, use_and=self.patterns["words_and"])

    def ordinal(self, value: int) -> str:
        """A position in words: `first`."""
        return ordinal_in_words(value)

    def percent(self, rate: Rate) -> str:
        """A percentage: `10 %` is written `10%`."""
        return f"{rate}%"

    def days(self, number: int, unit: str = "calendar") -> str:
        """A number of days with its unit: `7 calendar days`, `1 business day`."""
        return f"{number} {unit} {'day' if number == 1 else 'days'}"

    def place_name(self, jurisdiction: str) -> str:
        """A jurisdiction by its code, as a sentence names it: `California`, `England and Wales`.

        A region without a known name is written with its country: `Japan (13)`.
        """
        country, _, region = jurisdiction.partition("-")
        known = _places().get(country, {}).get(region)
        if known is not None or not region:
            return known or self.country_name(country)
        return f"{self.country_name(country)} ({region})"

    def language_name(self, code: str) -> str:
        """A language by its code, in this language: `Thai`."""
        return _language_name(code, self.locale)

    def join(self, parts: Sequence[str]) -> str:
        """A list in a sentence: `a, b and c` (with a serial comma in American English)."""
        return self._listed(parts, "and")

    def join_or(self, parts: Sequence[str]) -> str:
        """Alternatives in a sentence: `a, b or c`."""
        return self._listed(parts, "or")

    def _listed(self, parts: Sequence[str], word: str) -> str:
        items = [str(part) for part in parts]
        if len(items) < 2:
            return "".join(items)
        comma = "," if self.patterns["list_serial_comma"] and len(items) > 2 else ""
        return f"{', '.join(items[:-1])}{comma} {word} {items[-1]}"

    def weekday(self, number: int) -> str:
        """A day of the week by its number, Monday being 0: `Saturday`."""
        return _weekday(number, self.locale)

    def filters(self) -> dict[str, Callable[..., str]]:
        """The formats by the names that templates use."""
        return {
            "clock": self.clock,
            "currency_name": self.currency_name,
            "days": self.days,
            "figure": self.figure,
            "join_or": self.join_or,
            "join_words": self.join,
            "long_date": self.long_date,
            "money": self.money,
            "number": self.number,
            "number_words": self.number_words,
            "ordinal": self.ordinal,
            "percent": self.percent,
            "signed": self.signed,
            "weekday_date": self.weekday_date,
            "words": self.words,
        }


def available_languages() -> tuple[str, ...]:
    """The codes of all languages that have a data file."""
    names = (entry.name for entry in files("docgen.language").joinpath("data").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def language(code: str) -> Language:
    """The language with this code; raises LanguageMissing where there is none."""
    if code not in available_languages():
        raise LanguageMissing(code)
    data: dict[str, Any] = {}
    for text in _texts(code):
        _add(tomllib.loads(text), data)
    say = MappingProxyType(data.pop("say"))
    return Language(code, data["locale"], say, MappingProxyType(data))


def _texts(code: str) -> Iterator[str]:
    """The language's own file, then the files of its folder, one for a document's phrases."""
    folder = files("docgen.language").joinpath("data")
    yield folder.joinpath(f"{code}.toml").read_text(encoding="utf-8")
    more = folder.joinpath(code)
    if more.is_dir():
        for entry in sorted(more.iterdir(), key=lambda entry: entry.name):
            yield entry.read_text(encoding="utf-8")


def _add(more: Mapping[str, Any], data: dict[str, Any]) -> None:
    """Lay one file over the others; a phrase that stands in two of them is a mistake in the data."""
    for key, value in more.items():
        if isinstance(value, dict):
            _add(value, data.setdefault(key, {}))
        elif key in data:
            raise ValueError(f"the phrase {key} stands twice")
        else:
            data[key] = value


@lru_cache(maxsize=4096)
def _format_date(day: date, pattern: str, locale: str) -> str:
    from babel.dates import format_date

    return str(format_date(day, pattern, locale=locale))


@cache
def _symbol(code: str, locale: str) -> str | None:
    """The currency's sign where it is one character and not a letter; otherwise None."""
    from babel.numbers import get_currency_symbol

    symbol = str(get_currency_symbol(code, locale=locale))
    return symbol if len(symbol) == 1 and not symbol.isalpha() else None


@cache
def _currency_name(code: str, locale: str) -> str:
    from babel.numbers import get_currency_name

    return str(get_currency_name(code, count=2, locale=locale))


@cache
def _country_name(code: str, locale: str) -> str:
    from babel import Locale

    return str(Locale.parse(locale).territories.get(code, code))


@cache
def _language_name(code: str, locale: str) -> str:
    from babel import Locale

    spoken = code.partition("-")[0]
    return str(Locale.parse(locale).languages.get(spoken, code))


@cache
def _places() -> Mapping[str, Mapping[str, str]]:
    """Names of the regions of countries whose law is regional, by country and region code."""
    return tomllib.loads(files("docgen.language").joinpath("places.toml").read_text(encoding="utf-8"))


@cache
def _weekday(number: int, locale: str) -> str:
    from babel import Locale

    return str(Locale.parse(locale).days["format"]["wide"][number])
