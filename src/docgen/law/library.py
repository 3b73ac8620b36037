"""Finding jurisdictions in folders and loading one of them with its parents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from docgen.diagnostics import Checked, Diagnostic, error
from docgen.law.decode import decode_topic
from docgen.law.entry import Case, Layer
from docgen.law.files import read_law_file
from docgen.law.parameters import PARAMETERS, TOPICS
from docgen.law.problems import Problems
from docgen.law.scalars import text_of

_CODE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?", re.ASCII)
_HEAD = "jurisdiction.yaml"


def builtin_law() -> Path:
    """The folder of the law data that comes with docgen."""
    return Path(__file__).parent / "data"


def law_roots(own: Path | None) -> tuple[Path, ...]:
    """The folders to read: the built-in one, then a workspace's own, which overrides it."""
    builtin = builtin_law()
    return (builtin, own) if own is not None and own.is_dir() else (builtin,)


@dataclass(frozen=True)
class Jurisdiction:
    """A place with its law, its parents' and the workspace's values for it.

    `country` is the code of the country. `layers` stand in the order in which they are asked: the
    workspace's values before docgen's, the region's before the country's.
    """

    code: str
    name: str
    country: str
    layers: tuple[Layer, ...]

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of the parameters that some layer speaks of, in the order of the registry."""
        return tuple(name for name in PARAMETERS if any(name in layer.cases for layer in self.layers))

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics of those parameters."""
        return tuple(dict.fromkeys(name.partition(".")[0] for name in self.parameters))

    def cases(self, name: str) -> tuple[tuple[Layer, Case], ...]:
        """Every case of a parameter with the layer it stands in, in the order in which they are asked."""
        return tuple((layer, case) for layer in self.layers for case in layer.cases.get(name, ()))


class LawLibrary:
    """The jurisdictions of some folders; the first is docgen's own, later ones add and override.

    A folder holds `<country>/<region>/<topic>.yaml` (or `<country>/<topic>.yaml`) and a
    `jurisdiction.yaml` with the name. Loading reads one jurisdiction and its parent, once.
    """

    def __init__(self, roots: tuple[Path, ...]) -> None:
        self.roots = roots
        self._loaded: dict[str, Checked[Jurisdiction]] = {}

    def codes(self) -> tuple[str, ...]:
        """The codes that a project may name, sorted; a country with regions is only their parent."""
        found = {_code(head.parent.relative_to(root)) for root in self.roots for head in _heads(root)}
        parents = {code.partition("-")[0] for code in found if "-" in code}
        return tuple(sorted(found - parents))

    def regions(self, country: str) -> tuple[str, ...]:
        """The codes of the regions of a country, sorted; empty for a country that is one jurisdiction."""
        return tuple(code for code in self.codes() if code.startswith(f"{country}-"))

    def namesakes(self, code: str) -> tuple[str, ...]:
        """Regions elsewhere that bear the code of a country: `US-CA` for `CA`, which is Canada."""
        return tuple(other for other in self.codes() if other.partition("-")[2] == code)

    def jurisdiction(self, code: str) -> Checked[Jurisdiction]:
        """The jurisdiction of that code (`US-CA`); an unknown code is a diagnostic with the nearest one."""
        if code not in self._loaded:
            self._loaded[code] = self._load(code)
        return self._loaded[code]

    def _load(self, code: str) -> Checked[Jurisdiction]:
        heads = [root / _folder(code) / _HEAD for root in self.roots] if _CODE.fullmatch(code) else []
        head = next((file for file in heads if file.is_file()), None)
        if head is None:
            return Checked(None, (self._unknown(code),))
        name, found = read_name(head)
        country = code.partition("-")[0]
        layers: list[Layer] = []
        for part in dict.fromkeys((code, country)):
            for layer, problems in self._layers(part):
                layers.append(layer)
                found += problems
        return Checked(Jurisdiction(code, name, country, tuple(layers)), found)

    def _layers(self, code: str) -> Iterator[tuple[Layer, tuple[Diagnostic, ...]]]:
        """The layers of one code, the last root first; all but the first root that has it are overrides."""
        holding = [folder for root in self.roots if (folder := root / _folder(code)).is_dir()]
        for number, folder in reversed(list(enumerate(holding))):
            cases, problems = read_folder(folder, override=number > 0)
            yield Layer(code, number > 0, cases), problems

    def _unknown(self, code: str) -> Diagnostic:
        known = self.codes()
        near = get_close_matches(code.upper(), known, n=1, cutoff=0.5)
        hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(known)}"
        return error("DG601", f"there is no law data for {code}", hint=hint)


def _heads(root: Path) -> Iterator[Path]:
    yield from root.glob(f"*/{_HEAD}")
    yield from root.glob(f"*/*/{_HEAD}")


def _folder(code: str) -> Path:
    return Path(*code.lower().split("-"))


def _code(folder: Path) -> str:
    return "-".join(folder.parts).upper()


def read_name(head: Path) -> tuple[str, tuple[Diagnostic, ...]]:
    """The name in a `jurisdiction.yaml`, and what is wrong with it; raises OSError where it cannot be read."""
    data, locate, found = read_law_file(head)
    problems = Problems(locate)
    name = text_of(data.get("name")) if isinstance(data, Mapping) else None
    if name is None and not found:
        problems.add("DG607", "a jurisdiction needs a `name`", ())
    return name or "", (*found, *problems.found)


def read_folder(
    folder: Path, *, override: bool
) -> tuple[dict[str, tuple[Case, ...]], tuple[Diagnostic, ...]]:
    """The cases of every topic file of a folder, and everything wrong in them.

    Raises OSError where a file cannot be read.
    """
    cases: dict[str, tuple[Case, ...]] = {}
    found: list[Diagnostic] = []
    for file in sorted(folder.glob("*.yaml")):
        if file.name == _HEAD:
            continue
        data, locate, unread = read_law_file(file)
        problems = Problems(locate)
        if file.stem not in TOPICS:
            problems.unknown("the topic", file.stem, TOPICS, ())
        elif data is not None or not unread:
            cases |= decode_topic(file.stem, data, (), problems, override=override)
        found += (*unread, *problems.found)
    return cases, tuple(found)
