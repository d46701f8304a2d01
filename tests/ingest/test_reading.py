import pytest

from testimonies.ingest.errors import FileRefused
from testimonies.ingest.reading import Read, documents_of, require_storable
from testimonies.transcripts import registry
from testimonies.transcripts.document import Account, Segment, TranscriptDocument
from tests.factories.arrivals import ohms


def test_documents_of_a_file_with_two_languages():
    content = ohms(language="German", transcript_alt="In other words.", transcript_alt_lang="English", translate="1")

    original, translation = documents_of(Read(content, "", registry.read(content, name="a.xml")))

    assert (original.language, translation.language, len(translation.segments)) == ("de", "en", 1)


@pytest.mark.parametrize(
    ("document", "why"),
    [
        (
            TranscriptDocument("webvtt", (Segment("Words.", speaker="A" * 290),)),
            "the name of a speaker is longer than 255 characters",
        ),
        (
            TranscriptDocument("webvtt", (Segment("Words."),), account=Account(9, 6)),
            "its reader cannot account for 3 characters",
        ),
    ],
)
def test_what_has_no_room_or_no_account_is_refused(document, why):
    with pytest.raises(FileRefused, match=why):
        require_storable(document)
