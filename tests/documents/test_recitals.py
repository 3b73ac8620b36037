"""Every sentence in the past is bound to an entry of the record, template by template (P-3, issue 4).

`recitals.yaml` lists, for each template, what it tells as past and the entries that this needs. Four things are
tested: nothing in the past is missing from the list, what is listed still stands, with its entries each recital
is printed, and without any one of them it is not.

Sentences are found in the text of a template, tags lifted out, and in the phrases of the language that the code
of its document reaches. A recital is proved with printed documents, made in this process.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from shutil import copytree
from typing import Any, get_args

import pytest
from pydantic import BaseModel, ValidationError

import documents.test_printed as printing
from docgen.documents.contract import ID as CONTRACT
from docgen.documents.registry import DOCUMENT_TYPES
from docgen.language import language
from docgen.model import Project, Record
from docgen.model.intake import Intake
from docgen.model.terms import Terms
from docgen.rules import ProjectState
from docgen.templating.checksum import folder_checksum
from docgen.templating.store import TemplateStore
from docgen.word.text import paragraphs_of
from documents.made import answer, texts, type_of
from facts import case_of, day, merged, read
from helpers import REPOSITORY, edit

DATA = read(Path(__file__).with_name("recitals.yaml"))
LANGUAGES = ("en-US", "en-GB")
TEMPLATES = tuple(kind.template for kind in DOCUMENT_TYPES if kind.template != CONTRACT)
"""Every template that tells of the past; what a contract recites is its parties' own (`contract: recitals`)."""

EVERYWHERE = "everywhere"
"""The section that holds for every template."""

SAY = "say."
GAP = "…"
"""What stands for a tag, in the list and in the texts that are compared with it."""


# What is in the past


FINITE = (
    "was were had did could arose ate became began bent bought broke brought built came caught chose dealt drew drove "
    "fell felt fought found forgot gave got grew heard held kept knew laid led left lent lost made meant met overpaid "
    "paid ran repaid rose said sat saw sent shook sold sought spent spoke stood stole struck swore taught thought "
    "threw told took tore undertook understood went withdrew withheld woke won wore wrote"
)
PARTICIPLES = (
    "been begun bound broken brought built chosen come done drawn driven fallen forgiven found given gone grown held "
    "kept known laid left lost made met paid put read risen run said seen sent set shown sold spent spoken stood taken "
    "told understood undertaken withdrawn withheld won written"
)
ENDS_IN_ED = r"\w{2,}[^\We]ed"
"""Not `need`, `exceed` and `agreed`: an agreement is the project file itself."""


def _any(words: str) -> str:
    return "|".join(words.split())


PRESENT = re.compile(
    rf"\b(?:is|are|be|being)\s+(?:(?:not|never|still|also|then|up|only|what|lawfully)\s+)*"
    rf"(?:{ENDS_IN_ED}|{_any(PARTICIPLES)})\b",
    re.IGNORECASE,
)
"""`is received`, `may be waived`: a passive of the present or the future."""

PERFECT = re.compile(rf"\b(?:has|have)\s+(?:\w+\s+)?(?:{ENDS_IN_ED}|{_any(PARTICIPLES)})\b", re.IGNORECASE)
"""`has been paid`, `have not answered`."""

NEVER_PAST = re.compile(rf"\b(?:{'|'.join(DATA['never_past'])})\b")

PAST = re.compile(rf"\b(?:{_any(FINITE)}|been|begun|{ENDS_IN_ED})\b", re.IGNORECASE)
"""A simple past, or a participle that stands for a sentence: `Work resumed`, `signed by all`."""


@cache
def in_the_past(text: str) -> tuple[str, ...]:
    """The words of a text that speak of the past."""
    perfect = [found.group() for found in PERFECT.finditer(text)]
    left = PRESENT.sub(GAP, PERFECT.sub(GAP, NEVER_PAST.sub(GAP, text)))
    return (*perfect, *(found.group() for found in PAST.finditer(left)))


# What a template says


@dataclass(frozen=True)
class Said:
    """A sentence, or the part of one between two conditions. `is_heading` for headings, captions and heads of tables."""

    words: str
    is_heading: bool = False


TAG_THAT_PRINTS = re.compile(r"\{\{.*?\}\}")


@cache
def plain(text: str) -> str:
    """A text with a gap for each tag and reference, straight quotation marks, and without marks of form or at its ends."""
    text = re.sub(r"\[#?\]\(#[\w-]+\)|\{\w+\}", GAP, text)
    text = re.sub(r"[“”]", '"', re.sub(r"[‘’]", "'", text)).replace("**", "").rstrip("\\")
    return re.sub(r"\s+", " ", text).strip(" ,;:.")


