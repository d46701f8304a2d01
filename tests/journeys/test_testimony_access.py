"""What a visitor receives does not depend on material that the visitor may not see: every way into a testimony."""

import datetime as dt
import re

import pytest
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from testimonies.access.redaction import MASK
from testimonies.models import Consent, IndexPoint, Segment, TextRedaction
from testimonies.vocabulary import Openness, PublicIdentity, SpeakerRole, State
from testimonies.workflow import identifiers, transitions
from tests.factories.cast import make_curator
from tests.factories.recordings import make_recording
from tests.factories.records import (
    make_collection,
    make_published,
    make_testimony,
    make_transcript,
    make_witness,
)

pytestmark = pytest.mark.django_db

EVERY_VIEW = [
    ("testimony", []),
    ("testimony_within", []),
    ("testimony_citation", []),
    ("testimony_citation_file", ["bibtex"]),
    ("testimony_download", ["webvtt"]),
    ("testimony_download", ["text"]),
    ("testimony_download", ["json"]),
]


def address(name, identifier, *args):
    return reverse(name, args=[identifier, *args])


def body(response):
    return response.content.decode()


@pytest.fixture
def secret():
    """An open testimony with everything that must not come out of it, each by a word of its own."""
    witness = make_witness("Aysel Secretname", public_identity=PublicIdentity.ANONYMOUS, biography="secretlife")
    testimony = make_published(witness, identifier="t-secret", texts=("secretword was said.", "And something else."))
    transcript = testimony.transcripts.get()
    voice = transcript.speakers.create(label="Secretlabel", role=SpeakerRole.WITNESS, witness=witness)
    transcript.segments.update(speaker=voice)
    first = transcript.segments.get(position=1)
    TextRedaction.objects.create(segment=first, start=0, end=10, reason="secretreason")
    transcript.footnotes = [{"segment": first.key, "offset": 3, "text": "secretnote"}]
    transcript.metadata = {"interviewee": "secretfield"}
    transcript.source_name = "secretfile.vtt"
    transcript.save()
    tape = make_recording(testimony, original_name="secrettape.wav")
    transcript.segments.update(recording=tape)
    IndexPoint.objects.create(
        testimony=testimony, position=1, start_ms=0, title="First", partial_transcript="secretword"
    )
    testimony.notes.create(text="secretthought")
    Consent.objects.update(conditions="secretcondition", reference="secretplace")
    return testimony


@pytest.mark.parametrize(("name", "args"), EVERY_VIEW)
@pytest.mark.parametrize("query", ["", "?within=secretword", "?within=something", "?text=1&beside=0"])
def test_nothing_hidden_comes_out(client, secret, name, args, query):
    response = client.get(address(name, secret.identifier, *args) + query)

    assert response.status_code == 200
    said_back = r't-secret|(?:within=|“|value=")secretword'  # what the visitor typed may be repeated
    assert re.findall(r"(?i)\w*secret\w*", re.sub(said_back, "", body(response))) == []


def test_mask_stands_in_page_and_files_alike(client, secret):
    for name, args in (EVERY_VIEW[0], *EVERY_VIEW[4:]):
        assert f"{MASK} was said." in body(client.get(address(name, secret.identifier, *args)))


def test_no_number_of_the_database_is_on_the_page(client):
    for _ in range(40):
        hidden = make_testimony()
    Segment.objects.filter(transcript=make_transcript(hidden)).delete()
    testimony = make_published(identifier="t-river")
    transcript = testimony.transcripts.get()
    transcript.segments.update(id=F("id") + 7_000_000)  # no second of a recording is written so
    numbers = {str(testimony.pk), *map(str, transcript.segments.values_list("pk", flat=True))}

    page = re.sub(r'(?:id|href)="[^"]*"', "", body(client.get(address("testimony", "t-river"))))

    assert numbers & set(re.findall(r"\d+", page)) == set()


def _withdrawn(testimony):
    testimony.state = State.WITHDRAWN


def _draft(testimony):
    testimony.state = State.DRAFT


def _closed(testimony):
    testimony.openness = Openness.CLOSED


