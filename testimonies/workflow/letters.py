"""The letters that a request for access is answered with: written in the asker's language, sent after the commit.

A letter is made from what stands in the database whenever it is wanted, and kept nowhere.
"""

import logging
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from testimonies.access.policy import Sight
from testimonies.access.viewer import reader_of
from testimonies.models import AccessRequest, Testimony
from testimonies.vocabulary import Decision

if TYPE_CHECKING:
    from django.contrib.auth.models import User

log = logging.getLogger(__name__)


class ReaderTokens(PasswordResetTokenGenerator):
    """Links by which a reader sets a password: each works once, for the days that PASSWORD_RESET_TIMEOUT gives."""

    key_salt = "testimonies.workflow.letters.ReaderTokens"


TOKENS = ReaderTokens()
STAYS_HERE = ("console", "dummy")  # Django's backends from which no letter leaves this machine


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent, or copied by hand."""

    to: str
    subject: str
    body: str


def letter_about(request: AccessRequest, *, site: str, link: str = "") -> Letter:
    """What the request's present state has to say to whoever asked. `site` is the address of the archive.

    `link` is what stands where the reader is told to set a password; without one they are not told to.

    Nothing that the asker typed is in it: whoever gives somebody else's address sends them the archive's words only.
    """
    kind = "revoked" if request.revoked_at else request.decision or "received"
    with translation.override(request.language):
        said = {
            "archive": settings.ARCHIVE_NAME,
            "request": request,
            "sight": sight_of_reader(request.testimony),
            "address": urljoin(site, reverse("testimony", args=[request.testimony.identifier])),
            "room": urljoin(site, reverse("reading_room")),
            "link": link,
            "days": settings.PASSWORD_RESET_TIMEOUT // 86400,
        }
        subject = " ".join(_subject(kind).split())
        body = render_to_string(f"testimonies/letters/{kind}.txt", said).strip() + "\n"
    return Letter(to=request.email, subject=subject, body=body)


def send_after_commit(request: AccessRequest, *, site: str, with_link: bool = False) -> None:
    """Send the letter once the transaction holds."""
    transaction.on_commit(partial(send, request, site=site, with_link=with_link))


def send(request: AccessRequest, *, site: str, with_link: bool = False) -> bool:
    """Whether it left. A failure is logged and undoes nothing: a curator can send the letter by hand."""
    link = password_link(request.reader, site=site) if with_link and request.reader else ""
    letter = letter_about(request, site=site, link=link)
    try:
        EmailMessage(letter.subject, letter.body, to=[letter.to]).send()
    except (OSError, ValueError):  # no server, or a sender or address that it cannot write down
        log.exception("the letter about request for access %s could not be sent", request.pk)
        return False
    return letters_leave()


def letters_leave() -> bool:
    """Whether there is a server that takes letters; without one, curators copy them."""
    return settings.EMAIL_BACKEND.split(".")[-2] not in STAYS_HERE


def sight_of_reader(testimony: Testimony) -> Sight:
    """What somebody sees of it now who holds a grant."""
    return testimony.sight_for(reader_of(testimony.pk))


def password_link(reader: "User", *, site: str) -> str:
    """Where the reader sets a password. Whoever has the link can do so: it goes to the reader's address only."""
    name = urlsafe_base64_encode(force_bytes(reader.pk))
    return urljoin(site, reverse("reading_room_password", args=[name, TOKENS.make_token(reader)]))


def _subject(kind: str) -> str:
    archive = {"archive": settings.ARCHIVE_NAME}
    if kind == Decision.GRANTED:
        return _("%(archive)s: your request was granted") % archive
    if kind == Decision.REFUSED:
        return _("%(archive)s: your request was refused") % archive
    if kind == "revoked":
        return _("%(archive)s: a grant has ended early") % archive
    return _("%(archive)s: your request was received") % archive
