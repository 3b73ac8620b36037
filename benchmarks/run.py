"""How fast docgen is, as ratios of medians of things that take turns in one run.

python benchmarks/run.py [ROUNDS]
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
DOCGEN = Path(sys.executable).with_name("docgen")
EXAMPLE = "riverside-kitchen"


def timed(work: Callable[[], object]) -> float:
    """Seconds that one call takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def medians(rounds: int, **works: Callable[[], object]) -> dict[str, float]:
    """The median seconds of each, all of them taking turns in every round."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            times[name].append(timed(work))
    return {name: statistics.median(found) for name, found in times.items()}


def command(folder: Path, *arguments: str) -> Callable[[], object]:
    """A whole process."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
    return lambda: subprocess.run(arguments, cwd=folder, check=True, **quiet)


def processes(folder: Path, rounds: int) -> list[tuple[str, float, float]]:
    """Whole commands against a bare Python."""
    (folder / "projects").mkdir()
    shutil.copytree(REPOSITORY / "projects" / EXAMPLE, folder / "projects" / EXAMPLE)
    build = (str(DOCGEN), "build")

    def first() -> None:
        shutil.rmtree(folder / "output", ignore_errors=True)
        shutil.rmtree(folder / ".docgen", ignore_errors=True)
        command(folder, *build)()

    found = medians(
        rounds,
        bare=command(folder, sys.executable, "-c", "pass"),
        help=command(folder, str(DOCGEN), "--help"),
        first=first,
        nothing=command(folder, *build),
    )
    bare = found["bare"]
    return [
        ("help / bare python", found["help"] / bare, found["help"]),
        ("first build of a project / bare python", found["first"] / bare, found["first"]),
        ("build with nothing to do / bare python", found["nothing"] / bare, found["nothing"]),
        ("build with nothing to do / first build", found["nothing"] / found["first"], found["nothing"]),
    ]


def main() -> None:
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    os.environ["NO_COLOR"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        rows = processes(Path(folder), rounds)
    print(f"{'what':<45} {'ratio':>8} {'median ms':>10}")
    for name, ratio, seconds in rows:
        print(f"{name:<45} {ratio:>8.2f} {seconds * 1000:>10.1f}")


if __name__ == "__main__":
    main()
