"""From an edit of what was signed to the next change order, and the signed words back in their place (D03, R-30).

The change order is drafted only from what a change order can do, and is right by construction: the project with
it, signed, must come to the same price, payments and completion as the edited one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from docgen.checks.expressible import How
from docgen.checks.signed import Edit, edits, signed_edits
from docgen.checks.table import check_facts
from docgen.diagnostics import Diagnostic
from docgen.files import digest_of, write_atomic
from docgen.issued.bargain import Bargain, Effect, bargain_of, cannot, effect_of
from docgen.issued.change_draft import Wish, draft
from docgen.issued.restore import restored
from docgen.model import Record, Signature
from docgen.rules.signatures import signed_on
from docgen.source import Data, read_yaml
from docgen.source.dump import as_yaml
from docgen.source.rewrite import rewrite
from docgen.source.splice import CannotSplice, append_entry
from docgen.values import Moment
from docgen.workspace import Loaded, Loading, Workspace, load_project
from docgen.workspace.bound import CONTRACT
from docgen.workspace.calendar import business_calendar
from docgen.workspace.find import PROJECT_FILE
from docgen.workspace.sources import Sources

CHANGED = "the file has just been changed: try again"
BY_HAND = "put the signed words back yourself: docgen cannot do it here without changing more of the file"


@dataclass(frozen=True)
class Amendment:
    """What a project says otherwise than was signed, and the change order for it.

    `order` is its entry, None where there is nothing to agree or it cannot be drafted; `obstacles` say why, and
    what to do. `wording` are the edits that stand in its description only. `content` is the project file with
    the signed words and the change order, None while there is an obstacle. `problems` are diagnostics of the
    files, placed by `problem_sources`; `sources` knows the places of the edits. `original` is the file that was
    read. `is_signed` says whether the contract is signed, `is_kept` whether copies are there.
    """

    file: str
    sources: Sources
    is_signed: bool
    is_kept: bool
    edits: tuple[Edit, ...] = ()
    effect: Effect | None = None
    before: Bargain | None = None
    after: Bargain | None = None
    number: int | None = None
    order: dict[str, Data] | None = None
    wording: tuple[Edit, ...] = ()
    obstacles: tuple[str, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    problem_sources: Sources | None = None
    content: bytes | None = None
    original: bytes = b""


def amend(workspace: Workspace, name: str, wish: Wish) -> Amendment:
    """Compare a project with what was signed and draft the change order; nothing is written."""
    loading = load_project(workspace, name)
    path = workspace.project_folder(name) / PROJECT_FILE
    file = path.relative_to(workspace.root).as_posix()
    loaded = loading.loaded
    wrong = tuple(one for one in loading.diagnostics if one.is_error)
    if loaded is None or wrong:
        return Amendment(file, loading.sources, False, bool(loading.signed), problems=wrong)
    is_signed = signed_on(CONTRACT, loaded.project, loaded.record) is not None
    start = Amendment(file, loading.sources, is_signed, bool(loading.signed), edits=edits(loading))
    if not start.edits:
        return start
    content = path.read_bytes()
    start = replace(start, original=content)
    if digest_of(content) != loading.inputs[file]:
        return replace(start, obstacles=(CHANGED,))
    return _Drafting(workspace, name, wish, start, loading, loaded, content).run()


def write(workspace: Workspace, amendment: Amendment) -> bool:
    """Put the new project file in the place of the old; the caller holds the workspace's lock.

    False, and nothing is written, where somebody has changed the file meanwhile. Raises OSError where the disk
    refuses.
    """
    path = workspace.root / Path(amendment.file)
    if amendment.content is None or path.read_bytes() != amendment.original:
        return False
    write_atomic(path, amendment.content, sync=True)
    return True


@dataclass(frozen=True)
class _Drafting:
    """One amendment on its way."""

    workspace: Workspace
    name: str
    wish: Wish
    start: Amendment
    loading: Loading
    loaded: Loaded
    content: bytes

    def run(self) -> Amendment:
        """Restore, compare the two bargains, draft, try the draft."""
        read = read_yaml(self.content, self.start.file)
        data = read.value.data if read.value is not None else None
        wanted = restored(data, (edit.difference for edit in self.start.edits))
        try:
            text, obstacles = rewrite(self.content, wanted), []
        except CannotSplice:
            text, obstacles = self._plain(wanted), [BY_HAND]
        signed = self._load(text)
        every = self.start.edits
        obstacles += [
            f"{one.difference.label}: {one.answer.reason}" for one in every if one.answer.how is How.NOT
        ]
        wording = tuple(one for one in every if one.answer.how is How.WORDS)
        found = replace(self.start, wording=wording)
        wrong = self._wrong(signed)
        if signed.loaded is None or wrong:
            obstacles.append(
                "with the signed words back, the rest of the file does not fit them: mend that first"
            )
            return replace(found, obstacles=tuple(obstacles), problems=wrong, problem_sources=signed.sources)
        return self._compared(found, signed.loaded, text, obstacles)

    def _compared(self, found: Amendment, before: Loaded, text: bytes, obstacles: list[str]) -> Amendment:
        old, new = self._bargain(before), self._bargain(self.loaded)
        if new is None or old is None:
            return replace(
                found, obstacles=(*obstacles, "the calendar of the project is wrong: mend that first")
            )
        if new.price.currency != old.price.currency:
            return replace(found, obstacles=tuple(obstacles))  # the edit of the currency is one of them
        if new.problems or old.problems:
            obstacles.append("the edited figures do not add up, so no change order can follow from them")
            return replace(found, obstacles=tuple(obstacles), problems=(*new.problems, *old.problems))
        obstacles += cannot(old, new)
        effect = effect_of(old, new)
        found = replace(found, effect=effect, before=old, after=new)
        if effect.is_nothing and not found.wording:
            content = None if obstacles else text
            return replace(found, obstacles=tuple(obstacles), content=content)
        number = max((order.number for order in before.project.change_orders), default=0) + 1
        words = self.loaded.project.project.language
        order = draft(number, effect, found.edits, self.wish, self.loading.agreed.data, words)
        found = replace(found, number=number, order=order)
        return self._tried(found, text, obstacles)

    def _tried(self, found: Amendment, text: bytes, obstacles: list[str]) -> Amendment:
        """The file with the change order in it, loaded and computed as if it were signed."""
        assert found.order is not None and found.after is not None and found.number is not None
        try:
            content = append_entry(text, "change_orders", found.order)
        except CannotSplice:
            return replace(found, obstacles=(*obstacles, "add the change order below to the file yourself"))
        made = self._load(content)
        wrong = self._wrong(made)
        if made.loaded is None or wrong:
            obstacles.append("the change order does not fit the project")
            return replace(found, obstacles=tuple(obstacles), problems=wrong, problem_sources=made.sources)
        drawn = self._bargain(made.loaded)
        mine = next(one for one in drawn.orders if one.number == found.number) if drawn is not None else None
        if mine is not None and mine.problems:
            obstacles.append("the change order cannot be carried out")
            return replace(
                found, obstacles=tuple(obstacles), problems=mine.problems, problem_sources=made.sources
            )
        executed = self._bargain(
            replace(made.loaded, record=self._signed(made.loaded, f"change-order-{found.number}"))
        )
        if executed is None or not executed.says_the_same(found.after):
            obstacles.append(
                "what the change order comes to is not what the edit says; please write it yourself"
            )
        return replace(found, obstacles=tuple(obstacles), content=None if obstacles else content)

    def _load(self, content: bytes) -> Loading:
        return load_project(self.workspace, self.name, replaced={self.start.file: content})

    def _plain(self, wanted: Data) -> bytes:
        return as_yaml(wanted).encode() if isinstance(wanted, dict) else self.content

    def _bargain(self, loaded: Loaded) -> Bargain | None:
        calendar = business_calendar(loaded.project, loaded.lock).value
        if calendar is None:
            return None
        return bargain_of(loaded.project, loaded.record, calendar[0], self.wish.day)

    def _wrong(self, loading: Loading) -> tuple[Diagnostic, ...]:
        return tuple(one for one in _everything(loading) if one.is_error)

    def _signed(self, loaded: Loaded, document: str) -> Record:
        """The record as if every party had signed a document on its day."""
        parties = (*loaded.project.contractors, *loaded.project.clients)
        rows = tuple(Signature(document=document, party=one.id, at=Moment(self.wish.day)) for one in parties)
        return loaded.record.model_copy(update={"signatures": (*loaded.record.signatures, *rows)})


def _everything(loading: Loading) -> Iterable[Diagnostic]:
    yield from loading.diagnostics
    yield from signed_edits(loading)
    if loading.facts is not None:
        yield from check_facts(loading.facts.project, loading.facts.record)
