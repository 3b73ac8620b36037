"""Running what a page of the documentation shows: its commands, its edits, and what they print."""

from __future__ import annotations

import io
import re
import shlex
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path

from docgen.cli.main import run

FENCE = re.compile(r"^```(?P<info>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^[a-z_]+:.*\n(?:(?: .*)?\n)*", re.MULTILINE)
LEFT_OUT = "…"
PROMPT = "$ "
HOME = "~"
# A digest changes with every word of a template; a page says that there is one.
DIGEST = re.compile(r"\bsha256 [0-9a-f]{64}\b")


@dataclass(frozen=True)
class Step:
    """One command of a `console` block and the lines shown below it."""

    command: str
    shown: tuple[str, ...]


def steps(body: str) -> list[Step]:
    """The commands of a block with what they print."""
    found: list[Step] = []
    for line in body.splitlines():
        if line.startswith(PROMPT):
            found.append(Step(line.removeprefix(PROMPT), ()))
        else:
            found[-1] = Step(found[-1].command, (*found[-1].shown, line))
    return found


def matches(shown: tuple[str, ...], printed: tuple[str, ...]) -> bool:
    """Whether lines are those shown; a line `…` stands for any number of lines."""
    if not shown:
        return not printed
    if shown[0] == LEFT_OUT:
        return any(matches(shown[1:], printed[start:]) for start in range(len(printed) + 1))
    return bool(printed) and shown[0] == printed[0] and matches(shown[1:], printed[1:])


@dataclass
class Reader:
    """Someone who follows a page: stands in a folder, runs its commands and makes its edits."""

    home: Path
    folder: Path = field(init=False)

    def __post_init__(self) -> None:
        self.folder = self.home

    def run(self, command: str) -> tuple[str, ...]:
        """What a command prints, in its order; the folder where all began is `~`."""
        words = shlex.split(command)
        if words[0] == "cd":
            self.folder = (self.folder / words[1]).resolve()
            return ()
        assert words[0] == "docgen", f"a page can show docgen and cd, not {words[0]}"
        paper = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
        with chdir(self.folder), redirect_stdout(paper), redirect_stderr(paper):
            run(words[1:])
        paper.flush()
        printed = paper.buffer.getvalue().decode("utf-8").replace(str(self.home), HOME)
        return tuple(
            line.rstrip() for line in DIGEST.sub(f"sha256 {LEFT_OUT}", printed).rstrip().splitlines()
        )

    def edit(self, file: str, blocks: str) -> None:
        """Put each top-level block of YAML in the place of the block with the same key, or at the end."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        for block in BLOCK.findall(blocks):
            text = _with_block(text, block)
        path.write_text(text, encoding="utf-8")


def _with_block(text: str, block: str) -> str:
    key = block.split(":", 1)[0]
    old = re.search(rf"^{key}:.*\n(?:(?: .*)?\n)*", text, re.MULTILINE)
    before, after = (text[: old.start()], text[old.end() :]) if old else (f"{text.rstrip()}\n\n", "")
    return f"{before}{block.rstrip()}\n\n{after}"


@dataclass(frozen=True)
class Difference:
    """A command that prints something else than the page says."""

    command: str
    shown: tuple[str, ...]
    printed: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join((f"$ {self.command}", "shown:", *self.shown, "printed:", *self.printed))


def follow(page: str, home: Path) -> tuple[list[Difference], str]:
    """Follow a page from its beginning: what differs, and the page with what is really printed."""
    reader = Reader(home)
    differences: list[Difference] = []

    def block(match: re.Match[str]) -> str:
        info, body = match["info"].split(), match["body"]
        if info[:1] == ["yaml"] and len(info) == 2:
            reader.edit(info[1].removeprefix("file="), body)
        if info[:1] != ["console"]:
            return match[0]
        lines: list[str] = []
        for step in steps(body):
            printed = reader.run(step.command)
            fits = matches(step.shown, printed)
            if not fits:
                differences.append(Difference(step.command, step.shown, printed))
            keep = fits or LEFT_OUT in step.shown
            lines += [f"{PROMPT}{step.command}", *(step.shown if keep else printed)]
        return "\n".join((f"```{match['info']}", *lines, "```"))

    return differences, FENCE.sub(block, page)
