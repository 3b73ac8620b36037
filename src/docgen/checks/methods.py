"""Notices sent in a way that the contract does not know (DG709)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.shape import PROJECT, RECORD, each
from docgen.diagnostics import Diagnostic, FieldPath, Related, warning
from docgen.model import Notice
from docgen.model.terms import NoticeMethod
from docgen.workspace import Facts


def notice_methods(facts: Facts) -> Iterator[Diagnostic]:
    """DG709: the way a notice went is not among those agreed; post abroad is post."""
    allowed = set(facts.project.terms.notices.methods)
    if NoticeMethod.POST in allowed:
        allowed.add(NoticeMethod.INTERNATIONAL_POST)
    names = ", ".join(sorted(method.value for method in allowed))

    def check(notice: Notice, at: FieldPath) -> Iterator[Diagnostic]:
        if notice.method not in allowed:
            message = f"the contract does not allow notices by {notice.method.value.replace('_', ' ')}"
            related = (Related(PROJECT.child("terms", "notices", "methods"), "it allows these"),)
            hint = f"send it again by one of: {names}"
            yield warning("DG709", message, at.child("method"), hint=hint, related=related)

    yield from each(facts.record.notices, RECORD.child("notices"), check)
