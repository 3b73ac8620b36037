"""Issuing through the real command: frozen bytes, numbers without gaps, a record from which the rest follows."""

from __future__ import annotations

import json
import random
import re
import subprocess
import time
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from docgen.files import digest_of
from docgen.issued import freeze as freezing
from docgen.issued.issue import issue
from docgen.issued.pending import Finished, Pending, finish, write_note
from docgen.issued.sending import Sending
from docgen.issued.series import next_number
from docgen.model.terms import NoticeMethod
from docgen.values import Moment
from docgen.workspace import Workspace
from helpers import DOCGEN, Ran, digests, docgen, edit, environment, word_text, workspace_of

NAME = "riverside-kitchen"
DEMAND = ("issue", NAME, "demand-letter", "--method", "courier", "--method", "email")
APPROVED = ("--approved-by", "Tomas Reyes")
KILLS = 8


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The kitchen on 13 July 2026, the day of its final demand."""
    workspace = workspace_of(tmp_path, NAME)
    (workspace / "projects" / NAME / "docgen.lock").unlink()
    return workspace


def copies(root: Path) -> list[str]:
    """The names of the Word files and archives that were frozen."""
    folder = root / "projects" / NAME / "issued"
    return sorted(path.name for path in folder.iterdir() if path.suffix != ".yaml") if folder.is_dir() else []


def record(root: Path) -> str:
    return (root / "projects" / NAME / "record.yaml").read_text(encoding="utf-8")


def status(root: Path, day: str) -> dict[str, object]:
    """The status of the kitchen on a day, as JSON."""
    ran = docgen(root, "status", NAME, "--as-of", day, "--format", "json")
    found: dict[str, object] = json.loads(ran.out)
    return found


def test_a_demand_is_frozen_numbered_and_recorded(root: Path) -> None:
    """The copy carries its number and no DRAFT; the record has its digest, the date it states and what it binds."""
    ran = docgen(root, *DEMAND, "--tracking", "1Z999", *APPROVED)

    assert ran.code == 0, ran.text
    path = root / "projects" / NAME / "issued" / "KITCH-N-03_demand-letter_2026-07-13.docx"
    text = word_text(path)
    assert "KITCH-N-03" in text and "DRAFT" not in text
    assert "By tracked courier, no. 1Z999\n" in text  # D11, item 1
    digest = sha256(path.read_bytes()).hexdigest()
    assert record(root).count(digest) == 2
    notices = re.findall(r"- \{number: KITCH-N-03.*|number: KITCH-N-03", record(root))
    assert len(notices) == 2
    # By courier it counts as received on the second business day, 15 July; 14 days on is Wednesday 29 July.
    assert "Wednesday, July 29, 2026" in text and record(root).count("deadline: 2026-07-29") == 2
    assert record(root).count("items: [C1, M3]") >= 2 and "tracking: 1Z999" in record(root)


def test_stage_and_deadlines_follow_from_it(root: Path) -> None:
    """R-10 rows 3 and 4: the demand runs to its deadline, and the claim can be filed the day after (R-38)."""
    assert docgen(root, *DEMAND, *APPROVED).code == 0

    assert status(root, "2026-07-13")["stage"] == "final_demand"
    assert status(root, "2026-07-29")["stage"] == "final_demand"
    after = status(root, "2026-07-30")
    assert after["stage"] == "ready_to_file"
    assert [row["sent"] for row in after["documents"] if row["id"] == "demand-letter"] == [True]  # type: ignore[attr-defined]


def test_comments_and_layout_of_the_record_stay(root: Path) -> None:
    """Only lines are added: what a person wrote is there as before, in its order."""
    before = record(root).splitlines()
    assert docgen(root, *DEMAND, *APPROVED).code == 0

    rest = iter(record(root).splitlines())
    assert all(line in rest for line in before)


def test_a_letter_that_nobody_approved_is_refused_and_nothing_is_written(root: Path) -> None:
    """DG903; the record is byte for byte what it was, and there is no copy."""
    before = digests(root / "projects")
    ran = docgen(root, *DEMAND)

    assert ran.code == 1 and "[DG903]" in ran.err and "--approved-by" in ran.err
    assert digests(root / "projects") == before


def test_a_letter_that_may_not_be_made_is_refused_on_the_day_before_and_issued_on_the_day(root: Path) -> None:
    """E-SUSPEND-EARLY before the first day of suspension; the approval is not recorded either."""
    early = root / "projects" / NAME / "record.yaml"
    text = early.read_text(encoding="utf-8")
    start = text.index("  - number: KITCH-N-02")
    early.write_text(text[:start] + text[text.index("# Letters that a person has read") :], encoding="utf-8")
    edit(early, "  - {document: suspension-notice, by: Tomas Reyes, on: 2026-05-22}\n", "")
    edit(early, "  - {date: 2026-05-22, event: stopped, note: Site left safe as announced}\n", "")
    before = digests(root / "projects")
    command = ("issue", NAME, "suspension-notice", "--method", "email", *APPROVED)

    refused = docgen(root, *command, "--sent", "2026-05-21")
    assert refused.code == 1 and "[E-SUSPEND-EARLY]" in refused.err and "2026-05-22" in refused.err
    assert digests(root / "projects") == before

    ran = docgen(root, *command, "--sent", "2026-05-22 07:45")
    assert ran.code == 0, ran.text
    assert copies(root) == ["KITCH-N-02_suspension-notice_2026-05-22.docx"]
    assert "effective: 2026-05-22" in record(root)


def test_sent_is_sent_until_it_is_asked_for_again(root: Path) -> None:
    """S-22: a second demand needs --again and an approval of its own, and gets the next number."""
    assert docgen(root, *DEMAND, *APPROVED).code == 0
    ran = docgen(root, *DEMAND, *APPROVED)
    assert ran.code == 1 and "it was sent on 2026-07-13" in ran.err and "--again" in ran.err

    again = ("--again", "--sent", "2026-07-13 16:00")
    assert "[DG903]" in docgen(root, *DEMAND, *again).err
    assert docgen(root, *DEMAND, *again, *APPROVED).code == 0
    assert copies(root) == [
        "KITCH-N-03_demand-letter_2026-07-13.docx",
        "KITCH-N-04_demand-letter_2026-07-13.docx",
    ]


def test_an_issued_copy_is_never_written_over(root: Path) -> None:
    """DG904: where the name is taken by other words nothing is written; a copy without entry uses up its number."""
    folder = root / "projects" / NAME / "issued"
    folder.mkdir(exist_ok=True)
    (folder / "KITCH-N-03_demand-letter_2026-07-13.docx").write_bytes(b"what was sent")
    (folder / "KITCH-C_contract_2026-02-17_conformed.docx").write_bytes(b"the conformed copy")

    taken = docgen(root, "issue", NAME, "contract", "--method", "email")
    assert taken.code == 1 and "[DG904]" in taken.err
    assert (folder / "KITCH-C_contract_2026-02-17_conformed.docx").read_bytes() == b"the conformed copy"

    assert docgen(root, *DEMAND, *APPROVED).code == 0
    assert "KITCH-N-04_demand-letter_2026-07-13.docx" in copies(root)
    assert (folder / "KITCH-N-03_demand-letter_2026-07-13.docx").read_bytes() == b"what was sent"


def test_a_changed_or_missing_copy_is_reported(root: Path) -> None:
    """DG902 and DG901: what was sent is evidence, so every command says when it is not there any more."""
    assert docgen(root, *DEMAND, *APPROVED).code == 0
    path = root / "projects" / NAME / "issued" / "KITCH-N-03_demand-letter_2026-07-13.docx"
    path.write_bytes(path.read_bytes() + b" ")
    assert "[DG902]" in docgen(root, "check", NAME).out
    path.unlink()
    assert "[DG901]" in docgen(root, "check", NAME).out


def test_an_edited_draft_is_not_replaced_by_docgens_own_words(root: Path) -> None:
    """DG907: the person's words are what goes out; --file freezes them, under the number of the series."""
    from docx import Document

    assert docgen(root, "build", NAME, "--only", "demand-letter").code == 0
    (draft,) = (root / "output" / NAME).glob("*demand-letter*.draft.docx")
    document = Document(str(draft))
    document.paragraphs[-1].add_run(" One more sentence.")
    document.save(str(draft))

    ran = docgen(root, *DEMAND, *APPROVED)
    assert ran.code == 1 and "[DG907]" in ran.err and "--file" in ran.err

    early = docgen(root, *DEMAND, *APPROVED, "--file", str(draft))
    assert (
        early.code == 1 and "[DG913]" in early.err and "July 29, 2026" in early.err
    )  # by courier it runs longer
    by_email = ("issue", NAME, "demand-letter", "--method", "email", "--method", "courier")
    ran = docgen(root, *by_email, *APPROVED, "--file", str(draft))
    assert ran.code == 0, ran.text
    (copy,) = (root / "projects" / NAME / "issued").glob("*.docx")
    assert copy.read_bytes() == draft.read_bytes() and copy.name.startswith("KITCH-N-03_")


