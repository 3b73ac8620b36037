"""A damaged text is a diagnostic, never an exception; and the page that explains the language is right."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.diagnostics import Span
from docgen.language import language
from docgen.templating.expressions import expression_problems
from docgen.templating.store import builtin_templates
from docgen.templating.text_template import NamedText, compile_text
from docgen.word.assemble import assemble
from docgen.word.compile import TemplateFaulty, compile_template
from docgen.word.environment import make_environment
from docgen.word.layout import Paper
from helpers import REPOSITORY, environment

TEXTS = [
    path.read_text(encoding="utf-8")
    for path in sorted(builtin_templates().glob("*/1.0/en.md"))
    if path.parents[1].name in ("change-order", "demand-letter", "statement")
]
PIECES = [
    "{% if a %}", "{% endif %}", "{% for x in y %}", "{% else %}", "{{ x }}", "{{", "%}", "{# n #}", "|", ":::",
    "::: notice", "# ", "## A {#a}", "1. ", "   - ", "**", "[](#a)", "{.small}", "\n", "\n\n", "\\", "|--|", "'", '"',
]  # fmt: skip
EDITS = st.lists(
    st.tuples(st.integers(0, 10_000), st.integers(0, 40), st.sampled_from(["", *PIECES])),
    min_size=1,
    max_size=4,
)


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(TEXTS), EDITS)
def test_whatever_is_done_to_a_text_it_is_judged_and_not_crashed_on(
    text: str, edits: list[tuple[int, int, str]]
) -> None:
    """What compiles goes all the way into Word; what does not has a place in the file."""
    for at, length, piece in edits:
        start = at % len(text)
        text = text[:start] + piece + text[start + length :]
    statement = NamedText("statement.md", (builtin_templates() / "statement/1.0/en.md").read_bytes())
    read = compile_text(NamedText("sample.md", text.encode()), {"statement": statement})
    for found in read.diagnostics:
        assert isinstance(found.at, Span)
        assert found.at.start < found.at.end
    if read.value is None:
        assert read.diagnostics
        return
    jinja = make_environment(language("en-US").filters())
    if expression_problems(read.value.reads, jinja):
        return
    layout = (REPOSITORY / "templates" / "layouts" / f"{read.value.layout}.docx").read_bytes()
    assembled = assemble(layout, read.value.blocks, paper=Paper.A4, language="en-US")
    try:
        compile_template(assembled.content, jinja)
    except TemplateFaulty as fault:
        assert all(problem.message for problem in fault.problems)


def test_the_example_of_the_manual_compiles() -> None:
    """docs/templates.md shows a text that is without fault."""
    page = (REPOSITORY / "docs" / "templates.md").read_text(encoding="utf-8")
    example = page.split("```markdown\n")[1].split("```")[0]
    read = compile_text(NamedText("example.md", example.encode()), {})
    assert read.value is not None, read.diagnostics
    assert expression_problems(read.value.reads, make_environment(language("en-US").filters())) == []


def test_the_manual_lists_every_code() -> None:
    """And none that does not exist."""

    page = (REPOSITORY / "docs" / "templates.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| (DG3\d\d) \|", page, re.MULTILINE))
    sources = (REPOSITORY / "src" / "docgen" / "templating").glob("*.py")
    used = {
        code for path in sources for code in re.findall(r"\"(DG3\d\d)\"", path.read_text(encoding="utf-8"))
    }
    assert listed == used


def test_checksums_are_written_and_checked_by_a_script(tmp_path: Path) -> None:
    """`--check` says what differs and writes nothing."""
    folder = tmp_path / "note" / "1.0"
    folder.mkdir(parents=True)
    (folder / "en.md").write_text("x\n")
    manifest = folder.parent / "template.yaml"
    text = 'id: note\nversions:\n  - {version: "1.0", status: released, date: 2026-11-25, checksum: }\n'
    manifest.write_text(text)

    def run(*arguments: str) -> int:
        script = str(REPOSITORY / "scripts" / "release_checksums.py")
        command = [sys.executable, script, str(tmp_path), *arguments]
        return subprocess.run(command, env=environment(), check=False, capture_output=True).returncode

    assert run("--check") == 1
    assert manifest.read_text() == text
    assert run() == 0
    assert run("--check") == 0
