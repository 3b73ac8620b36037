"""Signed means frozen: what every party signed is kept, and an edit of it is refused with the place and the words."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from docgen.checks import examine
from docgen.checks.signed import edits, signed_edits
from docgen.cli.main import run
from docgen.law import LawLibrary, law_roots
from docgen.workspace import Loading, Workspace, load_project
from helpers import digests, edit, workspace_of

NAME = "riverside-kitchen"
GUARANTOR = """parties:
  - id: aunt
    role: guarantor
    type: individual
    legal_name: Ann Whitcomb
    address: {street: 1 Elm St, city: Oakland, country: US}
"""
COPIES = ["signed-change-order-1.yaml", "signed-change-order-2.yaml", "signed-contract.yaml"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The kitchen as a build leaves it: contract and two change orders are signed, so copies are kept."""
    root = workspace_of(tmp_path_factory.mktemp("signed"), NAME)
    folder = root / "projects" / NAME
    (folder / "docgen.lock").unlink(missing_ok=True)
    assert run(["-C", str(root), "-q", "build", NAME, "--only", "contract"]) == 0
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    """A copy of it to be changed."""
    return Path(shutil.copytree(built, tmp_path / "work"))


def project(root: Path) -> Path:
    return root / "projects" / NAME / "project.yaml"


def loaded(root: Path) -> Loading:
    return load_project(Workspace(root), NAME)


def fields(root: Path) -> list[str]:
    return [one.difference.label for one in edits(loaded(root))]


def codes(root: Path) -> list[str]:
    """The errors of `docgen check`, in its order."""
    loading = loaded(root)
    day = loading.facts.project.project.as_of if loading.facts is not None else None
    assert day is not None
    found = examine(loading, LawLibrary(law_roots(root / "law")), day)
    return [one.code for one in found.diagnostics if one.is_error]


def test_a_build_keeps_what_is_signed_and_locks_it(root: Path) -> None:
    """One copy a signed document with the day of its last signature; the unsigned change order has none."""
    folder = root / "projects" / NAME
    rows = json.loads((folder / "docgen.lock").read_bytes())["signed"]
    text = (folder / "issued" / "signed-contract.yaml").read_text(encoding="utf-8")

    assert sorted(path.name for path in (folder / "issued").iterdir()) == COPIES
    assert {name: row["on"] for name, row in rows.items()} == {
        "contract": "2026-02-17",
        "change-order-1": "2026-04-06",
        "change-order-2": "2026-04-21",
    }
    assert text.startswith(
        "# The contract as every party has signed it; the last signature is of 2026-02-17.\n"
    )
    assert "{id: M1, point: Contract signed, amount: 1000.00, due: {date: 2026-02-25}}" in text
    assert "alan@example.com" not in text and "as_of" not in text and "site_safety" not in text
    assert codes(root) == []


def test_a_second_build_writes_nothing(root: Path) -> None:
    """Copies and lock stay as they are, also when the memory of the build is gone."""
    before = digests(root / "projects")
    shutil.rmtree(root / ".docgen")
    assert run(["-C", str(root), "-q", "build", NAME, "--only", "contract"]) == 0
    assert digests(root / "projects") == before


