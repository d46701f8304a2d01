"""Asking says nothing, deciding needs a right, a reason and an end, and no asking opens somebody else's account."""

import datetime as dt

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.utils import timezone, translation

from testimonies.models import AccessRequest, AuditEvent, Consent
from testimonies.vocabulary import Decision, Openness
from testimonies.workflow import audit
from testimonies.workflow.errors import DecisionRefused
from testimonies.workflow.reading_room import (
    MOST_A_DAY,
    MOST_WAITING,
    Asker,
    ask,
    digest_of,
    grant,
    refusals,
    refuse,
    revoke,
    terms_of,
)
from testimonies.workflow.viewers import viewer_for
from tests.factories.cast import make_curator, make_reader
from tests.factories.reading_room import EMAIL, YEAR, make_grant, make_request
from tests.factories.records import make_collection, make_published

pytestmark = pytest.mark.django_db
SITE = "https://archive.example.org/"


@pytest.fixture
def lent():
    return make_published(openness=Openness.READING_ROOM)


@pytest.fixture
def publisher():
    return make_curator("publisher")


def ask_for(testimony, email=EMAIL):
    asker = Asker(name="Demo Reader", email=email, institution="A school", language="tr")
    ask(testimony, asker=asker, purpose="A study of ferries.", terms="Be kind.", site=SITE)


def lend(request, publisher, **said):
    said = {"until": timezone.now() + YEAR, "because": " It serves the study. "} | said
    return grant(request, by=publisher, site=SITE, **said)


def told():
    return list(AuditEvent.objects.order_by("pk").values_list("verb", "kind", "by_name"))


