"""Makes copies for the public in the background: after every change, and each minute what is left."""

import logging

from django.db import DatabaseError, connections

from testimonies.interchange.access_copies.making import make_due
from testimonies.workflow.background import Background

EVERY_S = 60.0  # what other processes changed, and what the clock did
logger = logging.getLogger(__name__)


def work_once() -> None:
    """Make what is due; a failure is told to the operator and met again the next time."""
    try:
        make_due()
    except (DatabaseError, OSError):
        logger.exception("copies for the public could not be made; `manage.py make_access_copies` says which")
    finally:
        connections.close_all()


background = Background(work_once, name="access-copies", every_s=EVERY_S)
