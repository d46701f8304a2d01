import pytest

from testimonies.access.viewer import EVERYTHING, VISITOR, Standing, Viewer
from testimonies.models import LifeEvent, Segment, Witness, WitnessName
from testimonies.vocabulary import LifeEventKind, NameKind, PublicIdentity
from tests.factories.records import make_collection, make_published, make_testimony, make_transcript, make_witness

pytestmark = pytest.mark.django_db


def public_name(identity, *, consent=None, with_pseudonym=True):
    witness = make_witness("Zarina Bekova", public_identity=identity)
    if with_pseudonym:
        WitnessName.objects.create(witness=witness, text="Lale", kind=NameKind.PSEUDONYM)
    make_published(witness, consent=consent)
    seen = Witness.objects.named_for(VISITOR).get()
    return seen.public_name(), [name.text for name in seen.public_names()]


def test_a_named_witness_is_named():
    assert public_name(PublicIdentity.NAMED) == ("Zarina Bekova", ["Zarina Bekova"])


def test_a_witness_under_a_pseudonym_shows_no_other_name():
    assert public_name(PublicIdentity.PSEUDONYM) == ("Lale", ["Lale"])


def test_a_pseudonym_not_yet_chosen_gives_nothing_away():
    assert public_name(PublicIdentity.PSEUDONYM, with_pseudonym=False) == ("Witness under a pseudonym", [])


def test_an_anonymous_witness_has_no_names():
    assert public_name(PublicIdentity.ANONYMOUS) == ("Anonymous witness", [])


def test_a_name_without_consent_is_not_shown():
    assert public_name(PublicIdentity.NAMED, consent={"covers_name": False}) == ("Anonymous witness", [])


def test_the_public_sees_witnesses_of_readable_testimonies_only():
    seen, unseen, without_any = make_witness("Seen"), make_witness("Unseen"), make_witness("Without any")
    make_published(seen)
    make_testimony(unseen)

    assert set(Witness.objects.visible_to(VISITOR)) == {seen}
    assert set(Witness.objects.visible_to(EVERYTHING)) == {seen, unseen, without_any}


def test_the_preferred_name_of_a_language_comes_first():
    witness = make_witness("Alim Alamat")
    WitnessName.objects.create(witness=witness, text="Алим Аламат", language="ru", is_preferred=True)

    assert witness.full_name("ru") == "Алим Аламат"
    assert witness.full_name("tr") == "Alim Alamat"


def pictured(witness, *, viewer=VISITOR):
    return Witness.objects.pictured_for(viewer).get(pk=witness.pk).may_be_pictured


@pytest.mark.parametrize(
    ("identity", "consent", "is_shown"),
    [
        (PublicIdentity.NAMED, {}, True),
        (PublicIdentity.PSEUDONYM, {}, True),
        (PublicIdentity.ANONYMOUS, {}, False),
        (PublicIdentity.NAMED, {"covers_image": False}, False),
        (PublicIdentity.NAMED, {"covers_name": False}, False),
        (PublicIdentity.PSEUDONYM, {"covers_name": False}, True),
    ],
)
def test_a_portrait_needs_consent_to_the_image_and_no_anonymity(identity, consent, is_shown):
    witness = make_witness(public_identity=identity, portrait="portraits/w/one.jpg")
    make_published(witness, consent=consent)

    assert pictured(witness) is is_shown
    assert pictured(witness, viewer=EVERYTHING) is True


def test_one_testimony_without_consent_to_the_image_hides_the_portrait():
    witness = make_witness(portrait="portraits/w/one.jpg")
    make_published(witness)
    make_published(witness, consent={"covers_image": False})

    assert pictured(witness) is False


def test_a_witness_without_a_portrait_is_not_pictured():
    witness = make_witness()
    make_published(witness)

    assert pictured(witness) is False


def test_the_life_of_somebody_unnamed_is_told_by_readable_passages_only():
    unnamed, named = make_witness(public_identity=PublicIdentity.ANONYMOUS), make_witness("Named")
    read, unread = make_published(unnamed, named), make_testimony(unnamed)
    make_transcript(unread)
    segments = [Segment.objects.filter(transcript__testimony=testimony).first() for testimony in (read, unread)]
    by_passage, by_closed_passage = (
        LifeEvent.objects.create(witness=unnamed, kind=LifeEventKind.CAPTURED, segment=segment) for segment in segments
    )
    by_document = LifeEvent.objects.create(witness=unnamed, kind=LifeEventKind.BORN, source="A register")
    of_named = LifeEvent.objects.create(witness=named, kind=LifeEventKind.BORN, source="A register")

    assert set(LifeEvent.objects.told_to(VISITOR)) == {by_passage, of_named}
    assert set(LifeEvent.objects.told_to(EVERYTHING)) == {by_passage, by_closed_passage, by_document, of_named}


def test_only_names_that_may_be_read_can_be_looked_for():
    under_pseudonym = make_witness("Zarina Bekova", public_identity=PublicIdentity.PSEUDONYM)
    WitnessName.objects.create(witness=under_pseudonym, text="Lale", kind=NameKind.PSEUDONYM)
    anonymous = make_witness("Nobody Knows", public_identity=PublicIdentity.ANONYMOUS)
    make_published(under_pseudonym, anonymous)
    make_published(make_witness("Alim Alamat"))

    readable = WitnessName.objects.readable_by(VISITOR).values_list("text", flat=True)

    assert set(readable) == {"Lale", "Alim Alamat"}


@pytest.fixture
def limited():
    """A curator of one collection, to whom every other is as to a visitor."""
    return Viewer(Standing.CURATOR, frozenset({make_collection("c-ours").pk}))


def make_unnamed(name, **fields):
    return make_witness(name, public_identity=PublicIdentity.ANONYMOUS, portrait="portraits/w/one.jpg", **fields)


def test_a_limited_curator_learns_of_no_witness_of_others(limited):
    ours, theirs, without_any = make_witness("Ours"), make_witness("Theirs"), make_witness("Without any")
    make_testimony(ours, collection=make_collection("c-ours"))
    make_testimony(theirs)

    assert set(Witness.objects.visible_to(limited)) == {ours}
    assert set(Witness.objects.visible_to(Viewer(Standing.CURATOR))) == {ours, theirs, without_any}


def test_a_limited_curator_reads_the_names_and_lives_of_their_own_only(limited):
    ours, theirs = make_unnamed("Ours"), make_unnamed("Theirs")
    make_testimony(ours, collection=make_collection("c-ours"))
    make_published(theirs)
    told, _untold = (
        LifeEvent.objects.create(witness=witness, kind=LifeEventKind.BORN, source="A register")
        for witness in (ours, theirs)
    )

    assert set(Witness.objects.visible_to(limited)) == {ours, theirs}
    assert set(Witness.objects.told_by_name(limited)) == {ours}
    assert set(WitnessName.objects.readable_by(limited).values_list("text", flat=True)) == {"Ours"}
    assert set(LifeEvent.objects.told_to(limited)) == {told}


def test_a_limited_curator_sees_the_faces_of_their_own_only(limited):
    ours, theirs = make_unnamed("Ours"), make_unnamed("Theirs")
    make_testimony(ours, collection=make_collection("c-ours"))
    make_published(theirs)

    assert pictured(ours, viewer=limited) is True
    assert pictured(theirs, viewer=limited) is False
    assert pictured(theirs, viewer=Viewer(Standing.CURATOR)) is True
