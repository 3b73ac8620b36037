"""Every pydantic error becomes a sentence at its own place, and nothing is said twice."""

from __future__ import annotations

from enum import Enum
from typing import Literal

import pytest
from pydantic import Field, model_validator

from docgen.diagnostics import Diagnostic, FieldPath
from docgen.model.base import Model
from docgen.model.fields import Amount, Boolean, Count, Date, Text, problem
from docgen.source import UNREAD, Unread, read_yaml
from docgen.source.decode import decode
from docgen.source.partly import read_partly


class Colour(str, Enum):
    RED = "red"
    GREEN = "green"


class Part(Model):
    id: Text
    price: Amount
    colour: Colour = Colour.RED
    from_: Date = Field(alias="from")


class Rules(Model):
    low: Count | None = None
    high: Count | None = None
    flag: Boolean = False

    @model_validator(mode="after")
    def _order(self) -> Rules:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise problem("DG211", "low is above high", "swap them")
        return self


class Whole(Model):
    name: Text
    parts: tuple[Part, ...] = ()
    rules: Rules | None = None
    either: tuple[Text, ...] | Literal["none"] = "none"
    by_colour: dict[Colour, Rules] = Field(default_factory=dict)


def found(text: str) -> list[Diagnostic]:
    read = read_yaml(text, "a.yaml")
    assert read.value is not None
    return list(decode(read.value, Whole, "project").diagnostics)


def one(text: str) -> tuple[str, str, str, str | None]:
    """Code, place, message and hint of the only problem; `key` marks a place on a key."""
    problems = found(text)
    assert len(problems) == 1, problems
    (it,) = problems
    assert isinstance(it.at, FieldPath)
    return it.code, f"{it.at}{' key' if it.at.on_key else ''}", it.message, it.hint


PART = "id: p, price: 1.00, from: 2026-01-01"


def test_a_right_document_becomes_the_model() -> None:
    """Texts become values; a key with an alias has its own name in the file."""
    read = read_yaml(f"name: x\nparts: [{{{PART}}}]\neither: [a]\n", "a.yaml")
    assert read.value is not None

    whole = decode(read.value, Whole, "project").value

    assert whole is not None
    assert whole.parts[0].from_.isoformat() == "2026-01-01"
    assert whole.either == ("a",)


def test_a_key_with_nothing_after_it_is_as_good_as_absent() -> None:
    """All entries of a list may be commented out; what is needed is still missing."""
    assert found("name: x\nparts:\nrules:\n") == []
    assert one("name:\n") == ("E-MISSING", "project:name key", "name has no value", "write name: …")


def test_a_missing_field_stands_at_its_block_with_an_example() -> None:
    """At the key of the block; an item of a list is called by its id."""
    assert one("parts: []") == ("E-MISSING", "project: key", "this file has no name", "add name: …")
    assert one("name: x\nparts: [{id: p, price: 1.00}]") == (
        "E-MISSING",
        "project:parts[0] key",
        "p has no from",
        "add from: 2026-02-17",
    )


def test_an_unknown_key_names_the_nearest_or_where_it_belongs_or_all() -> None:
    """Three hints, the best that can be given."""
    assert one("name: x\nruels: {}")[1:] == ("project:ruels key", "unknown key ruels", "did you mean rules?")
    assert one("name: x\nflag: true")[3] == "this key belongs to rules"
    assert one("name: x\nzzz: 1")[3] == "known here: name, parts, rules, either, by_colour"


def test_a_misspelt_key_is_not_reported_as_missing_too() -> None:
    """One mistake, one message."""
    assert one("nmae: x")[0] == "DG201"
    assert one(f"name: x\nparts: [{{{PART.replace('from', 'form')}}}]")[0] == "DG201"


def test_the_name_inside_the_program_is_no_key() -> None:
    """`from_` is how the program calls `from`."""
    codes = [problem.code for problem in found("name: x\nparts: [{id: p, price: 1.00, from_: 2026-01-01}]")]

    assert codes == ["DG201"]


