"""The reader keeps every scalar as it was written, knows its place, and survives anything."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from docgen.diagnostics import Position, Span
from docgen.source import Document, read_yaml


def document(text: str | bytes) -> Document:
    read = read_yaml(text, "a.yaml")
    assert read.value is not None and not read.diagnostics, read.diagnostics
    return read.value


def codes(text: str | bytes) -> list[str]:
    return [problem.code for problem in read_yaml(text, "a.yaml").diagnostics]


def test_scalars_stay_the_text_that_was_written() -> None:
    """No word becomes a flag, no number loses its zeros, no time becomes seconds."""
    data = document(
        "a: NO\nb: 02134\nc: 12:30:45\nd: 1500.10\ne: +66812345678\nf: 2026-02-17\ng: 0x1F\n"
    ).data

    assert data == {
        "a": "NO",
        "b": "02134",
        "c": "12:30:45",
        "d": "1500.10",
        "e": "+66812345678",
        "f": "2026-02-17",
        "g": "0x1F",
    }


def test_nothing_and_null_are_none_and_quotes_make_text() -> None:
    """`a:` and `null` say nothing; in quotes they are words."""
    assert document("a:\nb: null\nc: ~\nd: 'null'\ne: ''\n").data == {
        "a": None,
        "b": None,
        "c": None,
        "d": "null",
        "e": "",
    }


def test_places_count_characters_also_after_thai_and_a_byte_order_mark() -> None:
    """Columns are characters, as an editor counts them, with any line ends."""
    spans = document("\ufeffชื่อ: น้ำ\r\nb: {c: ดี}\r\n".encode()).spans

    assert spans.span(("ชื่อ",)) == Span("a.yaml", Position(1, 7), Position(1, 10))
    assert spans.span(("b", "c")) == Span("a.yaml", Position(2, 8), Position(2, 10))
    assert spans.span(("b", "c"), on_key=True) == Span("a.yaml", Position(2, 5), Position(2, 6))


def test_a_field_that_is_not_there_has_the_place_of_its_block() -> None:
    """The key of the block, so that the message points at the right lines."""
    spans = document("a:\n  b: 1\n").spans

    assert spans.span(("a", "missing")) == Span("a.yaml", Position(1, 1), Position(1, 2))


def test_after_a_problem_the_rest_is_read() -> None:
    """Duplicate keys, aliases and tabs are all found in one run, and the data is there."""
    read = read_yaml("a: 1\na: 2\nb: *x\nc:\n\td: 3\n", "a.yaml")

    assert [problem.code for problem in read.diagnostics] == ["DG102", "DG103", "DG105"]
    assert read.value is not None
    assert read.value.data == {"a": "1", "b": None, "c": {"d": "3"}}
    assert read.value.unclear == {("b",)}


def test_a_bomb_of_nesting_or_of_values_is_a_diagnostic() -> None:
    """Neither crashes the reader nor fills the memory."""
    assert codes("[" * 100_000) == ["DG110"] or codes("[" * 100_000) == ["DG101"]
    assert "DG110" in codes("[" * 200 + "]" * 200)
    assert codes("- 1\n" * 250_000) == ["DG109"]


def test_a_file_of_another_encoding_is_refused_with_a_place() -> None:
    """UTF-16 cannot be guessed at; a single wrong byte leaves the rest readable."""
    assert codes("a: 1".encode("utf-16")) == ["DG112"]
    read = read_yaml(b"a: 1\nb: caf\xe9\n", "a.yaml")
    assert [(p.code, p.at) for p in read.diagnostics] == [
        ("DG112", Span("a.yaml", Position(2, 7), Position(2, 8)))
    ]
    assert read.value is not None


@pytest.mark.parametrize(
    "text", ["a: [1", "a: 'b", "a: b: c", "- a\nb: c", "a: @b", "%x\n", "a: {b", "a:\n - b\n c: d", "? : :"]
)
def test_text_that_is_no_yaml_is_one_diagnostic_inside_the_file(text: str) -> None:
    """It has a hint and a place that exists."""
    read = read_yaml(text, "a.yaml")

    assert read.diagnostics
    for problem in read.diagnostics:
        assert isinstance(problem.at, Span)
        assert problem.at.start.line <= len(text.splitlines())
        assert problem.hint


DATA = st.recursive(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12) | st.none(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text(st.characters(categories=("L", "N")), min_size=1, max_size=6), inner, max_size=4
        )
    ),
    max_leaves=12,
)


def plain(data: Any) -> Any:
    """Data as PyYAML's reader without types gives it: None is an empty word."""
    if isinstance(data, dict):
        return {key: plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [plain(value) for value in data]
    return data


@given(DATA, st.booleans())
def test_what_yaml_writes_reads_back_the_same(data: Any, flow: bool) -> None:
    """In brackets and in blocks, any text, any nesting."""
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, width=40, sort_keys=False)

    read = read_yaml(text, "a.yaml")

    assert read.value is not None
    if not read.diagnostics:
        assert plain(read.value.data) == data
    assert {problem.code for problem in read.diagnostics} <= {"DG111", "DG114"}


@given(st.text(max_size=60))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    """Whatever is in the file, there is data or a diagnostic, and every place lies in the file."""
    read = read_yaml(text, "a.yaml")

    assert read.value is not None or read.diagnostics
    assert all(isinstance(problem.at, Span) for problem in read.diagnostics)


@given(st.binary(max_size=60))
def test_no_bytes_make_the_reader_fail(content: bytes) -> None:
    """The same for bytes."""
    read = read_yaml(content, "a.yaml")

    assert read.value is not None or read.diagnostics
