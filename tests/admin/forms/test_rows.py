"""Rows offer the next place, carry their names, and are no rows while only the place is filled in."""

import pytest
from lxml import html

from testimonies.models import Recording
from tests.admin.pages import address, filled, save
from tests.factories.records import make_testimony, make_witness

pytestmark = pytest.mark.django_db


def test_next_place_is_offered_and_makes_no_row_by_itself(desk):
    testimony = make_testimony(make_witness(), make_witness("Second"))

    sent = filled(desk.get(address(testimony)))
    save(desk, testimony)

    assert [sent[f"participations-{number}-position"] for number in range(3)] == [["1"], ["2"], ["3"]]
    assert (testimony.participations.count(), Recording.objects.count()) == (2, 0)


def test_place_of_a_saved_row_can_be_changed(desk):
    testimony = make_testimony(make_witness())

    save(desk, testimony, **{"participations-0-position": 7})

    assert testimony.participations.get().position == 7


def test_every_field_of_a_table_has_a_name(desk):
    page = html.fromstring(desk.get(address(make_testimony(make_witness()))).content.decode())

    cells = "//div[contains(@class, 'tabular')]//td"
    fields = page.xpath(f"{cells}//input[@type!='hidden'] | {cells}//select | {cells}//textarea")
    assert len(fields) > 5
    assert [field.get("name") for field in fields if not field.get("aria-label")] == []


def test_two_tapes_swap_their_places(desk):
    testimony = make_testimony(make_witness())
    for position in (1, 2):
        Recording.objects.create(testimony=testimony, position=position, label=f"Tape {position}")

    save(desk, testimony, **{"recordings-0-position": 2, "recordings-1-position": 1})

    assert dict(Recording.objects.values_list("label", "position")) == {"Tape 1": 2, "Tape 2": 1}
