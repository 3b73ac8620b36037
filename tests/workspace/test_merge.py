"""What docgen.yaml and private.yaml add to a project, and how mistakes there are shown."""

from __future__ import annotations

from pathlib import Path

from .conftest import PROJECT, Load, placed

SHARED = """\
contractor:
  id: contractor
  role: contractor
  type: sole_proprietor
  legal_name: Ada Example
  address: {street: 1 Example Road, city: Austin, country: US}
payment_details:
  - {kind: bank, payee: Ada Example}
language: en-GB
"""
BLOCK = PROJECT[PROJECT.index("  - id: contractor") : PROJECT.index("  - id: client")]


def test_a_project_takes_contractor_payment_and_language_from_the_workspace(
    load: Load, folder: Path, tmp_path: Path
) -> None:
    """Only where it says so, or has none of its own."""
    (tmp_path / "docgen.yaml").write_text(SHARED)
    text = PROJECT.replace(BLOCK, "  - use: contractor\n").replace("  language: en-US\n", "")
    (folder / "project.yaml").write_text(text)

    loading = load()

    assert loading.diagnostics == ()
    assert loading.loaded is not None
    project = loading.loaded.project
    assert project.contractors[0].legal_name == "Ada Example"
    assert project.payment_details[0].payee == "Ada Example"
    assert project.project.language == "en-GB"


def test_what_the_project_says_itself_is_left_alone(load: Load, tmp_path: Path) -> None:
    """Settings are defaults."""
    (tmp_path / "docgen.yaml").write_text(SHARED)

    loading = load()

    assert loading.loaded is not None
    assert loading.loaded.project.project.language == "en-US"


def test_a_mistake_in_the_shared_block_is_shown_once_and_where_it_stands(
    load: Load, folder: Path, tmp_path: Path
) -> None:
    """In docgen.yaml, although the project uses it."""
    (tmp_path / "docgen.yaml").write_text(SHARED.replace("country: US", "country: USA"))
    (folder / "project.yaml").write_text(PROJECT.replace(BLOCK, "  - use: contractor\n"))

    assert placed(load()) == [("DG215", "docgen.yaml:6")]


def test_a_block_that_cannot_be_used_is_one_problem(load: Load, folder: Path, tmp_path: Path) -> None:
    """Without settings, with another name, with keys beside it; nothing follows from it."""
    for line in ("{use: contractor}", "{use: contracter}", "{use: contractor, email: a@example.com}"):
        (folder / "project.yaml").write_text(PROJECT.replace(BLOCK, f"  - {line}\n"))
        assert placed(load()) == [("DG218", "project.yaml:13")]


def test_private_data_is_added_by_party_and_keeps_its_place(load: Load, folder: Path) -> None:
    """Nested blocks are completed; a mistake in it is shown in private.yaml."""
    (folder / "private.yaml").write_text(
        "parties:\n"
        "  - id: client\n"
        "    email: not an address\n"
        '    address: {postal_code: "78701"}\n'
        "payment_details: [{kind: cash, payee: Ada Example}]\n"
    )

    loading = load()

    assert placed(loading) == [("DG215", "private.yaml:3")]
    assert loading.facts is not None
    client = loading.facts.project.parties[1]
    assert client.address.postal_code == "78701"
    assert client.address.city == "Austin"
    assert loading.facts.project.payment_details[0].payee == "Ada Example"


def test_private_data_may_supply_what_the_project_must_have(load: Load, folder: Path) -> None:
    """The shared copy has no address at all."""
    address = "    address: {street: 2 Example Road, city: Austin, country: US}\n"
    (folder / "project.yaml").write_text(PROJECT.replace(address, ""))
    assert placed(load()) == [("E-MISSING", "project.yaml:18")]

    (folder / "private.yaml").write_text(f"parties:\n  - id: client\n{address}")
    assert load().diagnostics == ()


def test_private_data_replaces_nothing_and_adds_nothing_else(load: Load, folder: Path) -> None:
    """Values that are there, parties that are not, and other blocks."""
    (folder / "private.yaml").write_text(
        "parties: [{id: client, legal_name: X}, {id: clint}, {email: a@example.com}]\nprice: {cap: 5}\n"
    )

    loading = load()

    assert [code for code, _ in placed(loading)] == ["DG223", "DG222", "DG222", "DG221"]
    assert loading.facts is not None
    assert loading.facts.project.parties[1].legal_name == "Bo Example"


def test_nothing_follows_from_settings_or_private_data_that_cannot_be_read(
    load: Load, folder: Path, tmp_path: Path
) -> None:
    """The contractor and the address are probably there."""
    address = "    address: {street: 2 Example Road, city: Austin, country: US}\n"
    text = PROJECT.replace(BLOCK, "  - use: contractor\n").replace(address, "")
    (folder / "project.yaml").write_text(text)
    (folder / "private.yaml").write_text("parties: [\n")
    (tmp_path / "docgen.yaml").write_text("contractor: [\n")

    assert placed(load()) == [("DG101", "private.yaml:1"), ("DG101", "docgen.yaml:1")]
