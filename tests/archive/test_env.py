"""Settings are read with care: a bad or misspelt one stops the archive and says what to write."""

import stat

import pytest

from archive.env import Environment, SettingRefused


def test_text_is_trimmed_and_empty_counts_as_unset():
    env = Environment({"ARCHIVE_NAME": "  Voices  ", "ARCHIVE_EMPTY": " "})

    read = [env.text("ARCHIVE_NAME"), env.text("ARCHIVE_EMPTY", default="kept"), env.text("ARCHIVE_ABSENT")]

    assert read == ["Voices", "kept", ""]


@pytest.mark.parametrize(("written", "meant"), [("1", True), ("YES", True), ("on", True), ("0", False), ("No", False)])
def test_flag_reads_every_spelling(written, meant):
    assert Environment({"ARCHIVE_HTTPS": written}).flag("ARCHIVE_HTTPS", default=not meant) is meant


def test_flag_unset_is_its_default():
    env = Environment({})

    assert [env.flag("ARCHIVE_HTTPS", default=True), env.flag("ARCHIVE_DEBUG", default=False)] == [True, False]


def test_flag_refuses_what_is_neither():
    with pytest.raises(SettingRefused, match=r"neither yes nor no. Write ARCHIVE_HTTPS=1 or ARCHIVE_HTTPS=0"):
        Environment({"ARCHIVE_HTTPS": "maybe"}).flag("ARCHIVE_HTTPS", default=True)


@pytest.mark.parametrize("written", ["-1", "two", "1.5", "0"])
def test_number_refuses_what_is_not_one(written):
    with pytest.raises(SettingRefused, match="whole number from 1 on, as in ARCHIVE_PROXIES=3"):
        Environment({"ARCHIVE_PROXIES": written}).number("ARCHIVE_PROXIES", default=3, least=1)


def test_number_is_read_or_its_default():
    env = Environment({"ARCHIVE_PROXIES": "2"})

    assert [env.number("ARCHIVE_PROXIES", default=0), env.number("ARCHIVE_OTHER", default=7)] == [2, 7]


def test_choice_names_the_nearest():
    env = Environment({"ARCHIVE_SEARCH_ENGINE": "embeded"})

    with pytest.raises(SettingRefused, match=r"'embeded', which is not known\. Did you mean embedded\?"):
        env.choice("ARCHIVE_SEARCH_ENGINE", default="embedded", among=("embedded", "memory"))


def test_choice_without_a_near_one_lists_all():
    env = Environment({"ARCHIVE_SEARCH_ENGINE": "solr"})

    with pytest.raises(SettingRefused, match="Write one of: embedded, memory"):
        env.choice("ARCHIVE_SEARCH_ENGINE", default="embedded", among=("memory", "embedded"))


def test_words_take_commas_and_blanks():
    env = Environment({"ARCHIVE_HOSTS": "archive.example.org, www.example.org  example.net"})

    read = env.words("ARCHIVE_HOSTS", default=("localhost",))

    assert read == ("archive.example.org", "www.example.org", "example.net")
    assert env.words("ARCHIVE_LANGUAGES", default=("en",)) == ("en",)


def test_folder_is_made_for_its_owner(tmp_path):
    place = Environment({"ARCHIVE_VAR": str(tmp_path / "new" / "var")}).folder("ARCHIVE_VAR", default=tmp_path)

    assert place == tmp_path / "new" / "var"
    assert stat.S_IMODE(place.stat().st_mode) & 0o007 == 0


def test_folder_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "var").write_text("a file", encoding="utf-8")

    with pytest.raises(SettingRefused, match=r"ARCHIVE_VAR is .* cannot be used as a folder"):
        Environment({}).folder("ARCHIVE_VAR", default=tmp_path / "var")


@pytest.mark.parametrize("folder", ["var", "a # b ? 100% ü"])
def test_database_is_a_file_unless_named(tmp_path, folder):
    database = Environment({}).database("DATABASE_URL", default=tmp_path / folder / "archive.sqlite3")

    assert database["ENGINE"] == "django.db.backends.sqlite3"
    assert database["NAME"] == str(tmp_path / folder / "archive.sqlite3")


def test_database_by_address():
    env = Environment({"DATABASE_URL": "postgres://keeper:secret@db.example.org:5433/voices"})

    database = env.database("DATABASE_URL", default=None)

    assert (database["ENGINE"], database["NAME"], database["PORT"]) == ("django.db.backends.postgresql", "voices", 5433)


@pytest.mark.parametrize("address", ["voices", "oracel://db/voices", "postgres://db:port/voices"])
def test_database_by_wrong_address_is_refused_without_showing_it(address):
    with pytest.raises(SettingRefused, match="DATABASE_URL is not the address of a database") as refusal:
        Environment({"DATABASE_URL": address}).database("DATABASE_URL", default=None)

    assert address not in str(refusal.value)


def test_unknown_name_is_refused_with_the_near_one():
    env = Environment({"ARCHIVE_HOSTS": "localhost", "ARCHIVE_HOTS": "localhost", "HOME": "elsewhere"})
    env.words("ARCHIVE_HOSTS", default=())

    with pytest.raises(SettingRefused, match=r"ARCHIVE_HOTS is not a setting .* Did you mean ARCHIVE_HOSTS\?"):
        env.refuse_unknown(prefix="ARCHIVE_")


def test_names_of_others_are_left_alone():
    env = Environment({"ARCHIVE_SAMPLES": "folder", "HOME": "elsewhere"})

    env.refuse_unknown(prefix="ARCHIVE_", also=("ARCHIVE_SAMPLES",))

    assert env.known == []
