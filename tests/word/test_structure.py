"""What a finished document is made of (documents.md 6.3)."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn

from docgen.word.package import pack_parts, read_parts
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


def kept_with_next(made: bytes, tag: str) -> list[bool]:
    """For each row of the first table, or for each paragraph of the body: whether it keeps with what follows."""
    body = Document(BytesIO(made)).element.body
    found = body.iter(qn("w:tr")) if tag == "tr" else body.findall(qn("w:p"))
    return [next(element.iter(qn("w:keepNext")), None) is not None for element in found]


def test_a_short_table_is_not_split(tmp_path: Path) -> None:
    """Up to ten rows below the head stay on one page, so that no total stands alone."""
    table = "| a |\n|--|\n" + "| b |\n" * 10 + '{: caption="x" total="last"}\n'
    assert kept_with_next(document(tmp_path, table), "tr") == [True] * 10 + [False]


def test_a_long_table_keeps_its_head_and_its_total_with_rows(tmp_path: Path) -> None:
    """The head with the first row, the last two rows with the total."""
    table = "| a |\n|--|\n" + "| b |\n" * 25 + '{: caption="x" total="last"}\n'
    kept = kept_with_next(document(tmp_path, table), "tr")
    assert [position for position, keeps in enumerate(kept) if keeps] == [0, 1, 23, 24]


def test_words_before_a_table_or_list_stay_with_it(tmp_path: Path) -> None:
    """What ends in a colon introduces what follows."""
    made = document(tmp_path, "It is made of:\n\n- one\n- two\n\nThat is all.\n")
    assert kept_with_next(made, "p") == [True, False, False, False]


def test_words_beside_figures_stand_off_from_them(tmp_path: Path) -> None:
    """A column of words right of a column of figures has more space on its left."""
    row = "| a | 1 | b | 2 |\n"
    made = document(tmp_path, row + "|:--|--:|:--|--:|\n" + row + '{: caption="x"}\n')
    cells = list(Document(BytesIO(made)).element.body.iter(qn("w:tc")))[:4]
    assert [cell.find(f"{qn('w:tcPr')}/{qn('w:tcMar')}") is not None for cell in cells] == [
        False,
        False,
        True,
        False,
    ]


def test_signature_blocks_stay_on_one_page_as_far_as_it_holds_them(tmp_path: Path) -> None:
    """All blocks of a few signers; of many only the last two, and each block for itself."""
    for count, joined in ((3, [True, True, False]), (12, [False] * 10 + [True, False])):
        signers = [{"heading": "H", "lines": [{"label": "L", "text": ""}] * 3}] * count
        folder = tmp_path / str(count)
        folder.mkdir()
        made = document(folder, 'words\n\n::: signatures {for="signers"}\n:::\n', {"signers": signers})
        rows = kept_with_next(made, "tr")
        assert rows[2::3] == joined
        assert all(rows[0::3]) and all(rows[1::3])


def test_what_a_letter_encloses_stays_with_its_signature(tmp_path: Path) -> None:
    """The page after the signature does not begin with the list of enclosures alone."""
    signers = [{"heading": "H", "lines": [{"label": "L", "text": ""}]}]
    text = 'words\n\n::: signatures {for="signers"}\n:::\n\n::: enclosure\nEnclosed: x.\n:::\n'
    assert kept_with_next(document(tmp_path, text, {"signers": signers}), "tr") == [True]


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
    """In whatever order they are handed over."""
    parts = read_parts(sample())
    turned = dict(reversed(list(parts.items())))
    assert pack_parts(parts) == pack_parts(turned) == sample()


def test_a_list_below_bullets_starts_at_its_first_letter(tmp_path: Path) -> None:
    """Each list of numbers below a bullet counts for itself."""
    made = document(tmp_path, "- a\n  1. x\n  1. y\n- b\n  1. z\n")
    assert texts(made) == ["a", "x", "y", "b", "z"]
    body = Document(BytesIO(made)).element.body
    numbers = [node.get(qn("w:val")) for node in body.iter(qn("w:numId"))]
    assert numbers[1] == numbers[2] != numbers[4]
