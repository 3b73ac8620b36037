"""The words of an agreement as one day had them, in a file of their own below `issued/` (S-21).

Two kinds of copies have this form: what went out for signature (`sent.py`) and what every party signed (`signed.py`).
A copy has the words of the project file, with what it took from docgen.yaml and without what private.yaml added:
the contract's parts, or one change order, or one payment plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import ClassVar

from docgen.source import Data, read_yaml
from docgen.source.dump import as_yaml, unchecked_yaml
from docgen.workspace.bound import CONTRACT, signed_part

PRIVATE = "private"


@dataclass(frozen=True)
class Agreed:
    """The project's data as its own files write it: with docgen.yaml's blocks, without private.yaml's values.

    `private` names the fields that private.yaml gives, e.g. `parties.client.email`.
    """

    data: Data = None
    private: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Stamp:
    """What a kind of copies says of itself: the key of its head, and the lines above it."""

    key: str
    lines: Sequence[str]


@dataclass(frozen=True)
class Kept:
    """One copy; `name` is its path for messages, `content` are its bytes, `on` is the day that it bears.

    It is read when somebody asks what is in it: most of the time the project says the same, and it need not be.
    `stamp` says what kind of copy it is.
    """

    stamp: ClassVar[Stamp]
    document: str
    on: date
    name: str
    content: bytes

    @property
    def title(self) -> str:
        """The document in words: `the contract`, `change order 1`."""
        return title_of(self.document)

    @cached_property
    def _file(self) -> dict[str, Data]:
        return read_copy(self.content, self.name)

    @property
    def data(self) -> dict[str, Data]:
        """What it keeps, in the form of a project file."""
        return {
            key: value for key, value in self._file.items() if key not in ("docgen", self.stamp.key, PRIVATE)
        }

    @property
    def private(self) -> frozenset[str]:
        """The fields that private.yaml gave on that day: of those the copy knows nothing."""
        names = self._file.get(PRIVATE)
        return frozenset(str(one) for one in names) if isinstance(names, list) else frozenset()

    def is_said_by(self, agreed: Agreed, project: str) -> bool:
        """Whether the project says it in the very same words; if not, the values must be compared."""
        return text_of(self.stamp, self.document, self.on, agreed, project) == self.content


def read_copy(content: bytes, name: str) -> dict[str, Data]:
    """The data of a copy; empty where it cannot be read."""
    read = read_yaml(content, name)
    data = read.value.data if read.value is not None and not read.diagnostics else None
    return data if isinstance(data, dict) else {}


def title_of(document: str) -> str:
    """A document in words: `the contract`, `change order 1`."""
    return "the contract" if document == CONTRACT else document.replace("-", " ")


def text_of(stamp: Stamp, document: str, on: date, agreed: Agreed, project: str) -> bytes | None:
    """The bytes of such a copy; None where the data does not have the document."""
    whole = _whole(stamp, document, on, agreed)
    if whole is None:
        return None
    return (_heading(stamp, document, on, project, private=PRIVATE in whole) + unchecked_yaml(whole)).encode()


def checked_text_of(stamp: Stamp, document: str, on: date, agreed: Agreed, project: str) -> bytes | None:
    """The same for a copy that is about to be written; raises ValueError where it would not read back."""
    content = text_of(stamp, document, on, agreed, project)
    if content is not None:
        as_yaml(_whole(stamp, document, on, agreed) or {})
    return content


def _whole(stamp: Stamp, document: str, on: date, agreed: Agreed) -> dict[str, Data] | None:
    part = signed_part(document, agreed.data)
    if part is None:
        return None
    private: list[Data] = [*sorted(agreed.private)] if document == CONTRACT else []
    head: dict[str, Data] = {"docgen": "1", stamp.key: {"document": document, "on": on.isoformat()}}
    return {**head, **({PRIVATE: private} if private else {}), **part}


def _heading(stamp: Stamp, document: str, on: date, project: str, *, private: bool) -> str:
    title = title_of(document)
    lines = [
        line.format(title=title[:1].upper() + title[1:], document=document, on=on, project=project)
        for line in stamp.lines
    ]
    if private:
        lines.append("What private.yaml gave is not here; `private` names its fields.")
    return "".join(f"# {line}\n" for line in lines) + "\n"
