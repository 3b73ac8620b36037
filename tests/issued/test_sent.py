"""What went out for signature is what is signed: an edit in between is told, and never frozen in silence."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from docgen.checks import examine
from docgen.law import LawLibrary, law_roots
from docgen.workspace import Workspace, load_project
from helpers import Ran, digests, edit, new_workspace, without_examples, word_text, workspace_of
from helpers import docgen_here as docgen

JOB = "job"
SEND = ("issue", JOB, "contract", "--method", "email")
DAY = "2026-03-02"
AS_OF = date(2026, 7, 13)
KITCHEN = "riverside-kitchen"


def ready(folder: Path) -> Path:
    """A workspace with a new project in which everything is agreed and no example is left."""
    root = new_workspace(folder, JOB)
    project = root / "projects" / JOB / "project.yaml"
    edit(project, "legal_name: Example Client", "legal_name: Dana Okafor")
    edit(project, "email: client@example.com", "email: dana@okafor.org")
    edit(project, "Second thing that is included", "Painting")
    without_examples(root, JOB)
    return root


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project whose contract went out for signature on 2 March 2026 for 10,000.00."""
    root = ready(tmp_path_factory.mktemp("sent") / "work")
    ran = docgen(root, *SEND, "--sent", DAY)
    assert ran.code == 0, ran.text
    assert "with it: projects/job/issued/sent-contract-2026-03-02.yaml" in ran.out
    return root


@pytest.fixture
def root(sent: Path, tmp_path: Path) -> Path:
    """A copy of it to be changed."""
    return Path(shutil.copytree(sent, tmp_path / "work"))


def folder(root: Path, name: str = JOB) -> Path:
    return root / "projects" / name


def dearer(root: Path) -> None:
    """Price and last payment 1,000.00 higher; the sums still add up."""
    edit(folder(root) / "project.yaml", "{amount: 10000.00, basis", "{amount: 11000.00, basis")
    edit(folder(root) / "project.yaml", "accepted, amount: 4000.00", "accepted, amount: 5000.00")


def signs(root: Path, party: str, day: str) -> Ran:
    return docgen(root, "record", "signature", JOB, "contract", party, "--at", day)


def typed(root: Path, *rows: tuple[str, str]) -> None:
    """Signatures that somebody writes into the record."""
    path = folder(root) / "record.yaml"
    lines = "".join(f"  - {{document: contract, party: {party}, at: {day}}}\n" for party, day in rows)
    path.write_text(path.read_text(encoding="utf-8") + f"signatures:\n{lines}", encoding="utf-8")


def found(root: Path, code: str, name: str = JOB) -> list[str]:
    """The messages with a code that `docgen check` gives."""
    examined = examine(load_project(Workspace(root), name), LawLibrary(law_roots(root / "law")), AS_OF)
    return [one.message for one in examined.diagnostics if one.code == code]


def is_frozen(root: Path) -> bool:
    return (folder(root) / "issued" / "signed-contract.yaml").exists()


def test_the_values_that_go_out_are_kept_beside_the_copy(root: Path) -> None:
    """In the words of project.yaml, named by the notice with its digest; one that is changed later is an error."""
    kept = folder(root) / "issued" / "sent-contract-2026-03-02.yaml"
    record = (folder(root) / "record.yaml").read_text(encoding="utf-8")

    assert "amount: 10000.00" in kept.read_text(encoding="utf-8")
    assert "beside: [{file: issued/sent-contract-2026-03-02.yaml, digest: " in record
    assert found(root, "DG924") == []

    edit(kept, "amount: 10000.00", "amount: 10001.00")
    assert len(found(root, "DG902")) == 1


