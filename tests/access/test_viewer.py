import pytest

from testimonies.access.viewer import EVERYTHING, VISITOR, Standing, Viewer, reader_of


def test_a_visitor_curates_nothing_and_an_administrator_everything():
    assert not VISITOR.curates(1)
    assert not VISITOR.is_staff
    assert EVERYTHING.curates(1)


def test_a_curator_works_on_every_collection_unless_limited_to_some():
    assert Viewer(Standing.CURATOR).curates(1)
    assert Viewer(Standing.CURATOR, frozenset({1})).curates(1)
    assert not Viewer(Standing.CURATOR, frozenset({1})).curates(2)
    assert not Viewer(Standing.CURATOR, frozenset()).curates(1)


def test_only_who_is_not_limited_curates_everything():
    assert EVERYTHING.curates_everything
    assert Viewer(Standing.CURATOR).curates_everything
    assert not Viewer(Standing.CURATOR, frozenset({1})).curates_everything
    assert not VISITOR.curates_everything


def test_a_reader_works_on_nothing_and_holds_grants():
    reader = Viewer(Standing.READER, granted=frozenset({7}))

    assert not reader.is_staff
    assert not reader.is_visitor
    assert not reader.curates(7)
    assert not reader.curates_everything
    assert reader.is_granted(7)
    assert not reader.is_granted(8)
    assert not Viewer(Standing.READER).is_granted(None)
    assert reader_of(7) == reader


@pytest.mark.parametrize("standing", [Standing.VISITOR, Standing.CURATOR, Standing.ADMINISTRATOR])
def test_nobody_else_holds_grants(standing):
    with pytest.raises(ValueError, match="only a reader"):
        Viewer(standing, granted=frozenset({7}))
