import pytest

from testimonies.interchange.copies import Copy
from testimonies.models import Transcript
from testimonies.portal.presenters.testimony import hits, texts
from testimonies.portal.presenters.testimony.hits import hits_in
from testimonies.portal.presenters.testimony.lines import Tapes
from testimonies.portal.presenters.testimony.texts import Shown
from testimonies.portal.reading import Reading
from tests.portal.presenters.testimony.spoken import said_in_turn

SEGMENTS = said_in_turn("We had bread.", "No more.", "Bread again.", "The end.")


@pytest.fixture
def transcript():
    transcript = Transcript(language="en")
    transcript.last_position = 4
    return transcript


def hits_for(transcript, within, *, parts=1):
    shown = Shown(transcript, None, 1, parts)
    copy = Copy(transcript, tuple(SEGMENTS), {})
    return hits_in([copy], shown, reading=Reading(within=within), tapes=Tapes({1: 1}))


def test_each_place_has_its_address_its_time_and_its_words(transcript):
    found = hits_for(transcript, "bread")

    assert (found.total, found.marks) == (2, {"k1": ((7, 12),), "k3": ((0, 5),)})
    assert [(hit.url, hit.time, hit.spans) for hit in found.hits] == [
        ("?t=0&within=bread#s-k1", "0:00:00", "7-12"),
        ("?t=2&within=bread#s-k3", "0:00:02", "0-5"),
    ]
    assert [(piece.text, piece.is_marked) for piece in found.hits[0].pieces] == [
        ("We had ", False),
        ("bread", True),
        (".", False),
    ]


def test_places_in_other_parts_lead_there(transcript):
    assert [hit.url for hit in hits_for(transcript, "bread", parts=2).hits] == [
        "?t=0&within=bread#s-k1",
        "?part=2&t=2&within=bread#s-k3",
    ]


def test_list_is_cut_and_the_count_is_not(transcript, monkeypatch):
    monkeypatch.setattr(hits, "MOST_SHOWN", 1)

    found = hits_for(transcript, "bread")

    assert (len(found.hits), found.total) == (1, 2)


def test_part_of_a_place_is_the_one_that_shows_it(transcript):
    for position in range(1, 5):
        part = texts.part_of(transcript, position, of=2)
        first, last = texts.bounds(transcript, part, of=2)
        assert first <= position <= last
