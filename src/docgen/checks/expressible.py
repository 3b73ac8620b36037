"""What of an edit a change order can do: figures and dates, words only, or nothing (R-30 to R-32)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from docgen.source import Parts


class How(str, Enum):
    """The way in which a change order takes up an edit."""

    FIGURES = "figures"
    WORDS = "words"
    NOT = "not"


@dataclass(frozen=True)
class Answer:
    """How an edit is taken up; for `NOT` with the reason and the way that is open."""

    how: How
    reason: str = ""


Keys = tuple[str, ...]

_FIGURES: tuple[Keys, ...] = (
    ("price", "amount"),
    ("milestones", "amount"),
    ("milestones", "percent"),
    ("milestones", "target"),
    ("contract", "completion"),
    ("change_orders", "amount"),
    ("change_orders", "days"),
)
_LISTS_OF_FIGURES: tuple[Keys, ...] = (("milestones",), ("change_orders",))

_WORDS: tuple[Keys, ...] = (
    ("project", "title"),
    ("contract", "recitals"),
    ("contract", "drawings"),
    ("contract", "work_start"),
    ("scope",),
    ("acceptance",),
    ("milestones", "point"),
    ("price", "cap"),
    ("price", "unit_rates"),
    ("terms", "attorney_fees"),
    ("terms", "mediation"),
    ("terms", "warranty"),
    ("terms", "insurance"),
    ("terms", "ip"),
    ("terms", "confidentiality"),
    ("terms", "client_duties"),
    ("terms", "materials"),
    ("terms", "termination"),
    ("change_orders", "title"),
    ("change_orders", "description"),
    ("change_orders", "reason"),
    ("change_orders", "breakdown"),
    ("change_orders", "drawings"),
    ("change_orders", "milestones", "new", "point"),
)
"""Nothing is computed from these, so a sentence in the description is the whole change."""

_EFFECTS: Keys = ("change_orders", "milestones")

_REASONS: tuple[tuple[Keys, str], ...] = (
    (
        ("milestones", "due"),
        "a change order gives no milestone another due rule: take its amount off, and add one with the rule you want",
    ),
    ((*_EFFECTS, "new", "due"), "a change order cannot give a milestone another due rule"),
    (
        ("parties", "address"),
        "the signed address stays: put it back, and write where letters go from now on as mailing_address:",
    ),
    (
        ("parties",),
        "who is bound does not change by a change order: that needs a contract of its own, which a lawyer drafts",
    ),
    (("project",), "the whole contract rests on it: another one needs a new contract"),
    (("contract",), "it describes the document that was signed, which is what it is"),
    (("price",), "a change order changes the price, not how it is formed or taxed"),
    (("milestones",), "a change order changes amounts and dates of a milestone, nothing else of it"),
    (
        ("terms", "grace"),
        "docgen computes with this term: put the signed days back; a payment plan gives more time for what is unpaid",
    ),
    (
        ("terms",),
        "docgen computes with this term, and its change orders change scope, price, payments and dates only",
    ),
    (("statutory_notices",), "it belongs to what was handed over at signing"),
    (("plans",), "a signed payment plan changes only by a new plan that every party signs"),
    (("change_orders",), "it describes the document that was signed, which is what it is"),
)


def how(path: Parts) -> Answer:
    """What a change order can do about an edit of this field."""
    keys = keys_of(path)
    if keys in _FIGURES or keys in _LISTS_OF_FIGURES:
        return Answer(How.FIGURES)
    if _is_below(keys, _WORDS):
        return Answer(How.WORDS)
    if keys[:2] == _EFFECTS and keys[2:] not in (("new", "due"), ("new", "retention_release")):
        return Answer(How.FIGURES)
    reason = next(reason for start, reason in _REASONS if keys[: len(start)] == start)
    return Answer(How.NOT, reason)


def keys_of(path: Parts) -> Keys:
    """The field without the places in lists: `milestones.amount` for any milestone."""
    return tuple(part for part in path if isinstance(part, str))


def _is_below(keys: Keys, starts: tuple[Keys, ...]) -> bool:
    return any(keys[: len(start)] == start for start in starts)
