"""`docgen timeline` and the morning page of `docgen status`, on real folders."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

from icalendar import Calendar

from helpers import docgen, edit, workspace_of


def day(value: object) -> date:
    """The date of an iCalendar property."""
    return value.date() if isinstance(value, datetime) else value  # type: ignore[return-value]


def test_the_days_of_the_kitchen_are_in_order_with_their_rules(tmp_path: Path) -> None:
    """Past days come from the record with file and line, coming ones from the rules; all in order."""
    folder = workspace_of(tmp_path, "riverside-kitchen")
    told = json.loads(docgen(folder, "timeline", "riverside-kitchen", "--format", "json").out)
    text = json.dumps(told)
    entries = told["entries"] if "entries" in told else told["days"]
    days = [entry["date"] for entry in entries]
    assert days == sorted(days)
    assert "2026-05-22" in days and "2026-07-27" in days and "2030-04-22" in days
    assert "R-39" in text and '"projects/riverside-kitchen/record.yaml"' in text


def test_from_and_to_bound_the_days(tmp_path: Path) -> None:
    """Days outside are left out; a beginning after the end is wrong usage."""
    folder = workspace_of(tmp_path, "riverside-kitchen")
    ran = docgen(folder, "timeline", "riverside-kitchen", "--from", "2026-07-01", "--to", "2026-07-31")
    assert ran.code == 0 and "2026-07-27" in ran.out and "2030-04-22" not in ran.out
    wrong = docgen(folder, "timeline", "riverside-kitchen", "--from", "2026-08-01", "--to", "2026-07-31")
    assert wrong.code == 2
    assert docgen(folder, "timeline", "riverside-kichen").code == 2


def test_the_calendar_file_is_read_back(tmp_path: Path) -> None:
    """Coming days become all-day events with an alarm; the same input gives the same bytes; no file is lost."""
    folder = workspace_of(tmp_path, "riverside-kitchen")
    file = folder / "kitchen.ics"
    ran = docgen(folder, "timeline", "riverside-kitchen", "--ics", "kitchen.ics")
    assert ran.code == 0, ran.text
    first = file.read_bytes()
    events = [part for part in Calendar.from_ical(first).walk("VEVENT")]
    limitation = [event for event in events if day(event["DTSTART"].dt) == date(2030, 4, 22)]
    assert limitation and len({str(event["UID"]) for event in events}) == len(events)
    assert any(event.walk("VALARM") for event in events)
    assert docgen(folder, "timeline", "riverside-kitchen", "--ics", "kitchen.ics").code == 0
    assert file.read_bytes() == first
    file.write_bytes(b"BEGIN:VCALENDAR\r\nPRODID:other\r\nEND:VCALENDAR\r\n")
    refused = docgen(folder, "timeline", "riverside-kitchen", "--ics", "kitchen.ics")
    assert refused.code != 0 and b"other" in file.read_bytes()


def test_the_morning_page_has_the_worst_first(tmp_path: Path) -> None:
    """Every project has a row, a broken one too; the longest overdue comes before the others; sums by currency."""
    folder = workspace_of(tmp_path, "hudson-vine-website", "riverside-kitchen", "cedar-hill-roof")
    page = docgen(folder, "status").out
    places = [page.index(name) for name in ("riverside-kitchen", "cedar-hill-roof", "hudson-vine-website")]
    assert places == sorted(places)
    assert "USD 17,782.66 due in 2 projects" in page
    broken = folder / "projects" / "cedar-hill-roof" / "project.yaml"
    broken.write_text(
        broken.read_text(encoding="utf-8").replace("docgen: 1", "docgen: one", 1), encoding="utf-8"
    )
    ran = docgen(folder, "status")
    assert ran.code == 1 and "cedar-hill-roof" in ran.out and "riverside-kitchen" in ran.out


def test_no_letter_of_today_is_assumed_under_a_contract_that_is_not_signed(tmp_path: Path) -> None:
    """E-NOT-SIGNED: on 2 May a notice of intent and a demand could go out, with the client's signature."""
    root = workspace_of(tmp_path, "riverside-kitchen")
    record = root / "projects" / "riverside-kitchen" / "record.yaml"

    def assumed() -> set[str]:
        ran = docgen(root, "timeline", "riverside-kitchen", "--as-of", "2026-05-02", "--format", "json")
        assert ran.code == 0, ran.text
        return {str(one["event"]) for one in json.loads(ran.out)["entries"]}

    letters = {"planned_cure", "planned_suspension", "planned_deadline"}
    assert letters <= assumed()
    edit(record, "  - {document: contract, party: client, at: 2026-02-17}\n", "")
    assert not letters & assumed()
