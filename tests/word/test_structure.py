"""What a finished document is made of (documents.md 6.3)."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn

from docgen.word.package import content_digest, pack_parts, read_parts
from templating.desk import document, texts
from word.files import sample


def test_a_table_repeats_its_header_and_keeps_its_rows_whole() -> None:
    """With alternative text, fixed widths and the figures at the right."""
    table = Document(BytesIO(sample())).tables[0]._tbl
    rows = table.findall(qn("w:tr"))
    assert [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows] == [True, False]
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
    assert table.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Things"
    assert table.tblPr.find(qn("w:tblLook")).get(qn("w:lastRow")) == "1"
    styles = [node.get(qn("w:val")) for node in rows[1].iter(qn("w:pStyle"))]
    assert styles == ["TableText", "TableNumber"]


def test_a_table_of_many_columns_has_smaller_type(tmp_path: Path) -> None:
    """From seven columns on."""
    row = "| a " * 7 + "|\n"
    made = document(tmp_path, row + "|--" * 7 + "|\n" + row + '{: caption="x"}\n')
    table = Document(BytesIO(made)).tables[0]._tbl
    assert table.tblPr.find(qn("w:tblStyle")).get(qn("w:val")) == "DocumentTableNarrow"
    assert {node.get(qn("w:val")) for node in table.iter(qn("w:pStyle"))} == {"TableTextSmall"}


def test_a_signature_never_stands_alone(tmp_path: Path) -> None:
    """The words before it, its heading and all its rows but the last keep with what follows."""
    signers = [{"heading": "H", "lines": [{"label": "L", "text": ""}, {"label": "M", "text": "x"}]}]
    made = document(tmp_path, 'words\n\n::: signatures {for="signers"}\n:::\n', {"signers": signers})
    body = Document(BytesIO(made)).element.body
    keeps = [
        paragraph.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for paragraph in body.iter(qn("w:p"))
    ]
    assert keeps[:6] == [True, True, True, True, False, False]


def test_two_tables_stay_two(tmp_path: Path) -> None:
    """Word would join them; a thin paragraph stands between."""
    table = '| a |\n|--|\n| b |\n{: caption="x"}\n'
    body = Document(BytesIO(document(tmp_path, f"{table}\n{table}"))).element.body
    kinds = [child.tag.split("}")[1] for child in body]
    assert kinds == ["tbl", "p", "tbl", "p", "sectPr"]


def test_words_of_one_look_are_one_run(tmp_path: Path) -> None:
    """A comparison shows changed words, not changed runs (documents.md 6.3, 11)."""
    made = document(tmp_path, "{{ a }} b {% if c %}d{% endif %} **e {{ a }}**\n", {"a": "x", "c": True})
    runs = list(Document(BytesIO(made)).element.body.iter(qn("w:r")))
    assert ["".join(node.text or "" for node in run.iter(qn("w:t"))) for run in runs] == ["x b d ", "e x"]


def test_properties_say_what_the_document_is_and_nothing_else() -> None:
    """Its own date, author and title; no machine, no template author (documents.md 6.3, 10)."""
    properties = Document(BytesIO(sample())).core_properties
    assert (properties.title, properties.author, properties.last_modified_by) == (
        "Sample",
        "Ana Reyes",
        "Ana Reyes",
    )
    assert (properties.language, properties.keywords) == ("en-US", "KITCH")
    assert f"{properties.created:%Y-%m-%d %H:%M}" == "2026-03-09 00:00"
    names = set(read_parts(sample()))
    assert {name for name in names if name.startswith("docProps/")} == {
        "docProps/core.xml",
        "docProps/app.xml",
    }


def test_equal_parts_give_equal_bytes() -> None:
    """In whatever order they are handed over; the digest looks at the content alone."""
    parts = read_parts(sample())
    turned = dict(reversed(list(parts.items())))
    assert pack_parts(parts) == pack_parts(turned) == sample()
    changed = {**parts, "word/document.xml": parts["word/document.xml"].replace(b"Agreement", b"Agreemant")}
    assert content_digest(pack_parts(changed)) != content_digest(sample())


def test_a_list_below_bullets_starts_at_its_first_letter(tmp_path: Path) -> None:
    """Each list of numbers below a bullet counts for itself."""
    made = document(tmp_path, "- a\n  1. x\n  1. y\n- b\n  1. z\n")
    assert texts(made) == ["a", "x", "y", "b", "z"]
    body = Document(BytesIO(made)).element.body
    numbers = [node.get(qn("w:val")) for node in body.iter(qn("w:numId"))]
    assert numbers[1] == numbers[2] != numbers[4]
