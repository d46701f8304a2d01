import pytest

from testimonies.models import AuditEvent, FormerIdentifier
from testimonies.values.errors import InvalidIdentifier
from testimonies.workflow.errors import IdentifierTaken
from testimonies.workflow.identifiers import rename
from tests.factories.records import make_testimony

pytestmark = pytest.mark.django_db


def test_a_former_identifier_leads_to_the_new_one_for_ever():
    testimony = make_testimony(identifier="first")

    rename(testimony, to="second", by=None)
    rename(testimony, to="third", by=None, because="the fonds was renumbered")

    testimony.refresh_from_db()
    assert testimony.identifier == "third"
    assert FormerIdentifier.now("testimony", "first") == "third"
    assert AuditEvent.objects.last().change == {"from": "second", "to": "third"}


def test_going_back_to_a_former_identifier_makes_no_circle():
    testimony = make_testimony(identifier="first")
    rename(testimony, to="second", by=None)

    rename(testimony, to="first", by=None)

    assert FormerIdentifier.now("testimony", "second") == "first"
    assert FormerIdentifier.now("testimony", "first") is None


def test_an_identifier_of_something_else_now_or_once_is_refused():
    other, testimony = make_testimony(identifier="other"), make_testimony(identifier="mine")
    rename(other, to="other-now", by=None)

    for taken in ("other", "other-now"):
        with pytest.raises(IdentifierTaken):
            rename(testimony, to=taken, by=None)
    with pytest.raises(InvalidIdentifier):
        rename(testimony, to="no spaces", by=None)
    assert not FormerIdentifier.objects.filter(identifier="mine").exists()


def test_renaming_to_the_same_changes_nothing():
    testimony = make_testimony(identifier="same")

    rename(testimony, to="same", by=None)

    assert not AuditEvent.objects.exists()
