"""Writing small templates into a folder and printing them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn

from docgen.diagnostics import Checked, Diagnostic, Span
from docgen.language import language
from docgen.templating.checksum import folder_checksum
from docgen.templating.ready import DocumentHeader, ReadyTemplate, prepare
from docgen.templating.store import TemplateStore, TemplateVersion, builtin_templates
from docgen.templating.text_template import NamedText, TextTemplate, compile_text
from docgen.word.layout import Paper
from docgen.word.properties import Properties

FRONT = "---\nlayout: agreement\ntitle: Sample\n---\n"
"""Four lines: the text of a sample begins on line 5."""

HEADER = DocumentHeader(
    title="Sample",
    number="KITCH-C",
    day=date(2026, 3, 9),
    draft=True,
    draft_note="DRAFT – NOT SIGNED",
    author="Ana Reyes",
    company="Reyes Kitchens",
    template="sample 1.0",
    initials=False,
)
PROPERTIES = Properties(
    title="Sample",
    subject="Sample",
    author="Ana Reyes",
    company="Reyes Kitchens",
    keywords=("KITCH",),
    language="en-US",
    day=date(2026, 3, 9),
)


def compiled(text: str, **includes: str) -> Checked[TextTemplate]:
    """A text, without its front matter, compiled."""
    named = {name: NamedText(f"{name}.md", (FRONT + body).encode()) for name, body in includes.items()}
    return compile_text(NamedText("sample.md", (FRONT + text).encode()), named)


def blocks(text: str) -> TextTemplate:
    """A text that is without fault."""
    read = compiled(text)
    assert read.value is not None, read.diagnostics
    return read.value


def only(diagnostics: tuple[Diagnostic, ...]) -> Diagnostic:
    """The one diagnostic."""
    assert len(diagnostics) == 1, diagnostics
    return diagnostics[0]


def place(diagnostic: Diagnostic) -> tuple[str, int, int]:
    """File, line and column."""
    assert isinstance(diagnostic.at, Span), diagnostic
    return diagnostic.at.file, diagnostic.at.start.line, diagnostic.at.start.column


def shop(root: Path, templates: Mapping[str, str | bytes], *, status: str = "released") -> TemplateStore:
    """A store with these templates, version 1.0, in front of the built-in one; bytes are Word files."""
    for name, content in templates.items():
        is_text = isinstance(content, str)
        file = "en.md" if is_text else "en.docx"
        folder = root / "templates" / name / "1.0"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(content.encode() if isinstance(content, str) else content)
        (folder.parent / "template.yaml").write_text(
            f"id: {name}\ntitle: Sample\nlanguages: {{en-US: {file}, en-GB: {file}}}\nversions:\n"
            f'  - {{version: "1.0", status: {status}, date: 2026-11-25, checksum: {folder_checksum(folder)}}}\n'
        )
    return TemplateStore((root / "templates", builtin_templates()))


def chosen(store: TemplateStore, name: str, code: str = "en-US") -> TemplateVersion:
    """The version of a template that is without fault."""
    found = store.choose(name, code, pinned=None, locked=None)
    assert found.value is not None, found.diagnostics
    return found.value


def ready(
    store: TemplateStore, name: str, code: str = "en-US", paper: Paper = Paper.LETTER
) -> Checked[ReadyTemplate]:
    """A template of a store, compiled."""
    version = chosen(store, name, code)
    includes = {one: chosen(store, one, code) for one in store.included_in(version) if one in store.ids()}
    return prepare(version, store, language(code), paper, includes=includes)


def printed(root: Path, text: str, fields: Mapping[str, object], *, code: str = "en-US") -> Checked[bytes]:
    """A text without its front matter, printed with these fields."""
    made = ready(shop(root, {"sample": FRONT + text}), "sample", code)
    if made.value is None:
        return Checked(None, made.diagnostics)
    return made.value.render(fields, HEADER, PROPERTIES)


def document(
    root: Path, text: str, fields: Mapping[str, object] | None = None, *, code: str = "en-US"
) -> bytes:
    """A text that prints without fault."""
    made = printed(root, text, fields or {}, code=code)
    assert made.value is not None, made.diagnostics
    return made.value


def paragraphs(content: bytes) -> list[tuple[str | None, str]]:
    """Style and words of every paragraph of a body, those in cells too."""
    body = Document(BytesIO(content)).element.body
    found: list[tuple[str | None, str]] = []
    for paragraph in body.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        words = []
        for node in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
            if node.tag == qn("w:t"):
                words.append(node.text or "")
            elif node.getparent().tag == qn("w:r"):
                words.append("\n" if node.tag == qn("w:br") else "\t")
        found.append((None if style is None else style.get(qn("w:val")), "".join(words)))
    return found


def texts(content: bytes) -> list[str]:
    """The words of every paragraph of a body."""
    return [words for _, words in paragraphs(content)]
