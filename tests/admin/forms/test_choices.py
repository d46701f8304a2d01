"""What was chosen before by somebody of another collection is neither lost nor read."""

import pytest

from testimonies.models import Authority, Collection, LifeEvent, Segment, Testimony, Witness
from tests.admin.furnishing import furnish
from tests.admin.pages import address, enter, filled, save, text_of
from tests.factories.cast import make_curator
from tests.factories.records import make_collection, make_testimony

pytestmark = pytest.mark.django_db


@pytest.fixture
def there():
    return furnish("there")


@pytest.fixture
def limited(there):
    """A curator of one collection, who shares a witness with the other."""
    here = make_collection("c-here")
    make_testimony(there[Witness], collection=here)
    return enter(make_curator("administrator", collections=(here,)))


@pytest.mark.parametrize("kind", [Witness, LifeEvent])
def test_link_into_another_collection_survives_a_save_and_is_not_read(limited, there, kind):
    page = limited.get(address(there[kind]))

    answer = save(limited, there[kind])

    assert "(in another collection)" in text_of(page)
    assert there[Segment].text not in text_of(page)
    assert answer.status_code == 302
    assert LifeEvent.objects.get().segment == there[Segment]


def test_link_into_another_collection_can_be_taken_away(limited, there):
    save(limited, there[LifeEvent], segment="")

    assert LifeEvent.objects.get().segment is None


def test_nothing_else_of_another_collection_is_taken(limited, there):
    other = furnish("elsewhere")[Segment]

    answer = save(limited, there[LifeEvent], segment=other.pk)

    assert "segment" in answer.context["adminform"].form.errors
    assert LifeEvent.objects.get(pk=there[LifeEvent].pk).segment == there[Segment]


def test_new_record_keeps_nothing_that_its_address_names(limited, there):
    page = limited.get(address(LifeEvent, "add") + f"?segment={there[Segment].pk}&witness={there[Witness].pk}")

    answer = limited.post(address(LifeEvent, "add"), filled(page, segment=there[Segment].pk, kind="born"))

    assert there[Segment].text not in text_of(page)
    assert "segment" in answer.context["adminform"].form.errors


def test_assignee_who_left_stays_named(desk):
    former = make_curator("cataloguer", username="former", is_active=False)
    testimony = make_testimony(assignee=former)

    page = desk.get(address(testimony))
    save(desk, testimony, title="Another title")

    testimony = Testimony.objects.get()
    assert "former" in [label for _key, label in page.context["adminform"].form["assignee"].field.choices]
    assert (testimony.title, testimony.assignee) == ("Another title", former)


def test_choice_that_all_share_is_read_though_it_would_not_be_offered_again(desk, there):
    Authority.objects.filter(pk=there[Authority].pk).update(kind="topic")
    testimony = there[Testimony]

    page = desk.get(address(testimony))
    save(desk, testimony)

    assert "(in another collection)" not in text_of(page)
    assert Testimony.objects.get().recorded_place == there[Authority]
    assert testimony.collection == there[Collection]
