import pytest

from testimonies.access.viewer import VISITOR
from testimonies.models import LifeEvent, Segment, Witness
from testimonies.portal.presenters.lives import life_of
from testimonies.vocabulary import Certainty, LifeEventKind, PublicIdentity
from tests.factories.records import make_authority, make_published, make_witness

pytestmark = pytest.mark.django_db


def seen_life(**fields):
    witness = make_witness("Alim Alamat", **fields)
    testimony = make_published(witness, identifier="t-1", title="Six months")
    passage = Segment.objects.filter(transcript__testimony=testimony).first()
    for kind, date, more in (
        (LifeEventKind.DIED, "1994", {}),
        (LifeEventKind.RECRUITED, "", {"certainty": Certainty.UNCERTAIN}),
        (LifeEventKind.CAPTURED, "1941/1942", {"segment": passage, "certainty": Certainty.CERTAIN}),
        (LifeEventKind.BORN, "1919", {"place": make_authority("Turkestan")}),
    ):
        LifeEvent.objects.create(witness=witness, kind=kind, date=date, **{"source": "A report"} | more)
    seen = Witness.objects.visible_to(VISITOR).named_for(VISITOR).pictured_for(VISITOR).with_places().get()
    return life_of(seen, LifeEvent.objects.told_to(VISITOR).with_sources()), passage


def test_a_life_is_told_in_order_and_what_is_not_dated_last():
    life, passage = seen_life()

    assert [(told.title, told.when, told.doubt) for told in life.happenings] == [
        ("Born", "1919", "Probable"),
        ("Captured", "1941 to 1942", ""),
        ("Died", "1994", "Probable"),
        ("Recruited", "", "Uncertain"),
    ]
    assert life.happenings[1].passage_url == f"/testimonies/t-1?t=0#s-{passage.key}"
    assert life.happenings[0].place.label.text == "Turkestan"


def test_dated_events_lie_on_a_line_of_years():
    life, _passage = seen_life()

    assert [row.happening.title for row in life.timeline.rows] == ["Born", "Captured", "Died"]
    assert [tick.label for tick in life.timeline.ticks] == ["1900", "1920", "1940", "1960", "1980", "2000"]
    assert life.timeline.rows[1].stretch.start == "41.00%"


def test_of_somebody_unnamed_only_passages_tell():
    life, _passage = seen_life(
        public_identity=PublicIdentity.ANONYMOUS,
        birth_date="1919",
        death_date="1994",
        birth_place=make_authority("Turkestan"),
        biography="Born in Turkestan.",
    )

    assert [told.title for told in life.happenings] == ["Captured"]
    assert (life.born, life.born_in, life.died, life.died_in, life.biography) == ("", None, "", None, "")
    assert (life.person.name.text, life.names, life.timeline) == ("Anonymous witness", (), None)


def test_somebody_named_is_told_whole():
    life, _passage = seen_life(birth_date="1919", birth_place=make_authority("Turkestan"), biography="A soldier.")

    assert (life.born, life.born_in.label.text, life.biography) == ("1919", "Turkestan", "A soldier.")