def sentences(template: str) -> tuple[Said, ...]:
    """Everything that a template says, in its order."""
    body = re.sub(r"\{#\s.*?#\}", "", template.split("---\n", 2)[2], flags=re.DOTALL)
    lines = body.split("\n")
    found: list[Said] = []
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        head = line.startswith("#") or below.startswith("|:")
        if line.startswith("{:"):
            line, head = "".join(re.findall(r'caption="([^"]*)"', line)), True
        elif line.startswith((":::", "{.")):
            continue
        line = TAG_THAT_PRINTS.sub(GAP, re.sub(r"\s\{[#.][^%{}]*\}\s*$", "", line))
        for piece in re.split(r"\{%.*?%\}|\s*\|\s*", re.sub(r"^\s*(?:#+|1\.|-)\s+", "", line)):
            for one in re.split(r"(?<=[.?!:;])\s+(?=[A-Z“…*\[])|(?<=;)\s", piece):
                if plain(one).strip(GAP + " "):
                    found.append(Said(plain(one), head))
    return tuple(found)


def wording(template: str, folder: Path = REPOSITORY / "templates") -> str:
    """The text of a template."""
    return (folder / template / "1.0" / "en.md").read_text(encoding="utf-8")


def included(template: str) -> list[str]:
    """The templates whose text it includes."""
    return re.findall(r"^::: include ([\w-]+)", wording(template), re.MULTILINE)


# The phrases that a document's code reaches


CODE = REPOSITORY / "src" / "docgen" / "documents"
PACKAGE = "docgen.documents"
Name = tuple[str, str]


@dataclass(frozen=True)
class Module:
    """What a module defines, and the names that it takes from other modules of the package."""

    defined: Mapping[str, ast.AST]
    taken: Mapping[str, Name]


@cache
def modules() -> dict[str, Module]:
    """The modules of the documents by their names."""
    found = {}
    for path in CODE.rglob("*.py"):
        defined: dict[str, ast.AST] = {}
        taken: dict[str, Name] = {}
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                defined[node.name] = node
            elif isinstance(node, ast.Assign | ast.AnnAssign):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                defined |= {name.id: node for name in targets if isinstance(name, ast.Name)}
            elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(PACKAGE):
                taken |= {alias.asname or alias.name: (node.module or "", alias.name) for alias in node.names}
        found[".".join((PACKAGE, *path.relative_to(CODE).with_suffix("").parts))] = Module(defined, taken)
    return found


def reached(document: str) -> tuple[ast.AST, ...]:
    """Every definition that the code of a document can come to, class by class and function by function."""
    kind = type(type_of(document))
    todo: list[Name] = [(kind.__module__, kind.__name__)]
    seen: dict[Name, ast.AST] = {}
    while todo:
        where, name = todo.pop()
        module = modules().get(where)
        if module is None or (where, name) in seen:
            continue
        if name in module.taken:
            todo.append(module.taken[name])
        elif name in module.defined:
            seen[where, name] = module.defined[name]
            todo += [
                found for node in ast.walk(module.defined[name]) for found in _named(node, where, module)
            ]
    return tuple(seen.values())


def _named(node: ast.AST, where: str, module: Module) -> Iterator[Name]:
    """What an expression names: something of its own module, or `worksheet_texas.worksheet`."""
    if isinstance(node, ast.Name):
        yield where, node.id
    elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        package, name = module.taken.get(node.value.id, ("", ""))
        yield f"{package}.{name}", node.attr


PACKET = "packet_"
"""What `Case.say` writes before the names that it is given."""


@cache
def phrases(document: str) -> frozenset[str]:
    """The names of the phrases that a document can print: from its code, and `say` of its template."""
    patterns = set(map(re.escape, re.findall(r"\bsay\.(\w+)", wording(type_of(document).template))))
    for definition in reached(document):
        keys = {key for node in ast.walk(definition) if isinstance(node, ast.Dict) for key in node.keys}
        looked_up = {part for node in ast.walk(definition) if _is_lookup(node) for part in ast.walk(node)}
        texts = {text for node in ast.walk(definition) if node not in keys for text in _patterns(node)}
        patterns |= texts
        if any(_says(node) for node in ast.walk(definition)):
            named = {
                text
                for node in ast.walk(definition)
                if node not in looked_up | keys
                for text in _patterns(node)
            }
            patterns |= {PACKET + text for text in named}
    known = re.compile("|".join(patterns))
    return frozenset(key for key in spoken() if known.fullmatch(key))