def test_a_file_of_another_document_is_refused(root: Path) -> None:
    """DG908: the contract is not the demand."""
    assert docgen(root, "build", NAME, "--only", "contract").code == 0
    (contract,) = (root / "output" / NAME).glob("*contract*.docx")
    ran = docgen(root, *DEMAND, *APPROVED, "--file", str(contract))
    assert ran.code == 1 and "[DG908]" in ran.err


def test_a_day_that_has_not_come_is_a_wrong_use(root: Path) -> None:
    """The record holds what happened."""
    ran = docgen(root, *DEMAND, *APPROVED, "--sent", "2199-01-01")
    assert ran.code == 2 and "has not come yet" in ran.err


def test_which_document_is_meant_must_be_clear(root: Path) -> None:
    """DG905 names what there is."""
    ran = docgen(root, "issue", NAME, "change-order", "--method", "email")
    assert ran.code == 1 and "[DG905]" in ran.err and "change-order-1" in ran.err


def test_an_unsigned_agreement_that_was_changed_can_be_sent_again(root: Path) -> None:
    """The copy that went out first stays; the next one is named by the day it was sent."""
    order = ("issue", NAME, "change-order-3", "--method", "email")
    assert docgen(root, *order, "--sent", "2026-05-05").code == 0
    edit(root / "projects" / NAME / "project.yaml", "title: Lights under the cabinets", "title: Lamps")
    assert "[DG904]" in docgen(root, *order, "--sent", "2026-05-06").err
    assert docgen(root, *order, "--sent", "2026-05-06", "--again").code == 0
    assert copies(root) == [
        "KITCH-CO-03_change-order_2026-05-04.docx",
        "KITCH-CO-03_change-order_2026-05-04_sent-2026-05-06.docx",
    ]


