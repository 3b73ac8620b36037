"""Where a document comes from, carried in a part of its own, and its words as any program saved them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from docgen.word.package import NotAPackage, read_parts
from docgen.word.provenance import (
    NAMESPACE,
    Provenance,
    provenance_of,
    provenance_xml,
    seal,
    sealed_in,
    with_provenance_part,
)
from docgen.word.text import paragraphs_of
from helpers import docgen, through_libreoffice, workspace_of

MADE = Provenance("KITCH", "demand-letter", "KITCH-N-03", "demand-letter 1.0", "0.1.0", "2026-07-13", "ab12")
MAIN = "word/document.xml"
WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=40
)


def packed(parts: dict[str, bytes]) -> bytes:
    """Parts as a .docx."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def plain(*paragraphs: str) -> bytes:
    """A Word file of python-docx's with these paragraphs."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@given(WORDS, WORDS, st.lists(WORDS, max_size=4))
def test_what_is_written_is_read_back(project: str, number: str, paragraphs: list[str]) -> None:
    """Whatever the words are, `&` and `<` among them."""
    made = Provenance(project, "contract", number, "contract 1.0", "0.1.0", "2026-02-17", "00")
    found = sealed_in({"customXml/item1.xml": provenance_xml(made, paragraphs)})
    assert found is not None
    assert found.provenance == made and found.seals == tuple(map(seal, paragraphs))


def test_a_file_with_custom_parts_of_its_own_keeps_them() -> None:
    """The next free number is taken, and Word finds the part by its relation and content type."""
    parts = read_parts(plain("One"))
    parts["customXml/item1.xml"] = b"<mine/>"
    made, item = with_provenance_part(parts, MAIN)
    assert item == "customXml/item2.xml" and made["customXml/item1.xml"] == b"<mine/>"
    made[item] = provenance_xml(MADE, ["One"])
    found = provenance_of(packed(made))
    assert found is not None and found.provenance == MADE
    assert b'Target="../customXml/item2.xml"' in made["word/_rels/document.xml.rels"]
    assert b"/customXml/item2.xml" in made["[Content_Types].xml"]
    Document(io.BytesIO(packed(made)))


def test_a_part_that_was_moved_is_found_by_its_namespace() -> None:
    """Word numbers custom parts as it likes."""
    assert sealed_in({"customXml/item7.xml": provenance_xml(MADE, [])}) is not None
    assert sealed_in({"word/other.xml": provenance_xml(MADE, [])}) is None
    assert sealed_in({"customXml/item1.xml": b"<broken"}) is None


def test_a_file_of_somebody_else_has_none() -> None:
    """No part, no provenance; and what is no package is said to be none."""
    assert provenance_of(plain("One")) is None
    with pytest.raises(NotAPackage):
        provenance_of(b"not a package")


def test_a_package_that_unpacks_without_end_is_refused() -> None:
    """Half a gigabyte of nothing packs into less than a megabyte."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open(MAIN, "w", force_zip64=True) as part,
    ):
        for _ in range(513):
            part.write(bytes(1024 * 1024))
    with pytest.raises(NotAPackage, match="more than any document"):
        read_parts(stream.getvalue())


def test_white_space_and_empty_paragraphs_say_nothing() -> None:
    """So that another program's way of writing them makes no difference."""
    assert paragraphs_of(plain("One  two", "", "   ", "Three\tfour")) == ("One two", "Three four")


def test_every_document_of_an_example_survives_a_save_in_libreoffice(tmp_path: Path) -> None:
    """The seals of a contract with its exhibits, and of a letter with its tables, hold after the save."""
    root = workspace_of(tmp_path, "riverside-kitchen")
    (root / "projects" / "riverside-kitchen" / "docgen.lock").unlink()
    ran = docgen(root, "build", "riverside-kitchen", "--only", "contract", "--only", "demand-letter")
    assert ran.code == 0, ran.text
    for path in sorted((root / "output" / "riverside-kitchen").glob("*.docx")):
        folder = tmp_path / path.stem
        folder.mkdir()
        content = through_libreoffice(path, "docx", folder).read_bytes()
        sealed, fresh = provenance_of(content), provenance_of(path.read_bytes())
        assert NAMESPACE and sealed is not None and sealed == fresh
        assert tuple(map(seal, paragraphs_of(content))) == sealed.seals, path.name
