"""Every caption gets an end."""

from testimonies.transcripts.captions.ends import with_ends
from testimonies.transcripts.document import Segment
from testimonies.values.span import Span


def test_unknown_end_is_the_next_beginning_on_the_same_recording():
    said = (
        Segment("one", Span(0)),
        Segment("two"),
        Segment("three", Span(3_000, 4_000)),
        Segment("four", Span(1_000), recording=1),
    )

    assert [end_ms for _, end_ms in with_ends(said)] == [3_000, 0, 4_000, 6_000]
