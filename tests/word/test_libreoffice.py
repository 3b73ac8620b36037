"""What docgen works out about numbers and references is what a word processor shows."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from docx import Document
from docx.oxml.ns import qn

from docgen.documents.registry import context_types
from docgen.templating.store import TemplateStore, builtin_templates
from docgen.word.numbering import Numbering
from docgen.word.package import read_parts
from docgen.word.xml import parse, plain_text
from templating.desk import HEADER, PROPERTIES, document, ready
from templating.examples import example_fields

TEXT = """# Counting

## One

1. alpha

   1. beta

      1. gamma

      1. delta

   1. epsilon

1. zeta

## Two {#two}

1. eta, see [](#two) and [](#four)

   1. theta

## Three {#three when="shown"}

1. iota

## Four {#four}

1. kappa

## Lists {.unnumbered}

1. lambda

1. mu

   1. nu

between

1. xi

{% for g in groups %}
Group {{ g }}

1. item {{ g }}
{% endfor %}
"""


@cache
def counted() -> tuple[bytes, str]:
    """The sample, and the text of its PDF."""
    with TemporaryDirectory() as folder:
        content = document(Path(folder), TEXT, {"shown": False, "groups": ("p", "q")})
        return content, pdf_text(content, Path(folder))


def pdf_text(content: bytes, folder: Path) -> str:
    """The words of a document as LibreOffice lays them out, with single spaces."""
    path = folder / "made.docx"
    path.write_bytes(content)
    command = ["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{folder}/profile"]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(folder), str(path)],
        check=True,
        capture_output=True,
        timeout=180,
    )
    done = subprocess.run(
        ["pdftotext", "-layout", str(path.with_suffix(".pdf")), "-"],
        check=True,
        capture_output=True,
        text=True,
    )
    return re.sub(r"[ \t]+", " ", done.stdout)


def labels(content: bytes) -> list[tuple[str, str]]:
    """The number and the words of every numbered paragraph of a body."""
    parts = read_parts(content)
    numbering = Numbering(parse(parts["word/styles.xml"]), parse(parts["word/numbering.xml"]))
    body = parse(parts["word/document.xml"])
    return [
        (label.text, plain_text(paragraph))
        for paragraph, label in numbering.labels(body)
        if label is not None and not label.is_bullet
    ]


def test_numbers_are_those_that_a_word_processor_shows() -> None:
    """Levels, restarts below a parent, after text and in loops, and a clause that falls away."""
    content, shown = counted()
    found = labels(content)
    assert [number for number, _ in found] == [
        "1.", "1.1", "(a)", "(i)", "(ii)", "(b)", "1.2", "2.", "2.1", "(a)", "3.", "3.1",
        "1.", "2.", "(a)", "1.", "1.", "1.",
    ]  # fmt: skip
    for number, words in found:
        assert f"{number} {words}" in shown


def test_references_show_the_number_that_their_clause_has() -> None:
    """Cached text and shown text agree: the clause left out does not count."""
    assert "2.1 eta, see Section 2 and Section 3" in counted()[1]


def test_every_number_of_the_contract_is_right(tmp_path: Path) -> None:
    """All its headings, and all its references."""
    made = ready(TemplateStore((builtin_templates(),)), "contract").value
    assert made is not None
    content = made.render(example_fields(context_types()["contract"]), HEADER, PROPERTIES).value
    assert content is not None
    shown = pdf_text(content, tmp_path)
    headings = [(number, words) for number, words in labels(content) if re.fullmatch(r"\d+\.", number)]
    assert len(headings) > 30
    for number, words in headings:
        assert f"{number} {words[:40]}" in shown
    body = Document(BytesIO(content)).element.body
    references = {"".join(node.text for node in one.iter(qn("w:t"))) for one in body.iter(qn("w:fldSimple"))}
    assert references <= {number.rstrip(".") for number, _ in headings} | {
        f"Exhibit {letter}" for letter in "ABCDE"
    }


def test_thai_is_drawn_with_letters(tmp_path: Path) -> None:
    """A font that has them is embedded, and the words come out of the PDF again."""
    content = document(tmp_path, "{{ name }}\n\n**{{ name }}**\n", {"name": "บริษัท ทดสอบ จำกัด"})
    assert "ทดสอบ" in pdf_text(content, tmp_path)
    fonts = subprocess.run(
        ["pdffonts", str(tmp_path / "made.pdf")], check=True, capture_output=True, text=True
    ).stdout
    names = {line.split()[0].partition("+")[2] for line in fonts.splitlines()[2:]}
    assert any(not name.startswith(("Caladea", "Cambria")) for name in names), names
