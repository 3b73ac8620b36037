"""The entries that an issue adds to record.yaml, and adding them so that it can be repeated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from docgen.issued.recordable import in_the_files
from docgen.issued.sending import Sending
from docgen.model.terms import NoticeMethod
from docgen.source import Data
from docgen.source.scalars import Words
from docgen.workspace import Workspace
from docgen.workspace.edit import Change, Edit, change_held

APPROVALS, NOTICES = "approvals", "notices"

_SAME = {APPROVALS: ("document", "by", "on"), NOTICES: ("document", "sent", "method", "file")}
"""What tells an entry from others, so that adding it twice adds it once."""

_WORDS = ("tracking", "address", "number", "digest", "by")
"""Values that are words also where they look like numbers."""


@dataclass(frozen=True)
class Entry:
    """One entry for a list of the record, as plain data."""

    list: str
    values: Mapping[str, Data]


def entries_for(
    document: str,
    sending: Sending,
    *,
    number: str | None,
    file: str,
    digest: str,
    items: Sequence[str],
    printed: Iterable[tuple[str, str]],
    beside: Mapping[str, str],
) -> tuple[Entry, ...]:
    """The approval where one is given, then a notice for each way of sending, as format.md orders them.

    `beside` are the digests of what is frozen with the document, by their names below the project's folder.
    """
    dates: dict[str, Data] = dict(printed)
    found = []
    if sending.approved_by is not None:
        day = sending.sent.day.isoformat()
        found.append(Entry(APPROVALS, {"document": document, "by": sending.approved_by, "on": day}))
    for method in sending.methods:
        values: dict[str, Data] = {
            "number": number,
            "document": document,
            "items": list(items) or None,
            "to": list(sending.to) or None,
            "sent": str(sending.sent),
            "method": method.value,
            "address": sending.address_for(method),
            "tracking": sending.tracking if method is not NoticeMethod.EMAIL else None,
            "printed": dates or None,
            "file": file,
            "digest": digest,
            "beside": [{"file": name, "digest": Words(sha)} for name, sha in beside.items()] or None,
        }
        found.append(Entry(NOTICES, {key: value for key, value in values.items() if value is not None}))
    return tuple(found)


def add_entry(workspace: Workspace, project: str, entry: Entry) -> Edit:
    """Add an entry, or find that it is there already; the workspace's lock is held by the caller."""
    values = {
        key: Words(value) if key in _WORDS and isinstance(value, str) else value
        for key, value in entry.values.items()
    }
    change = Change(entry.list, values, same=_SAME[entry.list])
    return change_held(workspace, project, change, in_the_files)
