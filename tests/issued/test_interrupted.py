"""An issue against which something works: the disk, an editor, a link, unusual files and names."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from docgen.cli.clock import now
from docgen.issued import freeze as freezing
from docgen.issued import issue as issuing
from docgen.issued.issue import issue
from docgen.issued.sending import Outcome, Sending
from docgen.model.terms import NoticeMethod
from docgen.values import Moment
from docgen.workspace import edit as editing
from helpers import digests, docgen, workspace_of

NAME = "riverside-kitchen"
SENDING = Sending(Moment(date(2026, 7, 13)), (NoticeMethod.COURIER,), approved_by="T")
COPY = "KITCH-N-03_demand-letter_2026-07-13.docx"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The kitchen on 13 July 2026, the day of its final demand."""
    workspace = workspace_of(tmp_path, NAME)
    (workspace / "projects" / NAME / "docgen.lock").unlink()
    return workspace


def demand(root: Path) -> Outcome:
    return issue(root, NAME, "demand-letter", SENDING, now())


def record(root: Path) -> Path:
    return root / "projects" / NAME / "record.yaml"


def full(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("where", ["keep_copy", "add_entry"])
def test_a_full_disk_leaves_nothing(root: Path, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    """Whether the copy or the record finds no room: nothing was issued, and the number is free."""
    before = digests(root / "projects")
    with monkeypatch.context() as patched:
        patched.setattr(freezing, where, full)
        with pytest.raises(OSError, match="No space left"):
            demand(root)
    assert digests(root / "projects") == before and not list((root / ".docgen").glob("issuing-*"))
    outcome = demand(root)
    assert outcome.issued is not None and outcome.issued.number == "KITCH-N-03" and outcome.finished is None


def test_a_second_entry_that_finds_no_room_takes_the_first_away(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The approval is in the record when the disk is full: without the notice it must not stay."""
    before, real, calls = record(root).read_bytes(), freezing.add_entry, []

    def second_fails(*arguments: object) -> object:
        calls.append(arguments)
        return real(*arguments) if len(calls) == 1 else full()  # type: ignore[arg-type]

    monkeypatch.setattr(freezing, "add_entry", second_fails)
    with pytest.raises(OSError, match="No space left"):
        demand(root)
    assert len(calls) == 2 and record(root).read_bytes() == before
    assert not (root / "projects" / NAME / "issued" / COPY).exists()


def test_what_somebody_wrote_meanwhile_is_not_taken_back(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The record is saved by an editor between two entries: it stays, and the next issue completes this one."""
    real, calls = freezing.add_entry, []

    def edited_then_full(*arguments: object) -> object:
        calls.append(arguments)
        if len(calls) == 1:
            return real(*arguments)  # type: ignore[arg-type]
        record(root).write_bytes(record(root).read_bytes() + b"# a remark\n")
        return full()

    with monkeypatch.context() as patched:
        patched.setattr(freezing, "add_entry", edited_then_full)
        with pytest.raises(OSError, match="No space left"):
            demand(root)
    assert record(root).read_bytes().endswith(b"# a remark\n")
    ran = docgen(root, "issue", NAME, "statement", "--method", "email", "--approved-by", "T")
    assert ran.code == 0 and f"complete now: issued/{COPY}" in ran.err
    text = record(root).read_text(encoding="utf-8")
    assert "# a remark" in text and text.count("number: KITCH-N-03") == text.count("number: KITCH-N-04") == 1


def test_a_record_that_was_saved_meanwhile_stops_the_issue(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DG915: the letter was printed from facts that are not those of the record any more."""
    real = issuing.press_for

    def saved_meanwhile(*arguments: object) -> object:
        record(root).write_bytes(record(root).read_bytes() + b"# a remark\n")
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(issuing, "press_for", saved_meanwhile)
    outcome = demand(root)
    assert outcome.issued is None and [one.code for one in outcome.diagnostics] == ["DG915"]
    assert f"projects/{NAME}/record.yaml has just been changed" in outcome.diagnostics[0].message
    assert not (root / "projects" / NAME / "issued" / COPY).exists()


def test_an_entry_is_added_to_what_an_editor_has_just_saved(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`record` reads the file, looks at it, and writes: what was saved in between is not lost."""
    real, calls = editing.load_project, []

    def saved_meanwhile(*arguments: object, **more: object) -> object:
        calls.append(arguments)
        if len(calls) == 2:
            record(root).write_bytes(record(root).read_bytes() + b"# a remark\n")
        return real(*arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(editing, "load_project", saved_meanwhile)
    entry = {"date": "2026-07-01", "event": "continued"}
    edit = editing.change_record(editing.Workspace(root), NAME, editing.Change("work", entry), lambda *_: ())
    text = record(root).read_text(encoding="utf-8")
    assert edit.written and text.endswith("# a remark\n") and text.count("event: continued") == 1


@pytest.mark.parametrize("to", ["there", "nowhere"])
def test_the_copies_lie_in_the_project(root: Path, tmp_path: Path, to: str) -> None:
    """DG914: through a link git would keep nothing of what was sent; where it leads nowhere either."""
    (tmp_path / "there").mkdir()
    (root / "projects" / NAME / "issued").symlink_to(tmp_path / to)
    ran = docgen(root, "issue", NAME, "demand-letter", "--method", "courier", "--approved-by", "T")
    assert ran.code == 1 and "[DG914]" in ran.err and f"projects/{NAME}/issued is no folder" in ran.err
    assert list((tmp_path / "there").iterdir()) == []


def test_a_link_in_the_place_of_a_copy_is_not_followed(root: Path, tmp_path: Path) -> None:
    """DG904, like any other thing of that name; what it leads to is not written."""
    folder = root / "projects" / NAME / "issued"
    folder.mkdir()
    (folder / "KITCH-CO-03_change-order_2026-05-04.docx").symlink_to(tmp_path / "elsewhere.docx")
    ran = docgen(root, "issue", NAME, "change-order-3", "--method", "email")
    assert ran.code == 1 and "[DG904]" in ran.err and not (tmp_path / "elsewhere.docx").exists()


@pytest.mark.parametrize("kind", ["CRLF", "BOM"])
def test_a_record_from_windows_keeps_its_form(root: Path, kind: str) -> None:
    """Every line ends as the others do, and a byte order mark stays the first thing."""
    content = record(root).read_bytes()
    content = content.replace(b"\n", b"\r\n") if kind == "CRLF" else b"\xef\xbb\xbf" + content
    record(root).write_bytes(content)
    assert demand(root).issued is not None
    after = record(root).read_bytes()
    assert after.count(b"\r") == (after.count(b"\n") if kind == "CRLF" else 0)
    assert after.startswith(b"\xef\xbb\xbf") == (kind == "BOM") and after.count(b"number: KITCH-N-03") == 1
    assert docgen(root, "check", NAME).code == 0


def test_a_folder_with_blanks_and_signs_is_quoted(root: Path) -> None:
    """The commands to copy work in a shell."""
    (root / "projects" / NAME).rename(root / "projects" / "a & b")
    ran = docgen(root, "issue", "a & b", "demand-letter", "--method", "courier", "--sent", "2026-07-13 09:30",
                 "--approved-by", "T")  # fmt: skip
    assert ran.code == 0 and "git add 'projects/a & b'" in ran.out
    assert "docgen record notice 'a & b' demand-letter --sent '2026-07-13 09:30' --method courier" in ran.out
    assert docgen(root, "verify", f"projects/a & b/issued/{COPY}").code == 0


def test_what_comes_next_fits_what_was_issued(root: Path) -> None:
    """An unsigned order waits for signatures; a signed contract's text is no signed paper; a scan is."""
    ran = docgen(root, "issue", NAME, "change-order-3", "--method", "email")
    assert "Send this copy for signature" in ran.out and "When it arrives" not in ran.out
    for party in ("contractor", "client"):
        line = f"docgen record signature {NAME} change-order-3 {party} --at DATE"
        assert f"When {party} has signed: {line}" in ran.out
    ran = docgen(root, "issue", NAME, "contract", "--method", "hand")
    assert "is not the signed paper" in ran.out and "--file SCAN" in ran.out
    assert "record signature" not in ran.out and "Send this copy" not in ran.out
    scan = root / "scan.docx"
    scan.write_bytes(next((root / "projects" / NAME / "issued").glob("*conformed.docx")).read_bytes())
    ran = docgen(
        root, "issue", NAME, "contract", "--method", "hand", "--sent", "2026-07-12", "--file", str(scan)
    )
    assert ran.code == 0 and "This is the signed agreement" in ran.out and "Send this" not in ran.out


def test_a_record_that_cannot_take_the_entry_leaves_nothing(root: Path) -> None:
    """DG231 before the copy is there: to write the entry oneself, without the copy, is not what is advised."""
    content = record(root).read_bytes()
    start, end = content.index(b"approvals:"), content.index(b"# The log of every")
    record(root).write_bytes(content[:start] + content[end:] + b"...\n")  # an end mark, and no list to add to
    before = digests(root / "projects")
    outcome = demand(root)
    (found,) = outcome.diagnostics
    assert outcome.issued is None and found.code == "DG231" and "then issue again" in (found.hint or "")
    assert digests(root / "projects") == before and not list((root / ".docgen").glob("issuing-*"))
