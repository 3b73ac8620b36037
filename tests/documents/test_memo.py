"""The reviewer's memo: what concerns the document, each source once (documents.md D14)."""

from __future__ import annotations

from datetime import date

from docgen.diagnostics import warning
from docgen.documents.parts.law import law_read
from docgen.documents.reviewer_memo import Finding, MemoContext, MemoFacts, memo_context
from docgen.language import language
from documents.made import example, heading
from facts import state_of

DAY = date(2026, 7, 13)


def memo(document: str, kind: str) -> MemoContext:
    """The memo of a document of the kitchen, with one warning."""
    state = example("riverside-kitchen", DAY)
    found = Finding(
        warning("W-SPLIT", "two payments are due"), "projects/riverside-kitchen/project.yaml:172:3"
    )
    facts = MemoFacts(document, kind, heading(state, document), (), (), (found,))
    return memo_context(state, facts, language("en-US"))


def test_a_memo_lists_the_law_that_its_document_rests_on() -> None:
    """A change order rests on contract law, a demand on the court; what is left over is only mentioned."""
    order, demand = memo("change-order-1", "change-order"), memo("demand-letter", "demand-letter")
    assert {row.name.partition(":")[0] for row in order.law} == {"contract", "small claims"}
    assert "small claims: excess treatment" in {row.name for row in demand.law}
    assert not [row for row in demand.law if row.name.startswith("contract")]
    assert order.other_law and demand.other_law


def test_every_value_of_law_is_listed_for_a_kind_without_a_choice_of_its_own() -> None:
    """A kind of document that is new is not silently without law."""
    readings = example("riverside-kitchen", DAY).law_readings
    read = law_read(readings, "receipt")
    assert (len(read.rows), read.others) == (len(readings), 0)


def test_a_source_is_listed_once_and_named_by_its_number() -> None:
    """The numbers of a row are those of the list."""
    made = memo("demand-letter", "demand-letter")
    assert len(set(made.law_sources)) == len(made.law_sources)
    named = {int(number) for row in made.law for number in row.sources.split(", ") if number}
    assert named == set(range(1, len(made.law_sources) + 1))


def test_choices_are_parted_from_defaults_and_places_are_short() -> None:
    """What nobody decided stands apart; the folder of the project is not repeated at every warning."""
    made = memo("demand-letter", "demand-letter")
    assert {choice.is_default for choice in made.choices} == {False}
    assert {choice.is_default for choice in made.defaults} == {True}
    assert [row.place for row in made.findings] == ["project.yaml:172:3"]


def test_a_value_is_printed_with_its_basis_and_an_override_says_so() -> None:
    """D14: value, citation, place, sources, confidence and last check; where the project set it, also that."""
    law = """
    law:
      limitation: {years: {2026-01-01: {value: 3, unit: years, citation: Act s. 1, sources: [a lawyer]}}}
    milestones: {M1: {amount: 1000.00, due: 2026-03-02}}
    """
    read = law_read(state_of(law, "2026-03-20").law_readings, "demand-letter")
    rows = {row.name: row for row in read.rows}

    own, built_in = rows["limitation: years"], rows["small claims: excess treatment"]
    assert own.citation == "Act s. 1 (ZZ-EX, override, in force from 2026-01-01)"
    assert (own.value, own.checked) == ("3 years", "not stated")
    assert [read.sources[int(number) - 1] for number in own.sources.split(", ")] == ["a lawyer"]
    assert "override" not in built_in.citation and "checked 2026-01-02" in built_in.checked
