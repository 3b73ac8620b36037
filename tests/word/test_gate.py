"""The gate: a sound document passes, and each rule has a broken file that it catches (design 10)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from docgen.word.gate import check_document, check_parts
from docgen.word.gate.rules import RULES
from docgen.word.package import read_parts
from word.files import Parts, broken, replaced, sample

TYPES = "[Content_Types].xml"
RELS = "word/_rels/document.xml.rels"
BODY = "<w:body>"
END = "<w:sectPr"
Change = Callable[[Parts], None]


def gone(part: str) -> Change:
    """A part is taken out."""

    def change(parts: Parts) -> None:
        del parts[part]

    return change


def before_end(xml: str) -> Change:
    """XML added at the end of the body."""
    return replaced(END, xml + END)


def comments(ids: str) -> Change:
    """A part of comments."""

    def change(parts: Parts) -> None:
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
        replaced(
            "</Types>", f'<Override PartName="/word/comments.xml" ContentType="{kind}"/></Types>', TYPES
        )(parts)
        namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        parts["word/comments.xml"] = f'<w:comments xmlns:w="{namespace}">{ids}</w:comments>'.encode()

    return change


def field(kinds: str) -> str:
    """A paragraph of field characters, one for each word."""
    runs = "".join(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in kinds.split())
    return f"<w:p>{runs}<w:r><w:t>x</w:t></w:r></w:p>"


MUTANTS: list[tuple[str, Change, str]] = [
    ("one_main_part", replaced("document.main+xml", "glossary+xml", TYPES), "has 0 main parts"),
    ("one_main_part", gone("_rels/.rels"), "is missing"),
    (
        "one_main_part",
        replaced('Target="word/document.xml"', 'Target="word/other.xml"', "_rels/.rels"),
        "main part",
    ),
    ("content_types_complete", lambda parts: parts.update({"word/media/a.png": b"x"}), "has no content type"),
    ("relations_resolved", gone("word/styles.xml"), "points to word/styles.xml"),
    ("relations_resolved", replaced('Id="rId2"', 'Id="rId1"', RELS), "rId1 twice"),
    ("relations_used_exist", replaced('r:id="rId3"', 'r:id="rId99"'), "uses the relationship rId99"),
    (
        "one_core_part",
        lambda parts: (
            parts.update({"docProps/core2.xml": parts["docProps/core.xml"]}),
            replaced(
                "</Types>",
                '<Override PartName="/docProps/core2.xml" ContentType='
                '"application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
                TYPES,
            )(parts),
        )[1],
        "second part of core properties",
    ),
    ("well_formed", replaced("</w:body>", ""), "is not well-formed"),
    (
        "cells_end_with_paragraph",
        before_end("<w:tbl><w:tr><w:tc><w:tcPr/></w:tc></w:tr></w:tbl>"),
        "cell does not end",
    ),
    ("tables_have_rows", before_end("<w:tbl><w:tblPr/></w:tbl>"), "a table has no row"),
    ("tables_have_rows", before_end("<w:tbl><w:tr/></w:tbl>"), "a row has no cell"),
    (
        "paragraphs_not_nested",
        before_end("<w:p><w:p><w:r><w:t>x</w:t></w:r></w:p></w:p>"),
        "inside a paragraph",
    ),
    ("no_loose_text", before_end("<w:p>loose</w:p>"), "words stand outside a text"),
    ("no_loose_text", before_end("<w:p><w:r><w:t>a\nb</w:t></w:r></w:p>"), "holds a line break"),
    ("no_loose_text", before_end("<?docgen-tagged?>"), "mark of the compiler"),
    (
        "deleted_text_is_marked",
        before_end('<w:p><w:del w:id="9"><w:r><w:t>x</w:t></w:r></w:del></w:p>'),
        "not marked as deleted",
    ),
    ("controls_have_content", before_end("<w:sdt><w:sdtPr/></w:sdt>"), "no content"),
    ("fields_are_whole", before_end(field("begin separate")), "begin and end as it should"),
    ("fields_are_whole", before_end(field("end")), "begin and end as it should"),
    ("fields_are_whole", before_end('<w:p><w:fldSimple w:instr=" PAGE "/></w:p>'), "shows no result"),
    ("numbered_paragraphs", before_end('<w:p><w:pPr><w:pStyle w:val="Clause2"/></w:pPr></w:p>'), "is empty"),
    (
        "ids_are_unique",
        before_end('<w:p><w:bookmarkStart w:id="1" w:name="x"/><w:bookmarkEnd w:id="1"/></w:p>'),
        "bookmark id 1 is used 2 times",
    ),
    (
        "ids_are_unique",
        before_end('<w:p><w:bookmarkStart w:id="77" w:name="two"/><w:bookmarkEnd w:id="77"/></w:p>'),
        "bookmark two is used 2 times",
    ),
    (
        "bookmarks_are_paired",
        before_end('<w:p><w:bookmarkStart w:id="77" w:name="x"/></w:p>'),
        "without an end",
    ),
    ("targets_exist", replaced('w:name="two"', 'w:name="three"'), "goes to two"),
    (
        "styles_defined",
        replaced('<w:pStyle w:val="Clause2"/>', '<w:pStyle w:val="Nope"/>'),
        "style Nope is not defined",
    ),
    (
        "lists_defined",
        before_end(
            '<w:p><w:pPr><w:numPr><w:numId w:val="99"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
        ),
        "the list 99 is not defined",
    ),
    ("lists_defined", replaced('<w:lvlText w:val="%1."/>', "", "word/numbering.xml"), "no format or no text"),
    (
        "lists_defined",
        replaced('<w:abstractNumId w:val="2"/>', '<w:abstractNumId w:val="42"/>', "word/numbering.xml"),
        "has no definition",
    ),
    ("comments_belong", comments(""), "holds no comment"),
    (
        "comments_belong",
        comments('<w:comment w:id="1"/><w:comment w:id="1"/>'),
        "the comment id 1 is used 2 times",
    ),
    ("comments_belong", before_end('<w:p><w:r><w:commentReference w:id="5"/></w:r></w:p>'), "comment 5"),
    ("tag_left", before_end("<w:p><w:r><w:t>{{ name }}</w:t></w:r></w:p>"), "a tag is left over"),
]


def test_a_sound_document_has_no_finding() -> None:
    """The files that the mutants are made from pass."""
    assert check_document(sample()) == []


@pytest.mark.parametrize(("rule", "change", "words"), MUTANTS)
def test_every_rule_catches_its_broken_file(rule: str, change: Change, words: str) -> None:
    """What Word would call unreadable is named."""
    findings = check_document(broken(change))
    assert any(words in text for _, text in findings), (rule, findings)


def test_no_rule_is_without_a_broken_file() -> None:
    """A new rule brings its own."""
    told = {rule for rule, _, _ in MUTANTS}
    names = {rule.__name__ for rule in RULES}
    assert {name for name in names if not any(name.startswith(one) for one in told)} == set()


def test_a_part_that_stands_in_the_package_twice_is_found() -> None:
    """Word opens the one, others open the other."""
    buffer = io.BytesIO(sample())
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("word/document.xml", b"<x/>")
    assert ("word/document.xml", "stands in the package more than once") in check_document(buffer.getvalue())


def test_bytes_that_are_no_package_are_said_to_be_none() -> None:
    """Not an exception."""
    assert check_document(b"no zip")[0][1].startswith("is not a package")


def test_braces_from_the_data_are_no_tag() -> None:
    """A client may be called {{ x }}."""
    parts = read_parts(broken(before_end("<w:p><w:r><w:t>{{ name }}</w:t></w:r></w:p>")))
    assert check_parts(parts, tags_are_data=True) == []
