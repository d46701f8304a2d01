"""Rows on a testimony's form: notes are a thread, consents and witnesses can be many."""

import pytest

from testimonies.models import Consent, CuratorNote, Testimony
from tests.admin.pages import address, enter, save, text_of
from tests.factories.cast import make_curator
from tests.factories.records import make_testimony, make_witness

pytestmark = pytest.mark.django_db


def test_notes_are_added_and_never_altered(desk, administrator):
    testimony = make_testimony(make_witness())
    save(desk, testimony, **{"notes-0-text": "Ask the family."})

    save(desk, testimony, **{"notes-0-text": "Changed", "notes-1-text": "They agree."})

    assert list(CuratorNote.objects.order_by("pk").values_list("text", flat=True)) == ["Ask the family.", "They agree."]
    assert "Ask the family. administrator" in text_of(desk.get(address(testimony)))


def test_consent_that_covers_nothing_is_refused_in_words(desk):
    testimony = make_testimony(make_witness())

    answer = save(desk, testimony, **{"consents-0-reference": "Folder 3"})

    assert "Say what was agreed to: text, voice, image or name." in text_of(answer)
    assert not Consent.objects.exists()


def test_rows_need_rights_of_their_own():
    testimony = make_testimony(make_witness())
    reviewer = enter(make_curator("reviewer"))

    save(reviewer, testimony, **{"consents-0-covers_text": "on", "participations-0-position": 5})

    assert not Consent.objects.exists()
    assert testimony.participations.get().position == 1
    assert Testimony.objects.get().version == 2
