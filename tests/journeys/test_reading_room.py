"""What an approved reader receives: the public copy of what was granted, while the grant holds, and nothing else."""

import datetime as dt
import re
from itertools import product

import pytest
from django.urls import reverse
from django.utils import timezone

from testimonies.access.redaction import MASK
from testimonies.models import AuditEvent, Claim, Consent, IndexPoint, LifeEvent, TextRedaction, TimeRedaction
from testimonies.vocabulary import LifeEventKind, Openness, PublicIdentity, SpeakerRole, State
from testimonies.workflow import transitions
from testimonies.workflow.reading_room import revoke
from tests.factories.cast import make_administrator, make_curator, make_reader
from tests.factories.reading_room import make_grant
from tests.factories.recordings import make_copies, make_recording
from tests.factories.records import give_consent, make_authority, make_published, make_transcript, make_witness

pytestmark = pytest.mark.django_db

OF_A_TESTIMONY = (
    ("testimony", []),
    ("testimony_within", []),
    ("testimony_citation", []),
    ("testimony_citation_file", ["bibtex"]),
    ("testimony_download", ["webvtt"]),
    ("testimony_download", ["text"]),
    ("testimony_download", ["json"]),
)
ELSEWHERE = (
    "/", "/search?q=secretword", "/search?q=river", "/testimonies", "/witnesses", "/explore", "/explore/place",
    "/questions", "/collections", "/collections/c-tests", "/reading-room",
)  # fmt: skip


def body(response):
    return (response.getvalue() if response.streaming else response.content).decode(errors="replace")


def address(name, testimony, *args):
    return reverse(name, args=[testimony.identifier, *args])


def make_secretive(identifier, **fields):
    """A testimony full of what must not come out of it even to readers, each by a word that begins with secret."""
    witness = make_witness(
        "Aysel Secretname", public_identity=PublicIdentity.ANONYMOUS, biography="secretlife", birth_date="1919"
    )
    texts = ("secretword was said.", "And the river rose.")
    testimony = make_published(
        witness, identifier=identifier, title="The ferry", texts=texts, existence_is_shown=True, **fields
    )
    transcript = testimony.transcripts.get()
    voice = transcript.speakers.create(label="Secretlabel", role=SpeakerRole.WITNESS, witness=witness)
    tape = make_recording(testimony, original_name="secrettape.wav")
    transcript.segments.update(speaker=voice, recording=tape)
    first, _second = transcript.segments.order_by("position")
    TextRedaction.objects.create(segment=first, start=0, end=10, reason="secretreason")
    transcript.footnotes = [{"segment": first.key, "offset": 3, "text": "secretnote"}]
    transcript.metadata = {"interviewee": "secretfield"}
    transcript.source_name = "secretfile.vtt"
    transcript.save()
    make_transcript(testimony, "secretdraft", language="tr", reviewed_at=None)
    IndexPoint.objects.create(testimony=testimony, position=1, start_ms=0, title="First", synopsis="secretsynopsis")
    LifeEvent.objects.create(witness=witness, kind=LifeEventKind.BORN, description="secretbirth", source="A register")
    testimony.notes.create(text="secretthought")
    testimony.consents.update(conditions="secretcondition", reference="secretplace")
    make_copies(testimony)
    return testimony


@pytest.fixture
def lent():
    return make_secretive("t-lent", openness=Openness.READING_ROOM)


@pytest.fixture
def others():
    """Closed testimonies for which this reader holds no grant, or one that opens nothing."""
    kept = make_secretive("t-kept", openness=Openness.READING_ROOM)
    research = make_secretive("t-research", consent={"research_only": True})
    for testimony in (kept, research):
        testimony.title = "Secrettitle"
        testimony.subjects.add(make_authority(f"Secretsubject {testimony.identifier}"))
        testimony.save()
        segment = testimony.transcripts.filter(language="en").get().segments.first()
        Claim.objects.create(statement="Secretclaim", segment=segment)
    return kept, research


@pytest.fixture
def reader(client, lent):
    account = make_reader()
    make_grant(lent, reader=account)
    client.force_login(account)
    return account


