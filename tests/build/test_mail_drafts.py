"""Drafts of an e-mail beside a reminder: what they hold, to whom they go, and that they are outputs like others (D06)."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.header import decode_header, make_header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.build.mail_drafts import Mail, hours_note, mail_drafts, message
from docgen.build.result import RenderedFile
from docgen.word.package import read_parts
from documents.test_printed import printed
from documents.test_reminder import ONE
from facts import state_of
from helpers import docgen, edit, workspace_of

NAME = "orchard-lane-garden"
REMINDED = re.compile(r"^  - \{date: 2026-05-27,.*\n", re.MULTILINE)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The garden without the reminder that went out on 27 May: R3 is due on 28 May."""
    workspace = workspace_of(tmp_path, NAME)
    project = workspace / "projects" / NAME
    for lock in project.glob("docgen.lock"):
        lock.unlink()
    record = project / "record.yaml"
    text, count = REMINDED.subn("", record.read_text(encoding="utf-8"))
    assert count == 1
    record.write_text(text, encoding="utf-8")
    return workspace


def drafts(root: Path) -> dict[str, Path]:
    """The files of the reminder by their endings."""
    found = sorted((root / "output" / NAME).glob("*_reminder-*"))
    return {path.suffix: path for path in found if "(new)" not in path.name}


def opened(path: Path) -> EmailMessage:
    """A message as a mail program reads it."""
    return message_from_bytes(path.read_bytes(), policy=default)


def test_a_build_writes_the_letter_the_text_and_the_message(root: Path) -> None:
    """D06: one wording; the message opens as a draft to the client alone, with the letter attached."""
    ran = docgen(root, "build", NAME, "--only", "reminder")
    assert ran.code == 0, ran.text
    made = drafts(root)
    assert {path.name for path in made.values()} == {
        f"GARDEN_reminder-3_2026-05-28.draft{end}" for end in (".docx", ".txt", ".eml")
    }
    assert "with GARDEN_reminder-3_2026-05-28.draft.txt, GARDEN_reminder-3_2026-05-28.draft.eml" in ran.out

    text, mail = made[".txt"].read_text(encoding="utf-8"), opened(made[".eml"])
    assert text.startswith("Gentle reminder: invoice INV-002\n\nDear Margaret Ellison,\n\n")
    assert "£6,480.00 is still open" in text and max(map(len, text.splitlines())) <= 78
    assert mail["X-Unsent"] == "1" and mail["Date"] is None and mail["Message-ID"] is None
    assert (mail["To"], mail["Cc"], mail["Bcc"]) == ("Margaret Ellison <margaret@example.com>", None, None)
    assert mail["From"] == "Fernleigh Landscapes Ltd <office@fernleigh.example.com>"
    assert f"{mail['Subject']}\n\n" == text[: text.index("\n\n") + 2]
    body = mail.get_body()
    assert body is not None and body.get_content().replace("\r\n", "\n") == text.partition("\n\n")[2]
    (letter,) = mail.iter_attachments()
    assert letter.get_filename() == "GARDEN_reminder-3_2026-05-28.docx"
    assert letter.get_payload(decode=True) == made[".docx"].read_bytes()


def test_the_invoice_goes_along_where_the_same_build_printed_it(root: Path) -> None:
    """D06: the invoices that the reminder names, and no others."""
    edit(root / "projects" / NAME / "record.yaml", ", document: invoice-INV-002", "")
    assert docgen(root, "build", NAME).code == 0
    names = [part.get_filename() for part in opened(drafts(root)[".eml"]).iter_attachments()]
    assert names == ["GARDEN_reminder-3_2026-05-28.docx", "GARDEN-INV-002_invoice_2026-05-18.docx"]


def test_equal_facts_give_equal_bytes(root: Path) -> None:
    """The boundary follows from the content; nothing follows from clock or machine."""
    assert docgen(root, "build", NAME, "--only", "reminder").code == 0
    first = {end: path.read_bytes() for end, path in drafts(root).items()}
    for path in drafts(root).values():
        path.unlink()
    assert docgen(root, "build", NAME, "--only", "reminder").code == 0
    assert {end: path.read_bytes() for end, path in drafts(root).items()} == first


def test_a_draft_that_a_person_changed_is_kept(root: Path) -> None:
    """S-25: the new one goes beside it, and the build says so."""
    assert docgen(root, "build", NAME, "--only", "reminder").code == 0
    mine = drafts(root)[".txt"]
    mine.write_text("Dear Margaret, one more thing.\n", encoding="utf-8")
    edit(root / "projects" / NAME / "project.yaml", "phone: 01632 960123", "phone: 01632 960199")
    ran = docgen(root, "build", NAME, "--only", "reminder")
    assert mine.read_text(encoding="utf-8") == "Dear Margaret, one more thing.\n"
    beside = mine.with_name("GARDEN_reminder-3_2026-05-28.draft (new).txt")
    assert "960199" in beside.read_text(encoding="utf-8")
    assert f"output/{NAME}/{mine.name} was edited" in ran.out


def test_the_drafts_go_when_the_reminder_is_of_another_day(root: Path) -> None:
    """S-20: superseded drafts that nobody touched are removed; those of today take their place."""
    assert docgen(root, "build", NAME, "--only", "reminder").code == 0
    assert docgen(root, "build", NAME, "--as-of", "2026-06-02").code == 0
    assert {path.name for path in drafts(root).values()} == {
        f"GARDEN_reminder-4_2026-06-02.draft{end}" for end in (".docx", ".txt", ".eml")
    }


