"""What goes out of a packet: the court set and the agency copy, without a trace of what is for the contractor alone."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from docgen.documents.hand_off_packet import HandOffContext
from documents.made import context
from documents.test_small_claims_packet import HEARING, KITCHEN, kitchen_workspace
from facts import state_of
from helpers import built, docgen, edit, word_text

SECRETS = (
    "  settlement: A quarter off for payment in October\n"
    "  instruction: Collect what is due\n"
    "  witnesses: [{name: Ann Lee, saw: The finished walls}]\n"
)
CONTACTS = """
  - {date: 2026-07-20, channel: phone, direction: out, to: Dana Cole, summary: Asked whether the second change order holds}
  - {date: 2026-07-21, channel: email, direction: in, to: Tomas Reyes, summary: The attorney thinks the notice came early}
"""
LAST_CONTACT = "summary: Asked for news of the payment; no answer by July 13, document: reminder}\n"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The kitchen on 29 July with both packets, two contacts with a lawyer and terms of a settlement."""
    claim = HEARING.replace("  settlement: Three equal payments\n", "") + SECRETS
    root = kitchen_workspace(tmp_path_factory.mktemp("copies"), **{"claim:\n": f"claim:\n{claim}"})
    edit(
        root / "projects" / KITCHEN / "record.yaml", LAST_CONTACT, LAST_CONTACT + CONTACTS.strip("\n") + "\n"
    )
    for packet in ("small-claims-packet", "hand-off-packet"):
        ran = docgen(root, "build", KITCHEN, "--as-of", "2026-07-29", "--only", packet)
        assert ran.code == 0, ran.text
    return root


def copy_of(root: Path, packet: str, name: str) -> Path:
    """The copy in the folder beside a packet."""
    return root / "output" / KITCHEN / f"KITCH_{packet}_2026-07-29" / name


def everything_in(path: Path) -> str:
    """Every part of a Word file as it is stored, and its text once more without the tags between words."""
    with zipfile.ZipFile(path) as opened:
        stored = "\n".join(opened.read(name).decode("utf-8", "replace") for name in opened.namelist())
    return f"{stored}\n{word_text(path)}".lower()


OWN = (
    "own use", "settle", "quarter off", "worksheet", "to be answered", "cut into several", "held back", "who may serve", "clerk",
    "passes the limit", "counted against", "excess", "you alone", "by hand", "last checked", "own_use", "waiver",
)  # fmt: skip
"""Words of the parts for the contractor alone, in text or as names of bookmarks."""


def test_the_court_set_has_no_trace_of_the_other_parts(root: Path) -> None:
    """Text and XML: no settlement, caution, checklist, hint or limit; the packet has every one of them."""
    found = everything_in(copy_of(root, "small-claims-packet", "Court-set.docx"))
    whole = everything_in(built(root, KITCHEN, "small-claims-packet"))
    assert [word for word in OWN if word in found] == []
    assert [word for word in OWN if word not in whole] == ["waiver"]


def test_the_court_set_is_the_first_half_of_the_packet(root: Path) -> None:
    """The same parts under the same letters, with an index of their own; the sums stand in both."""
    court = word_text(copy_of(root, "small-claims-packet", "Court-set.docx"))
    whole = word_text(built(root, KITCHEN, "small-claims-packet"))
    heads = re.findall(r"^Part [A-Z] – .*$", court, re.MULTILINE)
    every = re.findall(r"^Part [A-Z] – .*$", whole, re.MULTILINE)
    assert [head[:6] for head in heads] == [f"Part {letter}" for letter in "ABCDEF"]
    assert every[: len(heads)] == heads and heads[-1] == "Part F – Witness list"
    assert all(head.endswith("(for your own use)") for head in every[len(heads) :])
    assert len(every) == len(heads) + 6
    divider = "For your own use – not for the court or the other side"
    assert whole.index(heads[-1]) < whole.index(divider) < whole.index(every[len(heads)])
    assert re.findall(r"^Part [A-Z]$", court, re.MULTILINE) == [head[:6] for head in heads]
    assert court.startswith("Papers for the court and the other side") and "$12,451.39" in court
    assert (
        court.splitlines().count("Statement of account") == 1
    )  # in the index; the part has its heading alone


def test_the_agency_copy_has_no_weak_points_and_no_lawyer(root: Path) -> None:
    """D12, "Never": weak points, warnings and contacts with a lawyer stay out; disputes and the rest are there."""
    found = everything_in(copy_of(root, "hand-off-packet", "Agency-copy.docx"))
    whole = everything_in(built(root, KITCHEN, "hand-off-packet"))
    kept_out = (
        "weak points",
        "open warnings",
        "w-lien-clock",
        "dana cole",
        "attorney thinks",
        "not attached to the agreement",
        "no text attached",
        "quarter off",
        "loan expected by the end",
    )
    assert [words for words in kept_out if words in found] == []
    assert [words for words in kept_out if words not in whole] == []
    for said in (
        "part 8 – disputes",
        "part 10 – instruction page",
        "every proposal comes to the contractor first",
    ):
        assert said in found, said


