"""The lines between `---` at the head of a text template."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.source import read_yaml
from docgen.templating.text import Problems
from docgen.word.problems import names_hint

KEYS = ("layout", "title")
LAYOUTS = ("agreement", "letter", "memo")


@dataclass(frozen=True)
class FrontMatter:
    """What a template says about itself; `end` is the line of its closing `---`."""

    layout: str
    title: str
    end: int


def read_front_matter(problems: Problems) -> FrontMatter | None:
    """The front matter of a source, or None with DG311."""
    lines = problems.source.lines
    end = next((at for at, line in enumerate(lines[1:], start=2) if line.rstrip() == "---"), None)
    if not lines or lines[0].rstrip() != "---" or end is None:
        problems.add(
            "DG311", "a template begins with its layout and title between two lines `---`", 1, hint=EXAMPLE
        )
        return None
    read = read_yaml("\n".join(lines[1 : end - 1]) + "\n", problems.source.file)
    if read.value is None or read.diagnostics or not isinstance(read.value.data, dict):
        problems.add("DG311", "the lines between `---` cannot be read", 2, hint=EXAMPLE)
        return None
    data = read.value.data
    for key in data:
        if key not in KEYS:
            hint = names_hint(key, list(KEYS))
            problems.add("DG311", f"there is no setting `{key}`", _line_of(lines, key), key, hint=hint)
    layout, title = data.get("layout"), data.get("title")
    if not isinstance(layout, str) or layout not in LAYOUTS:
        hint = f"one of: {', '.join(LAYOUTS)}"
        problems.add(
            "DG311", "the layout of this template is not named", _line_of(lines, "layout"), hint=hint
        )
        return None
    if not isinstance(title, str):
        problems.add("DG311", "this template has no title", _line_of(lines, "title"), hint=EXAMPLE)
        return None
    return FrontMatter(layout, title, end)


EXAMPLE = "---, layout: letter, title: Final demand, ---, each on its own line"


def _line_of(lines: tuple[str, ...], key: str) -> int:
    return next((at for at, line in enumerate(lines, start=1) if line.startswith(f"{key}:")), 1)