def test_what_was_sent_keeps_its_draft_and_the_next_one_waits(root: Path) -> None:
    """S-22: after `record`, the reminder is sent; nothing new that day, and the draft is the sender's copy."""
    assert docgen(root, "build", NAME, "--only", "reminder").code == 0
    record = docgen(
        root, "record", "notice", NAME, "reminder-3", "--sent", "2026-05-28 10:00", "--method", "email"
    )
    assert record.code == 0, record.text
    ran = docgen(root, "build", NAME)
    assert "reminder-3: it was sent on 2026-05-28" in ran.out
    assert "reminder-4: " in ran.out and "possible from 2026-06-02" in ran.out
    assert set(drafts(root)) == {".docx", ".txt", ".eml"}


def test_asked_for_by_its_id_it_is_refused_before_its_day(root: Path) -> None:
    """S-23: an id that is not of the day is refused with its first day; a word that is none is an error."""
    ran = docgen(root, "build", NAME, "--only", "reminder-4")
    assert ran.code == 1 and "refused    reminder-4: " in ran.out and "possible from 2026-06-02" in ran.out
    ran = docgen(root, "build", NAME, "--only", "reminder-5")
    assert ran.code == 1 and "no such document" in ran.out


def letter(facts: str = "") -> tuple[RenderedFile, ...]:
    """The drafts of R4 with facts of one's own."""
    state = state_of(ONE, "2026-06-12", *([facts] if facts else []))
    file = RenderedFile(
        "reminder-4", "output/case/CASE_reminder-4_2026-06-12.draft.docx", printed(state, "reminder")
    )
    return mail_drafts(file, "Let us talk", state.project)


@pytest.mark.parametrize(
    ("client", "to"),
    [
        ("{email: client@example.com}", ["client@example.com"]),
        ("{representative: {name: A. Lawyer, email: lawyer@example.org}}", ["lawyer@example.org"]),
        ("{representative: {name: A. Lawyer}}", None),
        ('{email: "müller@example.com"}', None),
        ("{email: a..b@example.com}", None),
        ("{email: a.@example.com}", None),
    ],
)
def test_it_goes_to_the_address_for_notices_and_to_nobody_else(client: str, to: list[str] | None) -> None:
    """Section 8: once there is a representative only theirs; no message where no address can be written."""
    made = letter(f"client: {client}")
    assert [file.path.rpartition(".")[2] for file in made] == (["txt", "eml"] if to else ["txt"])
    assert all(file.is_companion for file in made)
    if to:
        mail = message_from_bytes(made[1].content, policy=default)
        assert [one.addr_spec for one in mail["To"].addresses] == to


@pytest.mark.parametrize(
    "name", ["Whitcomb, Alan", 'O"Neill (Sr.) & Söhne; GmbH', "สมชาย ใจดี", "名" * 90 + ", Ltd"]
)
def test_names_with_commas_and_other_letters_are_right(name: str) -> None:
    """A comma in a name makes no second addressee, whatever the length."""
    to = Address(display_name=name, addr_spec="client@example.com")
    mail = message_from_bytes(message(Mail(name, "Hello\n", to, (to, to)), ()))
    assert decoded(mail["Subject"]) == name
    for piece in mail["To"].split("<client@example.com>")[:2]:
        assert decoded(piece.strip(" ,\r\n")) == name


@given(st.text(max_size=120), st.text(max_size=120))
def test_no_name_and_no_subject_can_add_a_header(name: str, subject: str) -> None:
    """Whatever stands in the files: the same headers, lines that mail may have, ASCII only."""
    state = state_of(ONE, "2026-06-12")
    client = state.project.clients[0].model_copy(update={"legal_name": f"A{name}\r\nBcc: x@example.com"})
    others = [party for party in state.project.parties if party.role.value != "client"]
    project = state.project.model_copy(update={"parties": (*others, client)})
    file = RenderedFile("reminder-4", "output/case/x.draft.docx", LETTER)
    made = mail_drafts(file, f"{subject}\nBcc: y@example.com", project)[1].content
    head = made.partition(b"\r\n\r\n")[0]
    mail = message_from_bytes(made)
    assert mail.keys() == ["X-Unsent", "From", "To", "Subject", "MIME-Version", "Content-Type"]
    assert (
        head.isascii()
        and max(map(len, head.split(b"\r\n"))) <= 998
        and b"\n" not in head.replace(b"\r\n", b"")
    )


LETTER = printed(state_of(ONE, "2026-06-12"), "reminder")


def decoded(value: str) -> str:
    """A header's words."""
    return str(make_header(decode_header(value)))


def test_the_boundary_stands_in_no_part() -> None:
    """A name that looks like it, or content that holds it, ends no part early."""
    mail = message_from_bytes(letter()[1].content, policy=default)
    boundary = mail.get_boundary()
    assert boundary is not None and boundary.startswith("=_docgen_")
    (attached,) = mail.iter_attachments()
    content = attached.get_payload(decode=True)
    assert isinstance(content, bytes) and "word/document.xml" in read_parts(content)


def test_the_hours_of_the_law_are_said_where_it_gives_any() -> None:
    """S62: Thai law for natural persons; no word of hours elsewhere."""
    thai = "project: {project: {jurisdiction: TH, currency: THB}}\ncurrency: THB\nclient: {type: individual}"
    note = hours_note(
        state_of(ONE.replace("law: {suspension: {minimum_notice_days: 0}}\n", ""), "2026-06-12", thai)
    )
    assert (
        note == "send it only in these hours: Mon-Fri 08:00-20:00, Sat-Sun 08:00-18:00, holidays 08:00-18:00"
    )
    assert hours_note(state_of(ONE, "2026-06-12")) is None
