"""`docgen record` for the log, disputes, evidence, filings and bills: each entry is checked, numbered, kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.cli.main import run
from docgen.issued.numbering import next_invoice_number
from helpers import docgen, workspace_of

NAME = "riverside-kitchen"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The kitchen, to be written to."""
    workspace = workspace_of(tmp_path / "practice", NAME)
    (workspace / "projects" / NAME / "docgen.lock").unlink()
    return workspace


def record(root: Path) -> str:
    return (root / "projects" / NAME / "record.yaml").read_text(encoding="utf-8")


def test_an_invoice_gets_the_next_number_of_its_series(root: Path) -> None:
    """6.1: after INV-004 comes INV-005, in the same style; a number of one's own is kept."""
    assert docgen(root, "record", "milestone", NAME, "M4", "--reached", "2026-05-20").code == 0
    ran = docgen(root, "record", "invoice", NAME, "M4", "--date", "2026-05-20", "--amount", "400.00")
    assert ran.code == 0 and "number: INV-005" in ran.out
    ran = docgen(
        root, "record", "invoice", NAME, "M4", "--date", "2026-05-21", "--number", "A-7", "--amount", "1.00"
    )
    assert ran.code == 0 and "number: A-7" in record(root)


def test_numbers_of_invoices_follow_the_last_style() -> None:
    """The first one of a project is named by its code; a gap is never filled."""
    assert next_invoice_number("KITCH", []) == "KITCH-INV-001"
    assert next_invoice_number("KITCH", ["KITCH-INV-001", "KITCH-INV-003"]) == "KITCH-INV-004"
    assert next_invoice_number("KITCH", ["2026/9", "2026/10"]) == "2026/11"
    assert next_invoice_number("KITCH", ["INV-099"]) == "INV-100"


def test_a_number_that_went_out_or_was_frozen_is_never_given_again() -> None:
    """With the project's code or without it, and as the name of a file writes it; another series does not count."""
    used = ["INV-003", "INV-004"]
    assert next_invoice_number("KITCH", used, ["KITCH-INV-006", "KITCH-N-09"]) == "INV-007"
    assert next_invoice_number("KITCH", ["KITCH-INV-001"], ["INV-002"]) == "KITCH-INV-003"
    assert next_invoice_number("KITCH", [], ["INV-001"]) == "KITCH-INV-002"
    assert next_invoice_number("KITCH", ["2026/9"], ["2026-12"]) == "2026/13"


def test_the_number_of_an_invoice_that_is_gone_from_the_record_is_not_reused(root: Path) -> None:
    """INV-005 stands in a notice, INV-006 in the log, INV-007 on a copy: the next one is INV-008."""
    issued = root / "projects" / NAME / "issued"
    issued.mkdir(exist_ok=True)
    (issued / "KITCH-INV-007_invoice_2026-05-18.pdf").write_bytes(b"a scan")
    path = root / "projects" / NAME / "record.yaml"
    sent = "{document: invoice-INV-005, sent: 2026-05-18, method: email}"
    log = "{date: 2026-05-18, channel: email, direction: out, to: Alan, summary: Bill, document: invoice-INV-006}"
    text = record(root).replace("notices:\n", f"notices:\n  - {sent}\n", 1)
    path.write_text(text.replace("communications:\n", f"communications:\n  - {log}\n", 1), encoding="utf-8")
    assert record(root).count("INV-005") == record(root).count("INV-006") == 1
    ran = docgen(root, "record", "invoice", NAME, "M4", "--date", "2026-05-20", "--amount", "400.00")
    assert ran.code == 0 and "number: INV-008" in ran.out, ran.text


