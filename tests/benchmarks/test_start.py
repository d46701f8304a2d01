from benchmarks import start


def test_start_prints_its_table(capsys):
    start.main(["--rounds", "1"])

    assert "| manage.py check " in capsys.readouterr().out
