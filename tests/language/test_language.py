"""Dates, money and words in American and British English (documents.md 6.2)."""

from __future__ import annotations

import tomllib
from datetime import date, time
from importlib.resources import files

import pytest

from docgen.language import LanguageMissing, available_languages, language
from docgen.values import Money

US = language("en-US")
GB = language("en-GB")
DAY = date(2026, 7, 28)


def test_a_deadline_has_its_weekday_in_the_local_order() -> None:
    assert US.weekday_date(DAY) == "Tuesday, July 28, 2026"
    assert GB.weekday_date(DAY) == "Tuesday, 28 July 2026"


def test_money_has_its_sign_where_that_is_clear_and_its_code_where_it_is_not() -> None:
    assert US.money(Money.of("48600", "USD")) == "$48,600.00"
    assert GB.money(Money.of("48600", "GBP")) == "£48,600.00"
    assert GB.money(Money.of("48600", "USD")) == "USD\u00a048,600.00"
    assert US.money(Money.of("48600", "THB")) == "THB\u00a048,600.00"


def test_a_negative_amount_has_parentheses_and_a_minus_sign() -> None:
    assert US.figure(Money.of("-1275.50", "USD")) == "(−1,275.50)"
    assert US.signed(Money.of("3450", "USD")) == "+3,450.00"
    assert US.signed(Money.of("0", "USD")) == "0.00"


@pytest.mark.parametrize(
    ("code", "amount", "currency", "words"),
    [
        ("en-US", "48600", "USD", "forty-eight thousand six hundred dollars"),
        ("en-US", "101.01", "USD", "one hundred one dollars and one cent"),
        ("en-GB", "101.50", "GBP", "one hundred and one pounds and fifty pence"),
        ("en-GB", "1", "GBP", "one pound"),
        ("en-US", "5", "JPY", "five Japanese yen"),
        ("en-US", "-2.00", "USD", "minus two dollars"),
    ],
)
def test_an_amount_in_words_comes_from_the_same_value(
    code: str, amount: str, currency: str, words: str
) -> None:
    assert language(code).words(Money.of(amount, currency)) == words


def test_a_list_in_a_sentence_has_the_local_comma() -> None:
    assert US.join(["a", "b", "c"]) == "a, b, and c"
    assert GB.join(["a", "b", "c"]) == "a, b and c"
    assert US.join(["a", "b"]) == "a and b"
    assert US.join(["a"]) == "a"
    assert US.join([]) == ""


def test_days_and_positions_are_written_out() -> None:
    assert US.days(1, "business") == "1 business day"
    assert US.days(7) == "7 calendar days"
    assert US.ordinal(1) == "first"


def test_a_time_of_day_is_written_as_the_country_does() -> None:
    assert US.clock(time(17, 0)) == "5:00 p.m."
    assert US.clock(time(0, 5)) == "12:05 a.m."
    assert US.clock(time(12, 30)) == "12:30 p.m."
    assert GB.clock(time(17, 0)) == "17:00"


def test_a_place_is_named_as_a_sentence_names_it() -> None:
    assert US.place_name("US-CA") == "California"
    assert US.place_name("US-DC") == "the District of Columbia"
    assert GB.place_name("GB-EAW") == "England and Wales"
    assert US.place_name("TH") == "Thailand"
    assert US.place_name("JP-13") == "Japan (13)"


def test_a_language_is_named_in_the_language_of_the_text() -> None:
    assert US.language_name("th-TH") == "Thai"
    assert GB.language_name("en-GB") == "English"


def test_a_language_without_data_is_an_error_and_never_substituted() -> None:
    with pytest.raises(LanguageMissing):
        language("fr-FR")


def test_every_language_has_the_same_phrases() -> None:
    phrases = {}
    for code in available_languages():
        text = files("docgen.language").joinpath("data", f"{code}.toml").read_text(encoding="utf-8")
        phrases[code] = set(tomllib.loads(text)["say"])

    assert len(phrases) >= 2
    assert all(keys == phrases["en-US"] for keys in phrases.values())
