"""`docgen new`: every place of the law data, every answer as an option or at a prompt, nothing half-written."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import time
from pathlib import Path

import pytest

from docgen.cli.places import PLACES
from docgen.law import LawLibrary, law_roots
from docgen.model import Project
from docgen.workspace import Workspace, load_project
from docgen.workspace.holidays import named_holidays
from helpers import DOCGEN, Ran, docgen, edit, environment, without_examples

WAIT = 60  # seconds for a prompt on a busy machine


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An empty workspace."""
    assert docgen(tmp_path, "init").code == 0
    return tmp_path


def made(root: Path, *options: str) -> Project:
    """The project that `docgen new job` makes without a terminal, as docgen reads it."""
    ran = docgen(root, "new", "job", "--date", "2026-03-02", *options)
    assert ran.code == 0, ran.text
    return read(root)


def read(root: Path) -> Project:
    """The project as docgen reads it, without an error in it."""
    loading = load_project(Workspace(root), "job")
    assert loading.diagnostics == () and loading.loaded is not None
    return loading.loaded.project


def at_a_terminal(root: Path, answers: list[str], *options: str) -> Ran:
    """`docgen new job` on a pseudo terminal, each prompt answered in turn; the last answer `^C` interrupts."""
    child, terminal = pty.fork()
    if child == 0:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a job in the background of a shell ignores it
        os.chdir(root)
        os.execve(DOCGEN, ["docgen", "new", "job", *options], environment(TERM="dumb"))
    told, waiting = "", list(answers)
    while select.select([terminal], [], [], WAIT)[0]:
        try:
            piece = os.read(terminal, 4096).decode()
        except OSError:  # the command has ended
            break
        if not piece:
            break
        told += piece
        if waiting and told.rstrip(" ").endswith(":"):
            answer = waiting.pop(0)
            told += "\n"
            time.sleep(0.3)  # as a person would: a signal before the read begins waits for the next key
            os.write(terminal, b"\x03" if answer == "^C" else f"{answer}\r".encode())
    else:
        os.kill(child, signal.SIGKILL)
    return Ran(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), told, "")


def test_every_jurisdiction_of_the_law_data_has_its_settings() -> None:
    """No place is missing, none is invented; each names a holiday list that exists."""
    assert set(PLACES) == set(LawLibrary(law_roots(None)).codes())
    for place in PLACES.values():
        assert place.holidays is not None
        assert len(named_holidays(place.holidays, [2026]).days) >= 6, place


@pytest.mark.parametrize(
    ("said", "code", "currency", "language", "zone"),
    [
        ("US-FL", "US-FL", "USD", "en-US", "America/New_York"),
        ("florida", "US-FL", "USD", "en-US", "America/New_York"),
        ("us-hi", "US-HI", "USD", "en-US", "Pacific/Honolulu"),
        ("TH", "TH", "THB", "en-GB", "Asia/Bangkok"),
        ("IE", "IE", "EUR", "en-GB", "Europe/Dublin"),
        ("CA-ON", "CA-ON", "CAD", "en-GB", "America/Toronto"),
    ],
)
def test_a_place_brings_its_currency_language_zone_and_holidays(
    said: str, code: str, currency: str, language: str, zone: str, root: Path
) -> None:
    """By its code or its name; the project has no error."""
    header = made(root, "--jurisdiction", said).project

    assert (header.jurisdiction, header.currency, header.language, header.timezone) == (
        code,
        currency,
        language,
        zone,
    )
    assert header.calendar.holidays.base == PLACES[code].holidays
    assert docgen(root, "check", "--as-of", "2026-03-02").code == 0
    text = (root / "projects/job/project.yaml").read_text(encoding="utf-8")
    assert ("one of several here" in text) is (code in ("US-FL", "CA-ON"))


@pytest.mark.parametrize(
    ("said", "near"),
    [
        ("US-FK", "US-KY (Kentucky)"),
        ("Florda", "US-FL (Florida)"),
        ("US", "name one: US-AK"),
        ("Atlantis", "'docgen law list'"),
    ],
)
def test_an_unknown_place_names_the_nearest_and_where_all_are(said: str, near: str, root: Path) -> None:
    """A usage error, and nothing is made."""
    ran = docgen(root, "new", "job", "--jurisdiction", said)

    assert ran.code == 2 and near in ran.err
    assert not (root / "projects/job").exists()


