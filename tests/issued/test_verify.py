"""`docgen verify`: ours and unchanged, ours and which paragraphs differ, or not ours."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from docgen.word.provenance import NAMESPACE, provenance_of, provenance_xml
from docgen.word.text import paragraphs_of
from helpers import docgen_here as docgen
from helpers import edit, through_libreoffice, workspace_of

NAME = "riverside-kitchen"
COPY = f"projects/{NAME}/issued/KITCH-N-03_demand-letter_2026-07-13.docx"
HOPE, FEAR = b"hope that this will not be", b"know that this will be"


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose demand is issued and whose other documents are built; tests only read it."""
    root = workspace_of(tmp_path_factory.mktemp("practice"), NAME)
    (root / "projects" / NAME / "docgen.lock").unlink()
    ran = docgen(
        root,
        "issue",
        NAME,
        "demand-letter",
        "--method",
        "courier",
        "--tracking",
        "1Z999",
        "--approved-by",
        "Tomas Reyes",
    )
    assert ran.code == 0, ran.text
    assert docgen(root, "build", NAME).code == 0
    return root


def verdict(root: Path, path: Path, code: int) -> dict[str, Any]:
    """What the command says about one file, after looking at its exit code."""
    ran = docgen(root, "verify", str(path), "--format", "json")
    assert ran.code == code, ran.text
    found: dict[str, Any] = json.loads(ran.out)["files"][0]
    return found


