"""Findings come by line, and one that happened often is told once."""

from testimonies.transcripts.document import Finding, Level
from testimonies.transcripts.findings import Findings, lines_named


def test_findings_are_sorted_by_line():
    findings = Findings([Finding(Level.NOTE, "of the file")])
    findings.warn("later", line=9)
    findings.note("earlier", line=2)

    assert findings.sorted() == (
        Finding(Level.NOTE, "of the file"),
        Finding(Level.NOTE, "earlier", 2),
        Finding(Level.WARNING, "later", 9),
    )


def test_lines_are_named_up_to_a_number():
    assert lines_named("so", [4]) == "so"
    assert lines_named("so", [4, 7]) == "so (lines 4, 7)"
    assert lines_named("so", list(range(1, 12))) == "so (lines 1, 2, 3, 4, 5, 6, 7, 8 and 3 more)"
