"""What several tests need: running the real command, making workspaces, reading Word files."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from docgen.cli.main import run
from docgen.model.placeholders import PLACEHOLDERS

REPOSITORY = Path(__file__).parents[1]
DOCGEN = Path(sys.executable).with_name("docgen")
EXAMPLES = REPOSITORY / "projects"


@dataclass(frozen=True)
class Ran:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str

    @property
    def text(self) -> str:
        """Everything it printed."""
        return self.out + self.err


def environment(**more: str) -> dict[str, str]:
    """The environment of a command: no settings of docgen, no colours, no terminal's width."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DOCGEN_", "COLUMNS"))}
    return {**kept, "NO_COLOR": "1", "PYTHONDONTWRITEBYTECODE": "1", **more}


def docgen(folder: Path, *arguments: str, env: Mapping[str, str] | None = None) -> Ran:
    """Run the installed `docgen` in a folder, without standard input."""
    done = subprocess.run(
        [str(DOCGEN), *arguments],
        cwd=folder,
        env=environment(**(env or {})),
        stdin=subprocess.DEVNULL,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def docgen_here(folder: Path, *arguments: str) -> Ran:
    """The same command line in this process: what takes many commands need not start Python for each.

    Where processes, kills or the environment matter, `docgen` is the one to use.
    """
    out, err = io.BytesIO(), io.BytesIO()
    papers = [io.TextIOWrapper(raw, encoding="utf-8", newline="", write_through=True) for raw in (out, err)]
    with chdir(folder), redirect_stdout(papers[0]), redirect_stderr(papers[1]):
        code = run([str(argument) for argument in arguments])
    return Ran(code, out.getvalue().decode("utf-8"), err.getvalue().decode("utf-8"))


def workspace_of(folder: Path, *examples: str, signed: bool = False) -> Path:
    """A workspace in `folder` with copies of example projects, without what was built from them.

    Without the copies of what was signed too, so that a test may change the deal; `signed` keeps them.
    """
    (folder / "projects").mkdir(parents=True, exist_ok=True)
    for name in examples:
        shutil.copytree(EXAMPLES / name, folder / "projects" / name)
        if not signed:
            thaw(folder / "projects" / name)
    return folder


def thaw(project: Path) -> None:
    """Forget what was signed: the copies, and their rows of the lock."""
    for path in project.glob("issued/signed-*.yaml"):
        path.unlink()
    if (project / "issued").is_dir() and not any((project / "issued").iterdir()):
        (project / "issued").rmdir()
    lock = project / "docgen.lock"
    if lock.exists():
        rows = json.loads(lock.read_bytes())
        if rows.pop("signed", None) is not None:
            lock.write_text(
                json.dumps(rows, indent=2, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8"
            )


def new_workspace(folder: Path, *projects: str) -> Path:
    """A workspace made by `docgen init` with projects made by `docgen new`, dated 2026-03-02."""
    folder.mkdir(parents=True, exist_ok=True)
    assert docgen(folder, "init").code == 0
    for name in projects:
        ran = docgen(folder, "new", name, "--date", "2026-03-02")
        assert ran.code == 0, ran.text
    return folder


def without_examples(root: Path, name: str) -> None:
    """Replace every example of a project that `docgen new` made, so that it can be issued and signed."""
    path = root / "projects" / name / "project.yaml"
    text = path.read_text(encoding="utf-8")
    for number, example in enumerate(sorted(PLACEHOLDERS, key=len, reverse=True)):
        text = text.replace(
            example, f"words{number}@agreed.org" if "@" in example else f"Agreed words {number}"
        )
    path.write_text(text, encoding="utf-8")


def copies_of(root: Path, name: str, names: Iterable[str]) -> None:
    """Copies of a project under other names, each with a code of its own."""
    source = root / "projects" / name
    for number, copy in enumerate(names):
        target = root / "projects" / copy
        shutil.copytree(source, target)
        path = target / "project.yaml"
        text = path.read_text(encoding="utf-8")
        code = next(
            line.split(":", 1)[1].split("#")[0].strip() for line in text.splitlines() if "code:" in line
        )
        path.write_text(text.replace(f"{code}", f"J{number:03d}"), encoding="utf-8")


def digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file below a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def edit(path: Path, old: str, new: str) -> None:
    """Replace words that stand exactly once in a text file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def word_text(path: Path) -> str:
    """All words of a Word file, a paragraph a line, header and footer too."""
    from docx import Document
    from docx.oxml.ns import qn

    document = Document(str(path))
    roots = [document.element]
    for section in document.sections:
        roots += [section.header._element, section.footer._element]
    lines = []
    for root in roots:
        for paragraph in root.iter(qn("w:p")):
            pieces = []
            for node in paragraph.iter(qn("w:t"), qn("w:br")):
                pieces.append("\n" if node.tag == qn("w:br") else node.text or "")
            lines.append("".join(pieces))
    return "\n".join(lines)


def built(root: Path, project: str, kind: str) -> Path:
    """The one document of a kind in a project's output."""
    found = sorted((root / "output" / project).glob(f"*_{kind}_*.docx"))
    assert len(found) == 1, [path.name for path in found]
    return found[0]


def through_libreoffice(path: Path, kind: str, folder: Path) -> Path:
    """A file as LibreOffice saves it in another form (`pdf`) or in its own (`docx`), in another folder."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        ["soffice", "--headless", "--norestore", profile, "--convert-to", kind, "--outdir", folder, path],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return folder / path.with_suffix(f".{kind}").name
