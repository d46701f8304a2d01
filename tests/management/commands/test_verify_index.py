import pytest
from django.core.management import CommandError, call_command

from testimonies.indexing.rebuild import rebuild
from testimonies.models import Testimony
from tests.factories.records import make_published

pytestmark = pytest.mark.django_db


def test_verify_index_fails_while_an_index_differs_and_repair_mends_it(capsys):
    testimony = make_published()
    rebuild()
    call_command("verify_index")
    assert capsys.readouterr().out.splitlines() == ["public: as the database", "full: as the database"]

    Testimony.objects.filter(pk=testimony.pk).update(title="Another title")
    with pytest.raises(CommandError, match="--repair"):
        call_command("verify_index")

    call_command("verify_index", "--repair")
    assert capsys.readouterr().out.splitlines()[-2:] == ["public: as the database", "full: as the database"]
