"""Any text passes through the files into Word and back unchanged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from helpers import docgen, word_text, workspace_of

HOSTILE = (
    """Smith & Sons <LLC> O'Brien "Bob" 'x' สวัสดีครับ 🙂🏗️ {{ x }} {% y %} {# z #} a&amp;b <w:t> %s \\n #"""
)
LONG = "N" * 280 + " & <Ltd> ก็🙂"

# Free text that some document of the example prints, by its key.
PRINTED = {
    "title", "street", "city", "legal_name", "trade_name", "licence_no", "name", "summary", "description",
    "acceptance", "point", "reason", "policy", "insurer", "payee", "bank", "account", "instructions",
    "site_safety", "work_summary", "materials", "kind_of_part", "number_of_policy",
}  # fmt: skip
LISTS = {"recitals", "inclusions", "exclusions", "assumptions", "items"}
# Where the same key means something else, or what is said is for the log only.
LEFT_ALONE = {"communications", "notices", "invoices", "filings", "approvals", "venue", "claim", "calendar"}


def hostile(data: Any, made: list[str], path: tuple[str, ...] = ()) -> Any:
    """The data with every printed text replaced by a hostile one of its own."""
    if isinstance(data, dict):
        return {
            key: value if key in LEFT_ALONE else hostile(value, made, (*path, key))
            for key, value in data.items()
        }
    if isinstance(data, list):
        return [hostile(item, made, path) for item in data]
    key = path[-1] if path else ""
    if not isinstance(data, str) or (key not in PRINTED and key not in LISTS):
        return data
    text = f"{LONG if key == 'legal_name' else HOSTILE}{len(made)}"
    made.append(text)
    return text


def texts_of(root: Path) -> Iterator[str]:
    """The words of every Word file below a folder."""
    for path in sorted(root.rglob("*.docx")):
        yield word_text(path)


@pytest.mark.parametrize(
    ("example", "days"),
    [
        # The day before the notice of intent was sent, the day before the suspension notice, the last day.
        ("riverside-kitchen", ("2026-05-10", "2026-05-22", "2026-07-13")),
        ("orchard-lane-garden", ("2026-05-28", "2026-06-02")),
    ],
)
def test_every_printed_field_survives(tmp_path: Path, example: str, days: tuple[str, ...]) -> None:
    """Names, scope, points, reasons and payment details: letter for letter, in some document."""
    root = workspace_of(tmp_path, example)
    file = root / "projects" / example / "project.yaml"
    made: list[str] = []
    data = hostile(yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader), made)
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")

    words = ""
    for day in days:
        ran = docgen(root, "build", "--as-of", day)
        assert ran.code == 0, ran.text
        words += "\n".join(texts_of(root / "output"))

    assert len(made) > 30
    assert [text for text in made if text not in words] == []
