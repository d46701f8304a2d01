import pytest
from django.conf import settings

pytestmark = pytest.mark.django_db


def test_a_visitor_chooses_a_language_and_is_led_back(client):
    response = client.post("/language", {"language": "ar", "next": "/about"})

    assert (response.status_code, response["Location"]) == (302, "/about")
    assert list(response.cookies) == [settings.LANGUAGE_COOKIE_NAME]
    assert b'<html lang="ar" dir="rtl">' in client.get("/about").content


def test_nobody_is_led_to_another_site(client):
    response = client.post("/language", {"language": "tr", "next": "https://elsewhere.example/"})

    assert response["Location"] == "/"


def test_following_a_link_changes_nothing(client):
    assert client.get("/language?language=ar").status_code == 405