def test_an_edit_before_anyone_has_signed_is_told_with_old_and_new_words(root: Path) -> None:
    """DG924 at each place, from check, build and status; what is printed is still a draft."""
    dearer(root)
    ran = docgen(root, "check", JOB, "--as-of", "2026-03-03")

    assert ran.code == 0
    place = "projects/job/project.yaml:52:17: warning[DG924]: price.amount is 11000.00 here, edited since the contract"
    assert f"{place} was sent for signature on 2026-03-02 with 10000.00" in ran.out
    assert ran.out.count("DG924") == 2
    assert ran.out.count("send it again before anyone signs: docgen issue job contract --again") == 2
    page = docgen(root, "status", JOB, "--as-of", "2026-03-03").out
    assert "The contract was edited since it was sent for signature" in page
    built = docgen(root, "build", JOB, "--only", "contract", "--as-of", "2026-03-03")
    assert (
        built.code == 0
        and "note: the contract was edited since it was sent for signature; docgen check job says where"
        in built.out
    )
    assert docgen(root, "-v", "build", JOB, "--as-of", "2026-03-03").text.count("warning[DG924]") == 2


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("rate: 8 %", "rate: 9 %", 'terms.interest.rate is "9 %" here, edited since'),
        ("    - Painting\n", "", "scope.inclusions is missing here, taken out since"),
        ("legal_name: Dana Okafor", "legal_name: Another Client", "parties.client.legal_name is"),
        ("grace: {days: 7,", "grace: {days: 14,", "terms.grace.days is 14 here"),
        ("amount: 10000.00, basis", 'amount: "10,000.00", basis', None),
        ("email: dana@okafor.org", "email: dana@okafor.net", None),
    ],
)
def test_everything_that_binds_is_watched_and_nothing_else(
    root: Path, old: str, new: str, told: str | None
) -> None:
    """As with what is signed: values count, not their spelling, and an address for letters is free."""
    edit(folder(root) / "project.yaml", old, new)
    messages = found(root, "DG924")

    assert len(messages) == (told is not None)
    assert told is None or messages[0].startswith(told)


def test_a_signature_under_the_copy_that_differs_is_refused(root: Path) -> None:
    """Nothing is written; each place, old and new words, and both ways out are named."""
    dearer(root)
    before = digests(root / "projects")
    ran = signs(root, "client", "2026-03-04")

    assert ran.code == 1
    assert digests(root / "projects") == before
    copy = "the copy of the contract sent on 2026-03-02, which client signed on 2026-03-04"
    assert f"error[DG925]: price.amount is 11000.00 here, but {copy}, says 10000.00" in ran.err
    assert f"error[DG925]: milestones.M3.amount is 5000.00 here, but {copy}, says 4000.00" in ran.err
    assert "put the words back; or send it again (docgen issue job contract --again --method HOW)" in ran.err


def test_with_the_words_back_the_same_signatures_are_taken(root: Path) -> None:
    """And what is frozen is what was sent."""
    dearer(root)
    assert signs(root, "client", "2026-03-04").code == 1
    edit(folder(root) / "project.yaml", "{amount: 11000.00, basis", "{amount: 10000.00, basis")
    edit(folder(root) / "project.yaml", "accepted, amount: 5000.00", "accepted, amount: 4000.00")

    assert signs(root, "client", "2026-03-04").code == 0
    assert signs(root, "contractor", "2026-03-04").code == 0
    signed = (folder(root) / "issued" / "signed-contract.yaml").read_text(encoding="utf-8")
    assert "amount: 10000.00" in signed
    assert found(root, "DG925") == []


def test_after_it_was_sent_again_the_new_copy_counts(root: Path) -> None:
    """A signature of a later day is under the new words; one of an earlier day is still under the old ones."""
    dearer(root)
    ran = docgen(root, *SEND, "--sent", "2026-03-05", "--again")
    assert ran.code == 0, ran.text
    assert found(root, "DG924") == []

    early = signs(root, "client", "2026-03-04")
    assert early.code == 1
    assert "have the copy signed that was sent on 2026-03-05, and record that signature instead" in early.err

    assert signs(root, "client", "2026-03-05").code == 0
    assert signs(root, "contractor", "2026-03-06").code == 0
    assert is_frozen(root)


