"""Which columns of a table hold words, times and speakers: by their names, in any order and in many languages."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum


class Column(StrEnum):
    """What a column holds."""

    WORDS = "words"
    TRANSLATION = "translation"
    SPEAKER = "speaker"
    START = "start"
    END = "end"
    NUMBER = "number"
    RECORDING = "recording"
    TITLE = "title"
    SYNOPSIS = "synopsis"
    KEYWORDS = "keywords"
    SUBJECTS = "subjects"


_NAMES = {
    Column.WORDS: "transcript|transkript|transcription|transkription|text|words|utterance|content|caption|subtitle"
    "|sentence|spoken text|wortlaut|текст|слова|транскрипт|транскрипция|реплика|metin|texte|paroles|texto|testo|tekst",
    Column.TRANSLATION: "translation|translated text|übersetzung|traduction|traducción|traduzione|перевод|çeviri"
    "|tłumaczenie",
    Column.SPEAKER: "speaker|speaker name|speaker label|sprecher|sprecherin|name|who|voice|participant|person"
    "|говорящий|спикер|кто|konuşmacı|locuteur|intervenant|hablante|orador|parlante|mówca",
    Column.START: "timecode|time code|timestamp|time|start|in|begin|from|onset|start time|starttime|begin time|time in"
    "|in point|tc in|timecode in|start ms|start s|start seconds|start timecode|von|anfang|beginn|zeit|start tc"
    "|время|начало|тайм код|таймкод|başlangıç|zaman|début|inicio|inizio",
    Column.END: "end|out|stop|to|offset|end time|endtime|time out|out point|tc out|timecode out|end ms|end s"
    "|end seconds|end timecode|bis|ende|end tc|конец|bitiş|fin|fine|koniec",
    Column.NUMBER: "n|no|nr|number|index|id|row|line|cue|segment|№|номер|nummer|lfd nr|sıra",
    Column.RECORDING: "tape|recording|media|file|band|kassette|medium|лента|кассета|запись|kaset",
    Column.TITLE: "title|heading|titel|überschrift|название|заголовок|başlık|titre|título|titolo",
    Column.SYNOPSIS: "description|synopsis|summary|beschreibung|zusammenfassung|описание|özet|résumé",
    Column.KEYWORDS: "keywords|keyword|schlagwörter|schlagworte|ключевые слова",
    Column.SUBJECTS: "subjects|subject|topics|topic|themen|темы",
}
_BY_NAME = {name: column for column, names in _NAMES.items() for name in names.split("|")}
_MILLISECONDS = re.compile(r"(?:\b|_)(?:ms|msec|millis|milliseconds)\b", re.IGNORECASE)


def columns(header: Sequence[str]) -> dict[Column, int]:
    """Which column of this header holds what: the first of each kind; a translation alone is the words."""
    found: dict[Column, int] = {}
    for place, name in enumerate(header):
        column = _BY_NAME.get(" ".join(re.findall(r"[^\W_]+|№", name.casefold())))
        if column:
            found.setdefault(column, place)
    if Column.WORDS not in found and Column.TRANSLATION in found:
        found[Column.WORDS] = found.pop(Column.TRANSLATION)
    return found


def is_transcript(found: Mapping[Column, int]) -> bool:
    """Whether these columns make a transcript (words), or a table of contents (titles with times)."""
    return Column.WORDS in found or {Column.TITLE, Column.START} <= found.keys()


def in_milliseconds(name: str) -> bool:
    """Whether a column's name says that its numbers are milliseconds."""
    return bool(_MILLISECONDS.search(name))
