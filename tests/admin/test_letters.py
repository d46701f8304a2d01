"""The letter says what was done and no more, in the language it is asked for."""

import datetime as dt

import pytest

from testimonies.access.terms import Scope
from testimonies.admin.letters import letter_of
from testimonies.workflow.consents import withdraw_consent
from tests.factories.cast import make_administrator
from tests.factories.recordings import make_recording
from tests.factories.records import give_consent, make_published, make_witness

pytestmark = pytest.mark.django_db


def withdrawn(testimony, *, scopes=None):
    consent = testimony.consents.order_by("pk").first()
    return withdraw_consent(consent, by=make_administrator(), because="The son asked.", scopes=scopes)


def test_it_says_what_is_closed_what_stands_and_what_remains():
    testimony = make_published(make_witness("Zarina Bekova"), title="A life by the river")
    make_recording(testimony)

    letter = letter_of(withdrawn(testimony, scopes=[Scope.VOICE]), language="en")

    assert "“A life by the river”" in letter
    assert testimony.identifier in letter
    assert "is withdrawn, for: the voice." in letter
    assert "What was agreed to besides still stands: the text, the image, the name." in letter
    assert "no longer:\n- hear the recordings\n" in letter
    assert "can still:\n- read the words of the testimony\n- read the name, as it was agreed\n" in letter
    assert "film" not in letter
    assert "stay until newer ones replace them" in letter


def test_it_parts_what_was_withdrawn_as_its_language_does():
    withdrawal = withdrawn(make_published(), scopes=[Scope.VOICE, Scope.IMAGE])

    assert "، " in letter_of(withdrawal, language="ar")
    assert "the voice, the image." in letter_of(withdrawal, language="en")


def test_it_names_nobody_and_gives_no_reason():
    letter = letter_of(withdrawn(make_published(make_witness("Zarina Bekova"))), language="en")

    assert "Bekova" not in letter
    assert "The son asked." not in letter
    assert "Nothing of what this consent agreed to stands any longer." in letter


def test_it_tells_when_nothing_changed_because_another_consent_holds():
    testimony = make_published()
    give_consent(testimony)

    assert "rests on another consent, and did not change" in letter_of(withdrawn(testimony), language="en")


def test_it_tells_when_nothing_was_public():
    testimony = make_published()
    type(testimony).objects.filter(pk=testimony.pk).update(openness="closed")

    assert "could see nothing of it before" in letter_of(withdrawn(testimony), language="en")


def test_it_says_until_when_backups_are_kept(settings):
    settings.ARCHIVE_BACKUP_DAYS = 30
    withdrawal = withdrawn(make_published())
    withdrawal.consent.withdrawn_at = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)

    assert "are kept until Jan. 31, 2026 at the latest" in letter_of(withdrawal, language="en")


@pytest.mark.parametrize("language", ["en", "tr", "ru", "de", "ar"])
def test_it_is_written_in_every_language_of_the_archive(language):
    letter = letter_of(withdrawn(make_published(title="A & B <i>")), language=language)

    assert "A & B <i>" in letter
    assert "\n\n\n" not in letter
