"""What lies beside a packet: cover sheets, copies, labels, manifest and zip, built from real files."""

from __future__ import annotations

import json
import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from helpers import built, digests, docgen, edit, word_text, workspace_of

KITCHEN = "riverside-kitchen"
DAY = ("--as-of", "2026-07-30", "--only", "hand-off-packet")
DEMAND = """\
  - number: KITCH-N-03
    document: demand-letter
    sent: 2026-07-13 09:00
    method: courier
    tracking: "1Z 999"
    delivered: 2026-07-14
    printed: {deadline: 2026-07-28}
    file: issued/KITCH-N-03_demand-letter_2026-07-13.pdf

# Letters that a person has read"""
EVIDENCE = """
evidence:
  - {file: evidence/acceptance cabinets.pdf, description: Acceptance of the cabinets, date: 2026-04-21, original_held: true}
  - {file: evidence/photo.jpg, description: Photograph of the cabinets, date: 2026-04-22}
  - {file: shared.tiff, description: Courier receipt, date: 2026-07-14}
"""


def pdf_of(pages: int) -> bytes:
    """A PDF with so many empty pages."""
    writer, made = PdfWriter(), BytesIO()
    for _ in range(pages):
        writer.add_blank_page(612, 792)
    writer.write(made)
    return made.getvalue()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The kitchen after its demand's deadline, with evidence and the copy of the demand."""
    root = workspace_of(tmp_path / "practice", KITCHEN)
    project = root / "projects" / KITCHEN
    (project / "docgen.lock").unlink()  # the newest wording of every template
    record = project / "record.yaml"
    edit(record, "# Letters that a person has read", DEMAND)
    record.write_text(record.read_text(encoding="utf-8") + EVIDENCE, encoding="utf-8")
    for folder in ("evidence", "issued"):
        (project / folder).mkdir()
    (project / "evidence" / "acceptance cabinets.pdf").write_bytes(pdf_of(5))
    (project / "issued" / "KITCH-N-03_demand-letter_2026-07-13.pdf").write_bytes(pdf_of(3))
    white = Image.new("RGB", (60, 40), "white")
    white.save(project / "evidence" / "photo.jpg")
    white.save(root / "shared.tiff", save_all=True, append_images=[white.copy()])
    return root


def build(root: Path, *options: str) -> dict[str, str]:
    """The row of the packet in the result of a build that went well."""
    ran = docgen(root, "build", KITCHEN, *(options or DAY), "--format", "json")
    assert ran.code == 0, ran.text
    rows = json.loads(ran.out)["projects"][0]["documents"]
    row: dict[str, str] = next(row for row in rows if row["id"] == "hand-off-packet")
    return row


def folder_of(root: Path) -> Path:
    """The folder beside the packet."""
    return root / "output" / KITCHEN / "KITCH_hand-off-packet_2026-07-30"


def test_everything_lies_beside_the_packet(root: Path) -> None:
    """A cover sheet an exhibit, each file under its exhibit's name, a labelled copy of each PDF."""
    row = build(root)

    assert row["path"].endswith("/KITCH_hand-off-packet_2026-07-30.draft.docx")
    names = sorted(path.name for path in folder_of(root).iterdir())
    covers = [f"Exhibit-{number:02d}.docx" for number in range(1, 15)]
    assert names == sorted(
        [
            "Agency-copy.docx",
            *covers,
            "Exhibit-09_acceptance-cabinets.pdf",
            "Exhibit-09_acceptance-cabinets.labelled.pdf",
            "Exhibit-10_photo.jpg",
            "Exhibit-13_KITCH-N-03_demand-letter_2026-07-13.pdf",
            "Exhibit-13_KITCH-N-03_demand-letter_2026-07-13.labelled.pdf",
            "Exhibit-14_shared.tiff",
            "KITCH_hand-off-packet_2026-07-30.zip",
            "MANIFEST.txt",
        ]
    )
    assert (folder_of(root) / "Exhibit-09_acceptance-cabinets.pdf").read_bytes() == pdf_of(5)
    labelled = PdfReader(folder_of(root) / "Exhibit-09_acceptance-cabinets.labelled.pdf")
    assert labelled.pages[1].extract_text().strip() == "Exhibit 9 – page 2 of 5"


def test_the_packet_and_its_cover_sheets_say_the_same(root: Path) -> None:
    """Read back out of Word: parts, exhibits with pages, labels, digest, and the sum."""
    build(root)

    packet = word_text(built(root, KITCHEN, "hand-off-packet"))
    cover = word_text(folder_of(root) / "Exhibit-09.docx")
    empty = word_text(folder_of(root) / "Exhibit-01.docx")

    titles = (
        "Cover memo",
        "Debtor sheet",
        "Timeline",
        "Contract set",
        "Account",
        "Performance",
        "Correspondence",
    )
    for number, title in enumerate(
        (*titles, "Disputes and weak points", "Statutory checklist", "Instruction page"), 1
    ):
        assert f"Part {number} – {title}" in packet
    assert "$12,454.72" in packet and "W-LIEN-CLOCK" in packet
    assert "\nExhibit 9\nAcceptance of the cabinets (April 21, 2026)\nApril 21, 2026\n5\n" in packet
    assert "NOT EXECUTED" in packet
    assert all(f"Exhibit 9 – page {page} of 5" in cover for page in range(1, 6))
    assert sha256(pdf_of(5)).hexdigest() in cover
    assert "Exhibit 1 – page ____ of ____" in empty and "No file of this exhibit is on record." in empty