@pytest.mark.parametrize(
    ("old", "new", "field", "words"),
    [
        ("amount: 48600.00", "amount: 48601.00", "price.amount", "is 48601.00 here, but the contract"),
        ("amount: 10400.00", "amount: 10400.01", "milestones.M4.amount", "says 10400.00"),
        ("target: 2026-06-12", "target: 2026-06-13", "milestones.M5.target", "says 2026-06-12"),
        ("completion: 2026-06-30", "completion: 2026-07-01", "contract.completion", "is 2026-07-01 here"),
        ("grace: {days: 7, ", "grace: {days: 8, ", "terms.grace.days", "says 7"),
        (", unit: calendar, resume", ", unit: business, resume", "terms.suspension.unit", "says calendar"),
        ("    - Appliances\n", "", "scope.exclusions", "is missing here; the contract"),
        ("    - Appliances\n", "    - Appliances\n    - Lamps\n", "scope.exclusions", "has Lamps, which"),
        (
            "legal_name: Alan Whitcomb",
            "legal_name: Al Whitcomb",
            "parties.client.legal_name",
            "Alan Whitcomb",
        ),
        (
            "street: 2200 Grand Ave",
            "street: 1 Elm Ave",
            "parties.contractor.address.street",
            "2200 Grand Ave",
        ),
        ("jurisdiction: US-CA", "jurisdiction: US-NY", "project.jurisdiction", "says US-CA"),
        (
            "{base: us-ca}",
            "{base: us-ca, add: [2026-05-04]}",
            "project.calendar.holidays",
            "says {base: us-ca}",
        ),
        ("  demand_days: 14 ", "  demand_days: 15 ", "terms.demand_days", "is 15 here"),
        (
            "amount: +3450.00",
            "amount: +3451.00",
            "change_orders.1.amount",
            "change order 1, signed on 2026-04-06,",
        ),
        ("{id: M5, delta: -1275.50}", "{id: M6, delta: -1275.50}", "change_orders.2.milestones.M5", "M5"),
        ("title: Standard tile", "title: Cheap tile", "change_orders.2.title", '"Standard tile"'),
        ("  interest: {rate: 10 %, start: after_grace}", "  # ", "terms.interest", "is missing here"),
    ],
)
def test_an_edit_of_what_was_signed_is_refused(
    root: Path, old: str, new: str, field: str, words: str
) -> None:
    """DG921 says what was signed, when, and what stands there now; nothing is built."""
    edit(project(root), old, new)
    found = list(signed_edits(loaded(root)))

    assert field in fields(root)
    assert any(one.code == "DG921" and words in one.message for one in found), [one.message for one in found]
    assert "DG921" in codes(root)
    assert run(["-C", str(root), "-q", "build", NAME]) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("amount: 48600.00", 'amount: "48,600"'),
        ("rate: 10 %", "rate: 10.0"),
        ("grace: {days: 7, unit: calendar}  ", "grace: {days: 7}  "),
        ("grace: {days: 7, unit: calendar}  ", "grace: {unit: calendar, days: 7, roll: true}  "),
        ("title: Standard tile", 'title: "Standard   tile"  # a word on it'),
        ("    - Appliances\n    - Structural changes\n", "    - Structural changes\n    - Appliances\n"),
        ("email: alan@example.com", "email: alan.whitcomb@example.com"),
        ('phone: "+1 510 555 0142"', 'phone: "+1 510 555 0199"'),
        (
            "    email: tomas@example.com\n",
            "    mailing_address: {street: 3 Elm St, city: Oakland, country: US}\n",
        ),
        ("as_of: 2026-07-13", "as_of: 2026-07-14"),
        ("    Gas and water in", "    The gas and the water in"),
        ("title: Lights under the cabinets", "title: Lights"),
        ("venue: {county: Alameda}", "venue: {county: Marin}"),
        (
            "parties:\n",
            GUARANTOR,
        ),
    ],
)
def test_other_changes_are_free(root: Path, old: str, new: str) -> None:
    """Spelling, order and comments; how somebody is reached; what was not signed; a guarantor who comes later."""
    edit(project(root), old, new)
    assert fields(root) == []
    assert "DG921" not in codes(root)


def test_a_signed_change_order_cannot_disappear(root: Path) -> None:
    """It is named with what it said."""
    text = project(root).read_text(encoding="utf-8")
    start, end = text.index("  - number: 2\n"), text.index("  # Nobody has signed")
    project(root).write_text(text[:start] + text[end:], encoding="utf-8")
    (found,) = [one for one in signed_edits(loaded(root)) if one.code == "DG921"]
    assert "change_orders.2 is missing here; change order 2, signed on 2026-04-21, has" in found.message


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_that_was_changed_or_lost_is_said(root: Path, name: str) -> None:
    """DG922 in both cases, and a build does not make another one."""
    path = root / "projects" / NAME / "issued" / name
    content = path.read_bytes()
    path.write_bytes(content + b"# more\n")
    assert codes(root) == ["DG922"]
    path.unlink()
    assert codes(root) == ["DG922"]
    assert run(["-C", str(root), "-q", "build", NAME]) == 1 and not path.exists()
    path.write_bytes(content)
    assert codes(root) == []


