"""Each field type takes exactly the texts it should, and says plainly what is wrong with others."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from docgen.model import fields
from docgen.model.schedule import DueRule
from docgen.values import Currency, Moment, Money


def read(field: Any, text: Any, currency: str = "USD") -> Any:
    return TypeAdapter(field).validate_python(text, context={"currency": Currency.of(currency)})


def code_of(field: Any, text: Any, currency: str = "USD") -> tuple[str, str]:
    with pytest.raises(ValidationError) as caught:
        read(field, text, currency)
    problem = caught.value.errors()[0]
    return problem["type"], problem["msg"]


@pytest.mark.parametrize("text", ["1000", "1000.00", "1,000.00", "+1000", "1000.0"])
def test_an_amount_is_plain_decimal_text(text: str) -> None:
    assert read(fields.SignedAmount, text) == Money.of("1000", "USD")


@pytest.mark.parametrize(
    "text", ["1_000", "1e3", "$5", "๑๒", "１２", "1.000,00", "NaN", "", "10,00", "1,0000"]
)
def test_a_text_that_is_no_amount_is_refused(text: str) -> None:
    assert code_of(fields.SignedAmount, text)[0] == "DG204"


def test_decimals_that_the_currency_lacks_are_refused() -> None:
    assert code_of(fields.SignedAmount, "10.005")[0] == "DG205"
    assert code_of(fields.SignedAmount, "10.5", "JPY")[0] == "DG205"


def test_a_negative_amount_is_refused_where_it_makes_no_sense() -> None:
    assert code_of(fields.PositiveAmount, "-5.00") == (
        "DG214",
        "-5.00 is negative; this amount cannot be",
    )
    assert code_of(fields.PositiveAmount, "0")[0] == "DG214"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1.2.2026", "is not a date"),
        ("2026-02-30", "there is no day 2026-02-30"),
        ("0", "is not a date"),
        ("2026-11-23T00:00:00", "is not a date"),
        ("2569-01-01", "far in the future"),
        ("1066-10-14", "outside"),
    ],
)
def test_a_date_is_year_month_day_of_a_real_day(text: str, words: str) -> None:
    code, message = code_of(fields.Date, text)

    assert code == "DG203"
    assert words in message


def test_a_buddhist_year_gets_its_common_year_as_a_hint() -> None:
    with pytest.raises(ValidationError) as caught:
        read(fields.Date, "2569-05-01")

    assert "write 2026" in caught.value.errors()[0]["ctx"]["hint"]


def test_a_moment_is_a_day_with_or_without_a_time() -> None:
    assert read(fields.When, "2026-05-11 08:30") == Moment(date(2026, 5, 11), time(8, 30))
    assert read(fields.When, "2026-05-11") == Moment(date(2026, 5, 11))
    assert code_of(fields.When, "2026-05-11 25:00")[0] == "DG209"


@pytest.mark.parametrize("text", ["yes", "no", "on", "1", "True"])
def test_only_true_and_false_are_booleans(text: str) -> None:
    assert code_of(fields.Boolean, text)[0] == "DG207"


@pytest.mark.parametrize("text", ["010", "3.0", "1_000", "seven"])
def test_a_whole_number_is_digits_only(text: str) -> None:
    assert code_of(fields.Integer, text)[0] == "DG208"


def test_text_keeps_every_character_inside() -> None:
    odd = 'O\'Brien "Bob" & Sons <LLC> สมชาย 😀 {{ x }}'

    assert read(fields.Text, odd) == odd
    assert code_of(fields.Text, "  ")[0] == "DG212"


def test_a_due_rule_is_a_date_or_days_after_something() -> None:
    for wrong in ({}, {"after": "invoice"}, {"date": "2026-01-05", "days": "7"}):
        with pytest.raises(ValidationError, match="due rule"):
            DueRule.model_validate(wrong)

    assert DueRule.model_validate({"date": "2026-01-05"}).date == date(2026, 1, 5)
    assert DueRule.model_validate({"after": "reached", "days": "7"}).days == 7
