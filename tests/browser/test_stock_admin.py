"""Django's own admin works under the archive's strict policy, without an exception made for it."""

import re

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser.accessibility import assert_accessible


@pytest.fixture
def administrator(django_user_model):
    return django_user_model.objects.create_superuser("administrator", password="right horse battery")


def test_curator_enters_by_the_login_page(page: Page, live_server, administrator):
    page.goto(live_server + reverse("admin:index"))
    assert_accessible(page)

    page.get_by_label("Username").fill("administrator")
    page.get_by_label("Password").fill("right horse battery")
    page.get_by_role("button", name="Log in").click()

    expect(page).to_have_url(re.compile(reverse("admin:index") + "$"))


def test_two_column_choice_works_without_inline_script(page: Page, live_server, sign_in, administrator):
    sign_in(administrator)

    page.goto(live_server + reverse("admin:auth_group_add"))
    page.get_by_label("Name:").fill("Readers")
    page.locator("#id_permissions_from option").first.dblclick()
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.locator(".messagelist")).to_contain_text("Readers")
    assert Group.objects.get(name="Readers").permissions.count() == 1


def test_a_fault_on_a_page_is_noticed(page: Page, live_server, faults):
    page.goto(live_server + reverse("admin:login"))
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">unwanted</p>')")
    page.evaluate("new Image().src = 'https://elsewhere.example/pixel.png'")
    page.wait_for_timeout(200)

    noticed = "\n".join(faults)
    faults.clear()

    assert "style" in noticed
    assert "img-src" in noticed
