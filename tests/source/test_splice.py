"""A change of a file leaves every other byte alone, whatever the file looks like."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from docgen.source import read_yaml
from docgen.source.scalars import Words, flow, scalar
from docgen.source.splice import CannotSplice, append_entry, set_key

ENTRY = {"date": "2026-05-06", "amount": "5.00"}
LINE = "{date: 2026-05-06, amount: 5.00}"


def appended(text: str) -> str:
    return append_entry(text.encode(), "payments", dict(ENTRY), empty="docgen: 1\n").decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "docgen: 1\npayments:\n  - @\n"),
        ("# mine\n", "# mine\ndocgen: 1\npayments:\n  - @\n"),
        ("docgen: 1", "docgen: 1\npayments:\n  - @\n"),
        ("docgen: 1\n# end", "docgen: 1\n# end\npayments:\n  - @\n"),
        ("payments:\n", "payments:\n  - @\n"),
        ("payments:   # mine\n# x\nwork: []\n", "payments:   # mine\n  - @\n# x\nwork: []\n"),
        ("payments: []\nwork: []\n", "payments:\n  - @\nwork: []\n"),
        ("payments: [] # none\n", "payments: [@] # none\n"),
        ("payments: null\n", "payments:\n  - @\n"),
        ("payments: [{a: 1}]\n", "payments: [{a: 1}, @]\n"),
        ("payments: [{a: 1},]\n", "payments: [{a: 1}, @,]\n"),
        ("payments: [\n  {a: 1} # one\n]\n", "payments: [\n  {a: 1}, # one\n  @\n]\n"),
        ("payments: [\n  {a: 1}, # one\n]\n", "payments: [\n  {a: 1}, # one\n  @,\n]\n"),
        ("payments:\n  - {a: 1}  # one\n\n# x\nb: 2\n", "payments:\n  - {a: 1}  # one\n  - @\n\n# x\nb: 2\n"),
        ("payments:\n- {a: 1}\nb: 2\n", "payments:\n- {a: 1}\n- @\nb: 2\n"),
        ("payments:\r\n  - {a: 1}\r\nb: 2\r\n", "payments:\r\n  - {a: 1}\r\n  - @\r\nb: 2\r\n"),
        ("{docgen: 1}", "{docgen: 1, payments: [@]}"),
        ("{}\n", "{payments: [@]}\n"),
        ("{payments: []}", "{payments: [@]}"),
        ("\ufeffdocgen: 1\n", "\ufeffdocgen: 1\npayments:\n  - @\n"),
    ],
)
def test_an_entry_is_added_in_the_form_of_the_file(before: str, after: str) -> None:
    """Absent file or key, empty and full lists, brackets and dashes, comments, line ends."""
    assert appended(before) == after.replace("@", LINE)


def test_a_list_of_blocks_gets_a_block() -> None:
    """Also after text of several lines and before blank ones."""
    before = "payments:\n  - date: 2026-01-01\n    note: |\n      long\n      text\n\nwork: []\n"

    assert appended(before) == before.replace("\n\nwork", "\n  - date: 2026-05-06\n    amount: 5.00\n\nwork")


def test_text_that_keeps_its_blank_lines_keeps_them() -> None:
    """`|+` makes the blank lines part of the text, so the entry goes below them."""
    before = "payments:\n  - note: |+\n      long\n\n\nwork: []\n"

    assert appended(before) == before.replace("work", "  - date: 2026-05-06\n    amount: 5.00\nwork")


@pytest.mark.parametrize("text", ["payments: x\n", "- a\n", "a: [", "docgen: 1\n...\n", "a: 1\na: 2\n"])
def test_a_file_that_cannot_take_the_entry_is_left_alone(text: str) -> None:
    """Not a list, not a block, not readable, or ended."""
    with pytest.raises(CannotSplice):
        appended(text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("m: [{id: A}]\n", "m: [{id: A, at: x}]\n"),
        ("m: [{id: A, at: }]\n", "m: [{id: A, at: x }]\n"),
        ("m: [{id: A, at: null}] # c\n", "m: [{id: A, at: x}] # c\n"),
        ("m:\n  - {id: A} # c\n", "m:\n  - {id: A, at: x} # c\n"),
        ("m:\n  - id: A  # c\n\n  - id: B\n", "m:\n  - id: A  # c\n    at: x\n\n  - id: B\n"),
        ("m:\n  - id: A\n    at:  # when\n", "m:\n  - id: A\n    at: x  # when\n"),
        ("m:\n  - id: A\n    b: [1,\n      2]\n", "m:\n  - id: A\n    b: [1,\n      2]\n    at: x\n"),
    ],
)
def test_a_key_is_added_to_the_entry_that_lacks_it(before: str, after: str) -> None:
    """In brackets and in blocks, where the key is absent and where only its value is."""
    assert set_key(before.encode(), ("m", 0), "at", "x").decode() == after


def test_a_key_that_has_a_value_is_never_overwritten() -> None:
    """That would lose what somebody wrote."""
    with pytest.raises(CannotSplice):
        set_key(b"m: [{id: A, at: y}]\n", ("m", 0), "at", "x")


SCALARS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn")) | st.sampled_from("\u2028\u2029"), max_size=15
)
ENTRIES = st.dictionaries(st.sampled_from(["date", "note", "to", "a b"]), SCALARS, min_size=1, max_size=3)
COMMENTS = st.sampled_from(["", "  # why", "\n# a line of its own", "\n", "\n\n  # indented"])


@st.composite
def files(draw: st.DrawFn) -> str:
    """A record in some form: styles, comments and line ends as people mix them."""
    data: dict[str, Any] = {"docgen": "1"}
    for key in draw(st.lists(st.sampled_from(["work", "payments", "filings"]), unique=True)):
        data[key] = draw(st.lists(ENTRIES, max_size=3))
    style = draw(st.sampled_from([True, False, None]))
    lines = yaml.safe_dump(data, default_flow_style=style, allow_unicode=True, width=1000, sort_keys=False)
    text = ""
    for line in lines.splitlines():
        comment = draw(COMMENTS)
        text += line + ("" if comment.startswith(" ") and '"' in line else comment) + "\n"
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


@given(files(), ENTRIES)
def test_any_entry_in_any_file_changes_nothing_else(text: str, entry: dict[str, str]) -> None:
    """The new data is the old one with the entry; the new text is the old one with a piece put in."""
    before = read_yaml(text, "a")
    assert before.value is not None
    if before.diagnostics:
        return

    after = append_entry(text.encode(), "payments", dict(entry)).decode()

    read = read_yaml(after, "a").value
    assert read is not None and isinstance(before.value.data, dict)
    wanted = {**before.value.data, "payments": [*(before.value.data.get("payments") or []), entry]}
    assert read.data == wanted
    kept = text.replace(" []", "", 1) if "payments: []" in text else text
    assert rest_is_kept(kept, after) or rest_is_kept(text, after)


def rest_is_kept(before: str, after: str) -> bool:
    """Whether `after` is `before` with pieces put in: every character is there, in order."""
    remaining = iter(after)
    return all(sign in remaining for sign in before)


@given(SCALARS)
def test_any_text_is_written_so_that_it_reads_back(text: str) -> None:
    """Alone, in brackets, and as free text; what looks like a number gets quotes when it is words."""
    for value in (text, Words(text)):
        for written in (f"a: {scalar(value)}\n", f"a: {flow([value])}\n"):
            read = read_yaml(written, "a")
            assert read.value is not None and not read.diagnostics
            assert read.value.data in ({"a": text}, {"a": [text]})


@pytest.mark.parametrize(
    "text", ["1042", "2026-01-01", "true", "No", "12:30", "1e5", "0x1F", "~", "", "a: b", "- a"]
)
def test_words_that_look_like_something_else_get_quotes(text: str) -> None:
    """An editor that knows YAML's types then also sees text."""
    assert scalar(Words(text)) == f'"{text}"'


def test_amounts_and_days_stand_without_quotes() -> None:
    """As people write them."""
    assert flow({"date": "2026-05-06", "sent": "2026-05-06 08:30", "amount": "5.00"}) == (
        "{date: 2026-05-06, sent: 2026-05-06 08:30, amount: 5.00}"
    )
