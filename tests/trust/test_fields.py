"""No text field without a decision, and none that is closed without its canary."""

from django.apps import apps

from tests.trust.fields import decided, undecided


def test_every_field_that_holds_words_is_decided_about():
    assert undecided() == []


def test_every_such_field_carries_canaries_of_its_own(holdings):
    planted = {(type(one.record).__name__, one.name) for one in holdings.aviary.planted}
    wanted = {
        (model.__name__, name) for model in apps.get_app_config("testimonies").get_models() for name in decided(model)
    }

    assert wanted - planted == set()
    assert len({one.canary for one in holdings.aviary.planted}) == len(holdings.aviary.planted)
