"""The kitchen, walked from the first contract to the court with the commands alone, and its papers read back.

No file is made by hand: project.yaml is the example's, everything else is written by docgen.
"""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from decimal import Decimal
from email import message_from_bytes
from email.policy import SMTP
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openxml_audit import OpenXmlValidator

from docgen.cli.main import run
from helpers import EXAMPLES, word_text

NAME = "riverside-kitchen"
ME = ("--approved-by", "Tomas Reyes")
MAIL = ("--method", "email")

STEPS: tuple[tuple[str, ...], ...] = (
    ("intake", NAME, "--by", "Tomas Reyes", "--date", "2026-02-10"),
    ("issue", NAME, "contract", "--sent", "2026-02-17 09:00", *MAIL),
    ("record", "signature", NAME, "contract", "contractor", "--at", "2026-02-17"),
    ("record", "signature", NAME, "contract", "client", "--at", "2026-02-17"),
    ("record", "milestone", NAME, "M1", "--reached", "2026-02-17"),
    ("record", "invoice", NAME, "M1", "--date", "2026-02-17", "--number", "INV-001"),
    ("issue", NAME, "invoice-INV-001", "--sent", "2026-02-17 15:00", *MAIL),
    ("record", "payment", NAME, "1000.00", "--date", "2026-02-25", "--method", "check", "--reference", "1042"),
    ("issue", NAME, "receipt", "--sent", "2026-02-25 16:00", *MAIL, *ME),
    ("record", "work", NAME, "started", "--date", "2026-03-02"),
    ("record", "milestone", NAME, "M2", "--reached", "2026-03-20"),
    ("record", "invoice", NAME, "M2", "--date", "2026-03-20"),
    ("issue", NAME, "invoice", "--sent", "2026-03-20 15:00", *MAIL),
    ("record", "milestone", NAME, "M2", "--accepted", "2026-03-24"),
    ("record", "payment", NAME, "9500.00", "--date", "2026-03-30", "--method", "transfer", "--reference", "INV-002"),
    ("issue", NAME, "receipt-2026-03-30", "--sent", "2026-03-30 16:30", *MAIL, *ME),
    ("issue", NAME, "change-order-1", "--sent", "2026-04-03 09:00", *MAIL),
    ("record", "signature", NAME, "change-order-1", "contractor", "--at", "2026-04-03 17:10"),
    ("record", "signature", NAME, "change-order-1", "client", "--at", "2026-04-06 08:25"),
    ("record", "milestone", NAME, "C1", "--reached", "2026-04-14", "--accepted", "2026-04-16"),
    ("record", "invoice", NAME, "C1", "--date", "2026-04-15"),
    ("issue", NAME, "invoice-INV-003", "--sent", "2026-04-15 16:40", *MAIL),
    ("record", "milestone", NAME, "M3", "--reached", "2026-04-17", "--accepted", "2026-04-21"),
    ("record", "invoice", NAME, "M3", "--date", "2026-04-17"),
    ("issue", NAME, "invoice-INV-004", "--sent", "2026-04-17 16:55", *MAIL),
    ("issue", NAME, "change-order-2", "--sent", "2026-04-21 09:00", *MAIL),
    ("record", "signature", NAME, "change-order-2", "client", "--at", "2026-04-21 18:05"),
    ("record", "signature", NAME, "change-order-2", "contractor", "--at", "2026-04-21 18:20"),
    ("issue", NAME, "reminder", "--sent", "2026-04-22 09:00", *MAIL, *ME),
    ("issue", NAME, "reminder", "--sent", "2026-04-27 09:10", *MAIL, *ME),
    ("issue", NAME, "reminder", "--sent", "2026-05-04 10:05", *MAIL, *ME),
    ("record", "payment", NAME, "2000.00", "--date", "2026-05-06", "--method", "transfer", "--reference", "KITCH"),
    ("issue", NAME, "receipt-2026-05-06", "--sent", "2026-05-06 15:00", *MAIL, *ME),
    ("issue", NAME, "notice-of-intent", "--sent", "2026-05-11 08:30", *MAIL, *ME),
    ("record", "notice", NAME, "notice-of-intent", "--sent", "2026-05-11 08:30", "--delivered", "2026-05-11"),
    ("issue", NAME, "suspension-notice", "--sent", "2026-05-22 07:45", *MAIL, *ME),
    ("record", "work", NAME, "stopped", "--date", "2026-05-22", "--note", "Site left safe as announced"),
    (
        "record", "contact", NAME, "out", "--date", "2026-06-03", "--channel", "email", "--to", "Alan Whitcomb",
        "--summary", "Offered a payment plan in four monthly parts",
    ),
    ("issue", NAME, "statement", "--sent", "2026-06-03 09:30", *MAIL),
    ("issue", NAME, "demand-letter", "--sent", "2026-07-13 09:30", "--method", "courier", *MAIL, "--tracking", "1Z999", *ME),
    ("record", "notice", NAME, "demand-letter", "--sent", "2026-07-13 09:30", "--method", "courier", "--delivered", "2026-07-14"),
    ("issue", NAME, "hand-off-packet", "--sent", "2026-07-30 10:00", "--method", "hand", *ME),
    ("issue", NAME, "small-claims-packet", "--sent", "2026-07-30 11:00", "--method", "hand", *ME),
)  # fmt: skip

