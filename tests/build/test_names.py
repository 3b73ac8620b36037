"""File names of documents (S-20)."""

from __future__ import annotations

from datetime import date

from docgen.build.names import beside_path, document_path, memo_path
from docgen.files.names import LONGEST_NUMBER, safe

DAY = date(2026, 7, 13)


def test_a_numbered_document_is_named_by_number_kind_and_its_own_day() -> None:
    path = document_path("kitchen", code="KITCH", kind="change-order", number="KITCH-CO-01", day=DAY)
    assert path == "output/kitchen/KITCH-CO-01_change-order_2026-07-13.docx"


def test_a_letter_without_a_number_is_a_draft_named_by_the_project_code() -> None:
    path = document_path("kitchen", code="KITCH", kind="demand-letter", number=None, day=DAY)
    assert path == "output/kitchen/KITCH_demand-letter_2026-07-13.draft.docx"


def test_a_memo_lies_in_a_folder_of_its_own() -> None:
    letter = document_path("kitchen", code="KITCH", kind="demand-letter", number=None, day=DAY)
    memo = "output/kitchen/internal/KITCH_demand-letter_2026-07-13.reviewer-memo.docx"
    assert memo_path(letter) == memo


def test_a_number_never_leaves_its_folder_and_never_grows_too_long() -> None:
    assert safe("../../etc/passwd") == "etc-passwd"
    assert safe("สัญญา 1/2569") == "สัญญา-1-2569"
    assert len(safe("ก" * 300).encode()) <= LONGEST_NUMBER
    assert safe("///") == "document"


def test_new_versions_beside_an_edited_file_are_numbered_from_the_second_on() -> None:
    assert beside_path("output/a/b.docx", 1) == "output/a/b (new).docx"
    assert beside_path("output/a/b.docx", 2) == "output/a/b (new 2).docx"
