"""A file is made to say something else in as few places as can be; comments and all other bytes stay."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.source import Data, read_yaml
from docgen.source.dump import as_yaml
from docgen.source.rewrite import rewrite
from docgen.source.splice import CannotSplice
from helpers import EXAMPLES

FILES = sorted(EXAMPLES.glob("*/project.yaml"))


def data_of(content: bytes | str) -> Any:
    read = read_yaml(content, "x.yaml")
    assert read.value is not None and not read.diagnostics
    return read.value.data


def rewritten(before: str, wanted: str) -> str:
    return rewrite(before.encode(), data_of(wanted)).decode()


@pytest.mark.parametrize(
    ("before", "wanted", "after"),
    [
        ("a: 1  # one\nb: 2\n", "a: 7\nb: 2", "a: 7  # one\nb: 2\n"),
        ("# top\na: {b: 1, c: 2} # x\n", "a: {b: 1}", "# top\na: {b: 1} # x\n"),
        ("a: {b: 1, c: 2}\n", "a: {c: 2}", "a: {c: 2}\n"),
        ("a: {b: 1}\n", "a: {b: 1, c: x y}", "a: {b: 1, c: x y}\n"),
        ("a:\n  b: 1 # b\n  # c\n  c: 2\n# end\n", "a: {c: 2}", "a:\n  # c\n  c: 2\n# end\n"),
        ("a:\n  - x # 1\n  - y # 2\n  - z # 3\n", "a: [x, z]", "a:\n  - x # 1\n  - z # 3\n"),
        ("a:\n  - x # 1\n  - z # 3\n", "a: [x, y, z]", "a:\n  - x # 1\n  - y\n  - z # 3\n"),
        ("a:\n  # first\n  - z\n", "a: [y, z]", "a:\n  # first\n  - y\n  - z\n"),
        ("a: [x, z] # c\n", "a: [x, y, z]", "a: [x, y, z] # c\n"),
        ("a: [x, y, z]\n", "a: [y, z]", "a: [y, z]\n"),
        ("a: [x]\nb: 1\n", "a: []\nb: 1", "a: []\nb: 1\n"),
        ("a:\n- x\n- y\n# n\nb: 1\n", "a: none\nb: 1", "a: none\n# n\nb: 1\n"),
        ("a: none # n\nb: 1\n", "a: [x, y]\nb: 1", "a: [x, y] # n\nb: 1\n"),
        ("- {id: A, v: 1} # a\n- {id: B, v: 2} # b\n", "[{id: B, v: 3}]", "- {id: B, v: 3} # b\n"),
        ("a:\n  - id: A\n    v: 1\n", "a: [{id: A, v: 1}, {id: B}]", "a:\n  - id: A\n    v: 1\n  - id: B\n"),
        ("a: >-\n  long\n  text\n# n\nb: 1\n", "a: short\nb: 1", "a: short\n# n\nb: 1\n"),
        ("a: 'it''s' # q\n", "a: they are, both", 'a: "they are, both" # q\n'),
        ("a: plain, and so\n", "a: plain, or so", "a: plain, or so\n"),
        ("a: 1\r\nb: 2\r\n", "a: 1\nb: 3", "a: 1\r\nb: 3\r\n"),
        ("a: 1\n", "a: 1", "a: 1\n"),
    ],
)
def test_a_change_is_made_in_its_place(before: str, wanted: str, after: str) -> None:
    """Values, keys and items, in brackets and in lines; comments stay where they are."""
    assert rewritten(before, wanted) == after


@pytest.mark.parametrize("before", ["a: [", "- 1\n", "a: 1\na: 2\n"])
def test_a_file_that_cannot_say_it_is_left_alone(before: str) -> None:
    """Not readable, or of another kind altogether."""
    with pytest.raises(CannotSplice):
        rewrite(before.encode(), {"a": "1"})


def paths_in(data: Data, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every path below the top."""
    found = [path] if path else []
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        found += paths_in(value, (*path, key))
    return found


@settings(max_examples=40)
@given(st.sampled_from(FILES), st.data())
def test_an_example_is_changed_and_changed_back(file: Any, draw: Any) -> None:
    """Any values set, removed and added: the file says exactly that, and can be made to say what it said."""
    content = file.read_bytes()
    before = data_of(content)
    wanted = deepcopy(before)
    for _ in range(draw.draw(st.integers(1, 3))):
        path = draw.draw(st.sampled_from(paths_in(wanted)))
        holder = wanted
        for part in path[:-1]:
            holder = holder[part]
        kind = draw.draw(st.sampled_from(["set", "remove", "add"]))
        if kind == "set" and isinstance(holder[path[-1]], str):
            holder[path[-1]] = draw.draw(st.sampled_from(["7.50", "a: 'b' # c", "two words", "null", "x, y"]))
        elif kind == "remove":
            del holder[path[-1]]
        elif isinstance(holder, list):
            holder.insert(path[-1], "one more")
        else:
            holder["another"] = "7"

    changed = rewrite(content, wanted)
    back = rewrite(changed, before)

    assert data_of(changed) == wanted
    assert data_of(back) == before


@settings(max_examples=40)
@given(st.sampled_from(FILES), st.data())
def test_changed_values_take_no_comment_with_them(file: Any, draw: Any) -> None:
    """Where only single values change, every comment is still there."""
    content = file.read_bytes()
    wanted = data_of(content)
    singles = [path for path in paths_in(wanted) if isinstance(_at(wanted, path), str)]
    for path in draw.draw(st.lists(st.sampled_from(singles), min_size=1, max_size=4)):
        _at(wanted, path[:-1])[path[-1]] = draw.draw(st.sampled_from(["7", "x: 'y'", "more words"]))

    after = rewrite(content, wanted).decode()

    assert [line.partition("#")[2] for line in content.decode().splitlines() if "#" in line] == [
        line.partition("#")[2] for line in after.splitlines() if "#" in line
    ]


def _at(data: Any, path: tuple[Any, ...]) -> Any:
    for part in path:
        data = data[part]
    return data


@given(
    st.recursive(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=30) | st.none(),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.text("abcdefg_", min_size=1, max_size=5), inner, max_size=4)
        ),
        max_leaves=12,
    )
)
def test_data_written_as_a_file_reads_back(inner: Any) -> None:
    """Whatever texts, blocks and lists; what YAML cannot hold is refused, never changed."""
    data = {"top": inner}
    try:
        text = as_yaml(data)
    except ValueError:
        return
    assert data_of(text) == data
