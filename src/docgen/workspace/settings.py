"""`docgen.yaml`: what the projects of a workspace share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docgen.diagnostics import Diagnostic, FieldPath, error, warning
from docgen.model.base import Model
from docgen.model.fields import LanguageCode, Text
from docgen.model.party import Party, Payee
from docgen.source import Document
from docgen.source.decode import decode
from docgen.source.partly import read_partly
from docgen.workspace.files import Desk


class Settings(Model):
    """The settings of a workspace.

    A project takes `contractor` with `parties: [{use: contractor}]`, and `payment_details` and
    `language` where it has none of its own. `law` names a folder of this workspace. `letterhead` and `clauses` are
    taken, and change nothing (W-NO-EFFECT).
    """

    contractor: Party | None = None
    payment_details: tuple[Payee, ...] = ()
    letterhead: Text | None = None
    language: LanguageCode | None = None
    law: Text | None = None
    clauses: Text | None = None


@dataclass(frozen=True)
class SettingsFile:
    """The settings as read, with the document they stand in (None where there is no such file).

    `settings` is None where something in them is wrong.
    """

    desk: Desk
    document: Document | None
    settings: Settings | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def has_contractor(self) -> bool:
        """Whether a project may use the contractor's block."""
        data = self.document.data if self.document is not None else None
        return isinstance(data, dict) and data.get("contractor") is not None

    @property
    def law_folder(self) -> str | None:
        """The folder of the workspace's own law, where one is named in a way that can be read."""
        if self.settings is not None:
            return self.settings.law
        data = self.document.data if self.document is not None else None
        named = data.get("law") if isinstance(data, dict) else None
        return named if isinstance(named, str) else None


_IDLE = {
    "letterhead": "delete it; letters are headed with the contractor's name, address, licence, phone and e-mail",
    "clauses": "delete it; put a contract template with your own clauses into templates/",
}
"""Settings that nothing uses, with what to do instead."""


def read_settings(path: Path) -> SettingsFile:
    """The settings in a file, with everything wrong in them; DG224 for a missing folder, W-NO-EFFECT."""
    root = path.parent
    desk = Desk(root)
    read = desk.document(path)
    document, found = read.value, list(read.diagnostics)
    if document is None or document.data is None:
        return SettingsFile(desk, document, None if found else Settings(), tuple(found))
    decoded = decode(document, Settings, "docgen")
    found += decoded.diagnostics
    settings = decoded.value
    if isinstance(document.data, dict):
        found += _without_use(settings or read_partly(document, Settings), root)
    return SettingsFile(desk, document, settings, tuple(found))


def _without_use(settings: Settings, root: Path) -> Iterator[Diagnostic]:
    """A folder that is not there, and settings that change nothing."""
    if isinstance(settings.law, str) and not (root / settings.law).is_dir():
        at = FieldPath("docgen", ("law",))
        yield error("DG224", f"there is no folder {settings.law}", at, hint="make it beside docgen.yaml")
    for key, hint in _IDLE.items():
        if isinstance(getattr(settings, key), str):
            yield warning(
                "W-NO-EFFECT", f"the setting {key} changes nothing", FieldPath("docgen", (key,)), hint=hint
            )
