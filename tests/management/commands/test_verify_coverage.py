import pytest
from django.core.management import CommandError, call_command

from testimonies.models import Coverage
from tests.factories.records import make_published

pytestmark = pytest.mark.django_db


def test_it_names_what_differs_and_mends_it(capsys):
    testimony = make_published()
    call_command("verify_coverage")
    Coverage.objects.update(text_until=None)

    with pytest.raises(CommandError, match="--repair"):
        call_command("verify_coverage")
    call_command("verify_coverage", repair=True)

    told = capsys.readouterr().out.splitlines()
    named = f"differs: {testimony.identifier}"
    assert told == ["as the consents say", named, "1 differ", named, "as the consents say"]
