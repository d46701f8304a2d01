"""The report as a sheet, and the page that takes a batch back."""

import pytest
from django.urls import reverse

from testimonies.admin import taking_back
from testimonies.ingest.running import Order, bring_in
from testimonies.models import AuditEvent, Batch, Testimony
from testimonies.vocabulary import BatchState
from tests.admin.pages import enter, said, text_of
from tests.factories.arrivals import lay, vtt
from tests.factories.cast import make_curator
from tests.factories.records import make_collection

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine():
    return make_collection("c-mine")


@pytest.fixture
def batch(tmp_path, mine):
    sent = lay(tmp_path, {"a.vtt": vtt(), "b.vtt": vtt("Other words, of hives.")})
    return Batch.objects.get(identifier=bring_in(Order([str(sent)], collection="c-mine")).batch)


def page(batch, name):
    return reverse(f"admin:testimonies_batch_{name}", args=[batch.pk])


def test_report_is_a_sheet_to_keep(desk, batch):
    answer = desk.get(page(batch, "report"))

    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{batch.identifier}.csv"'
    assert b"".join(answer.streaming_content).count(b"\r\n") == 3


def test_page_says_what_goes_and_what_stays_before_it_is_done(desk, batch):
    touched, untouched = Testimony.objects.order_by("pk")
    touched.notes.create(text="Somebody worked on it.")

    shown = desk.get(page(batch, "undo"))
    assert shown.context["foreseen"].taken_back == [untouched.identifier]
    assert [identifier for identifier, _why in shown.context["foreseen"].kept] == [touched.identifier]
    assert "1 testimony:" in text_of(shown)
    way = reverse("admin:testimonies_testimony_change", args=[touched.pk])
    assert f'<a href="{way}"><code>{touched.identifier}</code></a>' in shown.text
    assert Testimony.objects.count() == 2

    done = desk.post(page(batch, "undo"), follow=True)

    assert said(done) == ["1 testimony taken back, 1 kept."]
    assert list(Testimony.objects.all()) == [touched]
    assert AuditEvent.objects.filter(verb="undo_ingest", kind="batch").count() == 1


def test_batch_that_was_taken_back_cannot_be_again(desk, batch):
    desk.post(page(batch, "undo"))
    batch.refresh_from_db()
    assert batch.state == BatchState.UNDONE
    assert page(batch, "undo") not in desk.get(page(batch, "change")).content.decode()

    again = desk.post(page(batch, "undo"))

    assert "cannot be taken back" in text_of(again)


def test_large_batch_is_left_to_an_operator(desk, batch, monkeypatch):
    monkeypatch.setattr(taking_back, "AT_ONCE", 1)

    assert f"manage.py ingest --undo {batch.identifier}" in text_of(desk.post(page(batch, "undo")))
    assert Testimony.objects.count() == 2


@pytest.mark.parametrize("name", ["undo", "report"])
def test_batch_of_others_is_not_there(batch, name):
    other = enter(make_curator("cataloguer", username="other", collections=(make_collection("c-other"),)))

    assert other.get(page(batch, name)).status_code == 404
    assert other.post(page(batch, name)).status_code in (404, 405)
    assert Testimony.objects.count() == 2


def test_who_may_not_bring_in_may_not_take_back(batch, mine):
    reviewer = enter(make_curator("reviewer", collections=(mine,)))

    assert reviewer.post(page(batch, "undo")).status_code == 403
    assert reviewer.get(page(batch, "report")).status_code == 200
    assert "Take the batch back" not in text_of(reviewer.get(page(batch, "change")))


def test_who_is_not_signed_in_is_led_to_the_door(client, batch):
    assert client.get(page(batch, "undo")).status_code == 302
    assert client.get(page(batch, "report")).status_code == 302
