import pytest
from django.core.management import call_command

from tests.factories.records import make_published, make_testimony


@pytest.mark.django_db
def test_reindex_says_how_much_each_index_holds(capsys):
    make_published()
    make_testimony()

    call_command("reindex")

    assert capsys.readouterr().out.splitlines() == ["public: 1 testimony", "full: 2 testimonies"]
