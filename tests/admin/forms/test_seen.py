"""The second of two editors is shown both versions; nothing is overwritten unseen."""

import pytest

from testimonies.admin.forms.seen import Difference, version_of
from testimonies.models import AuditEvent, Contributor, Testimony, Witness
from testimonies.vocabulary import State
from testimonies.workflow import transitions
from tests.admin.pages import address, enter, filled, save, text_of
from tests.factories.cast import make_curator
from tests.factories.records import make_authority, make_testimony, make_transcript, make_witness

pytestmark = pytest.mark.django_db


@pytest.fixture
def testimony():
    return make_testimony(make_witness(), title="As it was", summary="As it was.")


@pytest.fixture
def colleague():
    return enter(make_curator("cataloguer", username="colleague"))


def open_then_let_others_save(desk, colleague, record, **changes):
    """The form as the first curator opened it, after a colleague saved something else."""
    sent = filled(desk.get(address(record)))
    save(colleague, record, **changes)
    return sent


def test_second_save_is_refused_and_shows_both_versions(desk, colleague, testimony):
    sent = open_then_let_others_save(desk, colleague, testimony, title="Theirs")

    answer = desk.post(address(testimony), sent | {"title": "Mine", "summary": "Mine too."})

    assert Testimony.objects.get().title == "Theirs"
    assert answer.context["differences"] == [
        Difference("Title", "Theirs", "Mine", name="title", is_theirs=True),
        Difference("Summary", "As it was.", "Mine too.", name="summary"),
    ]
    assert "colleague saved this record while you worked on it." in text_of(answer)
    assert AuditEvent.objects.count() == 1


def test_after_seeing_both_the_curator_chooses(desk, colleague, testimony):
    sent = open_then_let_others_save(desk, colleague, testimony, title="Theirs")
    refused = desk.post(address(testimony), sent | {"title": "Mine", "summary": "Mine too."})

    desk.post(address(testimony), filled(refused))  # what others changed is ticked to stay
    saved = Testimony.objects.get()

    assert (saved.title, saved.summary, saved.version) == ("Theirs", "Mine too.", 3)
    assert AuditEvent.objects.latest("pk").change["fields"] == ["summary"]


def test_choosing_ones_own_version_is_possible_too(desk, colleague, testimony):
    sent = open_then_let_others_save(desk, colleague, testimony, title="Theirs")
    refused = desk.post(address(testimony), sent | {"title": "Mine"})

    desk.post(address(testimony), filled(refused) | {"keep": []})

    assert Testimony.objects.get().title == "Mine"


def test_third_save_in_between_is_noticed_again(desk, colleague, testimony):
    sent = open_then_let_others_save(desk, colleague, testimony, title="Theirs")
    refused = desk.post(address(testimony), sent | {"title": "Mine"})
    save(colleague, testimony, title="Theirs again")

    again = desk.post(address(testimony), filled(refused) | {"keep": []})

    assert again.context["adminform"].form.is_conflicting
    assert Testimony.objects.get().title == "Theirs again"


def test_form_that_does_not_say_what_it_saw_is_refused(desk, testimony):
    sent = filled(desk.get(address(testimony)), title="Mine")
    del sent["version"]

    answer = desk.post(address(testimony), sent)

    assert answer.context["adminform"].form.is_conflicting
    assert Testimony.objects.get().title == "As it was"


def test_change_of_rows_alone_is_noticed_and_shown(desk, colleague, testimony):
    Contributor.objects.create(testimony=testimony, name="Ayla")
    sent = open_then_let_others_save(desk, colleague, testimony, **{"contributors-0-name": "Aylâ"})

    answer = desk.post(address(testimony), sent)

    assert answer.context["differences"] == [Difference("Contributor – Name", "Aylâ", "Ayla")]
    assert Contributor.objects.get().name == "Aylâ"


def test_move_in_between_is_noticed(desk, administrator, testimony):
    make_transcript(testimony)
    sent = filled(desk.get(address(testimony)), title="Mine")
    transitions.move(testimony, "submit", by=administrator)

    answer = desk.post(address(testimony), sent)

    assert answer.context["adminform"].form.is_conflicting
    assert (Testimony.objects.get().state, Testimony.objects.get().title) == (State.IN_REVIEW, "As it was")


def test_choices_are_shown_by_name(desk, colleague, testimony):
    village, town = make_authority("Village"), make_authority("Town")
    sent = open_then_let_others_save(desk, colleague, testimony, openness="open", recorded_place=village.pk)

    answer = desk.post(address(testimony), sent | {"recorded_place": town.pk, "subjects": [village.pk, town.pk]})

    assert [(shown.label, shown.now, shown.yours) for shown in answer.context["differences"]] == [
        ("Recorded in", "Village", "Town"),
        ("Access", "Open to everyone", "Closed"),
        ("Subjects", "–", "Town, Village"),
    ]


def test_every_other_record_is_guarded_by_the_moment_of_its_last_save(desk, colleague):
    witness = make_witness()
    sent = open_then_let_others_save(desk, colleague, witness, biography="Theirs.")

    answer = desk.post(address(witness), sent | {"biography": "Mine."})

    assert Witness.objects.get().biography == "Theirs."
    assert answer.context["differences"] == [
        Difference("Biography", "Theirs.", "Mine.", name="biography", is_theirs=True)
    ]


def test_record_without_a_moment_is_guarded_by_its_values(desk, colleague):
    contributor = Contributor.objects.create(testimony=make_testimony(), name="Ayla")
    sent = open_then_let_others_save(desk, colleague, contributor, name="Aylâ")

    desk.post(address(contributor), sent | {"name": "Ayla B."})

    assert Contributor.objects.get().name == "Aylâ"


def test_version_of_a_new_record_is_empty():
    assert version_of(Witness()) == ""
