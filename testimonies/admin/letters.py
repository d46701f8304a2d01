"""The letter about a withdrawn consent: what was done, what the public no longer gets, and what remains."""

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from testimonies.access.terms import Scope
from testimonies.admin.forms.withdrawing import SCOPES
from testimonies.workflow.consents import Withdrawal

NO_LONGER = {
    "text": _("read the words of the testimony, find them by searching, or download them"),
    "voice": _("hear the recordings"),
    "image": _("see the film or the portrait"),
    "name": _("learn the name from the archive"),
    "existence": _("learn from the archive that the testimony exists"),
}
STILL = {
    "text": _("read the words of the testimony"),
    "voice": _("hear the recordings"),
    "image": _("see the film and the portrait"),
    "name": _("read the name, as it was agreed"),
    "existence": _("learn that the testimony exists"),
}


def letter_of(withdrawal: Withdrawal, *, language: str) -> str:
    """Plain text in that language; but for the title it names nobody: whoever sends it adds the address by hand."""
    consent = withdrawal.consent
    withdrawn_at = consent.withdrawn_at or dt.datetime.now(tz=dt.UTC)
    days = settings.ARCHIVE_BACKUP_DAYS
    with translation.override(language):
        said = {
            "archive": settings.ARCHIVE_NAME,
            "title": consent.testimony.title,
            "identifier": consent.testimony.identifier,
            "withdrawn_at": withdrawn_at,
            "scopes": _words(withdrawal.scopes),
            "left": _words(withdrawal.left),
            "no_longer": [NO_LONGER[name] for name in NO_LONGER if name in withdrawal.closed],
            "still": [STILL[name] for name in _open(withdrawal)],
            "was_public": bool(withdrawal.was_seen),
            "backups_until": withdrawn_at + dt.timedelta(days=days) if days else None,
        }
        return render_to_string("testimonies/admin/letters/withdrawal.txt", said).strip() + "\n"


def _words(scopes: Iterable[Scope]) -> str:
    return pgettext("between the parts of a list", ", ").join(str(SCOPES[scope]) for scope in scopes)


def _open(withdrawal: Withdrawal) -> list[str]:
    """What the public still gets; that the testimony exists goes without saying where its words are read."""
    still = [name for name in STILL if name in withdrawal.was_seen and name not in withdrawal.closed]
    return [name for name in still if name != "existence" or "text" not in still]
