"""What every command shares: where it starts, how much it says, and its two streams."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO, TypeVar

import click

PLAIN_WIDTH = 110

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass
class Session:
    """The settings of one run of docgen. Results go to stdout, everything else to stderr."""

    directory: Path = field(default_factory=Path)
    quiet: bool = False
    verbose: bool = False

    def result(self, text: str) -> None:
        """Print a result."""
        click.echo(text)

    def say(self, text: str) -> None:
        """Print a message for a person; `-q` keeps it back."""
        if not self.quiet:
            click.echo(text, err=True)

    @property
    def width(self) -> int:
        """The columns to lay a table out in: COLUMNS, else the terminal's, or a fixed number where there is none."""
        if not sys.stdout.isatty() and not os.environ.get("COLUMNS", "").isdecimal():
            return PLAIN_WIDTH
        return max(60, min(shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns, 140))

    def complain(self, text: str) -> None:
        """Print a problem; nothing keeps it back."""
        click.echo(text, err=True)


def colour_wanted(stream: TextIO) -> bool:
    """Whether to colour: only on a terminal, and never where NO_COLOR is set."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()


def prepare_streams() -> None:
    """Write UTF-8 whatever the locale says, so that a redirected result is the same everywhere.

    What is no text, e.g. a byte of an argument, is written as its code.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _set(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def remember(context: click.Context, _parameter: click.Parameter, value: Any) -> None:
        session = context.ensure_object(Session)
        if value:
            setattr(session, name, value)

    return remember


def session_options(command: Command) -> Command:
    """`-C`, `-q` and `-v`, which stand before or after the command's name."""
    directory = click.option(
        "-C",
        "directory",
        metavar="DIR",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        expose_value=False,
        callback=_set("directory"),
        help="Start in this folder instead of the current one.",
    )
    quiet = click.option(
        "-q", "--quiet", is_flag=True, expose_value=False, callback=_set("quiet"), help="Problems only."
    )
    verbose = click.option(
        "-v",
        "--verbose",
        is_flag=True,
        expose_value=False,
        callback=_set("verbose"),
        help="Say more: every warning and every step.",
    )
    return directory(quiet(verbose(command)))


pass_session = click.make_pass_decorator(Session, ensure=True)