def test_a_place_of_the_workspace_needs_its_currency_and_zone(root: Path) -> None:
    """Its own law counts; what docgen cannot know is asked for."""
    folder = root / "law/zz/ex"
    folder.mkdir(parents=True)
    (root / "law/zz/jurisdiction.yaml").write_text("name: Zedland\n", encoding="utf-8")
    (folder / "jurisdiction.yaml").write_text("name: Example Coast\n", encoding="utf-8")

    refused = docgen(root, "new", "job", "--jurisdiction", "ZZ-EX")
    header = made(root, "--jurisdiction", "ZZ-EX", "--currency", "EUR", "--timezone", "Europe/Paris").project

    assert refused.code == 2 and "--currency and --timezone" in refused.err
    assert (header.currency, header.timezone, header.calendar.holidays.add) == ("EUR", "Europe/Paris", ())


def test_everything_can_be_said_with_options(root: Path) -> None:
    """So that no example of a party is left, and no prompt is needed."""
    project = made(
        root,
        *("--title", "Roof", "--kind", "construction", "--jurisdiction", "US-FL", "--price", "20,000"),
        *(
            "--contractor",
            "Sun Roofs LLC",
            "--contractor-signatory",
            "Jo Marsh, Manager",
            "--licence",
            "CCC 1",
        ),
        *("--contractor-address", "12 Sun St, Miami, FL 33101", "--contractor-email", "jo@sun.example.com"),
        *(
            "--client",
            "Ann Li",
            "--client-address",
            "Flat 2, 5 Palm Ave; Miami; FL; 33102",
            "--client-phone",
            "+1 305 555 0101",
        ),
    )
    contractor, client = project.parties

    assert (contractor.type.value, contractor.licence_no) == ("company", "CCC 1")
    assert contractor.signatory is not None and contractor.signatory.title == "Manager"
    assert (contractor.address.city, contractor.address.postal_code) == ("Miami", "33101")
    assert (client.address.street, client.phone, client.is_consumer) == (
        "Flat 2, 5 Palm Ave",
        "+1 305 555 0101",
        True,
    )
    assert project.project.site_address == client.address


def test_the_form_that_a_name_tells_is_taken_and_said(root: Path) -> None:
    """A company is no consumer; a form that was said stays, with a note."""
    told = docgen(root, "new", "other", "--client", "Palm Hotels Inc.")
    kept = docgen(root, "new", "third", "--contractor", "Reyes LLC", "--contractor-type", "sole_proprietor")

    assert "Palm Hotels Inc. is entered as company, since its name ends with Inc." in told.err
    text = (root / "projects/other/project.yaml").read_text(encoding="utf-8")
    assert "is_consumer: false" in text and "Example Signatory" in text
    assert "ends with LLC, but is entered as sole_proprietor" in kept.err
    assert "W-PARTY-TYPE" in docgen(root, "check", "third").out


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--client-address", "12 Main Street", "is not an address"),
        ("--client-email", "ann.example.com", "is not an e-mail address"),
        ("--contractor-signatory", "Jo", "is not a name and a title"),
        ("--currency", "XXX", "is not a currency"),
        ("--timezone", "PST", "is not a time zone"),
        ("--price", "0", "is not a price"),
    ],
)
def test_an_answer_that_cannot_be_is_a_usage_error(option: str, value: str, words: str, root: Path) -> None:
    """With what to write instead."""
    ran = docgen(root, "new", "job", option, value)

    assert ran.code == 2 and words in ran.err
    assert not (root / "projects/job").exists()


def test_an_address_with_signs_of_yaml_is_quoted(root: Path) -> None:
    """A brace may begin an e-mail address, and the file reads back."""
    parties = made(root, "--client-email", "{a}@b.example", "--contractor-email", "7+x@b.example").parties
    assert [party.email for party in parties] == ["7+x@b.example", "{a}@b.example"]


def test_questions_come_in_order_and_a_wrong_answer_is_asked_again(root: Path) -> None:
    """What is answered stands in the file; the form is proposed from the name."""
    ran = at_a_terminal(
        root,
        [
            *("Roof at Palm Ave", "construction", "Florda", "Florida"),
            *(
                "Sun Roofs LLC",
                "",
                "Jo",
                "Jo Marsh, Manager",
                "12 Sun St, Miami, FL 33101",
                "jo@sun.example.com",
                "",
                "CCC 1",
            ),
            *(
                "Ann Li",
                "",
                "5 Palm Ave, Miami, FL 33101",
                "ann@example.com",
                "",
                "y",
                "",
                "20,000",
                "2026-03-02",
            ),
        ],
    )
    project = read(root)

    assert ran.code == 0, ran.out
    assert "the nearest: US-FL (Florida)" in ran.out and "'Jo' is not a name and a title" in ran.out
    assert project.project.title == "Roof at Palm Ave" and project.project.jurisdiction == "US-FL"
    assert [party.type.value for party in project.parties] == ["company", "individual"]
    assert project.parties[0].licence_no == "CCC 1" and project.price.amount.amount == 20000
    left = [line for line in docgen(root, "check", "job").out.splitlines() if "W-PLACEHOLDER" in line]
    assert len(left) == 6 and not any("Example Client" in line for line in left)  # scope and one milestone


