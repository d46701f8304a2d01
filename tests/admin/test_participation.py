"""Rows that are edited elsewhere are found here across the archive."""

import pytest

from testimonies.models import (
    AuthorityLabel,
    Consent,
    Contributor,
    CuratorNote,
    ExternalIdentifier,
    IndexPoint,
    Participation,
    Recording,
    Speaker,
    Transcript,
    WitnessName,
)
from tests.admin.furnishing import furnish
from tests.admin.pages import address, save

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("model", "typed"),
    [
        (Participation, "Витнесс one"),
        (Participation, "Testimony one"),
        (WitnessName, "witness one"),
        (AuthorityLabel, "place ONE"),
        (ExternalIdentifier, "Qone"),
        (ExternalIdentifier, "place one"),
        (Speaker, "Speaker one"),
    ],
)
def test_row_is_found_by_name_in_any_script_or_by_what_is_written(desk, model, typed):
    here, _there = furnish("one"), furnish("two")

    listed = desk.get(address(model, "changelist"), {"q": typed}).context["cl"].result_list

    assert here[model] in listed


def test_note_is_read_only_once_it_is_said(desk):
    note = furnish("one")[CuratorNote]

    assert desk.get(address(note)).status_code == 200
    assert desk.post(address(note), {"text": "Changed"}).status_code == 403


@pytest.mark.parametrize(
    ("model", "owner"),
    [
        (Consent, "testimony"),
        (Contributor, "testimony"),
        (IndexPoint, "testimony"),
        (Participation, "testimony"),
        (Recording, "testimony"),
        (Speaker, "transcript"),
        (Transcript, "testimony"),
    ],
)
def test_record_stays_on_what_it_was_put_upon(desk, model, owner):
    here, there = furnish("here"), furnish("there")

    answer = save(desk, here[model], **{owner: getattr(there[model], owner).pk})

    assert answer.status_code == 302
    assert getattr(model.objects.get(pk=here[model].pk), owner) == getattr(here[model], owner)
