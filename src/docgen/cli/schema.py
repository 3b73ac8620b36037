"""The JSON Schema of the project files, for completion and checks in an editor.

The schema is a little stricter than docgen where YAML cannot tell (a number in quotes), never the
other way round for whole words; docgen itself has the last word.
"""

from __future__ import annotations

import json
from datetime import time
from pathlib import Path
from typing import Any

from docgen.files import write_atomic

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NAMES = ("project", "record", "intake")

Schema = dict[str, Any]

_USE = {
    "type": "object",
    "description": "The contractor's block in docgen.yaml.",
    "properties": {"use": {"const": "contractor"}},
    "required": ["use"],
    "additionalProperties": False,
}


def write_schemas(folder: Path, only_missing: bool = False) -> tuple[Path, ...]:
    """Write the schema of each file of a project; returns the files that changed.

    With `only_missing` a file that is there stays as it is.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in NAMES:
        path = folder / f"{name}.schema.json"
        if only_missing and path.exists():
            continue
        content = schema_text(name).encode()
        if not path.exists() or path.read_bytes() != content:
            write_atomic(path, content)
            written.append(path)
    return tuple(written)


def schema_text(name: str) -> str:
    """The schema of one file as it is written: sorted, so that equal models give equal bytes."""
    return json.dumps(schema_of(name), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def schema_of(name: str) -> Schema:
    """The schema of `project`, `record` or `intake`."""
    from docgen.model import Project, Record
    from docgen.model.base import Model
    from docgen.model.intake import Intake

    models: dict[str, type[Model]] = {"project": Project, "record": Record, "intake": Intake}
    model = models[name]
    found = model.model_json_schema(by_alias=True, schema_generator=_generator())
    schema: Schema = _tidy(found)
    _describe(schema, model.__name__)
    if name == "project":
        schema["properties"]["parties"]["items"] = {"anyOf": [{"$ref": "#/$defs/Party"}, _USE]}
        _allow_day_list(schema["$defs"]["Calendar"])
        schema["$defs"]["Header"]["required"].remove("language")  # docgen.yaml may have it
    return {
        "$schema": DIALECT,
        "$id": f"urn:docgen:schema:{name}:1",
        "title": f"docgen: {name}.yaml",
        **schema,
    }


def _describe(schema: Schema, name: str) -> None:
    """Say of every key what it is and what uses it, and of every word what it means; editors show it."""
    from docgen.model.describe import described, meanings

    for block, part in ((name, schema), *schema["$defs"].items()):
        for key, value in part.get("properties", {}).items():
            about = described(block, key)
            if about is not None:
                value["description"] = f"{about.text} Used by: {about.used_by}."
        if "enum" in part:
            words = "; ".join(f"{word}: {meaning}" for word, meaning in meanings(block).items())
            part["description"] = f"{part['description']} {words}."


def _allow_day_list(calendar: Schema) -> None:
    """A plain list of days may stand for the whole holiday rule."""
    days = {"type": "array", "items": {"type": "string", "format": "date"}}
    about = calendar["properties"]["holidays"].pop("description")
    calendar["properties"]["holidays"] = {
        "anyOf": [{"$ref": "#/$defs/HolidayRule"}, days],
        "description": about,
    }


def _generator() -> Any:
    """pydantic's generator, with plain text that may look like a number, and our own defaults."""
    from pydantic.json_schema import GenerateJsonSchema

    from docgen.values import Rate

    class Generator(GenerateJsonSchema):
        def str_schema(self, schema: Any) -> Schema:
            found = super().str_schema(schema)
            return {**found, "type": ["string", "number"]} if found.get("type") == "string" else found

        def encode_default(self, dft: Any) -> Any:
            if isinstance(dft, Rate):
                return f"{dft} %"
            return dft.strftime("%H:%M") if isinstance(dft, time) else super().encode_default(dft)

    return Generator


def _tidy(node: Any, *, in_properties: bool = False) -> Any:
    """Without the titles that only repeat a key; a list may also be a key with nothing after it."""
    if isinstance(node, list):
        return [_tidy(one) for one in node]
    if not isinstance(node, dict):
        return node
    kept = {
        key: _tidy(value, in_properties=key in ("properties", "$defs") and not in_properties)
        for key, value in node.items()
        if in_properties or key != "title"
    }
    if not in_properties and kept.get("default", ...) is None:
        del kept["default"]
    if kept.get("type") == "array" and kept.get("default") == []:
        kept["type"] = ["array", "null"]
    if isinstance(kept.get("description"), str) and not in_properties:
        kept["description"] = " ".join(kept["description"].split())
    return kept
