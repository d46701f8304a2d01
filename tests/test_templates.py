"""The pages for when something is refused or fails; they must not fail themselves."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.utils import translation
from django.views import defaults

TOLD = {
    "400.html": "This request was not understood",
    "403.html": "This door is closed to you",
    "404.html": "There is nothing here to read",
    "500.html": "Something failed on our side",
}


@pytest.mark.parametrize("template", TOLD)
def test_a_refusal_needs_neither_request_nor_database(template):
    assert TOLD[template] in render_to_string(template)


def test_a_failure_is_told_in_the_visitors_direction(rf):
    with translation.override("ar"):
        page = defaults.server_error(rf.get("/"))

    assert page.status_code == 500
    assert b'<html lang="ar" dir="rtl">' in page.content


def test_what_failed_is_not_repeated(rf):
    request = rf.get("/about")
    request.user = AnonymousUser()

    page = defaults.permission_denied(request, PermissionDenied("of Zarina Bekova"))

    assert page.status_code == 403
    assert b"Zarina" not in page.content


@pytest.mark.django_db
def test_a_page_that_is_not_here_offers_the_search(client):
    page = client.get("/nowhere")

    assert page.status_code == 404
    assert b'role="search"' in page.content
