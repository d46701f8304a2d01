from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from tests.factories.recordings import make_recording
from tests.factories.records import make_testimony

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_media():
    for place in Path(settings.MEDIA_ROOT).rglob("*"):
        if place.is_file():
            place.unlink()


def test_it_tells_the_sum_and_reads_again_only_what_waited(capsys):
    make_recording(make_testimony())

    call_command("check_fixity")
    call_command("check_fixity", older_than="90d")

    told = "read, 0 missing or different, 0 unknown\n"
    assert capsys.readouterr().out == f"1 {told}0 {told}"


def test_it_names_what_is_wrong_and_what_nobody_knows(capsys):
    lost, other = (make_recording(make_testimony()) for _ in range(2))
    call_command("check_fixity")
    media = Path(settings.MEDIA_ROOT)
    (media / lost.file.name).unlink()
    (media / other.file.name).write_bytes(b"other")
    stranger = media / "sources" / "left.txt"
    stranger.parent.mkdir(exist_ok=True)
    stranger.write_bytes(b"x")

    with pytest.raises(CommandError, match="Nothing was replaced"):
        call_command("check_fixity")

    told = set(capsys.readouterr().out.splitlines())
    assert {f"missing: {lost.file.name}", f"different: {other.file.name}", "unknown: sources/left.txt"} <= told
    assert "2 read, 2 missing or different, 1 unknown" in told


def test_a_time_that_is_none_is_refused():
    with pytest.raises(CommandError, match="write 90d"):
        call_command("check_fixity", older_than="soon")
