"""Which transcripts of its testimony a file is a new version of: its name alone may be that of several of its files."""

from collections.abc import Sequence
from functools import partial

from testimonies.ingest.bundle import name_of
from testimonies.ingest.comparing import is_alike
from testimonies.ingest.errors import FileRefused
from testimonies.ingest.planned import PlannedFile
from testimonies.ingest.readers import Readers
from testimonies.ingest.reading import documents_of
from testimonies.models import BatchFile, Testimony, Transcript

Texts = list[Transcript]  # of one file: its text, and the translation that stands in it


def texts_of_files(testimony: Testimony, name: str) -> list[Texts]:
    """The texts of each file of that name that the testimony has, in their order."""
    texts = [text for text in testimony.transcripts.order_by("pk") if name_of(text.source_name) == name_of(name)]
    first = set(BatchFile.objects.filter(transcript__in=texts).values_list("transcript", flat=True))
    found: list[Texts] = []
    for text in texts:
        of_its_file = [group for group in found if group[0].source_file.name == text.source_file.name]
        if of_its_file:
            of_its_file[0].append(text)
        elif text.pk in first or not found:
            found.append([text])
        else:  # a translation that stood in a former version of the file
            found[-1].append(text)
    return found


def texts_beside(transcript: Transcript) -> Texts:
    """Those of its file, itself among them."""
    of_files = texts_of_files(transcript.testimony, transcript.source_name)
    return next(texts for texts in of_files if transcript in texts)


def versions_of(testimony: Testimony, files: Sequence[PlannedFile], readers: Readers) -> dict[str, Texts]:
    """By the paths of the files: the texts that each is a new version of. No texts are those of two files.

    The same bytes come first, then the path of an earlier batch; else the words must be alike.
    """
    found: dict[str, Texts] = {}
    for name in dict.fromkeys(name_of(file.arrived.name) for file in files):
        of_name = [file for file in files if name_of(file.arrived.name) == name]
        found |= _versions(texts_of_files(testimony, name), of_name, readers)
    return found


def _versions(of_files: Sequence[Texts], files: Sequence[PlannedFile], readers: Readers) -> dict[str, Texts]:
    found: dict[str, Texts] = {}
    rest = list(of_files)
    for is_it in (_has_its_bytes, _came_from_there, partial(_says_the_like, readers=readers)):
        for file in files:
            asked = rest if file.arrived.path not in found else ()
            if texts := next((texts for texts in asked if is_it(file, texts)), None):
                found[file.arrived.path] = texts
                rest.remove(texts)
    return found


def _has_its_bytes(file: PlannedFile, texts: Texts) -> bool:
    return file.sha256 in {text.source_sha256 for text in texts}


def _came_from_there(file: PlannedFile, texts: Texts) -> bool:
    return BatchFile.objects.filter(transcript__in=texts, path=file.arrived.path).exists()


def _says_the_like(file: PlannedFile, texts: Texts, *, readers: Readers) -> bool:
    """So does any file where there are no words yet."""
    if not any(text.segments.exists() for text in texts):
        return True
    try:
        documents = documents_of(readers.read(file))
    except FileRefused:  # told when it is brought in
        return False
    return any(is_alike(*pair) for pair in zip(texts, documents, strict=False))
