"""tests/ mirrors the source path for path, so that whoever finds one finds the other."""

from tests.architecture.sources import HOUSE, ROOT, functions, modules

# Folders of tests that stand for no folder of the source.
APART = {"architecture", "browser", "data", "factories", "journeys", "locale", "scribes", "trust"}

# Modules whose tests stand elsewhere: the source, and the test file that holds them.
TESTED_ELSEWHERE: dict[str, str] = {
    "testimonies/apps.py": "tests/test_wiring.py",
    "testimonies/ingest/errors.py": "tests/ingest/test_border.py",
    "testimonies/workflow/errors.py": "tests/workflow/test_revisions.py",
    "testimonies/workflow/gates.py": "tests/workflow/test_transitions.py",
    "testimonies/workflow/hangers.py": "tests/workflow/test_revisions.py",
    "testimonies/workflow/rules.py": "tests/workflow/test_transitions.py",
}


def test_every_test_has_its_source():
    orphans = [path for path in modules("tests") if _claims_a_source(path) and not _sources_of(path)]

    assert orphans == []


def test_every_source_has_its_test():
    untested = [
        path
        for path, tree in modules(*HOUSE).items()
        if any(functions(tree)) and not path.endswith("__init__.py") and not _tests_of(path)
    ]

    assert sorted(untested) == sorted(TESTED_ELSEWHERE)


def test_tests_elsewhere_exist():
    assert [test for test in TESTED_ELSEWHERE.values() if not (ROOT / test).exists()] == []


def _claims_a_source(path: str) -> bool:
    _, *folders, name = path.split("/")
    return name.startswith("test_") and not APART & set(folders)


def _sources_of(path: str) -> list[str]:
    """A module, or a whole folder: tests of the site stand in tests/archive, those of the benchmarks in their own."""
    *folders, name = path.removeprefix("tests/").split("/")
    stem = name.removeprefix("test_").removesuffix(".py")
    home = "/".join(folders if folders[:1] in (["archive"], ["benchmarks"]) else ["testimonies", *folders])
    return [place for place in (f"{home}/{stem}.py", f"{home}/{stem}") if (ROOT / place).exists()]


def _tests_of(path: str) -> list[str]:
    """The test of the module, or of a whole folder that it is a part of."""
    place = path.removeprefix("testimonies/").removesuffix(".py").split("/")
    mirrored = ["/".join(["tests", *place[:depth], f"test_{place[depth]}.py"]) for depth in range(len(place))]
    return [test for test in mirrored if (ROOT / test).exists()]
