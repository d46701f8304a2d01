"""The site brings its own check to every command that checks."""

from django.core.checks.registry import registry

from archive.sqlite import refuse_unsafe_sqlite


def test_the_check_of_sqlite_runs_with_all_others():
    assert refuse_unsafe_sqlite in registry.get_checks()
