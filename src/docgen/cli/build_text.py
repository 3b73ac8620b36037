"""The result of a build in words: a line a document, and what the user may want to do next."""

from __future__ import annotations

from docgen.build.result import Day, DocumentResult, ProjectResult, Status

WORDS = {
    Status.CREATED: "created",
    Status.UPDATED: "updated",
    Status.UNCHANGED: "unchanged",
    Status.BESIDE: "beside",
    Status.NOT_YET: "not yet",
    Status.REFUSED: "refused",
    Status.SENT: "sent",
    Status.REMOVED: "removed",
}
CHANGES = (Status.CREATED, Status.UPDATED, Status.BESIDE, Status.REMOVED)
DAYS = {
    Day.COMMAND: "as of {}",
    Day.PROJECT: "as of {}, fixed by project.as_of",
    Day.TODAY: "as of {}, today",
}
WIDTH = max(len(word) for word in WORDS.values())


def project_lines(result: ProjectResult, *, every: bool, dry_run: bool, brief: bool = True) -> list[str]:
    """The lines for one project: what changed on the disk, and with `every` all other documents too.

    With `brief` the documents that wait for something without a day stand together in one line.
    """
    lines = [_heading(result, dry_run)]
    waiting = [row.id for row in result.documents if brief and _waits(row)]
    for row in result.documents:
        if row.id not in waiting and (every or row.status in CHANGES):
            lines.append(f"  {WORDS[row.status]:<{WIDTH}}  {_document(row)}")
            lines.extend(f"  {'':<{WIDTH}}  {more}" for more in _more(row))
    if every and waiting:
        lines.append(f"  {'later':<{WIDTH}}  {', '.join(waiting)}")
    lines.extend(f"  note: {note}" for note in result.notes)
    return lines


def _waits(row: DocumentResult) -> bool:
    """Whether it cannot be said on which day the document will be possible."""
    return row.status is Status.NOT_YET and row.possible_from is None


def _heading(result: ProjectResult, dry_run: bool) -> str:
    day = DAYS[result.as_of_from].format(result.as_of) if result.as_of_from else None
    count = sum(row.status is Status.UNCHANGED for row in result.documents)
    changed = sum(row.status.is_written for row in result.documents) - count
    if result.failed and not changed and not count:
        errors = any(row["severity"] == "error" for row in result.diagnostics)
        state = "problems, nothing written" if errors else "refused, nothing written"
    elif not changed and count:
        state = "up to date"
    else:
        parts = [f"{changed} {'to write' if dry_run else 'written'}", f"{count} unchanged"]
        state = ", ".join(part for part in parts if not part.startswith("0 ")) or "no documents"
    warnings = sum(row["severity"] == "warning" for row in result.diagnostics)
    if warnings:
        state += f", {warnings} {'warning' if warnings == 1 else 'warnings'}"
    return f"{result.project}: {f'{day}: ' if day else ''}{state}"


def _document(row: DocumentResult) -> str:
    if row.status.is_written:
        return f"{row.path}  ({row.template})" if row.template else str(row.path)
    if row.status is Status.REMOVED:
        return str(row.path)
    return row.answer


def _more(row: DocumentResult) -> list[str]:
    if row.status is Status.BESIDE:
        return [f"because {row.note}; that file was left alone"]
    if row.status is Status.REMOVED and row.note:
        return [row.note]
    beside = [f"with {', '.join(path.rpartition('/')[2] for path in row.beside)}"] if row.beside else []
    return [*beside, row.note] if row.note and row.status.is_written else beside


def summary_line(results: tuple[ProjectResult, ...]) -> str:
    """One sentence over all projects."""
    failed = sum(result.failed for result in results)
    counts = {status: 0 for status in Status}
    for result in results:
        for row in result.documents:
            counts[row.status] += 1
    parts = [f"{number} {WORDS[status]}" for status, number in counts.items() if number]
    projects = f"{len(results)} {'project' if len(results) == 1 else 'projects'}"
    text = f"{projects}: {', '.join(parts) or 'no documents'}"
    return f"{text}; {failed} with problems" if failed else text
