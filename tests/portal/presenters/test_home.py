import pytest

from testimonies.access.viewer import EVERYTHING, VISITOR
from testimonies.models import Claim, Question
from testimonies.portal.presenters.home import home_for
from testimonies.vocabulary import AuthorityKind, PublicIdentity
from tests.factories.records import make_authority, make_published, make_testimony, make_witness

pytestmark = pytest.mark.django_db


def figures(viewer=VISITOR):
    return {figure.label: figure.number for figure in home_for(viewer).figures}


def test_an_empty_archive_has_an_empty_front_page():
    home = home_for(VISITOR)

    assert (home.figures, home.ways, home.decades, home.recent, home.people, home.questions) == ((),) * 6


def test_figures_count_what_the_viewer_may_see():
    heard = make_published(languages=("tr", "ru"))
    heard.recordings.create(position=1, duration_ms=7_200_000)
    make_testimony(make_witness(), languages=("ce",)).recordings.create(position=1, duration_ms=36_000_000)
    Claim.objects.create(statement="A claim", source="A report")

    assert figures() == {
        "testimony": "1",
        "witness": "1",
        "hours of recordings": "2",
        "languages": "2",
        "claim, side by side": "1",
    }
    assert figures(EVERYTHING)["hours of recordings"] == "12"


def test_decades_run_without_a_gap():
    for date in ("1974", "1979-05", "1995~", "../1996", ""):
        make_published(make_witness(), recorded_date=date)
    make_testimony(make_witness(), recorded_date="1950")

    assert [(decade.label, decade.count, decade.url, decade.height) for decade in home_for(VISITOR).decades] == [
        ("1970s", "2", "/search?decade=1970", "100.0"),
        ("1980s", "0", "", "0.0"),
        ("1990s", "2", "/search?decade=1990", "100.0"),
    ]


def test_the_newest_come_first_and_their_witnesses_are_named():
    for name in ("One", "Two", "Three", "Four", "Five"):
        make_published(make_witness(name), title=name)
    make_published(make_witness(public_identity=PublicIdentity.ANONYMOUS), title="Six")

    home = home_for(VISITOR)

    assert [entry.title for entry in home.recent] == ["Six", "Five", "Four", "Three"]
    assert [person.name.text for person in home.people] == ["Five", "Four", "Three", "Two", "One"]


def test_ways_in_lead_to_what_is_spoken_of():
    testimony = make_published()
    testimony.subjects.add(make_authority("Istanbul"), make_authority("Bergmann", kind=AuthorityKind.UNIT))
    testimony.subjects.add(make_authority("Hunger", kind=AuthorityKind.TOPIC))
    question = Question.objects.create(title="Taken")
    Claim.objects.create(statement="A claim", source="A report", question=question)

    home = home_for(VISITOR)

    assert [(shelf.title, [term.label.text for term in shelf.terms]) for shelf in home.ways] == [
        ("Places", ["Istanbul"]),
        ("Camps and units", ["Bergmann"]),
    ]
    assert home.questions == (question,)
