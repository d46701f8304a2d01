import stat
import zipfile

import pytest

from testimonies.ingest.errors import SourceRefused
from testimonies.ingest.zips import entries, opened_zip
from testimonies.transcripts import limits
from tests.factories.arrivals import pack


def judged(place):
    """Why each file of the ZIP is refused, "" for those that are not."""
    with opened_zip(place) as packed:
        return {name: why for name, _info, why in entries(packed)}


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("tape/interview.vtt", ""),
        ("../interview.vtt", 'its name leads out of the ZIP ("..")'),
        ("tape/../../interview.vtt", 'its name leads out of the ZIP ("..")'),
        ("/etc/interview.vtt", "its name is an absolute path"),
        ("C:/interview.vtt", "its name is an absolute path"),
        ("tape\\interview.vtt", "its name contains a backslash"),
        ("tape/more.zip", "it is a ZIP within a ZIP; unpack it first"),
    ],
)
def test_entries_judge_names(tmp_path, name, why):
    assert judged(pack(tmp_path / "sent.zip", {name: "WEBVTT"})) == {name: why}


def test_entries_refuse_a_name_with_nul(tmp_path):
    place = pack(tmp_path / "sent.zip", {"good.vttX.exe": "WEBVTT"})
    place.write_bytes(place.read_bytes().replace(b"good.vttX.exe", b"good.vtt\0.exe"))

    assert judged(place) == {"good.vtt\\u0000.exe": "its name contains a NUL character"}


def test_entries_refuse_links_and_passwords(tmp_path):
    link, locked = zipfile.ZipInfo("link.vtt"), zipfile.ZipInfo("locked.vtt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "sent.zip", "w") as packed:
        packed.writestr(link, "/etc/passwd")
        packed.writestr(locked, "WEBVTT")
        locked.flag_bits |= 0x1

    assert judged(tmp_path / "sent.zip") == {
        "link.vtt": "it is a link; only real files are brought in",
        "locked.vtt": "it is protected by a password",
    }


def test_entries_refuse_two_files_of_one_name(tmp_path):
    with zipfile.ZipFile(tmp_path / "sent.zip", "w") as packed:
        packed.writestr("a.vtt", "WEBVTT")
        packed.writestr("A.vtt", "WEBVTT")

    assert set(judged(tmp_path / "sent.zip").values()) == {"more than one file of the ZIP has this name"}


def test_entries_refuse_one_bomb_among_others(tmp_path):
    place = pack(tmp_path / "sent.zip", {"bomb.txt": b"0" * 2_000_000, "good.bin": bytes(range(256)) * 400})
    place.write_bytes(place.read_bytes())
    with zipfile.ZipFile(place, "a", zipfile.ZIP_STORED) as packed:
        packed.writestr("filling.bin", b"1" * 100_000)

    assert judged(place)["bomb.txt"] == "it would unpack to more than 100 times its size, as ZIP bombs do"


def test_opened_zip_refuses_a_bomb(tmp_path):
    place = pack(tmp_path / "sent.zip", {"bomb.txt": b"0" * 5_000_000})

    with pytest.raises(SourceRefused, match="more than 100 times its size"):
        opened_zip(place)


def test_opened_zip_refuses_too_many_files(tmp_path):
    place = pack(tmp_path / "sent.zip", {f"{number}.vtt": "" for number in range(limits.ZIP_ENTRIES + 1)})

    with pytest.raises(SourceRefused, match="holds 10,001 files; a ZIP may hold 10,000"):
        opened_zip(place)


def test_opened_zip_refuses_what_is_no_zip(tmp_path):
    (tmp_path / "sent.zip").write_bytes(b"no ZIP at all")

    with pytest.raises(SourceRefused, match="cannot be opened as a ZIP file"):
        opened_zip(tmp_path / "sent.zip")


def test_names_in_utf8_without_its_flag_are_read(tmp_path):
    place = pack(tmp_path / "sent.zip", {"Kassette-X.vtt": "WEBVTT"})
    place.write_bytes(place.read_bytes().replace(b"Kassette-X", "Kassétte".encode() + b"1"))

    assert list(judged(place)) == ["Kassétte1.vtt"]


@pytest.mark.parametrize(("name", "shown"), [("a\nb.vtt", "a\\u000ab.vtt"), ("c\u202ed.vtt", "c\\u202ed.vtt")])
def test_name_that_plays_with_a_screen_is_refused_and_shown_plainly(tmp_path, name, shown):
    why = "its name contains a sign that cannot be seen, such as a line end, or one that turns letters around"

    assert judged(pack(tmp_path / "sent.zip", {name: "WEBVTT"})) == {shown: why}
