"""The only door through which a request for access is made, decided and taken back."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from testimonies.models import AccessRequest, Testimony
from testimonies.vocabulary import Decision
from testimonies.workflow import audit
from testimonies.workflow.errors import DecisionRefused
from testimonies.workflow.letters import send_after_commit, sight_of_reader
from testimonies.workflow.viewers import viewer_for

if TYPE_CHECKING:
    from django.utils.functional import Promise

RIGHT = "testimonies.decide_accessrequest"
LONGEST = dt.timedelta(days=2 * 366)
WRONG_END = _("A grant ends in the future, and after two years at the latest.")
MOST_WAITING = 5  # requests of one address that wait at a time
MOST_A_DAY = 10  # requests of one address within a day, decided or not


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks; `email` from `folded_address`, `language` is the one they asked in."""

    name: str
    email: str
    institution: str
    language: str


def terms_of(testimony: Testimony) -> str:
    """What a reader agrees to: the collection's own terms, else the archive's in the language of the moment."""
    return testimony.collection.reading_room_terms.strip() or render_to_string("testimonies/letters/terms.txt").strip()


def digest_of(terms: str) -> str:
    """By which one can tell which text was accepted."""
    return hashlib.sha256(terms.encode()).hexdigest()


def ask(testimony: Testimony, *, asker: Asker, purpose: str, terms: str, site: str) -> None:
    """Keep the request and write that it was received. Says nothing about what is known of this asker.

    Asking again while a request waits, or too often, is the same as having asked once.
    """
    with transaction.atomic():
        Testimony.objects.select_for_update().filter(pk=testimony.pk).values_list("pk").first()
        if _has_asked_enough(testimony, asker.email):
            return
        request = AccessRequest.objects.create(
            testimony=testimony,
            name=asker.name,
            email=asker.email,
            institution=asker.institution,
            purpose=purpose,
            language=asker.language,
            terms_sha256=digest_of(terms),
        )
        _tell("ask", request, by=None)
        send_after_commit(request, site=site)


def grant(
    request: AccessRequest, *, by: User, until: dt.datetime, because: str, site: str, note: str = ""
) -> AccessRequest:
    """Open the testimony to the asker until then. Raises DecisionRefused with every reason at once."""
    with transaction.atomic():
        current = _to_decide(request, by=by, because=because, until=until)
        reader = _reader_called(current.email, by=by)
        _shut_out_who_came_before(reader, testimony=current.testimony, by=by)
        current = _decide(current, Decision.GRANTED, by=by, because=because, note=note, until=until, reader=reader)
        _tell("grant", current, by=by, until=until.isoformat(), reader=reader.pk)
        send_after_commit(current, site=site, with_link=not reader.has_usable_password())
    return current


def refuse(request: AccessRequest, *, by: User, because: str, site: str, note: str = "") -> AccessRequest:
    """Say no, and why. Raises DecisionRefused."""
    with transaction.atomic():
        current = _to_decide(request, by=by, because=because)
        current = _decide(current, Decision.REFUSED, by=by, because=because, note=note)
        _tell("refuse", current, by=by)
        send_after_commit(current, site=site)
    return current


def revoke(request: AccessRequest, *, by: User, because: str, site: str) -> AccessRequest:
    """Close the testimony to the reader with their next request. Raises DecisionRefused.

    Whoever asked again may hold more than one grant of it: the letter says that it is closed, so all of them end.
    """
    with transaction.atomic():
        current = AccessRequest.objects.select_for_update().get(pk=request.pk)
        reasons = refusals(current, by=by)
        if not current.is_in_force():
            reasons.append(_("No grant of this request is in force."))
        if not because.strip():
            reasons.append(_("Say why: whoever asked is told."))
        if reasons:
            raise DecisionRefused(*reasons)
        changed = {"revoked_at": timezone.now(), "revoked_by": by, "revoked_because": because.strip()}
        held = (
            AccessRequest.objects.select_for_update()
            .in_force()
            .filter(reader=current.reader, testimony=current.testimony)
        )
        for each in (current, *held.exclude(pk=current.pk).order_by("pk")):
            _write(each, changed)
            _tell("revoke", each, by=by)
        send_after_commit(current, site=site)
    return current


