import pytest

from testimonies.models import Transcript
from tests.factories.records import make_testimony, make_transcript

pytestmark = pytest.mark.django_db


def test_a_record_that_is_moved_touches_both_testimonies():
    former, new = make_testimony(), make_testimony()
    transcript = Transcript.objects.get(pk=make_transcript(former).pk)
    assert transcript.testimonies_touched() == {former.pk}

    transcript.testimony = new

    assert transcript.testimonies_touched() == {former.pk, new.pk}
