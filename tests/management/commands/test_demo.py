import pytest
from django.core.management import CommandError, call_command

from testimonies.access.viewer import VISITOR
from testimonies.ingest.demonstration import voice
from testimonies.models import Recording, Testimony

pytestmark = pytest.mark.django_db


def run(capsys):
    call_command("demo", "--port", "8123")
    return capsys.readouterr().out


def test_demo_prints_addresses_and_a_login_that_works_and_can_be_run_again(capsys, django_user_model):
    first, second = run(capsys), run(capsys)

    password = first.split("Password")[1].split()[0]
    assert "http://127.0.0.1:8123/admin/" in first
    assert second.split("Password")[1].split()[0] == password
    assert django_user_model.objects.get(username="curator").check_password(password)
    assert Testimony.objects.count() == 2


def test_demonstration_can_be_heard_without_ffmpeg(capsys, monkeypatch, tmp_path):
    if not voice.is_there():
        pytest.skip("the synthetic voice is not installed")
    monkeypatch.setenv("PATH", str(tmp_path))

    run(capsys)

    assert Recording.objects.count() == Recording.objects.playable_by(VISITOR).count() == 2


def test_demo_is_refused_in_production(settings):
    settings.IN_PRODUCTION = True

    with pytest.raises(CommandError, match="not loaded"):
        call_command("demo")
