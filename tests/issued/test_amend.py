"""`docgen amend` on a signed project: the edit becomes a change order that comes to the same, or a reason why not."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.cli.main import run
from docgen.issued.amend import amend, write
from docgen.issued.change_draft import Wish
from docgen.source import read_yaml
from docgen.source.rewrite import rewrite
from docgen.workspace import Workspace
from helpers import digests, edit, new_workspace, without_examples, word_text, workspace_of
from helpers import docgen_here as docgen

NAME = "riverside-kitchen"
DAY = date(2026, 7, 13)


def practice(folder: Path, name: str = NAME) -> Path:
    """An example whose copies were made by a build."""
    root = workspace_of(folder, name)
    project = root / "projects" / name
    (project / "docgen.lock").unlink(missing_ok=True)
    assert run(["-C", str(root), "-q", "build", name, "--only", "contract"]) == 0
    return root


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The kitchen, signed."""
    return practice(tmp_path_factory.mktemp("amend"))


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    """A copy of it to be changed."""
    return Path(shutil.copytree(built, tmp_path / "work"))


class Amending:
    """Runs `docgen amend` and reads what it says."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self.path = root / "projects" / NAME / "project.yaml"
        self._capsys = capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        self._capsys.readouterr()
        code = run(["-C", str(self.root), "amend", NAME, *arguments])
        printed = self._capsys.readouterr()
        return code, printed.out, printed.err

    def told(self, *arguments: str) -> Any:
        return json.loads(self("--format", "json", *arguments)[1])

    def status(self) -> Any:
        """The status of the project as data."""
        self._capsys.readouterr()
        assert run(["-C", str(self.root), "-q", "status", NAME, "--format", "json"]) == 0
        return json.loads(self._capsys.readouterr().out)

    def sign(self, number: int) -> None:
        for party in ("contractor", "client"):
            row = (f"change-order-{number}", party, "--at", DAY.isoformat())
            assert run(["-C", str(self.root), "-q", "record", "signature", NAME, *row]) == 0

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    def edit(self, *pairs: tuple[str, str]) -> None:
        for old, new in pairs:
            edit(self.path, old, new)


@pytest.fixture
def amending(root: Path, capsys: pytest.CaptureFixture[str]) -> Amending:
    """The command on the signed kitchen."""
    return Amending(root, capsys)


DEARER = (
    ("amount: 48600.00", "amount: 49000.00"),
    ("amount: 7200.00", "amount: 7600.00"),
    ("target: 2026-06-12", "target: 2026-06-20"),
    ("completion: 2026-06-30", "completion: 2026-07-10"),
    ("client's appliances", "client's appliances\n    - Heated floor in the kitchen"),
)


def test_the_edit_becomes_the_next_change_order(amending: Amending) -> None:
    """Price +400, ten days, M6 and M5 as edited; old and new words; nothing is written."""
    amending.edit(*DEARER)
    before = digests(amending.root)
    code, out, _ = amending(
        "--title", "Heated floor", "--reason", "client request", "--work-start", "2026-07-20"
    )

    assert code == 0 and digests(amending.root) == before
    assert re.search(r"price\.amount +48600\.00 +49000\.00", out)
    assert re.search(r"Price +50,774\.50 +51,174\.50", out)  # 48,600 + 3,450 − 1,275.50 and + 400
    assert re.search(r"Completion +2026-07-03 +2026-07-13", out)  # 30 June + 5 − 2 and + 10
    assert re.search(r"scope\.inclusions +– +Heated floor in the kitchen", out)
    assert "In words only, in the description of the change order: scope.inclusions." in out
    wanted = out[out.index("change_orders:") :]
    (order,) = read_yaml(wanted, "").value.data["change_orders"]  # type: ignore[union-attr, call-overload, index]
    description = order.pop("description")
    assert order == {
        "number": "4",
        "title": "Heated floor",
        "date": "2026-07-13",
        "reason": "client request",
        "amount": "+400.00",
        "days": "+10",
        "work_start": "2026-07-20",
        "milestones": [{"id": "M5", "target": "2026-06-20"}, {"id": "M6", "delta": "+400.00"}],
    }
    assert description == (
        "Added to the work included: “Heated floor in the kitchen”. "
        "M5 (Countertops and backsplash installed): target June 20, 2026 instead of June 12, 2026. "
        "M6 (Final inspection passed and kitchen handed over): 7,600.00 instead of 7,200.00. "
        "Completion is 10 calendar days later."
    )


def test_written_it_puts_the_signed_words_back_and_comes_to_the_same(amending: Amending) -> None:
    """Only the change order is new in the file; signed, it has the edited price, payments and dates."""
    signed = amending.text
    amending.edit(*DEARER)
    code, _, err = amending("--write")

    assert code == 0 and "the signed words are back in 5 places, change order 4 is added" in err
    lines = amending.text.splitlines()
    added = [line for line in lines if line not in signed.splitlines()]
    assert [line for line in lines if line not in added] == signed.splitlines()
    assert added[0] == "  - number: 4" and len(added) == 8
    assert amending("--write")[:2] == (
        0,
        f"projects/{NAME}/project.yaml says what was signed: there is nothing to amend\n",
    )
    unsigned = amending.status()
    assert unsigned["price"]["current"] == "50774.50"
    amending.sign(4)
    after = amending.status()
    assert after["price"]["current"] == "51174.50" and after["completion"]["contract"] == "2026-07-13"
    rows = {row["id"]: row for row in after["milestones"]}
    assert rows["M6"]["amount"] == "7600.00" and rows["M5"]["target"] == "2026-06-20"
    kept = amending.root / "projects" / NAME / "issued" / "signed-change-order-4.yaml"
    assert "amount: +400.00" in kept.read_text(encoding="utf-8")


def test_the_drafted_change_order_is_built_and_readable(amending: Amending) -> None:
    """The page names the old and the new words."""
    amending.edit(*DEARER)
    assert amending("--write", "--title", "Heated floor")[0] == 0
    assert run(["-C", str(amending.root), "-q", "build", NAME, "--only", "change-order-4"]) == 0
    (path,) = (amending.root / "output" / NAME).glob("KITCH-CO-04_change-order_*.docx")
    text = word_text(path)
    assert "Added to the work included: “Heated floor in the kitchen”." in text
    assert "51,174.50" in text and "July 13, 2026" in text


M4 = "  - {id: M4, point: Cabinets set, amount: 10400.00, due: {after: invoice, days: 7}, target: 2026-05-22}\n"


@pytest.mark.parametrize(
    ("pairs", "effects", "amount", "days"),
    [
        (((M4, ""), ("amount: 48600.00", "amount: 38200.00")), [{"id": "M4", "delta": "-10400.00"}], "-10400.00", "0"),
        (
            ((M4, M4.replace("M4", "M4a").replace("10400", "5000") + M4.replace("M4", "M4b").replace("10400", "5400")),),
            [
                {"new": {"id": "M4a", "point": "Cabinets set", "amount": "5000.00",
                         "due": {"after": "invoice", "days": "7"}, "target": "2026-05-22"}},
                {"new": {"id": "M4b", "point": "Cabinets set", "amount": "5400.00",
                         "due": {"after": "invoice", "days": "7"}, "target": "2026-05-22"}},
                {"id": "M4", "delta": "-10400.00"},
            ],
            "0.00",
            "0",
        ),
        (
            (("amount: +3450.00", "amount: +3500.00"), ("complete, amount: 3450.00", "complete, amount: 3500.00")),
            [{"id": "C1", "delta": "+50.00"}],
            "+50.00",
            "0",
        ),
        ((("days: -2", "days: -5"),), None, "0.00", "-3"),
        (
            (("10400.00, due", "10400.00, retention_release: false, due"), ("target: 2026-05-22", "target: 2026-05-29")),
            [{"id": "M4", "target": "2026-05-29"}],
            "0.00",
            "0",
        ),
        (
            (("amount: 7200.00", "percent: 16 %"), ("amount: 9500.00", "amount: 8924.00")),
            [{"id": "M2", "delta": "-576.00"}, {"id": "M6", "delta": "+576.00"}],
            "0.00",
            "0",
        ),
    ],
)  # fmt: skip
def test_every_figure_has_its_effect(
    amending: Amending, pairs: tuple[tuple[str, str], ...], effects: Any, amount: str, days: str
) -> None:
    """Payments removed, added, cut in two, in percent, and signed change orders edited."""
    amending.edit(*pairs)
    order = amending.told()["change_order"]
    assert (order.get("milestones"), order["amount"], order["days"]) == (effects, amount, days)


def test_a_signed_change_order_that_was_deleted_is_undone_by_another(amending: Amending) -> None:
    """CO-02 took 1,275.50 and two days off M5: the next one gives them back, and CO-02 stands again."""
    text = amending.text
    start, end = text.index("  - number: 2\n"), text.index("  # Nobody has signed")
    amending.path.write_text(text[:start] + text[end:], encoding="utf-8")
    told = amending.told("--write")
    assert told["written"] and told["change_order"]["milestones"] == [{"id": "M5", "delta": "+1275.50"}]
    assert (told["change_order"]["amount"], told["change_order"]["days"]) == ("+1275.50", "+2")
    assert "title: Standard tile" in amending.text and amending("--write")[0] == 0


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ((("grace: {days: 7", "grace: {days: 9"),), "terms.grace.days: docgen computes with this term"),
        ((("legal_name: Alan Whitcomb", "legal_name: Al Witt"),), "parties.client.legal_name: who is bound"),
        ((("10400.00, due: {after: invoice, days: 7}", "10400.00, due: {after: invoice, days: 9}"),), "another due rule"),
        ((("currency: USD", "currency: CAD"),), "project.currency: the whole contract rests on it"),
        ((("  completion: 2026-06-30\n", ""),), "contract.completion: a change order moves a completion date"),
        (((", target: 2026-06-12", ""),), "milestones.M5.target: a change order cannot take a target date away"),
        ((("  number: KITCH-C\n", "  number: KITCH-D\n"),), "contract.number: it describes the document"),
        ((("date: 2026-04-20", "date: 2026-04-19"),), "change_orders.2.date: it describes the document"),
        ((("amount: 48600.00", "amount: 48700.00"),), "the milestones add up to 48,600.00, the price is 48,700.00"),
        (
            (("amount: 48600.00", "amount: 47900.00"), ("amount: 10700.00", "amount: 10000.00")),
            "M3 would be 10,000.00, but 10,700.00 of it is invoiced",
        ),
        ((("amount: +3450.00", "amount: +3400.00"),), "the milestones of change order 1 change by 3,450.00"),
    ],
)  # fmt: skip
def test_what_a_change_order_cannot_do_is_said_and_nothing_is_written(
    amending: Amending, pairs: tuple[tuple[str, str], ...], said: str
) -> None:
    """Parties, computed terms, due rules, dates that come or go, and figures that do not add up."""
    amending.edit(*pairs)
    before = amending.text
    code, out, err = amending("--write")
    assert code == 1 and said in err, out + err
    assert amending.text == before and "was not changed" in err


def test_a_part_that_cannot_be_done_stops_the_writing_but_not_the_draft(amending: Amending) -> None:
    """What a change order can do of it is shown; the rest is named."""
    amending.edit(*DEARER[:2], ("grace: {days: 7", "grace: {days: 9"))
    told = amending.told("--write")
    assert not told["written"] and told["change_order"]["amount"] == "+400.00"
    assert [one.split(":")[0] for one in told["obstacles"]] == ["terms.grace.days"]


def test_words_that_come_to_the_same_need_no_change_order(amending: Amending) -> None:
    """A milestone in percent instead of its amount: only the signed words are put back."""
    signed = amending.text
    amending.edit(
        ("amount: 10700.00", "percent: 22.0164609053 %"), ("amount: 7200.00", "percent: 14.8148148148 %")
    )
    code, out, err = amending("--write")
    assert code == 0 and "there is nothing to agree" in out, out + err
    assert "back in 4 places" in err and amending.text.count("\n") == signed.count("\n")
    assert "change order 4" not in err and amending.status()["price"]["current"] == "50774.50"


def test_a_point_in_other_words_stands_in_the_description(amending: Amending) -> None:
    """Old and new text, and the page says that docgen goes on to print the old one."""
    amending.edit(("Cabinets set, amount", "Cabinets set and level, amount"))
    told = amending.told()
    assert (
        told["change_order"]["description"]
        == "The point of M4: “Cabinets set and level” instead of “Cabinets set”."
    )
    assert told["differences"][0]["in_words_only"] and told["change_order"]["amount"] == "0.00"
    assert "docgen goes on to print the signed words there" in amending()[1]


def test_blocks_and_lists_of_the_file_become_words(amending: Amending) -> None:
    """No sign of YAML stands in what the parties sign: keys in words, yes and no, one full stop."""
    amending.edit(
        (
            "    - id: rough-in",
            "    - {id: sink, description: Sink set, acceptance: It holds water.}\n    - id: rough-in",
        ),
        ("warranty: {months: 12}", "warranty: {months: 24, remedy: Contractor repairs it.}"),
        ("deemed: true", "deemed: false"),
        ("    decision_days: 3\n", ""),
        ("{cure_days: 10, ", "{cure_days: 10, convenience: true, "),
    )
    description = amending.told()["change_order"]["description"]
    assert "Added to the deliverables: “description: Sink set, acceptance: It holds water”." in description
    assert "The months of warranty: 24 instead of 12." in description
    assert "Added to what is done about a defect: “Contractor repairs it”." in description
    assert "Acceptance by silence: no instead of yes." in description
    assert "Whether the client may end the contract without a reason: yes instead of no." in description
    assert not set("{}[]_") & set(description) and ".”." not in description


def test_a_new_address_goes_where_it_may_change(amending: Amending) -> None:
    """The hint names the field for it, not a new contract."""
    amending.edit(("street: 2200 Grand Ave", "street: 9 New Road"))
    (obstacle,) = amending.told()["obstacles"]
    assert obstacle.startswith("parties.contractor.address.street: ") and "mailing_address:" in obstacle


def test_nothing_to_amend(amending: Amending) -> None:
    """Exit 0, and the sentence."""
    assert amending() == (
        0,
        f"projects/{NAME}/project.yaml says what was signed: there is nothing to amend\n",
        "",
    )


def test_an_unsigned_contract_can_simply_be_edited(tmp_path: Path) -> None:
    """Signed by one party is not signed; with the last signature the copy is kept, and named."""
    root = new_workspace(tmp_path / "w", "bath")
    without_examples(root, "bath")
    folder = root / "projects" / "bath"
    ran = docgen(root, "amend", "bath")
    assert (
        ran.code == 0 and "not signed by every party: edit projects/bath/project.yaml as you like" in ran.out
    )
    assert (
        docgen(root, "record", "signature", "bath", "contract", "contractor", "--at", "2026-03-02").code == 0
    )
    assert not (folder / "issued").exists()
    ran = docgen(root, "record", "signature", "bath", "contract", "client", "--at", "2026-03-03")
    assert ran.code == 0 and "contract is signed by every party; bath/issued/signed-contract.yaml" in ran.err
    assert "signed on 2026-03-03," in _message(root, "bath")
    assert docgen(root, "build", "bath").code == 1


def _message(root: Path, name: str) -> str:
    edit(root / "projects" / name / "project.yaml", "  grace: {days: 7", "  grace: {days: 8")
    return docgen(root, "check", name).out


def test_a_project_signed_by_hand_is_told_to_build_first(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a copy nobody knows what was signed: exit 1."""
    folder = root / "projects" / NAME
    shutil.rmtree(folder / "issued")
    (folder / "docgen.lock").unlink()
    code, out, _ = Amending(root, capsys)()
    assert code == 1 and f"no copy of what was signed is kept yet: docgen build {NAME}" in out


