"""A consent is withdrawn in three steps in a real browser, and the letter is written in the family's language."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from testimonies.access.viewer import VISITOR
from testimonies.models import Testimony
from tests.browser.accessibility import assert_accessible
from tests.factories.cast import make_administrator
from tests.factories.records import make_published, make_witness

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def testimony(live_server):
    return make_published(make_witness("Zarina Bekova"), title="Zarina by the river")


def test_three_clicks_from_the_testimony_to_the_letter(page: Page, live_server, sign_in, testimony):
    sign_in(make_administrator())
    page.goto(f"{live_server}{reverse('admin:testimonies_testimony_change', args=[testimony.pk])}#access")

    page.get_by_role("link", name="Withdraw consent…").click()
    assert_accessible(page)
    page.get_by_label("Because").fill("The family asks for it.")
    page.get_by_label("the voice").uncheck()
    page.get_by_role("button", name="Withdraw consent").click()

    letter = page.get_by_role("textbox", name="Letter")
    expect(letter).to_have_value(re.compile("the public can no longer:\n- read the words"))
    assert_accessible(page)
    assert not Testimony.objects.visible_to(VISITOR).exists()

    page.set_viewport_size(PHONE)
    page.get_by_label("Language of the letter").select_option("ar")
    page.get_by_role("button", name="Write it in this language").click()
    expect(letter).to_have_attribute("dir", "rtl")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert_accessible(page)
