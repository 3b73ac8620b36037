"""The JSON Schema in the repository is the models' own, and takes what docgen takes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen.cli.main import run
from docgen.cli.schema import NAMES, schema_of, schema_text, write_schemas

CASES = Path(__file__).parents[1] / "diagnostics" / "cases"
VALID = CASES / "DG801"  # its mistake is in the lock
TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "null": (type(None),),
    "integer": (int,),
    "number": (int, float),
}


class EditorLoader(yaml.SafeLoader):
    """YAML as an editor reads it: numbers, true and false are typed, days and `no` stay text (YAML 1.2)."""


EditorLoader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in rows if not tag.endswith((":timestamp", ":bool"))]
    for sign, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


def problems(value: Any, schema: dict[str, Any], root: dict[str, Any], path: str = "") -> list[str]:
    """What stands against a value, by the words of JSON Schema that our schemas use."""
    if "$ref" in schema:
        return problems(value, root["$defs"][schema["$ref"].rsplit("/", 1)[-1]], root, path)
    if "anyOf" in schema:
        tried = [problems(value, one, root, path) for one in schema["anyOf"]]
        return [] if [] in tried else min(tried, key=len)
    found = []
    kinds = schema.get("type", list(TYPES))
    allowed = [kinds] if isinstance(kinds, str) else kinds
    fits = any(
        isinstance(value, TYPES[kind]) and (kind == "boolean") >= isinstance(value, bool) for kind in allowed
    )
    if not fits:
        return [f"{path}: {value!r} is not {allowed}"]
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{path}: {value!r} is not one of {schema['enum']}")
    if "const" in schema and value != schema["const"]:
        found.append(f"{path}: {value!r} is not {schema['const']!r}")
    if isinstance(value, str) and "pattern" in schema and not re.search(schema["pattern"], value):
        found.append(f"{path}: {value!r} does not match")
    if isinstance(value, list):
        if len(value) < schema.get("minItems", 0):
            found.append(f"{path}: too short")
        for index, item in enumerate(value):
            found += problems(item, schema.get("items", {}), root, f"{path}[{index}]")
    if isinstance(value, dict):
        found += [f"{path}: {key} is missing" for key in schema.get("required", []) if key not in value]
        more = schema.get("additionalProperties", True)
        for key, item in value.items():
            if key in schema.get("properties", {}):
                found += problems(item, schema["properties"][key], root, f"{path}.{key}")
            elif more is False:
                found.append(f"{path}: {key} is unknown")
            elif isinstance(more, dict):
                found += problems(item, more, root, f"{path}.{key}")
    return found


def against(name: str, text: str) -> list[str]:
    """The problems of a file's text with its schema."""
    schema = schema_of(name)
    return problems(yaml.load(text, EditorLoader), schema, schema)


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_in_the_repository_is_current(name: str, repository: Path) -> None:
    """After a change of the models: docgen schema schema."""
    assert (repository / "schema" / f"{name}.schema.json").read_text(encoding="utf-8") == schema_text(name)


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_says_what_it_is(name: str) -> None:
    """Dialect, a name that does not change, a description, and no reference that leads nowhere."""
    schema = schema_of(name)

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:docgen:schema:{name}:1"
    assert "what" in schema["description"]
    references = set(re.findall(r'"#/\$defs/(\w+)"', schema_text(name)))
    assert references == set(schema["$defs"])


def test_valid_files_are_valid() -> None:
    """Days, amounts with and without quotes, postal codes, lists with nothing in them."""
    project = (VALID / "project.yaml").read_text(encoding="utf-8")
    record = (VALID / "record.yaml").read_text(encoding="utf-8")

    assert against("project", project) == []
    assert against("record", record) == []
    assert against("record", "docgen: 1\npayments:\nwork: []\n") == []
    assert (
        against("project", project.replace("holidays: []", "holidays: {base: us-tx, add: [2026-01-02]}"))
        == []
    )
    assert against("project", project.replace("amount: 3000.00", 'amount: "3,000.00"')) == []
    assert against("project", project.replace('"78701"', "78701")) == []
    used = re.sub(r"  - id: contractor\n(    .*\n)+", "  - use: contractor\n", project)
    assert "use: contractor" in used
    assert against("project", used) == []


@pytest.mark.parametrize("code", ["DG201", "DG202", "DG204", "DG207", "DG210", "DG213", "E-MISSING"])
def test_files_with_mistakes_that_a_schema_can_see_are_not(code: str) -> None:
    """An editor marks them while they are typed."""
    assert against("project", (CASES / code / "project.yaml").read_text(encoding="utf-8"))


def test_writing_changes_only_what_is_out_of_date(tmp_path: Path) -> None:
    """And with `only_missing` nothing that is there."""
    folder = tmp_path / "schema"
    assert len(write_schemas(folder)) == 3
    assert write_schemas(folder) == ()

    (folder / "record.schema.json").write_text("{}")
    assert write_schemas(folder, only_missing=True) == ()
    assert [path.name for path in write_schemas(folder)] == ["record.schema.json"]


def test_the_command_writes_to_the_workspace_or_prints(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--show` gives the schema itself on stdout."""
    (tmp_path / "projects").mkdir()

    assert run(["-C", str(tmp_path), "schema"]) == 0
    assert sorted(path.name for path in (tmp_path / "schema").iterdir()) == [
        "intake.schema.json",
        "project.schema.json",
        "record.schema.json",
    ]
    capsys.readouterr()
    assert run(["schema", "--show", "record"]) == 0
    assert json.loads(capsys.readouterr().out) == schema_of("record")
