"""Walking the tags of a template with the kinds of all names, to find what the context does not have."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from jinja2 import nodes

from docgen.templating.kinds import (
    ANY,
    Kind,
    fits,
    is_printable,
    item_of,
    members,
    result_of,
    told,
    without_none,
)
from docgen.word.problems import names_hint

Report = Callable[[str, str, int, str | None, str | None], None]
"""Takes a code, a message, the line in the Jinja source, the word meant, and a hint."""

Scope = dict[str, Kind]


class ScopeWalk:
    """Follows scopes through statements; reports DG331 to DG334."""

    def __init__(self, report: Report) -> None:
        self._report = report

    def statements(self, body: Sequence[nodes.Node], scope: Scope) -> None:
        """Statements in their order; `set` adds to the scope."""
        for node in body:
            if isinstance(node, nodes.Output):
                for expression in node.nodes:
                    self._printed(expression, scope)
            elif isinstance(node, nodes.For):
                self._loop(node, scope)
            elif isinstance(node, nodes.If):
                self._branches(node, scope)
            elif isinstance(node, nodes.Assign):
                self._set(node, scope)

    def _set(self, node: nodes.Assign, scope: Scope) -> None:
        kind = self.kind(node.node, scope)
        if isinstance(node.target, nodes.Name):
            scope[node.target.name] = kind

    def _branches(self, node: nodes.If, scope: Scope) -> None:
        self.kind(node.test, scope)
        self.statements(node.body, scope)
        for branch in node.elif_:
            self.kind(branch.test, scope)
            self.statements(branch.body, scope)
        self.statements(node.else_, scope)

    def _loop(self, node: nodes.For, scope: Scope) -> None:
        kind = self.kind(node.iter, scope)
        item = item_of(kind)
        if item is None:
            message = f"a loop goes through a list, and this is {told(kind)}"
            self._report("DG334", message, node.lineno, _name_of(node.iter), None)
            item = ANY
        inner = {**scope, "loop": ANY}
        if isinstance(node.target, nodes.Name):
            inner[node.target.name] = item
        else:
            inner.update({name.name: ANY for name in node.target.find_all(nodes.Name)})
        if node.test is not None:
            self.kind(node.test, inner)
        self.statements(node.body, inner)
        self.statements(node.else_, dict(scope))

    def _printed(self, node: nodes.Node, scope: Scope) -> None:
        if isinstance(node, nodes.TemplateData):
            return
        kind = self.kind(node, scope)
        if not is_printable(kind):
            hint = "use a filter, as in {{ price|money }}"
            message = f"{told(kind)} cannot be printed as it is"
            self._report("DG333", message, node.lineno, _name_of(node), hint)

    def kind(self, node: nodes.Node, scope: Scope) -> Kind:
        """The kind of an expression, everything inside it checked."""
        if isinstance(node, nodes.Name):
            return self._name(node, scope)
        if isinstance(node, nodes.Getattr):
            return self._attribute(node, scope)
        if isinstance(node, nodes.Filter):
            return self._filtered(node, scope)
        if isinstance(node, nodes.Const):
            return type(node.value)
        inner = [
            self.kind(child, scope) for child in node.iter_child_nodes() if isinstance(child, nodes.Expr)
        ]
        for operand in node.find_all(nodes.Operand) if isinstance(node, nodes.Compare) else ():
            self.kind(operand.expr, scope)
        if isinstance(node, nodes.Compare | nodes.Not | nodes.Test):
            return bool
        if isinstance(node, nodes.Concat):
            return str
        if isinstance(node, nodes.And | nodes.Or | nodes.CondExpr):
            kinds = {without_none(kind) for kind in inner[-2:]}
            return kinds.pop() if len(kinds) == 1 else ANY
        return ANY

    def _name(self, node: nodes.Name, scope: Scope) -> Kind:
        if node.name in scope:
            return scope[node.name]
        hint = names_hint(node.name, list(scope))
        hint = hint if hint and hint.startswith("did") else None
        self._report("DG331", f"there is no field `{node.name}`", node.lineno, node.name, hint)
        return ANY

    def _attribute(self, node: nodes.Getattr, scope: Scope) -> Kind:
        owner = self.kind(node.node, scope)
        known = members(owner)
        if known is None:
            return ANY
        if node.attr in known:
            return known[node.attr]
        whose = _name_of(node.node)
        message = (
            f"`{whose}` has no field `{node.attr}`" if whose else f"there is no field `{node.attr}` here"
        )
        hint = names_hint(node.attr, list(known)) or f"it is {told(owner)}"
        self._report("DG331", message, node.lineno, node.attr, hint if len(hint) < 400 else None)
        return ANY

    def _filtered(self, node: nodes.Filter, scope: Scope) -> Kind:
        kind = self.kind(node.node, scope) if node.node is not None else ANY
        for argument in (*node.args, *(pair.value for pair in node.kwargs)):
            self.kind(argument, scope)
        if not fits(node.name, kind):
            message = f"the filter `{node.name}` does not take {told(kind)}"
            self._report("DG332", message, node.lineno, node.name, None)
        return result_of(node.name, kind)


def _name_of(node: nodes.Node | None) -> str | None:
    """The last name of an expression, to find it by."""
    if isinstance(node, nodes.Getattr):
        return str(node.attr)
    if isinstance(node, nodes.Name):
        return str(node.name)
    return _name_of(node.node) if isinstance(node, nodes.Filter) else None