def altered(source: Path, target: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """A copy of a Word file with some of its parts changed."""
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            after.writestr(name, change(name, before.read(name)))
    return target


def test_the_copy_itself_is_recognised(issued: Path) -> None:
    """Byte for byte, with when and how it went out, wherever the file lies and whatever it is called."""
    elsewhere = issued / "downloaded.docx"
    elsewhere.write_bytes((issued / COPY).read_bytes())
    found = verdict(issued, elsewhere, 0)
    assert found["verdict"] == "issued" and found["copy"] == COPY
    assert found["sent"] == ["2026-07-13 by courier"]
    assert found["provenance"]["document"] == "demand-letter"
    assert found["provenance"]["number"] == "KITCH-N-03"


def test_saving_it_in_another_program_changes_nothing(issued: Path, tmp_path: Path) -> None:
    """LibreOffice writes other bytes and keeps the provenance; the words are the same."""
    saved = through_libreoffice(issued / COPY, "docx", tmp_path)
    assert saved.read_bytes() != (issued / COPY).read_bytes()
    found = verdict(issued, saved, 0)
    assert found["verdict"] == "unchanged" and found["differences"] == []


def test_one_changed_sentence_is_shown_with_what_it_was(issued: Path, tmp_path: Path) -> None:
    """Held against the kept copy: the old words and the new ones."""
    forged = altered(issued / COPY, tmp_path / "forged.docx", lambda _, part: part.replace(HOPE, FEAR))
    found = verdict(issued, forged, 1)
    assert found["verdict"] == "changed" and len(found["differences"]) == 1
    (difference,) = found["differences"]
    assert "hope that this will not be" in difference["was"]
    assert "know that this will be" in difference["now"]


def test_new_seals_do_not_hide_a_change(issued: Path, tmp_path: Path) -> None:
    """Somebody who knows how the seals are made cannot change the copy that was kept."""

    def forge(name: str, part: bytes) -> bytes:
        return part.replace(HOPE, FEAR)

    first = altered(issued / COPY, tmp_path / "one.docx", forge)
    sealed = provenance_of(first.read_bytes())
    assert sealed is not None
    made = provenance_xml(sealed.provenance, paragraphs_of(first.read_bytes()))
    second = altered(
        first,
        tmp_path / "two.docx",
        lambda _, part: made if NAMESPACE.encode() in part and b"<facts>" in part else part,
    )
    assert verdict(issued, second, 1)["verdict"] == "changed"


def test_a_draft_is_held_against_the_project(issued: Path, tmp_path: Path) -> None:
    """What the project gives on the file's day; a change in it is shown against that."""
    (order,) = (issued / "output" / NAME).glob("KITCH-CO-01*.docx")
    assert verdict(issued, order, 0)["verdict"] == "unchanged"
    forged = altered(order, tmp_path / "order.docx", lambda _, part: part.replace(b"3,450.00", b"8,450.00"))
    found = verdict(issued, forged, 1)
    assert found["verdict"] == "changed"
    assert all("3,450.00" in one["was"] and "8,450.00" in one["now"] for one in found["differences"])


def test_a_document_of_an_earlier_project_is_outdated_not_forged(tmp_path: Path) -> None:
    """Nobody touched the file; the project gives other words by now, and both are shown."""
    root = workspace_of(tmp_path, NAME)
    (root / "projects" / NAME / "docgen.lock").unlink()
    assert docgen(root, "build", NAME, "--only", "change-order-3").code == 0
    (order,) = (root / "output" / NAME).glob("KITCH-CO-03*.docx")
    edit(root / "projects" / NAME / "project.yaml", "title: Lights under the cabinets", "title: Lamps")
    found = verdict(root, order, 1)
    assert found["verdict"] == "outdated"
    assert any(one["now"] and "Lights under the cabinets" in one["now"] for one in found["differences"])


def test_a_document_of_another_workspace_is_from_elsewhere(issued: Path, tmp_path: Path) -> None:
    """Its own seals tell whether it was changed; that it is genuine they do not say."""
    root = workspace_of(tmp_path, "orchard-lane-garden")
    found = verdict(root, issued / COPY, 1)
    assert found["verdict"] == "elsewhere" and found["differences"] == []
    forged = altered(issued / COPY, tmp_path / "forged.docx", lambda _, part: part.replace(HOPE, FEAR))
    found = verdict(root, forged, 1)
    assert [FEAR.decode() in one["now"] for one in found["differences"]] == [True]


def test_other_files_are_not_docgens(issued: Path, tmp_path: Path) -> None:
    """A Word file of somebody else, and a file that is no Word file at all."""
    from docx import Document

    other = tmp_path / "other.docx"
    Document().save(str(other))
    assert verdict(issued, other, 1)["verdict"] == "foreign"
    text = tmp_path / "notes.docx"
    text.write_text("not a package", encoding="utf-8")
    assert "not a Word document" in verdict(issued, text, 1)["notes"][0]


def test_a_copy_that_would_lie_outside_the_project_is_none(tmp_path: Path) -> None:
    """DG901 says so; the file itself is nobody's."""
    root = workspace_of(tmp_path, "riverside-kitchen")
    other = tmp_path / "other.txt"
    other.write_text("other", encoding="utf-8")
    digest = sha256(b"other").hexdigest()
    sent = f"  - {{document: statement, sent: 2026-05-23, method: email, file: {other}, digest: {digest}}}"
    edit(root / "projects/riverside-kitchen/record.yaml", "notices:\n", f"notices:\n{sent}\n")
    assert verdict(root, other, 1)["verdict"] == "foreign"


def test_no_names_of_people_or_machines_are_in_the_provenance(issued: Path) -> None:
    """Project code, document, number, versions, day and digests: nothing else."""
    with zipfile.ZipFile(issued / COPY) as archive:
        parts = [archive.read(name) for name in archive.namelist() if name.startswith("customXml/item")]
    (part,) = [one.decode() for one in parts if NAMESPACE.encode() in one and b"<facts>" in one]
    fields = re.findall(r"<(\w+)>([^<]*)</\1>", part)
    assert [name for name, _ in fields] == [
        "project", "document", "number", "template", "engine", "as_of", "facts", "paragraphs",
    ]  # fmt: skip
    assert not re.search(r"Tomas|Reyes|Whitcomb|/tmp|root", part)


def test_the_page_for_people_names_document_day_and_copy(issued: Path) -> None:
    """Several files in one run, each with its verdict."""
    ran = docgen(issued, "verify", COPY, f"projects/{NAME}/project.yaml")
    assert ran.code == 1
    assert "byte for byte the copy that was sent" in ran.out and "as of 2026-07-13" in ran.out
    assert "project.yaml: not docgen's" in ran.out


@pytest.fixture
def frozen(issued: Path, tmp_path: Path) -> Path:
    """A copy of that workspace, for tests that damage what is kept."""
    for name in ("projects", "output", ".docgen"):
        shutil.copytree(issued / name, tmp_path / "work" / name)
    return tmp_path / "work"


def test_a_kept_copy_that_was_saved_again_is_damaged(frozen: Path) -> None:
    """Its words are the same and its bytes are not: it proves nothing, and verify agrees with check (DG902)."""
    from docx import Document

    good = (frozen / COPY).read_bytes()
    Document(str(frozen / COPY)).save(str(frozen / COPY))
    assert "[DG902]" in docgen(frozen, "check", NAME).out
    found = verdict(frozen, frozen / COPY, 1)
    assert found["verdict"] == "damaged" and found["copy"] == COPY and found["differences"] == []
    its_bytes, its_words, proof, back = found["notes"]
    assert (
        sha256(good).hexdigest() in its_bytes
        and sha256((frozen / COPY).read_bytes()).hexdigest() in its_bytes
    )
    assert "every paragraph is as docgen made it" in its_words and "only the recorded bytes prove" in proof
    assert f"git checkout -- {COPY}" in back

    elsewhere = frozen / "attachment.docx"
    elsewhere.write_bytes(good)
    found = verdict(frozen, elsewhere, 0)
    assert found["verdict"] == "issued" and found["notes"] == [
        f"{COPY} is missing or damaged: put this file in its place"
    ]


def test_a_kept_copy_with_other_words_shows_them(frozen: Path) -> None:
    """Its old words come from the project as it was when the letter went out, by courier and before its notice."""
    altered(frozen / COPY, frozen / "forged.docx", lambda _, part: part.replace(HOPE, FEAR))
    (frozen / COPY).write_bytes((frozen / "forged.docx").read_bytes())
    found = verdict(frozen, frozen / COPY, 1)
    (difference,) = found["differences"]
    assert found["verdict"] == "damaged" and HOPE.decode() in difference["was"]
    assert FEAR.decode() in difference["now"]

    elsewhere = verdict(
        frozen, frozen / "forged.docx", 1
    )  # not kept anywhere, and nothing sound to hold it against
    assert elsewhere["verdict"] == "changed" and HOPE.decode() in elsewhere["differences"][0]["was"]
    assert elsewhere["notes"] == [f"{COPY}, the copy that was sent, is missing or damaged"]


def test_a_kept_copy_that_is_rubbish_is_damaged(frozen: Path) -> None:
    """Whatever lies in its place: what it was is known from the record."""
    (frozen / COPY).write_bytes(b"rubbish")
    found = verdict(frozen, frozen / COPY, 1)
    assert found["verdict"] == "damaged" and found["sent"] == ["2026-07-13 by courier"]
    assert "does not tell what it said before" in found["notes"][1]


def test_a_copy_of_what_was_signed_is_held_against_the_lock(tmp_path: Path) -> None:
    """Signed with the bytes of docgen.lock, wherever it lies; damaged with others; unproven without a lock."""
    root = workspace_of(tmp_path, NAME, signed=True)
    path = root / "projects" / NAME / "issued" / "signed-contract.yaml"
    good = path.read_bytes()
    found = verdict(root, path, 0)
    assert (found["verdict"], found["signed"]) == (
        "signed",
        "contract, by every party, the last one on 2026-02-17",
    )
    other = tmp_path / "from-a-friend.yaml"
    other.write_bytes(good)
    assert verdict(root, other, 0)["verdict"] == "signed"

    path.write_bytes(good.replace(b"48600.00", b"28600.00"))
    found = verdict(root, path, 1)
    assert found["verdict"] == "damaged" and "docgen.lock" in found["notes"][0]
    assert [(one["was"].strip(), one["now"].strip()) for one in found["differences"]] == [
        ("amount: 48600.00", "amount: 28600.00")
    ]
    assert verdict(root, other, 0)["verdict"] == "signed"

    path.write_bytes(good)
    (root / "projects" / NAME / "docgen.lock").unlink()
    assert verdict(root, path, 1)["verdict"] == "unproven"
