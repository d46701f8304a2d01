"""The report of a batch as a sheet: a row for each file, no cell of which a spreadsheet takes for a formula."""

import csv
from collections.abc import Iterator

from testimonies.ingest.ledger import PASSED_OVER
from testimonies.models import Batch, BatchFile

COLUMNS = (
    "path", "outcome", "format", "testimony", "title", "segments", "characters read", "characters kept",
    "characters accounted for", "SHA-256", "findings",
)  # fmt: skip
SYSTEMS = "note: files of operating systems (.DS_Store, Thumbs.db and the like): %s"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
BOM = "\ufeff"  # without it, spreadsheet programs take UTF-8 for their own code page


class _Line:
    """What `csv` writes to; the line is what was written last."""

    def write(self, line: str) -> str:
        return line


def report_lines(batch: Batch) -> Iterator[str]:
    """CSV (RFC 4180) in UTF-8, line by line, in the order of paths; memory does not grow with the batch.

    A last row without a path counts the files of operating systems.
    """
    writer = csv.writer(_Line())
    yield BOM + str(writer.writerow(COLUMNS))
    files = BatchFile.objects.filter(batch=batch).select_related("testimony").order_by("path", "pk")
    for file in files.iterator(chunk_size=500):
        yield str(writer.writerow([_harmless(cell) for cell in _cells(file)]))
    if count := batch.totals.get(PASSED_OVER):
        yield str(writer.writerow(["", "passed over", *[""] * (len(COLUMNS) - 3), SYSTEMS % count]))


def _cells(file: BatchFile) -> tuple[object, ...]:
    testimony = file.testimony
    return (
        file.path, file.outcome, file.format, testimony.identifier if testimony else "",
        testimony.title if testimony else "", file.segments, file.characters_read, file.characters_kept,
        file.characters_accounted, file.sha256, "\n".join(map(_finding, file.findings)),
    )  # fmt: skip


def _finding(found: dict[str, object]) -> str:
    line = f"line {found['line']}: " if found.get("line") else ""
    return f"{found.get('level', '')}: {line}{found.get('message', '')}"


def _harmless(cell: object) -> object:
    """An apostrophe before what would be computed when the sheet is opened."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