def secrets_in(said, *allowed):
    return [word for word in re.findall(r"(?i)\w*secret\w*", said) if word not in allowed]


@pytest.mark.usefixtures("reader", "others")
@pytest.mark.parametrize("query", ["", "?within=secretdraft", "?text=1&beside=0"])
def test_reader_receives_the_public_copy(client, lent, query):
    for name, args in OF_A_TESTIMONY:
        response = client.get(address(name, lent, *args) + query)

        assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store"), name
        said = re.sub(r'(?:within=|“|value=")secretdraft', "", body(response))
        assert secrets_in(said) == [], name


def test_text_that_nobody_reviewed_is_not_taken_home(client, lent, reader):
    assert client.get(address("testimony_download", lent, "text") + "?text=2").status_code == 404


def test_reader_reads_and_hears_what_was_granted(client, lent, reader):
    page = body(client.get(address("testimony", lent)))
    tape = client.get(reverse("recording", args=[lent.recordings.get().identifier]))

    assert f"{MASK} was said." in page
    assert "Anonymous witness" in page
    assert tape.status_code == 200
    assert tape["Cache-Control"] == "private, no-store"
    assert tape.getvalue()


def test_recording_with_a_hidden_stretch_is_not_heard_whole_by_readers(client, lent, reader):
    tape = lent.recordings.get()
    TimeRedaction.objects.create(recording=tape, start_ms=5000, end_ms=5005, reason="A name.")

    assert client.get(reverse("recording", args=[tape.identifier])).status_code == 404


def test_names_in_files_are_those_of_the_page(client, reader):
    named = make_published(make_witness("Demo Ferryman"), openness=Openness.READING_ROOM)
    make_grant(named, reader=reader)

    for name, args in (("testimony", []), ("testimony_download", ["text"]), ("testimony_citation_file", ["bibtex"])):
        assert "Ferryman" in body(client.get(address(name, named, *args))), name


def test_nothing_of_other_closed_testimonies_comes_out_to_a_reader(client, lent, others, reader):
    persons = [f"/witnesses/{testimony.witnesses.get().identifier}" for testimony in (lent, *others)]
    for page in (*ELSEWHERE, *persons):
        said = body(client.get(page, follow=True))

        assert secrets_in(said, "secretword" if "q=secretword" in page else "") == [], page
        assert "t-kept" not in said or page == "/testimonies"  # there its existence is told to everybody


def test_other_closed_testimonies_answer_like_what_never_was(client, lent, others, reader):
    for testimony, (name, args) in product(others, OF_A_TESTIMONY[1:]):
        closed, never = client.get(address(name, testimony, *args)), client.get(reverse(name, args=["t-never", *args]))
        assert closed.status_code == never.status_code == 404
        assert body(closed).replace(testimony.identifier, "t-never") == body(never)
    for testimony in others:
        tape = testimony.recordings.get()
        assert client.get(reverse("recording", args=[tape.identifier])).status_code == 404


def test_search_of_a_reader_finds_what_visitors_find(client, lent, reader):
    public = make_published(texts=("The river was wide.",), title="In public")

    found = body(client.get("/search?q=river"))
    client.logout()

    assert public.title in found
    assert "The ferry" not in found
    assert re.sub(r"\s", "", found) == re.sub(r"\s", "", body(client.get("/search?q=river")))


def test_words_within_are_found_on_the_page_of_what_was_granted(client, lent, reader):
    assert "rose" in body(client.get(address("testimony_within", lent) + "?within=river"))


def answers(client, testimony):
    tape = reverse("recording", args=[testimony.recordings.get().identifier])
    responses = [*(client.get(address(name, testimony, *args)) for name, args in OF_A_TESTIMONY[1:]), client.get(tape)]
    for response in responses:
        body(response)  # read to its end, as a player would
    return {response.status_code for response in responses}


