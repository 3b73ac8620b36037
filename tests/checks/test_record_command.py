"""`docgen record` on a real project."""

from __future__ import annotations

import pytest

from .conftest import Recorder


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (
            ("payment", "2,000.00", "--date", "2026-03-20", "--reference", "1042", "--for", "M2"),
            '  - {date: 2026-03-20, amount: "2,000.00", reference: "1042", designation: {milestone: M2}}',
        ),
        (
            ("payment", "5", "--date", "2026-03-20", "--method", "check: no. 3", "--conditional"),
            '  - {date: 2026-03-20, amount: 5, method: "check: no. 3", conditional: true}',
        ),
        (
            ("notice", "notice-of-intent", "--sent", "2026-03-20 08:30", "--method", "email", "--item", "M1"),
            "  - {document: notice-of-intent, sent: 2026-03-20 08:30, method: email, items: [M1]}",
        ),
        (
            ("signature", "contract", "client", "--at", "2026-03-02"),
            "  - {document: contract, party: client, at: 2026-03-02}",
        ),
        (("milestone", "M2", "--reached", "2026-03-20"), "  - {id: M2, reached: 2026-03-20}"),
        (
            ("invoice", "M2", "--date", "2026-03-21"),
            '  - {number: "2", date: 2026-03-21, milestone: M2}',
        ),
        (("work", "started", "--date", "2026-03-09"), "  - {date: 2026-03-09, event: started}"),
    ],
)
def test_an_event_becomes_a_line_of_the_record(
    record: Recorder, arguments: tuple[str, ...], line: str
) -> None:
    """Printed with its place, and the project has no problem afterwards."""
    code, out, err = record(*arguments)

    assert code == 0, err
    number = record.text.splitlines().index(line) + 1
    assert out.startswith(f"projects/job/record.yaml:{number}: ") or "recorded already" in err
    assert record.job.found() == []


def test_a_notice_is_completed_when_it_has_arrived(record: Recorder) -> None:
    """The same letter, sent at the same moment, is one entry."""
    record("notice", "demand-letter", "--sent", "2026-03-20", "--method", "courier", "--tracking", "1Z9")
    code, out, _ = record("notice", "demand-letter", "--sent", "2026-03-20", "--delivered", "2026-03-21")

    assert code == 0
    assert "completed with {delivered: 2026-03-21}" in out
    assert record.text.count("demand-letter") == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("payment", "5", "--date", "2026-02-27"), "DG712"),
        (("payment", "five", "--date", "2026-03-20"), "DG204"),
        (("payment", "5", "--date", "2026-03-20", "--for", "M9"), "DG707"),
        (("notice", "demand-leter", "--sent", "2026-03-20", "--method", "email"), "DG706"),
        (("notice", "demand-letter", "--sent", "2026-03-20"), "E-MISSING"),
        (("signature", "contract", "clint", "--at", "2026-03-02"), "DG707"),
        (("signature", "contract", "client", "--at", "2026-03-05"), "DG230"),
        (("milestone", "M1", "--accepted", "2026-03-01"), "DG715"),
    ],
)
def test_what_does_not_fit_the_project_is_not_written(
    record: Recorder, arguments: tuple[str, ...], code: str
) -> None:
    """The problem is shown as `docgen check` would show it; exit 1."""
    before = record.text

    exit_code, out, err = record(*arguments)

    assert (exit_code, out) == (1, "")
    assert f"error[{code}]" in err
    assert "was not changed" in err
    assert record.text == before


def test_a_warning_is_shown_and_the_entry_is_written(record: Recorder) -> None:
    """A letter by a way that was not agreed was still sent."""
    code, out, err = record("notice", "demand-letter", "--sent", "2026-03-20", "--method", "post")

    assert code == 0
    assert "warning[DG709]" in err
    assert "added {document: demand-letter" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ("milestone", "M1"),
        ("payment", "5", "--date", "2026-03-20", "--component", "fee"),
        ("payment", "5"),
        ("work", "begun", "--date", "2026-03-20"),
    ],
)
def test_wrong_usage_is_exit_code_two(record: Recorder, arguments: tuple[str, ...]) -> None:
    """Said before any file is touched."""
    before = record.text

    code, _, err = record(*arguments)

    assert code == 2
    assert "Error:" in err
    assert record.text == before
