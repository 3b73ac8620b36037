"""Putting finished files into `output/`: never over an edited or open one, and never half (S-25)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from docgen.build.memory import Memory, Output
from docgen.build.names import INTERNAL, beside_path
from docgen.build.result import DocumentResult, Prepared, RenderedFile, Status
from docgen.build.stamps import Stamp, stamp
from docgen.files import (
    digest_of,
    is_open,
    keep_copy,
    remove,
    remove_if_empty,
    sync_folder,
    write_atomic,
)


@dataclass(frozen=True)
class Decision:
    """Where one finished file goes, and whether its bytes have to be written there at all."""

    file: RenderedFile
    path: str
    digest: str
    status: Status
    must_write: bool
    note: str | None = None


def decide(root: Path, memory: Memory, project: str, file: RenderedFile) -> Decision:
    """Where this file goes: its own path, or beside it where a person's work would be lost."""
    digest = digest_of(file.content)
    known = memory.projects.get(project)
    outputs = known.outputs if known else {}
    path, attempt, note = file.path, 0, None
    while True:
        before = outputs.get(path)
        found = stamp(root / path, before.stamp if before else None)
        if found is None:
            status = Status.BESIDE if attempt else Status.CREATED
            return Decision(file, path, digest, status, True, note)
        if found.digest == digest:
            status = Status.BESIDE if attempt else Status.UNCHANGED
            return Decision(file, path, digest, status, False, note)
        busy = is_open(root / path)
        if not busy and memory.written_by_us(path, found.digest, project):
            status = Status.BESIDE if attempt else Status.UPDATED
            return Decision(file, path, digest, status, True, note)
        if attempt == 0:
            note = f"{path} is open in another program" if busy else f"{path} was edited"
        attempt += 1
        path = beside_path(file.path, attempt)


def superseded(root: Path, memory: Memory, prepared: Prepared, written: set[str]) -> list[str]:
    """Earlier outputs of this project that no longer stand for anything and that nobody edited (S-20)."""
    before = memory.projects.get(prepared.result.project)
    if before is None or prepared.result.failed:
        return []
    found = []
    for path, output in before.outputs.items():
        if path in written or output.document in prepared.keep or not output.ours:
            continue
        present = stamp(root / path, output.stamp)
        if present and present.digest == output.stamp.digest and not is_open(root / path):
            found.append(path)
    return found


@dataclass(frozen=True)
class Batch:
    """What happened on the disk for several projects, in the projects' order.

    `documents` are the final rows of each result; `outputs` what to remember of each project.
    """

    documents: tuple[tuple[DocumentResult, ...], ...]
    outputs: tuple[dict[str, Output], ...]


def write_batch(root: Path, memory: Memory, batch: Sequence[Prepared], *, dry_run: bool) -> Batch:
    """Write the files of several projects: all announced first, renamed into place, synced once."""
    decisions = [
        [decide(root, memory, prepared.result.project, file) for file in prepared.files] for prepared in batch
    ]
    old = [
        superseded(root, memory, prepared, {path for made in row for path in (made.path, made.file.path)})
        for prepared, row in zip(batch, decisions, strict=True)
    ]
    rows = tuple(
        _rows(prepared, row, gone) for prepared, row, gone in zip(batch, decisions, old, strict=True)
    )
    if dry_run:
        return Batch(rows, tuple({} for _ in batch))
    _write(root, memory, batch, [decision for row in decisions for decision in row if decision.must_write])
    for path in (path for gone in old for path in gone):
        remove(root / path)
        remove_if_empty((root / path).parent)
    outputs = tuple(
        _outputs(root, memory, prepared, row) for prepared, row in zip(batch, decisions, strict=True)
    )
    return Batch(rows, outputs)


def _write(root: Path, memory: Memory, batch: Sequence[Prepared], decisions: list[Decision]) -> None:
    memory.announce((decision.path, decision.digest) for decision in decisions)
    for prepared in batch:
        for file, content in prepared.copies.items():
            keep_copy(root / file, content)
        if prepared.lock is not None:
            write_atomic(root / prepared.lock_path, prepared.lock, sync=True)
    folders = set()
    for decision in decisions:
        path = root / decision.path
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, decision.file.content)
        folders.add(path.parent)
    for folder in sorted(folders):
        sync_folder(folder)


def _rows(prepared: Prepared, decisions: list[Decision], gone: list[str]) -> tuple[DocumentResult, ...]:
    """The rows of the plan with what the disk made of them, then the rows of removed files."""
    own = [made for made in decisions if not (made.file.is_memo or made.file.is_companion)]
    main = {made.file.document: made for made in own}
    kept = {made.file.document: made for made in decisions if made.file.is_companion and made.note}
    memos = {made.file.document: made.path for made in decisions if made.file.is_memo}
    rows = []
    for row in prepared.result.documents:
        made = main.get(row.id)
        if made is not None:
            row = replace(row, status=made.status, path=made.path, memo=memos.get(row.id))
            row = replace(row, note=made.note or row.note, beside=_beside(made, decisions))
            other = kept.get(row.id)
            if made.note is None and other is not None:
                row = replace(row, status=Status.BESIDE, path=other.path, note=other.note)
        rows.append(row)
    # What lay in the folder of a packet goes with the packet, whose own row says so.
    shown = [path for path in gone if Path(path).parent.name in (prepared.result.project, INTERNAL)]
    before = [DocumentResult("", Status.REMOVED, path=path, note="superseded") for path in shown]
    return (*rows, *before)


def _beside(made: Decision, decisions: list[Decision]) -> tuple[str, ...]:
    """The companions in the document's own folder: the drafts of its e-mail, not the files of a packet."""
    mine = (one for one in decisions if one.file.is_companion and one.file.document == made.file.document)
    folder = Path(made.file.path).parent
    return tuple(one.path for one in mine if Path(one.file.path).parent == folder)


def _outputs(root: Path, memory: Memory, prepared: Prepared, decisions: list[Decision]) -> dict[str, Output]:
    """What to remember: the files just written, files left to their editors, and files that were kept."""
    before = memory.projects.get(prepared.result.project)
    outputs: dict[str, Output] = {}
    for path, output in (before.outputs if before else {}).items():
        present = stamp(root / path, output.stamp)
        if present is not None:
            untouched = present.digest == output.stamp.digest
            outputs[path] = replace(output, stamp=present, ours=output.ours and untouched)
    for decision in decisions:
        for path in {decision.file.path, decision.path}:
            present = stamp(root / path)
            if present is not None:
                outputs[path] = Output(present, decision.file.document, present.digest == decision.digest)
    return outputs


def same_outputs(root: Path, outputs: dict[str, Output]) -> bool:
    """Whether every output lies where it was left, with the same content."""
    return all(_untouched(root / path, output.stamp) for path, output in outputs.items())


def _untouched(path: Path, seen: Stamp) -> bool:
    found = stamp(path, seen)
    return found is not None and found.digest == seen.digest
