"""Whom an issued document reaches: refused before anything is written, and true about the contract's ways."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from docgen.word.text import paragraphs_of
from helpers import Ran, digests, edit, workspace_of
from helpers import docgen_here as docgen

NAME = "riverside-kitchen"
APPROVED = ("--approved-by", "Tomas Reyes")
SECOND = """  - id: wife
    role: client
    type: individual
    legal_name: Ruth Whitcomb
    is_consumer: true
    residential_occupier: true
    age_65_or_over: false
    address: {street: 18 Riverside Drive, city: Oakland, region: CA, postal_code: "94607", country: US}
"""
WITNESS = """  - id: witness
    role: witness
    type: individual
    legal_name: Wilma Witness
    address: {street: 1 Side Street, city: Oakland, region: CA, postal_code: "94607", country: US}
"""
EMAIL = '    email: alan@example.com\n    phone: "+1 510 555 0177"\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The kitchen on 13 July 2026, the day of its final demand."""
    workspace = workspace_of(tmp_path, NAME)
    (workspace / "projects" / NAME / "docgen.lock").unlink()
    return workspace


def project(root: Path) -> Path:
    return root / "projects" / NAME / "project.yaml"


def record(root: Path) -> Path:
    return root / "projects" / NAME / "record.yaml"


def demand(root: Path, *more: str) -> Ran:
    return docgen(root, "issue", NAME, "demand-letter", *APPROVED, *more)


def refused(root: Path, *more: str) -> str:
    """What the refusal of a demand says; nothing is written."""
    before = digests(root / "projects")
    ran = demand(root, *more)
    assert ran.code == 1 and "nothing was issued" in ran.err, ran.text
    assert digests(root / "projects") == before
    return ran.err