@pytest.mark.parametrize("after", [0, 3])
def test_ctrl_c_leaves_nothing_behind(after: int, root: Path) -> None:
    """At whichever question it comes."""
    ran = at_a_terminal(root, [*("Roof", "services", "US-FL")[:after], "^C"])

    assert ran.code == 130
    assert list((root / "projects").iterdir()) == []


def test_examples_are_warned_of_and_neither_issued_nor_signed(root: Path) -> None:
    """check names file and line of each; issue and signature refuse until they are replaced."""
    made(root)
    path = root / "projects/job/project.yaml"
    checked = docgen(root, "check", "job")
    issued = docgen(root, "issue", "job", "contract", "--sent", "2026-03-02", "--method", "email")
    signed = docgen(root, "record", "signature", "job", "contract", "client", "--at", "2026-03-03")

    places = [line.split(":")[1] for line in checked.out.splitlines() if "[W-PLACEHOLDER]" in line]
    lines = path.read_text(encoding="utf-8").splitlines()
    assert checked.code == 0 and len(places) == 13
    assert "summary: Describe the work" in lines[int(places[7]) - 1]
    assert issued.code == 1 and issued.err.count("error[DG931]") == 13
    assert signed.code == 1 and signed.err.count("error[DG931]") == 13
    assert not (root / "projects/job/issued").exists()
    assert (
        "signatures" not in (root / "projects/job/record.yaml").read_text(encoding="utf-8").split("\n# ")[0]
    )


def test_next_begins_with_the_examples_and_the_client(root: Path) -> None:
    """The contract, which would be refused with them, is proposed once its own are replaced, after the intake sheet.

    Its first milestone is past grace by then, but nobody has agreed to it.
    """
    made(root)
    first = json.loads(docgen(root, "next", "--as-of", "2026-04-30", "--format", "json").out)["tasks"]
    without_examples(root, "job")
    path = root / "projects/job/project.yaml"
    ways = 'payment_details: [{kind: bank, payee: Ada Moss, bank: Your Bank, account: "1"}]\nterms:\n'
    edit(path, "\nterms:\n", f"\n{ways}")
    then = json.loads(docgen(root, "next", "--as-of", "2026-04-30", "--format", "json").out)["tasks"]

    assert [task["what"].split(" ", 1)[0] for task in first] == ["replace", "write"]
    assert first[0]["what"] == "replace the 13 examples in the files with your own words"
    assert [task["what"] for task in then] == [
        "replace the example in the files with your own words",
        "write down what is known of the client",
        "send the contract for signature",
    ]


def test_what_has_no_example_left_is_issued_and_signed(root: Path) -> None:
    """The rest of the project does not matter: ways to pay that no contract prints may wait."""
    made(root, "--title", "Web shop", "--contractor", "Ada Moss", "--client", "Ann Li")
    without_examples(root, "job")
    path = root / "projects/job/project.yaml"
    ways = 'payment_details: [{kind: bank, payee: Ada Moss, bank: Your Bank, account: "1"}]\nterms:\n'
    edit(path, "\nterms:\n", f"\n{ways}")

    issued = docgen(root, "issue", "job", "contract", "--sent", "2026-03-02", "--method", "email")
    signed = docgen(root, "record", "signature", "job", "contract", "client", "--at", "2026-03-03")

    assert issued.code == 0, issued.text
    assert signed.code == 0, signed.text
    assert "'Your Bank' is an example" in docgen(root, "check", "job").out


def test_the_examples_of_the_repository_have_none(repository: Path) -> None:
    """No false alarm on honest files."""
    ran = docgen(repository, "check", "--format", "json")

    for code in (
        "W-PLACEHOLDER",
        "W-SMALL-RATE",
        "W-NO-TIME",
        "W-NO-PAYMENT-DETAILS",
        "W-PARTY-TYPE",
        "W-PHONE",
        "W-FAR-DATE",
    ):
        assert code not in ran.out
