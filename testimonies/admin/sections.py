"""How the admin's list of records is laid out: by what a curator wants to do, not by tables."""

from collections.abc import Iterable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Section = tuple[str, "str | Promise", tuple[str, ...]]

SECTIONS: tuple[Section, ...] = (
    ("testimonies", _("Testimonies"), ("Testimony", "Transcript", "Recording", "IndexPoint", "Collection")),
    ("people", _("People"), ("Witness", "LifeEvent")),
    ("authorities", _("Authorities and questions"), ("Authority", "Question", "Claim", "Annotation")),
    ("access", _("Access"), ("Consent", "AccessRequest", "TextRedaction", "TimeRedaction", "AccessCopy")),
    ("imports", _("Imports"), ("Batch", "BatchFile")),
    (
        "records",
        _("Records"),
        ("AuditEvent", "TranscriptRevision", "FormerIdentifier", "Fixity", "Tombstone", "Outbox"),
    ),
    ("accounts", _("Accounts"), ("User", "Group", "Curatorship", "AccessAttempt", "AccessFailureLog", "AccessLog")),
)


def in_sections(apps: Iterable[dict[str, Any]], *, url: str) -> list[dict[str, Any]]:
    """Django's list of apps and their models, laid out anew; what stands in no section is reached from its owner."""
    known = {model["object_name"]: model for app in apps for model in app["models"]}
    laid_out = [
        {
            "name": title,
            "app_label": slug,
            "app_url": f"{url}#{slug}",
            "has_module_perms": True,
            "models": [known[name] for name in names if name in known],
        }
        for slug, title, names in SECTIONS
    ]
    return [section for section in laid_out if section["models"]]
