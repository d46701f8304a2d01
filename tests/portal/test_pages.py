import pytest
from django.http import HttpResponse

from testimonies.access.viewer import EVERYTHING, VISITOR, Standing, Viewer
from testimonies.portal.pages import keep_from_copies, keep_nowhere, show


@pytest.mark.parametrize(
    ("viewer", "word"),
    [
        (VISITOR, "private, no-cache"),
        (EVERYTHING, "private, no-store"),
        (Viewer(Standing.CURATOR, frozenset({1})), "private, no-store"),
        (Viewer(Standing.READER), "private, no-store"),
    ],
)
def test_nobody_keeps_what_can_close(viewer, word):
    assert keep_from_copies(HttpResponse(), viewer=viewer)["Cache-Control"] == word


def test_a_page_can_say_that_it_failed(rf):
    page = show(rf.get("/about"), "about.html", viewer=VISITOR, shown={}, status=503)

    assert (page.status_code, page["Cache-Control"]) == (503, "private, no-cache")


def test_a_page_about_one_person_stays_nowhere():
    assert keep_nowhere(HttpResponse())["Cache-Control"] == "private, no-store"
