"""The templates that come with docgen, printed with every field filled and with none of the optional ones."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from docgen.documents.registry import context_types
from docgen.language import language
from docgen.templating.schema import check_against
from docgen.templating.store import TemplateStore, builtin_templates
from docgen.word.gate import check_document
from docgen.word.layout import Paper
from templating.desk import HEADER, PROPERTIES, chosen, ready
from templating.examples import example_fields

STORE = TemplateStore((builtin_templates(),))
LANGUAGES = (("en-US", Paper.LETTER), ("en-GB", Paper.A4))
NAMES = sorted(context_types())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("code", ["en-US", "en-GB"])
def test_every_built_in_template_fits_its_context(name: str, code: str) -> None:
    """Lint finds no error."""
    version = chosen(STORE, name, code)
    includes = {one: chosen(STORE, one, code) for one in STORE.included_in(version)}
    found = check_against(version, context_types()[name], language=language(code), includes=includes)
    assert [one for one in found if one.is_error] == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("code", "paper"), LANGUAGES)
@pytest.mark.parametrize("full", [True, False])
def test_every_built_in_template_gives_a_sound_document(
    tmp_path: Path, name: str, code: str, paper: Paper, full: bool
) -> None:
    """With all and with none of what is optional: gate and audit find nothing, and no paragraph is empty."""
    made = ready(STORE, name, code, paper)
    assert made.value is not None, made.diagnostics
    fields = example_fields(context_types()[name], flags=full)
    rendered = made.value.render(fields, HEADER, PROPERTIES)
    assert rendered.value is not None, rendered.diagnostics
    assert check_document(rendered.value) == []
    path = tmp_path / "made.docx"
    path.write_bytes(rendered.value)
    audit = OpenXmlValidator().validate(path)
    assert audit.is_valid, [str(fault) for fault in audit.errors][:5]
    body = Document(BytesIO(rendered.value)).element.body
    loose = [
        paragraph
        for paragraph in body.findall(qn("w:p"))
        if not list(paragraph.iter(qn("w:t")))
        and paragraph.getprevious() is not None
        and paragraph.getprevious().tag != qn("w:tbl")
    ]
    assert loose == []