def _says(node: ast.AST) -> bool:
    """`case.say(…)` or `case.by_you(…)`."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("say", "by_you")
    )


def _is_lookup(node: ast.AST) -> bool:
    """`language.say[…]`, which takes the whole name of a phrase."""
    if not isinstance(node, ast.Subscript):
        return False
    return "say" in (getattr(node.value, "attr", None), getattr(node.value, "id", None))


def _patterns(node: ast.AST) -> Iterator[str]:
    """A text, or one with gaps; not what is hardly more than gaps, nor the prefix of `Case.say` alone."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield re.escape(node.value)
    elif isinstance(node, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
        letters = "".join(str(part) for part in parts if part is not None)
        if len(letters) > 2 and letters != PACKET:
            yield "".join(".+" if part is None else re.escape(str(part)) for part in parts)


@cache
def spoken() -> dict[str, tuple[str, ...]]:
    """Every phrase by its name, in each language."""
    every = [language(code).say for code in LANGUAGES]
    return {key: tuple(phrases[key] for phrases in every) for key in every[0]}


# The list


@dataclass(frozen=True)
class Recital:
    """What is told as past, and how that is proved.

    `words` stand in the template, or name a phrase (`say.event_reached`). `needs` are entries of which each is
    necessary; `unless` are facts with which it would be untrue, `not_on` a day on which it is not true yet. `shows` is
    what is looked for in print, letter by letter, where the words alone are too few to be known again.
    """

    section: str
    words: str
    needs: tuple[str, ...] = ()
    unless: Mapping[str, Any] | None = None
    not_on: str | None = None
    shows: str | None = None
    facts: tuple[Mapping[str, Any], ...] = field(default=(), repr=False)
    on: str = ""
    document: str = ""


@dataclass(frozen=True)
class Section:
    """What is listed for one template, or for a part that several documents share (`shared`)."""

    name: str
    shared: tuple[str, ...]
    recitals: tuple[Recital, ...]
    others: Mapping[str, tuple[str, ...]]

    @property
    def listed(self) -> tuple[str, ...]:
        """Everything listed, recitals or not."""
        others = (words for some in self.others.values() for words in some)
        return (*(one.words for one in self.recitals), *others)


REASONS = {
    "heading": "names what follows: a heading, a caption, the head of a column",
    "label": "names the figure or text beside it, which is computed from the record",
    "condition": "says what holds if or once something happens",
    "definition": "says what words or figures of the document mean",
    "agreement": "names what was agreed, which is the project file",
    "method": "says how something is counted or made",
    "instruction": "asks the reader to do something",
    "question": "asks what happened",
    "form": "is a line that is filled in by hand",
    "negation": "says that the record has no such entry",
    "part": "is put into another sentence, which is listed itself",
}
"""Why a sentence with words of the past tells nothing."""


@cache
def sections() -> dict[str, Section]:
    """The list, by template or shared part."""
    return {name: _section(name, data) for name, data in DATA["sections"].items()}


def _section(name: str, data: Mapping[str, Any]) -> Section:
    others = {reason: tuple(words) for reason, words in data.get("not_recitals", {}).items()}
    recitals = tuple(_recital(name, data, one) for one in data.get("recitals", ()))
    return Section(name, tuple(data.get("shared", ())), recitals, others)


def _recital(section: str, data: Mapping[str, Any], one: Mapping[str, Any]) -> Recital:
    facts = (*one.get("only", data.get("facts", ())), *one.get("facts", ()))
    return Recital(
        section,
        one["words"],
        needs=tuple(one.get("needs", ())),
        unless=one.get("unless"),
        not_on=one.get("not_on"),
        shows=one.get("shows"),
        facts=(*(DATA["facts"][name] for name in facts), one.get("also", {})),
        on=one.get("on", data.get("on", "")),
        document=one.get("document", data.get("document", section)),
    )


RECITALS = tuple(one for section in sections().values() for one in section.recitals)


def listed_for(template: str) -> set[str]:
    """Everything listed that a template may say: its own, that of the parts it shares, and that of every document."""
    names = (template, EVERYWHERE, *sections()[template].shared)
    return {words for name in names for words in sections()[name].listed}


def unlisted(template: str, text: str) -> list[str]:
    """What a template with this text tells as past and nobody has listed."""
    found = [one.words for one in sentences(text) if in_the_past(one.words)]
    for key in sorted(phrases(template)):
        if any(in_the_past(plain(words)) for words in spoken()[key]):
            found.append(f"{SAY}{key}")
    listed = listed_for(template)
    return [words for words in dict.fromkeys(found) if words not in listed]


# Facts with an entry and without it


ROOTS: Mapping[str, type[BaseModel]] = {
    "record": Record,
    "project": Project,
    "terms": Terms,
    "intake": Intake,
}
STEP = re.compile(r"(?P<name>\w+)(?:\[(?P<key>\w+)=(?P<value>[^\]]+)\])?")


def without(facts: Mapping[str, Any], entry: str) -> dict[str, Any]:
    """Facts from which an entry is taken: `payments`, `notices[document=demand-letter].delivered`, `project.plans`.

    A field that its block cannot be without takes the block with it. Fails where there is nothing to take.
    """
    root, _, rest = entry.partition(".")
    if root not in ROOTS:
        root, rest = "record", entry
    taken: list[str] = []
    left = _without(facts.get(root, {}), rest.split("."), ROOTS[root], taken)
    assert taken, f"the facts have no {entry}"
    others = {name: value for name, value in facts.items() if name != root}
    return others if left is None else {**others, root: left}


def _without(data: Any, path: Sequence[str], model: type[BaseModel], taken: list[str]) -> Any:
    """The data without what the path names; None for a block that cannot be without it."""
    step = STEP.fullmatch(path[0])
    assert step is not None and step["name"] in model.model_fields, (path, model)
    name, key, wanted = step["name"], step["key"], step["value"]
    if name not in data:
        return data
    rest, value = {k: v for k, v in data.items() if k != name}, data[name]
    if len(path) == 1 and key is None:
        taken.append(name)
        return None if model.model_fields[name].is_required() else rest
    inner = _model_in(model.model_fields[name].annotation)
    assert inner is not None, (path, model)
    if isinstance(value, Mapping):
        left = _without(value, path[1:], inner, taken)
        return rest if left is None else {**data, name: left}
    kept = []
    for one in value:
        if key is not None and str(one.get(key)) != wanted:
            kept.append(one)
        elif len(path) == 1:
            taken.append(name)
        elif (left := _without(one, path[1:], inner, taken)) is not None:
            kept.append(left)
    return {**data, name: kept}


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The block that a field holds, or a list of which it holds."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = [_model_in(part) for part in get_args(annotation)]
    return next((one for one in found if one is not None), None)


# Print


def state_on(facts: Mapping[str, Any], on: str) -> ProjectState | None:
    """The state of a day; None where the files themselves are refused."""
    try:
        return case_of(facts).checked(day(on))[0]
    except ValidationError:
        return None


def allowed_on(facts: Mapping[str, Any], on: str, document: str) -> ProjectState | None:
    """The state of a day on which a document may be made; None where it is refused."""
    state = state_on(facts, on)
    if state is None or document not in _documents(state, document):
        return None
    return state if answer(state, document, again=True).allowed else None


def _documents(state: ProjectState, document: str) -> tuple[str, ...]:
    kind = type_of(document)
    ids = getattr(kind, "ids", None)
    return (*kind.documents(state), *(ids() if ids is not None else ()))


Lines = tuple[str, ...] | None
"""What a document says, plain; None where it is refused."""

_printed: dict[str, Lines] = {}


def printed_lines(facts: Mapping[str, Any], on: str, document: str) -> Lines:
    """The paragraphs of a printed document."""
    key = repr((facts, on, document, printing.STORE))
    if key not in _printed:
        state = allowed_on(facts, on, document)
        found = () if state is None else paragraphs_of(printing.printed(state, document))
        _printed[key] = None if state is None else tuple(map(plain, found))
    return _printed[key]


def given_lines(facts: Mapping[str, Any], on: str, document: str) -> Lines:
    """What the code of a document gives to its template."""
    state = allowed_on(facts, on, document)
    if state is None:
        return None
    made = type_of(document).context(state, document, language(state.project.project.language))
    return tuple(map(plain, texts(made)))


def told(recital: Recital, lines: Lines) -> bool:
    """Whether a document tells it."""
    patterns = [_pattern(words, exact=recital.shows is not None) for words in _words_of(recital)]
    return any(pattern.search(line) for line in lines or () for pattern in patterns)


def _words_of(recital: Recital) -> tuple[str, ...]:
    if recital.shows is not None:
        return (plain(recital.shows),)
    if recital.words.startswith(SAY):
        return tuple(map(plain, spoken()[recital.words.removeprefix(SAY)]))
    return (recital.words,)


def _pattern(words: str, *, exact: bool) -> re.Pattern[str]:
    """The words with anything in their gaps; a phrase may begin a sentence or stand in one."""
    return re.compile(".*?".join(map(re.escape, words.split(GAP))), re.NOFLAG if exact else re.IGNORECASE)


def unbound(recital: Recital) -> list[str]:
    """Why a recital is not proved: it is not printed with its entries, or still said without one of them.

    A phrase comes from the code alone, so it is enough that the code no longer gives it to the template.
    """
    whole: dict[str, Any] = {}
    for facts in recital.facts:
        whole = merged(whole, facts)
    lines_of = given_lines if recital.words.startswith(SAY) else printed_lines

    def still(facts: Mapping[str, Any], on: str = recital.on) -> bool:
        return told(recital, lines_of(facts, on, recital.document))

    found = []
    if not told(recital, printed_lines(whole, recital.on, recital.document)):
        found.append("it is not printed with its entries")
    found += [f"it is said without {entry}" for entry in recital.needs if still(without(whole, entry))]
    if recital.unless is not None and still(merged(whole, recital.unless)):
        found.append("it is said although the record says otherwise")
    if recital.not_on is not None and still(whole, recital.not_on):
        found.append(f"it is said on {recital.not_on} already")
    return found


def gone(section: Section, users: Sequence[str]) -> list[str]:
    """What a section lists although none of the templates that use it says so any more."""
    standing = {one.words for user in users for one in sentences(wording(user))}
    standing |= {f"{SAY}{key}" for user in users for key in phrases(user)}
    return [words for words in section.listed if words not in standing]


def users_of(section: str) -> tuple[str, ...]:
    """The templates for which a section holds."""
    if section == EVERYWHERE:
        return TEMPLATES
    return tuple(one for one in TEMPLATES if section == one or section in sections()[one].shared)


# Tests


def test_every_template_that_tells_of_the_past_has_its_list() -> None:
    """Each has a section, with those of the templates that it includes; no section is without a template."""
    assert set(TEMPLATES) <= set(sections()) and all(map(users_of, sections()))
    for template in TEMPLATES:
        assert set(included(template)) <= set(sections()[template].shared)


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_sentence_in_the_past_is_listed(template: str) -> None:
    """Found by itself, in the template and in the phrases that its document reaches."""
    assert unlisted(template, wording(template)) == []


@pytest.mark.parametrize("section", sections())
def test_what_is_listed_still_stands(section: str) -> None:
    """In a template for which the section holds, or as a phrase that its document reaches."""
    assert gone(sections()[section], users_of(section)) == []


@pytest.mark.parametrize("section", sections())
def test_what_is_no_recital_has_a_reason(section: str) -> None:
    """A known one; what is called a heading of a template is one, and no words are listed as both."""
    found, recitals = sections()[section].others, {one.words for one in sections()[section].recitals}
    assert set(found) <= set(REASONS)
    assert [words for some in found.values() for words in some if words in recitals] == []
    heads = {one.words for user in users_of(section) for one in sentences(wording(user)) if one.is_heading}
    own = [words for words in found.get("heading", ()) if not words.startswith(SAY)]
    assert [words for words in own if words not in heads] == []


@pytest.mark.parametrize("recital", RECITALS, ids=lambda one: f"{one.section}: {one.words[:60]}")
def test_a_recital_stands_with_its_entries_and_not_without(recital: Recital) -> None:
    """P-3: the words come with the entry and go with it, or the document is refused."""
    assert recital.needs or recital.unless or recital.not_on, "nothing binds it"
    assert unbound(recital) == []


@pytest.mark.parametrize("recital", [one for one in RECITALS if one.shows], ids=lambda one: one.words[:60])
def test_what_is_looked_for_in_print_holds_the_words(recital: Recital) -> None:
    """`shows` may say more than the words, and never something else."""
    assert recital.shows is not None
    for words in _words_of(replace(recital, shows=None)):
        pieces = [piece.strip() for piece in words.split(GAP) if piece.strip()]
        assert re.search(".*".join(map(re.escape, pieces)), plain(recital.shows), re.IGNORECASE)


# Each of these can fail


@pytest.mark.parametrize(
    "text",
    [
        "It was late", "They were late", "It has been paid", "We had asked", "We sent it", "We received it", "It reached us",
        "She signed it", "The time ended", "It fell due", "You told us", "You paid", "Work resumed", "Work stopped",
        "It was delivered", "You gave notice", "We asked", "We answered", "Delivered May 5", "the work done has begun",
        "You have not answered", "We have already written", "The plan took effect", "We undertook the work",
    ],
)  # fmt: skip
def test_the_past_is_known(text: str) -> None:
    """Simple past, perfect, and the participle that stands for a sentence."""
    assert in_the_past(text)


@pytest.mark.parametrize(
    "text",
    [
        "It is due today", "This will be paid", "It may be waived", "When it is received", "The amount is not counted",
        "We need your answer", "as agreed in Section 3", "The statement is enclosed", "If you have a question, please call",
    ],
)  # fmt: skip
def test_what_is_not_past_is_left_alone(text: str) -> None:
    """Present, future and condition."""
    assert not in_the_past(text)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_new_sentence_is_found(template: str) -> None:
    """In a paragraph, a list, a cell of a table and a condition within a line."""
    for more in ("{0}.", "- {0}", "| {0} | – |", "As you know{{% if x %}} {0}{{% endif %}}."):
        text = f"{wording(template)}\n{more.format('We received your payment')}\n"
        assert unlisted(template, text)[:1] == ["We received your payment"]


def test_a_phrase_that_nobody_listed_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The code of a demand, and of nothing else but a demand, reaches this one."""
    phrase = f"{SAY}event_resumed"
    listed = listed_for
    monkeypatch.setitem(globals(), "listed_for", lambda template: listed(template) - {phrase})
    assert [one for one in TEMPLATES if phrase in unlisted(one, wording(one))] == ["demand-letter"]


def test_a_listed_sentence_that_is_gone_is_found() -> None:
    """Words of the template, and a phrase of another document."""
    for words in ("We received your payment", f"{SAY}packet_told_reached"):
        assert gone(Section("invoice", (), (Recital("invoice", words),), {}), ["invoice"]) == [words]


def test_a_sentence_that_is_always_printed_is_unbound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy of the notice of intent that thanks for a payment, whether or not there was one."""
    words = "We received your payment"
    paid = {"record": {"payments": [{"date": "2026-05-12", "amount": "100.00"}]}}
    facts = (DATA["facts"]["job"], DATA["facts"]["stoppable"], paid)
    recital = Recital("x", words, ("payments",), facts=facts, on="2026-05-20", document="notice-of-intent")
    assert unbound(recital) == ["it is not printed with its entries"]
    copytree(REPOSITORY / "templates", tmp_path / "templates")
    changed = tmp_path / "templates" / "notice-of-intent"
    edit(changed / "1.0" / "en.md", "## How to pay", f"{words}.\n\n## How to pay")
    edit(
        changed / "template.yaml",
        *(folder_checksum(one / "1.0") for one in (REPOSITORY / "templates" / changed.name, changed)),
    )
    monkeypatch.setattr(printing, "STORE", TemplateStore((tmp_path / "templates",)))
    assert unbound(recital) == ["it is said without payments"]
    assert unbound(replace(recital, needs=(), not_on="2026-05-19")) == ["it is said on 2026-05-19 already"]
    assert unbound(replace(recital, needs=(), unless={"record": {"payments": []}})) == [
        "it is said although the record says otherwise"
    ]


def test_an_entry_is_taken_out_of_the_facts_and_nothing_else() -> None:
    """A field, a whole entry where the field is required, and chosen entries of a list."""
    facts: dict[str, Any] = {
        "terms": {"interest": {"rate": "9 %"}},
        "record": {
            "notices": [{"document": "a", "sent": "2026-05-01"}, {"document": "b", "sent": "2026-05-02", "delivered": "2026-05-03"}],
            "payments": [{"date": "2026-05-01", "amount": "1.00"}],
        },
    }  # fmt: skip
    first, second = facts["record"]["notices"]
    assert without(facts, "notices[document=a]")["record"]["notices"] == [second]
    assert without(facts, "notices[document=b].delivered")["record"]["notices"] == [
        first,
        {"document": "b", "sent": "2026-05-02"},
    ]
    assert without(facts, "payments.date")["record"]["payments"] == []
    assert without(facts, "terms.interest") == {**facts, "terms": {}}
    for nothing in ("waivers", "notices[document=c]", "notices.bounced"):
        with pytest.raises(AssertionError):
            without(facts, nothing)
