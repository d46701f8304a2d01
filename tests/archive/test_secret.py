"""No archive signs its sessions with a key that anybody could have read in an example."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from archive.env import SettingRefused
from archive.secret import kept_key, refuse_sample_key


@pytest.mark.parametrize(
    "key",
    [
        "",
        "short",
        "x" * 80,
        "django-insecure-" + "q7Zr2mKp" * 8,
        "please-ChangeMe-" + "q7Zr2mKp" * 8,
    ],
)
def test_sample_key_is_refused_with_the_command_that_makes_one(key):
    with pytest.raises(SettingRefused, match=r"Make one with: python3 -c .*token_urlsafe\(64\)"):
        refuse_sample_key(key)


def test_refusal_does_not_repeat_the_key():
    with pytest.raises(SettingRefused) as refusal:
        refuse_sample_key("too-short-but-real")

    assert "too-short-but-real" not in str(refusal.value)


def test_kept_key_is_good_stays_and_is_its_owners_alone(tmp_path):
    key = kept_key(tmp_path / "secret-key")

    refuse_sample_key(key)
    assert kept_key(tmp_path / "secret-key") == key
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_kept_key_of_many_first_starts_is_one(tmp_path):
    with ThreadPoolExecutor(8) as starts:
        keys = list(starts.map(kept_key, [tmp_path / "secret-key"] * 40))

    assert set(keys) == {kept_key(tmp_path / "secret-key")}
