"""Choices of other records come with their names, and nothing is deleted from beside a choice."""

import pytest
from django.contrib.auth.models import User

from tests.admin.pages import address
from tests.factories.cast import make_curator, make_reader
from tests.factories.records import make_authority, make_testimony, make_witness

pytestmark = pytest.mark.django_db


def test_choices_come_with_their_names_at_once(desk, django_assert_num_queries):
    for number in range(5):
        make_authority(f"Village {number}")
    question = {"app_label": "testimonies", "model_name": "testimony", "field_name": "recorded_place", "term": "vill"}

    with django_assert_num_queries(5):
        offered = desk.get("/admin/autocomplete/", question).json()["results"]

    assert [choice["text"] for choice in offered] == [f"Village {number}" for number in range(5)]


def test_testimonies_are_assigned_to_curators_at_work_only(desk, administrator):
    make_reader(), make_curator("cataloguer", username="gone", is_active=False)
    here = make_curator("cataloguer", username="here")

    offered = desk.get(address(make_testimony(make_witness()))).context["adminform"].form.fields["assignee"].queryset

    assert list(offered) == [administrator, here]
    assert User.objects.count() == 4


def test_beside_a_choice_nothing_is_deleted(desk):
    testimony = make_testimony(make_witness(), recorded_place=make_authority("River"))

    page = desk.get(address(testimony)).content.decode()

    assert 'id="change_id_recorded_place"' in page
    assert 'id="add_id_recorded_place"' in page
    assert 'id="delete_id_' not in page
    assert 'id="view_id_recorded_place"' not in page


def test_moment_is_asked_for_in_two_named_boxes(desk):
    page = desk.get(address(make_testimony(make_witness()))).content.decode()

    assert page.count('aria-label="Opens at"') == 2
