"""To open what is published is to publish; to close it needs no such right."""

import pytest

from testimonies.admin.widening import may_widen, refusals
from tests.factories.cast import make_curator
from tests.factories.records import make_published, make_testimony

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("now", "then", "is_refused"),
    [
        (("closed", False), ("reading_room", False), True),
        (("reading_room", False), ("open", False), True),
        (("closed", False), ("closed", True), True),
        (("open", True), ("reading_room", False), False),
        (("open", True), ("open", True), False),
    ],
)
def test_only_wider_access_is_refused(now, then, is_refused):
    published = make_published(openness=now[0], existence_is_shown=now[1])

    refused = refusals(published, by=make_curator("cataloguer"), openness=then[0], existence_is_shown=then[1])

    assert bool(refused) == is_refused


def test_draft_and_publisher_are_free():
    assert may_widen(make_testimony(), by=make_curator("cataloguer"))
    assert may_widen(make_published(), by=make_curator("publisher"))