def test_a_wrong_word_names_the_nearest_and_all() -> None:
    """Values and keys of an enumeration alike."""
    assert one(f"name: x\nparts: [{{{PART}, colour: gren}}]") == (
        "DG202",
        "project:parts[0].colour",
        "'gren' is not known here",
        "did you mean green? (one of: red, green)",
    )
    assert one("name: x\nby_colour: {blue: {}}")[1] == "project:by_colour.blue key"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("rules: 5", "a block of keys is expected here, not a single value"),
        ("rules: [a]", "a block of keys is expected here, not a list"),
        ("parts: {a: 1}", "a list is expected here, not a block of keys"),
        ("parts: x", "a list is expected here, not a single value"),
    ],
)
def test_a_wrong_shape_says_what_is_expected_and_what_is_there(text: str, message: str) -> None:
    """Block, list or single value."""
    code, _, words, hint = one(f"name: x\n{text}")

    assert (code, words) == ("DG210", message)
    assert hint


def test_alternatives_give_one_message_at_the_deepest_place() -> None:
    """Not one for every form that the value does not have."""
    assert one('name: x\neither: [a, ""]')[:2] == ("DG212", "project:either[1]")


def test_a_rule_over_several_fields_stands_at_the_key_of_their_block() -> None:
    """Only when the fields themselves are right."""
    assert one("name: x\nrules: {low: 3, high: 2}") == (
        "DG211",
        "project:rules key",
        "low is above high",
        "swap them",
    )
    assert one("name: x\nrules: {low: many, high: 2}")[0] == "DG208"


def test_an_empty_item_of_a_list_is_reported_as_that() -> None:
    """A dash with nothing after it."""
    assert one("name: x\nparts:\n  -\n")[:3] == (
        "E-MISSING",
        "project:parts[0] key",
        "this item of the list is empty",
    )


def test_what_the_reader_reported_is_not_reported_again() -> None:
    """An alias leaves no value, a merge leaves keys missing: neither is a second problem."""
    assert found("name: *x\n") == []
    assert found("name: x\nparts: [{<<: *y, id: p}]\n") == []


def partly(text: str) -> Whole:
    read = read_yaml(text, "a.yaml")
    assert read.value is not None
    return read_partly(read.value, Whole)


def test_one_wrong_field_hides_nothing_else() -> None:
    """The date is unread; price, colour and the other part are there."""
    whole = partly(
        f"nmae: x\nparts: [{{id: p, price: 1.00, from: never}}, {{{PART}}}, 7]\nrules: {{low: x, high: 2}}"
    )

    assert whole.name is UNREAD
    assert whole.parts[0].id == "p"
    assert whole.parts[0].colour is Colour.RED
    assert whole.parts[0].from_ is UNREAD
    assert whole.parts[1].from_.year == 2026
    assert whole.parts[2] is UNREAD
    assert whole.rules is not None and whole.rules.high == 2


def test_a_rule_that_does_not_hold_leaves_its_fields_readable() -> None:
    """Other checks can go on with them."""
    whole = partly("name: x\nrules: {low: 3, high: 2}")

    assert whole.rules is not None and (whole.rules.low, whole.rules.high) == (3, 2)


def test_what_the_reader_could_not_understand_is_unread() -> None:
    """A block that a merge left open has no fields that can be called absent."""
    whole = partly("name: *x\nrules: {<<: *y, low: 3}")

    assert whole.name is UNREAD
    assert whole.rules is not None
    assert whole.rules.low == 3
    assert whole.rules.high is UNREAD


@pytest.mark.parametrize(
    "question",
    [
        lambda it: it == 3,
        lambda it: it < 3,
        lambda it: bool(it),
        lambda it: {it},
        lambda it: list(it),
        lambda it: str(it),
        lambda it: f"{it}",
        lambda it: it.anything,
        lambda it: it + 1,
        lambda it: 1 + it,
        lambda it: it[0],
        lambda it: 3 in it,
        lambda it: len(it),
    ],
)
def test_an_unread_value_answers_no_question(question: object) -> None:
    """So no check can take it for a value and draw a wrong conclusion."""
    assert callable(question)
    with pytest.raises(Unread):
        question(UNREAD)
