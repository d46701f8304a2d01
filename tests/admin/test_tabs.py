"""Tabs tell how much is in them and where a refused form is to be mended; without script they are headed sections."""

import pytest

from testimonies.admin.testimony import TABS
from testimonies.models import Testimony
from tests.admin.furnishing import furnish
from tests.admin.pages import address, enter, save
from tests.factories.cast import make_curator
from tests.factories.records import make_testimony, make_witness

pytestmark = pytest.mark.django_db


def test_counts_tell_what_is_saved(desk):
    testimony = furnish("one")[Testimony]

    shown = {tab.tab.slug: tab.count for tab in desk.get(address(testimony)).context["tabs"]}

    assert shown == {
        "identification": 0, "people": 2, "access": 1, "recordings": 1, "transcripts": 1, "contents": 1,
        "subjects": 1, "notes": 1, "history": 2,
    }  # fmt: skip


def test_errors_are_counted_where_they_are(desk):
    testimony = make_testimony(make_witness())

    answer = save(
        desk,
        testimony,
        title="",
        recorded_date="in spring",
        **{"consents-0-reference": "Covers nothing", "contributors-0-role": "camera"},
    )

    shown = {tab.tab.slug: tab.errors for tab in answer.context["tabs"] if tab.errors}
    assert shown == {"identification": 2, "people": 1, "access": 1}


def test_new_record_has_only_tabs_that_can_be_filled_in(desk):
    shown = [tab.tab.slug for tab in desk.get(address(Testimony, "add")).context["tabs"]]

    assert shown == ["identification", "people", "access", "recordings", "subjects", "notes"]


def test_every_tab_is_a_headed_section_that_the_row_of_tabs_leads_to(desk):
    page = desk.get(address(make_testimony(make_witness()))).content.decode()

    for tab in TABS:
        assert f'<a href="#{tab.slug}"' in page
        assert f'<section class="tab" id="{tab.slug}" aria-labelledby="{tab.slug}-title" data-tab>' in page


def test_rows_that_a_curator_may_not_see_are_not_in_their_tab():
    testimony = furnish("one")[Testimony]

    page = enter(make_curator("transcriber")).get(address(testimony))
    shown = {tab.tab.slug: len(tab.formsets) for tab in page.context["tabs"]}

    assert (shown["access"], shown["people"]) == (0, 2)
