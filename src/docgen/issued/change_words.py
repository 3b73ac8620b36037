"""A change in sentences, with the old and the new words of each place: the description of a drafted change order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.checks.expressible import How, keys_of
from docgen.checks.signed import Edit
from docgen.issued.bargain import Effect, Payment
from docgen.language import Language, LanguageMissing, language
from docgen.rules.words import listed, plural
from docgen.source import Data

FALLBACK = "en-US"

_NAMES: dict[tuple[str, ...], str] = {
    ("scope", "summary"): "the summary of the work",
    ("scope", "inclusions"): "the work included",
    ("scope", "exclusions"): "what is not included",
    ("scope", "assumptions"): "the assumptions",
    ("scope", "deliverables"): "the deliverables",
    ("acceptance", "review_days"): "the days for review",
    ("acceptance", "deemed"): "acceptance by silence",
    ("contract", "work_start"): "the planned start of the work",
    ("contract", "recitals"): "the recitals",
    ("contract", "drawings"): "the drawings",
    ("milestones", "point"): "the point of {id}",
    ("project", "title"): "the title of the project",
    ("price", "cap"): "the most that the price can reach",
    ("price", "unit_rates"): "the unit rates",
    ("terms", "attorney_fees"): "lawyers' fees",
    ("terms", "mediation"): "mediation",
    ("terms", "warranty"): "the warranty",
    ("terms", "warranty", "months"): "the months of warranty",
    ("terms", "warranty", "remedy"): "what is done about a defect",
    ("terms", "insurance"): "the insurance",
    ("terms", "ip"): "who owns what is made",
    ("terms", "confidentiality"): "what stays secret",
    ("terms", "client_duties"): "the client's duties",
    ("terms", "client_duties", "items"): "the client's duties",
    ("terms", "client_duties", "decision_days"): "the days in which the client decides",
    ("terms", "materials"): "the materials",
    ("terms", "termination"): "how the contract can end early",
    ("terms", "termination", "cure_days"): "the days to put a breach right",
    ("terms", "termination", "convenience"): "whether the client may end the contract without a reason",
    (
        "terms",
        "termination",
        "prolonged_suspension_days",
    ): "the days of suspension after which the contract may end",
}
_ANSWERS = {"true": "yes", "false": "no"}


def title_of(effect: Effect, edits: Sequence[Edit]) -> str:
    """What changes, in a few words: `Change of scope, price and dates`."""
    keys = [keys_of(edit.difference.path) for edit in edits if edit.answer.how is How.WORDS]
    scope = any(one[0] == "scope" for one in keys)
    targets = any(one.new_target is not None and one.before is not None for one in effect.payments)
    parts = [
        "scope" if scope else "",
        "price"
        if effect.amount
        else "payments"
        if any(one.before != one.after for one in effect.payments)
        else "",
        "dates" if effect.days or targets else "",
        "wording" if any(one[0] != "scope" for one in keys) else "",
    ]
    return f"Change of {listed(part for part in parts if part)}"


def description_of(effect: Effect, edits: Sequence[Edit], code: str) -> str:
    """Every change in a sentence of its own: words first, then payments and dates."""
    try:
        spoken = language(code)
    except LanguageMissing:
        spoken = language(FALLBACK)
    words = [_sentence(edit) for edit in edits if edit.answer.how is How.WORDS]
    return " ".join([*words, *_figures(effect, spoken)])


def _sentence(edit: Edit) -> str:
    one, name = edit.difference, _name(edit)
    before, now = _said(one.words_before, one.before), _said(one.words_now, one.now)
    if one.words_before is None:
        return f"Added to {name}: {now}."
    if one.words_now is None:
        return f"No longer part of {name}: {before}."
    return f"{name[:1].upper()}{name[1:]}: {now} instead of {before}."


def _said(words: str | None, data: Data) -> str:
    """A value in words, without the signs of YAML; `words` is how the file has it."""
    text = _plain(data) if isinstance(data, dict | list) and words is not None else (words or "").strip()
    text = _ANSWERS.get(text, text).rstrip(".")
    return f"“{text}”" if " " in text else text


def _plain(data: Data) -> str:
    """A block as `description: Sink set, acceptance: It holds water`, a list with semicolons between its items."""
    if isinstance(data, dict):
        told = {key: value for key, value in data.items() if key != "id"}
        return ", ".join(f"{key.replace('_', ' ')}: {_plain(value)}" for key, value in told.items())
    if isinstance(data, list):
        return "; ".join(_plain(item) for item in data)
    text = " ".join((data or "").split()).rstrip(".")
    return _ANSWERS.get(text, text)


def _name(edit: Edit) -> str:
    """The place in words; the name of the field where there is no better one."""
    keys, label = keys_of(edit.difference.path), edit.difference.label
    name = _NAMES.get(keys)
    if name is not None:
        return name.format(id=label.split(".")[1] if "." in label else label)
    if keys[:2] == ("scope", "deliverables"):
        return f"{keys[-1].replace('_', ' ')} of the deliverable {label.split('.')[2]}"
    block, *rest = label.split(".")
    if block == "change_orders" and len(rest) > 1:
        return f"{' '.join(rest[1:]).replace('_', ' ')} of change order {rest[0]}"
    what = " ".join(rest).replace("_", " ")
    return f"the contract on {what}" if block == "terms" else f"{what} of the {block}"


def _figures(effect: Effect, spoken: Language) -> Iterator[str]:
    for payment in effect.payments:
        yield from _payment(payment, spoken)
    if effect.days:
        later = "later" if effect.days > 0 else "earlier"
        yield f"Completion is {plural(abs(effect.days), 'calendar day')} {later}."


def _payment(payment: Payment, spoken: Language) -> Iterator[str]:
    name = f"{payment.id} ({payment.point})"
    if payment.before is None and payment.after is not None:
        yield f"New payment {name}: {spoken.figure(payment.after)}."
        return
    if payment.after is None and payment.before is not None:
        yield f"The payment {name} of {spoken.figure(payment.before)} falls away."
        return
    if payment.before is not None and payment.after is not None and payment.before != payment.after:
        yield f"{name}: {spoken.figure(payment.after)} instead of {spoken.figure(payment.before)}."
    if payment.new_target is not None:
        old = f" instead of {spoken.long_date(payment.target_before)}" if payment.target_before else ""
        yield f"{name}: target {spoken.long_date(payment.new_target)}{old}."
