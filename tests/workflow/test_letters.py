"""What letters say, to whom, and in which language."""

import datetime as dt
import re
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail import BadHeaderError
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.utils import timezone, translation

from testimonies.vocabulary import Decision, Openness
from testimonies.workflow.letters import (
    TOKENS,
    letter_about,
    letters_leave,
    password_link,
    send,
    send_after_commit,
    sight_of_reader,
)
from tests.factories.cast import make_curator, make_reader
from tests.factories.reading_room import make_grant, make_request
from tests.factories.records import make_published, make_testimony

pytestmark = pytest.mark.django_db
END = dt.datetime(2031, 5, 2, tzinfo=dt.UTC)
SITE = "https://archive.example.org/"


@pytest.fixture
def lent():
    return make_published(identifier="t-ferry", title="The ferry", openness=Openness.READING_ROOM)


def refused(testimony, **fields):
    said = {"decision": Decision.REFUSED, "decided_at": timezone.now(), "decided_by": make_curator(), "note": "Secret."}
    return make_request(testimony, **said | {"because": "It is not ours to open."} | fields)


def letter(request, *, link=""):
    return letter_about(request, site=SITE, link=link)


def test_receipt_repeats_nothing_that_was_typed(lent):
    typed = {"name": "Win a prize\nat evil.example", "purpose": "evil.example", "institution": "evil.example"}

    written = letter(make_request(lent, **typed))

    assert (written.to, written.subject) == ("reader@example.org", "The Testimony Archive: your request was received")
    assert "t-ferry" in written.body
    for hidden in ("evil", "prize", "The ferry", "Demo Witness"):
        assert hidden not in written.body


def test_grant_tells_the_end_the_reason_the_way_in_and_what_is_open(lent):
    reader = make_reader()
    grant = make_grant(lent, reader=reader, until=END)

    written = letter(grant, link=password_link(reader, site=SITE))

    assert "up to and including May 1, 2031" in written.body
    assert "It serves the study." in written.body
    assert f"{SITE}testimonies/t-ferry\n" in written.body
    assert f"{SITE}reading-room\n" in written.body
    assert re.search(rf"{SITE}reading-room/password/\w+/[\w-]+\n", written.body)
    assert "recordings, where nothing in them is hidden" in written.body
    assert "{" not in written.body
    assert "&" not in written.body


def test_grant_without_a_link_leads_to_the_door_only(lent):
    assert "/password/" not in letter(make_grant(lent, reader=make_reader())).body


def test_grant_does_not_promise_a_voice_that_no_consent_covers():
    testimony = make_published(openness=Openness.READING_ROOM, consent={"covers_voice": False, "covers_image": False})

    body = letter(make_grant(testimony, reader=make_reader())).body

    assert "the reviewed texts" in body
    assert "recordings" not in body
    assert "portraits" not in body


def test_refusal_and_revocation_tell_their_reasons_and_no_note(lent):
    revoked = make_grant(lent, reader=make_reader(), revoked_at=timezone.now(), note="Secret.")

    written = [letter(request) for request in (refused(lent), revoked)]

    assert "It is not ours to open." in written[0].body
    assert "The family asked for it." in written[1].body
    assert [one.subject.partition(": ")[2] for one in written] == [
        "your request was refused",
        "a grant has ended early",
    ]
    assert "Secret" not in "".join(one.body for one in written)


def test_letter_is_in_the_language_of_whoever_asked(lent):
    grant = make_grant(lent, reader=make_reader(), language="de", until=END)

    assert "1. Mai 2031" in letter(grant).body
    assert translation.get_language() == "en"


def test_subject_is_one_line_whatever_the_archive_is_called(lent, settings):
    settings.ARCHIVE_NAME = "Archive\nBcc: everybody@example.org"

    written = letter(make_request(lent))

    assert "\n" not in written.subject


def test_letter_goes_out_after_the_commit_and_to_nobody_else(lent, django_capture_on_commit_callbacks):
    request = make_request(lent)
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        send_after_commit(request, site=SITE)
        assert mail.outbox == []

    [sent] = mail.outbox
    assert (sent.to, sent.cc, sent.bcc) == (["reader@example.org"], [], [])


@pytest.mark.parametrize("failure", [ConnectionRefusedError, SMTPRecipientsRefused, BadHeaderError])
def test_failure_to_send_is_told_and_logged_without_words(lent, monkeypatch, caplog, failure):
    def refuse(self, messages):
        raise failure("reader@example.org was refused")

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    request = make_request(lent)

    assert send(request, site=SITE) is False
    assert caplog.messages == [f"the letter about request for access {request.pk} could not be sent"]


def test_link_sets_the_password_of_one_account_once():
    reader, other = make_reader(), make_reader("another")
    token = password_link(reader, site=SITE).rsplit("/", 1)[1]

    assert TOKENS.check_token(reader, token)
    assert not TOKENS.check_token(other, token)
    reader.set_password("something that is new")
    assert not TOKENS.check_token(reader, token)


def test_sight_of_a_reader_is_that_of_whoever_holds_a_grant(lent):
    assert sight_of_reader(lent).text
    assert not sight_of_reader(make_testimony()).existence


@pytest.mark.parametrize(("backend", "leaves"), [("smtp", True), ("console", False), ("dummy", False)])
def test_letters_leave_by_a_server_only(settings, backend, leaves):
    settings.EMAIL_BACKEND = f"django.core.mail.backends.{backend}.EmailBackend"

    assert letters_leave() is leaves


def test_letter_that_stays_here_was_not_sent(lent, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

    assert not send(make_request(lent), site=SITE)