TOO_EARLY = {
    ("issue", NAME, "suspension-notice", "--sent", "2026-05-22 07:45", *MAIL, *ME): ("2026-05-21", "E-SUSPEND-EARLY"),
    ("issue", NAME, "hand-off-packet", "--sent", "2026-07-30 10:00", "--method", "hand", *ME): ("2026-07-29", "E-TOO-EARLY"),
    ("issue", NAME, "small-claims-packet", "--sent", "2026-07-30 11:00", "--method", "hand", *ME): ("2026-07-29", "E-TOO-EARLY"),
}  # fmt: skip
"""Steps that are asked for on the day before too: refused with this code."""

Printed = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace at the end of the road."""
    root = tmp_path_factory.mktemp("walk")
    folder = root / "projects" / NAME
    folder.mkdir(parents=True)
    text = (EXAMPLES / NAME / "project.yaml").read_text(encoding="utf-8")
    (folder / "project.yaml").write_text(text.replace("  as_of: 2026-07-13\n", ""), encoding="utf-8")
    for step in STEPS:
        if step in TOO_EARLY:
            day, _ = TOO_EARLY[step]
            early = [day if word.startswith("2026-") else word for word in step]
            before = (folder / "record.yaml").read_bytes()
            assert run(["-C", str(root), *early]) == 1, early
            assert (folder / "record.yaml").read_bytes() == before
        assert run(["-C", str(root), *step]) == 0, step
    return root


def issued(root: Path, kind: str, ending: str = "docx") -> Path:
    """The one copy of this kind."""
    (path,) = (root / "projects" / NAME / "issued").glob(f"*_{kind}_*.{ending}")
    return path


def tables(path: Path) -> list[list[list[str]]]:
    """Every table of a document as rows of texts."""
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in Document(str(path)).tables]


def sum_of(text: str) -> Decimal:
    """A figure of a table; a dash is nothing."""
    plain = text.replace(",", "").replace("−", "-").strip("()")
    return Decimal(plain) if re.fullmatch(r"-?\d+(\.\d+)?", plain) else Decimal(0)


def table_with(path: Path, *heads: str) -> list[list[str]]:
    """The first table with these column heads."""
    return next(table for table in tables(path) if all(head in " ".join(table[0]) for head in heads))


def test_every_step_of_the_road_was_walked(walked: Path, capsys: Printed) -> None:
    """At the end the claim can be filed, and the only thing left unsigned is the third change order."""
    assert run(["-C", str(walked), "status", NAME, "--as-of", "2026-07-30", "--format", "json"]) == 0
    status: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert (status["stage"], status["work"]) == ("ready_to_file", "suspended")
    sent = {row["id"] for row in status["documents"] if row["sent"]}
    assert {"notice-of-intent", "suspension-notice", "demand-letter", "small-claims-packet"} <= sent


def test_the_letters_are_one_series_and_every_copy_is_what_was_sent(walked: Path, capsys: Printed) -> None:
    """Numbers 01 to 10 without a gap; `verify` knows each file byte for byte."""
    folder = walked / "projects" / NAME / "issued"
    letters = sorted(path.name[:10] for path in folder.glob("KITCH-N-*.docx"))
    assert letters == [f"KITCH-N-{number:02d}" for number in range(1, 11)]
    files = [str(path) for path in sorted(folder.iterdir()) if path.suffix in (".docx", ".zip")]
    assert run(["-C", str(walked), "verify", *files, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["files"]
    assert {one["verdict"] for one in found} == {"issued"}


def test_an_archive_is_frozen_with_its_packet(walked: Path, tmp_path: Path, capsys: Printed) -> None:
    """Its digest is on record: another file under its name is DG902, and one beside a letter is nobody's copy."""
    root = tmp_path / "copy"
    shutil.copytree(walked, root)
    archive = issued(root, "small-claims-packet", "zip")
    planted = root / "projects" / NAME / "issued" / "KITCH-N-10_demand-letter_2026-07-13.zip"
    planted.write_bytes(archive.read_bytes() + b" ")
    assert run(["-C", str(root), "verify", str(planted)]) == 1
    assert run(["-C", str(root), "check", NAME, "--as-of", "2026-07-30"]) == 0
    archive.write_bytes(archive.read_bytes() + b" ")
    assert run(["-C", str(root), "verify", str(archive)]) == 1
    capsys.readouterr()
    assert run(["-C", str(root), "check", NAME, "--as-of", "2026-07-30"]) == 1
    assert "[DG902]" in capsys.readouterr().out