def test_a_file_with_errors_is_mended_first(amending: Amending) -> None:
    """The error is shown at its place, exit 1."""
    amending.edit(("amount: 7200.00", "amount: seven"))
    code, out, err = amending("--write")
    assert code == 1 and "error[DG204]" in err and "must be mended first" in out


def test_an_error_that_the_signed_words_leave_is_mended_first(amending: Amending) -> None:
    """DG711: with another number the signed change order comes back, and the other one makes a gap."""
    amending.edit(("  - number: 2\n", "  - number: 5\n"))
    before = amending.text
    code, _, said = amending("--write")
    assert code == 1 and "DG711" in said and "mend that first" in said and amending.text == before


def test_a_signed_plan_is_changed_by_a_new_plan(amending: Amending) -> None:
    """Its copy is made with the last signature, and an edit names the place."""
    plan = (
        "\nplans:\n  - {id: A, effective: 2026-07-13, down_payment: 1000.00, instalments: 3, step: month,"
        " first: 2026-08-13, grace: {days: 5}, interest: paused}\n"
    )
    amending.path.write_text(amending.text + plan, encoding="utf-8")
    assert amending()[0] == 0
    for party in ("contractor", "client"):
        row = ("payment-plan-A", party, "--at", "2026-07-13")
        assert run(["-C", str(amending.root), "-q", "record", "signature", NAME, *row]) == 0
    assert (amending.root / "projects" / NAME / "issued" / "signed-payment-plan-A.yaml").exists()
    amending.edit(("instalments: 3", "instalments: 6"))
    code, _, err = amending("--write")
    assert code == 1 and "plans.A.instalments: a signed payment plan changes only by a new plan" in err


