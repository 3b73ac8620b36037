"""A file that goes out in place of docgen's own: what can be kept as what was sent, and what cannot."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from PIL import Image
from pypdf import PdfWriter

from helpers import Ran, digests, edit, workspace_of
from helpers import docgen_here as docgen

NAME = "riverside-kitchen"
APPROVED = ("--approved-by", "Tomas Reyes")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The kitchen on the day of its final demand; tests write nothing into it."""
    workspace = workspace_of(tmp_path_factory.mktemp("practice"), NAME)
    (workspace / "projects" / NAME / "docgen.lock").unlink()
    return workspace


def pdf() -> bytes:
    writer, made = PdfWriter(), BytesIO()
    writer.add_blank_page(200, 200)
    writer.write(made)
    return made.getvalue()


def picture() -> bytes:
    made = BytesIO()
    Image.new("RGB", (8, 8)).save(made, "PNG")
    return made.getvalue()


def letter(*paragraphs: str) -> bytes:
    document, made = Document(), BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(made)
    return made.getvalue()


def issued(root: Path, document: str, file: Path, *more: str) -> Ran:
    """A dry run with a file: it says everything and writes nothing."""
    before = digests(root / "projects")
    ran = docgen(
        root, "issue", NAME, document, *APPROVED, "--file", str(file), "-n", *(more or ("--method", "hand"))
    )
    assert digests(root / "projects") == before
    return ran


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("p.png", picture(), "p.png is a picture, and demand-letter is no paper that everybody has signed"),
        ("letter.docx", b"not a package", "letter.docx is no Word document, whatever its name says"),
        ("letter.pdf", b"not a PDF", "letter.pdf cannot be kept: it is not a sound PDF file"),
        ("letter.odt", b"whatever", "letter.odt is not a file that docgen can keep as what was sent"),
        ("letter", b"whatever", "letter is not a file that docgen can keep as what was sent"),
        ("empty.docx", b"", "empty.docx is no Word document"),
    ],
)
def test_what_cannot_be_a_letter_is_refused(
    root: Path, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    """DG910 says what is wrong with the file, and what to give instead."""
    file = tmp_path / name
    file.write_bytes(content)
    ran = issued(root, "demand-letter", file)
    assert ran.code == 1 and "error[DG910]" in ran.err and said in ran.err and "help: " in ran.err


def test_a_letter_goes_out_as_pdf_or_word(root: Path, tmp_path: Path) -> None:
    """A Word file must state the date that is recorded of it: by hand on Monday 13 July, 14 days on is 27 July."""
    file = tmp_path / "letter.pdf"
    file.write_bytes(pdf())
    assert issued(root, "demand-letter", file).code == 0

    file = tmp_path / "letter.docx"
    file.write_bytes(letter("Please pay by Monday, July 27, 2026."))
    assert issued(root, "demand-letter", file).code == 0
    file.write_bytes(letter("Please pay by Monday, July 2, 2026."))
    ran = issued(root, "demand-letter", file)
    assert (
        ran.code == 1 and "error[DG913]" in ran.err and "deadline" in ran.err and "July 27, 2026" in ran.err
    )


def test_a_picture_shows_a_signed_paper(root: Path, tmp_path: Path) -> None:
    """The contract is signed, change order 3 is not."""
    scan = tmp_path / "scan.png"
    scan.write_bytes(picture())
    ran = issued(root, "contract", scan)
    assert ran.code == 0 and "KITCH-C_contract_2026-02-17_signed.png" in ran.out
    assert "[DG910]" in issued(root, "change-order-3", scan).err


def test_a_document_of_another_project_is_refused(root: Path, tmp_path: Path) -> None:
    """DG908: of one kind and yet not this one."""
    other = workspace_of(tmp_path, NAME)
    (other / "projects" / NAME / "docgen.lock").unlink()
    edit(other / "projects" / NAME / "project.yaml", "code: KITCH ", "code: OTHER ")
    assert docgen(other, "build", NAME, "--only", "change-order-3").code == 0
    (order,) = (other / "output" / NAME).glob("*CO-03*.docx")
    ran = issued(root, "change-order-3", order)
    assert ran.code == 1 and "is change-order-3 of OTHER, not of KITCH" in ran.err


def test_one_scan_is_not_kept_as_two_documents(tmp_path: Path) -> None:
    """DG917: the signed contract's scan given for a change order is the wrong file; given again for the contract it is not."""
    workspace = workspace_of(tmp_path, NAME)
    (workspace / "projects" / NAME / "docgen.lock").unlink()
    scan, other = tmp_path / "scan.pdf", tmp_path / "other.pdf"
    scan.write_bytes(pdf())
    other.write_bytes(pdf().replace(b"200", b"300"))

    def keep(document: str, file: Path, *more: str) -> Ran:
        return docgen(workspace, "issue", NAME, document, "--method", "hand", "--file", str(file), *more)

    assert keep("contract", scan).code == 0
    before = digests(workspace / "projects")
    ran = keep("change-order-1", scan)
    assert ran.code == 1 and "scan.pdf is the file that is kept as contract of " in ran.err
    assert "error[DG917]" in ran.err and digests(workspace / "projects") == before
    assert keep("contract", scan, "-n").code == 0
    assert keep("change-order-1", other).code == 0


def test_a_file_that_is_open_is_not_frozen(root: Path, tmp_path: Path) -> None:
    """What is not saved yet would not be in it."""
    file = tmp_path / "letter.pdf"
    file.write_bytes(pdf())
    lock = tmp_path / ".~lock.letter.pdf#"
    lock.touch()
    ran = issued(root, "demand-letter", file)
    assert ran.code == 2 and "save and close it" in ran.err
