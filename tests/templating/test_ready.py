"""Printing: data arrives unchanged, references are right, faults have their place."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.templating.ready import prepare
from docgen.values import Currency, Money
from docgen.word.layout import Paper
from helpers import REPOSITORY, environment
from templating.desk import (
    FRONT,
    HEADER,
    PROPERTIES,
    chosen,
    document,
    only,
    paragraphs,
    place,
    printed,
    ready,
    shop,
    texts,
)

HOSTILE = [
    "Smith & Sons <LLC>",
    'O\'Brien "Bob"',
    "บริษัท ทดสอบ จำกัด",
    "👩‍👩‍👧 🏗️",
    "x" * 300,
    "{{ x }} {% if y %} {# z #} }} %}",
    "**bold** [](#a) # title | cell\\",
    "&amp; &#60; ]]> <!-- -->",
    "  leading and trailing  ",
    "one\ntwo\tthree\r\nfour",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_data_arrives_in_word_as_it_is(tmp_path: Path, text: str) -> None:
    """In a paragraph, beside other words, and in a cell."""
    body = 'a {{ x }} b\n\n{{ x }}\n\n| h | i |\n|--|--|\n| {{ x }} | c |\n{: caption="t"}\n'
    expected = text.replace("\r\n", "\n")
    assert texts(document(tmp_path, body, {"x": text}))[:5] == [
        f"a {expected} b",
        expected,
        "h",
        "i",
        expected,
    ]


PRINTABLE = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PRINTABLE)
def test_any_text_survives_the_way_into_word(tmp_path: Path, text: str) -> None:
    """Whatever a name consists of."""
    assert texts(document(tmp_path, "a {{ x }} b\n", {"x": text})) == [f"a {text} b"]


def test_a_control_character_is_refused_by_name(tmp_path: Path) -> None:
    """Word could not hold it."""
    found = only(printed(tmp_path, "a {{ x }}\n", {"x": "a\x0bb"}).diagnostics)
    assert (found.code, place(found)) == ("DG341", ("templates/sample/1.0/en.md", 5, 3))
    assert "U+000B" in found.message


def test_a_field_without_a_value_is_an_error_at_its_line(tmp_path: Path) -> None:
    """`None` is never printed."""
    found = only(printed(tmp_path, "one\n\ntwo {{ x }}\n", {"x": None}).diagnostics)
    assert (found.code, place(found)[1:]) == ("DG341", (7, 5))
    assert "no value" in found.message


def test_a_misspelt_field_is_found_with_the_nearest_name(tmp_path: Path) -> None:
    """At its line and column, below headings, tags and tables too."""
    text = (
        '## A {#a when="c"}\n\n{% for row in rows %}\n1. {{ row.name }} and {{ row.amuont }}\n{% endfor %}\n'
    )
    found = only(printed(tmp_path, text, {"c": True, "rows": ({"name": "n", "amount": 1},)}).diagnostics)
    assert (found.code, place(found)[1:]) == ("DG341", (8, 30))
    assert found.hint == "did you mean `amount`?"


def test_an_amount_without_a_filter_is_refused(tmp_path: Path) -> None:
    """It would be printed in a form of the machine."""
    price = Money(Decimal("1.00"), Currency.of("USD"))
    found = only(printed(tmp_path, "{{ price }}\n", {"price": price}).diagnostics)
    assert "use a filter" in found.message


def test_filters_and_words_are_those_of_the_language(tmp_path: Path) -> None:
    """One text serves both countries."""
    text = "{{ price|money }}, {{ day|long_date }}, {{ say.labor }}, {{ names|join_words }}\n"
    fields = {
        "price": Money(Decimal("48600.00"), Currency.of("GBP")),
        "day": date(2026, 3, 9),
        "names": ("a", "b", "c"),
    }
    american = texts(document(tmp_path / "us", text, fields))
    british = texts(document(tmp_path / "gb", text, fields, code="en-GB"))
    assert american == ["£48,600.00, March 9, 2026, labor, a, b, and c"]
    assert british == ["£48,600.00, 9 March 2026, labour, a, b and c"]


REFERENCES = """## One {#one}