def test_it_can_be_sent_again_on_the_same_day(root: Path) -> None:
    """Each sending has a copy of its own; the last one counts for a signature of the day, a time tells more."""
    dearer(root)
    assert docgen(root, *SEND, "--sent", DAY).code == 1  # the first copy is there, and never written over
    assert docgen(root, *SEND, "--sent", DAY, "--again").code == 0
    edit(folder(root) / "project.yaml", "rate: 8 %", "rate: 9 %")
    assert len(found(root, "DG924")) == 1
    assert docgen(root, *SEND, "--sent", f"{DAY} 15:00", "--again").code == 0

    names = sorted(path.name for path in (folder(root) / "issued").iterdir())
    assert names == [
        "JOB-C_contract_2026-03-02.docx",
        "JOB-C_contract_2026-03-02_sent-2026-03-02-2.docx",
        "JOB-C_contract_2026-03-02_sent-2026-03-02.docx",
        "sent-contract-2026-03-02-2.yaml",
        "sent-contract-2026-03-02-3.yaml",
        "sent-contract-2026-03-02.yaml",
    ]
    assert found(root, "DG924") == []
    assert signs(root, "client", f"{DAY} 14:00").code == 1
    assert signs(root, "client", f"{DAY} 16:00").code == 0


def test_signatures_that_were_typed_stop_the_contract_and_freeze_nothing(root: Path) -> None:
    """DG925 and exit 1; the contract is not made, nothing counts as signed, and the rest goes on."""
    dearer(root)
    typed(root, ("contractor", "2026-03-03"), ("client", "2026-03-04"))
    built = docgen(root, "build", JOB, "--as-of", "2026-03-05")

    assert built.code == 1
    assert len(found(root, "DG925")) == 2
    assert not is_frozen(root)
    assert not list((root / "output" / JOB).glob("*_contract_*.docx"))
    row = json.loads(docgen(root, "status", JOB, "--as-of", "2026-03-05", "--format", "json").out)
    assert row["signed_on"] is None
    (contract,) = [one for one in row["documents"] if one["id"] == "contract"]
    assert (contract["allowed"], contract["code"]) == (False, "DG925")

    again = docgen(root, *SEND, "--sent", "2026-03-06", "--again")
    assert again.code == 0, again.text
    path = folder(root) / "issued" / "JOB-C_contract_2026-03-02_sent-2026-03-06.docx"
    assert "11,000.00" in word_text(path) and "DRAFT" in word_text(path)
    assert len(found(root, "DG925")) == 2  # the old signatures are under the old copy still

    edit(
        folder(root) / "record.yaml", "party: contractor, at: 2026-03-03", "party: contractor, at: 2026-03-06"
    )
    edit(folder(root) / "record.yaml", "party: client, at: 2026-03-04", "party: client, at: 2026-03-07")
    assert docgen(root, "build", JOB, "--as-of", "2026-03-08", "--only", "contract").code == 0
    assert is_frozen(root)


def test_a_contract_that_docgen_never_sent_is_signed_as_it_stands(tmp_path: Path) -> None:
    """Signed on paper elsewhere, or sent by hand and recorded: there is no copy to be judged by."""
    root = ready(tmp_path / "work")
    dearer(root)
    assert docgen(root, "record", "notice", JOB, "contract", "--sent", DAY, "--method", "hand").code == 0
    assert signs(root, "client", DAY).code == 0
    assert signs(root, "contractor", DAY).code == 0
    assert is_frozen(root) and found(root, "DG925") == []


def test_a_signature_before_the_only_copy_is_not_judged_by_it(tmp_path: Path) -> None:
    """The contractor signs first; the client signs the copy that came after it."""
    root = ready(tmp_path / "work")
    assert docgen(root, *SEND, "--sent", "2026-03-05").code == 0
    dearer(root)

    assert signs(root, "contractor", "2026-03-04").code == 0
    assert len(found(root, "DG924")) == 2 and found(root, "DG925") == []
    assert signs(root, "client", "2026-03-06").code == 1
    assert signs(root, "client", "2026-03-04").code == 0
    assert is_frozen(root)


