"""Searches from the shell, as the public would or as the archive's staff."""

import json
from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from testimonies.access.viewer import EVERYTHING, VISITOR
from testimonies.indexing.documents import FACETS
from testimonies.indexing.find import Answer, Found, FoundPassage, find
from testimonies.indexing.suggestions import suggested
from testimonies.search.engine import Page
from testimonies.values.timecode import format_ms


class Command(BaseCommand):
    """`manage.py search "QUERY" [--staff] [--json]`."""

    help = "Search the archive: testimonies with their best passages, as the public finds them."

    def add_arguments(self, parser: CommandParser) -> None:
        """The query, who asks, and how the answer is written."""
        parser.add_argument(
            "query", help='words, "a phrase", -without, one OR another, begin*, wrod~, witness:name ...'
        )
        parser.add_argument("--staff", action="store_true", help="search everything, drafts and closed material too")
        parser.add_argument("--page", type=int, default=1, help="which page of 20 testimonies")
        parser.add_argument("--json", action="store_true", help="one JSON object instead of text")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints one page of the answer."""
        viewer = EVERYTHING if options["staff"] else VISITOR
        answer = find(options["query"], viewer=viewer, page=Page(number=max(1, options["page"])), facets=FACETS)
        suggestions = suggested(answer, viewer=viewer)
        if options["json"]:
            self.stdout.write(json.dumps(as_json(answer, suggestions), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(as_text(answer, suggestions)))


def as_text(answer: Answer, suggestions: Sequence[str] = ()) -> list[str]:
    """The answer in lines."""
    results = answer.results
    testimonies = _counted(results.testimony_total, "testimony", "testimonies")
    lines = [f"{testimonies}, {_counted(results.passage_total, 'passage', 'passages')}"]
    lines += [f"also searched: {further} (for {typed})" for typed, further in results.expansions]
    lines += [f"note: {note}" for note in results.notes]
    lines += [f"did you mean: {', '.join(suggestions)}"] if suggestions else []
    for found in answer.found:
        lines += ["", f"{found.testimony.identifier}  {found.testimony.title}"]
        lines += [f"  {_when(passage):>9}  {_marked(passage)}" for passage in found.passages]
    return lines


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _when(passage: FoundPassage) -> str:
    return "" if passage.segment.start_ms is None else format_ms(passage.segment.start_ms)


def _marked(passage: FoundPassage) -> str:
    text, marked, reached = passage.segment.text, "", 0
    for start, end in passage.marks:
        marked += f"{text[reached:start]}[{text[start:end]}]"
        reached = end
    return " ".join((marked + text[reached:]).split())


def as_json(answer: Answer, suggestions: Sequence[str] = ()) -> dict[str, Any]:
    """The answer as plain values."""
    results = answer.results
    return {
        "query": answer.query.typed,
        "testimonies": results.testimony_total,
        "passages": results.passage_total,
        "expansions": [list(pair) for pair in results.expansions],
        "suggestions": list(suggestions),
        "notes": [str(note) for note in results.notes],
        "facets": results.facets,
        "found": [_found_as_json(found) for found in answer.found],
    }


def _found_as_json(found: Found) -> dict[str, Any]:
    return {
        "identifier": found.testimony.identifier,
        "title": found.testimony.title,
        "matching_passages": found.passage_count,
        "passages": [
            {
                "key": passage.segment.key,
                "start_ms": passage.segment.start_ms,
                "language": passage.language,
                "text": passage.segment.text,
                "marks": [list(mark) for mark in passage.marks],
            }
            for passage in found.passages
        ],
    }
