"""The templates at hand: which version a document is printed with, held to its checksum (S-26)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from docgen.diagnostics import Checked, Diagnostic, FieldPath, Place, error
from docgen.templating.checksum import folder_checksum
from docgen.templating.manifest import NAME, Manifest, VersionEntry, read_manifest
from docgen.word.problems import names_hint

__all__ = [
    "Manifest",
    "TemplateStore",
    "TemplateVersion",
    "VersionEntry",
    "builtin_templates",
    "template_roots",
]

LAYOUTS = "layouts"
_INCLUDE = re.compile(r"^\s*:::+\s*include[ \t]+(\S+)", re.MULTILINE)
_PACKAGE = Path(__file__).parents[1]


def builtin_templates() -> Path:
    """In the wheel they lie inside the package, in a checkout beside its sources."""
    inside = _PACKAGE / "templates"
    return inside if inside.is_dir() else _PACKAGE.parents[1] / "templates"


def template_roots(own: Path | None) -> tuple[Path, ...]:
    """The folders to look in: a workspace's own before the built-in one (S-26)."""
    builtin = builtin_templates()
    if own is None or not own.is_dir() or own.resolve() == builtin.resolve():
        return (builtin,)
    return (own, builtin)


@dataclass(frozen=True)
class TemplateVersion:
    """One version of a template in one language. `name` is its file as messages write it."""

    id: str
    title: str
    version: str
    status: str
    date: date
    language: str
    checksum: str
    source: Path
    name: str

    @property
    def is_text(self) -> bool:
        """Whether the wording is text, not a Word file."""
        return self.source.suffix == ".md"


@dataclass(frozen=True)
class LayoutFile:
    """A layout and its name in messages."""

    name: str
    content: bytes


