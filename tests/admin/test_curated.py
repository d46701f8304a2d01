"""A curator of one collection neither sees nor touches another: lists, addresses, choices, moves, actions, history."""

import pytest
from django.apps import apps
from django.urls import reverse

from testimonies.access.viewer import VISITOR, Standing, Viewer
from testimonies.admin.curated import RULES, TO_TESTIMONY, curated, is_limited
from testimonies.models import (
    Authority,
    Collection,
    Consent,
    DeliveredFile,
    DeliveredVoice,
    Delivery,
    Participation,
    Question,
    Testimony,
    Witness,
)
from testimonies.vocabulary import State
from tests.admin.furnishing import furnish
from tests.admin.pages import address, enter, filled, save
from tests.factories.cast import make_curator
from tests.factories.records import make_collection, make_published, make_testimony, make_transcript, make_witness

pytestmark = pytest.mark.django_db

# A curator's own, on pages of their own: test_bringing has the proof of them.
OWNED = (Delivery, DeliveredFile, DeliveredVoice)
OURS = [
    model
    for model in apps.get_app_config("testimonies").get_models()
    if not model._meta.auto_created and model not in OWNED
]
SHARED = {"Authority", "AuthorityLabel", "ExternalIdentifier", "Question"}
OF_NOBODY = {"Fixity", "FormerIdentifier", "Outbox", "Tombstone"}


@pytest.fixture
def here():
    return furnish("here")


@pytest.fixture
def there():
    return furnish("there")


@pytest.fixture
def limited(here):
    """An administrator of one collection only: every right, and half of the archive."""
    return enter(make_curator("administrator", collections=(here[Collection],)))


def test_every_kind_of_record_is_limited_or_shared_on_purpose():
    ruled = {model.__name__ for model in (*TO_TESTIMONY, *RULES)}

    assert ruled | SHARED == {model.__name__ for model in OURS}
    assert ruled & SHARED == set()


def test_lists_hold_what_is_here_and_nothing_from_there(limited, here, there):
    listed = {
        model.__name__: {record.pk for record in limited.get(address(model, "changelist")).context["cl"].result_list}
        for model in OURS
    }

    for model in OURS:
        name, seen = model.__name__, listed[model.__name__]
        assert (there[model].pk in seen) == (name in SHARED), name
        assert (here[model].pk in seen) == (name not in OF_NOBODY), name


def test_record_of_another_collection_answers_like_one_that_never_was(limited, there):
    answers = {}
    for model in OURS:
        if model.__name__ in SHARED:
            continue
        for page in ("change", "history", "delete"):
            known, unknown = (
                limited.get(reverse(f"admin:testimonies_{model._meta.model_name}_{page}", args=[key]))
                for key in (there[model].pk, 987654)
            )
            answers[f"{model.__name__} {page}"] = (known.status_code, known.get("Location")) == (
                unknown.status_code,
                unknown.get("Location"),
            )

    assert [page for page, is_alike in answers.items() if not is_alike] == []


def test_record_of_another_collection_is_not_changed_by_its_address(limited, here, there):
    sent = filled(limited.get(address(here[Testimony])), title="Taken over")

    limited.post(address(there[Testimony]), sent)
    limited.post(address(there[Witness], "rename"), {"to": "mine"})
    limited.post(address(there[Consent], "delete"), {"post": "yes"})

    assert Testimony.objects.get(pk=there[Testimony].pk).title == "Testimony there"
    assert Witness.objects.get(pk=there[Witness].pk).identifier == there[Witness].identifier
    assert Consent.objects.filter(pk=there[Consent].pk).exists()


def test_testimony_of_another_collection_is_not_moved(limited, there):
    testimony = there[Testimony]

    limited.post(address(testimony, "move", "submit"), {"version": testimony.version})

    assert Testimony.objects.get(pk=testimony.pk).state == State.DRAFT


def test_action_passes_over_what_is_chosen_by_forged_keys(limited, here, there):
    chosen = [here[Testimony].pk, there[Testimony].pk]

    limited.post(
        address(Testimony, "changelist"),
        {"action": "set_access", "_selected_action": chosen, "step": "do", "openness": "open"},
    )

    assert list(Testimony.objects.filter(openness="open").values_list("pk", flat=True)) == [here[Testimony].pk]


