"""`template.yaml`: what there is of a template."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

from pydantic import StringConstraints

from docgen.diagnostics import Checked, Diagnostic, FieldPath, Position, Span, error
from docgen.model.base import Model
from docgen.model.fields import Date
from docgen.source import Document, read_yaml
from docgen.source.decode import decode

NAME = "template.yaml"

Version = Annotated[str, StringConstraints(pattern=r"^\d{1,4}\.\d{1,4}$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}-[A-Z]{2}$")]
FileName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*\.(md|docx)$")]
Checksum = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class VersionEntry(Model):
    """One version: `draft` where only a pin takes it, `released` where its files never change again."""

    version: Version
    status: Literal["draft", "released"]
    date: Date
    checksum: Checksum | None = None

    @property
    def order(self) -> tuple[int, ...]:
        """What versions are ordered by: 1.10 comes after 1.9."""
        return tuple(int(part) for part in self.version.split("."))


class Manifest(Model):
    """A template with its languages (language: file in the version folder) and versions."""

    id: str
    title: str
    languages: dict[Language, FileName]
    versions: tuple[VersionEntry, ...]

    def entry(self, version: str) -> VersionEntry | None:
        """The version with this number."""
        return next((one for one in self.versions if one.version == version), None)

    @property
    def newest_released(self) -> VersionEntry | None:
        """The version that a new project takes."""
        released = [one for one in self.versions if one.status == "released"]
        return max(released, key=lambda one: one.order, default=None)


def read_manifest(folder: Path, name: str) -> Checked[Manifest]:
    """The manifest of a template folder, or what is wrong with it (DG302). `name` is its name in messages."""
    try:
        content = (folder / NAME).read_bytes()
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        return Checked(None, (error("DG302", f"{name} cannot be read: {reason}"),))
    read = read_yaml(content, name)
    if read.value is None or read.diagnostics:
        return Checked(None, tuple(replace(found, code="DG302") for found in read.diagnostics))
    decoded = decode(read.value, Manifest, "template")
    if decoded.value is None:
        return Checked(None, tuple(_placed(found, read.value) for found in decoded.diagnostics))
    found = tuple(_faults(decoded.value, read.value, folder.name))
    return Checked(None if found else decoded.value, found)


def _faults(manifest: Manifest, document: Document, folder: str) -> list[Diagnostic]:
    found: list[Diagnostic] = []

    def add(message: str, *parts: str | int, hint: str | None = None) -> None:
        found.append(error("DG302", message, document.spans.span(parts), hint=hint))

    if manifest.id != folder:
        add(f"the id is {manifest.id}, the folder {folder}", "id", hint="they are the same word")
    if not manifest.languages:
        add("this template has no language", "languages")
    if not manifest.versions:
        add("this template has no version", "versions")
    seen: set[str] = set()
    for index, entry in enumerate(manifest.versions):
        if entry.version in seen:
            add(f"version {entry.version} is listed twice", "versions", index, "version")
        seen.add(entry.version)
        if entry.status == "released" and entry.checksum is None:
            add(f"version {entry.version} is released and has no checksum", "versions", index)
    return found


def _placed(found: Diagnostic, document: Document) -> Diagnostic:
    at = found.at
    if isinstance(at, FieldPath):
        at = document.spans.span(at.parts, on_key=at.on_key)
    start = Span(document.file, Position(1, 1), Position(1, 2))
    return replace(found, code="DG302", at=at or start)
