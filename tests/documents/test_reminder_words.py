"""What reminders and payment plans say in Word: every variant is whole, calm, and true of its facts."""

from __future__ import annotations

import re

import pytest

from docgen.build.letter_wording import wording_of
from docgen.build.mail_drafts import letter_text
from docgen.rules import ProjectState
from docgen.word.text import paragraphs_of
from documents.test_payment_plan import GUARANTOR, LATE, plan, signed
from documents.test_plan_reminder import UNDER_A_PLAN
from documents.test_printed import printed
from documents.test_reminder import INTENT, ONE, TWO, said
from facts import state_of

BRITISH = "project: {project: {language: en-GB, jurisdiction: GB-EAW}}"
COMPANY = """
contractor: {type: company, legal_name: Example Ltd, phone: "+1 555 0100", contact: {name: Rosa Delgado, phone: "+1 555 0101"},
  signatory: {name: Hector Delgado, title: Director}}
"""
PAID = "record: {payments: [{date: 2026-05-30, amount: 100.00}]}"
DISPUTE = "record: {disputes: [{id: D1, date: 2026-06-02, milestone: M1, amount: 100.00, reason: Scratches}]}"
EARLIER = said("reminder", "2026-05-28")
FACTS: tuple[tuple[str, ...], ...] = ((), (TWO,), (COMPANY,), (PAID, TWO), (DISPUTE,), (BRITISH,), (EARLIER,))
DAYS = ("2026-05-27", "2026-06-01", "2026-06-05", "2026-06-08", "2026-06-12")
LETTERS = [(on, facts) for on in DAYS for facts in FACTS]
PLANS = [
    plan(),
    plan(GUARANTOR, guarantor="aunt", discount="100.00", cure_days="7", work_resumes_on="completion"),
    plan(after_default="default_date", work_resumes_on="signature", grace="{days: 0}"),
    plan(after_default="retroactive", work_resumes_on="first_instalment", grace="{days: 3, unit: business}"),
    plan(interest="continues", work_resumes_on="down_payment"),
    plan(interest="waived_on_completion", down_payment="0.00", work_resumes_on="first_instalment"),
]
FEES = "terms: {late_fee: {flat: 25.00}, allow_both: true, allocation: milestone_first}"
ONLY_FEES = "terms: {late_fee: {flat: 25.00}, allocation: principal_first}"
NOTHING_LATE = LATE.replace("interest: {rate: 10 %, start: after_grace}, ", "")


def said_in(state: ProjectState, document: str) -> str:
    """The words of a document, after a look at their form."""
    content = printed(state, document)
    words = "\n".join(paragraphs_of(content))
    kind = document.rstrip("-1234567890")
    assert wording_of(content, kind, document, state) == ()
    assert not re.search(r" {2}| [.,;:]|\.\.|,\.|\{|\}|None|!", words), words
    return words


@pytest.mark.parametrize(("on", "facts"), LETTERS)
def test_every_reminder_is_whole(on: str, facts: tuple[str, ...]) -> None:
    """D06: complete sentences, no exclamation, nothing of section 8; the statement only with R4."""
    state = state_of(ONE, on, *facts)
    words = said_in(state, "reminder")
    past = on == "2026-06-12"
    assert ("Statement of account" in words) == past
    assert ("payment plan" in words) == (on > "2026-06-01")
    assert ("You told" not in words) and ("you told" in words) == (facts == (DISPUTE,) and on > "2026-06-02")
    assert ("reached us" in words or "reached me" in words) == (PAID in facts and on > "2026-05-30")


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        ("2026-05-27", "Invoice INV-001 for M1 – Point M1 is coming up: $2,000.00 will be due on Monday, June 1, 2026."),
        ("2026-06-01", "A short note: invoice INV-001 for M1 – Point M1 is due today, Monday, June 1, 2026."),
        ("2026-06-05", "The grace period that we agreed runs until Monday, June 8, 2026, so there is still time."),
        ("2026-06-12", "As of June 12, 2026, $2,002.19 is unpaid, of which $2.19 is interest."),
    ],
)  # fmt: skip
def test_the_sentence_that_each_reminder_is_for(on: str, sentence: str) -> None:
    """D06: R1 to R4; 4 days of interest at 10 % on 2,000.00 are 2.19."""
    assert sentence in said_in(state_of(ONE, on), "reminder")


CURE = "cure_days: 7"
PLAN_TERMS = ("grace: {days: 5}", f"grace: {{days: 5}}, {CURE}", "grace: {days: 0}, cure_days: 1")
PLAN_FACTS: tuple[tuple[str, ...], ...] = ((), (COMPANY,), (BRITISH,), (f"project:{GUARANTOR}",))
PART = "  payments: [{date: 2026-04-10, amount: 600.00}, {date: 2026-05-08, amount: 1832.87}, {date: 2026-06-10, amount: 0.50}]\n"


@pytest.mark.parametrize("terms", PLAN_TERMS)
@pytest.mark.parametrize("facts", PLAN_FACTS)
@pytest.mark.parametrize("paid", [PART, PART.replace("{date: 2026-05-08, amount: 1832.87}, ", "")])
def test_every_reminder_of_a_plan_is_whole(terms: str, facts: tuple[str, ...], paid: str) -> None:
    """D06, R-27: one late payment or several, in the grace or after it, one person or a company."""
    guarantor = ", guarantor: aunt" if "aunt" in "".join(facts) else ""
    plans = UNDER_A_PLAN.replace("grace: {days: 5}", terms + guarantor) + paid
    is_after = "cure" in terms
    on = "2026-06-16" if is_after else "2026-05-12" if "2026-05-08" not in paid else "2026-06-11"
    words = said_in(state_of(plans, on, *facts), "reminder")
    assert "payment plan CASE-PP-1" in words and "Statement of account" not in words
    assert ("These payments" in words) == (is_after and "2026-05-08" not in paid)
    assert ("There is still time" in words) == (not is_after)
    assert ("Copy: Mary Whitcomb" in words) == bool(guarantor)
    assert ("the clause" if facts == (BRITISH,) else "the section") + " “If a payment is missed”" in words


