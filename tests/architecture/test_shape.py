"""The shape budget of docs/architecture.md. Complexity and positional booleans are ruff's part, in test_style."""

import ast
from statistics import median, quantiles

from tests.architecture.sources import HOUSE, functions, line_counts, lines_of, modules

EVERYTHING = (*HOUSE, "tests", "benchmarks")
STRAY_NAMES = {"utils", "helpers", "common", "core", "services", "misc", "tools", "base", "lib"}

# The few borders at which any exception becomes a line in a report, each with its reason.
BROAD_EXCEPT_ALLOWED: dict[str, str] = {
    "testimonies/indexing/keep.py": "one testimony that cannot be indexed is left out of searches, the others are kept",
    "testimonies/ingest/border.py": "a stranger's file that breaks a reader is refused, the rest goes on",
    "testimonies/transcripts/apart/inside.py": "the same border, in a process that only reads; it is told and logged",
    "testimonies/ingest/worker.py": "a delivery that stops for an unforeseen reason says so, the next ones go on",
    "testimonies/management/commands/erase.py": "a place that cannot be cleaned is told, the bytes in the others go",
}


def test_files_stay_short():
    assert {path: lines for path, lines in line_counts(*EVERYTHING).items() if lines > 300} == {}
    assert median(lines for lines in line_counts(*HOUSE).values() if lines) <= 110


def test_functions_stay_short():
    long = [
        f"{path}:{function.lineno} {function.name} has {lines_of(function)} lines"
        for path, tree in modules(*EVERYTHING).items()
        for function in functions(tree)
        if lines_of(function) > 50
    ]
    lengths = [lines_of(function) for tree in modules(*HOUSE).values() for function in functions(tree)]

    assert long == []
    assert median(lengths) <= 9
    assert quantiles(lengths, n=10)[-1] < 25


def test_functions_ask_for_few_things():
    asking = [
        f"{path}:{function.lineno} {function.name}"
        for path, tree in modules(*HOUSE).items()
        for function in functions(tree)
        if len([name for name in _parameters(function) if name not in {"self", "cls"}]) > 6
    ]

    assert asking == []


def test_files_are_named_by_words_of_the_archive():
    parts = {(path, part) for path in modules(*HOUSE) for part in path.removesuffix(".py").split("/")}

    assert sorted(path for path, part in parts if part in STRAY_NAMES) == []


def test_imports_stand_at_the_top():
    late = [
        f"{path}:{node.lineno}"
        for path, tree in modules(*EVERYTHING).items()
        if path != "testimonies/apps.py"
        for function in functions(tree)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]

    assert late == []


def test_models_have_no_ordering_of_their_own():
    ordered = [
        f"{path}:{node.lineno}"
        for path, tree in modules("testimonies").items()
        for meta in ast.walk(tree)
        if isinstance(meta, ast.ClassDef) and meta.name == "Meta"
        for node in meta.body
        if isinstance(node, ast.Assign) and any(getattr(target, "id", "") == "ordering" for target in node.targets)
    ]

    assert ordered == []


def test_exceptions_are_caught_by_name():
    broad = {
        path
        for path, tree in modules(*HOUSE).items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and _is_broad(node) and not _raises_again(node)
    }

    assert broad == set(BROAD_EXCEPT_ALLOWED)


def _parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    asked = function.args
    return [argument.arg for argument in (*asked.posonlyargs, *asked.args, *asked.kwonlyargs)]


def _is_broad(handler: ast.ExceptHandler) -> bool:
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or getattr(kind, "id", "") in {"Exception", "BaseException"} for kind in caught)


def _raises_again(handler: ast.ExceptHandler) -> bool:
    """Cleaning up and raising the same error on hides nothing."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None
