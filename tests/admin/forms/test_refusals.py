"""What a database or the workflow refuses is told in words a curator can act on."""

import pytest
from django.db import IntegrityError

from testimonies.admin.forms.refusals import in_words
from testimonies.workflow.errors import EditConflict


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("CHECK constraint failed: claim_has_a_source", "A rule of the archive would be broken: claim has a source."),
        (
            "UNIQUE constraint failed: testimonies_recording.testimony_id, testimonies_recording.position",
            "A rule of the archive would be broken: recording position once in a testimony.",
        ),
        (
            'duplicate key value violates unique constraint "label_once"',
            "A rule of the archive would be broken: label once.",
        ),
        ("FOREIGN KEY constraint failed", "The archive's rules do not allow this."),
    ],
)
def test_rule_of_the_database_is_read_out(told, words):
    assert words in in_words(IntegrityError(told))


def test_workflow_speaks_for_itself():
    assert in_words(EditConflict("Somebody else saved.")) == "Somebody else saved."