def test_a_reminder_names_the_part_of_the_plan_that_follows() -> None:
    """D07: the heading that the agreement has, word for word."""
    state = state_of(
        UNDER_A_PLAN.replace("grace: {days: 5}", f"grace: {{days: 5}}, {CURE}") + PART, "2026-06-16"
    )
    assert "If a payment is missed" in paragraphs_of(printed(state, "payment-plan-1"))
    assert "“If a payment is missed”" in said_in(state, "reminder-instalment")


def test_a_later_reminder_mentions_the_earlier_one() -> None:
    """D06: without reproach, with its day."""
    words = said_in(state_of(ONE, "2026-06-12", said("reminder-3", "2026-06-05")), "reminder")
    assert "This follows my reminder of June 5, 2026." in words
    assert "This follows" not in said_in(state_of(ONE, "2026-06-12"), "reminder")


def test_the_plain_text_is_the_letter() -> None:
    """D06: one wording; from the greeting to the name, wrapped, and without the statement."""
    state = state_of(ONE, "2026-06-12", TWO, COMPANY)
    text = letter_text(printed(state, "reminder"))
    lines = text.splitlines()
    assert lines[0].startswith("Dear ") and max(map(len, lines)) <= 78
    assert lines[-7:] == [
        "Kind regards,",
        "",
        "Example Ltd",
        "Hector Delgado",
        "Director",
        "",
        "Enclosed: statement of account.",
    ]
    said_by_word = " ".join(paragraphs_of(printed(state, "reminder")))
    for block in text.split("\n\n"):
        if block.startswith("Example Ltd"):
            continue
        for line in block.replace("\n  ", " ").split("\n- "):
            piece = " ".join(line.removeprefix("- ").split())
            assert piece in said_by_word, piece


@pytest.mark.parametrize("terms", PLANS)
@pytest.mark.parametrize("facts", ["", FEES, ONLY_FEES, BRITISH])
def test_every_plan_is_whole(terms: str, facts: str) -> None:
    """D07: every variant of the clauses; never a judgment confessed, never interest on interest."""
    base = NOTHING_LATE if facts == ONLY_FEES else LATE
    state = state_of(base, "2026-04-10", *([facts] if facts else []), terms)
    words = said_in(state, "payment-plan-1")
    assert "confess" not in words.lower() and "judgment" not in words
    assert "No interest is charged on interest" in words
    assert ("Exhibit A" in words) == (base is LATE)
    assert ("late fee" in words.lower()) == (facts in (FEES, ONLY_FEES))


def test_the_acknowledgement_says_the_sum_in_words() -> None:
    """6.2, D07: figure and words of the same value, the effective date, and the clause that shows how it is made up."""
    words = said_in(state_of(LATE, "2026-03-20", plan()), "payment-plan-1")
    assert (
        "Client acknowledges that, on April 10, 2026, Client owes Contractor $6,098.63 (six thousand ninety-eight "
        "dollars and sixty-three cents) under the Agreement, made up as Section 2 shows"
    ) in words


def test_a_signed_plan_shows_its_signatures() -> None:
    """6.5: the recorded days; without DRAFT."""
    words = said_in(state_of(LATE, "2026-04-10", plan(), signed("contractor", "client")), "payment-plan-1")
    assert "DRAFT" not in words and words.count("April 9, 2026") == 2


def test_a_plan_without_a_guarantor_has_no_word_of_one() -> None:
    """P-3: a part without facts is not there, and the clauses below move up."""
    without = said_in(state_of(LATE, "2026-04-10", plan()), "payment-plan-1")
    with_one = said_in(state_of(LATE, "2026-04-10", plan(GUARANTOR, guarantor="aunt")), "payment-plan-1")
    assert "Guarantor" not in without and "uarantee" not in without
    assert (
        "Mary Whitcomb, an individual, of 3 Third Street, Example, United States (“Guarantor”)." in with_one
    )


def test_a_notice_that_runs_is_named_in_plain_words() -> None:
    """D06: R4 of M2 while a notice of intent about M1 runs: both sums, both days, and no other next step."""
    words = said_in(state_of(ONE, "2026-06-16", TWO, INTENT), "reminder")
    assert (
        "Without what the letter below is about, $500.14 is unpaid as of June 16, 2026, of which $0.14 is interest."
        in words
    )
    assert (
        "My notice of June 10, 2026 about invoice INV-001 stands: if what it names is not received by Wednesday, "
        "June 17, 2026, we intend to stop work from Thursday, June 18, 2026." in words
    )
    assert "With what it names, $2,504.52 is unpaid in all." in words
    assert "next step" not in words and "you pay what is unpaid, or" in words


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        (
            "demand-letter",
            "My letter of June 10, 2026, which asks for payment of invoice INV-001 by Wednesday, June 24, 2026, stands.",
        ),
        ("suspension-notice", "My notice of June 10, 2026 about invoice INV-001 stands."),
    ],
)
def test_another_letter_that_runs_is_named_too(document: str, sentence: str) -> None:
    """D06, R-2: 14 days from the receipt on 10 June end on 24 June."""
    state = state_of(ONE, "2026-06-16", TWO, INTENT.replace("notice-of-intent", document))
    assert sentence in said_in(state, "reminder")
