"""PDF files written by hand, so that every line stands where a test wants it."""

from collections.abc import Sequence

Line = tuple[float, float, str]  # how far from the left and from the bottom, in points, and the words


def pdf_file(*pages: Sequence[Line], **properties: str) -> bytes:
    """A PDF file of these pages, set in Helvetica of 11 points; what it says of itself are its `properties`."""
    count = len(pages)
    about = "".join(f"/{name} ({said})" for name, said in properties.items())
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{' '.join(f'{4 + 2 * page} 0 R' for page in range(count))}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        said = "".join(f"BT /F1 11 Tf 1 0 0 1 {x} {y} Tm ({_safe(words)}) Tj ET\n" for x, y, words in lines)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(said.encode('cp1252'))} >>\nstream\n{said}endstream")
    objects.append(f"<< {about} >>")
    return _file(objects)


def page_of(*lines: str, top: float = 760, left: float = 72) -> list[Line]:
    """Lines one below the other; an empty one leaves the room of a line."""
    return [(left, top - 14 * number, words) for number, words in enumerate(lines) if words]


def _file(objects: Sequence[str]) -> bytes:
    written, places = b"%PDF-1.4\n", list[int]()
    for number, inside in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n{inside}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    index = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}\n"
    return written + f"{index}startxref\n{len(written)}\n%%EOF\n".encode("ascii")


def _safe(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