def test_codes_stand_in_part_8_alone(root: Path) -> None:
    """The open warnings are told with the weak points; no other part has a code."""
    text = word_text(built(root, KITCHEN, "hand-off-packet"))
    before, _, after = text.partition("Part 8 – Disputes and weak points")
    part, _, rest = after.partition("Part 9 – ")
    code = r"\b[WER]-[A-Z]{2,}"
    assert re.findall(code, part) and not re.findall(code, before + rest)


def test_the_archives_hold_the_copies_and_no_packet(root: Path) -> None:
    """Folder and archive can be handed on as they are."""
    for packet, name in (("small-claims-packet", "Court-set.docx"), ("hand-off-packet", "Agency-copy.docx")):
        own, copy = built(root, KITCHEN, packet), copy_of(root, packet, name)
        with zipfile.ZipFile(copy.with_name(f"{copy.parent.name}.zip")) as bundle:
            packed = {entry.rpartition("/")[2]: bundle.read(entry) for entry in bundle.namelist()}
        assert packed[name] == copy.read_bytes() and own.read_bytes() not in packed.values()
        assert own.name not in packed["MANIFEST.txt"].decode()


PAST = "milestones: {M1: {amount: 1000.00, due: 2026-05-01}}\nproject: {claim: {instruction: Collect it}}"


@pytest.mark.parametrize(
    ("contact", "stays"),
    [
        ("direction: out, to: Client Ltd, summary: Asked for news", True),
        ("direction: out, to: client, summary: Asked for news", True),
        ("direction: in, to: Tomas Reyes, summary: Will pay in May", True),
        ("direction: out, to: Example Law Ltd, summary: Sent the file", False),
        ("direction: out, to: Client Ltd, summary: Wrote after talking to our lawyers", False),
        ("direction: in, to: Tomas Reyes, summary: Counsel says to wait", False),
    ],
)
def test_which_contacts_an_agency_may_have(contact: str, stays: bool) -> None:
    """What went to the client's side, or came in; nothing that speaks of a lawyer."""
    record = f"record: {{communications: [{{date: 2026-05-20, channel: phone, {contact}}}]}}"
    (row,) = context(state_of(PAST, "2026-06-01", record), "hand-off-packet", HandOffContext).contacts
    assert row.for_agency is stays


def test_the_court_set_proves_every_sending(root: Path) -> None:
    """D11: who, what, when, how: a reader finds number, way, tracking and what became of each sending."""
    court = word_text(copy_of(root, "small-claims-packet", "Court-set.docx"))
    told = court[court.index("Proof of sending") :]
    row = (
        "Demand for payment\nJuly 13, 2026, by courier\nfrom Tomas Reyes to Alan Whitcomb; tracking T-1; "
        "address on file: 18 Riverside Drive, Oakland, CA 94607\n"
        "delivered July 14, 2026\nExhibit"
    )
    assert row in told
    assert (
        "Notice of intent to suspend work (KITCH-N-01)\nMay 11, 2026, 8:30 a.m., by e-mail\n"
        "from Tomas Reyes to Alan Whitcomb; at alan@example.com\n"
    ) in told


def test_the_court_set_does_not_say_what_nobody_has_done(root: Path) -> None:
    """Nobody has labelled a page or looked for an original: the first is a step, the second a blank."""
    court = word_text(copy_of(root, "small-claims-packet", "Court-set.docx"))
    whole = word_text(built(root, KITCHEN, "small-claims-packet"))
    assert "labelled" not in court and "not recorded" not in court
    own = whole[whole.index("For your own use – not for") :]
    assert "Label every page of every exhibit" in own and "Exhibit 3 – page 2 of 5" in own
    assert "Court holidays that are not in this calendar change these days: ask the clerk" in own
    index = court[court.index("– Exhibit index") : court.index("Proof of sending")]
    assert index.count("\n____") >= 8


def test_the_sums_of_files_name_the_copies_of_the_set(root: Path) -> None:
    """Whoever holds the set finds the file; an exhibit inside another one says where it is."""
    court = word_text(copy_of(root, "small-claims-packet", "Court-set.docx"))
    told = court[court.index("SHA-256 sum shows") :]
    folder = copy_of(root, "small-claims-packet", "Court-set.docx").parent
    copies = [path.name for path in folder.iterdir() if re.match(r"Exhibit-\d+_", path.name)]
    named = re.findall(r"^Exhibit-\d+_.*$", told, re.MULTILINE)
    assert sorted(named) == sorted(name for name in copies if ".labelled." not in name)
    assert re.search(r"^Exhibit \d+\nenclosed in Exhibit \d+\n–\n–$", told, re.MULTILINE)
