"""Who opens what visitors cannot is noted, once an hour; what is public is nobody's business."""

import datetime as dt

import pytest
from django.utils import timezone

from testimonies.access.viewer import VISITOR
from testimonies.models import AuditEvent, Consent, Recording, TextRedaction, TimeRedaction
from testimonies.vocabulary import Openness
from testimonies.workflow import audit
from testimonies.workflow.readings import note_hearing, note_reading
from testimonies.workflow.viewers import viewer_for
from tests.factories.cast import make_curator, make_reader
from tests.factories.reading_room import make_grant
from tests.factories.recordings import make_copies, make_recording, tone
from tests.factories.records import make_collection, make_published, make_testimony, make_transcript

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - dt.timedelta(days=400)


@pytest.fixture
def lent():
    return make_published(openness=Openness.READING_ROOM)


def noted():
    return list(AuditEvent.objects.filter(verb="read").values_list("identifier", "by_name", "change"))


def hide_words(transcript, **fields):
    TextRedaction.objects.create(segment=transcript.segments.first(), start=0, end=3, reason="A name.", **fields)


def open_as(account, testimony, where="testimony"):
    note_reading(testimony, viewer=viewer_for(account), by=account, where=where)


def test_a_reader_and_a_curator_are_noted_each_once(lent):
    reader, curator = make_reader(), make_curator("reviewer")
    make_grant(lent, reader=reader)

    for account in (reader, reader, curator, reader):
        open_as(account, lent)

    assert noted() == [(lent.identifier, name, {"where": "testimony"}) for name in ("reader", "reviewer")]
    assert audit.verify() == 2


def test_after_an_hour_it_is_noted_again(lent, monkeypatch):
    reader, now = make_reader(), timezone.now()
    make_grant(lent, reader=reader)

    for minutes in (0, 59, 61):
        monkeypatch.setattr(timezone, "now", lambda minutes=minutes: now + dt.timedelta(minutes=minutes))
        open_as(reader, lent, where=f"after {minutes}")

    assert [change["where"] for _identifier, _name, change in noted()] == ["after 0", "after 61"]


def test_each_testimony_is_noted_by_itself(lent):
    other, curator = make_testimony(), make_curator("reviewer")

    open_as(curator, lent), open_as(curator, other)

    assert [identifier for identifier, _name, _change in noted()] == [lent.identifier, other.identifier]


def test_what_is_public_is_not_noted():
    public = make_published()

    open_as(make_curator("reviewer"), public)
    note_reading(public, viewer=VISITOR, by=make_reader(), where="testimony")

    assert noted() == []


def test_a_document_of_consent_is_noted_apart(lent):
    curator = make_curator("reviewer")
    audit.record("read", lent, by=curator, change={"consent": 5})

    open_as(curator, lent)

    assert [change for _identifier, _name, change in noted()] == [{"consent": 5}, {"where": "testimony"}]


def test_a_voice_that_only_readers_hear_is_noted_although_its_words_are_public():
    testimony, reader = make_published(consent={"covers_voice": False}), make_reader()
    Consent.objects.create(testimony=testimony, covers_voice=True, research_only=True)
    make_grant(testimony, reader=reader)
    recording = make_recording(testimony)

    open_as(reader, testimony)
    note_hearing(recording, viewer=viewer_for(reader), by=reader, where="recording")

    assert noted() == [(testimony.identifier, "reader", {"where": "recording"})]


def test_a_voice_that_everybody_hears_is_not_noted():
    recording = make_recording(make_published())

    note_hearing(recording, viewer=viewer_for(make_curator("reviewer")), by=make_reader(), where="recording")

    assert noted() == []


@pytest.mark.parametrize(("until", "lines"), [(None, 1), (LONG_AGO, 0)])
def test_words_that_only_a_curator_reads_of_an_open_testimony_are_noted(until, lines):
    public, reader = make_published(), make_reader()
    hide_words(public.transcripts.get(), until=until)
    elsewhere = make_curator("reviewer", username="elsewhere", collections=(make_collection("c-other"),))

    for account in (make_curator("reviewer"), elsewhere, reader):
        open_as(account, public)

    assert noted() == [(public.identifier, "reviewer", {"where": "testimony"})] * lines


def test_text_not_reviewed_yet_of_an_open_testimony_is_noted():
    public = make_published()
    make_transcript(public, "Not reviewed.", language="de", reviewed_at=None)

    open_as(make_curator("reviewer"), public)
    open_as(make_reader(), public)

    assert [name for _identifier, name, _change in noted()] == ["reviewer"]


@pytest.mark.parametrize("sort", ["sound", "words"])
def test_an_original_whose_hidden_sound_the_public_does_not_get_is_noted(sort):
    testimony, reader = make_published(), make_reader()
    recording = make_recording(testimony, tone(seconds=4))
    if sort == "sound":
        TimeRedaction.objects.create(recording=recording, start_ms=1000, end_ms=2000, reason="Their wish.")
    else:
        hide_words(make_transcript(testimony, "Hidden words.", recording=recording))
    make_copies(testimony)
    assert Recording.objects.playable_by(VISITOR).exists()

    for account in (make_curator("reviewer"), reader):
        note_hearing(recording, viewer=viewer_for(account), by=account, where="recording")

    assert noted() == [(testimony.identifier, "reviewer", {"where": "recording"})]


def test_a_second_reading_costs_two_queries(lent, django_assert_num_queries):
    curator = make_curator("reviewer")
    open_as(curator, lent)
    viewer = viewer_for(curator)

    with django_assert_num_queries(2):
        note_reading(lent, viewer=viewer, by=curator, where="testimony")
