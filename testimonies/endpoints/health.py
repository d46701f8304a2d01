"""A sign of life for whoever watches over the machine; what is wrong goes to the log, not to the asker."""

import logging
import tempfile
from collections.abc import Callable

from django.conf import settings
from django.db import Error, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

logger = logging.getLogger(__name__)


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _media() -> None:
    with tempfile.TemporaryFile(dir=settings.MEDIA_ROOT) as proof:
        proof.write(b"writable")


ORGANS: dict[str, Callable[[], None]] = {"database": _database, "media": _media}
ILLNESSES = (Error, OSError)


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 when the archive can read and keep testimony, 503 when it cannot."""
    is_well = all([_is_well(organ, check) for organ, check in ORGANS.items()])
    return JsonResponse({"status": "well" if is_well else "unwell"}, status=200 if is_well else 503)


def _is_well(organ: str, check: Callable[[], None]) -> bool:
    try:
        check()
    except ILLNESSES:
        logger.exception("The archive is unwell: %s.", organ)
        return False
    return True
