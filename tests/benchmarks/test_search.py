import pytest

from benchmarks import search


@pytest.mark.usefixtures("archive_of_its_own")
def test_search_prints_its_table_and_the_peers_count_alike(capsys):
    search.main("--segments 1500 --queries 2 --rounds 1".split())

    told = capsys.readouterr().out
    assert "| one edit " in told
    assert "The peers counted the same testimonies and passages for every query" in told
