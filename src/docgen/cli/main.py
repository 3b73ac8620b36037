"""`docgen` itself: the table of commands, the error boundary and the exit codes.

Exit codes: 0 fine, 1 problems in the user's files, 2 wrong usage, 70 a defect of docgen (with a
report file), 130 interrupted. No traceback reaches a user.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from docgen import __version__
from docgen.cli.session import prepare_streams, session_options

DEFECT = 70
INTERRUPTED = 130

# Each command's module is imported when the command runs, so that `docgen --help` starts at once;
# its line of help therefore stands here.
COMMANDS = {
    "init": "Make a workspace.",
    "new": "Make a project in the workspace.",
    "intake": "Write the intake.yaml of a project, to check a client before the contract.",
    "check": "Report every problem in the files; write nothing.",
    "build": "Make every document that the facts allow today.",
    "status": "Show stage, balances, documents and what comes next.",
    "next": "List what to do today, in order, with the commands.",
    "why": "Show where a figure or a date comes from.",
    "timeline": "Show past and coming days, also as a calendar file.",
    "plan-schedule": "Propose how to cut milestones above the court's limit.",
    "record": "Add an event to a project's record.",
    "amend": "Draft the next change order from what was edited after signing.",
    "issue": "Freeze a document that goes out, number it, and record it as sent.",
    "verify": "Say whether a Word file is what docgen made, and what differs.",
    "templates": "List and show the templates.",
    "law": "List and show the jurisdictions.",
    "explain": "Say what a field of the project files is.",
    "schema": "Write the JSON Schema of the project files.",
}


class CommandTable(click.Group):
    """A group whose commands are imported when they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of a project's life."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, from the module of the same name."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"docgen.cli.commands.{cmd_name.replace('-', '_')}").command
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of the first argument; a misspelt one is told the nearest."""
        name = str(args[0])
        if name not in COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            raise click.NoSuchCommand(name, possibilities=COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=CommandTable,
    context_settings={"auto_envvar_prefix": "DOCGEN", "help_option_names": ["-h", "--help"]},
    epilog="Start with: docgen init my-practice, cd my-practice, docgen new first-job, docgen build.",
)
@click.version_option(__version__, prog_name="docgen")
@session_options
def docgen() -> None:
    """Turn the facts of a job into its contract and letters, as Word files.

    A project is two text files: project.yaml says what was agreed, record.yaml what happened.
    `docgen build` makes every document that follows from them today.
    """


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code."""
    prepare_streams()
    try:
        code = docgen.main(args=arguments, prog_name="docgen", standalone_mode=False)
    except click.Abort:
        click.echo("interrupted", err=True)
        return INTERRUPTED
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    except BrokenPipeError:
        # The reader of our output has gone (`docgen status | head`); the interpreter must not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as problem:
        click.echo(f"error: {_of_the_disk(problem)}", err=True)
        return 1
    except Exception as problem:
        from docgen.cli.defect import write_report

        click.echo(write_report(problem, sys.argv[1:] if arguments is None else arguments), err=True)
        return DEFECT
    return code if isinstance(code, int) else 0


def _of_the_disk(problem: OSError) -> str:
    """An error of the disk in words: which file, and why."""
    reason = problem.strerror or str(problem)
    return f"{problem.filename}: {reason}" if problem.filename else reason


def main() -> None:
    """The entry point of the installed command."""
    sys.exit(run())
