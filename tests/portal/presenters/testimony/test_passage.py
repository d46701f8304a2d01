import pytest

from testimonies.access.viewer import VISITOR
from testimonies.portal.presenters.testimony import texts
from testimonies.portal.presenters.testimony.passage import address_of, place_of
from testimonies.portal.reading import Reading
from testimonies.vocabulary import TranscriptKind
from testimonies.workflow.revisions import revise, wordings_of
from tests.factories.recordings import make_recording
from tests.factories.records import make_published, make_transcript

pytestmark = pytest.mark.django_db


@pytest.fixture
def testimony():
    return make_published(identifier="t-river")


def key_at(transcript, position):
    return transcript.segments.get(position=position).key


def place(testimony, key, reading=None):
    return place_of(testimony, key, reading or Reading(), viewer=VISITOR)


def test_passage_stands_on_its_page_at_its_moment(testimony):
    key = key_at(testimony.transcripts.get(), 2)

    found = place(testimony, key, Reading(revision=1, within="bread"))

    assert found == Reading(at_ms=3000, passage=key, revision=1, within="bread")
    assert address_of(testimony, found) == f"/testimonies/t-river?t=3&within=bread&passage={key}&r=1#s-{key}"


def test_passage_on_the_second_tape_says_so(testimony):
    tapes = [make_recording(testimony, position=position) for position in (3, 7)]
    transcript = testimony.transcripts.get()
    transcript.segments.filter(position=2).update(recording=tapes[1])

    assert place(testimony, key_at(transcript, 2)).tape == 2


def test_passage_of_a_recording_that_is_not_open_names_no_tape():
    testimony = make_published(consent={"covers_voice": False})
    transcript = testimony.transcripts.get()
    transcript.segments.update(recording=make_recording(testimony))

    assert place(testimony, key_at(transcript, 2)).tape is None


def test_passage_of_a_long_text_is_in_its_part(testimony, monkeypatch):
    monkeypatch.setattr(texts, "PART", 2)
    key = key_at(testimony.transcripts.get(), 3)

    assert place(testimony, key).part == 2


def test_passage_of_a_translation_is_shown_beside_or_alone(testimony, monkeypatch):
    beside = make_transcript(testimony, "Bir.", "İki.", language="tr", kind=TranscriptKind.TRANSLATION)
    summary = make_transcript(testimony, "All in all.", kind=TranscriptKind.SUMMARY)

    assert place(testimony, key_at(beside, 1)).query().startswith("?t=0&passage=")
    assert place(testimony, key_at(summary, 1)).query().startswith("?text=3&t=0&passage=")
    monkeypatch.setattr(texts, "PART", 2)
    assert place(testimony, key_at(beside, 2)).query().startswith("?text=2&beside=0&t=3&passage=")


def test_passage_that_never_was_stands_nowhere(testimony):
    assert place(testimony, "neverwas") is None
    assert place(testimony, key_at(make_published().transcripts.get(), 1)) is None


def test_passage_that_was_taken_out_leads_to_the_page_that_says_so(testimony):
    transcript = testimony.transcripts.get()
    gone, *kept = wordings_of(transcript)
    revise(transcript, kept, by=None, because="not part of the interview", expected=1)

    assert place(testimony, gone.key, Reading(revision=1)) == Reading(passage=gone.key)


def test_passage_whose_words_wait_for_a_review_leads_to_the_page_that_says_so(testimony):
    transcript = testimony.transcripts.get()
    first, *rest = wordings_of(transcript)
    revise(transcript, [first, *rest[:-1]], by=None, because="heard again", expected=1)

    assert place(testimony, first.key, Reading(revision=1)) == Reading(passage=first.key)