def refusals(request: AccessRequest, *, by: User) -> "list[str | Promise]":
    """Why this account may not decide about the request at all; empty when it may."""
    said: list[str | Promise] = []
    if not by.has_perm(RIGHT):
        said.append(_("Your account does not have the right to do this."))
    if not viewer_for(by).curates(request.testimony.collection_id):
        said.append(_("You are not a curator of this collection."))
    return said


def _has_asked_enough(testimony: Testimony, email: str) -> bool:
    asked = AccessRequest.objects.filter(email=email)
    today = asked.filter(asked_at__gt=timezone.now() - dt.timedelta(days=1))
    return (
        asked.waiting().filter(testimony=testimony).exists()
        or asked.waiting().count() >= MOST_WAITING
        or today.count() >= MOST_A_DAY
    )


def _to_decide(request: AccessRequest, *, by: User, because: str, until: dt.datetime | None = None) -> AccessRequest:
    """The request as it stands, locked; with an end, as one that may be granted. Raises DecisionRefused."""
    current = AccessRequest.objects.select_for_update().get(pk=request.pk)
    reasons = refusals(current, by=by)
    if current.decision:
        reasons.append(_("It has been decided already."))
    if not because.strip():
        reasons.append(_("Say why: whoever asked is told."))
    if until is not None:
        now = timezone.now()
        if not now < until <= now + LONGEST:
            reasons.append(WRONG_END)
        if not sight_of_reader(current.testimony).text:
            reasons.append(_("A grant would open nothing: the testimony is closed, or no consent covers readers."))
    if reasons:
        raise DecisionRefused(*reasons)
    return current


def _decide(current: AccessRequest, decision: Decision, *, by: User, because: str, **more: object) -> AccessRequest:
    said = {"decision": decision, "decided_at": timezone.now(), "decided_by": by, "because": because.strip()}
    return _write(current, said | more)


def _write(current: AccessRequest, changed: dict[str, object]) -> AccessRequest:
    for name, value in changed.items():
        setattr(current, name, value)
    current.save(update_fields=[*changed])
    return current


def _reader_called(email: str, *, by: User) -> User:
    """The reader's account, made if need be. Raises DecisionRefused where the address belongs to another account.

    An account is a reader's when it bears the address as its name, and has no part in the archive's work. Whatever
    else has this address may be somebody's who left, and is not opened again by asking.
    """
    known = list(User.objects.filter(Q(username__iexact=email) | Q(email__iexact=email)))
    if not known:
        made = User.objects.create_user(username=email, email=email)
        audit.record("add", made, by=by)
        return made
    if any(account.is_staff or account.is_superuser for account in known):
        raise DecisionRefused(
            _("This e-mail address belongs to a curator's account. Curators read with that, not by grants.")
        )
    if len(known) > 1 or not _is_readers(known[0], email):
        raise DecisionRefused(
            _("An account with this e-mail address exists that is not a reader's in use. An administrator must look.")
        )
    return known[0]


def _shut_out_who_came_before(reader: User, *, testimony: Testimony, by: User) -> None:
    """Passwords, sessions and links end, unless this curator lent this account something of the collection before.

    A curator can ask under somebody's address, grant it, and set the password: the account then opens what that curator
    sees anyway. What another curator or another collection adds has to wait for a new link, sent to the address.
    """
    earlier = AccessRequest.objects.filter(reader=reader, testimony__collection=testimony.collection_id)
    if earlier.filter(decided_by=by).exists():
        return
    reader.set_unusable_password()  # sessions and links are bound to the password; this one is new each time
    reader.save(update_fields=["password"])


def _is_readers(account: User, email: str) -> bool:
    has_rights = account.groups.exists() or account.user_permissions.exists()
    return account.is_active and account.username == account.email == email and not has_rights


def _tell(verb: str, request: AccessRequest, *, by: User | None, **more: object) -> None:
    """Told of the testimony, by the key of the request: who asked, and their words, can be erased from the request."""
    audit.record(verb, request.testimony, by=by, change={"accessrequest": request.pk, **more})
