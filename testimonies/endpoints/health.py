"""A sign of life for whoever watches over the machine; what is wrong goes to the log, not to the asker."""

import logging
import tempfile
from collections.abc import Callable

from django.conf import settings
from django.db import Error, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from testimonies.search import current
from testimonies.search.errors import SearchError

logger = logging.getLogger(__name__)


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _index() -> None:
    current.public().sequence()


def _media() -> None:
    with tempfile.TemporaryFile(dir=settings.MEDIA_ROOT) as proof:
        proof.write(b"writable")


ORGANS: dict[str, Callable[[], None]] = {"database": _database, "index": _index, "media": _media}
ILLNESSES = (Error, SearchError, OSError)


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 when the archive can read and keep testimony, 503 when it cannot."""
    ailing = [organ for organ, check in ORGANS.items() if not _is_well(organ, check)]
    return JsonResponse({"status": "unwell"}, status=503) if ailing else JsonResponse({"status": "well"})


def _is_well(organ: str, check: Callable[[], None]) -> bool:
    try:
        check()
    except ILLNESSES:
        logger.exception("The archive is unwell: %s.", organ)
        return False
    return True