@pytest.mark.parametrize(("seconds", "expected"), [(-1, {200}), (0, {404}), (1, {404})])
def test_a_grant_ends_at_its_instant_on_every_page(client, lent, reader, monkeypatch, seconds, expected):
    end = timezone.now() + dt.timedelta(hours=1)
    lent.access_requests.update(until=end)
    at = end + dt.timedelta(seconds=seconds)

    monkeypatch.setattr(timezone, "now", lambda: at)

    assert answers(client, lent) == expected


@pytest.mark.parametrize(("seconds", "expected"), [(-1, {404}), (0, {200}), (1, {200})])
def test_an_embargo_holds_for_readers_to_the_second(client, lent, reader, monkeypatch, seconds, expected):
    lent.opens_at = timezone.now() + dt.timedelta(hours=1)
    lent.save()
    at = lent.opens_at + dt.timedelta(seconds=seconds)

    monkeypatch.setattr(timezone, "now", lambda: at)

    assert answers(client, lent) == expected


def close(testimony):
    testimony.openness = Openness.CLOSED
    testimony.save()


def unpublish(testimony):
    testimony.state = State.APPROVED
    testimony.save()


WAYS_TO_CLOSE = {
    "revoked": lambda t: revoke(t.access_requests.get(), by=make_administrator(), because="Asked for.", site="/"),
    "closed": close,
    "not published any more": unpublish,
    "withdrawn": lambda t: transitions.move(t, "withdraw", by=make_curator("publisher"), because="The family."),
    "consent withdrawn": lambda t: t.consents.update(withdrawn_at=timezone.now()),
    "consent over": lambda t: t.consents.update(until_date=timezone.now().date() - dt.timedelta(days=1)),
}


@pytest.mark.parametrize("way", WAYS_TO_CLOSE)
def test_what_is_closed_is_closed_to_readers_with_the_next_request(client, lent, reader, way):
    assert client.get(address("testimony_within", lent)).status_code == 200

    WAYS_TO_CLOSE[way](lent)

    assert answers(client, lent) == {404}


def test_account_put_out_of_use_reads_nothing(client, lent, reader):
    reader.is_active = False
    reader.save()

    assert answers(client, lent) == {404}


def test_research_only_opens_to_a_grant_and_to_nobody_else(client, others):
    _kept, research = others
    assert answers(client, research) == {404}

    reader = make_reader()
    make_grant(research, reader=reader)
    client.force_login(reader)

    assert answers(client, research) == {200}
    Consent.objects.filter(testimony=research).update(withdrawn_at=timezone.now())
    assert answers(client, research) == {404}


def test_a_voice_for_research_is_heard_by_the_reader_only(client):
    testimony = make_published(consent={"covers_voice": False})
    give_consent(testimony, research_only=True)
    tape = make_recording(testimony)
    heard = reverse("recording", args=[tape.identifier])
    reader = make_reader()
    make_grant(testimony, reader=reader)
    assert client.get(heard).status_code == 404

    client.force_login(reader)

    assert client.get(heard).getvalue()


def test_what_a_reader_opens_is_noted_once_an_hour(client, lent, reader):
    key = lent.transcripts.get(language="en").segments.first().key
    answers(client, lent)
    client.get(address("testimony", lent))
    client.get(address("testimony_passage", lent, key))
    client.get(address("testimony", make_published()))

    [line] = AuditEvent.objects.filter(verb="read")
    assert (line.identifier, line.by, line.change) == ("t-lent", reader, {"where": "testimony_within"})


def test_every_way_of_opening_is_noted(client, lent):
    key = lent.transcripts.get(language="en").segments.first().key
    ways = [(name, address(name, lent, *args)) for name, args in (*OF_A_TESTIMONY, ("testimony_passage", [key]))]
    ways.append(("recording", reverse("recording", args=[lent.recordings.get().identifier])))

    for number, (_name, where) in enumerate(ways):  # each by somebody else, for one is noted once an hour
        account = make_reader(f"reader-{number}")
        make_grant(lent, reader=account)
        client.force_login(account)
        body(client.get(where))

    noted = AuditEvent.objects.filter(verb="read").order_by("pk").values_list("by_name", "change")
    assert list(noted) == [(f"reader-{number}", {"where": name}) for number, (name, _where) in enumerate(ways)]
