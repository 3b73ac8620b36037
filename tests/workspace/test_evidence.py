"""Files of the record: found, counted, hashed, and never read outside the workspace."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from docgen.diagnostics import Checked
from docgen.model import Record
from docgen.workspace.evidence import Material, read_evidence
from docgen.workspace.files import Desk
from docgen.workspace.pages import Media, Pages, labelled, pages_of

DAY = date(2026, 7, 30)


def pdf_of(pages: int, *, turned: int = 0, password: str | None = None) -> bytes:
    """A PDF with so many empty pages."""
    writer, made = PdfWriter(), BytesIO()
    for _ in range(pages):
        writer.add_blank_page(612, 792).rotate(turned)
    if password is not None:
        writer.encrypt(password)
    writer.write(made)
    return made.getvalue()


def picture(form: str, frames: int = 1) -> bytes:
    """A small white picture in one of Pillow's formats."""
    made, white = BytesIO(), Image.new("RGB", (60, 40), "white")
    more = [Image.new("RGB", (60, 40), "black") for _ in range(frames - 1)]
    white.save(made, form, **({"save_all": True, "append_images": more} if more else {}))
    return made.getvalue()


def read(
    root: Path, *entries: dict[str, object], notices: tuple[dict[str, object], ...] = ()
) -> Checked[Material]:
    """What reading a record with these entries gives; the project is `projects/job`."""
    record = Record.model_validate({"docgen": "1", "evidence": list(entries), "notices": list(notices)})
    return read_evidence(record, root / "projects" / "job", Desk(root), as_of=DAY)


def entry(file: str, day: str = "2026-07-01") -> dict[str, object]:
    """An entry of the evidence."""
    return {"file": file, "description": "What it is", "date": day}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An empty project in an empty workspace."""
    (tmp_path / "work" / "projects" / "job").mkdir(parents=True)
    return tmp_path / "work"


@pytest.mark.parametrize(
    ("content", "suffix", "expected"),
    [
        (pdf_of(1), ".pdf", Pages(Media.PDF, 1)),
        (pdf_of(7), ".PDF", Pages(Media.PDF, 7)),
        (picture("TIFF", 3), ".tif", Pages(Media.IMAGE, 3)),
        (picture("TIFF"), ".tiff", Pages(Media.IMAGE, 1)),
        (picture("JPEG"), ".jpg", Pages(Media.IMAGE, 1)),
        (picture("GIF", 4), ".gif", Pages(Media.IMAGE, 1)),
        (b"any bytes", ".docx", Pages(Media.OTHER, None)),
        (b"", "", Pages(Media.OTHER, None)),
        (b"To: a@example.com\r\nX-Unsent: 1\r\n\r\nText", ".eml", Pages(Media.DRAFT, None)),
        (b"To: a@example.com\nx-unsent: 1\n\nText", ".EML", Pages(Media.DRAFT, None)),
        (b"To: a@example.com\r\n\r\nX-Unsent: 1\r\n", ".eml", Pages(Media.OTHER, None)),
    ],
)
def test_pages_are_counted_by_the_kind_of_file(content: bytes, suffix: str, expected: Pages) -> None:
    """Pages of a PDF, frames of a TIFF, one for any other picture, none for what has no fixed pages."""
    assert pages_of(content, suffix) == expected


@pytest.mark.parametrize(
    ("content", "suffix", "problem"),
    [
        (pdf_of(2, password="secret"), ".pdf", "it is protected with a password"),
        (pdf_of(2)[:200], ".pdf", "it is not a sound PDF file"),
        (b"", ".pdf", "it is not a sound PDF file"),
        (picture("PNG"), ".pdf", "it is not a sound PDF file"),
        (b"\xff\xd8\xff no picture", ".jpg", "it is not a sound picture"),
        (pdf_of(1), ".png", "it is not a sound picture"),
    ],
)
def test_a_damaged_file_is_a_problem_and_no_exception(
    content: bytes, suffix: str, problem: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """The pages are not known, the reason is said, and the libraries print nothing of their own."""
    found = pages_of(content, suffix)
    assert (found.count, found.problem) == (None, problem)
    assert capfd.readouterr() == ("", "")


def test_evidence_is_read_with_digest_and_pages(root: Path) -> None:
    """The project's folder comes before the workspace; both are named from the workspace."""
    (root / "projects" / "job" / "a.pdf").write_bytes(pdf_of(2))
    (root / "a.pdf").write_bytes(pdf_of(9))
    (root / "shared.jpg").write_bytes(picture("JPEG"))

    found = read(root, entry("a.pdf"), entry("shared.jpg"))

    assert found.value is not None and not found.diagnostics
    first, second = found.value.evidence
    assert (first.place, first.pages, first.media) == ("projects/job/a.pdf", 2, "pdf")
    assert first.digest == sha256(pdf_of(2)).hexdigest()
    assert (second.place, second.pages, second.media) == ("shared.jpg", 1, "image")
    assert found.value.contents["shared.jpg"] == picture("JPEG")


