"""Three testimonies in four languages and scripts, and how the tests ask for them."""

from testimonies.search.documents import Passage, TestimonyDocument
from testimonies.search.engine import Engine, Filters, Page
from testimonies.search.parse import parse
from testimonies.search.results import Results

LANGUAGES = ("en", "ru", "tr", "ar")
ALAMAT = TestimonyDocument(
    1,
    "OT-0001",
    "A prisoner of six months",
    (
        Passage("a1", "There was nothing but potato", "en", "Alim Alamat"),
        Passage("a2", "broth and a slice of bread a day.", "en", "Alim Alamat"),
        Passage("a3", "And the French captives?", "en", "Interviewer"),
    ),
    names=("Älim Älamat",),
    places=("Stalag 346",),
    summary="Captivity and hunger.",
    language="en",
    facets={"community": ("turkestani",), "topic": ("hunger", "camps")},
    year=1994,
    access=frozenset({"readers"}),
)
AYMERGEN = TestimonyDocument(
    2,
    "OT-0002",
    "The transport",
    (
        Passage("b1", "Из шестнадцати тысяч выжили немногие", "ru", "Sefer Aymergen"),
        Passage("b2", "Potatoes we never saw, and no bread.", "en", "Sefer Aymergen"),
    ),
    names=("Сефер Аймерген",),
    language="ru",
    facets={"community": ("north-caucasian",), "topic": ("hunger", "transport")},
    year=2003,
    access=frozenset({"readers", "staff"}),
)
SUKRU = TestimonyDocument(
    3,
    "OT-0003",
    "Köyden kampa",
    (Passage("c1", "Kampta ekmek yoktu; ALIM diye bir arkadaş vardı", "tr", "Şükrü"),),
    names=("Şükrü İRMAK", "علامت"),
    language="tr",
    facets={"community": ("turkestani", "crimean-tatar"), "topic": ("camps",)},
)


EVERYONE = (ALAMAT, AYMERGEN, SUKRU)


def ask(engine: Engine, typed: str, *, same_passage: bool = False, page: Page | None = None, **filters) -> Results:
    query = parse(typed, languages=LANGUAGES, same_passage=same_passage)
    return engine.search(query, filters=Filters(**filters), page=page or Page(), facets=("community", "topic"))


def found(engine: Engine, typed: str, **how) -> set[int]:
    return {hit.ordinal for hit in ask(engine, typed, **how).hits}
