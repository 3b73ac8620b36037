"""From what somebody types to the fields that are meant."""

from __future__ import annotations

import re

from docgen.cli.field_tree import FILES, Field, all_fields, fields_of

_PLACES = re.compile(r"\[\d*\]|\.\d+(?=\.|$)")


def find(asked: str) -> tuple[Field, ...]:
    """The fields of a path, of the end of one, or with a word; the surest reading only.

    A path may begin with its file (`record.payments`, `record.yaml`), and may have places in lists.
    """
    name = _PLACES.sub("", asked.strip().lower().replace(":", "."))
    for file, model in FILES.items():
        if name == file:
            return tuple(fields_of(file, model))
    exact = tuple(field for field in all_fields() if field.path == name)
    if exact:
        return exact
    for file in FILES:
        stem = file.removesuffix("yaml")
        path = name.removeprefix(file + ".") if name.startswith(file) else name.removeprefix(stem)
        found = tuple(field for field in all_fields() if field.file == file and field.path == path)
        if found and path != name:
            return found
    ends = tuple(field for field in all_fields() if field.path.endswith(f".{name}"))
    return ends or tuple(field for field in all_fields() if name in field.words)


def all_words() -> tuple[str, ...]:
    """Every word that a field takes."""
    return tuple(dict.fromkeys(word for field in all_fields() for word in field.words))
