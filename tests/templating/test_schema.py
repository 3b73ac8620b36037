"""Lint: a template is held against the type of its context before any document is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from docgen.diagnostics import Diagnostic, Severity
from docgen.language import language
from docgen.templating.schema import check_against
from docgen.values import Money, Rate
from templating.desk import FRONT, chosen, only, place, shop


@dataclass(frozen=True)
class Line:
    """A line of a signature."""

    label: str
    text: str


@dataclass(frozen=True)
class Signer:
    """A signer."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Row:
    """A row."""

    amount: Money
    day: date | None
    names: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many names."""
        return len(self.names)


@dataclass(frozen=True)
class Context:
    """A context."""

    title: str
    price: Money
    rate: Rate | None
    construction: bool
    rows: tuple[Row, ...]
    signers: tuple[Signer, ...]
    one: Row | None


def lint(root: Path, text: str, **others: str) -> tuple[Diagnostic, ...]:
    """What lint says about a text without its front matter."""
    store = shop(root, {"sample": FRONT + text, **{name: FRONT + body for name, body in others.items()}})
    version = chosen(store, "sample")
    includes = {name: chosen(store, name) for name in others}
    return check_against(version, Context, language=language("en-US"), includes=includes)


def test_a_text_that_uses_its_context_rightly_is_clean(tmp_path: Path) -> None:
    """Fields, properties, optional values, loops, loop variables, words of the language, signatures."""
    text = """# {{ title }} {{ document.number }}

{% if rate %}{{ rate|percent }}{% endif %} {{ price|money }} {{ say.labor|capitalize }}

{% set first = rows|first %}
{{ first.amount|figure }}

{% for row in rows %}
1. {{ loop.index }} {{ row.count }} {{ row.day|long_date }} {{ row.names|join_words }} {{ row.count|days }}
{% if row.names|length > 1 %}
1. {{ row.names[0] }} {{ "x" ~ title }}
{% endif %}
{% endfor %}

## Site {#site when="construction"}

1. {% if one %}{{ one.amount|figure if construction else title }}{% endif %}

::: signatures {for="signers"}
:::
"""
    assert lint(tmp_path, text) == ()


WRONG = [
    ("{{ titel }}\n", "DG331", 4, "there is no field `titel`", "did you mean `title`?"),
    ("a {{ one.amout|figure }}\n", "DG331", 10, "`one` has no field `amout`", "did you mean `amount`?"),
    ("{{ say.labour }}\n", "DG331", 8, "`say` has no field `labour`", "did you mean `labor`?"),
    ("{{ document.numbr }}\n", "DG331", 13, "`document` has no field `numbr`", "did you mean `number`?"),
    ("{{ price }}\n", "DG333", 4, "an amount cannot be printed as it is", None),
    ("{{ rows }}\n", "DG333", 4, "a list cannot be printed as it is", None),
    ("{{ construction }}\n", "DG333", 4, "a yes or no cannot be printed", None),
    ("{{ title|money }}\n", "DG332", 10, "the filter `money` does not take", None),
    ("{{ price|long_date }}\n", "DG332", 10, "`long_date` does not take an amount", None),
    ("{{ title|join_words }}\n", "DG332", 10, "`join_words` does not take", None),
    ("{% for x in price %}{{ x }}{% endfor %}\n", "DG334", 13, "a loop goes through a list", None),
    ("{% for x in rows %}{{ x.total|figure }}{% endfor %}\n", "DG331", 25, "`x` has no field `total`", None),
    (
        "{% if construcion %}a{% endif %}\n",
        "DG331",
        7,
        "no field `construcion`",
        "did you mean `construction`?",
    ),
    ("{% if a == title %}a{% endif %}\n", "DG331", 7, "there is no field `a`", None),
    ('## A {#a when="titel"}\n', "DG331", 16, "there is no field `titel`", "did you mean `title`?"),
    ('## A {#a when="price"}\n', "DG335", 16, "`when` names a yes or no", None),
    ("{{ title|mony }}\n", "DG313", 10, "there is no filter `mony`", "did you mean `money`?"),
]


@pytest.mark.parametrize(("text", "code", "column", "words", "hint"), WRONG)
def test_what_does_not_fit_the_context_is_named(
    tmp_path: Path, text: str, code: str, column: int, words: str, hint: str | None
) -> None:
    """With its line, its column and the nearest name."""
    found = only(lint(tmp_path, text))
    assert (found.code, *place(found)[1:]) == (code, 5, column)
    assert words in found.message
    assert hint is None or found.hint == hint


def test_the_field_of_a_signature_block_holds_signers(tmp_path: Path) -> None:
    """Each with a heading and lines."""
    found = lint(tmp_path, '::: signatures {for="rows"}\n:::\n')
    assert [one.message for one in found] == [
        "`signer` has no field `heading`",
        "`signer` has no field `lines`",
    ]
    assert {place(one)[1] for one in found} == {5}


def test_a_loop_variable_is_known_only_inside_its_loop(tmp_path: Path) -> None:
    """A name set inside it too."""
    found = only(lint(tmp_path, "{% for row in rows %}\n{{ row.count }}\n{% endfor %}\n\n{{ row.count }}\n"))
    assert place(found)[1] == 9


def test_an_included_text_is_checked_in_its_own_file(tmp_path: Path) -> None:
    """It sees the names of the template that includes it."""
    found = only(lint(tmp_path, "::: include other\n:::\n", other="{{ title }}\n\n{{ titel }}\n"))
    assert (found.code, *place(found)) == ("DG331", "templates/other/1.0/en.md", 7, 4)


def test_rows_of_a_table_are_checked(tmp_path: Path) -> None:
    """At the line of the row."""
    text = '| a |\n|--|\n{% for row in rows %}\n| {{ row.amuont|figure }} |\n{% endfor %}\n{: caption="x"}\n'
    assert place(only(lint(tmp_path, text)))[1:] == (8, 10)


def test_defined_terms_are_used_and_defined_once(tmp_path: Path) -> None:
    """Two definitions in branches of one condition are one."""
    text = 'the "**Price**" and "**Work**". Work goes on.\n\n{% if construction %}\na "**Site**"\n{% else %}\nthe "**Site**"\n{% endif %}\n\nSite, "**Work**"\n'
    found = lint(tmp_path, text)
    assert [(one.code, one.severity, *place(one)[1:]) for one in found] == [
        ("DG336", Severity.WARNING, 5, 8),
        ("DG337", Severity.ERROR, 13, 10),
    ]


def test_a_word_template_is_checked_by_paragraph(tmp_path: Path) -> None:
    """The message names the paragraph."""
    word = Document()
    word.add_paragraph("{{ title }}")
    word.add_paragraph("{{ titel }}")
    buffer = BytesIO()
    word.save(buffer)
    store = shop(tmp_path, {"word": buffer.getvalue()})
    found = only(check_against(chosen(store, "word"), Context, language=language("en-US"), includes={}))
    assert found.code == "DG331"
    assert "templates/word/1.0/en.docx, paragraph 2 of word/document.xml" in found.message