def test_a_dry_run_says_everything_and_writes_nothing(root: Path) -> None:
    """The digest is the one that the real issue then has."""
    before = digests(root / "projects")
    dry = json.loads(docgen(root, *DEMAND, *APPROVED, "-n", "--format", "json").out)
    assert digests(root / "projects") == before
    real = json.loads(docgen(root, *DEMAND, *APPROVED, "--format", "json").out)
    assert (dry["digest"], dry["file"]) == (real["digest"], real["file"])
    assert dry["dry_run"] is True and real["dry_run"] is False


def test_the_lock_keeps_what_the_letter_was_made_with(root: Path) -> None:
    """S-21: issue alone, without a build before it, writes docgen.lock."""
    assert docgen(root, *DEMAND, *APPROVED).code == 0
    lock = json.loads((root / "projects" / NAME / "docgen.lock").read_text(encoding="utf-8"))
    assert lock["templates"]["demand-letter"]["version"] == "1.0"


def test_two_at_once_get_two_numbers(root: Path) -> None:
    """Whoever comes second waits and takes the next number; no copy and no entry is lost."""
    assert docgen(root, *DEMAND, *APPROVED).code == 0
    running = [
        subprocess.Popen(
            [str(DOCGEN), *DEMAND, *APPROVED, "--again", "--sent", f"2026-07-13 1{hour}:00"],
            cwd=root,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for hour in range(4)
    ]
    for process in running:
        _, complaint = process.communicate(timeout=120)
        assert process.returncode == 0, complaint.decode()
    assert [name[:10] for name in copies(root)] == [f"KITCH-N-{number:02d}" for number in range(3, 8)]
    numbers = re.findall(r"number: (KITCH-N-\d\d)", record(root))
    assert sorted(numbers[2:]) == sorted([f"KITCH-N-{n:02d}" for n in range(3, 8)] * 2)


def test_an_issue_that_dies_before_the_record_is_finished_by_the_next(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy is on the disk, the record knows nothing: the next call records it, with the same number."""
    from docgen.cli.clock import now

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    sending = Sending(Moment(date(2026, 7, 13)), (NoticeMethod.COURIER,), approved_by="T")
    with monkeypatch.context() as patched:
        patched.setattr(freezing, "add_entry", dies)
        with pytest.raises(KeyboardInterrupt):
            issue(root, NAME, "demand-letter", sending, now())
    assert copies(root) == ["KITCH-N-03_demand-letter_2026-07-13.docx"] and "KITCH-N-03" not in record(root)

    assert finish(Workspace(root), NAME).copy == "issued/KITCH-N-03_demand-letter_2026-07-13.docx"
    assert record(root).count("number: KITCH-N-03") == 1
    assert finish(Workspace(root), NAME) == Finished()
    assert docgen(root, "check", NAME).code == 0


def test_an_interrupted_issue_waits_while_the_record_cannot_take_it(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing else is issued meanwhile, and the number is not lost: once the record can be read it is complete."""
    from docgen.cli.clock import now

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    sending = Sending(Moment(date(2026, 7, 13)), (NoticeMethod.COURIER,), approved_by="T")
    with monkeypatch.context() as patched:
        patched.setattr(freezing, "add_entry", dies)
        with pytest.raises(KeyboardInterrupt):
            issue(root, NAME, "demand-letter", sending, now())
    path = root / "projects" / NAME / "record.yaml"
    before = path.read_bytes()
    path.write_bytes(before + b"\nbroken: [\n")
    stopped = docgen(root, "issue", NAME, "statement", "--method", "email", *APPROVED)
    assert stopped.code == 1 and "DG101" in stopped.text
    assert "KITCH-N-03_demand-letter_2026-07-13.docx is kept" in stopped.text

    path.write_bytes(before)
    done = docgen(root, "issue", NAME, "statement", "--method", "email", *APPROVED)
    assert done.code == 0 and "complete now" in done.text
    assert [record(root).count(f"number: KITCH-N-0{number}") for number in (3, 4)] == [1, 1]


def test_a_packet_that_dies_before_its_archive_leaves_nothing(root: Path) -> None:
    """One of two copies is no issue: the copy goes, and with it the use of the number."""
    folder = root / "projects" / NAME / "issued"
    folder.mkdir(exist_ok=True)
    (folder / "KITCH-SC-1.docx").write_bytes(b"packet")
    files = {"issued/KITCH-SC-1.docx": digest_of(b"packet"), "issued/KITCH-SC-1.zip": digest_of(b"archive")}
    write_note(root, Pending(NAME, files))

    assert finish(Workspace(root), NAME) == Finished()
    assert copies(root) == [] and finish(Workspace(root), NAME) == Finished()


def test_a_copy_of_an_earlier_issue_outlives_one_that_dies(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sent for signature twice on a day with the same words: both rest on one file, which the first one has recorded."""
    from docgen.cli.clock import now

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    send = ("issue", NAME, "change-order-3", "--method", "email")
    assert docgen(root, *send).code == 0
    before = digests(root / "projects")
    assert any(Path(name).name.startswith("sent-") for name in before)
    sending = Sending(Moment(date(2026, 7, 13)), (NoticeMethod.EMAIL,), again=True)
    with monkeypatch.context() as patched:
        patched.setattr(freezing, "keep_copy", dies)
        with pytest.raises(KeyboardInterrupt):
            issue(root, NAME, "change-order-3", sending, now())

    assert finish(Workspace(root), NAME) == Finished()
    assert digests(root / "projects") == before and docgen(root, "check", NAME).code == 0


def test_kills_at_any_moment_leave_numbers_without_gaps(root: Path) -> None:
    """After many kills every copy is in the record and the other way round, and the series has no gap."""
    moments = random.Random(11)
    begun = time.monotonic()
    assert docgen(root, *DEMAND, *APPROVED).code == 0
    whole = time.monotonic() - begun
    for kill in range(KILLS):
        process = subprocess.Popen(
            [str(DOCGEN), *DEMAND, *APPROVED, "--again", "--sent", f"2026-07-13 10:{kill:02d}"],
            cwd=root,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            process.wait(moments.uniform(0.5, 1.1) * whole)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    last: Ran = docgen(root, *DEMAND, *APPROVED, "--again", "--sent", "2026-07-13 11:00")
    assert last.code == 0, last.text

    names = [name for name in copies(root) if name.endswith(".docx")]
    series = [name[:10] for name in names]
    assert series == [f"KITCH-N-{number:02d}" for number in range(3, 3 + len(series))]
    assert {name for name in re.findall(r"issued/([\w.-]+\.docx)", record(root))} == set(names)
    for name in names:
        digest = sha256((root / "projects" / NAME / "issued" / name).read_bytes()).hexdigest()
        assert record(root).count(digest) == 2


def test_numbers_go_on_after_the_highest_in_their_own_series() -> None:
    """6.1: letters in one series with two digits, packets in series of their own, nothing used twice."""
    used = ["KITCH-N-01", "KITCH-N-09", "KITCH-C", "OTHER-N-44", "KITCH-SC-1"]
    assert next_number("KITCH", "demand-letter", used) == "KITCH-N-10"
    assert next_number("KITCH", "small-claims-packet", used) == "KITCH-SC-2"
    assert next_number("KITCH", "hand-off-packet", used) == "KITCH-AP-1"
    assert next_number("KITCH", "contract", used) is None