class TemplateStore:
    """Looks templates up in folders, the first one first; what it has read it keeps."""

    def __init__(self, roots: tuple[Path, ...]) -> None:
        self._roots = roots
        self._manifests: dict[str, Checked[Manifest]] = {}
        self._checksums: dict[Path, str] = {}
        self._layouts: dict[str, Checked[LayoutFile]] = {}

    @cached_property
    def _folders(self) -> dict[str, tuple[Path, Path]]:
        """The folder of each template, and the root that it was found in."""
        found: dict[str, tuple[Path, Path]] = {}
        for root in self._roots:
            for manifest in sorted(root.glob(f"*/{NAME}")):
                found.setdefault(manifest.parent.name, (manifest.parent, root))
        return dict(sorted(found.items()))

    def ids(self) -> tuple[str, ...]:
        """The templates, sorted."""
        return tuple(self._folders)

    def is_builtin(self, template: str) -> bool:
        """Whether a template comes with docgen, and not from the workspace."""
        return template in self._folders and _is_builtin(self._folders[template][1])

    def manifest(self, template: str) -> Checked[Manifest]:
        """What there is of a template (DG301, DG302)."""
        if template not in self._folders:
            hint = names_hint(template, list(self._folders))
            return Checked(None, (error("DG301", f"there is no template {template}", hint=hint),))
        if template not in self._manifests:
            folder, root = self._folders[template]
            self._manifests[template] = read_manifest(folder, _name(folder / NAME, root))
        return self._manifests[template]

    def choose(
        self,
        template: str,
        language: str,
        *,
        pinned: str | None,
        locked: str | None,
        locked_checksum: str | None = None,
    ) -> Checked[TemplateVersion]:
        """The version to print with: the project's pin, else its lock's, else the newest released.

        Reports DG301 to DG308; a missing language is an error, never a substitute (S-26), and so is
        another wording under the version of the lock (S-21).
        """
        read = self.manifest(template)
        if read.value is None:
            return Checked(None, read.diagnostics)
        manifest = read.value
        wanted = pinned or locked
        entry = manifest.entry(wanted) if wanted else manifest.newest_released
        if entry is None:
            return Checked(None, (_no_version(manifest, pinned, locked),))
        if language not in manifest.languages:
            hint = f"it has: {', '.join(manifest.languages)}"
            at = FieldPath("project", ("project", "language"))
            return Checked(
                None, (error("DG304", f"the template {template} has no {language}", at, hint=hint),)
            )
        found = self._version(manifest, entry, language)
        if found.value is None or not locked_checksum or entry.version != locked:
            return found
        same = found.value.checksum == locked_checksum
        return found if same else Checked(None, (_other_wording(found.value),))

    def _version(self, manifest: Manifest, entry: VersionEntry, language: str) -> Checked[TemplateVersion]:
        folder, root = self._folders[manifest.id]
        source = folder / entry.version / manifest.languages[language]
        name = _name(source, root)
        label = f"{manifest.id} {entry.version}"
        if not source.is_file():
            return Checked(None, (error("DG306", f"the template {label} lacks its file {name}"),))
        checksum = self._checksum(source.parent)
        if entry.status == "released" and checksum != entry.checksum:
            message = f"the template {label} was changed after its release"
            hint = "put its files back as they were, and make a new version folder for a new wording"
            return Checked(None, (error("DG305", f"{message} ({name})", hint=hint),))
        return Checked(
            TemplateVersion(
                id=manifest.id,
                title=manifest.title,
                version=entry.version,
                status=entry.status,
                date=entry.date,
                language=language,
                checksum=checksum,
                source=source,
                name=name,
            )
        )

    def _checksum(self, folder: Path) -> str:
        if folder not in self._checksums:
            self._checksums[folder] = folder_checksum(folder)
        return self._checksums[folder]

    def included_in(self, version: TemplateVersion) -> tuple[str, ...]:
        """The templates that a text includes, each once, in its order."""
        if not version.is_text:
            return ()
        found = _INCLUDE.findall(version.source.read_text(encoding="utf-8", errors="replace"))
        return tuple(dict.fromkeys(found))

    def layout(self, name: str) -> Checked[LayoutFile]:
        """A layout by its name, the workspace's own before the built-in one (DG309)."""
        if name not in self._layouts:
            self._layouts[name] = self._read_layout(name)
        return self._layouts[name]

    def _read_layout(self, name: str) -> Checked[LayoutFile]:
        for root in self._roots:
            path = root / LAYOUTS / f"{name}.docx"
            if path.is_file():
                return Checked(LayoutFile(_name(path, root), path.read_bytes()))
        return Checked(None, (error("DG309", f"there is no layout {name}"),))


def _no_version(manifest: Manifest, pinned: str | None, locked: str | None) -> Diagnostic:
    """DG303 for a version that is not there, DG307 where none is released."""
    listed = ", ".join(f"{one.version} ({one.status})" for one in manifest.versions)
    if not (pinned or locked):
        hint = f"it has {listed}; a draft is used only where a project pins it"
        return error("DG307", f"no version of the template {manifest.id} is released", hint=hint)
    role = "project" if pinned else "lock"
    at: Place = FieldPath(role, ("templates", manifest.id))
    message = f"the template {manifest.id} has no version {pinned or locked}"
    return error("DG303", message, at, hint=f"it has: {listed}")


def _other_wording(version: TemplateVersion) -> Diagnostic:
    label = f"{version.id} {version.version}"
    return error(
        "DG308",
        f"the template {label} is not the one that this project was built with",
        FieldPath("lock", ("templates", version.id)),
        hint=f"put back the earlier {version.name}; or, to go on with this wording, delete the template's "
        "entry from docgen.lock",
    )


def _is_builtin(root: Path) -> bool:
    return root.resolve() == builtin_templates().resolve()


def _name(path: Path, root: Path) -> str:
    """A file as messages write it: seen from the workspace, or where docgen keeps it."""
    return str(path) if _is_builtin(root) else path.relative_to(root.parent).as_posix()
