"""`docgen templates`: the templates at hand, their versions and languages."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

from docgen.cli.folders import the_workspace_or_none
from docgen.cli.options import format_option
from docgen.cli.session import Session, colour_wanted, pass_session, session_options
from docgen.diagnostics import Diagnostic
from docgen.diagnostics.render import as_text
from docgen.templating.store import Manifest, TemplateStore, template_roots
from docgen.workspace.files import OnDisk

Row = dict[str, Any]


@click.group(name="templates", epilog="Example: docgen templates show contract")
def command() -> None:
    """List and show the templates: the wording of each document, versioned.

    A workspace's own templates/ folder comes before the built-in ones. A released version never
    changes; a project stays on the version in its docgen.lock.
    """


@command.command(name="list")
@format_option()
@session_options
@pass_session
def list_templates(session: Session, form: str) -> int:
    """List every template with its newest version and its languages."""
    store = _store(session)
    rows, ok = _rows(session, store)
    if form == "json":
        session.result(json.dumps({"version": 1, "templates": rows}, indent=2, ensure_ascii=False))
        return 0 if ok else 1
    from docgen.reports.text import laid_out

    table = [("Template", "Title", "Versions", "Languages", "From")]
    for row in rows:
        versions = ", ".join(f"{v['version']} ({v['status']})" for v in row["versions"])
        table.append((row["id"], row["title"], versions, ", ".join(row["languages"]), row["from"]))
    session.result(laid_out(table, right=set(), width=session.width))
    return 0 if ok else 1


@command.command(epilog="Example: docgen templates show demand-letter --language en-GB --text")
@click.argument("template", metavar="TEMPLATE")
@click.option("--version", "version", metavar="X.Y", help="This version instead of the newest released one.")
@click.option("--language", default="en-US", metavar="CODE", help="Which language; en-US when not given.")
@click.option("--text", is_flag=True, help="Print the wording itself, where the template is text.")
@format_option()
@session_options
@pass_session
def show(session: Session, template: str, version: str | None, language: str, text: bool, form: str) -> int:
    """Show one template: its versions, what each changed, and with --text its wording."""
    store = _store(session)
    if template not in store.ids():
        raise click.UsageError(f"there is no template {template} (one of: {', '.join(store.ids())})")
    chosen = store.choose(template, language, pinned=version, locked=None)
    manifest = store.manifest(template)
    if chosen.value is None or manifest.value is None:
        _complain(session, (*manifest.diagnostics, *chosen.diagnostics))
        return 1
    row = _row(manifest.value, store)
    row["source"] = str(chosen.value.source)
    row["checksum"] = chosen.value.checksum
    if form == "json":
        session.result(json.dumps({"version": 1, **row}, indent=2, ensure_ascii=False))
        return 0
    if text:
        if not chosen.value.is_text:
            raise click.UsageError(f"{template} {chosen.value.version} is a Word file: {row['source']}")
        session.result(chosen.value.source.read_text(encoding="utf-8").rstrip("\n"))
        return 0
    session.result("\n".join(_page(row, chosen.value.version)))
    changes = chosen.value.source.parents[1] / "CHANGES.md"
    if changes.is_file():
        session.result("\n" + changes.read_text(encoding="utf-8").rstrip("\n"))
    return 0


def _page(row: Row, version: str) -> list[str]:
    lines = [f"{row['id']}: {row['title']}", "", f"languages  {', '.join(row['languages'])}"]
    for one in row["versions"]:
        mark = "  (shown)" if one["version"] == version else ""
        lines.append(f"version    {one['version']}, {one['status']} on {one['date']}{mark}")
    return [*lines, f"checksum   {row['checksum']}", f"source     {row['source']}"]


def _store(session: Session) -> TemplateStore:
    workspace = the_workspace_or_none(session)
    return TemplateStore(template_roots(workspace.own_templates if workspace else None))


def _rows(session: Session, store: TemplateStore) -> tuple[list[Row], bool]:
    rows, ok = [], True
    for name in store.ids():
        manifest = store.manifest(name)
        if manifest.value is None:
            ok = False
            _complain(session, manifest.diagnostics)
        else:
            rows.append(_row(manifest.value, store))
    return rows, ok


def _row(manifest: Manifest, store: TemplateStore) -> Row:
    return {
        "id": manifest.id,
        "title": manifest.title,
        "languages": list(manifest.languages),
        "versions": [
            {"version": one.version, "status": one.status, "date": one.date.isoformat()}
            for one in manifest.versions
        ],
        "from": "built in" if store.is_builtin(manifest.id) else "workspace",
    }


def _complain(session: Session, diagnostics: tuple[Diagnostic, ...]) -> None:
    for problem in diagnostics:
        session.complain(as_text(problem, OnDisk(), colour=colour_wanted(sys.stderr)) + "\n")
