"""The store: which version is taken, and that released wording is what it was (S-26)."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.diagnostics import FieldPath, Span
from docgen.templating.checksum import folder_checksum
from docgen.templating.store import TemplateStore, builtin_templates, template_roots
from templating.desk import FRONT, chosen, only, shop

MANIFEST = """id: note
title: Note
languages: {en-US: en.md}
versions:
  - {version: "1.2", status: released, date: 2026-01-01, checksum: SUM_1.2}
  - {version: "1.10", status: released, date: 2026-02-01, checksum: SUM_1.10}
  - {version: "2.0", status: draft, date: 2026-03-01}
"""


@pytest.fixture
def store(tmp_path: Path) -> TemplateStore:
    """A template with two released versions and a draft."""
    folder = tmp_path / "templates" / "note"
    text = MANIFEST
    for version in ("1.2", "1.10", "2.0"):
        (folder / version).mkdir(parents=True)
        (folder / version / "en.md").write_text(f"{FRONT}{version}\n")
        text = text.replace(f"SUM_{version}}}", f"{folder_checksum(folder / version)}}}")
    (folder / "template.yaml").write_text(text)
    return TemplateStore((tmp_path / "templates", builtin_templates()))


def test_pin_then_lock_then_newest_released(store: TemplateStore) -> None:
    """1.10 is newer than 1.9; a draft is taken only where it is asked for."""

    def version(pinned: str | None, locked: str | None) -> str | None:
        found = store.choose("note", "en-US", pinned=pinned, locked=locked).value
        return found.version if found else None

    assert version(None, None) == "1.10"
    assert version(None, "1.2") == "1.2"
    assert version("2.0", "1.2") == "2.0"


def test_an_unknown_version_gets_the_list(store: TemplateStore) -> None:
    """At the pin in the project, or at the lock."""
    found = only(store.choose("note", "en-US", pinned="3.0", locked="1.2").diagnostics)
    assert (found.code, found.at) == ("DG303", FieldPath("project", ("templates", "note")))
    assert found.hint == "it has: 1.2 (released), 1.10 (released), 2.0 (draft)"
    found = only(store.choose("note", "en-US", pinned=None, locked="0.9").diagnostics)
    assert found.at == FieldPath("lock", ("templates", "note"))


def test_a_missing_language_is_an_error(store: TemplateStore) -> None:
    """Nothing is substituted."""
    found = only(store.choose("note", "th-TH", pinned=None, locked=None).diagnostics)
    assert (found.code, found.hint) == ("DG304", "it has: en-US")


def test_a_released_version_that_was_changed_is_named(store: TemplateStore, tmp_path: Path) -> None:
    """One changed letter is enough; a draft may change."""
    for version in ("1.10", "2.0"):
        file = tmp_path / "templates" / "note" / version / "en.md"
        file.write_text(file.read_text() + "more\n")
    found = only(store.choose("note", "en-US", pinned=None, locked=None).diagnostics)
    assert found.code == "DG305"
    assert "note 1.10 was changed after its release (templates/note/1.10/en.md)" in found.message
    assert store.choose("note", "en-US", pinned="2.0", locked=None).ok


def test_line_ends_of_windows_are_no_change(store: TemplateStore, tmp_path: Path) -> None:
    """Git may write them."""
    file = tmp_path / "templates" / "note" / "1.10" / "en.md"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert chosen(store, "note").version == "1.10"


def test_the_checksum_covers_every_file_and_its_name(tmp_path: Path) -> None:
    """A file more, a file renamed or a byte changed gives another one; hidden files do not count."""
    folder = tmp_path / "1.0"
    (folder / "parts").mkdir(parents=True)
    (folder / "en.md").write_text("a")
    sums = [folder_checksum(folder)]
    (folder / "parts" / "b.md").write_text("b")
    sums.append(folder_checksum(folder))
    (folder / "parts" / "b.md").rename(folder / "b.md")
    sums.append(folder_checksum(folder))
    (folder / "b.md").write_text("c")
    sums.append(folder_checksum(folder))
    assert len(set(sums)) == 4
    (folder / ".DS_Store").write_text("x")
    assert folder_checksum(folder) == sums[-1]


def test_an_unknown_template_names_the_nearest(store: TemplateStore) -> None:
    """Did you mean."""
    found = only(store.choose("demand-leter", "en-US", pinned=None, locked=None).diagnostics)
    assert (found.code, found.hint) == ("DG301", "did you mean `demand-letter`?")


def test_the_workspace_comes_before_what_is_built_in(tmp_path: Path) -> None:
    """Its own wording of a template is taken; the others stay built in."""
    store = shop(tmp_path, {"contract": FRONT + "ours\n"})
    assert chosen(store, "contract").name == "templates/contract/1.0/en.md"
    assert not store.is_builtin("contract")
    assert store.is_builtin("demand-letter")


def test_a_template_without_a_released_version_is_not_used(tmp_path: Path) -> None:
    """The message says which drafts there are."""
    store = shop(tmp_path, {"sample": FRONT + "x\n"}, status="draft")
    found = only(store.choose("sample", "en-US", pinned=None, locked=None).diagnostics)
    assert found.code == "DG307"
    assert "1.0 (draft)" in (found.hint or "")


BROKEN = [
    ("id: note", "id: other", "the id is other", 1),
    ("title: Note\n", "", "has no title", 1),
    ('version: "2.0"', 'version: "1.2"', "version 1.2 is listed twice", 7),
    ("en-US: en.md", "english: en.md", "", 3),
    ("status: draft", "status: final", "'final' is not known here", 7),
    ("status: draft", "status: released", "has no checksum", 7),
    ("date: 2026-03-01", "date: tomorrow", "is not a date", 7),
    ("versions:", "version:", "unknown key version", 4),
]


@pytest.mark.parametrize(("old", "new", "words", "line"), BROKEN)
def test_a_wrong_manifest_is_reported_at_its_place(
    store: TemplateStore, tmp_path: Path, old: str, new: str, words: str, line: int
) -> None:
    """DG302 with file and line."""
    path = tmp_path / "templates" / "note" / "template.yaml"
    path.write_text(path.read_text().replace(old, new))
    found = store.manifest("note").diagnostics
    assert {one.code for one in found} == {"DG302"}
    assert any(words in one.message for one in found)
    at = found[0].at
    assert isinstance(at, Span)
    assert (at.file, at.start.line) == ("templates/note/template.yaml", line)


def test_a_version_whose_file_is_gone_is_reported(store: TemplateStore, tmp_path: Path) -> None:
    """DG306."""
    (tmp_path / "templates" / "note" / "1.10" / "en.md").unlink()
    assert only(store.choose("note", "en-US", pinned=None, locked=None).diagnostics).code == "DG306"


def test_included_templates_are_found_before_compiling() -> None:
    """The letters include the statement of account."""
    store = TemplateStore((builtin_templates(),))
    assert store.included_in(chosen(store, "demand-letter")) == ("statement",)
    assert store.included_in(chosen(store, "contract")) == ()


def test_every_built_in_template_is_released_and_holds_its_checksum() -> None:
    """In both languages, with a page of what its versions changed."""
    store = TemplateStore((builtin_templates(),))
    assert store.ids() == (
        "change-order",
        "contract",
        "demand-letter",
        "exhibit-cover",
        "hand-off-packet",
        "intake-sheet",
        "invoice",
        "notice-of-intent",
        "payment-plan",
        "receipt",
        "reminder",
        "resumption-notice",
        "reviewer-memo",
        "small-claims-packet",
        "statement",
        "suspension-notice",
    )
    for name in store.ids():
        for code in ("en-US", "en-GB"):
            version = chosen(store, name, code)
            assert version.status == "released"
            assert f"## {version.version}" in (version.source.parents[1] / "CHANGES.md").read_text()


def test_a_folder_of_the_workspace_comes_before_the_built_in_one(tmp_path: Path) -> None:
    """The first template found is used; a folder that is not there is not looked in (S-26)."""
    assert template_roots(None) == (builtin_templates(),)
    assert template_roots(tmp_path / "nowhere") == (builtin_templates(),)
    assert template_roots(builtin_templates()) == (builtin_templates(),)
    assert template_roots(tmp_path) == (tmp_path, builtin_templates())
