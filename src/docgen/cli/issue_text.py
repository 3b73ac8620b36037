"""What was issued, in words and as plain data, and what the person does now."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from docgen.issued.sending import Issued, Sending
from docgen.model.terms import NoticeMethod
from docgen.reports.next_step import HAND_OFF, PACKET
from docgen.reports.tasks.task import command
from docgen.reports.text import weekday

PACKETS = {
    PACKET: (
        "This file has pages for you alone. File and serve the court set in the zip file beside it, with the exhibits; "
        "docgen files nothing."
    ),
    HAND_OFF: (
        "Give this file with the zip file beside it to your lawyer; a collection agency gets the agency copy in there. "
        "docgen sends nothing."
    ),
}
"""What the person does with a packet, of which only a part is for others."""


def row(project: str, issued: Issued, dry_run: bool) -> dict[str, object]:
    """The result as JSON has it."""
    return {
        "version": 1,
        "project": project,
        "document": issued.document,
        "number": issued.number,
        "file": issued.file,
        "beside": list(issued.beside),
        "digest": issued.digest,
        "printed": {name: day.isoformat() for name, day in issued.printed},
        "recorded": list(issued.recorded),
        "drafts": list(issued.drafts),
        "waits_for": list(issued.waits_for),
        "dry_run": dry_run,
    }


def lines(project: str, issued: Issued, sending: Sending) -> list[str]:
    """What was done, and what comes next."""
    number = f" as {issued.number}" if issued.number is not None else ""
    verb = "would issue" if sending.dry_run else "issued"
    found = [f"{verb} {issued.document}{number}: {issued.file}", f"  sha256 {issued.digest}"]
    found += [f"  with it: {file}" for file in issued.beside]
    found += [f"  {name} {weekday(day)}" for name, day in issued.printed]
    found += [f"  recorded in {place}" for place in issued.recorded]
    found += [f"  to open in a mail program: {file}" for file in issued.drafts if file.endswith(".eml")]
    return found if sending.dry_run else [*found, *_next_steps(project, issued, sending)]


def _next_steps(project: str, issued: Issued, sending: Sending) -> Iterator[str]:
    keep = shlex.join(("git", "add", f"projects/{project}"))
    if issued.document in PACKETS:
        yield f"{PACKETS[issued.document]} Then keep it: {keep}"
    elif issued.is_letter:
        yield f"Send this copy; docgen sends nothing. Then keep it: {keep}"
        yield from _arrival(project, issued, sending)
    elif issued.waits_for:
        yield f"Send this copy for signature; docgen sends nothing. Then keep it: {keep}"
        for party in issued.waits_for:
            line = command("record", "signature", project, issued.document, party, "--at", "DATE")
            yield f"When {party} has signed: {line}"
    elif sending.own is not None:
        yield f"This is the signed agreement, in the form that you gave. Keep it: {keep}"
    else:
        yield f"It has the days of the signatures from the record and is not the signed paper. Keep it: {keep}"
        line = command("issue", project, issued.document, "--method", "hand", "--file", "SCAN")
        yield f"To keep the signed paper too: {line}"


def _arrival(project: str, issued: Issued, sending: Sending) -> Iterator[str]:
    """How the delivery of what went on paper is recorded."""
    paper = [method for method in sending.methods if method is not NoticeMethod.EMAIL]
    if paper:
        way = ("--method", paper[0].value)
        words = ("record", "notice", project, issued.document, "--sent", str(sending.sent), *way)
        yield f"When it arrives: {command(*words, '--delivered', 'DATE')}"
