import pytest

from testimonies.access.redaction import MASK
from testimonies.access.viewer import VISITOR
from testimonies.models import TextRedaction
from testimonies.portal.presenters.testimony import texts
from testimonies.portal.presenters.testimony.describing import described
from testimonies.portal.presenters.testimony.page import page_of
from testimonies.portal.reading import Reading
from testimonies.vocabulary import TranscriptKind
from tests.factories.recordings import make_recording
from tests.factories.records import make_published, make_transcript

pytestmark = pytest.mark.django_db


@pytest.fixture
def testimony():
    return make_published(identifier="t-river")


def page(testimony, reading=None):
    seen = described(VISITOR).get(pk=testimony.pk)
    return page_of(seen, reading or Reading(), viewer=VISITOR, site="https://archive.example/")


def test_words_can_be_taken_home_in_every_open_format(testimony):
    assert [(download.title, download.url) for download in page(testimony).words.downloads] == [
        ("WebVTT captions", "/testimonies/t-river/download/webvtt"),
        ("SubRip captions", "/testimonies/t-river/download/srt"),
        ("OHMS XML", "/testimonies/t-river/download/ohms"),
        ("table (CSV)", "/testimonies/t-river/download/csv"),
        ("Word document", "/testimonies/t-river/download/docx"),
        ("TEI (ISO 24624)", "/testimonies/t-river/download/tei"),
        ("plain text", "/testimonies/t-river/download/text"),
        ("this archive (JSON)", "/testimonies/t-river/download/json"),
    ]


def test_second_text_is_taken_home_as_such(testimony):
    make_transcript(testimony, "Irmak.", language="tr", kind=TranscriptKind.TRANSLATION)

    urls = [download.url for download in page(testimony, Reading(text=2)).words.downloads]

    assert all(url.endswith("?text=2") for url in urls)


def test_film_has_captions_only_when_they_fit_one_tape(testimony):
    assert page(testimony).words.captions == ""
    make_recording(testimony)
    assert page(testimony).words.captions == "/testimonies/t-river/download/webvtt"
    make_recording(testimony, position=2)
    assert page(testimony).words.captions == ""


def test_words_are_the_public_copy(testimony):
    transcript = testimony.transcripts.get()
    TextRedaction.objects.create(segment=transcript.segments.get(position=2), start=3, end=16, reason="asked for")

    shown = page(testimony, Reading(within="carried"))

    assert f"We {MASK} across it." in shown.words.written
    assert "carried" not in shown.words.written
    assert shown.hits.total == 0


def test_passage_that_is_asked_for_is_marked_and_cited(testimony):
    key = testimony.transcripts.get().segments.get(position=2).key

    shown = page(testimony, Reading(passage=key))

    assert f'class="line cited" id="s-{key}"' in shown.words.written
    assert shown.citation.passage == key
    assert shown.told == ""


def test_passage_that_is_not_there_is_not_spoken_of(testimony):
    shown = page(testimony, Reading(passage="neverwas"))

    assert (shown.told, shown.citation.passage) == ("", "")


def test_part_says_when_its_last_line_is_over(testimony, monkeypatch):
    monkeypatch.setattr(texts, "PART", 2)

    assert [page(testimony, Reading(part=part)).words.until for part in (1, 2)] == ["5.9", "8.9"]


def test_testimony_without_words_has_a_page():
    testimony = make_published()
    testimony.transcripts.all().delete()

    assert page(testimony).words is None
