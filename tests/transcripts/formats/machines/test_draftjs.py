"""The entities of a block time its words, by UTF-16 offsets."""

from testimonies.transcripts.document import Segment, WordTime
from testimonies.values.span import Span
from tests.transcripts.formats.machines import heard


def test_offsets_count_letters_beyond_the_first_plane_twice():
    block = {"text": "🐝 hums", "entityRanges": [{"offset": 3, "length": 4, "key": 0}], "data": {"speaker": "Anna"}}
    entity = {"type": "WORD", "data": {"start": 1.5, "end": 2, "text": "hums"}}
    document = heard({"blocks": [block], "entityMap": {"0": entity}})

    times = (WordTime(2, 6, Span(1500, 2000)),)
    assert document.segments == (Segment("🐝 hums", Span(1500, 2000), "Anna", word_times=times),)


def test_words_in_the_details_of_a_block_are_found_in_its_text():
    words = [{"start": 1, "end": 1.5, "text": "Yes"}]
    block = {"text": "Yes.", "entityRanges": [], "data": {"start": 1, "words": words}}

    assert heard({"blocks": [block], "entityMap": []}).segments[0].word_times == (WordTime(0, 3, Span(1000, 1500)),)
