import pytest

from testimonies.access.viewer import EVERYTHING, VISITOR
from testimonies.models import Testimony, Witness, WitnessName
from testimonies.portal.list_filters import TestimonyFilter, WitnessFilter
from testimonies.vocabulary import AuthorityKind, NameKind, PublicIdentity
from tests.factories.records import make_authority, make_collection, make_published, make_testimony, make_witness

pytestmark = pytest.mark.django_db


def narrowed_testimonies(*, viewer=VISITOR, **asked):
    return TestimonyFilter(asked, queryset=Testimony.objects.visible_to(viewer), viewer=viewer)


def titles(**asked):
    return [testimony.title for testimony in narrowed_testimonies(**asked).qs]


def names(*, viewer=VISITOR, **asked):
    narrowed = WitnessFilter(asked, queryset=Witness.objects.visible_to(viewer), viewer=viewer)
    return {witness.full_name() for witness in narrowed.qs}


def choices(narrowed, name):
    return [str(value) for value, _label in narrowed.form.fields[name].choices if value]


@pytest.fixture
def three():
    """A sound recording of 1994 in Turkish and Russian, a film of 1984 in Russian, and a text without a year."""
    collection = make_collection("c-other", title="Other")
    sound = make_published(title="Sound", languages=("tr", "ru"), recorded_date="1994-05", collection=collection)
    sound.recordings.create(medium="audio", position=1)
    film = make_published(make_witness("B"), title="Film", languages=("ru",), recorded_date="1984~")
    film.recordings.create(medium="video", position=1)
    make_published(make_witness("C"), title="Bare text", languages=("crh",))
    make_testimony(make_witness("D"), title="Closed", languages=("ce",), recorded_date="1974")


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Bare text", "Film", "Sound"]),
        ({"language": "ru"}, ["Film", "Sound"]),
        ({"language": "tr"}, ["Sound"]),
        ({"decade": "1980"}, ["Film"]),
        ({"medium": "audio"}, ["Sound"]),
        ({"medium": "video"}, ["Film"]),
        ({"medium": "text"}, ["Bare text"]),
        ({"collection": "c-other"}, ["Sound"]),
        ({"language": "ru", "medium": "audio"}, ["Sound"]),
        ({"order": "year"}, ["Film", "Sound", "Bare text"]),
        ({"order": "-published"}, ["Bare text", "Film", "Sound"]),
    ],
)
def test_testimonies_are_narrowed_by(asked, found):
    assert titles(**asked) == found


def test_first_years_of_all_are_a_decade_too():
    make_published(title="Mistyped", recorded_date="0005")

    assert choices(narrowed_testimonies(), "decade") == ["0"]
    assert titles(decade="0") == ["Mistyped"]


@pytest.mark.usefixtures("three")
def test_choices_come_from_what_the_viewer_may_read():
    visitors, curators = narrowed_testimonies(), narrowed_testimonies(viewer=EVERYTHING)

    assert choices(visitors, "language") == ["crh", "ru", "tr"]
    assert choices(visitors, "decade") == ["1980", "1990"]
    assert set(choices(curators, "language")) == {"ce", "crh", "ru", "tr"}
    assert choices(curators, "decade") == ["1970", "1980", "1990"]


@pytest.mark.usefixtures("three")
def test_a_closed_value_answers_like_an_unknown_one():
    assert titles(language="ce") == titles(language="xx") == ["Bare text", "Film", "Sound"]
    assert narrowed_testimonies(language="ce").form.errors == {
        "language": ["Select a valid choice. ce is not one of the available choices."]
    }


@pytest.mark.parametrize(
    ("asked", "is_whole"), [({}, True), ({"order": "year"}, True), ({"medium": "text"}, False), ({"page": "2"}, True)]
)
def test_the_order_does_not_narrow(asked, is_whole):
    assert narrowed_testimonies(**asked).is_whole is is_whole


def test_a_film_that_may_not_be_seen_counts_as_text():
    film = make_published(title="Film", consent={"covers_image": False})
    film.recordings.create(medium="video", position=1)

    assert (titles(medium="video"), titles(medium="text")) == ([], ["Film"])


def test_witnesses_are_found_by_a_part_of_the_name_in_any_script():
    make_published(make_witness("Алим Аламат", language="ru"))
    make_published(make_witness("Sefer Aymergen"))

    assert names(name="alam") == names(name="АЛАМ") == {"Алим Аламат"}
    assert names(name="...") == set()


def test_nobody_is_found_by_a_name_that_is_not_told():
    witness = make_witness("Zarina Bekova", public_identity=PublicIdentity.PSEUDONYM)
    WitnessName.objects.create(witness=witness, text="Lale", kind=NameKind.PSEUDONYM)
    make_published(witness)
    make_published(make_witness("Hidden", public_identity=PublicIdentity.ANONYMOUS))

    assert names(name="bekova") == names(name="hidden") == set()
    assert names(name="lale") == {"Zarina Bekova"}


def test_communities_to_choose_are_those_of_witnesses_who_are_seen():
    balkars, chechens = (make_authority(label, kind=AuthorityKind.COMMUNITY) for label in ("Balkars", "Chechens"))
    seen, unseen = make_witness("Seen"), make_witness("Unseen")
    seen.communities.add(balkars)
    unseen.communities.add(chechens)
    make_published(seen)
    make_testimony(unseen)

    narrowed = WitnessFilter({}, queryset=Witness.objects.visible_to(VISITOR), viewer=VISITOR)

    assert choices(narrowed, "community") == [balkars.identifier]


def test_witnesses_are_narrowed_by_community_and_place():
    balkars, istanbul = make_authority("Balkars", kind=AuthorityKind.COMMUNITY), make_authority("Istanbul")
    member, speaker = make_witness("Member"), make_witness("Speaker")
    member.communities.add(balkars)
    make_published(member)
    make_published(speaker).subjects.add(istanbul)

    assert names(community=balkars.identifier) == {"Member"}
    assert names(place="stanbul") == names(place="İSTANBUL") == {"Speaker"}
    assert names(place="...") == names(place="ankara") == set()
