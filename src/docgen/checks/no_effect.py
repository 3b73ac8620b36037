"""Fields that change nothing as they stand (W-NO-EFFECT)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.shape import PROJECT, RECORD, as_far_as_read, each
from docgen.diagnostics import Diagnostic, FieldPath, Related, warning
from docgen.model import ChangeOrder, Milestone, MilestoneEffect
from docgen.model.record import EarlyStartRequest
from docgen.workspace import Facts


def retention_marks(facts: Facts) -> Iterator[Diagnostic]:
    """A milestone that is marked as releasing the retention, and is not the one of terms.retention (R-33a)."""

    def milestone(one: Milestone, at: FieldPath) -> Iterator[Diagnostic]:
        yield from _mark(one, at, facts)

    def effect(one: MilestoneEffect, at: FieldPath) -> Iterator[Diagnostic]:
        if one.new is not None:
            yield from _mark(one.new, at.child("new"), facts)

    def order(one: ChangeOrder, at: FieldPath) -> Iterator[Diagnostic]:
        yield from each(one.milestones, at.child("milestones"), effect)

    yield from as_far_as_read(each(facts.project.milestones, PROJECT.child("milestones"), milestone))
    yield from as_far_as_read(each(facts.project.change_orders, PROJECT.child("change_orders"), order))


def request_files(facts: Facts) -> Iterator[Diagnostic]:
    """The file of a request to start early that is no evidence: packets take files from there alone."""
    kept = {one.file for one in facts.record.evidence}

    def check(one: EarlyStartRequest, at: FieldPath) -> Iterator[Diagnostic]:
        if one.file is not None and one.file not in kept:
            message = f"no packet has {one.file}: it is not among the evidence"
            hint = "write it under evidence: too, with a description and its date"
            yield warning("W-NO-EFFECT", message, at.child("file"), hint=hint)

    place = RECORD.child("early_start_requests")
    yield from as_far_as_read(each(facts.record.early_start_requests, place, check))


def _mark(one: Milestone, at: FieldPath, facts: Facts) -> Iterator[Diagnostic]:
    retention = facts.project.terms.retention
    if not one.retention_release or (retention is not None and retention.release == one.id):
        return
    place = at.child("retention_release")
    if retention is None:
        message = f"{one.id} is to release a retention, and terms.retention keeps nothing back"
        hint = f"delete it, or add retention: {{percent: 5 %, release: {one.id}}} under terms"
        yield warning("W-NO-EFFECT", message, place, hint=hint)
        return
    related = (Related(PROJECT.child("terms", "retention", "release"), "this one counts"),)
    message = f"{one.id} is to release the retention, and by terms.retention {retention.release} does"
    hint = f"delete it, or write release: {one.id} there"
    yield warning("W-NO-EFFECT", message, place, hint=hint, related=related)