def _under_embargo(testimony):
    testimony.opens_at = timezone.now() + dt.timedelta(minutes=1)


def _without_consent(testimony):
    Consent.objects.filter(testimony=testimony).update(withdrawn_at=timezone.now())


@pytest.mark.parametrize("close", [_withdrawn, _draft, _closed, _under_embargo, _without_consent])
@pytest.mark.parametrize(("name", "args"), [*EVERY_VIEW, ("testimony_passage", ["KEY"])])
def test_what_is_closed_answers_like_what_never_was(client, close, name, args):
    testimony = make_published(identifier="t-river")
    key = testimony.transcripts.get().segments.first().key
    close(testimony)
    testimony.save()
    args = [key if arg == "KEY" else arg for arg in args]

    closed = client.get(address(name, "t-river", *args))
    unknown = client.get(address(name, "t-never", *args))

    assert closed.status_code == 404
    assert body(closed).replace("t-river", "t-never") == body(unknown)
    assert dict(closed.headers) == dict(unknown.headers)


@pytest.mark.parametrize(("name", "args"), [("testimony", []), ("testimony_passage", ["KEY"])])
def test_closed_testimony_says_that_it_exists_where_it_may(client, name, args):
    opens_at = dt.datetime(2031, 5, 1, 12, tzinfo=dt.UTC)
    testimony = make_published(identifier="t-river", title="Secret title", opens_at=opens_at, existence_is_shown=True)
    key = testimony.transcripts.get().segments.first().key

    page = client.get(address(name, "t-river", *[key if arg == "KEY" else arg for arg in args]))

    assert page.status_code == 200
    assert "It is closed until May 1, 2031." in body(page)
    assert "about#closed" in body(page)
    assert '<meta name="robots" content="noindex">' in body(page)
    for hidden in ("Secret title", "Demo Witness", "river was wide", testimony.collection.title):
        assert hidden not in body(page)


@pytest.mark.parametrize(("name", "args"), EVERY_VIEW[1:])
def test_nothing_of_a_closed_testimony_is_given_out(client, name, args):
    make_published(identifier="t-river", openness=Openness.CLOSED, existence_is_shown=True)

    assert client.get(address(name, "t-river", *args)).status_code == 404


def test_withdrawal_takes_effect_with_the_next_request(client):
    testimony = make_published(identifier="t-river")
    assert client.get(address("testimony", "t-river")).status_code == 200

    transitions.move(testimony, "withdraw", by=make_curator("publisher"), because="asked by the family")

    assert [client.get(address(name, "t-river", *args)).status_code for name, args in EVERY_VIEW] == [404] * 7


def test_former_identifier_leads_to_the_present_one_with_all_that_was_asked(client):
    testimony = make_published(identifier="t-old")
    key = testimony.transcripts.get().segments.first().key
    identifiers.rename(testimony, to="t-new", by=None)

    page = client.get("/testimonies/t-old?t=83")
    passage = client.get(f"/testimonies/t-old/{key}?r=1")

    assert (page.status_code, page["Location"]) == (301, "/testimonies/t-new?t=83")
    assert page["Cache-Control"] == "private, no-cache"
    assert (passage.status_code, passage["Location"]) == (301, f"/testimonies/t-new/{key}?r=1")


def test_former_identifier_of_a_closed_testimony_is_unknown(client):
    testimony = make_testimony(identifier="t-old")
    identifiers.rename(testimony, to="t-new", by=None)

    assert client.get("/testimonies/t-old").status_code == 404


def test_curator_sees_a_draft_and_keeps_no_copy(client):
    testimony = make_testimony(identifier="t-draft")
    make_transcript(testimony)
    client.force_login(make_curator("reviewer"))

    response = client.get(address("testimony", "t-draft"))

    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")


def test_curator_of_another_collection_reads_what_visitors_read(client, secret):
    client.force_login(make_curator("reviewer", collections=(make_collection("c-other"),)))

    page = body(client.get(address("testimony", secret.identifier)))

    assert MASK in page
    assert "Secretlabel" not in page
