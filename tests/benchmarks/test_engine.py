from benchmarks import engine


def test_engine_prints_its_table(capsys):
    engine.main("--segments 1500 --queries 2".split())

    assert "| two words, same passage " in capsys.readouterr().out