1. See [](#two), [#](#three), [](#exhibit-a) and [](#notes).

## Two {#two when="c"}

1. x

## Three {#three}

1. y

## Notes on it {#notes .unnumbered}

## Exhibit A – Scope {#exhibit-a .exhibit}

{{ c_text }}
"""


def test_references_are_live_fields_with_the_right_text(tmp_path: Path) -> None:
    """By number, by exhibit, by words; each points to a bookmark of the document."""
    made = document(tmp_path, REFERENCES, {"c": True, "c_text": "z"})
    assert texts(made)[1] == "See Section 2, 3, Exhibit A and Notes on it."
    body = Document(BytesIO(made)).element.body
    codes = [field.get(qn("w:instr")).split() for field in body.iter(qn("w:fldSimple"))]
    assert codes == [
        ["REF", "two", "\\w", "\\h"],
        ["REF", "three", "\\w", "\\h"],
        ["REF", "exhibit_a", "\\h"],
        ["REF", "notes", "\\h"],
    ]
    assert {node.get(qn("w:name")) for node in body.iter(qn("w:bookmarkStart"))} == {
        "one",
        "two",
        "three",
        "exhibit_a",
        "notes",
    }


def test_a_reference_to_a_clause_that_falls_away_names_both_ends(tmp_path: Path) -> None:
    """S-32: the place of the reference, and the place of the clause."""
    found = only(printed(tmp_path, REFERENCES, {"c": False, "c_text": "z"}).diagnostics)
    assert (found.code, place(found)[1:]) == ("DG342", (7, 8))
    assert "`two`" in found.message
    assert found.related[0].at is not None
    assert found.related[0].at.start.line == 9  # type: ignore[union-attr]


def test_a_clause_that_falls_away_takes_its_references_and_moves_the_others_up(tmp_path: Path) -> None:
    """The cached text of a reference follows."""
    text = REFERENCES.replace("[](#two), ", "{% if c %}[](#two), {% endif %}")
    assert (
        texts(document(tmp_path, text, {"c": False, "c_text": "z"}))[1] == "See 2, Exhibit A and Notes on it."
    )


def test_lists_start_again_with_each_round_of_a_loop(tmp_path: Path) -> None:
    """Where other text stands between the rounds."""
    text = "{% for g in groups %}\n{{ g.name }}\n\n{% for i in g.lines %}\n1. {{ i }}\n{% endfor %}\n{% endfor %}\n"
    groups = ({"name": "A", "lines": ("a", "b")}, {"name": "B", "lines": ("c",)})
    body = Document(BytesIO(document(tmp_path, text, {"groups": groups}))).element.body
    numbers = [node.get(qn("w:val")) for node in body.iter(qn("w:numId"))]
    assert numbers[0] == numbers[1] != numbers[2]


def test_a_paragraph_that_prints_nothing_is_not_there(tmp_path: Path) -> None:
    """No empty paragraph and no number without words."""
    text = "## A\n\n1. {% if c %}x{% endif %}\n\n1. y\n"
    assert texts(document(tmp_path, text, {"c": False})) == ["A", "y"]


SANDBOX = [
    ("{{ x.__class__ }}", "there is no field `__class__`"),
    ("{{ x._private }}", "there is no field `_private`"),
    ("{{ x.upper() }}", "a template cannot call functions"),
    ("{{ range(10) }}", "a template cannot call functions"),
    ("{{ 'a' * 9 }}", "a template cannot use `*`"),
    ("{{ 9 ** 9 }}", "a template cannot use `**`"),
    ("{{ x|attr('y') }}", "there is no filter `attr`"),
    ("{{ x|mony }}", "there is no filter `mony`"),
    ("{% if x is callable %}{% endif %}", "there is no test `callable`"),
    ("{{ x + }}", "unexpected"),
]


@pytest.mark.parametrize(("tag", "words"), SANDBOX)
def test_a_template_only_reads_and_prints(tmp_path: Path, tag: str, words: str) -> None:
    """Tricks are refused before anything is printed, at their line."""
    found = only(printed(tmp_path, f"one\n\ntwo {tag}\n", {"x": "a"}).diagnostics)
    assert (found.code, place(found)[1]) == ("DG313", 7)
    assert words in found.message


def test_a_word_template_prints_what_the_same_text_prints(tmp_path: Path) -> None:
    """Fields, filters, a loop, a condition and a table, from both kinds of source."""
    fields = {
        "price": Money(Decimal("5.00"), Currency.of("USD")),
        "rows": ({"id": "M1"}, {"id": "M2"}),
        "c": False,
        "name": "Smith & Sons <LLC>",
    }
    word = Document()
    word.add_paragraph("{{ name }} pays {{ price|money }}")
    for line in (
        "{%p if c %}",
        "never",
        "{%p endif %}",
        "{%p for row in rows %}",
        "{{ row.id }}",
        "{%p endfor %}",
    ):
        word.add_paragraph(line)
    table = word.add_table(rows=4, cols=1)
    for row, line in zip(
        table.rows, ("No.", "{%tr for row in rows %}", "{{ row.id }}", "{%tr endfor %}"), strict=True
    ):
        row.cells[0].text = line
    word.add_paragraph("end")
    buffer = BytesIO()
    word.save(buffer)
    text = (
        "{{ name }} pays {{ price|money }}\n\n{% if c %}\nnever\n{% endif %}\n\n{% for row in rows %}\n{{ row.id }}\n"
        '{% endfor %}\n\n| No. |\n|--|\n{% for row in rows %}\n| {{ row.id }} |\n{% endfor %}\n{: caption="n"}\n\nend\n'
    )
    store = shop(tmp_path, {"word": buffer.getvalue(), "text": FRONT + text})
    results = []
    for name in ("word", "text"):
        made = ready(store, name).value
        assert made is not None
        results.append(texts(made.render(fields, HEADER, PROPERTIES).value or b""))
    assert results[0] == results[1] == ["Smith & Sons <LLC> pays $5.00", "M1", "M2", "No.", "M1", "M2", "end"]


def test_a_fault_in_a_word_template_names_its_paragraph(tmp_path: Path) -> None:
    """With the words of the paragraph and the nearest field."""
    word = Document()
    word.add_paragraph("one")
    word.add_paragraph("two {{ prise }}")
    buffer = BytesIO()
    word.save(buffer)
    made = ready(shop(tmp_path, {"word": buffer.getvalue()}), "word").value
    assert made is not None
    found = only(made.render({"price": "1"}, HEADER, PROPERTIES).diagnostics)
    assert found.code == "DG341"
    assert found.message.startswith("templates/word/1.0/en.docx, paragraph 2 of word/document.xml")
    assert found.hint is not None
    assert "did you mean `price`?" in found.hint


def test_a_word_template_that_cannot_be_compiled_is_refused(tmp_path: Path) -> None:
    """A tag that is not closed, and a file that is no Word file."""
    word = Document()
    word.add_paragraph("{%p if a %}")
    buffer = BytesIO()
    word.save(buffer)
    for content in (buffer.getvalue(), b"no zip"):
        found = only(ready(shop(tmp_path / str(len(content)), {"word": content}), "word").diagnostics)
        assert found.code == "DG323"


def test_paper_is_a_property_of_the_compiled_template(tmp_path: Path) -> None:
    """S-26: tables, page and the tab stop of the footer follow it."""
    store = shop(tmp_path, {"sample": FRONT + '| a | b |\n|--|--|\n| c | d |\n{: caption="x"}\n'})
    widths = {}
    for paper in Paper:
        made = ready(store, "sample", paper=paper).value
        assert made is not None
        read = Document(BytesIO(made.render({}, HEADER, PROPERTIES).value or b""))
        section = read.sections[0]
        sides = (section.page_width, section.left_margin, section.right_margin)
        whole, left, right = (side.twips if side else 0 for side in sides)
        table = int(read.tables[0]._tbl.tblPr.find(qn("w:tblW")).get(qn("w:w")))
        assert table == whole - left - right
        widths[paper] = table
    assert widths == {Paper.LETTER: 9360, Paper.A4: 9026}


def test_a_template_is_compiled_once(tmp_path: Path) -> None:
    """The same version, language and paper give the same object; a changed layout gives another."""
    store = shop(tmp_path, {"sample": FRONT + "x\n"})
    first = ready(store, "sample").value
    assert ready(store, "sample").value is first
    assert ready(store, "sample", "en-GB").value is not first
    layouts = tmp_path / "templates" / "layouts"
    layouts.mkdir()
    letter = (REPOSITORY / "templates" / "layouts" / "letter.docx").read_bytes()
    (layouts / "agreement.docx").write_bytes(letter)
    again = shop(tmp_path, {"sample": FRONT + "x\n"})
    assert ready(again, "sample").value is not first


def test_a_layout_that_lacks_a_style_is_named(tmp_path: Path) -> None:
    """DG322 with the id of the style."""
    store = shop(tmp_path, {"sample": FRONT + "## A\n\n1. x\n"})
    layouts = tmp_path / "templates" / "layouts"
    layouts.mkdir()
    buffer = BytesIO()
    Document().save(buffer)
    (layouts / "agreement.docx").write_bytes(buffer.getvalue())
    found = only(ready(store, "sample").diagnostics)
    assert found.code == "DG322"
    assert "templates/layouts/agreement.docx" in found.message
    assert "Clause2" in found.message


def test_a_layout_that_word_has_saved_brings_no_words_of_its_own(tmp_path: Path) -> None:
    """Word leaves a paragraph behind; places of faults stay right too."""
    layouts = tmp_path / "templates" / "layouts"
    layouts.mkdir(parents=True)
    word = Document(str(REPOSITORY / "templates" / "layouts" / "agreement.docx"))
    word.add_paragraph("left behind")
    word.save(str(layouts / "agreement.docx"))
    assert texts(document(tmp_path, "one\n\n{{ x }}\n", {"x": "two"})) == ["one", "two"]
    assert place(only(printed(tmp_path, "one\n\n{{ y }}\n", {"x": "two"}).diagnostics))[1] == 7


def test_header_and_footer_print_the_document(tmp_path: Path) -> None:
    """Company, number, draft line, title, template, page X of Y (documents.md 6.4)."""
    made = document(tmp_path, "x\n")
    section = Document(BytesIO(made)).sections[0]
    header = [paragraph.text for paragraph in section.header.paragraphs]
    assert header == ["Reyes Kitchens\tKITCH-C", "DRAFT – NOT SIGNED – March 9, 2026"]
    footer = "".join(node.text for node in section.footer._element.iter(qn("w:t")))
    assert footer == "Sample · sample 1.0Page 1 of 1"


SCRIPT = """
import sys
from hashlib import sha256
from pathlib import Path
sys.path[:0] = ["tests"]
from templating.test_ready import sample_bytes
print(sha256(sample_bytes(Path(sys.argv[1]))).hexdigest())
"""


def sample_bytes(root: Path) -> bytes:
    """A document of several parts."""
    return document(root, REFERENCES, {"c": True, "c_text": "ไทย & <x>"})


def test_the_same_input_gives_the_same_bytes_everywhere(tmp_path: Path) -> None:
    """Twice in one process, and in others with another hash seed, locale and time zone."""
    first, second = sample_bytes(tmp_path / "a"), sample_bytes(tmp_path / "b")
    assert first == second
    for seed, locale, zone in (("1", "C", "Asia/Bangkok"), ("77", "de_DE.UTF-8", "America/Los_Angeles")):
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, str(tmp_path / seed)],
            cwd=REPOSITORY,
            env=environment(PYTHONHASHSEED=seed, LC_ALL=locale, TZ=zone),
            check=True,
            capture_output=True,
            text=True,
        )
        assert done.stdout.strip() == sha256(first).hexdigest()


def test_style_ids_of_a_document_are_those_of_its_layout(tmp_path: Path) -> None:
    """Styles, not direct formatting (documents.md 6.3, 3)."""
    made = document(tmp_path, REFERENCES, {"c": True, "c_text": "z"})
    used = {style for style, _ in paragraphs(made)}
    assert used == {"Heading1", "Clause2", "HeadingUnnumbered", "ExhibitHeading", "BodyText"}
    body = Document(BytesIO(made)).element.body
    direct = {child.tag for run in body.iter(qn("w:rPr")) for child in run}
    assert direct <= {qn("w:rStyle")}


def test_an_included_template_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """Only text can stand inside text."""
    buffer = BytesIO()
    Document().save(buffer)
    store = shop(tmp_path, {"sample": FRONT + "::: include word\n:::\n", "word": buffer.getvalue()})
    version = chosen(store, "sample")
    from docgen.language import language

    made = prepare(version, store, language("en-US"), Paper.A4, includes={"word": chosen(store, "word")})
    assert only(made.diagnostics).code == "DG321"