def test_an_edit_after_everybody_has_signed_is_a_change_order(root: Path) -> None:
    """What is signed is watched by its own copy; the one that was sent says nothing more."""
    assert signs(root, "contractor", DAY).code == 0
    assert signs(root, "client", "2026-03-03").code == 0
    dearer(root)

    assert found(root, "DG924") == found(root, "DG925") == []
    assert len(found(root, "DG921")) == 2
    drafted = docgen(root, "amend", JOB, "--date", "2026-03-09", "--title", "More work", "--write")
    assert drafted.code == 0, drafted.text
    assert found(root, "DG921") == []
    assert "amount: +1000.00" in (folder(root) / "project.yaml").read_text(encoding="utf-8")

    sent = docgen(root, "issue", JOB, "change-order-1", "--method", "email", "--sent", "2026-03-09")
    assert sent.code == 0 and "issued/sent-change-order-1-2026-03-09.yaml" in sent.out, sent.text
    edit(folder(root) / "project.yaml", "amount: +1000.00", "amount: +1500.00")
    edit(folder(root) / "project.yaml", "{id: M3, delta: +1000.00}", "{id: M3, delta: +1500.00}")
    assert [one.split(" ", 1)[0] for one in found(root, "DG924")] == [
        "change_orders.1.amount",
        "change_orders.1.milestones.M3.delta",
    ]
    ran = docgen(root, "record", "signature", JOB, "change-order-1", "client", "--at", "2026-03-10")
    assert ran.code == 1 and "the copy of change order 1 sent on 2026-03-09" in ran.err
    ran = docgen(root, "record", "signature", JOB, "change-order-1", "client", "--at", "2026-03-08")
    assert "DG925" not in ran.err


def test_a_change_order_signed_with_other_words_counts_in_no_sum(tmp_path: Path) -> None:
    """The kitchen's third change order goes out, is edited, and both signatures are typed."""
    root = workspace_of(tmp_path, KITCHEN)
    project = folder(root, KITCHEN) / "project.yaml"
    (folder(root, KITCHEN) / "docgen.lock").unlink(missing_ok=True)
    ran = docgen(root, "issue", KITCHEN, "change-order-3", "--method", "email", "--sent", "2026-05-04")
    assert ran.code == 0, ran.text
    edit(project, "amount: +800.00\n", "amount: +900.00\n")
    edit(project, "{id: M4, delta: +800.00}", "{id: M4, delta: +900.00}")
    rows = [
        f"  - {{document: change-order-3, party: {one}, at: 2026-05-06}}" for one in ("contractor", "client")
    ]
    edit(folder(root, KITCHEN) / "record.yaml", "signatures:\n", "\n".join(("signatures:", *rows, "")))

    assert len(found(root, "DG925", KITCHEN)) == 2
    built = docgen(root, "build", KITCHEN, "--only", "change-order-3", "--only", "statement")
    assert built.code == 1 and "change-order-3" in built.text
    names = [path.name for path in (folder(root, KITCHEN) / "issued").iterdir()]
    assert "signed-change-order-3.yaml" not in names and "signed-contract.yaml" in names
    report = json.loads(docgen(root, "status", KITCHEN, "--format", "json").out)
    assert report["price"]["current"] == "50774.50"  # 48,600.00 + 3,450.00 - 1,275.50
    assert list((root / "output" / KITCHEN).glob("*_statement_*.docx"))


def test_a_payment_plan_is_signed_as_it_was_sent(tmp_path: Path) -> None:
    """Also where a signature names it without its number."""
    root = workspace_of(tmp_path, KITCHEN)
    project = folder(root, KITCHEN) / "project.yaml"
    (folder(root, KITCHEN) / "docgen.lock").unlink(missing_ok=True)
    plan = (
        "\nplans:\n"
        '  - {id: "1", effective: 2026-07-13, down_payment: 600.00, instalments: 3, step: month, first: 2026-08-13,\n'
        "     grace: {days: 5}, interest: paused}\n"
    )
    project.write_text(project.read_text(encoding="utf-8") + plan, encoding="utf-8")
    ran = docgen(root, "issue", KITCHEN, "payment-plan-1", "--method", "email", "--sent", "2026-07-13")
    assert "issued/sent-payment-plan-1-2026-07-13.yaml" in ran.out, ran.text
    edit(project, "down_payment: 600.00", "down_payment: 700.00")

    (told,) = found(root, "DG924", KITCHEN)
    assert told.startswith("plans.1.down_payment is 700.00 here, edited since payment plan 1 was sent")
    signing = ("record", "signature", KITCHEN, "payment-plan", "client", "--at", "2026-07-13")
    refused = docgen(root, *signing)
    assert refused.code == 1 and "DG925" in refused.err
    edit(project, "down_payment: 700.00", "down_payment: 600.00")
    assert docgen(root, *signing).code == 0
