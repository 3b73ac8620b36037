"""Every construct of docs/templates.md becomes what that page says."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.word.blocks import Alignment, Break, Paragraph, Reference, Table, Tag, Text
from templating.desk import blocks, compiled, document, only, paragraphs, place, texts


def styles(text: str) -> list[tuple[str, str]]:
    """Style and words of the paragraphs of a compiled text."""
    return [
        (block.style, "".join(one.text for one in block.inlines if isinstance(one, Text)))
        for block in blocks(text).blocks
        if isinstance(block, Paragraph)
    ]


def test_headings_have_the_style_of_their_kind() -> None:
    """Title, clause, unnumbered heading, second level and exhibit each have a style of their own."""
    text = "# Agreement\n\n## Price {#price}\n\n## What happened {.unnumbered}\n\n### Included\n\n## Exhibit A – Scope {#exhibit-a .exhibit}\n"
    assert styles(text) == [
        ("Title", "Agreement"),
        ("Heading1", "Price"),
        ("HeadingUnnumbered", "What happened"),
        ("Heading2", "Included"),
        ("ExhibitHeading", "Exhibit A – Scope"),
    ]


def test_numbered_paragraphs_of_a_clause_have_a_style_for_each_level() -> None:
    """`1.` in a clause is 1.1, indented (a), indented once more (i), and a bullet hangs below."""
    text = "## Price\n\n1. One:\n\n   1. make safe;\n\n      1. at once\n\n   - a point\n\n1. Two\n\n   goes on\n\nFree words\n"
    assert styles(text) == [
        ("Heading1", "Price"),
        ("Clause2", "One:"),
        ("Clause3", "make safe;"),
        ("Clause4", "at once"),
        ("ListBullet", "a point"),
        ("Clause2", "Two"),
        ("ClauseText", "goes on"),
        ("ClauseText", "Free words"),
    ]


def test_lists_below_an_unnumbered_heading_count_for_themselves() -> None:
    """Two lists with text between them are two; tags between items do not part a list."""
    text = "## Notes {.unnumbered}\n\n1. one\n{% if a %}\n1. two\n{% endif %}\n\ntext\n\n1. again\n"
    places = [b.place for b in blocks(text).blocks if isinstance(b, Paragraph) and b.style == "ListNumber"]
    assert [place.list for place in places if place] == [1, 1, 2]


def test_tags_alone_on_a_line_govern_what_stands_between_them() -> None:
    """They become tags between the paragraphs, in the order of the source, indented items included."""
    text = "## A\n\n1. One:\n{% for x in xs %}\n   - {{ x }}\n{% endfor %}\n{# a note #}\n1. Two\n"
    kinds = [
        b.source if isinstance(b, Tag) else b.style
        for b in blocks(text).blocks
        if isinstance(b, Tag | Paragraph)
    ]
    assert kinds == ["Heading1", "Clause2", "{% for x in xs %}", "ListBullet", "{% endfor %}", "Clause2"]


def test_markdown_never_meets_jinja() -> None:
    """Bars, stars, quotes and underscores inside a tag stay as they are."""
    text = """{{ a|join(" *x* | _y_ ") }} and "{{ b }}"\n"""
    assert styles(text) == [("BodyText", """{{ a|join(" *x* | _y_ ") }} and “{{ b }}”""")]


def test_quotes_and_apostrophes_become_typographic() -> None:
    """Also beside tags: a tag that governs is no word, a tag that prints is one."""
    text = """{% if a %}"{{ b }}"{% endif %} it's 'so' (\"x\") the {{ n }}' end\n"""
    assert styles(text) == [("BodyText", "{% if a %}“{{ b }}”{% endif %} it’s ‘so’ (“x”) the {{ n }}’ end")]


def test_bold_in_quotes_is_a_defined_term() -> None:
    """Elsewhere bold is Strong, and italic Emphasis."""
    block = blocks('the "**Price**" is **high** and *so on*\n').blocks[0]
    assert isinstance(block, Paragraph)
    assert block.inlines == (
        Text("the “"),
        Text("Price", "DefinedTerm"),
        Text("” is "),
        Text("high", "Strong"),
        Text(" and "),
        Text("so on", "Emphasis"),
    )


@pytest.mark.parametrize("end", ["  ", "\\"])
def test_a_line_break_can_be_written_in_two_ways(end: str) -> None:
    """A backslash or two spaces at the end of a line."""
    block = blocks(f"one{end}\ntwo\nthree\n").blocks[0]
    assert isinstance(block, Paragraph)
    assert block.inlines == (Text("one"), Break(), Text("two three"))


def test_an_attribute_line_gives_a_paragraph_its_style() -> None:
    """Also below a paragraph that is a single tag."""
    text = "{{ project_title }}\n{.subtitle}\n\nsmall\n{.small}\n\nr\n{.right}\n\nc\n{.center}\n"
    assert [style for style, _ in styles(text)] == ["Subtitle", "SmallText", "RightText", "CenteredText"]


TABLE = """| No. | What | Amount |
|:--|:-:|--:|
{% for row in rows %}
| {{ row.id }} | {{ row.a|figure }} \\| x | 1 |
{% endfor %}
| Total | – | 2 |
{: caption="Payments" widths="10 65 25" total="last"}
"""


def test_a_table_keeps_rows_tags_alignment_and_settings() -> None:
    """A tag between rows governs rows; a bar in a filter parts no cells."""
    table = blocks(TABLE).blocks[0]
    assert isinstance(table, Table)
    assert table.alignments == (Alignment.LEFT, Alignment.CENTER, Alignment.RIGHT)
    assert (table.caption, table.widths, table.has_total) == ("Payments", (10, 65, 25), True)
    assert [row.source if isinstance(row, Tag) else row.line for row in table.rows] == [
        "{% for row in rows %}",
        8,
        "{% endfor %}",
        10,
    ]


def test_tags_around_a_table_stay_outside() -> None:
    """A condition that begins above a table and ends below it governs the whole table."""
    found = blocks("{% if a %}\n" + TABLE + "{% endif %}\n\nend\n").blocks
    assert [type(block).__name__ for block in found] == ["Tag", "Table", "Tag", "Paragraph"]


def test_blocks_of_a_letter_have_their_styles() -> None:
    """Letterhead, address, notice and enclosure; tags may stand inside."""
    text = (
        "::: letterhead\n{{ name }}\n\n{% for l in lines %}\n{{ l }}\n{% endfor %}\n:::\n\n"
        "::: address\nMr. A\n:::\n\n::: notice\nOne\n\nTwo\n:::\n\n::: enclosure\nThree\n:::\n"
    )
    assert [style for style, _ in styles(text)] == [
        "LetterheadName",
        "Letterhead",
        "Address",
        "Notice",
        "Notice",
        "Enclosure",
    ]


def test_a_second_address_stands_apart_from_the_first(tmp_path: Path) -> None:
    """The first printed line of each address has the style with space above it."""
    text = "{% for r in people %}\n::: address\n{% for line in r %}\n{{ line }}\n{% endfor %}\n:::\n{% endfor %}\n"
    made = document(tmp_path, text, {"people": (("A", "B"), ("C", "D"))})
    assert paragraphs(made) == [
        ("AddressFirst", "A"),
        ("Address", "B"),
        ("AddressFirst", "C"),
        ("Address", "D"),
    ]


def test_a_new_page_is_a_property_of_what_follows(tmp_path: Path) -> None:
    """No empty paragraph is left (documents.md 6.3, 4)."""
    made = document(tmp_path, "one\n\n::: newpage\n:::\n\ntwo\n")
    assert texts(made) == ["one", "two"]


def test_signatures_print_a_block_for_each_signer(tmp_path: Path) -> None:
    """Heading, labels and lines; an empty text stays a line to write on."""
    signers = [
        {"heading": "Client: A", "lines": [{"label": "Signature", "text": ""}]},
        {"heading": "B", "lines": [{"label": "By", "text": "C"}]},
    ]
    made = document(tmp_path, 'x\n\n::: signatures {for="signers"}\n:::\n', {"signers": signers})
    assert texts(made)[:7] == ["x", "Client: A", "Signature", "", "B", "By", "C"]


def test_an_included_template_sees_the_same_fields() -> None:
    """Its text stands where the block stands, its clauses can be referred to."""
    read = compiled(
        "See [](#more).\n\n::: include other\n:::\n\nend\n", other="## More {#more}\n\n1. {{ a }}\n"
    )
    assert read.value is not None, read.diagnostics
    words = [b.inlines for b in read.value.blocks if isinstance(b, Paragraph)]
    assert words[0] == (Text("See {{ say.section }} "), Reference("more", True, 5), Text("."))
    assert words[1:] == [(Text("More"),), (Text("{{ a }}"),), (Text("end"),)]


WRONG = [
    ("{% endif %}\n", "DG314", 5, 1, "`endif` closes nothing"),
    ("{% if a %}\ntext\n", "DG314", 5, 1, "`if` is never closed"),
    ("a {% if b %} c\n", "DG314", 5, 3, "`if` is not closed in this line"),
    ("{% if a %}\n{% endfor %}\n{% endif %}\n", "DG314", 6, 1, "`endfor` stands where the `if` of line 5"),
    ("text {{ a \n", "DG312", 5, 6, "`{{` stands here without"),
    ("text a }}\n", "DG312", 5, 8, "`}}` stands here without"),
    ("{%- if a %}\n{% endif %}\n", "DG312", 5, 1, "white space control"),
    ("{% macro x() %}\n", "DG312", 5, 1, "there is no tag `macro`"),
    ("a \x07\n", "DG311", 5, 3, "U+0007"),
    ("#### deep\n", "DG315", 5, 1, "at most three levels"),
    ("## A {#Bad}\n", "DG315", 5, 7, "`Bad` cannot be an id"),
    ("## A {#a}\n\n## B {#a}\n", "DG315", 7, 7, "`a` is used twice"),
    ("## A {.big}\n", "DG315", 5, 8, "does not know `.big`"),
    ("## A {#a b}\n", "DG315", 5, 6, "cannot be understood"),
    ("see [](#nowhere)\n", "DG316", 5, 5, "there is no clause with the id `nowhere`"),
    ("see [here](https://example.com)\n", "DG316", 5, 5, "a link to another place"),
    ("## A {#a .unnumbered}\n\nsee [#](#a)\n", "DG316", 7, 5, "`a` has no number"),
    ("| a | b |\n|--|--|\n| 1 | 2 |\n", "DG317", 5, 1, "no caption"),
    ('| a | b |\n|--|--|\n| 1 |\n{: caption="x"}\n', "DG317", 7, 1, "this row has 1 cells"),
    ('| a | b |\n|--|--|\n| 1 | 2 | 3 |\n{: caption="x"}\n', "DG317", 7, 1, "this row has 3 cells"),
    ('| a | b |\n|--|--|\n| 1 | 2 |\n{: caption="x" widths="10 80"}\n', "DG317", 5, 1, "add up to 100"),
    ('| a | b |\n|--|--|\n| 1 | 2 |\n{: caption="x" color="red"}\n', "DG317", 5, 1, "does not know `color`"),
    ("::: box\n:::\n", "DG318", 5, 5, "there is no block `box`"),
    ("::: notice\ntext\n", "DG318", 5, 1, "this block is never closed"),
    ("::: signatures\n:::\n", "DG318", 5, 1, "names the field"),
    ("::: notice\n- a\n:::\n", "DG318", 6, 1, "holds paragraphs only"),
    ("text\n{.huge}\n", "DG319", 5, 1, "`.huge` cannot be applied"),
    ("text\n\n{.small}\n", "DG319", 7, 1, "right above these attributes"),
    ("3. three\n", "DG320", 5, 1, "a list begins with `1.`"),
    ("::: include other\n:::\n", "DG321", 5, 13, "no text template `other`"),
]


@pytest.mark.parametrize(("text", "code", "line", "column", "words"), WRONG)
def test_what_cannot_be_compiled_is_named_at_its_place(
    text: str, code: str, line: int, column: int, words: str
) -> None:
    """Every fault has its code, line and column."""
    found = only(compiled(text).diagnostics)
    assert (found.code, *place(found)) == (code, "sample.md", line, column)
    assert words in found.message


def test_a_reference_to_a_misspelt_clause_names_the_nearest() -> None:
    """Did you mean."""
    found = only(compiled("## Emergency {#emergency}\n\nsee [](#emergncy)\n").diagnostics)
    assert found.hint == "did you mean `emergency`?"


def test_front_matter_is_required() -> None:
    """Without layout and title there is no template."""
    from docgen.templating.text_template import NamedText, compile_text

    for head in (
        "",
        "---\nlayout: poster\ntitle: x\n---\n",
        "---\nlayout: letter\n---\n",
        "---\nlayout: letter\n",
    ):
        found = only(compile_text(NamedText("sample.md", (head + "text\n").encode()), {}).diagnostics)
        assert found.code == "DG311"


def test_a_clause_with_when_ends_at_the_next_heading_of_its_level() -> None:
    """Headings below it belong to it; a page break right above the next heading does not."""
    text = '## A {#a when="c"}\n\n1. one\n\n### B\n\nx\n\n::: newpage\n:::\n\n## C\n'
    kinds = [b.source if isinstance(b, Tag) else type(b).__name__ for b in blocks(text).blocks]
    assert kinds == ["{% if c %}", *["Paragraph"] * 4, "{% endif %}", "PageBreak", "Paragraph"]


def test_a_clause_with_when_ends_where_an_outer_tag_closes() -> None:
    """A condition opened before the heading ends it; one opened right above the next heading is outside."""
    text = '{% if o %}\n## A {#a when="c"}\n\n1. one\n{% else %}\ntwo\n{% endif %}\n'
    kinds = [b.source if isinstance(b, Tag) else "-" for b in blocks(text).blocks]
    assert kinds == ["{% if o %}", "{% if c %}", "-", "-", "{% endif %}", "{% else %}", "-", "{% endif %}"]
    text = '## A {#a when="c"}\n\n1. one\n\n{% if d %}\n## B {#b when="e"}\n\n1. two\n{% endif %}\n'
    kinds = [b.source if isinstance(b, Tag) else "-" for b in blocks(text).blocks]
    assert kinds == [
        "{% if c %}", "-", "-", "{% endif %}", "{% if d %}", "{% if e %}", "-", "-", "{% endif %}", "{% endif %}",
    ]  # fmt: skip


def test_a_tag_that_holds_words_of_one_clause_and_the_next_heading_is_refused() -> None:
    """It could not be said where the clause ends."""
    text = '## A {#a when="c"}\n\n{% if d %}\n1. one\n\n## B\n{% endif %}\n'
    found = only(compiled(text).diagnostics)
    assert (found.code, place(found)[1]) == ("DG315", 10)
    assert found.related[0].message == "it opens here"
