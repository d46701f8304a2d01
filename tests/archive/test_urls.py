"""The doors are where they were agreed to be, and each sends its guard along."""

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_doors_have_their_addresses():
    assert [reverse("admin:index"), reverse("set_language")] == ["/admin/", "/i18n/setlang/"]


def test_the_icon_that_every_browser_asks_for_is_there(client):
    answer = client.get("/favicon.ico")

    assert (answer.status_code, answer["Location"]) == (302, "/static/archive/icon.svg")
    assert finders.find("archive/icon.svg")


def test_every_page_forbids_what_does_not_come_from_here(client):
    policy = client.get(reverse("admin:login"))["Content-Security-Policy"]

    assert sorted(policy.split("; ")) == [
        "base-uri 'self'",
        "default-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self'",
        "media-src 'self'",
        "object-src 'none'",
    ]


def test_every_page_carries_its_guards(client):
    headers = client.get(reverse("admin:login")).headers

    assert {name: headers[name] for name in ("X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy")} == {
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
    }


def test_guessing_at_the_admins_door_is_stopped(client, django_user_model):
    django_user_model.objects.create_superuser("curator", password="right horse battery")
    guess = {"username": "curator", "password": "wrong"}

    answers = [client.post(reverse("admin:login"), guess).status_code for _ in range(11)]
    late = client.post(reverse("admin:login"), {**guess, "password": "right horse battery"})

    assert (answers[0], answers[-1], late.status_code) == (200, 429, 429)


def test_guessing_from_elsewhere_does_not_lock_the_curator_out(client, django_user_model):
    django_user_model.objects.create_superuser("curator", password="right horse battery")
    for _ in range(11):
        client.post(reverse("admin:login"), {"username": "curator", "password": "wrong"}, REMOTE_ADDR="203.0.113.9")

    entered = client.post(reverse("admin:login"), {"username": "curator", "password": "right horse battery"})

    assert entered.status_code == 302