def test_two_invoices_at_once_get_two_numbers(root: Path) -> None:
    """The number is chosen while nobody else can write."""
    import subprocess

    from helpers import DOCGEN, environment

    running = [
        subprocess.Popen(
            [str(DOCGEN), "record", "invoice", NAME, "M4", "--date", "2026-05-20", "--amount", f"{n}.00"],
            cwd=root, env=environment(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        )
        for n in range(1, 5)
    ]  # fmt: skip
    assert [process.wait(timeout=120) for process in running] == [0] * 4
    assert [record(root).count(f"number: INV-00{n}") for n in range(5, 9)] == [1] * 4


def test_a_contact_a_dispute_and_its_answer_are_entries(root: Path) -> None:
    """The answer completes the dispute of the same id; a letter then prints it."""
    said = ("--channel", "email", "--to", "Alan Whitcomb", "--summary", "Asked: how is the loan?")
    assert docgen(root, "record", "contact", NAME, "out", "--date", "2026-07-01", *said).code == 0
    assert 'summary: "Asked: how is the loan?"' in record(root)
    assert (
        docgen(
            root,
            "record",
            "dispute",
            NAME,
            "D1",
            "--date",
            "2026-07-02",
            "--milestone",
            "M3",
            "--reason",
            "A scratch",
        ).code
        == 0
    )
    ran = docgen(root, "record", "dispute", NAME, "D1", "--response", "It was polished out on July 3")
    assert ran.code == 0 and "completed with" in ran.out
    assert record(root).count("id: D1") == 1 and "polished out" in record(root)


def test_evidence_from_elsewhere_is_copied_and_one_inside_is_named_where_it_lies(
    root: Path, tmp_path: Path
) -> None:
    """A packet needs the file in the workspace; another file of that name is never written over."""
    outside = tmp_path / "floor.jpg"
    outside.write_bytes(b"picture")
    more = ("--date", "2026-04-17", "--description", "The finished floor")
    assert docgen(root, "record", "evidence", NAME, str(outside), *more).code == 0
    copy = root / "projects" / NAME / "evidence" / "floor.jpg"
    assert copy.read_bytes() == b"picture" and "file: evidence/floor.jpg" in record(root)

    outside.write_bytes(b"another picture")
    ran = docgen(root, "record", "evidence", NAME, str(outside), *more)
    assert ran.code == 2 and "is another file" in ran.err and copy.read_bytes() == b"picture"

    again = docgen(root, "record", "evidence", NAME, "evidence/floor.jpg", *more)
    assert again.code == 0 and "recorded already" in again.err


def test_a_copy_of_evidence_is_kept_with_its_entry_or_not_at_all(root: Path, tmp_path: Path) -> None:
    """A day that is none, words that a letter would not say, a record that cannot be written: no copy."""
    outside = tmp_path / "floor.jpg"
    outside.write_bytes(b"picture")
    folder, before = root / "projects" / NAME, record(root)
    words = ("--description", "The finished floor")
    for more in (("--date", "2026-02-30", *words), ("--date", "2026-04-17", "--description", "")):
        ran = docgen(root, "record", "evidence", NAME, str(outside), *more)
        assert ran.code == 1 and "was not changed" in ran.err
        assert record(root) == before and not (folder / "evidence" / "floor.jpg").exists()


def test_a_copy_goes_again_where_the_record_cannot_be_written(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk refuses the record: the copy of this entry is removed, and nothing that was there before."""
    outside = tmp_path / "floor.jpg"
    outside.write_bytes(b"picture")
    folder, before = root / "projects" / NAME, record(root)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("docgen.workspace.edit.write_atomic", full)
    there = sorted(path for path in folder.rglob("*"))
    more = ("--date", "2026-04-17", "--description", "The finished floor")
    (root / ".docgen").mkdir(exist_ok=True)
    assert run(["-C", str(root), "record", "evidence", NAME, str(outside), *more]) == 1
    assert record(root) == before and sorted(path for path in folder.rglob("*")) == there


def test_evidence_that_packets_would_mistake_for_another_file_is_refused(root: Path) -> None:
    """A name is looked for in the project first: the workspace's own file of that name would never be shown."""
    for folder in (root, root / "projects" / NAME):
        (folder / "evidence").mkdir(exist_ok=True)
        (folder / "evidence" / "wall.jpg").write_bytes(str(folder).encode())
    before = record(root)
    more = ("--date", "2026-04-17", "--description", "The wall")
    ran = docgen(root, "record", "evidence", NAME, "evidence/wall.jpg", *more)
    assert ran.code == 2 and "rename one of the two files" in ran.err and record(root) == before
    named = f"projects/{NAME}/evidence/wall.jpg"
    assert docgen(root, "record", "evidence", NAME, named, *more).code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("issue", NAME, "statement", "--method", "email", "--approved-by", "\udcff"),
        ("amend", NAME, "--title", "\udcff"),
        ("intake", NAME, "--by", "\udcff"),
        ("new", "another", "--client", "\udcff"),
    ],
)
def test_an_argument_that_is_no_text_is_a_wrong_use(root: Path, arguments: tuple[str, ...]) -> None:
    """A byte that is not UTF-8 cannot stand in a file."""
    ran = docgen(root, *arguments)
    assert ran.code == 2 and "not UTF-8 text" in ran.err


@pytest.mark.parametrize("arguments", [("explain", "\udcff"), ("status", "\udcff"), ("new", "a\udcff")])
def test_a_name_that_is_no_text_is_shown_by_its_code(root: Path, arguments: tuple[str, ...]) -> None:
    """The message is there, although the byte cannot be written as text."""
    ran = docgen(root, *arguments)
    assert ran.code == 2 and "\\udcff" in ran.err and "Unicode" not in ran.err


def test_evidence_that_is_not_there_is_a_wrong_use(root: Path) -> None:
    """Nothing is recorded that cannot be shown."""
    ran = docgen(root, "record", "evidence", NAME, "no.pdf", "--date", "2026-04-17", "--description", "x")
    assert ran.code == 2 and "there is no file no.pdf" in ran.err


def test_filings_credit_notes_refunds_and_waivers_are_checked(root: Path) -> None:
    """What does not fit the project is refused with its code, and nothing is written."""
    before = record(root)
    ran = docgen(
        root, "record", "credit-note", NAME, "INV-099", "5.00", "--date", "2026-05-01", "--reason", "x"
    )
    assert ran.code == 1 and "[DG704]" in ran.err and record(root) == before
    assert docgen(root, "record", "filing", NAME, "100.00", "--date", "2026-06-01").code == 0
    waived = docgen(root, "record", "waiver", NAME, "1.00", "--component", "interest", "--date", "2026-06-01")
    assert waived.code == 0


def test_the_filing_of_this_claim_is_no_earlier_claim(root: Path) -> None:
    """W-FILING-COUNT counts the claims before this one; the packet declares them under penalty of perjury."""

    def counted() -> str:
        text = docgen(root, "check", NAME).out
        return next(line for line in text.splitlines() if "W-FILING-COUNT" in line)

    before = counted()
    assert "1 other claim above 2,500.00" in before
    date = ("--date", "2026-07-13")
    assert docgen(root, "record", "filing", NAME, "12398.03", *date, "--this-claim").code == 0
    assert counted().rpartition("W-FILING")[2] == before.rpartition("W-FILING")[2]
    assert docgen(root, "record", "filing", NAME, "3000.00", *date).code == 0
    assert "2 other claims above 2,500.00" in counted()
