import pytest
from django.utils import timezone, translation

from testimonies.access.viewer import EVERYTHING, VISITOR
from testimonies.models import Segment
from testimonies.portal.presenters.testimony import texts
from testimonies.portal.reading import Reading
from testimonies.vocabulary import TranscriptKind
from tests.factories.recordings import make_recording
from tests.factories.records import make_testimony, make_transcript

pytestmark = pytest.mark.django_db


@pytest.fixture
def testimony():
    return make_testimony()


@pytest.fixture
def original(testimony):
    return make_transcript(testimony, "Ночью.", "Утром?", language="ru")


@pytest.fixture
def translated(testimony, original):
    return make_transcript(
        testimony, "At night.", "In the morning?", kind=TranscriptKind.TRANSLATION, translation_of=original
    )


@pytest.fixture
def short_parts(monkeypatch):
    monkeypatch.setattr(texts, "PART", 4)


def shown(testimony, reading=None, recordings=()):
    return texts.shown_of(texts.texts_of(testimony, viewer=EVERYTHING), reading or Reading(), recordings=recordings)


def test_what_was_said_comes_first_and_empty_texts_not_at_all(testimony, django_assert_num_queries):
    summary = make_transcript(testimony, "A summary.", kind=TranscriptKind.SUMMARY)
    translated = make_transcript(testimony, "At night.", kind=TranscriptKind.TRANSLATION)
    original = make_transcript(testimony, "Ночью.", language="ru")
    Segment.objects.filter(transcript=make_transcript(testimony)).delete()

    with django_assert_num_queries(2):
        assert texts.texts_of(testimony, viewer=EVERYTHING) == [original, translated, summary]


def test_testimony_without_words_shows_none(testimony):
    assert shown(testimony) is None


def test_translation_stands_beside_unless_it_is_not_wanted(testimony, original, translated):
    assert shown(testimony).transcripts == [original, translated]
    assert shown(testimony, Reading(beside=0)).transcripts == [original]
    assert shown(testimony, Reading(text=2)).transcripts == [translated]
    assert shown(testimony, Reading(text=9, beside=9)).transcripts == [original]


def test_translation_into_the_visitors_language_is_preferred(testimony, original, translated):
    turkish = make_transcript(testimony, "Gece.", language="tr", kind=TranscriptKind.TRANSLATION)

    with translation.override("tr"):
        assert shown(testimony).beside == turkish


def test_translation_of_another_text_does_not_stand_beside(testimony, original):
    second = make_transcript(testimony, "Ikinci.", language="tr")
    make_transcript(testimony, "Second.", kind=TranscriptKind.TRANSLATION, translation_of=second)

    assert shown(testimony).transcripts == [original]


def test_choices_offer_each_text_and_each_pair(testimony, original, translated):
    known = texts.texts_of(testimony, viewer=EVERYTHING)

    offered = texts.choices(known, shown(testimony), Reading(within="ночью"))

    assert [(choice.title, choice.url, choice.is_shown) for choice in offered] == [
        ("Russian", "?beside=0&within=%D0%BD%D0%BE%D1%87%D1%8C%D1%8E", False),
        ("English (translation)", "?text=2&within=%D0%BD%D0%BE%D1%87%D1%8C%D1%8E", False),
        ("Russian beside English (translation)", "?beside=2&within=%D0%BD%D0%BE%D1%87%D1%8C%D1%8E", True),
    ]


def test_one_text_leaves_no_choice(testimony, original):
    assert texts.choices([original], shown(testimony), Reading()) == []


def test_long_text_is_shown_in_even_parts(testimony, short_parts):
    make_transcript(testimony, *map(str, range(1, 11)))

    parts = [shown(testimony, Reading(part=part)) for part in (1, 2, 3)]
    seen = [
        list(Segment.objects.filter(part.stretch()).in_order().values_list("position", flat=True)) for part in parts
    ]

    assert seen == [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10]]
    assert [choice.url for choice in texts.parts(parts[1], Reading(part=2))] == ["?", "?part=2", "?part=3"]


def test_translation_is_divided_as_its_original(testimony, short_parts):
    make_transcript(testimony, *map(str, range(1, 9)), language="ru")
    translated = make_transcript(testimony, *map(str, range(1, 21)), kind=TranscriptKind.TRANSLATION)

    both = shown(testimony)

    assert (both.beside, both.parts) == (translated, 2)
    assert [texts.bounds(both.text, part, of=2) for part in (1, 2)] == [(0, 4), (5, 8)]
    assert [texts.bounds(both.beside, part, of=2) for part in (1, 2)] == [(0, 10), (11, 20)]


def test_part_beyond_the_last_is_the_last(testimony, short_parts):
    make_transcript(testimony, *map(str, range(1, 11)))

    assert shown(testimony, Reading(part=99)).part == 3


def test_part_is_found_by_the_moment_and_by_the_passage(testimony, short_parts):
    tapes = [make_recording(testimony, position=position) for position in (1, 2)]
    transcript = make_transcript(testimony, *map(str, range(1, 11)))
    transcript.segments.filter(position__lte=6).update(recording=tapes[0])
    transcript.segments.filter(position__gt=6).update(recording=tapes[1])
    key = transcript.segments.get(position=7).key

    assert shown(testimony, Reading(at_ms=13_000), recordings=tapes).part == 2
    assert shown(testimony, Reading(at_ms=25_000, tape=2), recordings=tapes).part == 3
    assert shown(testimony, Reading(at_ms=99_000), recordings=tapes).part == 2
    assert shown(testimony, Reading(passage=key), recordings=tapes).part == 2
    assert shown(testimony, Reading(passage="unknown"), recordings=tapes).part == 1


def test_the_public_reads_only_texts_that_were_reviewed(testimony, original):
    reviewed = make_transcript(testimony, "At night.", kind=TranscriptKind.TRANSLATION, reviewed_at=timezone.now())

    assert texts.texts_of(testimony, viewer=VISITOR) == [reviewed]
    assert texts.texts_of(testimony, viewer=EVERYTHING) == [original, reviewed]
