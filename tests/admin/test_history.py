"""A record's story is read from the audit: under each identifier it bore, in words, latest first."""

import pytest

from testimonies.admin.history import events_of, told
from testimonies.models import AuditEvent, Consent, Testimony
from testimonies.workflow import audit, transitions
from testimonies.workflow.identifiers import rename
from tests.admin.furnishing import furnish
from tests.admin.pages import address, enter, save, text_of
from tests.factories.cast import make_curator
from tests.factories.records import make_authority, make_testimony, make_transcript, make_witness

pytestmark = pytest.mark.django_db


def test_story_goes_on_under_a_new_identifier(desk, administrator):
    testimony = make_testimony(make_witness(), identifier="t-first")
    make_transcript(testimony)
    save(desk, testimony, title="Told again")
    for name in ("t-second", "t-third"):
        testimony.refresh_from_db()
        rename(testimony, to=name, by=administrator)
    transitions.move(testimony, "submit", by=administrator)

    lines = told(events_of(testimony).order_by("pk"))

    assert [(line.verb, line.told) for line in lines] == [
        ("Changed", "title"),
        ("Identifier changed", "t-first → t-second"),
        ("Identifier changed", "t-second → t-third"),
        ("Send to review", "Draft → In review"),
    ]


def test_rows_and_values_are_told_in_numbers(desk):
    testimony = make_testimony(make_witness())

    save(desk, testimony, **{"contributors-0-name": "Ayla", "consents-0-covers_text": "on"})

    assert [line.told for line in told(events_of(testimony))] == ["Consents: 1 added; Contributors: 1 added"]


def test_story_of_a_part_leaves_out_the_rest(desk):
    furnished = furnish("one")
    save(desk, furnished[Consent], reference="Folder 3")
    save(desk, furnished[Testimony], title="Elsewhere")

    assert [event.change["fields"] for event in events_of(furnished[Consent])] == [["reference"]]


def test_page_of_history_is_for_those_who_may_see_the_record(desk):
    testimony = make_testimony(make_witness())
    save(desk, testimony, title="Told again")
    page = address(testimony, "history")

    assert "administrator Changed: title" in text_of(desk.get(page))
    assert desk.get(address(Testimony, "history", 999)).status_code == 302
    nobody = enter(make_curator(username="nobody"))
    assert nobody.get(page).status_code == 302
    assert nobody.get(address(make_authority("Village"), "history")).status_code == 403


def test_long_story_is_paged(desk, administrator):
    testimony = make_testimony(make_witness())
    for number in range(55):
        audit.record("change", testimony, by=administrator, because=f"Reason {number}.")

    first, second = (text_of(desk.get(address(testimony, "history") + f"?p={page}")) for page in (1, 2))

    assert ("Reason 54." in first, "Reason 0." in first) == (True, False)
    assert "Reason 0." in second


def test_verb_and_kind_that_nobody_foresaw_are_told_as_written():
    event = AuditEvent(verb="unheard", kind="nowhere", change={"fields": ["unheard"], "batch": "b-1"})

    assert [(line.verb, line.told) for line in told([event])] == [("Unheard", "unheard; Batch b-1")]