@pytest.mark.parametrize("name", ["cedar-hill-roof", "orchard-lane-garden", "hudson-vine-website"])
def test_the_other_examples_are_amended_too(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In pounds and in shares of the price: it goes up by 100, and so do the payments together, to the cent."""
    root = practice(tmp_path, name)
    path = root / "projects" / name / "project.yaml"
    data: Any = read_yaml(path.read_bytes(), "").value.data  # type: ignore[union-attr]
    signed = path.read_bytes()
    data["price"]["amount"] = _plus(data["price"]["amount"], 10000)
    last = data["milestones"][-1]
    if "amount" in last:
        last["amount"] = _plus(last["amount"], 10000)
    path.write_bytes(rewrite(signed, data))
    capsys.readouterr()
    assert run(["-C", str(root), "amend", name, "--write", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    cents = [int(one["delta"].replace(".", "")) for one in told["change_order"]["milestones"]]
    assert told["written"] and told["change_order"]["amount"] == "+100.00" and sum(cents) == 10000
    assert [line for line in signed.splitlines() if line not in path.read_bytes().splitlines()] == []


def _plus(amount: str, cents: int) -> str:
    """An amount with two decimals and some more."""
    total = int(amount.replace(",", "").replace(".", "")) + cents
    return f"{total // 100}.{total % 100:02d}"


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that every generated edit uses anew."""
    return practice(tmp_path_factory.mktemp("property"))


OPEN = ("M4", "M5", "M6")  # what is not invoiced yet can become less


@settings(max_examples=12)
@given(
    changes=st.dictionaries(st.sampled_from(OPEN), st.integers(-500_000, 500_000), max_size=3),
    targets=st.dictionaries(st.sampled_from(OPEN), st.dates(date(2026, 5, 1), date(2027, 5, 1)), max_size=3),
    completion=st.dates(date(2026, 6, 1), date(2027, 6, 1)),
    new=st.integers(0, 300_000),
)
def test_signed_the_change_order_comes_to_what_the_edit_says(
    workbench: Path,
    changes: dict[str, int],
    targets: dict[str, date],
    completion: date,
    new: int,
) -> None:
    """Any amounts, targets, completion and one more payment: --write and signatures give the edited bargain."""
    project = workbench / "projects" / NAME / "project.yaml"
    record = workbench / "projects" / NAME / "record.yaml"
    signed, happened, data = project.read_bytes(), record.read_bytes(), None
    try:
        data = read_yaml(signed, "").value.data  # type: ignore[union-attr]
        assert isinstance(data, dict)
        wanted = _edited(data, changes, targets, completion, new)
        project.write_bytes(rewrite(signed, wanted))
        found = amend(Workspace(workbench), NAME, Wish(DAY))
        assert not found.obstacles and not found.problems
        if found.content is not None:
            write(Workspace(workbench), found)
        rows = "".join(
            f"  - {{document: change-order-4, party: {p}, at: 2026-07-13}}\n"
            for p in ("contractor", "client")
        )
        if found.order is not None:
            text = happened.decode().replace("\nwork:", f"\n{rows}\nwork:".replace("\n\n", "\n"), 1)
            record.write_text(text, encoding="utf-8")
        status = json.loads(docgen(workbench, "-q", "status", NAME, "--format", "json").out)
        price = 48_600_00 + sum(changes.values()) + new + 3_450_00 - 1_275_50
        assert status["price"]["current"] == f"{price // 100}.{price % 100:02d}"
        days = (completion - date(2026, 6, 30)).days
        assert (date.fromisoformat(status["completion"]["contract"]) - date(2026, 7, 3)).days == days
        amounts = {"M4": 10_400_00, "M5": 9_800_00 - 1_275_50, "M6": 7_200_00}
        for row in status["milestones"]:
            if row["id"] in OPEN:
                cents = amounts[row["id"]] + changes.get(row["id"], 0)
                assert row["amount"] == f"{cents // 100}.{cents % 100:02d}"
                if row["id"] in targets:
                    assert row["target"] == targets[row["id"]].isoformat()
        assert any(row["id"] == "M7" for row in status["milestones"]) == bool(new)
    finally:
        project.write_bytes(signed)
        record.write_bytes(happened)


def _edited(
    data: dict[str, Any], changes: dict[str, int], targets: dict[str, date], completion: date, new: int
) -> dict[str, Any]:
    """The data of the file with the changes in it; sums add up."""
    total = sum(changes.values()) + new
    data["price"]["amount"] = _plus(data["price"]["amount"], total)
    data["contract"]["completion"] = completion.isoformat()
    for row in data["milestones"]:
        row["amount"] = _plus(row["amount"], changes.get(row["id"], 0))
        if row["id"] in targets:
            row["target"] = targets[row["id"]].isoformat()
    if new:
        due = {"after": "reached", "days": "3"}
        data["milestones"].append(
            {"id": "M7", "point": "Lamps hung", "amount": _plus("0.00", new), "due": due}
        )
    return data