def test_the_e_mail_of_a_reminder_has_the_letter_and_the_invoices_that_were_sent(walked: Path) -> None:
    """Byte for byte the copies: the numbered reminder, and both invoices that it names."""
    (path,) = (walked / "output" / NAME).glob("KITCH-N-04_reminder_*.eml")
    message = message_from_bytes(path.read_bytes(), policy=SMTP)
    attached = {sha256(part.get_content()).hexdigest() for part in message.iter_attachments()}
    folder = walked / "projects" / NAME / "issued"
    names = ("KITCH-N-04_reminder", "KITCH-INV-003_invoice", "KITCH-INV-004_invoice")
    sent = {sha256(next(folder.glob(f"{name}_*.docx")).read_bytes()).hexdigest() for name in names}
    assert attached == sent
    assert message["X-Unsent"] == "1" and message["To"] == "Alan Whitcomb <alan@example.com>"


def test_every_sum_of_the_packet_can_be_added_again(walked: Path) -> None:
    """As a clerk would: the ledger line by line, interest by the days, and the claim from its parts."""
    packet = issued(walked, "small-claims-packet")
    ledger = table_with(packet, "Charge", "Balance")
    balance = Decimal(0)
    for row in ledger[1:-1]:
        balance += sum_of(row[3]) - sum_of(row[4])
        assert sum_of(row[5]) == balance, row
    assert sum_of(ledger[-1][5]) == balance == Decimal("12454.72")

    interest = table_with(packet, "Principal", "Days", "Rate")
    for row in interest[1:-1]:
        exact = sum_of(row[1]) * int(row[4]) * 10 / 100 / 365
        assert sum_of(row[6]) == exact.quantize(Decimal("0.01"), "ROUND_HALF_UP"), row
    assert sum(sum_of(row[6]) for row in interest[1:-1]) == sum_of(interest[-1][6])

    principal = table_with(packet, "Item", "Paid or", "Unpaid")
    assert sum(sum_of(row[4]) for row in principal[1:-1]) == sum_of(principal[-1][4]) == Decimal("12171.28")
    for row in principal[1:]:
        assert sum_of(row[2]) - sum_of(row[3]) == sum_of(row[4]), row
    # Posted by 6 May: 6.62 + 14.66; since then 85 days on 1,471.28 and 10,700.00.
    assert Decimal("34.26") + Decimal("249.18") == Decimal("283.44")
    assert Decimal("12171.28") + Decimal("283.44") == Decimal("12454.72")
    assert "$12,454.72" in word_text(packet)


