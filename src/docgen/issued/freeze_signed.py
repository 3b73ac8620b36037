"""Keeping what was signed: a signature is recorded, and the document that it completes is copied and locked."""

from __future__ import annotations

from docgen.checks.newly_signed import newly_signed
from docgen.files import exclusive, keep_copy, write_atomic
from docgen.issued.examples import without_examples
from docgen.workspace import Workspace, load_project
from docgen.workspace.edit import Brings, Change, Edit, change_held, notes_folder
from docgen.workspace.lock import NAME as LOCK_NAME
from docgen.workspace.signed import Copy


def record_signature(
    workspace: Workspace, project: str, change: Change, brings: Brings
) -> tuple[Edit, tuple[Copy, ...]]:
    """Add a signature to the record, then keep a copy of every document that all parties have signed by now.

    DG931 where what is signed still has an example of `docgen new`. Raises what `change_record` does.
    """
    with exclusive(notes_folder(workspace.root) / "lock"):
        edit = change_held(workspace, project, change, without_examples(brings, change))
        return edit, freeze_signed(workspace, project) if edit.written else ()


def freeze_signed(workspace: Workspace, project: str) -> tuple[Copy, ...]:
    """Write the copies first and then the lock that knows them, for a caller that holds the workspace's lock.

    A copy without its entry in the lock is found again by its name, so nothing is lost in between. Raises
    OSError where the disk refuses.
    """
    loading = load_project(workspace, project)
    copies = newly_signed(loading)
    if loading.loaded is None or not copies:
        return ()
    folder = workspace.project_folder(project)
    for copy in copies:
        if copy.content is not None:
            keep_copy(folder / copy.row.file, copy.content)
    lock = loading.loaded.lock.with_signed({copy.document: copy.row for copy in copies})
    write_atomic(folder / LOCK_NAME, lock.to_bytes(), sync=True)
    return copies
