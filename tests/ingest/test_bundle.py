import pytest

from testimonies.ingest.bundle import LONGEST_PATH, Bundle, opened
from testimonies.ingest.errors import FileRefused, SourceRefused
from testimonies.transcripts.limits import FILE_BYTES
from tests.factories.arrivals import arrived, lay, pack


def paths(*sources):
    with opened([str(source) for source in sources]) as bundles:
        return {path: file.refusal for bundle in bundles for path, file in bundle.files.items()}


def test_opened_folder_is_read_with_what_lies_below_it(tmp_path):
    lay(tmp_path, {"b.vtt": "b", "tape/a.vtt": "a", ".DS_Store": "", "__MACOSX/._b.vtt": "", "Thumbs.db": ""})

    with opened([str(tmp_path)]) as (bundle,):
        assert sorted(bundle.files) == ["b.vtt", "tape/a.vtt"]
        assert bundle.files["tape/a.vtt"].content() == b"a"
        assert bundle.passed_over == 3


def test_opened_folder_refuses_links_and_packed_folders(tmp_path):
    lay(tmp_path / "sent", {"a.vtt": "a", "more.zip": "PK"})
    (tmp_path / "outside").mkdir()
    (tmp_path / "sent" / "link.vtt").symlink_to("/etc/hostname")
    (tmp_path / "sent" / "linked").symlink_to(tmp_path / "outside")

    assert paths(tmp_path / "sent") == {
        "a.vtt": "",
        "link.vtt": "it is a link or a device; only real files are brought in",
        "linked": "it is a link or a device; only real files are brought in",
        "more.zip": "a ZIP in a folder is not opened; name it as a source of its own",
    }


def test_opened_zip_is_read_without_unpacking(tmp_path):
    place = pack(tmp_path / "sent.zip", {"tape/a.vtt": "words", "../b.vtt": ""})

    with opened([str(place)]) as (bundle,):
        assert bundle.files["tape/a.vtt"].content() == b"words"
        assert bundle.files["../b.vtt"].refusal
    assert [file.name for file in tmp_path.iterdir()] == ["sent.zip"]


def test_several_sources_are_told_apart_by_their_names(tmp_path):
    lay(tmp_path, {"one/a.vtt": "", "two/one/a.vtt": "", "single.vtt": ""})

    assert sorted(paths(tmp_path / "one", tmp_path / "two/one", tmp_path / "single.vtt")) == [
        "one (2)/a.vtt",
        "one/a.vtt",
        "single.vtt",
    ]


def test_missing_source_is_named():
    with pytest.raises(SourceRefused, match="/nowhere/at/all is not there"), opened(["/nowhere/at/all"]):
        pass


@pytest.mark.parametrize("name", ["../secret.vtt", "/etc/passwd", "C:\\secret.vtt", "tape/../../secret.vtt"])
def test_beside_never_leaves_the_folder_of_the_sheet(tmp_path, name):
    lay(tmp_path, {"secret.vtt": "", "sent/sheet.csv": ""})

    with (
        opened([str(tmp_path / "sent" / "sheet.csv")]) as (bundle,),
        pytest.raises(FileRefused, match="its own folder"),
    ):
        bundle.beside(".", name)


def test_beside_does_not_follow_a_link_out(tmp_path):
    lay(tmp_path, {"secret.vtt": "", "sent/sheet.csv": ""})
    (tmp_path / "sent" / "link.vtt").symlink_to(tmp_path / "secret.vtt")

    with opened([str(tmp_path / "sent" / "sheet.csv")]) as (bundle,), pytest.raises(FileRefused, match="not there"):
        bundle.beside(".", "link.vtt")


def test_beside_finds_names_in_either_unicode_form(tmp_path):
    lay(tmp_path, {"sheet.csv": "", "Rene\u0301.vtt": "words"})

    with opened([str(tmp_path / "sheet.csv")]) as (bundle,):
        assert bundle.beside(".", "Ren\u00e9.vtt").content() == b"words"


def test_file_beyond_the_limit_is_not_read():
    large = arrived(b"")
    object.__setattr__(large, "byte_size", FILE_BYTES + 1)

    with pytest.raises(FileRefused, match="the file has 64 MB; a transcript may have 64 MB"):
        large.content()


def test_overlong_path_is_refused():
    bundle = Bundle("sent")

    bundle.add("a" * 1001, arrived(b""))

    assert [file.refusal for file in bundle.files.values()] == ["its path is longer than 1000 characters"]


def test_a_file_of_which_only_the_ending_is_named_is_no_litter(tmp_path):
    lay(tmp_path, {".vtt": "words", "._a.vtt": "", ".a.vtt.swp": ""})

    with opened([str(tmp_path)]) as (bundle,):
        assert (sorted(bundle.files), bundle.passed_over) == ([".vtt"], 2)


def test_paths_too_long_for_the_report_are_refused_and_none_is_lost(tmp_path):
    deep = "/".join(["d" * 199] * 5)
    place = pack(tmp_path / "sent.zip", {f"{deep}/a.vtt": "", f"{deep}/b.vtt": "", "d" * 999: "", "d.vtt": ""})
    other = pack(tmp_path / "other.zip", {})

    alone, beside = paths(place), paths(place, other)

    assert sum("longer than 1000" in why for why in alone.values()) == 2
    assert sum("longer than 1000" in why for why in beside.values()) == 3
    assert len(alone) == len(beside) == 4
    assert max(map(len, [*alone, *beside])) == LONGEST_PATH
