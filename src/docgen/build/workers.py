"""Preparing projects one after the other, or in several processes; the order of results is the same.

Any `concurrent.futures.Executor` does the same work: a task is one project and returns plain data.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from functools import partial

from docgen.build.prepare import prepare
from docgen.build.request import Request
from docgen.build.result import Prepared

# Starting a process costs about as much as building two small projects.
PARALLEL_FROM = 8
PROJECTS_PER_TASK = 4


def number_of_jobs(asked: int | None, projects: int) -> int:
    """How many processes to use for so many projects."""
    wanted = asked if asked is not None else (os.cpu_count() or 1) if projects >= PARALLEL_FROM else 1
    return max(1, min(wanted, projects))


def prepared_projects(request: Request, names: Sequence[str]) -> Iterator[Prepared]:
    """Every project prepared, in the order of `names`."""
    jobs = number_of_jobs(request.jobs, len(names))
    if jobs == 1:
        yield from (prepare(request, name) for name in names)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs, initializer=_begin_worker) as executor:
        try:
            yield from prepared_by(executor, request, names)
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            raise


def prepared_by(executor: Executor, request: Request, names: Sequence[str]) -> Iterator[Prepared]:
    """Every project prepared by this executor, in the order of `names`."""
    return executor.map(partial(prepare, request), names, chunksize=PROJECTS_PER_TASK)


def _begin_worker() -> None:
    """Leave an interrupt to the main process, and do not outlive it when it is killed."""
    import multiprocessing

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.pid,), daemon=True).start()


def _end_with(parent: int | None) -> None:
    """End this process when its parent is gone; a sentinel would be kept open by sibling workers."""
    import time

    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