def test_choices_and_suggestions_hold_nothing_from_there(limited, there, here):
    form = limited.get(address(here[Testimony])).context["adminform"].form
    question = {"app_label": "testimonies", "model_name": "participation", "field_name": "witness", "term": "witness"}
    offered = limited.get(reverse("admin:autocomplete"), question).json()["results"]

    assert [collection.title for collection in form.fields["collection"].queryset] == ["Collection here"]
    assert [witness["text"] for witness in offered] == ["Witness here"]


def test_forged_choice_from_there_is_refused(limited, here, there):
    answer = save(limited, here[Testimony], collection=there[Collection].pk)
    save(limited, here[Testimony], **{"participations-1-witness": there[Witness].pk})

    assert "collection" in answer.context["adminform"].form.errors
    assert Participation.objects.filter(testimony=here[Testimony].pk).count() == 1


def test_published_testimony_of_another_collection_is_the_portals_not_the_desks(limited):
    published = make_published(collection=make_collection("c-elsewhere"), title="Elsewhere in public")

    listed = limited.get(address(Testimony, "changelist")).content.decode()

    assert "Elsewhere in public" not in listed
    assert limited.get(address(published)).status_code == 302


def test_filters_and_lookups_tell_nothing_of_there(limited, there):
    page = limited.get(address(Testimony, "changelist"))
    asked = limited.get(address(Testimony, "changelist") + "?title__startswith=Testimony+there")
    denied = limited.get(address(Testimony, "changelist") + "?assignee__password__startswith=m")

    assert "Collection there" not in page.content.decode()
    assert asked.context["cl"].result_count == 0
    assert denied.status_code == 400


def test_witness_without_testimony_belongs_to_everybody(limited, there):
    free, shared = make_witness("Free"), make_witness("Shared")
    for collection in ("c-here", "c-there"):
        make_testimony(shared, collection=make_collection(collection))

    listed = {str(witness) for witness in limited.get(address(Witness, "changelist")).context["cl"].result_list}

    assert listed == {"Witness here", "Free", "Shared"}
    assert limited.get(address(free)).status_code == 200


def test_who_curates_everything_is_not_limited(here, there):
    everywhere = enter(make_curator("administrator"))

    for model in OURS:
        listed = everywhere.get(address(model, "changelist")).context["cl"].result_list
        assert {here[model].pk, there[model].pk} <= {record.pk for record in listed}, model.__name__


def test_is_limited_asks_for_collections_and_standing():
    assert is_limited(VISITOR)
    assert is_limited(Viewer(Standing.CURATOR, frozenset({1})))
    assert not is_limited(Viewer(Standing.CURATOR))
    assert not is_limited(Viewer(Standing.ADMINISTRATOR))


def test_visitor_curates_nothing_but_what_all_share(here):
    assert not curated(Testimony.objects.all(), viewer=VISITOR).exists()
    assert curated(Authority.objects.all(), viewer=VISITOR).exists()
    assert curated(Question.objects.all(), viewer=VISITOR).exists()


def test_counts_hold_nothing_from_there(limited, here):
    elsewhere = make_testimony(here[Witness], collection=make_collection("c-elsewhere"))
    elsewhere.subjects.add(here[Authority])
    segment = make_transcript(elsewhere).segments.first()
    here[Question].claims.create(statement="From elsewhere", segment=segment)
    asked = ((Witness, "testimony_count"), (Authority, "testimony_count"), (Question, "claim_count"))

    def counts(desk):
        lists = [(model, desk.get(address(model, "changelist")).context["cl"].result_list) for model, _ in asked]
        return [
            getattr(next(row for row in rows if row.pk == here[model].pk), count)
            for (model, rows), (_, count) in zip(lists, asked, strict=True)
        ]

    assert counts(limited) == [1, 1, 1]
    assert counts(enter(make_curator("administrator", username="everywhere"))) == [2, 2, 2]
