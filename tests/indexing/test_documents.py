import pytest
from django.utils import timezone

from testimonies.access.viewer import EVERYTHING, VISITOR
from testimonies.indexing.documents import documents_for
from testimonies.models import IndexPoint, Recording, Speaker, TextRedaction, TimeRedaction
from testimonies.vocabulary import AuthorityKind, Medium, SpeakerRole
from tests.factories.records import make_authority, make_published, make_transcript, make_witness

pytestmark = pytest.mark.django_db


def document(testimony, *, viewer=VISITOR):
    (made,) = documents_for([testimony.pk], viewer=viewer, at=timezone.now())
    return made


def test_a_document_holds_what_its_reader_may_find():
    witness = make_witness("Alim Alamat")
    witness.communities.add(make_authority("Turkestanis", kind=AuthorityKind.COMMUNITY, identifier="turkestanis"))
    testimony = make_published(witness, recorded_date="1996-05", languages=("ru", "tr"), summary="Of bread.")
    testimony.subjects.add(
        make_authority("Stalag 352", kind=AuthorityKind.CAMP, identifier="stalag-352"),
        make_authority("Minsk", identifier="minsk"),
    )
    IndexPoint.objects.create(testimony=testimony, position=1, title="The river", synopsis="Crossing it.")
    Recording.objects.create(testimony=testimony, medium=Medium.AUDIO)

    made = document(testimony)

    assert (made.ordinal, made.names, made.summary) == (testimony.pk, ("Alim Alamat",), "Of bread.")
    assert made.headings == ("The river. Crossing it.",)
    assert set(made.places) == {"Stalag 352", "Minsk"}
    assert made.passages[0].text == "The river was wide that spring."
    assert made.year == 1996
    assert made.facets == {
        "language": ("ru", "tr"),
        "community": ("turkestanis",),
        "place": ("minsk",),
        "camp": ("stalag-352",),
        "decade": ("1990",),
        "medium": ("audio",),
        "collection": ("c-tests",),
    }


def test_the_public_document_holds_no_label_of_an_unnamed_speaker_and_no_redacted_sound():
    witness = make_witness("Zarina", public_identity="anonymous")
    testimony = make_published(witness)
    recording = Recording.objects.create(testimony=testimony)
    TimeRedaction.objects.create(recording=recording, start_ms=0, end_ms=9, reason="x")
    transcript = make_transcript(testimony, "I saw it.", speaker="ZARINA", recording=recording)
    TextRedaction.objects.create(segment=transcript.segments.get(), start=2, end=5, reason="x")
    public, full = document(testimony), document(testimony, viewer=EVERYTHING)

    assert (public.passages[-1].text, public.passages[-1].speaker) == ("I █████ it.", "Speaker 1")
    assert (full.passages[-1].text, full.passages[-1].speaker) == ("I saw it.", "ZARINA")
    assert (public.facets["medium"], full.facets["medium"]) == (("text",), ("audio",))
    assert (public.names, full.names) == ((), ("Zarina",))

    Speaker.objects.update(role=SpeakerRole.WITNESS, witness=witness)
    assert document(testimony).passages[-1].speaker == "Anonymous witness"


def test_documents_cost_as_many_queries_for_three_testimonies_as_for_one_but_for_their_words(django_assert_num_queries):
    testimonies = [make_published(make_witness(f"W{number}"), title=str(number)) for number in range(3)]
    keys = [testimony.pk for testimony in testimonies]

    with django_assert_num_queries(12):
        assert len(list(documents_for(keys[:1], viewer=VISITOR, at=timezone.now()))) == 1
    with django_assert_num_queries(18):
        assert len(list(documents_for(keys, viewer=VISITOR, at=timezone.now()))) == 3
