import json

import pytest
from django.utils import translation

from testimonies.access.redaction import MASK
from testimonies.access.viewer import EVERYTHING, VISITOR
from testimonies.interchange.exports import document_of, export_of, written_formats
from testimonies.models import IndexPoint, TextRedaction
from testimonies.transcripts import registry
from testimonies.transcripts.document import Segment
from testimonies.transcripts.errors import UnknownFormat
from testimonies.values.span import Span
from testimonies.vocabulary import PublicIdentity, SpeakerRole
from tests.factories.recordings import make_recording
from tests.factories.records import make_collection, make_published, make_transcript, make_witness

pytestmark = pytest.mark.django_db

ADDRESS = "https://archive.example/testimonies/t-river"


@pytest.fixture
def testimony():
    collection = make_collection(title="Rivers", holding_institution="A Museum", rights_statement="Ask the museum.")
    witness = make_witness("Aysel Hidden", public_identity=PublicIdentity.ANONYMOUS)
    testimony = make_published(
        witness,
        collection=collection,
        identifier="t-river",
        title="Across the river",
        notice="Summary of a published report.",
        advisories=("hunger",),
        recorded_date="1996",
    )
    transcript = testimony.transcripts.get()
    transcript.speakers.create(label="Aysel Hidden", role=SpeakerRole.WITNESS, witness=witness)
    transcript.segments.update(speaker=transcript.speakers.get())
    TextRedaction.objects.create(segment=transcript.segments.get(position=2), start=3, end=16, reason="asked for")
    IndexPoint.objects.create(
        testimony=testimony, position=1, start_ms=3000, title="Bread", partial_transcript="We carried bread"
    )
    return testimony


def test_document_is_the_public_copy(testimony):
    document = document_of(testimony.transcripts.get(), testimony=testimony, viewer=VISITOR, address=ADDRESS)

    assert document.segments == (
        Segment("The river was wide that spring.", Span(0, 2900), "Anonymous witness"),
        Segment(f"We {MASK} across it.", Span(3000, 5900), "Anonymous witness"),
        Segment("Nobody counted the boats.", Span(6000, 8900), "Anonymous witness"),
    )
    assert document.metadata == {
        "Title": "Across the river",
        "Type": "Verbatim",
        "Origin": "Written by a person",
        "Revision": "1",
        "Identifier": "t-river",
        "Address": ADDRESS,
        "Witnesses": "Anonymous witness",
        "Date": "1996",
        "Language": "en",
        "Collection": "Rivers",
        "Responsible Party": "A Museum",
        "Rights": "Ask the museum.",
        "Notice": "Summary of a published report.",
        "Advisory": "Hunger and illness",
    }
    assert [(point.title, point.partial_transcript) for point in document.index_points] == [("Bread", "")]


@pytest.mark.parametrize("to", ["webvtt", "text", "json"])
def test_export_says_what_it_is_and_hides_what_is_hidden(testimony, to):
    export = export_of(testimony.transcripts.get(), testimony=testimony, to=to, viewer=VISITOR, address=ADDRESS)

    assert export.name == f"t-river-en{registry.named(to).extensions[0]}"
    for told in ("Summary of a published report.", "Hunger and illness", ADDRESS, "Ask the museum.", MASK):
        assert told in export.content.decode()
    for hidden in ("carried", "Aysel", "Hidden"):
        assert hidden not in export.content.decode()


@pytest.mark.parametrize("to", ["webvtt", "text", "json"])
def test_curator_takes_home_the_whole(testimony, to):
    export = export_of(testimony.transcripts.get(), testimony=testimony, to=to, viewer=EVERYTHING, address=ADDRESS)

    assert "carried bread" in export.content.decode()
    assert MASK not in export.content.decode()


def test_words_keep_their_times_where_nothing_of_the_passage_is_hidden(testimony):
    transcript = testimony.transcripts.get()
    transcript.segments.update(word_times=[[0, 2, 100, 300]])

    export = export_of(transcript, testimony=testimony, to="json", viewer=VISITOR, address=ADDRESS)

    segments = json.loads(export.content)["segments"]
    assert [segment["word_times"] for segment in segments] == [[[0, 2, 100, 300]], [], [[0, 2, 100, 300]]]


def test_every_written_format_is_given_out(testimony):
    transcript = testimony.transcripts.get()

    exports = [
        export_of(transcript, testimony=testimony, to=known.name, viewer=VISITOR, address=ADDRESS)
        for known in written_formats()
    ]

    assert len({export.name for export in exports}) == len(exports) >= 3


def test_captions_read_back_with_the_same_words_and_times(testimony):
    export = export_of(testimony.transcripts.get(), testimony=testimony, to="webvtt", viewer=VISITOR, address=ADDRESS)

    read = registry.read(export.content, name=export.name)
    document = document_of(testimony.transcripts.get(), testimony=testimony, viewer=VISITOR, address=ADDRESS)

    assert read.segments == document.segments


def test_second_tape_is_the_second_recording_whatever_its_order_in_the_archive():
    testimony = make_published(texts=())
    testimony.transcripts.all().delete()
    transcript = make_transcript(testimony, "On the first.", "On the second.")
    tapes = [make_recording(testimony, position=position) for position in (5, 9)]
    for segment, tape in zip(transcript.segments.order_by("position"), tapes, strict=True):
        segment.recording = tape
        segment.save(update_fields=["recording"])

    document = document_of(transcript, testimony=testimony, viewer=VISITOR, address=ADDRESS)

    assert [segment.recording for segment in document.segments] == [0, 1]


def test_contents_in_another_language_stay_out(testimony):
    IndexPoint.objects.create(testimony=testimony, position=1, title="Ekmek", language="tr")

    export = export_of(testimony.transcripts.get(), testimony=testimony, to="json", viewer=VISITOR, address=ADDRESS)

    assert [point["title"] for point in json.loads(export.content)["index_points"]] == ["Bread"]


def test_unknown_format_is_refused(testimony):
    with pytest.raises(UnknownFormat, match="not given out"):
        export_of(testimony.transcripts.get(), testimony=testimony, to="exe", viewer=VISITOR, address=ADDRESS)


def test_file_is_in_the_language_of_the_archive_whatever_the_visitor_speaks(testimony):
    transcript = testimony.transcripts.get()
    in_english = export_of(transcript, testimony=testimony, to="text", viewer=VISITOR, address=ADDRESS)

    with translation.override("ar"):
        in_arabic = export_of(transcript, testimony=testimony, to="text", viewer=VISITOR, address=ADDRESS)

    assert in_arabic == in_english
