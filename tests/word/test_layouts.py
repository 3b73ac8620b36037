"""The layouts: what documents.md 6.3 asks of every document, seen in their parts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from docgen.word.package import read_parts
from docgen.word.xml import Element, parse
from helpers import REPOSITORY, environment

LAYOUTS = ("agreement", "letter", "memo")
FOLDER = REPOSITORY / "templates" / "layouts"
SLOTS = ("ascii", "hAnsi", "cs", "eastAsia")


def part(layout: str, name: str) -> Element:
    """The root of a part of a layout."""
    return parse(read_parts((FOLDER / f"{layout}.docx").read_bytes())[name])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_all_font_slots_and_complex_forms_are_set(layout: str) -> None:
    """A Thai name prints like the words around it: w:cs with w:ascii, szCs with sz, bCs with b, iCs with i."""
    styles = part(layout, "word/styles.xml")
    fonts = styles.find(f"{qn('w:docDefaults')}//{qn('w:rFonts')}")
    assert fonts is not None
    assert len({fonts.get(qn(f"w:{slot}")) for slot in SLOTS}) == 1
    for properties in styles.iter(qn("w:rPr")):
        for latin, complex_form in (("w:sz", "w:szCs"), ("w:b", "w:bCs"), ("w:i", "w:iCs")):
            one, other = properties.find(qn(latin)), properties.find(qn(complex_form))
            assert (one is None) == (other is None)
            assert one is None or one.get(qn("w:val")) == other.get(qn("w:val"))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_clauses_are_one_multilevel_list_linked_to_styles(layout: str) -> None:
    """Automatic numbers: the levels name the styles, the styles name the list."""
    numbering = part(layout, "word/numbering.xml")
    first = numbering.find(qn("w:abstractNum"))
    assert first.find(qn("w:multiLevelType")).get(qn("w:val")) == "multilevel"
    linked = [level.find(qn("w:pStyle")).get(qn("w:val")) for level in first.iter(qn("w:lvl"))]
    assert linked == ["Heading1", "Clause2", "Clause3", "Clause4"]
    assert [level.find(qn("w:lvlText")).get(qn("w:val")) for level in first.iter(qn("w:lvl"))] == [
        "%1.", "%1.%2", "(%3)", "(%4)",
    ]  # fmt: skip
    styles = {node.get(qn("w:styleId")): node for node in part(layout, "word/styles.xml").iter(qn("w:style"))}
    for name in linked:
        number = styles[name].find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
        assert number is not None
        assert number.get(qn("w:val")) == "1"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_headings_keep_with_what_follows_and_lines_are_not_left_alone(layout: str) -> None:
    """documents.md 6.3, 7."""
    styles = part(layout, "word/styles.xml")
    assert styles.find(f"{qn('w:docDefaults')}//{qn('w:widowControl')}") is not None
    for style in styles.iter(qn("w:style")):
        if style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}") is not None:
            assert style.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None


@pytest.mark.parametrize("layout", LAYOUTS)
def test_margins_are_an_inch(layout: str) -> None:
    """documents.md 6.3, 13."""
    margins = part(layout, "word/document.xml").find(f".//{qn('w:pgMar')}")
    assert {margins.get(qn(f"w:{side}")) for side in ("top", "right", "bottom", "left")} == {"1440"}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_is_a_sound_document(layout: str) -> None:
    """The audit finds nothing."""
    result = OpenXmlValidator().validate(FOLDER / f"{layout}.docx")
    assert result.is_valid, [str(fault) for fault in result.errors]


def test_the_layouts_are_what_their_script_makes(tmp_path: Path) -> None:
    """Byte for byte, so that a change of one is a change of the other."""
    subprocess.run(
        [sys.executable, str(REPOSITORY / "scripts" / "make_layouts.py"), str(tmp_path)],
        env=environment(),
        check=True,
    )
    for layout in LAYOUTS:
        made, kept = (folder / f"{layout}.docx" for folder in (tmp_path, FOLDER))
        assert read_parts(made.read_bytes()) == read_parts(kept.read_bytes())
