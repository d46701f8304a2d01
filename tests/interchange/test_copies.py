import pytest
from django.db.models import Q
from django.utils import timezone

from testimonies.access.redaction import MASK
from testimonies.access.viewer import EVERYTHING, VISITOR, Standing, Viewer, reader_of
from testimonies.interchange.copies import Note, copies_of, reads_as, word_times_of
from testimonies.models import Testimony, TextRedaction
from testimonies.transcripts.document import WordTime
from testimonies.values.span import Span
from testimonies.vocabulary import PublicIdentity, SpeakerRole, TranscriptKind
from tests.factories.records import make_collection, make_published, make_transcript, make_witness

pytestmark = pytest.mark.django_db

SPOKEN = ("My brother Yusuf hid.", "He came back.", "Nobody saw him.")


@pytest.fixture
def testimony():
    """A witness who is not named, whose name stands in a speaker's label, in the words and in a footnote."""
    witness = make_witness("Aysel Hidden", public_identity=PublicIdentity.ANONYMOUS)
    testimony = make_published(witness, texts=())
    testimony.transcripts.all().delete()
    transcript = make_transcript(testimony, *SPOKEN, speaker="Aysel Hidden", metadata={"interviewee": "Aysel Hidden"})
    first, second, _ = transcript.segments.order_by("position")
    transcript.footnotes = [
        {"segment": first.key, "offset": 16, "text": "Yusuf Hidden, born in 1920."},
        {"segment": second.key, "offset": 2, "text": "In the spring."},
    ]
    transcript.save(update_fields=["footnotes"])
    TextRedaction.objects.create(segment=first, start=11, end=16, reason="a brother who lives")
    return testimony


def copy_for(testimony, viewer, **narrowed):
    reader = reads_as(viewer, testimony)
    people = Testimony.objects.with_people(reader).get(pk=testimony.pk).witnesses.all()
    transcripts = list(testimony.transcripts.prefetch_related("speakers").order_by("pk"))
    return copies_of(transcripts, witnesses=people, reader=reader, at=timezone.now(), **narrowed)


def test_public_copy_gives_nothing_away(testimony):
    [copy] = copy_for(testimony, VISITOR)

    assert [segment.text for segment in copy.segments] == [f"My brother {MASK} hid.", *SPOKEN[1:]]
    assert list(copy.voices.values()) == ["Speaker 1"]
    assert copy.notes == (Note(copy.segments[1].key, 2, "In the spring."),)


def test_no_word_of_a_passage_with_something_hidden_keeps_its_time(testimony):
    testimony.transcripts.get().segments.update(word_times=[[0, 2, 100, 300], [3, 7, 300, None]])
    times = (WordTime(0, 2, Span(100, 300)), WordTime(3, 7, Span(300)))

    [public], [whole] = copy_for(testimony, VISITOR), copy_for(testimony, EVERYTHING)

    hidden, *shown = [segment.pk for segment in public.segments]
    assert word_times_of(public) == dict.fromkeys(shown, times)
    assert word_times_of(whole) == dict.fromkeys((hidden, *shown), times)


def test_curator_reads_everything(testimony):
    [copy] = copy_for(testimony, EVERYTHING)

    assert [segment.text for segment in copy.segments] == list(SPOKEN)
    assert list(copy.voices.values()) == ["Aysel Hidden"]
    assert [note.text for note in copy.notes] == ["Yusuf Hidden, born in 1920.", "In the spring."]


def test_curator_of_another_collection_reads_the_public_copy(testimony):
    elsewhere = Viewer(Standing.CURATOR, frozenset({make_collection("c-other").pk}))

    assert copy_for(testimony, elsewhere) == copy_for(testimony, VISITOR)


def test_reader_reads_the_public_copy_with_own_eyes(testimony):
    reader = reader_of(testimony.pk)

    assert copy_for(testimony, reader) == copy_for(testimony, VISITOR)
    assert reads_as(reader, testimony) == reader


def test_redaction_that_has_ended_hides_nothing(testimony):
    TextRedaction.objects.update(until=timezone.now())

    [copy] = copy_for(testimony, VISITOR)

    assert copy.segments[0].text == SPOKEN[0]
    assert len(copy.notes) == 2


def test_voice_of_a_named_witness_bears_the_public_name():
    witness = make_witness("Demo Witness")
    testimony = make_published(witness)
    transcript = testimony.transcripts.get()
    transcript.speakers.create(label="D.W.", role=SpeakerRole.WITNESS, witness=witness)

    [copy] = copy_for(testimony, VISITOR)

    assert list(copy.voices.values()) == ["Demo Witness"]


def test_stretch_of_two_texts_costs_two_queries(testimony, django_assert_num_queries):
    make_transcript(testimony, "Kardeşim saklandı.", "Geri döndü.", language="tr", kind=TranscriptKind.TRANSLATION)
    testimony.transcripts.update(footnotes=[])
    people = list(Testimony.objects.with_people(VISITOR).get(pk=testimony.pk).witnesses.all())
    transcripts = list(testimony.transcripts.prefetch_related("speakers").order_by("pk"))

    with django_assert_num_queries(2):
        original, translation = copies_of(
            transcripts, witnesses=people, reader=VISITOR, at=timezone.now(), stretch=Q(position__lte=1)
        )

    assert [segment.text for segment in original.segments] == [f"My brother {MASK} hid."]
    assert [segment.text for segment in translation.segments] == ["Kardeşim saklandı."]