def test_the_manifest_and_the_zip_hold_every_file(root: Path) -> None:
    """Each digest can be checked; the zip has the copy for others and not the packet, with fixed times."""
    build(root)
    folder, packet = folder_of(root), built(root, KITCHEN, "hand-off-packet")

    lines = (folder / "MANIFEST.txt").read_text(encoding="utf-8").splitlines()
    rows = {row[0]: row[1:] for row in (line.split("\t") for line in lines[3:])}
    assert lines[0] == "Hand-off packet, agreement KITCH-C, as of July 30, 2026"
    assert lines[2].split("\t") == ["File", "SHA-256", "Pages", "Exhibit"]
    assert rows["Exhibit-14_shared.tiff"][1:] == ["2", "Exhibit 14"]
    with zipfile.ZipFile(folder / f"{folder.name}.zip") as bundle:
        packed = {name.partition("/")[2]: bundle.read(name) for name in bundle.namelist()}
        assert {entry.date_time for entry in bundle.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert bundle.namelist() == sorted(bundle.namelist())
    assert set(packed) == {*rows, "MANIFEST.txt"} and packet.name not in packed
    assert packed["Agency-copy.docx"] == (folder / "Agency-copy.docx").read_bytes()
    assert packet.read_bytes() not in packed.values()
    assert {name: sha256(content).hexdigest() for name, content in packed.items() if name in rows} == {
        name: row[0] for name, row in rows.items()
    }


def test_equal_files_give_equal_bytes(root: Path) -> None:
    """A second build from nothing writes the same files."""
    build(root)
    before = digests(root / "output")
    for path in sorted((root / ".docgen").iterdir()):
        path.unlink()
    for path in sorted((root / "output").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()

    build(root)

    assert digests(root / "output") == before


def test_a_changed_file_makes_the_packet_out_of_date(root: Path) -> None:
    """Unchanged, nothing is built; with another page the packet, its cover sheet and copies are new."""
    build(root)
    assert build(root)["status"] == "unchanged"
    (root / "projects" / KITCHEN / "evidence" / "acceptance cabinets.pdf").write_bytes(pdf_of(6))

    assert build(root)["status"] == "updated"

    assert "Exhibit 9 – page 6 of 6" in word_text(folder_of(root) / "Exhibit-09.docx")
    assert not any("(new)" in path.name for path in folder_of(root).iterdir())


def test_what_a_person_edited_is_kept(root: Path) -> None:
    """The edited cover sheet stays, the new one lies beside it, and the row says so."""
    build(root)
    cover = folder_of(root) / "Exhibit-09.docx"
    cover.write_bytes(cover.read_bytes() + b" ")
    mine = cover.read_bytes()
    (root / "projects" / KITCHEN / "evidence" / "acceptance cabinets.pdf").write_bytes(pdf_of(6))

    row = build(root)

    assert row["status"] == "beside" and "Exhibit-09.docx was edited" in row["note"]
    assert cover.read_bytes() == mine
    assert "of 6" in word_text(cover.with_name("Exhibit-09 (new).docx"))


def test_the_packet_of_another_day_takes_the_place_of_the_old_one(root: Path) -> None:
    """Files that nobody edited go, with their folder; one that somebody edited stays."""
    build(root)
    old = folder_of(root)
    (old / "MANIFEST.txt").write_text("with my notes", encoding="utf-8")

    build(root, "--as-of", "2026-07-31", "--only", "hand-off-packet")

    assert [path.name for path in old.iterdir()] == ["MANIFEST.txt"]
    (old / "MANIFEST.txt").unlink()
    build(root)
    build(root, "--as-of", "2026-07-31", "--only", "hand-off-packet")
    assert not old.exists()


def test_a_missing_file_stops_the_packet_and_nothing_else(root: Path) -> None:
    """DG911 at its place; the other documents are built; `check` says it too, and only once a packet is possible."""
    (root / "projects" / KITCHEN / "evidence" / "photo.jpg").unlink()

    ran = docgen(root, "build", KITCHEN, "--as-of", "2026-07-30", "--format", "json")
    early = docgen(root, "build", KITCHEN, "--as-of", "2026-07-28")

    (project,) = json.loads(ran.out)["projects"]
    rows = {row["id"]: row for row in project["documents"]}
    assert ran.code == 1 and rows["contract"]["status"] == "created"
    assert rows["hand-off-packet"]["reason"] == "a file of its exhibits is not there"
    assert [one["code"] for one in project["diagnostics"] if one["severity"] == "error"] == ["DG911"]
    assert early.code == 0
    checked = docgen(root, "check", KITCHEN, "--as-of", "2026-07-30")
    assert checked.code == 1 and "there is no file evidence/photo.jpg" in checked.out
    assert docgen(root, "check", KITCHEN, "--as-of", "2026-07-28").code == 0


def test_a_path_that_leads_out_is_never_read(root: Path) -> None:
    """A `..` path is refused although the file is there."""
    (root / "projects" / "secret.jpg").write_bytes(b"secret")
    record = root / "projects" / KITCHEN / "record.yaml"
    edit(record, "evidence/photo.jpg", "../secret.jpg")

    ran = docgen(root, "build", KITCHEN, *DAY)

    assert ran.code == 1 and "error[DG911]: ../secret.jpg leads out" in ran.err
    assert not any(b"secret" in path.read_bytes() for path in (root / "output").rglob("*") if path.is_file())
