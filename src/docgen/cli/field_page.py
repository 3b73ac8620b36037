"""The reference of the project files as a page: docs/fields.md, from the models and their glossary."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.cli.field_tree import FILES, PRIVATE, Field, example_of, fields_of
from docgen.model.base import Model
from docgen.model.describe import example_text

HEAD = """\
# The fields of the project files

Made by `docgen explain --page` from the models; a test holds it to them. For one field on the command line:
`docgen explain terms.grace`. An editor with a YAML language server shows the same texts beside each key.

[project.yaml](#projectyaml) is what was agreed, [record.yaml](#recordyaml) what happened, [intake.yaml](#intakeyaml)
what was asked before there was a contract, [docgen.yaml](#docgenyaml) what the projects of a workspace share,
[private.yaml](#privateyaml) what stays out of git. The examples are the files of one job that docgen takes as they
stand.

| written as | means |
|---|---|
| amount | plain number in the project's currency: `1000`, `1000.00` or `"1,000.00"`, without a currency sign |
| percentage | `10 %`, `9.5 %`, `33 1/3 %` |
| date | `2026-02-17`; with a time where that counts: `2026-05-11 08:30` |
| time of day | `"17:00"`, in the project's time zone |
| true or false | these two words only; `yes` and `no` are text |
| whole number | digits |
| text | anything; in quotes where it begins with a sign or holds `: ` or ` #` |
| block | `key: value` lines, or `{key: value, …}` |
| list | a line with `- ` for each item, or `[one, two]` |

*Needed* fields must be there; what holds without another one stands behind it. A key that is not here is an error.
R-… and S-… are rules that docgen computes by; `docgen why` shows them at work. E-…, W-… and DG… are
[diagnostics](diagnostics.md).
"""

PRIVATE_TEXT = """\
## private.yaml

Ignored by git. It has two keys, [`parties`](#parties) and [`payment_details`](#payment_details), and may only add:
values that a party (found by its `id`) does not have yet, and more ways to pay. A value that is given already is an
error (DG223).
"""


def page() -> str:
    """The whole page."""
    return "\n".join(_lines()).rstrip("\n") + "\n"


def _lines() -> Iterator[str]:
    yield HEAD
    homes: dict[type[Model], str] = {}
    for file, model in FILES.items():
        yield f"## {file}\n"
        for field in fields_of(file, model):
            yield from _section(field, homes)
    yield PRIVATE_TEXT
    yield from _code(example_text(PRIVATE).rstrip("\n"))


def _section(top: Field, homes: dict[type[Model], str]) -> Iterator[str]:
    yield f"### {top.key}\n"
    yield f"{_text(top)} *{_sentence(top.form)}. Used by: {top.about.used_by}.*\n"
    example = example_of(top)
    if example is not None:
        yield from _code(example)
    home = homes.get(top.block, top.path) if top.block is not None else top.path
    if home != top.path:
        yield f"The same fields as [`{home}`](#{home.split('.', 1)[0]}).\n"
        return
    rows = list(_rows(top, homes))
    if rows:
        yield "| field | written | what it is | used by |\n|---|---|---|---|"
        yield from rows
        yield ""


def _rows(field: Field, homes: dict[type[Model], str]) -> Iterator[str]:
    """The fields below one, those of a block that was told before left out."""
    if field.block is None:
        return
    homes.setdefault(field.block, field.path)
    for one in fields_of(field.file, field.block, field.path):
        home = homes.get(one.block, one.path) if one.block is not None else one.path
        yield f"| `{one.path}` | {one.form}{_like(one, home)} | {_text(one)} | {one.about.used_by} |"
        if home == one.path:
            yield from _rows(one, homes)


def _like(field: Field, home: str) -> str:
    """Where the fields of its block are told."""
    return "" if home == field.path else f"; fields as in [`{home}`](#{home.split('.', 1)[0]})"


def _text(field: Field) -> str:
    """What the field is, with the meaning of each of its words."""
    told = {word: meaning for word, meaning in field.words.items() if meaning.lower() != word}
    words = "; ".join(f"`{word}` {meaning}" for word, meaning in told.items())
    return f"{field.about.text} {words}." if words else field.about.text


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _code(example: str) -> Iterator[str]:
    yield f"```yaml\n{example}\n```\n"
