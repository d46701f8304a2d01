"""Who may only look is told in words what a form would show, files among them."""

import pytest

from testimonies.models import Recording, Testimony, Witness
from tests.admin.furnishing import furnish
from tests.admin.pages import address, enter, text_of
from tests.factories.cast import make_curator

pytestmark = pytest.mark.django_db


def test_who_may_only_look_is_told_what_fields_would_show():
    furnished = furnish("one")
    testimony = furnished[Testimony]
    testimony.advisories = ("hunger", "death")
    testimony.save(update_fields=["advisories"])
    transcriber, reviewer = enter(make_curator("transcriber")), enter(make_curator("reviewer"))

    told = text_of(transcriber.get(address(testimony)))
    seen = text_of(reviewer.get(address(testimony)))

    assert "Hunger and illness, Death and dying" in told
    assert "File: A file is kept." in told
    assert seen.count("A file is kept.") == 2
    assert "File: A file is kept." in text_of(transcriber.get(address(furnished[Witness])))


def test_missing_file_is_told_as_missing():
    recording = furnish("one")[Recording]
    recording.file = ""
    recording.save(update_fields=["file"])

    assert "File: No file is kept." in text_of(enter(make_curator("transcriber")).get(address(recording)))
