"""Every record has its pages; lists cost the same however long they are; ledgers are only read; saves are signed."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext

from testimonies.admin.record import LedgerAdmin
from testimonies.models import (
    AuditEvent,
    Authority,
    Collection,
    Consent,
    DeliveredFile,
    DeliveredVoice,
    Delivery,
    Segment,
    Testimony,
    Witness,
)
from tests.admin.furnishing import furnish
from tests.admin.pages import address, enter, save, text_of
from tests.factories.cast import make_curator
from tests.factories.records import make_authority, make_testimony, make_witness

pytestmark = pytest.mark.django_db

# A curator's own, on pages of their own: test_bringing has the proof of them.
OWNED = (Delivery, DeliveredFile, DeliveredVoice)
OURS = [
    model
    for model in apps.get_app_config("testimonies").get_models()
    if not model._meta.auto_created and model not in OWNED
]
LEDGERS = {
    "AccessCopy", "AccessRequest", "AuditEvent", "Batch", "BatchFile", "Coverage", "Fixity", "FormerIdentifier",
    "Outbox", "Silence", "Tombstone", "TranscriptRevision",
}  # fmt: skip
QUERIES = {
    "AccessCopy": 6, "AccessRequest": 7, "Silence": 4,
    "Annotation": 9, "AuditEvent": 8, "Authority": 5, "AuthorityLabel": 7, "Batch": 7, "BatchFile": 5, "Claim": 8,
    "Collection": 4, "Consent": 7, "Contributor": 4, "Coverage": 6, "CuratorNote": 6, "Curatorship": 5,
    "ExternalIdentifier": 6, "Fixity": 6, "FormerIdentifier": 7, "IndexPoint": 6, "LifeEvent": 10, "Outbox": 6,
    "Participation": 6, "Question": 4, "Recording": 5, "Segment": 5, "Speaker": 4, "Testimony": 10,
    "TextRedaction": 7, "TimeRedaction": 7, "Tombstone": 7, "Transcript": 5, "TranscriptRevision": 8, "Witness": 11,
    "WitnessName": 7,
}  # fmt: skip


def test_every_record_is_registered_and_ledgers_as_such():
    registered = {
        model.__name__: admin.site.get_model_admin(model) for model in OURS if admin.site.is_registered(model)
    }

    assert sorted(registered) == sorted(model.__name__ for model in OURS)
    assert {name for name, rooms in registered.items() if isinstance(rooms, LedgerAdmin)} == LEDGERS


def test_every_page_of_every_record_opens(desk):
    furnished = furnish("one")
    closed = LEDGERS | {"Segment"}  # written by rules, or coming and going with their transcript

    answers = {
        model.__name__: [
            desk.get(page).status_code
            for page in (
                address(model, "changelist") + "?q=one",
                address(furnished[model]),
                address(furnished[model], "delete"),
                address(model, "add"),
            )
        ]
        for model in OURS
    }

    assert answers == {
        model.__name__: [200, 200, *([403, 403] if model.__name__ in closed else [200, 200])] for model in OURS
    }


def test_lists_cost_the_same_with_one_row_and_with_three(desk):
    furnish("one")
    with_one = {model.__name__: _queries(desk, model) for model in OURS}
    furnish("two")
    furnish("three")
    with_three = {model.__name__: _queries(desk, model) for model in OURS}

    assert with_one == QUERIES
    assert with_three == QUERIES


def _queries(desk, model):
    with CaptureQueriesContext(connection) as asked:
        desk.get(address(model, "changelist"))
    return len(asked)


def test_form_of_a_testimony_costs_the_same_with_more_in_it(desk):
    testimony = furnish("one")[Testimony]
    with CaptureQueriesContext(connection) as asked:
        desk.get(address(testimony))
    for number in range(3):
        make_authority(f"Elsewhere {number}").testimonies.add(testimony)
        testimony.index_points.create(position=10 + number, title="Further")

    with CaptureQueriesContext(connection) as asked_again:
        desk.get(address(testimony))

    assert (len(asked), len(asked_again)) == (31, 31)


def test_empty_list_tells_how_to_begin(desk):
    assert "No testimony yet. Bring in a folder" in text_of(desk.get(address(Testimony, "changelist")))
    assert "Nothing here fits" in text_of(desk.get(address(Testimony, "changelist") + "?q=nowhere"))


def test_new_rows_are_signed_and_removed_ones_told_of(desk, administrator):
    testimony = make_testimony(make_witness("First"))
    participation = testimony.participations.get()

    save(desk, testimony, **{"notes-0-text": "Ask the family.", "consents-0-covers_text": "on"})
    save(desk, testimony, **{"participations-0-DELETE": "on"})

    assert testimony.notes.get().by == administrator
    assert Consent.objects.get().recorded_by == administrator
    assert AuditEvent.objects.latest("pk").change["participation"] == {"deleted": [participation.pk]}
    assert not testimony.participations.exists()


def test_nothing_is_deleted_by_the_dozen(desk):
    furnish("one")

    actions = desk.get(address(Witness, "changelist")).context["action_form"]

    assert actions is None or "delete_selected" not in dict(actions.fields["action"].choices)


def test_who_is_limited_is_not_told_what_elsewhere_holds_a_record():
    here = Collection.objects.create(title="Here")
    curator = make_curator("administrator", collections=(here,))
    place = furnish("elsewhere")[Authority]

    told = text_of(enter(curator).get(address(place, "delete")))

    assert "Other records" in told
    assert "Testimony elsewhere" not in told


def test_a_segment_is_never_added_or_removed_by_hand(desk):
    segment = furnish("one")[Segment]

    assert desk.post(address(segment, "delete"), {"post": "yes"}).status_code == 403
    assert Segment.objects.filter(pk=segment.pk).exists()


def test_suggestions_of_an_address_are_taken_as_far_as_they_fit(desk):
    testimony = make_testimony(make_witness())
    page = address(Testimony, "add")

    fitting = desk.get(f"{page}?collection={testimony.collection_id}&title=New&recorded_date=1941")
    broken = desk.get(f"{page}?collection=none&recorded_date=soon&subjects=x,y&nothing=1&title=New")

    assert fitting.context["adminform"].form.initial["collection"] == str(testimony.collection_id)
    assert broken.context["adminform"].form.initial == {"title": "New", "version": ""}


def test_forged_keys_and_versions_choose_and_overwrite_nothing(desk):
    testimony = make_testimony(make_witness(), title="As it was")

    action = desk.post(
        address(Testimony, "changelist"), {"action": "withdraw", "_selected_action": ["x"], "index": "0"}
    )
    refused = save(desk, testimony, version="1" * 400, title="Forged")

    assert (action.status_code, refused.status_code) == (302, 200)
    assert Testimony.objects.get().title == "As it was"
