"""Files as archives send them, for tests of the import. All words are invented."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from testimonies.ingest.bundle import ArrivedFile

ODS = (
    '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>'
    "<table:table>%s</table:table></office:spreadsheet></office:body></office:document-content>"
)
LINES = ("We walked along the river for a week.", "The bread was shared at night.", "Then the bridge was gone.")


def vtt(*lines: str, speaker: str = "") -> bytes:
    """A WebVTT file with a cue of three seconds for each line."""
    voice = f"<v {speaker}>" if speaker else ""
    cues = (
        f"00:00:{number * 4:02}.000 --> 00:00:{number * 4 + 3:02}.000\n{voice}{line}\n"
        for number, line in enumerate(lines or LINES)
    )
    return "\n".join(["WEBVTT\n", *cues]).encode()


def ohms(*lines: str, **fields: str) -> bytes:
    """An OHMS record with these fields (`date` as OHMS writes it) and a paragraph for each line."""
    date = fields.pop("date", "")
    told = "".join(f"<{name}>{value}</{name}>" for name, value in fields.items())
    transcript = "\n\n".join(lines or LINES)
    dated = f'<date format="yyyy-mm-dd" value="{date}"/>' if date else ""
    return (
        '<?xml version="1.0"?><ROOT xmlns="https://www.weareavp.com/nunncenter/ohms"><record>'
        f"<version>5.4</version>{dated}{told}<transcript>{transcript}</transcript></record></ROOT>"
    ).encode()


def lay(folder: Path, files: Mapping[str, bytes | str]) -> Path:
    """Write the files below the folder; the folder."""
    for name, content in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def sheet(*rows: Sequence[str]) -> str:
    """A CSV with these rows, each cell in quotes."""
    return "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in rows)


def ods(rows: str) -> bytes:
    """An OpenDocument sheet with these rows, in its own markup."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        packed.writestr("content.xml", ODS % rows)
    return written.getvalue()


def pack(place: Path, files: Mapping[str, bytes | str]) -> Path:
    """A ZIP with these files; its place."""
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return place


def arrived(content: bytes, name: str = "interview.vtt") -> ArrivedFile:
    """A file that lies nowhere but in memory."""
    return ArrivedFile(name, lambda: io.BytesIO(content), len(content))