def test_what_is_not_known_yet_is_not_read(root: Path) -> None:
    """S-2: an entry dated after the as-of date needs no file yet."""
    found = read(root, entry("later.pdf", "2026-07-31"))
    assert found.value is not None and found.value.evidence == () and not found.diagnostics


@pytest.mark.parametrize(
    "file", ["missing.pdf", "../other/x.pdf", "/etc/hostname", "a/../../../x.pdf", "..\\x.pdf", "folder"]
)
def test_a_file_that_is_not_there_or_lies_outside_is_an_error_at_its_place(root: Path, file: str) -> None:
    """DG911 points at the entry, and nothing outside is opened, though it is there."""
    (root / "projects" / "job" / "folder").mkdir()
    (root / "projects" / "other").mkdir()
    (root / "projects" / "other" / "x.pdf").write_bytes(pdf_of(1))
    (root / "projects" / "job" / "good.pdf").write_bytes(pdf_of(1))

    found = read(root, entry("good.pdf"), entry(file))

    assert found.value is None
    assert [(one.code, str(one.at)) for one in found.diagnostics] == [("DG911", "record:evidence[1].file")]


def test_a_link_that_leads_out_of_the_workspace_is_refused(root: Path) -> None:
    """A link inside the workspace is followed, one that leads out is not."""
    outside = root.parent / "secret.pdf"
    outside.write_bytes(pdf_of(1))
    (root / "inside.pdf").write_bytes(pdf_of(3))
    (root / "projects" / "job" / "out.pdf").symlink_to(outside)
    (root / "projects" / "job" / "in.pdf").symlink_to(root / "inside.pdf")

    kept, refused = read(root, entry("in.pdf")), read(root, entry("out.pdf"))

    assert kept.value is not None and kept.value.evidence[0].pages == 3
    assert refused.value is None and "leads out of the workspace" in refused.diagnostics[0].message


@pytest.mark.parametrize("file", ["itself.pdf", "a" * 300 + ".pdf"])
def test_a_name_that_leads_to_no_file_is_an_error_at_its_place(root: Path, file: str) -> None:
    """A link to itself, and a name longer than a file system has."""
    (root / "projects" / "job" / "itself.pdf").symlink_to("itself.pdf")

    found = read(root, entry(file))

    assert found.value is None
    assert [(one.code, str(one.at)) for one in found.diagnostics] == [("DG911", "record:evidence[0].file")]


def test_pages_that_cannot_be_counted_are_a_warning(root: Path) -> None:
    """DG912: the file is there and is copied, its labels are left to a person."""
    (root / "projects" / "job" / "locked.pdf").write_bytes(pdf_of(2, password="secret"))

    found = read(root, entry("locked.pdf"))

    assert found.value is not None and found.value.evidence[0].pages is None
    assert [(one.code, one.is_error) for one in found.diagnostics] == [("DG912", False)]


def test_copies_of_what_was_sent_are_read_once(root: Path) -> None:
    """Two sendings of one letter name one copy, which lies in the project's folder only."""
    folder = root / "projects" / "job" / "issued"
    folder.mkdir()
    (folder / "JOB-N-01.pdf").write_bytes(pdf_of(4))
    (root / "elsewhere.pdf").write_bytes(pdf_of(1))
    sent: dict[str, object] = {
        "document": "demand-letter",
        "sent": "2026-07-13",
        "file": "issued/JOB-N-01.pdf",
    }

    found = read(root, notices=({**sent, "method": "courier"}, {**sent, "method": "email"}))
    lost = read(root, notices=({**sent, "method": "courier", "file": "elsewhere.pdf"},))

    assert found.value is not None
    assert [(one.file, one.pages) for one in found.value.copies] == [("issued/JOB-N-01.pdf", 4)]
    assert lost.value is None and str(lost.diagnostics[0].at) == "record:notices[0].file"


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_label_stands_on_every_page_of_a_copy(turned: int) -> None:
    """The same bytes every time; the words can be read back; the page keeps its size as it is seen."""
    names = ("Exhibit 3 – page 1 of 2", "Exhibit 3 – page 2 of 2")
    made = labelled(pdf_of(2, turned=turned), names)

    assert made is not None and made == labelled(pdf_of(2, turned=turned), names)
    pages = PdfReader(BytesIO(made)).pages
    assert [page.extract_text().strip() for page in pages] == list(names)
    width, height = pages[0].mediabox.width, pages[0].mediabox.height
    assert (width > height) is (turned in (90, 270))


def test_a_file_that_cannot_be_labelled_is_left_alone() -> None:
    """Another number of labels than pages, or no sound PDF: there is no labelled copy."""
    assert labelled(pdf_of(2), ("Exhibit 3 – page 1 of 1",)) is None
    assert labelled(b"no PDF", ("Exhibit 3 – page 1 of 1",)) is None
