"""Requests for access and grants, set so and not decided through the workflow. All words are invented for the tests."""

import datetime as dt
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from testimonies.models import AccessRequest, Testimony
from testimonies.vocabulary import Decision

EMAIL = "reader@example.org"
YEAR = dt.timedelta(days=365)


def make_request(testimony: Testimony, **fields: Any) -> AccessRequest:
    """A request that waits."""
    asked = {"name": "Demo Reader", "email": EMAIL, "purpose": "A study of ferries.", "language": "en"}
    return AccessRequest.objects.create(testimony=testimony, **asked | {"terms_sha256": "0" * 64} | fields)


def make_grant(testimony: Testimony, *, reader: User, **fields: Any) -> AccessRequest:
    """A grant for a year that began a day ago, unless told otherwise."""
    now = timezone.now()
    archivist = User.objects.get_or_create(username="archivist", defaults={"is_staff": True})[0]
    decided = {
        "email": reader.email or EMAIL,
        "decision": Decision.GRANTED,
        "decided_at": now - dt.timedelta(days=1),
        "decided_by": archivist,
        "because": "It serves the study.",
        "until": now + YEAR,
        "reader": reader,
    }
    if "revoked_at" in fields:
        decided |= {"revoked_by": archivist, "revoked_because": "The family asked for it."}
    return make_request(testimony, **decided | fields)