def line_of(path: Path, words: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_no_email_goes_to_a_client_without_an_address(root: Path) -> None:
    """DG728 with party, field and line; an address for this letter, or another way, is enough."""
    edit(project(root), EMAIL, "")
    said = refused(root, "--method", "email")
    assert f"project.yaml:{line_of(project(root), 'id: client')}:" in said
    assert "error[DG728]" in said and "client (Alan Whitcomb) has no e-mail address" in said
    assert "add email: to client, or say --address" in said

    assert demand(root, "--method", "courier", "-n").code == 0
    assert demand(root, "--method", "email", "--address", "alan@example.org").code == 0
    assert "alan@example.org" in record(root).read_text(encoding="utf-8")


def test_every_addressee_needs_an_address(root: Path) -> None:
    """Of two clients the one without an address is named; a letter to the other one alone goes out."""
    edit(project(root), "\npayment_details:\n", f"{SECOND}\npayment_details:\n")
    edit(record(root), "\nwork:\n", "  - {document: contract, party: wife, at: 2026-02-17}\n\nwork:\n")
    said = refused(root, "--method", "courier", "--method", "email")
    assert said.count("error[DG728]") == 1 and "wife (Ruth Whitcomb)" in said
    assert demand(root, "--method", "email", "--to", "client", "-n").code == 0


def test_letters_go_to_the_representative_whose_address_must_be_known(root: Path) -> None:
    """2.1: from then on to the representative only, of whom the files have no postal address."""
    edit(project(root), EMAIL, f"{EMAIL}    representative: {{name: Lee Lawyer}}\n")
    assert "Lee Lawyer, who represents client, has no e-mail address" in refused(root, "--method", "email")
    said = refused(root, "--method", "courier")
    assert "the address of Lee Lawyer, who represents client, is not known" in said
    assert f"project.yaml:{line_of(project(root), 'Lee Lawyer')}:" in said
    assert demand(root, "--method", "hand", "-n").code == 0
    assert demand(root, "--method", "courier", "--address", "1 Bar Road, Oakland", "-n").code == 0


def test_an_address_belongs_to_the_way_that_it_is_for(root: Path) -> None:
    """By two ways at once the e-mail address stands with the e-mail, and the courier's notice has none."""
    assert "is an e-mail address, but it goes by courier" in refused(
        root, "--method", "courier", "--address", "alan@example.org"
    )
    ran = demand(root, "--method", "courier", "--method", "email", "--address", "alan@example.org")
    assert ran.code == 0, ran.text
    notices = record(root).read_text(encoding="utf-8").split("document: demand-letter")
    assert ["alan@example.org" in part for part in notices[1:3]] == [False, True]


@pytest.mark.parametrize(
    ("way", "address", "shown", "not_shown"),
    [
        ("email", "alan@example.org", "By e-mail to alan@example.org", "alan@example.com"),
        ("courier", "9 Lake Road, Oakland, CA 94610", "9 Lake Road, Oakland, CA 94610", "Oakland, CA 94607"),
    ],
)
def test_the_letter_names_the_address_to_which_it_goes(
    root: Path, way: str, address: str, shown: str, not_shown: str
) -> None:
    """The one given for it, in the place of the client's; verify makes a lost copy again with it."""
    assert demand(root, "--method", way, "--address", address).code == 0
    (copy,) = (root / "projects" / NAME / "issued").glob("*demand-letter*.docx")
    words = paragraphs_of(copy.read_bytes())
    head = "\n".join(words[: words.index("Dear Alan Whitcomb,")])
    assert shown in head and not_shown not in head
    kept = root / "attachment.docx"
    copy.rename(kept)
    ran = docgen(root, "verify", str(kept), "--format", "json")
    assert json.loads(ran.out)["files"][0]["verdict"] == "issued"
    altered = kept.read_bytes()
    kept.unlink()
    saved = root / "saved.docx"
    Document(BytesIO(altered)).save(str(saved))
    assert json.loads(docgen(root, "verify", str(saved), "--format", "json").out)["files"][0]["verdict"] == (
        "unchanged"
    )


def test_the_draft_of_an_email_goes_to_the_address_that_was_given(tmp_path: Path) -> None:
    """It is opened in a mail program as it stands."""
    garden = "orchard-lane-garden"
    workspace = workspace_of(tmp_path, garden)
    (workspace / "projects" / garden / "docgen.lock").unlink()
    edit(workspace / "projects" / garden / "project.yaml", "as_of: 2026-05-28", "as_of: 2026-06-02")
    given = ("--method", "email", "--address", "ring@example.org", "--approved-by", "A Person")
    ran = docgen(workspace, "issue", garden, "reminder-4", *given)
    assert ran.code == 0, ran.text
    (draft,) = (workspace / "output" / garden).glob("*reminder*.eml")
    (to,) = [line for line in draft.read_text(encoding="utf-8").splitlines() if line.startswith("To: ")]
    assert to.endswith("<ring@example.org>")


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("contractor", "--to contractor: the demand letter does not go to the contractor"),
        ("witness", "--to witness: the demand letter does not go to the witness"),
        ("nobody", "--to nobody: no party of this project has this id"),
        ("cliente", "did you mean client?"),
    ],
)
def test_a_demand_goes_to_debtors_only(root: Path, to: str, said: str) -> None:
    """DG909 speaks of the command line, not of a line of a file, and lists who is possible."""
    edit(project(root), "\npayment_details:\n", f"{WITNESS}\npayment_details:\n")
    found = refused(root, "--method", "courier", "--to", "client", "--to", to)
    assert "error[DG909]" in found and said in found and "it can go to: client" in found
    assert "record.yaml" not in found


def test_an_agreement_goes_to_all_who_sign_it(root: Path) -> None:
    """7.0: a contract or a change order goes to the parties and the witnesses, not to its sender."""
    edit(project(root), "\npayment_details:\n", f"{WITNESS}\npayment_details:\n")
    order = ("issue", NAME, "change-order-3", "--method", "hand", "-n")
    assert docgen(root, *order, "--to", "client", "--to", "witness").code == 0
    ran = docgen(root, *order, "--to", "contractor")
    assert ran.code == 1 and "it can go to: client, witness" in ran.err


