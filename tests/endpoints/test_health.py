import pytest
from django.urls import reverse

from testimonies.search import current

pytestmark = pytest.mark.django_db


def test_well_archive_says_so_and_nothing_else(client):
    response = client.get(reverse("health"))

    assert (response.status_code, response.json()) == (200, {"status": "well"})
    assert "no-store" in response["Cache-Control"]


def test_archive_that_cannot_keep_media_is_unwell(client, settings, tmp_path, caplog):
    settings.MEDIA_ROOT = tmp_path / "gone"

    response = client.get(reverse("health"))

    assert (response.status_code, response.json()) == (503, {"status": "unwell"})
    assert "unwell: media" in caplog.text
    assert "gone" not in response.content.decode()


@pytest.fixture
def index_in_the_way(settings, tmp_path):
    """An index that cannot be opened, because a file stands where its folder should."""
    place = tmp_path / "index"
    place.write_text("in the way")
    current.configure("embedded", place)
    yield
    current.configure(settings.ARCHIVE_SEARCH_ENGINE, settings.ARCHIVE_VAR / "index")


def test_archive_whose_index_cannot_be_opened_is_unwell(client, index_in_the_way, caplog):
    response = client.get(reverse("health"))

    assert (response.status_code, response.json()) == (503, {"status": "unwell"})
    assert "unwell: index" in caplog.text
