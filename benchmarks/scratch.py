"""An archive of its own for each run. Importing this starts the site in it, so it comes before any import of a model.

It lies in a folder that is removed at the end; `BENCHMARK_FOLDER` names one that is kept and used again. Settings of an
archive that this shell may know are forgotten first: no benchmark ever writes into a living archive.
"""

import atexit
import os
import shutil
import tempfile
from importlib import import_module
from pathlib import Path

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

_kept = os.environ.get("BENCHMARK_FOLDER")
FOLDER = Path(_kept).absolute() if _kept else Path(tempfile.mkdtemp(prefix="archive-benchmark-"))
if not _kept:
    atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)

if not settings.configured:  # the tests have a scratch archive already
    for _name in [name for name in os.environ if name.startswith("ARCHIVE_") or name == "DATABASE_URL"]:
        del os.environ[_name]
    os.environ |= {
        "ARCHIVE_VAR": str(FOLDER / "var"),
        "ARCHIVE_MEDIA": str(FOLDER / "media"),
        "ARCHIVE_BACKGROUND": "0",
        "DJANGO_SETTINGS_MODULE": "archive.settings",
    }

application: WSGIHandler = import_module("archive.wsgi").application  # as the web server starts it; reads the settings


def folder_size(folder: Path) -> int:
    """The bytes of all files in it."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