def test_only_the_new_notice_is_judged_by_its_way(root: Path) -> None:
    """The notices of May went by e-mail, which is agreed: nothing is said of them, whatever today's letter goes by."""
    edit(record(root), "date: 2026-02-25, amount: 1000.00", "date: 2026-01-25, amount: 1000.00")
    said = demand(root, "--method", "courier").err  # an error, with which every problem is shown
    assert "[DG712]" in said and "warning[" not in said


def test_a_way_that_the_contract_does_not_allow_is_said(root: Path) -> None:
    """A warning about this letter at its issue, with what is allowed; an agreement is no notice."""
    edit(project(root), "methods: [email, courier, post, hand]", "methods: [email, courier]")
    ran = demand(root, "--method", "hand")
    assert ran.code == 0 and ran.err.count("warning[DG709]") == 1, ran.text
    assert "does not allow notices by hand" in ran.err and "by one of these too: courier, email" in ran.err
    ran = docgen(root, "issue", NAME, "change-order-3", "--method", "hand", "-n")
    assert ran.code == 0 and "DG709" not in ran.err


def test_recording_a_notice_by_email_without_an_address_warns(root: Path) -> None:
    """DG728 in the record: somebody may know better, so it is written; with the address there is no warning."""
    edit(project(root), EMAIL, "")
    base = ("record", "notice", NAME, "demand-letter", "--method", "email", "--sent")
    ran = docgen(root, *base, "2026-07-13 09:00")
    assert ran.code == 0 and "warning[DG728]" in ran.err and "client has no address for it" in ran.err
    ran = docgen(root, *base, "2026-07-13 10:00", "--address", "alan@example.org")
    assert ran.code == 0 and "DG728" not in ran.err


@pytest.mark.parametrize(
    ("way", "address"), [("email", "cases@agency.example"), ("post", "9 Court Street, Oakland, CA 94607")]
)
def test_a_hand_off_packet_says_where_it_goes(root: Path, way: str, address: str) -> None:
    """DG728: its reader is no party, so that without an address nobody could tell who has it; by hand it needs none."""
    ran = docgen(
        root, "record", "notice", NAME, "demand-letter", "--method", "hand", "--sent", "2026-07-13 09:00"
    )
    assert ran.code == 0, ran.text
    edit(project(root), "as_of: 2026-07-13", "as_of: 2026-07-30")
    packet = ("issue", NAME, "hand-off-packet", *APPROVED, "-n", "--method")
    ran = docgen(root, *packet, way)
    assert ran.code == 1 and "error[DG728]" in ran.err and "--address ADDRESS" in ran.err, ran.text
    assert "nothing says to whom the hand-off packet goes" in ran.err
    assert docgen(root, *packet, way, "--address", address).code == 0
    assert docgen(root, *packet, "hand").code == 0


def test_a_letter_that_goes_two_ways_names_both(root: Path) -> None:
    """D08, D11: each way with what it is known by; the copy is still what docgen makes of the project."""
    ways = ("--method", "email", "--method", "courier", "--tracking", "1Z999")
    ran = docgen(root, "issue", NAME, "suspension-notice", *APPROVED, "--again", *ways)
    assert ran.code == 0, ran.text
    (copy,) = (root / "projects" / NAME / "issued").glob("*suspension-notice*.docx")
    texts = paragraphs_of(copy.read_bytes())
    assert "By e-mail to alan@example.com" in texts and "By tracked courier, no. 1Z999" in texts, texts[:12]
    document = Document(str(copy))
    document.paragraphs[-1].runs[0].text = "Forged."
    document.save(str(copy))
    ran = docgen(root, "verify", str(copy))  # it makes the letter again, with both ways
    assert ran.code == 1 and "Forged." in ran.out and "1Z999" not in ran.out, ran.text
