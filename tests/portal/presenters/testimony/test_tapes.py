import pytest

from testimonies.portal.presenters.testimony.tapes import Elsewhere, Tape, elsewhere_of, tapes_of
from testimonies.portal.reading import Reading
from testimonies.vocabulary import Medium
from tests.factories.recordings import make_recording
from tests.factories.records import make_testimony

pytestmark = pytest.mark.django_db


@pytest.fixture
def recordings():
    testimony = make_testimony()
    return [
        make_recording(testimony, position=3, identifier="r-one", duration_ms=3_600_000),
        make_recording(testimony, position=5, identifier="r-two", medium=Medium.VIDEO, label="Second tape"),
    ]


def test_first_tape_is_made_ready_and_the_others_wait(recordings):
    assert tapes_of(recordings, Reading()) == [
        Tape(1, "Recording 1", "1 h 0 min", is_film=False, source="/media/recordings/r-one", preload="metadata"),
        Tape(2, "Second tape", "", is_film=True, source="/media/recordings/r-two", preload="none"),
    ]


def test_tape_that_is_asked_for_starts_at_the_moment(recordings):
    first, second = tapes_of(recordings, Reading(tape=2, at_ms=83_400))

    assert (first.source, first.preload) == ("/media/recordings/r-one", "none")
    assert (second.source, second.preload) == ("/media/recordings/r-two#t=83.4", "metadata")


def test_tape_that_is_not_there_means_the_first(recordings):
    assert [tape.preload for tape in tapes_of(recordings, Reading(tape=9))] == ["metadata", "none"]


def test_only_tape_needs_no_number(recordings):
    assert [tape.title for tape in tapes_of(recordings[:1], Reading())] == ["Sound"]


def test_recording_elsewhere_is_linked_to_and_never_played(recordings):
    recordings[0].file, recordings[0].external_url = "", "https://elsewhere.example/tape"

    assert [tape.number for tape in tapes_of(recordings, Reading())] == [1]
    assert elsewhere_of(recordings) == [Elsewhere("Sound", "https://elsewhere.example/tape")]


def test_address_that_is_not_of_the_web_is_not_linked_to(recordings):
    recordings[0].file, recordings[0].external_url = "", "javascript:alert(1)"

    assert elsewhere_of(recordings) == []
