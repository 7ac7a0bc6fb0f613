"""Every message the package can raise or note, read out of its source: what the Chinese wordings must cover."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import xinmai
import xinmai.errors

SOURCE = Path(xinmai.__file__).parent
MESSAGE_AT = dict.fromkeys(xinmai.errors.__all__, 0) | {
    "UnreadableError": 1,
    "LexiconError": 2,
    "FetchError": 1,
    "DeliveryError": 1,
    "notice": 1,
    "Notice": 1,
}
"""Which argument of an error or a notice is its message."""
SAMPLE = "7"
"""Stands for what a message fills in: it may be a number as well as a name."""


@dataclass(frozen=True)
class Message:
    """A message with its holes filled; `text` is `None` where it is made elsewhere (`str(error)`, a function)."""

    where: str
    text: str | None


def messages() -> Iterator[Message]:
    for file in sorted(SOURCE.rglob("*.py")):
        if file.name != "errors.py":
            tree = ast.parse(file.read_text("utf-8"))
            for call, scope in _calls(tree, tree):
                where = f"{file.relative_to(SOURCE)}:{call.lineno}"
                for text in _texts(call.args[MESSAGE_AT[_name(call)]], scope, tree):
                    yield Message(where, text)


def strings() -> Iterator[str]:
    """Every string of the package outside the command line, holes filled."""
    for file in sorted(SOURCE.rglob("*.py")):
        if file.parent.name != "cli" or file.name == "serving.py":
            tree = ast.parse(file.read_text("utf-8"))
            for node in ast.walk(tree):
                if isinstance(node, ast.Constant | ast.JoinedStr):
                    yield from (text for text in _texts(node, tree, tree) if text)


def _calls(node: ast.AST, scope: ast.AST) -> Iterator[tuple[ast.Call, ast.AST]]:
    if isinstance(node, ast.Call) and len(node.args) > MESSAGE_AT.get(_name(node), len(node.args)):
        yield node, scope
    for child in ast.iter_child_nodes(node):
        yield from _calls(child, node if isinstance(node, ast.FunctionDef) else scope)


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def _texts(node: ast.expr, scope: ast.AST, module: ast.Module) -> Iterator[str | None]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            yield from map("".join, product(*(_filled(part, scope, module) for part in parts)))
        case ast.IfExp(body=one, orelse=other):
            yield from _texts(one, scope, module)
            yield from _texts(other, scope, module)
        case ast.Name(id=name):
            found = [*_assigned(name, scope.body)] or [*_assigned(name, module.body)]
            for value in found:
                yield from _texts(value, scope, module)
            if not found:
                yield None
        case ast.Call(func=ast.Name(id=name)) if function := _function(name, module):
            for value in (
                each.value for each in ast.walk(function) if isinstance(each, ast.Return) and each.value
            ):
                yield from _texts(value, function, module)
        case _:
            yield None


def _filled(part: ast.expr, scope: ast.AST, module: ast.Module) -> list[str]:
    """What a piece of an f-string may become: its words where the same file says them, else a sample."""
    if isinstance(part, ast.FormattedValue) and isinstance(part.value, ast.Name):
        return [text or SAMPLE for text in _texts(part.value, scope, module)]
    return [part.value] if isinstance(part, ast.Constant) else [SAMPLE]


def _assigned(name: str, statements: list[ast.stmt]) -> Iterator[ast.expr]:
    for node in (node for statement in statements for node in ast.walk(statement)):
        match node:
            case ast.Assign(targets=targets, value=value) if name in _names(*targets):
                yield from _parts(name, targets[0], value)


def _names(*targets: ast.expr) -> set[str]:
    return {node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)}


def _parts(name: str, target: ast.expr, value: ast.expr) -> Iterator[ast.expr]:
    """What of a value goes to a name: all of it, or its place in a tuple."""
    if isinstance(target, ast.Tuple):
        pairs = zip(target.elts, value.elts if isinstance(value, ast.Tuple) else (), strict=False)
        yield from (part for goal, part in pairs if name in _names(goal))
    else:
        yield value


def _function(name: str, module: ast.Module) -> ast.FunctionDef | None:
    return next(
        (node for node in ast.walk(module) if isinstance(node, ast.FunctionDef) and node.name == name), None
    )
