"""A build of one or many projects: from memory where nothing changed, else prepare and write.

Projects that changed are prepared in this process or in several; one process alone writes, so a
stopped build leaves whole files and a state that the next build understands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from hashlib import sha256
from itertools import islice
from pathlib import Path

import docgen
from docgen.build.memory import Memory, Remembered, prepare_folder
from docgen.build.names import OUTPUT
from docgen.build.request import Request
from docgen.build.result import Prepared, ProjectResult, Status
from docgen.build.stamps import Stamp, files_under, fingerprint, same_content, stamp_all
from docgen.build.write import Batch, same_outputs, write_batch
from docgen.files import exclusive, remove_leftovers
from docgen.workspace.issued import FOLDER as COPIES

PROJECTS_PER_BATCH = 32

# Files and folders of the workspace that every project of it may depend on.
SHARED_FILE = "docgen.yaml"
SHARED_FOLDERS = ("templates", "law")


def build(request: Request, done: Callable[[ProjectResult], None]) -> tuple[ProjectResult, ...]:
    """Build the projects in their order and return their results; `done` hears of each at once.

    Raises OSError where the disk refuses, and InUse (an OSError) where another docgen is writing in
    this workspace.
    """
    memory = Memory(request.root)
    memory.shared = _shared_stamps(request.root, memory.shared)
    question = _question(request, memory)
    results: dict[str, ProjectResult] = {}
    changed: list[str] = []
    for name in request.projects:
        remembered = _from_memory(request, memory, question, name)
        if remembered is None:
            changed.append(name)
        else:
            results[name] = remembered
            done(remembered)
    if changed:
        with _alone(request):
            memory.reload()  # another build may have ended while this one waited
            for result in _build_changed(request, memory, question, changed):
                results[result.project] = result
                done(result)
            if not request.dry_run:
                memory.save()
    return tuple(results[name] for name in request.projects)


def _alone(request: Request) -> AbstractContextManager[None]:
    """The right to write in this workspace, and no half-written file of a killed build left in the way."""
    if request.dry_run:
        return nullcontext()
    folder = prepare_folder(request.root)
    for name in request.projects:
        output = request.root / OUTPUT / name
        folders = [path for path in output.iterdir() if path.is_dir()] if output.is_dir() else []
        project = request.root / "projects" / name
        for place in (output, *folders, project, project / COPIES):
            remove_leftovers(place)
    remove_leftovers(folder)
    return exclusive(folder / "lock")


def _build_changed(
    request: Request, memory: Memory, question: str, names: Sequence[str]
) -> Iterator[ProjectResult]:
    from docgen.build.workers import prepared_projects

    prepared = prepared_projects(request, names)
    for group in _batches(prepared):
        batch = write_batch(request.root, memory, group, dry_run=request.dry_run)
        yield from _conclude(request, memory, question, group, batch)


def _batches(prepared: Iterable[Prepared]) -> Iterator[list[Prepared]]:
    rest = iter(prepared)
    while group := list(islice(rest, PROJECTS_PER_BATCH)):
        yield group


def _conclude(
    request: Request, memory: Memory, question: str, group: list[Prepared], batch: Batch
) -> Iterator[ProjectResult]:
    """The final results of a batch, remembered."""
    for prepared, documents, outputs in zip(group, batch.documents, batch.outputs, strict=True):
        result = prepared.result.with_documents(documents)
        if not request.dry_run:
            inputs = stamp_all(request.root, prepared.inputs)
            unchanged = all((seen and seen.digest) == prepared.inputs[path] for path, seen in inputs.items())
            memory.projects[result.project] = Remembered(
                as_of=result.as_of,
                fixed_as_of=prepared.fixed_as_of,
                timezone=prepared.timezone,
                question=question,
                inputs=inputs,
                outputs=outputs,
                # Errors are reported anew every time, and so is a file that changed while it was read.
                result=result.to_json() if unchanged and not prepared.has_errors else None,
            )
        yield result


def _from_memory(request: Request, memory: Memory, question: str, name: str) -> ProjectResult | None:
    """The result of the last build, where everything it depended on is as it was."""
    entry = memory.projects.get(name)
    if request.afresh or entry is None or entry.result is None or entry.question != question:
        return None
    if entry.timezone is None:
        return None
    day, day_from = request.day_for(entry.fixed_as_of, entry.timezone)
    if day.isoformat() != entry.as_of:
        return None
    if not same_content(request.root, entry.inputs) or not same_outputs(request.root, entry.outputs):
        return None
    result = ProjectResult.from_json(entry.result)
    documents = tuple(
        replace(row, status=Status.UNCHANGED) if row.status in _REPEATED else row
        for row in result.documents
        if row.status is not Status.REMOVED
    )
    return replace(result, documents=documents, as_of_from=day_from)


_REPEATED = (Status.CREATED, Status.UPDATED)


def _shared_stamps(root: Path, before: dict[str, Stamp | None]) -> dict[str, Stamp | None]:
    """The workspace's own files, as they are now."""
    paths = [SHARED_FILE]
    for folder in SHARED_FOLDERS:
        paths.extend(files_under(root / folder, root))
    return stamp_all(root, paths, before)


def _question(request: Request, memory: Memory) -> str:
    """What a result depends on besides the project's own files: options, workspace, program."""
    total = sha256(repr((request.only, request.again)).encode())
    for path, seen in memory.shared.items():
        total.update(f"{path}\0{seen.digest if seen else ''}\n".encode())
    total.update(fingerprint(program_folders()).encode())
    return total.hexdigest()


def program_folders() -> tuple[Path, ...]:
    """Where docgen itself lies: code, law data and built-in templates."""
    package = Path(docgen.__file__).parent
    beside = package.parents[1] / "templates"
    return (package, beside) if beside.is_dir() else (package,)
