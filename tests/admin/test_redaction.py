"""Redactions on pages of their own: what is hidden is read by those who may, and stays where it was put."""

import pytest
from django.contrib.auth.models import Permission

from testimonies.models import Annotation, TextRedaction, TimeRedaction
from tests.admin.furnishing import furnish
from tests.admin.pages import address, enter, filled, save, text_of
from tests.factories.cast import make_curator
from tests.factories.records import make_published

pytestmark = pytest.mark.django_db


def test_lists_show_what_is_hidden_where_and_why(desk):
    furnish("one")

    words, sound = (text_of(desk.get(address(model, "changelist"))) for model in (TextRedaction, TimeRedaction))

    assert "Said Testimony one Reason one" in words
    assert "0:00:00 – 0:00:00 Recording one Testimony one Reason one" in sound


def test_mark_stays_on_what_it_was_put_upon(desk):
    here, there = furnish("here"), furnish("there")

    for model, place in ((TextRedaction, "segment"), (TimeRedaction, "recording"), (Annotation, "segment")):
        save(desk, here[model], **{place: getattr(there[model], place).pk})
        assert model.objects.get(pk=here[model].pk) == here[model]
        assert getattr(model.objects.get(pk=here[model].pk), place) == getattr(here[model], place)


def test_hidden_words_leave_the_public_copy_at_once(client, django_capture_on_commit_callbacks):
    testimony = make_published(texts=("The river was wide.",))
    reviewer = enter(make_curator("reviewer"))
    segment = testimony.transcripts.get().segments.get()
    page, public = address(TextRedaction, "add"), f"/testimonies/{testimony.identifier}"
    before = "river" in client.get(public).content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        reviewer.post(page, filled(reviewer.get(page), segment=segment.pk, words="river", reason="A name"))

    assert (before, "river" in client.get(public).content.decode()) == (True, False)


def test_who_may_only_look_is_shown_the_places():
    redaction = furnish("one")[TextRedaction]
    looker = make_curator("transcriber")
    looker.user_permissions.add(Permission.objects.get(codename="view_textredaction"))

    page = enter(looker).get(address(redaction))

    assert page.status_code == 200
    assert "Reason one" in text_of(page)
