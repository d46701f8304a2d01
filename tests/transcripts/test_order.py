"""Times that go back are told."""

from testimonies.transcripts.accounting import Ledger
from testimonies.transcripts.document import Finding, Level, Segment
from testimonies.transcripts.order import tell_backward
from testimonies.transcripts.reading import Reading
from testimonies.values.span import Span


def test_times_that_go_back_on_one_recording_are_told_with_their_lines():
    reading = Reading("a\nb\nc\nd\n", "", Ledger("a\nb\nc\nd\n"))
    said = [Segment("a", Span(5)), Segment("b"), Segment("c", Span(4)), Segment("d", Span(1), recording=1)]

    tell_backward(reading, zip((0, 2, 4, 6), said, strict=True), among="turn")

    message = "time goes back from one turn to the next; the order of the file was kept"
    assert reading.findings.sorted() == (Finding(Level.WARNING, message, 3),)