def test_asking_is_kept_noted_and_received(lent, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        ask_for(lent)

    request = AccessRequest.objects.get()
    assert (request.name, request.email, request.language) == ("Demo Reader", EMAIL, "tr")
    assert request.terms_sha256 == digest_of("Be kind.")
    assert [letter.to for letter in mail.outbox] == [[EMAIL]]
    line = AuditEvent.objects.get()
    assert (line.verb, line.identifier, line.by_name) == ("ask", lent.identifier, "")
    assert line.change == {"accessrequest": request.pk}
    assert not User.objects.filter(username=EMAIL).exists()


def test_asking_twice_is_asking_once(lent, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        ask_for(lent), ask_for(lent)

    assert (AccessRequest.objects.count(), len(mail.outbox)) == (1, 1)


def test_asking_again_after_an_answer_is_a_request_of_its_own(lent, publisher):
    refuse(make_request(lent), by=publisher, because="Too early.", site=SITE)

    ask_for(lent)

    assert AccessRequest.objects.count() == 2


def test_only_so_many_requests_of_one_address_wait():
    for number in range(MOST_WAITING + 2):
        ask_for(make_published(openness=Openness.READING_ROOM, title=str(number)))
    ask_for(make_published(openness=Openness.READING_ROOM), email="somebody.else@example.org")

    assert AccessRequest.objects.filter(email=EMAIL).count() == MOST_WAITING
    assert AccessRequest.objects.count() == MOST_WAITING + 1


def test_only_so_many_are_taken_in_a_day_however_fast_they_are_answered(lent, publisher):
    for _ in range(MOST_A_DAY + 2):
        ask_for(lent)
        for waiting in AccessRequest.objects.waiting():
            refuse(waiting, by=publisher, because="No.", site=SITE)

    assert AccessRequest.objects.count() == MOST_A_DAY
    AccessRequest.objects.update(asked_at=timezone.now() - dt.timedelta(days=1))
    ask_for(lent)
    assert AccessRequest.objects.waiting().count() == 1


def test_grant_makes_a_reader_and_tells_them(lent, publisher, django_capture_on_commit_callbacks):
    until = timezone.now() + YEAR
    with django_capture_on_commit_callbacks(execute=True):
        granted = lend(make_request(lent), publisher, until=until, note="Known to us.")

    reader = User.objects.get(username=EMAIL)
    assert (granted.decision, granted.until, granted.reader) == (Decision.GRANTED, until, reader)
    assert (granted.decided_by, granted.because, granted.note) == (publisher, "It serves the study.", "Known to us.")
    assert (reader.email, reader.is_staff, reader.is_superuser, reader.has_usable_password()) == (
        EMAIL, False, False, False,
    )  # fmt: skip
    assert "/reading-room/password/" in mail.outbox[0].body
    assert told() == [("add", "user", "publisher"), ("grant", "testimony", "publisher")]
    change = AuditEvent.objects.get(verb="grant").change
    assert change == {"accessrequest": granted.pk, "until": until.isoformat(), "reader": reader.pk}
    assert audit.verify() == 2


def test_second_grant_is_given_to_the_same_reader_without_a_link(lent, publisher, django_capture_on_commit_callbacks):
    reader = lend(make_request(lent), publisher).reader
    reader.set_password("long enough a sentence")
    reader.save(update_fields=["password"])
    other = make_published(openness=Openness.READING_ROOM)

    with django_capture_on_commit_callbacks(execute=True):
        assert lend(make_request(other), publisher).reader == reader

    assert "/password/" not in mail.outbox[0].body


def test_refusal_is_told_and_opens_nothing(lent, publisher, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        refused = refuse(make_request(lent), by=publisher, because="Not ours to open.", note="Known to us.", site=SITE)

    assert (refused.decision, refused.reader, refused.until) == (Decision.REFUSED, None, None)
    assert "Not ours to open." in mail.outbox[0].body
    assert told() == [("refuse", "testimony", "publisher")]


def test_revocation_ends_a_grant_at_once_and_is_told(lent, publisher, django_capture_on_commit_callbacks):
    request = make_grant(lent, reader=make_reader())

    with django_capture_on_commit_callbacks(execute=True):
        revoked = revoke(request, by=publisher, because="The family asks.", site=SITE)

    assert not revoked.is_in_force()
    assert (revoked.revoked_by, revoked.revoked_because) == (publisher, "The family asks.")
    assert "The family asks." in mail.outbox[0].body
    assert told() == [("revoke", "testimony", "publisher")]


def test_revocation_ends_every_grant_of_that_reader_for_that_testimony(
    lent, publisher, django_capture_on_commit_callbacks
):
    reader, other = make_reader(), make_published(openness=Openness.READING_ROOM)
    first, _again = make_grant(lent, reader=reader), make_grant(lent, reader=reader)
    ended = make_grant(lent, reader=reader, revoked_at=timezone.now() - YEAR)
    make_grant(other, reader=reader), make_grant(lent, reader=make_reader("another"))

    with django_capture_on_commit_callbacks(execute=True):
        revoke(first, by=publisher, because="The family asks.", site=SITE)

    assert viewer_for(reader).granted == {other.pk}
    assert viewer_for(User.objects.get(username="another")).granted == {lent.pk}
    assert AccessRequest.objects.get(pk=ended.pk).revoked_because == "The family asked for it."
    assert told() == [("revoke", "testimony", "publisher")] * 2
    assert len(mail.outbox) == 1


def close(testimony):
    testimony.openness = Openness.CLOSED
    testimony.save(update_fields=["openness"])


NOW = timezone.now
WRONG = {
    "Say why": {"because": "  "},
    "ends in the future": {"until": NOW() - dt.timedelta(seconds=1)},
    "after two years": {"until": NOW() + dt.timedelta(days=800)},
}


@pytest.mark.parametrize("sentence", WRONG)
def test_grant_without_reason_or_with_a_wrong_end_is_refused(lent, publisher, sentence):
    with pytest.raises(DecisionRefused, match=sentence):
        lend(make_request(lent), publisher, **WRONG[sentence])

    assert not AccessRequest.objects.get().decision
    assert not User.objects.filter(username=EMAIL).exists()


@pytest.mark.parametrize("close_it", [close, lambda testimony: Consent.objects.update(withdrawn_at=NOW())])
def test_grant_that_would_open_nothing_is_refused(lent, publisher, close_it):
    close_it(lent)

    with pytest.raises(DecisionRefused, match="would open nothing"):
        lend(make_request(lent), publisher)


def test_what_is_decided_is_not_decided_again(lent, publisher):
    request = make_request(lent)
    refuse(request, by=publisher, because="No.", site=SITE)

    with pytest.raises(DecisionRefused, match="decided already"):
        lend(request, publisher)
    with pytest.raises(DecisionRefused, match="No grant of this request is in force"):
        revoke(request, by=publisher, because="No.", site=SITE)
    with pytest.raises(DecisionRefused, match="Say why"):
        revoke(make_grant(lent, reader=make_reader()), by=publisher, because=" ", site=SITE)


@pytest.mark.parametrize("group", ["transcriber", "cataloguer", "reviewer", "publisher", "administrator"])
def test_only_publishers_and_administrators_decide(lent, group):
    may = group in {"publisher", "administrator"}

    assert (refusals(make_request(lent), by=make_curator(group)) == []) is may


def test_every_step_asks_for_the_right_and_the_collection(lent):
    waiting, held = make_request(lent), make_grant(lent, reader=make_reader())
    steps = (
        lambda by: lend(waiting, by),
        lambda by: refuse(waiting, by=by, because="No.", site=SITE),
        lambda by: revoke(held, by=by, because="No.", site=SITE),
    )
    elsewhere = make_curator("publisher", collections=(make_collection("c-other"),))

    for step in steps:
        with pytest.raises(DecisionRefused, match="does not have the right"):
            step(make_curator("reviewer", username=f"reviewer-{id(step)}"))
        with pytest.raises(DecisionRefused, match="not a curator of this collection"):
            step(elsewhere)
    assert AuditEvent.objects.count() == 0


TAKEN = {
    "curator's account": {"username": "curator", "email": EMAIL.upper(), "is_staff": True},
    "belongs to a curator": {"username": EMAIL, "is_staff": True},
    "is not a reader's": {"username": "former-curator", "email": EMAIL},
    "reader's in use": {"username": EMAIL, "email": EMAIL, "is_active": False},
    "An administrator must look": {"username": EMAIL, "email": "elsewhere@example.org"},
}


@pytest.mark.parametrize("sentence", TAKEN)
def test_address_of_another_account_gets_nothing(lent, publisher, sentence):
    account = User.objects.create_user(**TAKEN[sentence])

    with pytest.raises(DecisionRefused, match=sentence):
        lend(make_request(lent), publisher)

    assert not account.access_requests.exists()
    assert not AccessRequest.objects.get().decision


def test_account_with_rights_is_not_a_readers(lent, publisher):
    User.objects.create_user(EMAIL, EMAIL).groups.add(Group.objects.get(name="reviewer"))

    with pytest.raises(DecisionRefused, match="An administrator must look"):
        lend(make_request(lent), publisher)


def test_terms_are_the_collections_own_or_the_archives_in_the_askers_language(lent):
    archives = terms_of(lent)
    lent.collection.reading_room_terms = " Ours. "

    assert "I read for the purpose that I gave" in archives
    assert terms_of(lent) == "Ours."
    with translation.override("de"):
        assert terms_of(lent) == "Ours."
