"""Drafts of an e-mail beside a reminder: as plain text, and as a message that mail programs open (D06).

docgen sends nothing: a person reads the draft, sends it, and records that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from textwrap import wrap

from docgen.build.result import RenderedFile
from docgen.documents.parts.law import known
from docgen.model import Party, Project
from docgen.rules import ProjectState
from docgen.rules.dispatch import AS_ON_FILE, Dispatch
from docgen.rules.legal import texts
from docgen.rules.parties import notice_email
from docgen.word.plain import Line, first_pages

WIDTH = 78
"""The longest line of the text, as mail programs like it."""

WORD = ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")
HEAD = "Subtitle"
"""The last paragraph of a letter's head: sender, day, addressee and subject stand elsewhere in an e-mail."""

HOURS = "collection.contact_hours"
BULLET = "ListBullet"
SIGNATURE = ("SignatureHeading", "SignatureText")
LABEL = "SignatureLabel"
_PLAIN = re.compile(r"[A-Za-z0-9 '&-]{1,60}")
_WORD = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_ADDRESS = re.compile(rf"{_WORD}(\.{_WORD})*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


@dataclass(frozen=True)
class Mail:
    """An e-mail to be: its words, and the addresses; without `to` there is no message to open."""

    subject: str
    body: str
    sender: Address | None
    to: tuple[Address, ...]


def mail_drafts(
    letter: RenderedFile,
    subject: str,
    project: Project,
    beside: Sequence[RenderedFile] = (),
    dispatch: Dispatch = AS_ON_FILE,
) -> tuple[RenderedFile, ...]:
    """`<name>.txt`, and `<name>.eml` where a client has an address for notices.

    The words are those of the finished letter, which is attached; `beside` are further documents to attach. Equal
    input gives equal bytes.
    """
    mail = Mail(
        subject=_one_line(subject),
        body=letter_text(letter.content),
        sender=_sender(project),
        to=tuple(_recipients(project, dispatch)),
    )
    stem = letter.path.removesuffix(".docx")
    text = f"{mail.subject}\n\n{mail.body}".encode()
    drafts = [RenderedFile(letter.document, f"{stem}.txt", text, is_companion=True)]
    if mail.to:
        content = message(mail, (letter, *beside))
        drafts.append(RenderedFile(letter.document, f"{stem}.eml", content, is_companion=True))
    return tuple(drafts)


def hours_note(state: ProjectState) -> str | None:
    """In which hours the draft may be sent, where the law that reaches the clients gives any (Thailand)."""
    reading = known(state.law_readings, HOURS)
    hours = texts(reading) if reading is not None else ()
    return f"send it only in these hours: {', '.join(hours)}" if hours else None


def letter_text(content: bytes) -> str:
    """The words of a finished letter from its greeting to its enclosures, a paragraph a block, wrapped."""
    lines = list(first_pages(content))
    starts = [position for position, line in enumerate(lines) if line.style == HEAD]
    blocks = list(_blocks(lines[starts[0] + 1 :] if starts else lines))
    return "\n".join(blocks).strip("\n") + "\n"


def _blocks(lines: Sequence[Line]) -> Iterator[str]:
    """Every paragraph wrapped; bullets and the lines of a signature stand close together."""
    before = ""
    for line in lines:
        if line.style == LABEL:
            continue
        close = line.style == before == BULLET or (line.style in SIGNATURE and before in SIGNATURE)
        if before and not close:
            yield ""
        first, rest = ("- ", "  ") if line.style == BULLET else ("", "")
        yield "\n".join(
            wrap(
                line.text,
                WIDTH,
                initial_indent=first,
                subsequent_indent=rest,
                break_long_words=False,
                break_on_hyphens=False,
            )
        )
        before = line.style


def message(mail: Mail, files: Sequence[RenderedFile]) -> bytes:
    """The message as a draft: no date and no id, which the program that sends it adds."""
    made = EmailMessage(policy=SMTP)
    made.set_content(mail.body, charset="utf-8", cte="quoted-printable")
    total = sha256(f"{mail.subject}\0{mail.body}".encode())
    for file in files:
        name = file.path.rpartition("/")[2].replace(".draft.", ".")
        maintype, subtype = WORD
        made.add_attachment(file.content, maintype=maintype, subtype=subtype, filename=name)
        total.update(file.content)
    # Neither base64 nor quoted-printable can hold `=_`, so the boundary stands in no part.
    made.set_boundary(f"=_docgen_{total.hexdigest()[:32]}")
    return b"".join(_headers(mail)) + made.as_bytes()


def _headers(mail: Mail) -> Iterator[bytes]:
    """The lines above those of the content.

    Names are written as plain words or else encoded as a whole: the library's own folding takes a long name with a comma
    or a bracket apart.
    """
    yield b"X-Unsent: 1\r\n"
    if mail.sender is not None:
        yield f"From: {_mailbox(mail.sender)}\r\n".encode("ascii")
    to = ",\r\n ".join(map(_mailbox, mail.to))
    yield f"To: {to}\r\n".encode("ascii")
    yield f"Subject: {_encoded(mail.subject, 'Subject')}\r\n".encode("ascii")


def _mailbox(address: Address) -> str:
    name = address.display_name
    shown = name if _PLAIN.fullmatch(name) else _encoded(name, "From", always=True)
    return f"{shown} <{address.addr_spec}>"


def _encoded(text: str, header: str, *, always: bool = False) -> str:
    """Words of a header: as they are where they are plain English letters, else encoded, in lines of 76 characters."""
    plain = text.isascii() and "=?" not in text and not always
    return Header(text, "us-ascii" if plain else "utf-8", 76, header).encode(linesep="\r\n")


def _sender(project: Project) -> Address | None:
    """The creditor in its own name; a debt is never asked for in another (section 8)."""
    contractor = project.contractors[0]
    contact = contractor.contact.email if contractor.contact is not None else None
    name = contractor.trade_name or contractor.legal_name
    return _address(name, contractor.email) or _address(name, contact)


def _recipients(project: Project, dispatch: Dispatch) -> Iterator[Address]:
    """The clients' own addresses for notices, and nobody else's (section 8): with a representative, only theirs.

    An address that was given for this letter stands in the place of the client's.
    """
    for client in project.clients:
        found = _address(_name(client), dispatch.email_of(client) or notice_email(client))
        if found is not None:
            yield found


def _name(client: Party) -> str:
    return client.representative.name if client.representative is not None else client.legal_name


def _address(name: str, email: str | None) -> Address | None:
    """A name with its address; None where there is none that a message can carry."""
    if email is None or _ADDRESS.fullmatch(email) is None:
        return None
    return Address(display_name=_one_line(name), addr_spec=email)


def _one_line(text: str) -> str:
    """Words that fit a header: no line break and no control character can end it."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(plain.split())
