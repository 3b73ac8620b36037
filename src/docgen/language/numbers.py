"""Numbers in English words, made by num2words and brought to the local form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from docgen.values import Money


@lru_cache(maxsize=4096)
def number_in_words(value: int, *, use_and: bool) -> str:
    """A whole number in words; British English says `one hundred and one`, American leaves `and` out."""
    from num2words import num2words

    text = str(num2words(value, lang="en")).replace(",", "")
    return text if use_and else text.replace(" and ", " ")


def ordinal_in_words(value: int) -> str:
    """A position in words: `first`, `twenty-first`."""
    from num2words import num2words

    return str(num2words(value, lang="en", to="ordinal"))


def amount_in_words(
    money: Money, names: Mapping[str, Sequence[str]] | None, plural: str, *, use_and: bool
) -> str:
    """An amount in words: `forty-eight thousand six hundred dollars and fifty cents`.

    `names` holds the singular and plural of the major and the minor unit; without them the minor
    units are written as a fraction of the currency's own name. A negative amount begins with `minus`.
    """
    decimals = money.currency.decimals
    whole, rest = divmod(abs(money.minor_units), 10**decimals)
    sign = "minus " if money.minor_units < 0 else ""
    major = number_in_words(whole, use_and=use_and)
    if names is None:
        fraction = f" and {rest:0{decimals}d}/{10**decimals}" if decimals else ""
        return f"{sign}{major}{fraction} {plural}"
    text = f"{sign}{major} {names['major'][whole != 1]}"
    if rest:
        text += f" and {number_in_words(rest, use_and=use_and)} {names['minor'][rest != 1]}"
    return text
