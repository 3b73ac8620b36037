"""`docgen explain`: what a field of the project files is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import get_close_matches
from textwrap import wrap
from typing import Any

import click

from docgen.cli.field_find import all_words, find
from docgen.cli.field_page import page
from docgen.cli.field_tree import FILES, Field, all_fields, example_of, fields_of
from docgen.cli.options import format_option
from docgen.cli.session import Session, pass_session, session_options
from docgen.reports.text import laid_out

MOST_NEAR = 3


@click.command(epilog="Example: docgen explain terms.grace")
@click.argument("name", metavar="[FIELD]", required=False)
@click.option("--page", "whole", is_flag=True, help="Print the reference of all fields, in Markdown.")
@format_option()
@session_options
@pass_session
def command(session: Session, name: str | None, whole: bool, form: str) -> int:
    """Say what a field of project.yaml, record.yaml, intake.yaml or docgen.yaml is.

    FIELD is its path, e.g. terms.grace, record.payments.date or plans.step, or only its last part, or a word that a
    field takes, e.g. after_grace. What it is, how it is written, what holds without it, what uses it, and an example.
    Without FIELD, the keys of every file are listed.
    """
    if whole:
        session.result(page().rstrip("\n"))
        return 0
    if name is None:
        tops = [field for file, model in FILES.items() for field in fields_of(file, model)]
        session.result(_as_json(tops) if form == "json" else "\n".join(_contents(tops, session.width)))
        return 0
    found = find(name)
    if not found:
        raise click.UsageError(_unknown(name))
    if form == "json":
        session.result(_as_json(found))
    elif len(found) == 1:
        session.result("\n".join(_told(found[0], session.width)))
    else:
        session.result("\n".join((f"{name} stands in several places:", "", *_list(found, session.width))))
    return 0


def _unknown(name: str) -> str:
    paths = [field.path for field in all_fields()]
    names = paths if "." in name else [*(field.key for field in all_fields()), *all_words()]
    near = get_close_matches(name.lower(), list(dict.fromkeys(names)), n=MOST_NEAR)
    hint = f"did you mean {' or '.join(near)}?" if near else "'docgen explain' lists the keys of every file"
    return f"there is no field {name}; {hint}"


def _contents(tops: list[Field], width: int) -> Iterator[str]:
    for file in FILES:
        mine = [field for field in tops if field.file == file]
        yield from (file, "", *_table(mine, width), "")
    yield "docgen explain KEY shows what stands below a key, e.g. docgen explain terms"


def _told(field: Field, width: int) -> Iterator[str]:
    """One field for a person, with what stands below it and the example of its block."""
    yield f"{field.path} in {field.file}: {field.form}"
    yield ""
    yield from wrap(field.about.text, width)
    if field.words:
        yield ""
        yield laid_out([("Word", "Meaning"), *field.words.items()], right=set(), width=width)
    yield from ("", *wrap(f"Used by: {field.about.used_by}", width))
    if field.block is not None:
        yield from ("", *_table(list(fields_of(field.file, field.block, field.path)), width))
    example = example_of(field)
    if example is not None:
        yield from ("", "Example:", "", *(f"  {line}".rstrip() for line in example.splitlines()))


def _table(fields: list[Field], width: int) -> Iterator[str]:
    rows = [(field.key, _form(field), field.about.text) for field in fields]
    yield laid_out([("Field", "Written", "What it is"), *rows], right=set(), width=width)


def _form(field: Field) -> str:
    """How it is written, with the words it takes in place of "one word"."""
    return field.form.replace("one word", " | ".join(field.words)) if field.words else field.form


def _list(fields: tuple[Field, ...], width: int) -> Iterator[str]:
    rows = [(field.path, field.file, field.about.text) for field in fields]
    yield laid_out([("Field", "File", "What it is"), *rows], right=set(), width=width)


def _as_json(fields: tuple[Field, ...] | list[Field]) -> str:
    return json.dumps({"version": 1, "fields": [_row(one) for one in fields]}, indent=2, ensure_ascii=False)


def _row(field: Field) -> dict[str, Any]:
    return {
        "file": field.file,
        "path": field.path,
        "written": field.written,
        "needed": field.is_needed,
        "default": field.default,
        "words": field.words,
        "text": field.about.text,
        "used_by": field.about.used_by,
    }
