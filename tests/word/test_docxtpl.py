"""A contract with docxtpl: what docgen relies on, so that a new version that behaves otherwise is seen."""

from __future__ import annotations

import pytest
from docxtpl import DocxTemplate

PATCH = DocxTemplate("").patch_xml


def run(text: str) -> str:
    """A run."""
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(text: str) -> str:
    """A paragraph of one run."""
    return f"<w:p>{run(text)}</w:p>"


def test_a_paragraph_that_holds_a_tag_for_paragraphs_becomes_the_tag() -> None:
    """`{%p … %}` takes its paragraph with it, and only that."""
    xml = (
        paragraph("a")
        + "\n"
        + paragraph("{%p if x %}")
        + "\n"
        + paragraph("b")
        + "\n"
        + paragraph("{%p endif %}")
    )
    assert PATCH(xml) == f"{paragraph('a')}\n{{% if x %}}\n{paragraph('b')}\n{{% endif %}}"


def test_a_row_that_holds_a_tag_for_rows_becomes_the_tag() -> None:
    """`{%tr … %}` takes its row with it."""
    row = f"<w:tr><w:tc>{paragraph('{%tr for r in rows %}')}</w:tc></w:tr>"
    kept = f"<w:tr><w:tc>{paragraph('x')}</w:tc></w:tr>"
    assert PATCH(row + kept) == "{% for r in rows %}" + kept


def test_a_tag_that_word_has_split_over_runs_is_joined() -> None:
    """Word does so at every spelling mark."""
    xml = "<w:p>" + run("{{ na") + run("me }}") + "</w:p>"
    assert PATCH(xml) == '<w:p><w:r><w:t xml:space="preserve">{{ name }}</w:t></w:r></w:p>'


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("{% if a &gt; 1 %}", "{% if a > 1 %}"),
        ("{{ a|f(“x”) }}", '{{ a|f("x") }}'),
        ("{{ a|f(‘x’) }}", "{{ a|f('x') }}"),
    ],
)
def test_marks_of_xml_and_typographic_quotes_in_tags_are_undone(written: str, meant: str) -> None:
    """Outside of tags they stay."""
    assert meant in PATCH(paragraph(f"&gt; “y” {written}"))
    assert "&gt; “y” " in PATCH(paragraph(f"&gt; “y” {written}"))


def test_the_preparation_keeps_the_lines_between_paragraphs() -> None:
    """A line of an error less one is the number of the paragraph."""
    xml = "\n".join(paragraph(text) for text in ("a", "{%p if x %}", "{{ y }}", "{%p endif %}", "z"))
    assert PATCH(xml).count("\n") == 4


def test_the_preparation_has_no_memory() -> None:
    """One object serves every part of every template."""
    xml = paragraph("{{ a }}")
    first = PATCH(xml)
    PATCH(paragraph("{%p if x %}") + paragraph("{% endif %}"))
    assert PATCH(xml) == first
