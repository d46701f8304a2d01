"""A curator of one collection neither sees nor touches another's records: every page, action and address there is."""

import pytest
from django.contrib.auth.models import User
from django.db.models import Max
from django.urls import reverse

from testimonies.models import AuditEvent, Batch, Collection, Consent, Delivery, Testimony
from testimonies.workflow import identifiers
from tests.factories.cast import make_curator
from tests.trust.admin import address, kinds, of_others
from tests.trust.crawler import ask
from tests.trust.roles import client_of

pytestmark = pytest.mark.django_db
PAGES = ("change", "delete", "history")
SHARED = {"Authority", "AuthorityLabel", "ExternalIdentifier", "Question"}  # what all collections speak of


@pytest.fixture
def curator(holdings):
    """Somebody with every right of an administrator, in one collection."""
    return client_of("administrator", Collection.objects.get(identifier="c-tests"))


@pytest.fixture
def others(curator):
    """A record of another collection of each kind of which there can be one."""
    mine, river = (Collection.objects.get(identifier=name) for name in ("c-tests", "c-river"))
    make_curator("publisher", username="elsewhere", collections=(river,))
    identifiers.rename(Testimony.objects.get(identifier="t-draft"), to="t-drafted", by=None)
    found = {model: of_others(model, mine) for model in kinds()}
    assert {model.__name__ for model, record in found.items() if record is None} == SHARED
    return {model: record for model, record in found.items() if record is not None}


def test_pages_of_others_records_are_not_there(curator, others):
    answers = {}
    for model, record in others.items():
        for page in PAGES:
            for method in ("get", "post"):
                answer = ask(curator, address(model, page, record.pk), method=method)
                answers[model.__name__, page, method] = (answer.status, answer.headers.get("Location", ""))

    led_away = {asked: told for asked, told in answers.items() if told not in ((302, "/admin/"), (403, ""))}
    assert led_away == {}


def test_addresses_of_their_own_do_nothing_to_others_records(curator, others):
    before = _state()
    testimony = Testimony.objects.get(pk=others[Testimony].pk)
    transcript = testimony.transcripts.first()
    tried = [
        reverse("admin:testimonies_testimony_move", args=[testimony.pk, verb])
        for verb in ("withdraw", "publish", "return", "approve", "submit", "nothing")
    ]
    tried += [reverse("admin:testimonies_transcript_review", args=[transcript.pk])] if transcript else []
    tried += [reverse("admin:testimonies_consent_document", args=[Consent.objects.get(testimony=testimony).pk])]
    for model, record in others.items():
        if model.__name__ in {"Testimony", "Witness", "Recording", "Collection"}:
            tried.append(reverse(f"admin:testimonies_{model._meta.model_name}_rename", args=[record.pk]))

    tried += [reverse(f"admin:testimonies_batch_{name}", args=[others[Batch].pk]) for name in ("undo", "report")]
    delivery = Delivery.objects.exclude(collection__identifier="c-tests").last()
    tried += [reverse(f"admin:testimonies_batch_{name}", args=[delivery.pk]) for name in ("delivery", "progress")]
    tried += [
        reverse("admin:testimonies_batch_step", args=[delivery.pk, verb])
        for verb in ("run", "plan", "speakers", "discard", "nothing")
    ]

    sent = {"version": "1", "because": "none", "identifier": "t-taken", "to": "t-taken"}
    answers = {
        (where, method): ask(curator, where, method=method, data=sent) for where in tried for method in ("get", "post")
    }

    assert {answer.status for answer in answers.values()} <= {302, 403, 404, 405}
    assert {answer.headers.get("Location", "/admin/") for answer in answers.values()} == {"/admin/"}
    assert _state() == before


def test_actions_choose_nothing_of_others(curator, others):
    before = _state()
    keys = list(Testimony.objects.exclude(collection__identifier="c-tests").values_list("pk", flat=True))
    actions = [name for name, _label in _offered(curator)]
    assert actions

    for action in actions:
        for step in ("", "look", "do"):
            sent = {"action": action, "_selected_action": keys, "select_across": "0", "step": step, "because": "none"}
            ask(curator, address(Testimony, "changelist"), method="post", data=sent)

    assert _state() == before


def test_new_records_cannot_be_put_upon_others(curator, others):
    """The key of another collection's record is no choice of any form."""
    before = _state()
    testimony = others[Testimony]
    sent = {
        "testimony": testimony.pk, "collection": testimony.collection_id, "title": "Taken", "witness": 1, "position": 9,
        "text": "Taken", "name": "Taken", "role": "camera", "covers_text": "on", "languages": "en", "medium": "audio",
        "segment": testimony.transcripts.first().segments.first().pk, "transcript": testimony.transcripts.first().pk,
        "start": 0, "end": 1, "reason": "none", "note": "none", "label": "Taken", "kind": "verbatim", "words": "The",
    }  # fmt: skip

    for model in kinds():
        if model.__name__ not in SHARED | {"Witness", "WitnessName", "LifeEvent", "Claim"}:
            ask(curator, address(model, "add"), method="post", data=sent)

    assert _state() == before


def _offered(curator):
    body = curator.get(address(Testimony, "changelist"))
    return body.context["action_form"].fields["action"].choices[1:]


def _state() -> tuple:
    """What would have moved if anything had."""
    counts = {model.__name__: model._default_manager.count() for model in kinds()}
    last = Testimony.objects.aggregate(Max("updated_at"), Max("version"))
    waiting = list(Delivery.objects.order_by("pk").values_list("pk", "state"))
    return counts, last, waiting, AuditEvent.objects.count(), User.objects.count()
