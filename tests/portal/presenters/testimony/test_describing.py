import pytest

from testimonies.access.viewer import VISITOR
from testimonies.models import Contributor, WitnessName
from testimonies.portal.presenters.testimony.describing import Fact, described, description_of
from testimonies.vocabulary import AuthorityKind, ContributorRole, PublicIdentity
from tests.factories.recordings import make_recording
from tests.factories.records import make_authority, make_published, make_witness

pytestmark = pytest.mark.django_db


def description(testimony, recordings=()):
    seen = described(VISITOR).get(pk=testimony.pk)
    return description_of(seen, recordings=recordings)


def test_page_says_when_where_how_long_and_by_whom():
    place = make_authority("Bakhchysarai")
    testimony = make_published(recorded_date="1996", recorded_place=place, languages=("crh", "ru"))
    tapes = [make_recording(testimony, position=n, duration_ms=1_800_000) for n in (1, 2)]
    for name, role in (("B. Lens", ContributorRole.CAMERA), ("I. Asker", ContributorRole.INTERVIEWER)):
        Contributor.objects.create(testimony=testimony, name=name, role=role)

    assert description(testimony, tapes).facts == (
        Fact("Recorded", ("1996",)),
        Fact("In", ("Bakhchysarai",), f"/authorities/{place.identifier}"),
        Fact("Language", ("Crimean Tatar", "Russian")),
        Fact("Length", ("1 h 0 min",)),
        Fact("Interviewer", ("I. Asker",)),
        Fact("Camera", ("B. Lens",)),
    )


def test_what_is_not_known_is_not_mentioned():
    assert [fact.label for fact in description(make_published()).facts] == ["Language"]


def test_witness_has_names_in_scripts():
    witness = make_witness("Demo Witness")
    WitnessName.objects.create(witness=witness, text="Свидетель", language="ru", script="Cyrl")

    [someone] = description(make_published(witness)).people

    assert (someone.person.name.text, [name.text for name in someone.other_names]) == ("Demo Witness", ["Свидетель"])


@pytest.mark.parametrize("identity", [PublicIdentity.ANONYMOUS, PublicIdentity.PSEUDONYM])
def test_witness_who_is_not_named_has_no_other_names_either(identity):
    testimony = make_published(make_witness("Aysel Hidden", public_identity=identity))

    assert "Aysel" not in repr(description(testimony))


def test_subjects_stand_by_their_kind():
    testimony = make_published()
    testimony.subjects.add(
        make_authority("hunger", kind=AuthorityKind.TOPIC), make_authority("Stalag", kind=AuthorityKind.CAMP)
    )
    merged = make_authority("Hunger (old)", kind=AuthorityKind.TOPIC, merged_into=make_authority("other"))
    testimony.subjects.add(merged)

    shown = [(kind, [term.label.text for term in terms]) for kind, terms in description(testimony).subjects]

    assert shown == [("Camps and units", ["Stalag"]), ("Topics", ["hunger"])]
