"""The site as the tests see it: a scratch archive of its own in every process, never the folders of a living one."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

SCRATCH = Path(tempfile.mkdtemp(prefix="archive-tests-"))
atexit.register(shutil.rmtree, SCRATCH, ignore_errors=True)
READ_BY_TESTS = ("ARCHIVE_SAMPLES", "ARCHIVE_BROWSER_REQUIRED")

for name in [name for name in os.environ if name.startswith("ARCHIVE_") and name not in READ_BY_TESTS]:
    del os.environ[name]
os.environ |= {
    "ARCHIVE_VAR": str(SCRATCH / "var"),
    "ARCHIVE_MEDIA": str(SCRATCH / "media"),
    "ARCHIVE_SEARCH_ENGINE": "memory",
    "ARCHIVE_BACKGROUND": "0",
}

from archive.settings import *  # noqa: E402, F403 - the environment has to be set first
from archive.settings import DATABASES  # noqa: E402

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, because a database in memory knows neither WAL nor the second connection that a browser's request opens.
    DATABASES["default"]["TEST"] = {"NAME": str(SCRATCH / "test.sqlite3")}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = True
