"""How far a delivery is, in words and hundredths."""

import pytest

from testimonies.admin.delivery import Standing, standing_of
from testimonies.models import Delivery
from testimonies.vocabulary import DeliveryState


@pytest.mark.parametrize(
    ("fields", "percent", "said"),
    [
        ({"state": DeliveryState.TO_PLAN}, 0, "Waiting for its turn."),
        ({"state": DeliveryState.TO_PLAN, "doing": "reading", "done": 3, "total": 4}, 75, "Reading: 3 of 4 files"),
        ({"state": DeliveryState.TO_RUN, "doing": "reading", "done": 4, "total": 4}, 50, "Reading: 4 of 4 files"),
        ({"state": DeliveryState.TO_RUN, "doing": "bringing in", "done": 0, "total": 4}, 50,
         "Bringing in: 0 of 4 testimonies"),
        ({"state": DeliveryState.TO_RUN, "why": "another import is at work"}, 0, "another import is at work"),
    ],
)  # fmt: skip
def test_standing_of_a_delivery(settings, fields, percent, said):
    settings.ARCHIVE_BACKGROUND = True

    assert standing_of(Delivery(**fields)) == Standing(percent, said, "")


def test_what_was_brought_in_is_whole_and_refusals_are_counted():
    assert standing_of(Delivery(state=DeliveryState.DONE, doing="bringing in", refused=2)) == Standing(
        100, "Bringing in: 0 of 0 testimonies", "2 files refused so far"
    )
