"""A name that may not be read closes the description in which it stands, in whichever way it came to be hidden."""

import datetime as dt

import pytest
from django.utils import timezone

from testimonies.access.viewer import EVERYTHING, VISITOR
from testimonies.indexing.instants import next_instants
from testimonies.models import Consent, Contributor, Coverage, IndexPoint, Outbox, Testimony, WitnessName
from testimonies.vocabulary import PublicIdentity, SpeakerRole
from tests.factories.recordings import make_recording
from tests.factories.records import give_consent, make_published, make_testimony, make_transcript, make_witness

pytestmark = pytest.mark.django_db
NAMING = {"title": "Zarina tells of the river"}
SILENT = {"covers_name": False}


@pytest.fixture
def witness():
    return make_witness("Zarina Bekova")


@pytest.fixture
def testimony(witness):
    return make_published(witness, **NAMING)


def is_read(testimony, *, at=None):
    decided = Testimony.objects.get(pk=testimony.pk).sight_for(VISITOR, at=at).text
    found = Testimony.objects.visible_to(VISITOR, at=at).filter(pk=testimony.pk).exists()
    assert decided == found
    return found


def save(record, **values):
    for name, value in values.items():
        setattr(record, name, value)
    record.save(update_fields=list(values))


HIDING = {
    "consent withdrawn by its date": lambda t: save(t.consents.get(), withdrawn_at=timezone.now()),
    "consent narrowed": lambda t: save(t.consents.get(), covers_name=False),
    "consent ended": lambda t: save(t.consents.get(), until_date=dt.date(2020, 1, 1)),
    "consents written in bulk": lambda t: t.consents.update(covers_name=False),
    "pseudonym chosen": lambda t: save(t.witnesses.get(), public_identity=PublicIdentity.PSEUDONYM),
    "anonymity chosen": lambda t: save(t.witnesses.get(), public_identity=PublicIdentity.ANONYMOUS),
    "another witness comes, who did not consent": lambda t: (
        save(t.consents.get(), witness=t.witnesses.get()),
        t.participations.create(witness=make_witness("Second"), position=2),
        give_consent(t, witness=t.witnesses.last(), covers_name=False),
    ),
    "another witness comes, who is hidden and is named": lambda t: t.participations.create(
        witness=make_witness("Tells Olsen", public_identity=PublicIdentity.ANONYMOUS), position=2
    ),
}


@pytest.mark.parametrize("way", HIDING)
def test_what_hides_a_name_closes_what_names(testimony, way):
    assert is_read(testimony)

    HIDING[way](testimony)

    assert not is_read(testimony)
    assert Testimony.objects.visible_to(EVERYTHING).filter(pk=testimony.pk).exists()


NAMINGS = {
    "title": lambda t: save(t, title="Told by Bekova"),
    "summary": lambda t: save(t, summary="Бекова speaks."),
    "label of a recording": lambda t: make_recording(t, label="Bekova, first tape"),
    "contents": lambda t: IndexPoint.objects.create(testimony=t, position=1, title="Zarina's village"),
    "contributor": lambda t: Contributor.objects.create(testimony=t, name="A. Bekova"),
    "label of a speaker": lambda t: save(make_transcript(t, speaker="Bekova").speakers.get(), role=SpeakerRole.OTHER),
    "a name that is found out": lambda t: WitnessName.objects.create(witness=t.witnesses.get(), text="River"),
}


@pytest.mark.parametrize("way", NAMINGS)
def test_what_names_somebody_hidden_is_closed_and_opens_when_the_name_may_be_read(way):
    witness = make_witness("Zarina Bekova", public_identity=PublicIdentity.ANONYMOUS)
    testimony = make_published(witness, title="A life by the river", existence_is_shown=True)
    assert is_read(testimony)

    NAMINGS[way](testimony)
    assert not is_read(testimony)
    assert not Testimony.objects.known_to(VISITOR).exists()

    save(witness, public_identity=PublicIdentity.NAMED)
    assert is_read(testimony)


def test_label_that_goes_with_its_transcript_names_nobody_any_more():
    testimony = make_published(make_witness("Zarina Bekova", public_identity=PublicIdentity.ANONYMOUS))
    transcript = make_transcript(testimony, speaker="Bekova")
    save(transcript.speakers.get(), role=SpeakerRole.INTERVIEWER)
    assert not is_read(testimony)

    transcript.delete()

    assert is_read(testimony)


def test_the_clock_closes_it_with_the_last_day_of_the_consent(witness):
    last = dt.date(2030, 6, 1)
    testimony = make_published(witness, **NAMING, consent={"covers_name": False})
    give_consent(testimony, until_date=last)
    evening = dt.datetime(2030, 6, 1, 23, 59, tzinfo=dt.UTC)

    assert is_read(testimony, at=evening)
    assert not is_read(testimony, at=evening + dt.timedelta(minutes=1))
    instants = [instant for _key, instant in next_instants([testimony.pk], at=timezone.now())]
    assert dt.datetime(2030, 6, 2, tzinfo=dt.UTC) in instants


def test_silence_elsewhere_closes_what_names_here(witness, testimony):
    other = make_published(witness, title="Another", consent=SILENT)
    assert not is_read(testimony)
    assert is_read(other)

    save(other.consents.get(), covers_name=True)
    assert is_read(testimony)


def test_the_index_is_told(testimony):
    Outbox.objects.all().delete()

    save(testimony.witnesses.get(), public_identity=PublicIdentity.ANONYMOUS)

    assert Outbox.objects.filter(testimony=testimony.pk).exists()


def test_a_testimony_that_goes_is_not_counted(testimony):
    Testimony.objects.filter(pk=testimony.pk).update(state="draft", published_under=None)

    Testimony.objects.get(pk=testimony.pk).delete()

    assert not Coverage.objects.exists()
    assert not Consent.objects.exists()


def test_one_without_names_is_read_for_ever():
    testimony = make_testimony()
    give_consent(testimony)

    assert Coverage.objects.get().described_until == dt.date.max


@pytest.mark.parametrize(
    ("given", "terms", "is_open"),
    [
        ({"until_date": dt.date(2001, 1, 1)}, {}, True),
        (SILENT | {"until_date": dt.date(2001, 1, 1)}, {}, True),
        (SILENT, {"opens_at": timezone.now() + dt.timedelta(days=9)}, True),
        (SILENT, {"opens_at": timezone.now() - dt.timedelta(days=9)}, False),
        (SILENT, {"opens_at": dt.datetime.min.replace(tzinfo=dt.UTC)}, False),
        (SILENT, {"openness": "closed"}, True),
        (SILENT, {}, False),
    ],
    ids=[
        "ended",
        "ended in silence",
        "silent and not open yet",
        "silent and open",
        "silent and open for ever",
        "silent and closed",
        "silent",
    ],
)
def test_what_is_closed_elsewhere_closes_nothing_here(witness, testimony, given, terms, is_open):
    make_published(witness, consent=given, **terms)

    assert is_read(testimony) is is_open


def test_opening_of_silence_elsewhere_closes_what_names_here(witness, testimony):
    opens_at = timezone.now() + dt.timedelta(days=9)
    make_published(witness, consent=SILENT, opens_at=opens_at)

    assert is_read(testimony, at=opens_at - dt.timedelta(days=1))
    assert not is_read(testimony, at=opens_at)