def test_every_exhibit_is_found(walked: Path) -> None:
    """Each that is cited is in the index, each in the index has its file in the archive, and the sums agree."""
    packet, archive = issued(walked, "small-claims-packet"), issued(walked, "small-claims-packet", "zip")
    index = table_with(packet, "No.", "Description", "Proves")
    numbers = [int(row[0]) for row in index[1:]]
    assert numbers == list(range(1, len(numbers) + 1))
    cited = {int(number) for number in re.findall(r"Exhibit (\d+)", word_text(packet))}
    assert cited <= set(numbers)

    files = {row[0]: row[1:] for row in table_with(packet, "Exhibit", "SHA-256")[1:]}
    with zipfile.ZipFile(archive) as opened:
        contents = {name.rpartition("/")[2]: opened.read(name) for name in opened.namelist()}
        manifest = contents["MANIFEST.txt"].decode()
    assert sum(1 for _, _, digest in files.values() if digest != "–") > 10
    for in_set, recorded, digest in (tuple(cell.replace("\n", "") for cell in row) for row in files.values()):
        if recorded == "–":  # it is part of another paper, and the table says of which
            assert in_set.removeprefix("enclosed in ") in files
            continue
        assert sha256(contents[in_set]).hexdigest() == digest and digest in manifest
    assert packet.read_bytes() not in contents.values() and "Court-set.docx" in contents


def test_a_letter_has_the_exhibit_of_its_own_day(walked: Path) -> None:
    """The statement that the demand encloses is not the one that was sent in June."""
    packet = issued(walked, "small-claims-packet")
    files = {row[0]: row[1:] for row in table_with(packet, "Exhibit", "SHA-256")[1:]}
    titles = {f"Exhibit {row[0]}": row[1] for row in table_with(packet, "No.", "Description", "Proves")[1:]}
    june = [name for name, title in titles.items() if title.startswith("Statement of account, June 3")]
    assert [files[name][1].replace("\n", "") for name in june] == [
        "issued/KITCH-N-09_statement_2026-06-03.docx"
    ]
    (enclosed,) = [
        name for name, title in titles.items() if title == "Statement of account as of July 13, 2026"
    ]
    (demand,) = [name for name, row in files.items() if "demand-letter" in row[1]]
    assert files[enclosed] == [f"enclosed in {demand}", "–", "–"]


def test_word_opens_every_copy(walked: Path) -> None:
    """The validator of the Open XML SDK's rules finds no fault in any of them."""
    for path in sorted((walked / "projects" / NAME / "issued").glob("*.docx")):
        found = OpenXmlValidator().validate(str(path))
        assert found.is_valid and not found.errors, (path.name, found.errors[:3])


def test_the_letters_say_what_happened_and_no_more(walked: Path) -> None:
    """Each names the one before it; the demand's history is the record's, day by day."""
    third = word_text(issued(walked, "notice-of-intent"))
    assert "my reminder of May 4, 2026" in third
    demand = word_text(issued(walked, "demand-letter"))
    for said in (
        "Invoice INV-003 for C1 was issued.",
        "A payment of $2,000.00 was received and used for interest ($21.28) and C1 ($1,978.72).",
        "I sent a notice of intent to suspend work by e-mail; it was delivered the same day.",
        "Work was suspended under Section 17 (Right to suspend work).",
        "Wednesday, July 29, 2026",
    ):
        assert said in demand, said
    assert "I reminded you of the payment on April 27, 2026 and May 4, 2026 (e-mail)." in demand
    text = word_text(issued(walked, "small-claims-packet"))
    assert (
        "sent invoice INV-003 by e-mail" in text and " a invoice" not in text and " a agreement" not in text
    )