def test_a_lost_lock_frees_nothing(root: Path) -> None:
    """The copies are found by their names, bind, and are locked again as they are."""
    folder = root / "projects" / NAME
    before = digests(folder)
    (folder / "docgen.lock").unlink()
    edit(project(root), "amount: 48600.00", "amount: 50000.00")
    assert "DG921" in codes(root)
    edit(project(root), "amount: 50000.00", "amount: 48600.00")
    assert run(["-C", str(root), "-q", "build", NAME, "--only", "contract"]) == 0
    after = digests(folder)
    assert {path: after[path] for path in before if path != "docgen.lock"} == {
        path: before[path] for path in before if path != "docgen.lock"
    }
    assert set(json.loads((folder / "docgen.lock").read_bytes())["signed"]) == {
        "contract",
        "change-order-1",
        "change-order-2",
    }


def test_a_signature_that_is_gone_from_the_record_is_said(root: Path) -> None:
    """DG922 at the signatures: the copy shows that it was there."""
    record = root / "projects" / NAME / "record.yaml"
    edit(record, "  - {document: contract, party: client, at: 2026-02-17}\n", "")
    (found,) = list(signed_edits(loaded(root)))
    assert found.code == "DG922" and "the signature of client is not here" in found.message


def test_status_and_why_say_what_stops_them(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """S-23: the edit stops the project; every command shows it, none breaks."""
    edit(project(root), "amount: 10400.00", "amount: 10500.00")
    for command in (["status", NAME], ["why", NAME], ["check", NAME]):
        assert run(["-C", str(root), "-q", *command]) == 1
        printed = capsys.readouterr()
        assert "error[DG921]" in printed.out + printed.err


def with_shared_contractor(root: Path) -> Path:
    """The same project, not yet locked, with its contractor in docgen.yaml and the client's address private."""
    folder = root / "projects" / NAME
    shutil.rmtree(folder / "issued")
    (folder / "docgen.lock").unlink()
    text = project(root).read_text(encoding="utf-8")
    start, end = text.index("  - id: contractor\n"), text.index("  - id: client\n")
    block = text[start:end].replace("  - id", "    id")
    (root / "docgen.yaml").write_text(f"contractor:\n{block}", encoding="utf-8")
    address = '{street: 18 Riverside Drive, city: Oakland, region: CA, postal_code: "94607", country: US}'
    rest = text[end:].replace(f"    address: {address}\n", "", 1)
    project(root).write_text(f"{text[:start]}  - use: contractor\n{rest}", encoding="utf-8")
    (folder / "private.yaml").write_text(
        f"parties:\n  - {{id: client, address: {address}}}\n", encoding="utf-8"
    )
    assert run(["-C", str(root), "-q", "build", NAME, "--only", "contract"]) == 0
    return folder


def test_what_came_from_docgen_yaml_stays_as_it_was_signed(root: Path) -> None:
    """The contractor moves: DG923 warns, the signed address goes on, the new e-mail address is used."""
    folder = with_shared_contractor(root)
    edit(root / "docgen.yaml", "street: 2200 Grand Ave", "street: 1 Elm Ave")
    edit(root / "docgen.yaml", "tomas@example.com", "office@example.com")
    loading = load_project(Workspace(root), NAME)

    assert loading.loaded is not None
    contractor = loading.loaded.project.contractors[0]
    assert contractor.address.street == "2200 Grand Ave" and contractor.email == "office@example.com"
    assert [one.code for one in loading.diagnostics] == ["DG923"]
    assert codes(root) == []
    assert (folder / "issued" / "signed-contract.yaml").exists()


def test_private_values_are_not_copied(root: Path) -> None:
    """The copy names the private fields and knows no value; of those it watches nothing."""
    folder = with_shared_contractor(root)
    text = (folder / "issued" / "signed-contract.yaml").read_text(encoding="utf-8")
    assert "private: [parties.client.address]" in text
    assert text.count("18 Riverside Drive") == 3  # title, site and a recital, which are not private
    edit(folder / "private.yaml", "18 Riverside Drive", "9 Elm Street")
    assert codes(root) == []


def test_a_project_with_errors_is_not_frozen(root: Path) -> None:
    """Nobody is held to what does not add up: the copy is made when it does."""
    folder = root / "projects" / NAME
    shutil.rmtree(folder / "issued")
    (folder / "docgen.lock").unlink()
    edit(project(root), "amount: 48600.00", "amount: 48601.00")
    assert run(["-C", str(root), "-q", "build", NAME]) == 1
    assert not (folder / "issued").exists()
    edit(project(root), "amount: 48601.00", "amount: 48600.00")
    assert run(["-C", str(root), "-q", "build", NAME, "--only", "contract"]) == 0
    assert (folder / "issued" / "signed-contract.yaml").exists()
