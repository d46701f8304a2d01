import pytest

from benchmarks import pages


@pytest.mark.usefixtures("archive_of_its_own")
def test_pages_prints_its_table(capsys):
    pages.main("--usual 60 --long 120 --others 200 --rounds 1 --without-phone".split())

    assert "| testimony of 120 segments " in capsys.readouterr().out
