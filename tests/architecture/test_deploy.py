"""A public archive starts only when it is safe, and says in a sentence what is missing."""

import os
import subprocess
import sys

import pytest

from tests.architecture.sources import ROOT

KEY = "kXw3vQ9-mT2rLp8sZ5nB7cY1dF4gH6jA0eUoIiRtWqSxNzVbMlKy"
PUBLIC = {"ARCHIVE_HOSTS": "archive.museum.example", "ARCHIVE_SECRET_KEY": KEY}


@pytest.fixture
def run_python(tmp_path):
    """A fresh process of the archive with these settings alone."""
    places = {"ARCHIVE_VAR": str(tmp_path / "var"), "ARCHIVE_MEDIA": str(tmp_path / "media")}
    others = {name: value for name, value in os.environ.items() if not name.startswith(("ARCHIVE_", "DJANGO_"))}
    others.pop("DATABASE_URL", None)

    def run(settings: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env={**others, **places, **settings},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_check_deploy_is_clean(run_python):
    told = run_python(PUBLIC, "manage.py", "check", "--deploy", "--fail-level", "DEBUG")

    assert (told.returncode, told.stdout) == (0, "System check identified no issues (1 silenced).\n"), told.stderr


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"ARCHIVE_SECRET_KEY": ""}, "ARCHIVE_SECRET_KEY is not set"),
        ({"ARCHIVE_SECRET_KEY": f"django-insecure-{KEY}"}, "ARCHIVE_SECRET_KEY is a sample or too short"),
        ({"ARCHIVE_SECRET_KEY": "short"}, "ARCHIVE_SECRET_KEY is a sample or too short"),
        ({"ARCHIVE_DEBUG": "1"}, "ARCHIVE_DEBUG is on, but ARCHIVE_HOSTS names a public host"),
        ({"ARCHIVE_HOSTS": "*"}, "ARCHIVE_HOSTS may not be '*'"),
        ({"ARCHIVE_HTTP": "0"}, "ARCHIVE_HTTP is not a setting of the archive. Did you mean ARCHIVE_HTTPS"),
        ({"ARCHIVE_TIME_ZONE": "Europe/Istambul"}, "Did you mean Europe/Istanbul?"),
        ({"DATABASE_URL": "nowhere"}, "DATABASE_URL is not the address of a database"),
    ],
)
def test_public_archive_refuses_to_start(run_python, settings, says):
    told = run_python({**PUBLIC, **settings}, "manage.py", "check")

    assert told.returncode == 1
    assert told.stderr.startswith("The archive does not start: ")
    assert says in told.stderr
    assert "Traceback" not in told.stderr


def test_public_archive_refuses_an_old_sqlite(run_python):
    start_on_an_old_one = (
        "import archive, sqlite3; sqlite3.dbapi2.sqlite_version_info = (3, 40, 1); import archive.settings"
    )

    told = run_python(PUBLIC, "-c", start_on_an_old_one)

    assert told.returncode == 1
    assert "SettingRefused: SQLite 3.40.1 can corrupt a database in WAL mode" in told.stderr


@pytest.mark.parametrize(
    ("settings", "sent_by"),
    [
        ({**PUBLIC, "ARCHIVE_EMAIL_SECURITY": "none"}, "dummy 25 False False"),
        ({}, "console 587 True False"),
        ({**PUBLIC, "ARCHIVE_EMAIL_HOST": "mail.museum.example"}, "smtp 587 True False"),
        ({"ARCHIVE_EMAIL_HOST": "mail.museum.example", "ARCHIVE_EMAIL_SECURITY": "tls"}, "smtp 465 False True"),
    ],
)
def test_letters_leave_only_where_a_server_is_named(run_python, settings, sent_by):
    asked = "import archive.settings as s; print(s.EMAIL_BACKEND, s.EMAIL_PORT, s.EMAIL_USE_TLS, s.EMAIL_USE_SSL)"

    told = run_python(settings, "-c", asked)

    assert told.stdout.replace("django.core.mail.backends.", "").replace(".EmailBackend", "").strip() == sent_by


def test_archive_at_home_starts_without_any_setting(run_python):
    told = run_python({}, "manage.py", "check")

    assert (told.returncode, told.stdout) == (0, "System check identified no issues (0 silenced).\n"), told.stderr
