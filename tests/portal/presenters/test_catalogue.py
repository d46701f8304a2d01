import datetime as dt

import pytest

from testimonies.access.viewer import EVERYTHING, VISITOR
from testimonies.models import Participation, Testimony
from testimonies.portal.presenters.catalogue import ClosedEntry, closed_entries, closed_entry, entries
from testimonies.vocabulary import Openness, PublicIdentity
from tests.factories.records import make_authority, make_published, make_testimony, make_witness, publish

pytestmark = pytest.mark.django_db


def entry(*, viewer=VISITOR):
    (only,) = entries(Testimony.objects.visible_to(viewer), viewer=viewer)
    return only


def test_an_entry_tells_who_when_where_and_what_there_is_to_hear():
    testimony = make_published(
        make_witness("Alim Alamat"),
        identifier="t-1",
        recorded_date="1995~",
        recorded_place=make_authority("Istanbul"),
        languages=("tr", "ru"),
        advisories=("hunger", "death"),
        notice="A summary.",
    )
    testimony.recordings.create(medium="audio", position=1, duration_ms=60_000)
    testimony.recordings.create(medium="video", position=2, duration_ms=120_000)

    told = entry()

    assert told.url == "/testimonies/t-1"
    assert [person.name.text for person in told.people] == ["Alim Alamat"]
    assert told.facts == ("recorded about 1995 in Istanbul", "Turkish, Russian", "Sound + Film, 3 min")
    assert (told.notice, told.advisories) == ("A summary.", ("Hunger and illness", "Death and dying"))


def test_without_date_place_and_sound_little_is_told():
    make_published(languages=())

    assert entry().facts == ("Text only",)


def test_a_recording_that_may_not_be_heard_is_not_told():
    testimony = make_published(consent={"covers_voice": False}, languages=())
    testimony.recordings.create(medium="audio", position=1, duration_ms=60_000)

    assert entry().facts == ("Text only",)
    assert entry(viewer=EVERYTHING).facts == ("Sound, 1 min",)


def test_witnesses_stand_in_their_order_and_once():
    first, second = make_witness("First"), make_witness("Second")
    for _ in range(2):
        make_published(second, first)
    Participation.objects.filter(witness=first).update(position=1)
    Participation.objects.filter(witness=second).update(position=2)

    told = entries(Testimony.objects.visible_to(VISITOR), viewer=VISITOR)

    assert [[person.name.text for person in each.people] for each in told] == [["First", "Second"]] * 2


def test_the_portrait_is_the_first_that_may_be_shown():
    hidden = make_witness(public_identity=PublicIdentity.ANONYMOUS, portrait="portraits/a.jpg")
    shown = make_witness(identifier="w-2", portrait="portraits/b.jpg")
    make_published(hidden, shown)

    assert entry().portrait == "/witnesses/w-2/portrait"


@pytest.mark.parametrize("number", [1, 3])
def test_entries_cost_the_same_however_many(number, django_assert_num_queries):
    place = make_authority("Istanbul")
    for _ in range(number):
        make_published(make_witness(), recorded_place=place).recordings.create(position=1)
    seen = list(Testimony.objects.visible_to(VISITOR))

    with django_assert_num_queries(5):
        entries(seen, viewer=VISITOR)


def test_of_a_closed_testimony_only_existence_and_end_are_told():
    opens_at = dt.datetime(2040, 1, 1, tzinfo=dt.UTC)
    embargoed = make_testimony(identifier="t-2", openness=Openness.OPEN, opens_at=opens_at, existence_is_shown=True)
    closed = make_testimony(identifier="t-1", opens_at=opens_at, existence_is_shown=True)
    silent = make_testimony(identifier="t-3")
    for testimony in (embargoed, closed, silent):
        publish(testimony)
    make_published(identifier="t-0", existence_is_shown=True)

    assert closed_entries(VISITOR) == [
        ClosedEntry("/testimonies/t-1", "t-1", ""),
        ClosedEntry("/testimonies/t-2", "t-2", "Jan. 1, 2040"),
    ]
    assert closed_entries(EVERYTHING) == []
    assert closed_entry(closed).until == ""
