"""The shape of a JSON file is known from its beginning, wherever that breaks off."""

import pytest

from testimonies.transcripts.json_shape import has, shape

WHOLE = b'{"results": [{"alternatives": [{"transcript": "so [it] {was}", "words": [["so", 1.2]]}]}], "status": true}'


def test_fields_are_known_by_their_paths():
    assert shape(WHOLE) == {
        "": "",
        "results": "",
        "results[]": "",
        "results[].alternatives": "",
        "results[].alternatives[]": "",
        "results[].alternatives[].transcript": "so [it] {was}",
        "results[].alternatives[].words": "",
        "results[].alternatives[].words[]": "",
        "results[].alternatives[].words[][]": "so",
        "status": "true",
    }


@pytest.mark.parametrize("length", range(1, len(WHOLE)))
def test_beginning_says_nothing_that_the_whole_does_not(length: int):
    assert shape(WHOLE[:length]).keys() <= shape(WHOLE).keys()


def test_text_that_breaks_off_is_no_structure():
    assert shape(b'{"text": "so [it] {was \\" ') == {"": "", "text": 'so [it] {was \\" '}


def test_what_is_no_json_has_no_shape():
    assert shape(b"[00:01] so it was") == {"[]": "00", "": "so"}
    assert shape(b"so it was") == {}


def test_shape_of_a_hostile_depth_is_small():
    assert len(shape(b"[" * 16_000)) < 30


def test_comment_before_it_hides_nothing():
    assert has(b'/* by hand */\n{"blocks": []}', "blocks") > 0
    assert has(b'{"blocks": []}', "blocks", "entityMap") == 0
