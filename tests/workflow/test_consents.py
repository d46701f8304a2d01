import pytest

from testimonies.access.terms import Scope
from testimonies.access.viewer import VISITOR
from testimonies.indexing.find import find
from testimonies.models import AuditEvent, Consent, Recording, Testimony
from testimonies.workflow import audit
from testimonies.workflow.consents import agreed_to, withdraw_consent, withdrawal_of
from testimonies.workflow.errors import TransitionRefused
from tests.factories.cast import make_administrator, make_curator
from tests.factories.recordings import make_recording
from tests.factories.records import make_collection, make_published, make_witness

pytestmark = pytest.mark.django_db
BECAUSE = "The family asks for it."


@pytest.fixture
def testimony():
    return make_published(make_witness("Zarina Bekova"), title="A life by the river")


@pytest.fixture
def consent(testimony):
    return testimony.consents.get()


def test_the_public_loses_everything_with_the_commit(testimony, consent, client, django_capture_on_commit_callbacks):
    make_recording(testimony)
    assert find("river", viewer=VISITOR).found

    with django_capture_on_commit_callbacks(execute=True):
        withdrawal = withdraw_consent(consent, by=make_administrator(), because=BECAUSE)

    assert not Testimony.objects.visible_to(VISITOR).exists()
    assert not Recording.objects.playable_by(VISITOR).exists()
    assert not find("river", viewer=VISITOR).found
    assert withdrawal.closed == ("existence", "text", "voice", "name")
    assert withdrawal.left == ()


def test_a_part_is_withdrawn_and_the_rest_goes_on(testimony, consent):
    by = make_administrator()
    make_recording(testimony, medium="video")
    Consent.objects.filter(pk=consent.pk).update(conditions="Only with the family's name", reference="Box 4")

    withdrawal = withdraw_consent(consent, by=by, because=BECAUSE, scopes=[Scope.VOICE, Scope.IMAGE])

    former, rest = Consent.objects.order_by("pk")
    assert agreed_to(former) == tuple(Scope)
    assert former.withdrawn_at
    assert (agreed_to(rest), rest.continues, rest.recorded_by) == ((Scope.TEXT, Scope.NAME), former, by)
    assert (rest.conditions, rest.reference, rest.withdrawn_at) == ("Only with the family's name", "Box 4", None)
    assert (withdrawal.closed, withdrawal.left) == (("voice", "image"), (Scope.TEXT, Scope.NAME))
    sight = Testimony.objects.get().sight_for(VISITOR)
    assert (sight.text, sight.voice, sight.image, sight.name) == (True, False, False, True)


def test_the_audit_tells_and_is_read_again(testimony, consent):
    withdrawal = withdraw_consent(consent, by=make_administrator(), because=BECAUSE, scopes=["name"])

    event = AuditEvent.objects.get()
    assert (event.verb, event.identifier, event.because) == ("withdraw_consent", testimony.identifier, BECAUSE)
    again = withdrawal_of(Consent.objects.get(pk=consent.pk))
    assert (again.scopes, again.left, again.closed) == (withdrawal.scopes, withdrawal.left, withdrawal.closed)
    assert withdrawal_of(Consent.objects.exclude(pk=consent.pk).get()) is None
    assert audit.verify() == 1


def test_a_name_in_the_title_closes_with_the_consent_to_it(testimony, consent, client):
    testimony.title = "Zarina tells of the river"
    testimony.save(update_fields=["title"])
    assert Testimony.objects.visible_to(VISITOR).exists()

    withdrawal = withdraw_consent(consent, by=make_administrator(), because=BECAUSE, scopes=[Scope.NAME])

    assert not Testimony.objects.visible_to(VISITOR).exists()
    assert "text" in withdrawal.closed
    testimony.title = "A life by the river"
    testimony.save(update_fields=["title"])
    assert Testimony.objects.visible_to(VISITOR).exists()


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ({"because": " "}, "Say why"),
        ({"scopes": []}, "Choose something"),
        ({"scopes": ["image", "name"]}, "Choose something"),
    ],
)
def test_each_refusal_is_said_and_nothing_changes(consent, fault, said):
    Consent.objects.filter(pk=consent.pk).update(covers_image=False)

    with pytest.raises(TransitionRefused, match=said):
        withdraw_consent(consent, **{"by": make_administrator(), "because": BECAUSE} | fault)

    assert not Consent.objects.get().withdrawn_at
    assert not AuditEvent.objects.exists()


def test_it_is_withdrawn_once_by_who_may(consent):
    others = make_curator("cataloguer", collections=(make_collection("c-other"),))
    with pytest.raises(TransitionRefused, match="not a curator of this collection"):
        withdraw_consent(consent, by=others, because=BECAUSE)
    with pytest.raises(TransitionRefused, match="does not have the right"):
        withdraw_consent(consent, by=make_curator("transcriber"), because=BECAUSE)

    withdraw_consent(consent, by=make_administrator(), because=BECAUSE)
    with pytest.raises(TransitionRefused, match="withdrawn already"):
        withdraw_consent(consent, by=make_administrator("second"), because=BECAUSE)
